//! A result for a terminal: the finding first, then the numbers behind it, aligned in any width from 80.

mod assessment;
mod concepts;
mod fit;
mod grid;
mod layout;
mod network;
mod organisation;
mod packs;
mod strategies;
mod sweep_plan;
mod volumes;
mod ways;

use super::About;
use super::chart;
use super::findings::findings;
use super::flips::{OfRun, of_run};
use super::spent;
use super::words::{NBSP, one_line, round};
use crate::behaviour::Measure;
use crate::experiment::{Comparison, Outcome};
use crate::scenario::{Pack, Scenario};
use layout::{hanging, wrap};

pub use assessment::assessment;
pub use concepts::{concept, concepts, outcome};
pub use fit::fit;
pub use grid::grid;
pub use layout::wrapped_list;
pub use network::network;
pub use organisation::remarks;
pub(super) use strategies::half;
pub use sweep_plan::{bytes_of, sweep_plan};
pub use ways::ways;

/// A comparison as text; headings carry the codes for bold, which a plain terminal leaves out.
pub fn result(about: &About, scenario: &Scenario, comparison: &Comparison, width: usize) -> String {
    // Under several packs, what is said of one alone names it.
    let opening = About { assumptions: about.assumptions.filter(|_| comparison.packs.is_none()), ..about.clone() };
    let sections = [
        heading(&opening, width),
        packs::packs(about, comparison.packs.as_ref(), width),
        verdict(comparison, width),
        strategies::table(about, comparison, width),
        found(about, comparison, width),
        flips(comparison, width),
        volumes::volumes(about, comparison, width),
        organisation::figures(scenario, &comparison.figures),
        remarks(scenario, width),
        letters(about, comparison, width),
        expectation(comparison, width),
        pairing(about, comparison, width),
    ];
    joined(&sections)
}

/// Sections with a line between; every space a plain one, now that lines are broken.
fn joined(sections: &[String]) -> String {
    let sections: Vec<&str> = sections.iter().map(String::as_str).filter(|section| !section.is_empty()).collect();
    sections.join("\n\n").replace(NBSP, " ") + "\n"
}

/// What it comes to; under several packs that is said before, and this is of one of them.
fn verdict(comparison: &Comparison, width: usize) -> String {
    let sentence = wrap(&one_line(&comparison.verdict.sentence), width);
    let sentence = if comparison.packs.is_some() { sentence } else { bold(&sentence) };
    let spent = spent::told(comparison).into_iter().map(|told| wrap(&one_line(&told), width));
    std::iter::once(sentence).chain(spent).collect::<Vec<_>>().join("\n\n")
}

/// Title and question, and what is assumed where that is not the middle.
fn heading(about: &About, width: usize) -> String {
    let title = bold(&one_line(about.heading()));
    let assumed = about.assumptions.filter(|&pack| pack != Pack::Middle);
    let assumed = assumed.map(|pack| format!("Under the {} assumptions.", pack.whose()));
    let below = [one_line(&about.question), assumed.unwrap_or_default()].into_iter().filter(|line| !line.is_empty());
    std::iter::once(title).chain(below.map(|line| wrap(&line, width))).collect::<Vec<_>>().join("\n")
}

fn bold(text: &str) -> String {
    let line = |line: &str| format!("\u{1b}[1m{line}\u{1b}[0m");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// What adoption alone does not tell.
fn found(about: &About, comparison: &Comparison, width: usize) -> String {
    let lines: Vec<String> = findings(about, comparison)
        .iter()
        .map(|finding| hanging(&format!("- {}", one_line(finding)), width, 2))
        .collect();
    lines.join("\n")
}

/// What pictures cannot show.
fn letters(about: &About, comparison: &Comparison, width: usize) -> String {
    let lacking: Vec<String> = chart::lacking(about, comparison).into_iter().map(String::from).collect();
    match lacking.len() {
        0 => String::new(),
        _ => {
            let told = format!(
                "PNG pictures leave these letters out, which their font lacks: {}. SVG pictures show them where there is a \
                 font that has them.",
                lacking.join(" ")
            );
            wrap(&told, width)
        }
    }
}

/// What would flip it.
fn flips(comparison: &Comparison, width: usize) -> String {
    let told = of_run(comparison).map(OfRun::short).unwrap_or_default();
    let lines: Vec<String> = told.iter().map(|told| hanging(&format!("- {}", one_line(told)), width, 2)).collect();
    if lines.is_empty() { String::new() } else { format!("What would flip it\n{}", lines.join("\n")) }
}

fn expectation(comparison: &Comparison, width: usize) -> String {
    let Some(expectation) = &comparison.expectation else { return String::new() };
    let outcome = if expectation.met { "hit" } else { "missed" };
    let told = format!(
        "Expected: {}. {}: {}.",
        one_line(&expectation.sentence),
        super::words::capital(outcome),
        one_line(&expectation.found)
    );
    wrap(&told, width)
}

/// What it is worth that every strategy meets the same people with the same luck.
fn pairing(about: &About, comparison: &Comparison, width: usize) -> String {
    let Some(factor) = pairing_factor(about, comparison) else { return String::new() };
    let worth = match round(factor, usize::from(factor < 9.95) as i32) {
        factor if factor > 1.0 => format!("the same certainty needs {factor} times fewer runs"),
        _ => "here that saves no runs".into(),
    };
    wrap(&format!("Every strategy meets the same people with the same luck: {worth}."), width)
}

/// How many times fewer runs the pairing of the first two strategies needs, on owned adoption in the end.
pub(super) fn pairing_factor(about: &About, comparison: &Comparison) -> Option<f64> {
    let [first, second, ..] = comparison.verdict.ranking[..] else { return None };
    let pair = (first.min(second), first.max(second));
    let outcome = Outcome::Share(Measure::Owned, about.weeks);
    let found = comparison.differences.iter().find(|one| (one.first, one.second) == pair && one.outcome == outcome);
    found?.paired?.variance_reduction
}
