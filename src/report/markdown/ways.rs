//! The summary of ways of choosing champions.

use super::escaped;
use super::table::row;
use crate::experiment::Ways;
use crate::report::About;
use crate::report::ways::{finding, notes, rows};
use crate::scenario::File;

/// The summary of ways of choosing champions.
pub fn ways(about: &About, file: &File, ways: &Ways) -> String {
    let notes: Vec<String> = notes(about, file, ways).iter().map(|note| format!("- {}", escaped(note))).collect();
    let sections = [
        format!("# {}\n\n*Whom to ask?*", escaped(about.heading())),
        format!("**{}.**", escaped(&finding(ways))),
        table(ways),
        format!("## What the numbers mean\n\n{}", notes.join("\n")),
        "> This is a what-if, not a forecast: it says what follows from the scenario's assumptions.".into(),
        format!(
            "`groundswell verify .` in this folder runs it again and compares. With version {}, seed {} and {} runs the \
             numbers are the same every time.",
            about.version, about.seed, about.runs
        ),
    ];
    sections.join("\n\n") + "\n"
}

fn table(ways: &Ways) -> String {
    let mut rows = rows(ways).into_iter();
    let head = rows.next().expect("a table has a head");
    let cells = |cells: Vec<String>| row(&cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>());
    let rule = format!("|---|{}", "--:|".repeat(head.len() - 1));
    let lines: Vec<String> = [cells(head), rule].into_iter().chain(rows.map(cells)).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_best_way_is_named_and_the_lead_is_hedged() {
        let (about, found) = example::ways();
        let text = ways(&about, &File::default(), &found).replace('\u{a0}', " ");
        assert!(text.contains("chosen by coverage, 28 % own it in the end, 8.3 points more"), "{text}");
        assert!(text.contains("The best of 3 ways is picked after the fact") && text.contains("more than all"));
        assert!(
            text.contains("Most alike choose coverage and seniority (50 % in common), least alike degree and coverage")
        );
    }
}
