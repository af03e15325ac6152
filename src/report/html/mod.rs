//! `report.html`: everything that there is to say of a run or a sweep in one file, to be left behind: it opens by double
//! click, asks for nothing from any network, and prints.

mod assumptions;
mod charts;
mod film;
mod honesty;
mod page;
mod provenance;
mod strategies;
mod style;
mod sweep;
mod table;
mod workshop;

use super::chart::Picture;
use super::doubts::Doubts;
use super::findings::findings;
use super::opening::sample;
use super::packs::{ranked_on, rows};
use super::spent;
use super::words::sentence;
use super::{About, FileBytes, ReportError};
use crate::experiment::{Comparison, Packs};
use crate::scenario::File;
use maud::{Markup, html};
use page::{Page, listed, section};

pub(super) use provenance::Origin;
pub use style::sheet;
pub(super) use sweep::sweep;

/// The name of the report within a folder of results.
const NAME: &str = "report.html";

/// The report of a run.
pub(super) fn run(
    about: &About,
    file: &File,
    (comparison, doubts): (&Comparison, &Doubts),
    pictures: &[Picture],
    origin: &Origin,
) -> Result<FileBytes, ReportError> {
    let packs = comparison.packs.as_ref();
    let sections = [
        Some(honesty::honesty(doubts)),
        Some(strategies::side_by_side(about, file, comparison)),
        comparison.film.as_ref().map(|watched| film::film(about, comparison, watched)).transpose()?,
        Some(charts::charts(pictures)),
        found(about, comparison),
        expected(comparison),
        packs.map(|packs| under_packs(about, packs)),
        Some(assumptions::assumptions(about, file)),
        Some(provenance::provenance(about, origin)),
        Some(workshop::sheets(about, file, &[])?),
    ];
    let verdict = sentence(&comparison.verdict.sentence);
    let finding = packs.map(|packs| sentence(&packs.finding));
    let answer = finding.into_iter().chain([verdict]).chain(spent::told(comparison)).collect();
    let page = Page { answer, sample: sample(about, comparison), sections: sections.into_iter().flatten().collect() };
    Ok(FileBytes::new(NAME, page.html(about)))
}

/// What adoption alone does not tell.
fn found(about: &About, comparison: &Comparison) -> Option<page::Section> {
    let findings = findings(about, comparison);
    (!findings.is_empty()).then(|| section("found", "What else was found", listed(&findings)))
}

/// What was expected before the run, and what came of it.
fn expected(comparison: &Comparison) -> Option<page::Section> {
    let expectation = comparison.expectation.as_ref()?;
    let body = html! {
        p {
            (sentence(&expectation.sentence)) " "
            strong { (if expectation.met { "Hit" } else { "Missed" }) } ": "
            (sentence(&expectation.found))
        }
    };
    Some(section("expected", "What was expected before the run", body))
}

/// What holds under several packs of assumptions.
fn under_packs(about: &About, packs: &Packs) -> page::Section {
    let mut rows = rows(packs).into_iter();
    let head = rows.next().unwrap_or_default();
    let caption = format!(
        "{}, each pack with the same seed: the run in the middle, in brackets nine runs in ten.",
        super::words::capital(&ranked_on(about, packs))
    );
    let told: Vec<String> = packs.sentences.iter().map(|one| sentence(one)).collect();
    let body: Markup = html! {
        (table::table(&caption, &head, 1, &rows.collect::<Vec<_>>()))
        (listed(&told))
    };
    section("packs", "Under which assumptions it holds", body)
}

#[cfg(test)]
mod tests;
