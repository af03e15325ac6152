//! `groundswell verify`: a folder of results made again, and every byte compared.

use super::arguments::Verify;
use super::failure::Failure;
use super::interrupt;
use super::network::{From, Subject};
use super::output;
use super::progress::Progress;
use super::results::lost;
use super::{assess, champions, fit, network, run, sweep};
use groundswell::experiment::{Asked, Points, Seek, Watch, run_all};
use groundswell::pulse::{Calendar, read_survey};
use groundswell::report::bundle::{PEOPLE, SCENARIO, scenario_under};
use groundswell::report::provenance::{
    AssessmentManifest, CodedManifest, Kind, MANIFEST, Manifest, NetworkManifest, Print, sha256,
};
use groundswell::report::{About, FileBytes};
use groundswell::scenario::{self, Input, Scenario};
use std::path::Path;

/// Checks what went in, runs it again, and compares what came out.
pub fn verify(asked: &Verify) -> Result<(), Failure> {
    let folder = &asked.folder;
    let (written_by, files) = again(asked, &std::fs::read(folder.join(MANIFEST)).unwrap_or_default())?;
    let differing: Vec<&str> =
        files.iter().filter(|file| !is_same(folder, file)).map(|file| file.name.as_str()).collect();
    if differing.is_empty() {
        return output::print(&format!(
            "{}: all {} files are the same, byte for byte.\n",
            folder.display(),
            files.len()
        ));
    }
    let version = About::VERSION;
    let note = match written_by.as_str() {
        same if same == version => String::new(),
        other => format!("\n   = note: written by version {other}, run again by version {version}"),
    };
    Err(Failure::differs(format!("{}: not the same when run again: {}{note}", folder.display(), differing.join(", "))))
}

/// The files of a folder with this manifest, made again once what went in is what it was, and the version that
/// wrote it.
fn again(asked: &Verify, manifest: &[u8]) -> Result<(String, Vec<FileBytes>), Failure> {
    let folder = &asked.folder;
    if let Some(manifest) = Manifest::read(manifest) {
        let bytes = unchanged(folder, &manifest)?;
        interrupt::listen();
        let files = run_again(asked, &manifest, &bytes)?;
        return Ok((manifest.version, files));
    }
    if let Some(manifest) = AssessmentManifest::read(manifest) {
        let files = assessed_again(folder, &manifest)?;
        return Ok((manifest.version, files));
    }
    if let Some(manifest) = NetworkManifest::read(manifest) {
        let files = asked.work.on_threads(|| measured_again(folder, &manifest))??;
        return Ok((manifest.version, files));
    }
    let folder = folder.display();
    if CodedManifest::read(manifest).is_some() {
        return Err(Failure::mistake(format!(
            "{folder} holds tables with codes, and nothing of what they were made from\n   = help: `groundswell \
             pseudonymise` with the same tables and the same key makes them again, byte for byte"
        )));
    }
    Err(Failure::mistake(format!("{folder} is not a folder of results: it has no {MANIFEST} of this program")))
}

/// The scenario's bytes, once it and every table that it reads are what they were.
fn unchanged(folder: &Path, manifest: &Manifest) -> Result<Vec<u8>, Failure> {
    let bytes = scenario::bytes_of(&folder.join(SCENARIO)).map_err(Failure::differs)?;
    let mut changed = Vec::new();
    if sha256(&bytes) != manifest.scenario_sha256 {
        changed.push(format!("{SCENARIO} is not what was run"));
    }
    changed.extend(changed_packs(folder, manifest));
    changed.extend(changed_inputs(folder, &manifest.inputs));
    if changed.is_empty() { Ok(bytes) } else { Err(Failure::differs(changed.join("\n       "))) }
}

/// What differs among the scenarios under other packs of assumptions.
fn changed_packs(folder: &Path, manifest: &Manifest) -> Vec<String> {
    let names = manifest.packs.iter().skip(1).map(|&pack| scenario_under(pack));
    let same = |name: &String| {
        let now = std::fs::read(folder.join(name)).map(|now| sha256(&now)).ok();
        manifest.outputs.iter().any(|output| output.path == *name && Some(&output.sha256) == now.as_ref())
    };
    names.filter(|name| !same(name)).map(|name| format!("{name} is not what was run")).collect()
}

/// What differs among the tables that were read.
fn changed_inputs(folder: &Path, inputs: &[Print]) -> Vec<String> {
    let mut changed = Vec::new();
    for input in inputs {
        match std::fs::read(folder.join(&input.path)) {
            Ok(now) if sha256(&now) == input.sha256 => (),
            Ok(_) => changed.push(format!("{} is not what was read", input.path)),
            Err(error) => changed.push(format!("{} cannot be read: {error}", input.path)),
        }
    }
    changed
}

/// An assessment, made again.
fn assessed_again(folder: &Path, manifest: &AssessmentManifest) -> Result<Vec<FileBytes>, Failure> {
    let changed = changed_inputs(folder, &manifest.inputs);
    let [input] = manifest.inputs.as_slice() else { return Err(Failure::differs("an assessment has one log")) };
    if !changed.is_empty() {
        return Err(Failure::differs(changed.join("\n       ")));
    }
    let bytes = std::fs::read(folder.join(&input.path)).map_err(lost)?;
    let (assessed, _) = assess::told(&manifest.assessment, &input.path, &bytes, manifest.layers)?;
    Ok(assessed.files(manifest.layers, &manifest.formats(), input.clone())?)
}

/// A network, measured again.
fn measured_again(folder: &Path, manifest: &NetworkManifest) -> Result<Vec<FileBytes>, Failure> {
    let mut changed = changed_inputs(folder, &manifest.inputs);
    let scenario = manifest.outputs.first().filter(|_| manifest.scenario);
    changed.extend(scenario.map_or_else(Vec::new, |print| changed_inputs(folder, std::slice::from_ref(print))));
    if !changed.is_empty() {
        return Err(Failure::differs(changed.join("\n       ")));
    }
    let path = |place: Option<usize>| Some(folder.join(&manifest.inputs.get(place?)?.path));
    let (people, ties, direction, at_least) =
        (path(manifest.people), path(manifest.ties), manifest.direction, manifest.at_least.clone());
    let from = match (manifest.scenario, ties, direction) {
        (true, ..) => From::Scenario(Box::new(Scenario::read_file(&folder.join(SCENARIO), &[])?)),
        (false, Some(ties), Some(direction)) => From::Tables { people, ties, direction, at_least },
        _ => return Err(Failure::differs("the manifest names neither a scenario nor ties")),
    };
    let (name, listed) = (manifest.network.clone(), path(manifest.listed));
    let subject = Subject { name, from, listed, group: manifest.group, seed: manifest.seed, twin: manifest.twin };
    let found = subject.measured()?;
    let file = if let From::Scenario(scenario) = &subject.from { Some(&scenario.file) } else { None };
    network::files(&found, file, &manifest.formats(), manifest.clone())
}

/// What was run, swept, fitted or compared, made again.
fn run_again(asked: &Verify, manifest: &Manifest, bytes: &[u8]) -> Result<Vec<FileBytes>, Failure> {
    let (folder, name, work) = (&asked.folder, manifest.scenario.as_str(), &asked.work);
    let quiet = work.quiet;
    let shown = folder.join(SCENARIO).to_string_lossy().into_owned();
    match manifest.kind {
        Kind::Run => {
            let mut subject = subject(folder, manifest, Scenario::read(bytes, &shown, folder, &[])?)?;
            subject.flips = manifest.flips.map(|patience| Seek {
                bytes: bytes.to_vec(),
                shown: shown.clone(),
                folder: folder.clone(),
                sets: Vec::new(),
                patience,
            });
            let progress = Progress::new(name, subject.runs(), quiet);
            let (_, _, files) = work.on_threads(|| run::results_of(&subject, &progress))??;
            Ok(files)
        }
        Kind::Champions => {
            let Some(asked) = manifest.ways.clone() else {
                return Err(Failure::differs(format!("{MANIFEST} does not say which ways were compared")));
            };
            let scenario = Scenario::read(bytes, &shown, folder, &[])?;
            let inputs = scenario.data.as_ref().map_or_else(Vec::new, |data| data.inputs.clone());
            let (name, file) = (manifest.scenario.clone(), scenario.file.clone());
            let list_ids = manifest.outputs.iter().any(|output| output.path == PEOPLE);
            let subject = champions::Subject { name, scenario, file, inputs, asked, list_ids };
            let progress = Progress::new(&subject.name, 0, quiet);
            let (_, _, files) = work.on_threads(|| champions::results_of(&subject, &progress))??;
            progress.done();
            Ok(files)
        }
        Kind::Sweep => {
            let design = manifest.design.clone().unwrap_or_default();
            let points = Points::read(bytes, &shown, folder, &[], design, manifest.until)?;
            let progress = Progress::new(name, 0, quiet);
            let watch: Watch = (&|runs| progress.more(runs), &|| progress.tick());
            let done = work.on_threads(|| run_all(&points, &interrupt::STOP, watch))??;
            let text = String::from_utf8_lossy(bytes).into_owned();
            let (_, _, files) = sweep::results_of(name, &points, done, (text, points.inputs()), &manifest.tables)?;
            progress.done();
            Ok(files)
        }
        Kind::Fit => {
            let fitted = fit_again(folder, manifest, bytes, &shown)?;
            let inputs = survey_last(&fitted, manifest);
            let progress = Progress::growing(name, quiet);
            let text = String::from_utf8_lossy(bytes).into_owned();
            let (_, files) = work.on_threads(|| fit::results_of(name, &fitted, text, &inputs, &progress))??;
            progress.done();
            Ok(files)
        }
    }
}

/// What was fitted, and the survey.
fn fit_again(folder: &Path, manifest: &Manifest, bytes: &[u8], shown: &str) -> Result<Asked, Failure> {
    let (Some(of), Some(survey)) = (&manifest.fit, manifest.inputs.last()) else {
        return Err(Failure::differs("a fit has a survey and a strategy"));
    };
    let points = Points::read(bytes, shown, folder, &[], Asked::design(of.sets), None)?;
    let table = std::fs::read(folder.join(&survey.path)).map_err(lost)?;
    let calendar = Calendar { start: of.start, last: points.file.weeks };
    let people = points.file.organisation.people;
    let (survey, _) = read_survey(&table, calendar, people).map_err(|faults| fit::mistaken(&survey.path, &faults))?;
    Ok(Asked::new(points, Some(&of.strategy), survey, of.sets)?)
}

/// The tables of the scenario, and the survey after them.
fn survey_last(asked: &Asked, manifest: &Manifest) -> Vec<Input> {
    let survey = manifest.inputs.last().map(|print| Input {
        path: print.path.clone(),
        sha256: print.sha256.clone(),
        bytes: print.bytes,
        remarks: Vec::new(),
    });
    asked.points().inputs().iter().cloned().chain(survey).collect()
}

/// What was run: the scenario, and beside it the same under other packs of assumptions.
fn subject(folder: &Path, manifest: &Manifest, first: Scenario) -> Result<run::Subject, Failure> {
    let mut scenarios = vec![first];
    for &pack in manifest.packs.iter().skip(1) {
        scenarios.push(Scenario::read_file(&folder.join(scenario_under(pack)), &[])?);
    }
    let inputs = scenarios[0].data.as_ref().map_or_else(Vec::new, |data| data.inputs.clone());
    let files = scenarios.iter().map(|scenario| scenario.file.clone()).collect();
    Ok(run::Subject {
        name: manifest.scenario.clone(),
        scenarios,
        files,
        inputs,
        sets: manifest.sets.clone(),
        flips: None,
    })
}

fn is_same(folder: &Path, file: &FileBytes) -> bool {
    std::fs::read(folder.join(&file.name)).is_ok_and(|bytes| bytes == file.bytes)
}
