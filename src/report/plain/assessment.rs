//! A log of decisions for a terminal: how distributed leadership is, how decisions are taken, by layer and team.

use super::layout::{aligned, shorten, wrap};
use super::{bold, joined};
use crate::report::assessment::{Assessed, heading, level_shares};
use crate::report::words::one_line;

/// The columns beside the name need so many.
const NUMBERS: usize = 80;
/// A bar of this many columns is all decisions.
const WHOLE: f64 = 50.0;

/// An assessment as text.
pub fn assessment(assessed: &Assessed, width: usize) -> String {
    let room = width.saturating_sub(NUMBERS).clamp(14, 40);
    let mut rows = assessed.rows();
    rows.iter_mut().for_each(|row| row[0] = shorten(&row[0], room));
    let notes: Vec<String> = assessed.notes().iter().map(|note| wrap(note, width)).collect();
    let sections = [
        bold(&one_line(&heading(&assessed.name))),
        bold(&wrap(&format!("{}.", assessed.finding()), width)),
        wrap(&assessed.more(), width),
        format!("How decisions are taken, from 1 (others are told) to 7 (others decide)\n{}", levels(assessed)),
        aligned(&rows, 1),
        notes.join("\n"),
    ];
    joined(&sections)
}

/// A bar a level.
fn levels(assessed: &Assessed) -> String {
    let told = assessed.whole();
    let row = |(level, share): (String, String)| vec![format!("  {level}"), share];
    let rows: Vec<Vec<String>> = level_shares(&told).into_iter().map(row).collect();
    let bar = |share: Option<f64>| "█".repeat((share.unwrap_or(0.0) * WHOLE).round() as usize);
    let lines = aligned(&rows, 1);
    let lines = lines.lines().zip(told.levels);
    let lines = lines.map(|(line, share)| format!("{line}  {}", bar(share)).trim_end().to_owned());
    lines.collect::<Vec<_>>().join("\n")
}
