//! Ways of choosing champions for a terminal: the finding, a table, what the numbers mean.

use super::layout::{aligned, hanging, wrap};
use super::{bold, heading, joined};
use crate::experiment::Ways;
use crate::report::About;
use crate::report::ways::{finding, notes, rows};
use crate::report::words::one_line;
use crate::scenario::File;

/// Ways of choosing champions as text.
pub fn ways(about: &About, file: &File, ways: &Ways, width: usize) -> String {
    let notes: Vec<String> =
        notes(about, file, ways).iter().map(|note| hanging(&format!("- {}", one_line(note)), width, 2)).collect();
    let sections = [
        heading(about, width),
        bold(&wrap(&format!("{}.", finding(ways)), width)),
        aligned(&narrow(rows(ways)), 1),
        notes.join("\n"),
    ];
    joined(&sections)
}

/// The same columns under shorter names: who is near is told in the notes and in the tables.
fn narrow(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    const NAMES: [&str; 10] =
        ["Chosen by", "Owned", "vs lot", "(range)", "As by lot", "People: 1", "2 steps", "Teams: 0", "1", "2 steps"];
    if let Some(head) = rows.first_mut() {
        head.iter_mut().zip(NAMES).for_each(|(cell, name)| *cell = name.into());
    }
    rows
}
