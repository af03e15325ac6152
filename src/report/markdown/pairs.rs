//! Strategies run by run.

use super::escaped;
use crate::experiment::Comparison;
use crate::report::About;
use crate::report::pairs::{opening, told};

/// The strategy that leads against each of the others, on owned adoption in the last week.
pub(super) fn pairs(about: &About, comparison: &Comparison) -> String {
    let lines: Vec<String> = told(about, comparison).iter().map(|one| format!("- {}", escaped(one))).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "## Run by run\n\n{} Every pair on every measure is in `differences.csv`.\n\n{}",
        opening(about, comparison),
        lines.join("\n")
    )
}
