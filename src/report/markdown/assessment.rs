//! The summary of a log of decisions.

use super::escaped;
use super::table::row;
use crate::report::About;
use crate::report::assessment::{Assessed, heading, level_shares};

/// The summary of an assessment.
pub fn assessment(assessed: &Assessed) -> String {
    let notes: Vec<String> = assessed.notes().iter().map(|note| format!("- {}", escaped(note))).collect();
    let sections = [
        format!("# {}", escaped(&heading(&assessed.name))),
        format!("**{}.**", escaped(&assessed.finding())),
        escaped(&assessed.more()),
        format!("## By layer and team\n\n{}", groups(assessed)),
        format!("## How decisions are taken\n\n{}", levels(assessed)),
        format!("## What the numbers mean\n\n{}", notes.join("\n")),
        "> This describes the decisions in the log. It does not say what would come of deciding otherwise.".into(),
        format!("`groundswell verify .` in this folder, with version {}, makes it again.", About::VERSION),
    ];
    sections.join("\n\n") + "\n"
}

fn groups(assessed: &Assessed) -> String {
    let mut rows = assessed.rows().into_iter();
    let head = rows.next().expect("a table has a head");
    let cells = |cells: Vec<String>| row(&cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>());
    let rule = format!("|---|{}", "--:|".repeat(head.len() - 1));
    let lines: Vec<String> = [cells(head), rule].into_iter().chain(rows.map(cells)).collect();
    lines.join("\n")
}

fn levels(assessed: &Assessed) -> String {
    let lines = level_shares(&assessed.whole()).into_iter().map(|(level, share)| row(&[level, share]));
    let head = ["| Level | Decisions |".to_owned(), "|---|--:|".to_owned()];
    head.into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}
