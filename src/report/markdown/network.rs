//! The summary of a network.

use super::escaped;
use super::table::row;
use crate::report::About;
use crate::report::network::Measured;

/// The most teams, sites or layers of each kind that are listed.
const MOST: usize = 12;

/// The summary of a network.
pub fn network(measured: &Measured) -> String {
    let notes: Vec<String> = measured.notes().iter().map(|note| format!("- {}", escaped(note))).collect();
    let mut sections = vec![
        format!("# {}", escaped(&measured.heading())),
        format!("**{}.**", escaped(&measured.finding())),
        escaped(&measured.reading().join(" ")),
    ];
    let more = [
        ("How far groups reach", measured.reach_rows()),
        ("What a share of people reaches in one step, % of all others", measured.cover_rows()),
        ("What the network is like", headed(measured.figure_rows())),
        ("How closed groups are", measured.group_rows(MOST)),
        ("Whose influence it is", measured.influence_rows()),
    ];
    sections.extend(
        more.into_iter()
            .filter(|(_, rows)| rows.len() > 1)
            .map(|(title, rows)| format!("## {title}\n\n{}", table(rows))),
    );
    sections.extend([
        format!("## What the numbers mean\n\n{}", notes.join("\n")),
        format!("`groundswell verify .` in this folder, with version {}, makes it again.", About::VERSION),
    ]);
    sections.join("\n\n") + "\n"
}

/// Rows with a head, if only an empty one.
fn headed(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    if rows.first().is_some_and(|row| !row[0].is_empty()) {
        rows.insert(0, vec![String::new(); rows[0].len()]);
    }
    rows
}

fn table(rows: Vec<Vec<String>>) -> String {
    let mut rows = rows.into_iter();
    let head = rows.next().unwrap_or_default();
    let cells = |cells: Vec<String>| row(&cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>());
    let rule = format!("|---|{}", "--:|".repeat(head.len().saturating_sub(1)));
    let lines: Vec<String> = [cells(head), rule].into_iter().chain(rows.map(cells)).collect();
    lines.join("\n")
}
