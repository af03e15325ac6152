//! What holds under several packs of assumptions, for a terminal.

use super::bold;
use super::layout::{aligned, hanging, shorten, wrap};
use crate::experiment::Packs;
use crate::report::About;
use crate::report::packs::{ranked_on, rows};
use crate::report::words::{capital, one_line};

/// What a column of a pack needs.
const COLUMN: usize = 18;

/// The finding, a column a pack, and sentence by sentence; nothing where there is one pack alone.
pub(super) fn packs(about: &About, packs: Option<&Packs>, width: usize) -> String {
    let Some(packs) = packs else { return String::new() };
    let room = width.saturating_sub(COLUMN * packs.under.len()).max(16);
    let mut rows = rows(packs);
    rows[0][0].clear();
    rows.iter_mut().for_each(|row| row[0] = shorten(&one_line(&row[0]), room));
    let told = packs.sentences.iter().map(|one| format!("- {}", hanging(&format!("{}.", one_line(one)), width - 2, 2)));
    let parts = [
        bold(&wrap(&format!("{}.", one_line(&packs.finding)), width)),
        aligned(&rows, 1),
        wrap(&format!("{}: the run in the middle, in brackets nine in ten.", capital(&ranked_on(about, packs))), width),
        told.collect::<Vec<_>>().join("\n"),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
