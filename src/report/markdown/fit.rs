//! The summary of a fit.

use super::table::row;
use super::{LIMITS, escaped};
use crate::report::fit::{Fitted, PLAUSIBLE};

/// The summary of a fit.
pub fn fit(fitted: &Fitted) -> String {
    let listed =
        |lines: Vec<String>| lines.iter().map(|line| format!("- {}", escaped(line))).collect::<Vec<_>>().join("\n");
    let sections = [
        format!("# {}", escaped(fitted.about.heading())),
        format!("**{}.**", escaped(&fitted.finding())),
        listed(fitted.sentences()),
        format!("## What was learned of each key\n\n{}", keys(fitted)),
        format!("## How it was found\n\n{}", listed(fitted.notes())),
        format!(
            "## To go on\n\n`groundswell sweep scenario.toml --list {PLAUSIBLE}` in this folder compares all strategies with \
             100 sets of values that {}.",
            if fitted.fit.misses() { "come nearest, though none fits: other keys or ranges may" } else { "fit" }
        ),
        format!("> {LIMITS}"),
        format!("`groundswell verify .` in this folder, with version {}, fits it again.", fitted.about.version),
    ];
    sections.join("\n\n") + "\n"
}

fn keys(fitted: &Fitted) -> String {
    let mut rows = fitted.rows().into_iter();
    let head = rows.next().expect("a table has a head");
    let cells = |cells: Vec<String>| row(&cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>());
    let rule = format!("|---|{}", "--:|".repeat(head.len() - 1));
    [cells(head), rule].into_iter().chain(rows.map(cells)).collect::<Vec<_>>().join("\n")
}
