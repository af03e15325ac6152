//! A network for a terminal: how far groups reach, what it is like, who is closed, whose influence it is.

use super::layout::{aligned, hanging, shorten, wrap};
use super::{bold, joined};
use crate::report::network::Measured;

/// The most teams, sites or layers of each kind that are listed.
const MOST: usize = 6;
/// The most columns of a name.
const NAME: usize = 48;

/// A network as text.
pub fn network(measured: &Measured, width: usize) -> String {
    let table = |title: &str, mut rows: Vec<Vec<String>>| {
        rows.iter_mut().for_each(|row| row[0] = format!("  {}", shorten(&row[0], NAME)));
        format!("{title}\n{}", aligned(&rows, 1))
    };
    let notes: Vec<String> = measured.notes().iter().map(|note| hanging(&format!("- {note}"), width, 2)).collect();
    let sections = [
        bold(&measured.heading()),
        bold(&wrap(&format!("{}.", measured.finding()), width)),
        wrap(&measured.reading().join(" "), width),
    ];
    let tables = [
        ("How many others groups reach (% of all others)", measured.reach_rows()),
        ("What a share of people reaches in one step, % of all others", measured.cover_rows()),
        ("What the network is like", measured.figure_rows()),
        ("How closed groups are, the most and the least", measured.group_rows(MOST)),
        ("Whose influence it is", measured.influence_rows()),
    ];
    let tables = tables.into_iter().filter(|(_, rows)| rows.len() > 1).map(|(title, rows)| table(title, rows));
    joined(&sections.into_iter().chain(tables).chain([notes.join("\n")]).collect::<Vec<_>>())
}
