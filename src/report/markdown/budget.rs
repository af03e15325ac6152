//! What each strategy does, and at what cost.

use super::escaped;
use crate::experiment::Comparison;
use crate::report::About;
use crate::report::costs::told;

/// A line a strategy that does anything.
pub(super) fn budget(about: &About, comparison: &Comparison) -> String {
    let lines: Vec<String> = told(about, comparison).iter().map(|one| format!("- {}", escaped(one))).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("## What was done, and at what cost\n\n{}", lines.join("\n"))
}
