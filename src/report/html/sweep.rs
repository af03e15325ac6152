//! The report of a sweep.

use super::page::{Page, Section, listed, section};
use super::{NAME, Origin, assumptions, charts, honesty, provenance, strategies, workshop};
use crate::experiment::{Point, PointOutcome};
use crate::report::chart::Picture;
use crate::report::sensitivity::luck;
use crate::report::sweep::Grid;
use crate::report::words::{count, list, people, plural, sentence};
use crate::report::{About, Doubts, FileBytes, ReportError, flips};
use crate::scenario::File;
use maud::html;

/// So many points that could not be run are told.
const TOLD: usize = 12;

/// The report of a sweep.
pub(in crate::report) fn sweep(
    about: &About,
    file: &File,
    (grid, doubts): (&Grid, &Doubts),
    pictures: &[Picture],
    origin: &Origin,
) -> Result<FileBytes, ReportError> {
    let sections = [
        Some(honesty::honesty(doubts)),
        (!pictures.is_empty()).then(|| charts::charts(pictures)),
        Some(varied(grid)),
        failed(grid),
        (file.strategy.len() > 1)
            .then(|| section("strategies", "The strategies side by side", strategies::differences(about, file))),
        Some(assumptions::assumptions(about, file)),
        Some(provenance::provenance(about, origin)),
        Some(workshop::sheets(about, file, &grid.keys())?),
    ];
    let page = Page {
        answer: std::iter::once(grid.headline(about)).chain(grid.moved(about)).map(|told| sentence(&told)).collect(),
        sample: sample(about, grid),
        sections: sections.into_iter().flatten().collect(),
    };
    Ok(FileBytes::new(NAME, page.html(about)))
}

fn sample(about: &About, grid: &Grid) -> String {
    let points = grid.sweep.points.len() as u64;
    let people = if about.people == 0 { String::new() } else { format!(" of {}", people(about.people)) };
    let behaviour = match about.behaviour.trim() {
        "" => String::new(),
        behaviour => format!(" The behaviour: {}.", behaviour.trim_end_matches('.')),
    };
    format!(
        "{} point{} over {}; at each, {} simulated cop{} of an organisation{people}, {} {}.{behaviour}",
        count(points),
        plural(points as f64),
        list(&grid.keys()),
        count(about.runs),
        if about.runs == 1 { "y" } else { "ies" },
        count(about.weeks),
        about.step.many(),
    )
}

/// How far it moves the outcome, in words, and what the points do not say.
fn varied(grid: &Grid) -> Section {
    // Without effects and flips, these stand in the box on top.
    let told: Vec<String> = match grid.effects.as_slice() {
        [] => Vec::new(),
        _ => grid.strategies.iter().filter_map(|name| grid.between(name)).map(|told| sentence(&told)).collect(),
    };
    let luck: Vec<String> = grid.effects.iter().filter_map(luck).collect();
    let caveats = grid.flipping.as_ref().map(|found| flips::caveats(found, grid.sweep.points.len()));
    let body = html! {
        (listed(&told))
        (listed(&luck))
        @if let Some(caveats) = caveats { p { (caveats) } }
        p { code { "sweep.csv" } " in this folder has every reading of every point, " code { "points.csv" } " the command that \
             runs each alone." }
    };
    section("varied", "What was varied", body)
}

/// Points that could not be run, with the reason.
fn failed(grid: &Grid) -> Option<Section> {
    let reason = |point: &Point| match &point.outcome {
        PointOutcome::Failed { reason } => Some(format!("{}: {}", grid.told(point), sentence(reason))),
        PointOutcome::Done { .. } => None,
    };
    let reasons: Vec<String> = grid.sweep.points.iter().filter_map(reason).collect();
    let more = reasons.len().saturating_sub(TOLD);
    let body = html! {
        (listed(&reasons[..reasons.len() - more]))
        @if more > 0 { p { "And " (count(more as u64)) " more: points.csv has all." } }
    };
    (!reasons.is_empty()).then(|| section("failed", "What could not be run", body))
}
