//! A fit for a terminal: what it comes to, how sure that is, and what was learned of each key.

use super::layout::{aligned, hanging, wrap};
use super::{bold, joined};
use crate::report::fit::Fitted;
use crate::report::words::one_line;

/// A fit as text.
pub fn fit(fitted: &Fitted, width: usize) -> String {
    let told = |lines: Vec<String>| {
        let lines = lines.iter().map(|line| hanging(&format!("- {}", one_line(line)), width, 2));
        lines.collect::<Vec<_>>().join("\n")
    };
    joined(&[
        bold(&one_line(fitted.about.heading())),
        bold(&wrap(&format!("{}.", fitted.finding()), width)),
        told(fitted.sentences()),
        aligned(&fitted.rows(), 1),
        told(fitted.notes()),
    ])
}
