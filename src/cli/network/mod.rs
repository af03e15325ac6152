//! `groundswell network`: what a network is like, and who reaches whom, before anything is simulated.

mod asked;
mod manifest;
mod measured;
mod tables;

pub use measured::{Found, From, Subject};

use super::arguments::Network as Asked;
use super::failure::Failure;
use super::interrupt;
use super::log;
use super::output;
use super::results::{lost, put, with_files, written};
use asked::subject;
use groundswell::network::Twin;
use groundswell::report::bundle::scenario_file;
use groundswell::report::json::SCHEMA_VERSION;
use groundswell::report::network::json;
use groundswell::report::provenance::NetworkManifest;
use groundswell::report::{FileBytes, Format, csv, folder, plain};
use groundswell::scenario::File;
use serde_json::json;
use std::path::Path;

/// Reads people and ties, tells what their network is like, and writes a folder.
pub fn network(asked: &Asked) -> Result<(), Failure> {
    let (name, subject, source) = subject(asked)?;
    let folder = asked.results.out.join(name);
    folder::check(&folder)?;
    if subject.listed.is_some() {
        log::check(&asked.results.out)?;
    }
    let found = asked.work.on_threads(|| subject.measured())??;
    folder::probe(&folder)?;
    interrupt::listen();
    let scenario = match (&subject.from, source) {
        (From::Scenario(scenario), Some(source)) => Some(scenario.seen_from(&source.folder, &folder).map_err(lost)?),
        _ => None,
    };
    let manifest = subject.manifest(&found, &folder, scenario.as_ref().map_or(&[][..], |(_, inputs)| inputs))?;
    let mut files = files(&found, scenario.as_ref().map(|(file, _)| file), &asked.results.formats(), manifest)?;
    for reach in files.iter_mut().filter(|file| file.name == "reach.csv") {
        reach.names_people = found.listing(&subject);
    }
    put(&folder, &files)?;
    tell(asked, &found, &folder, &files)
}

fn tell(asked: &Asked, found: &Found, folder: &Path, files: &[FileBytes]) -> Result<(), Failure> {
    for table in found.tables.iter().flatten().filter(|_| !asked.work.quiet) {
        table.remarks.iter().for_each(|remark| output::note(&format!("{}: {remark}", table.path.display())));
    }
    if asked.results.json {
        let result = with_files(json(&found.measured), folder, files);
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "results": [result] }));
    }
    output::print(&format!("{}\n{}", plain::network(&found.measured, output::width()), written(folder, files)))
}

/// The files of a folder; a scenario stands first.
pub fn files(
    found: &Found,
    scenario: Option<&File>,
    formats: &[Format],
    manifest: NetworkManifest,
) -> Result<Vec<FileBytes>, Failure> {
    let mut more: Vec<FileBytes> = scenario.map(scenario_file).into_iter().collect();
    if let Some(Twin { people, ties, .. }) = &found.twin {
        more.push(FileBytes::new("twin-people.csv", csv::of_rows(people.clone())));
        more.push(FileBytes::new("twin-ties.csv", csv::of_rows(ties.clone())));
    }
    Ok(found.measured.files(formats, more, manifest)?)
}
