//! What holds under several packs of assumptions.

use super::escaped;
use super::table::row;
use crate::experiment::Packs;
use crate::report::About;
use crate::report::packs::{ranked_on, rows};
use crate::report::words::{list, sentence};

/// What they come to, first of all; nothing where there is one pack alone.
pub(super) fn finding(packs: Option<&Packs>) -> Option<String> {
    packs.map(|packs| format!("**{}**", escaped(&sentence(&packs.finding))))
}

/// Sentence by sentence, and a column a pack.
pub(super) fn packs(about: &About, packs: Option<&Packs>) -> String {
    let Some(packs) = packs else { return String::new() };
    let mut lines: Vec<String> =
        rows(packs).into_iter().map(|cells| row(&cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>())).collect();
    lines.insert(1, format!("|---|{}", "--:|".repeat(packs.under.len())));
    let told: Vec<String> = packs.sentences.iter().map(|one| format!("- {}", escaped(&sentence(one)))).collect();
    let words: Vec<String> = packs.under.iter().map(|under| format!("`{}`", under.pack.word())).collect();
    let parts = [
        format!(
            "## Under which assumptions it holds\n\nOn {}, under the packs of assumptions {}, each with the same seed: \
             the run in the middle, in brackets nine runs in ten. `groundswell explain KEY` shows what a pack assumes.",
            ranked_on(about, packs),
            list(&words)
        ),
        lines.join("\n"),
        told.join("\n"),
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}
