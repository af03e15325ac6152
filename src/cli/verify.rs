//! `groundswell verify`: a folder of results made again, and every byte compared.

use super::arguments::Verify;
use super::failure::Failure;
use super::interrupt;
use super::output;
use super::progress::Progress;
use super::{run, sweep};
use groundswell::experiment::Points;
use groundswell::report::bundle::SCENARIO;
use groundswell::report::provenance::{Kind, MANIFEST, Manifest, sha256};
use groundswell::report::{About, FileBytes};
use groundswell::scenario::{self, Scenario};
use std::path::Path;

/// Checks what went in, runs it again, and compares what came out.
pub fn verify(asked: &Verify) -> Result<(), Failure> {
    let folder = &asked.folder;
    let manifest = manifest(folder)?;
    let bytes = unchanged(folder, &manifest)?;
    interrupt::listen();
    let files = again(asked, &manifest, &bytes)?;
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
    let note = match manifest.version.as_str() {
        same if same == version => String::new(),
        other => format!("\n   = note: written by version {other}, run again by version {version}"),
    };
    Err(Failure::differs(format!("{}: not the same when run again: {}{note}", folder.display(), differing.join(", "))))
}

fn manifest(folder: &Path) -> Result<Manifest, Failure> {
    let bytes = std::fs::read(folder.join(MANIFEST));
    bytes.ok().and_then(|bytes| Manifest::read(&bytes)).ok_or_else(|| {
        let folder = folder.display();
        Failure::mistake(format!("{folder} is not a folder of results: it has no {MANIFEST} of this program"))
    })
}

/// The scenario's bytes, once it and every table that it reads are what they were.
fn unchanged(folder: &Path, manifest: &Manifest) -> Result<Vec<u8>, Failure> {
    let bytes = scenario::bytes_of(&folder.join(SCENARIO)).map_err(Failure::differs)?;
    let mut changed = Vec::new();
    if sha256(&bytes) != manifest.scenario_sha256 {
        changed.push(format!("{SCENARIO} is not what was run"));
    }
    for input in &manifest.inputs {
        match std::fs::read(folder.join(&input.path)) {
            Ok(now) if sha256(&now) == input.sha256 => (),
            Ok(_) => changed.push(format!("{} is not what was read", input.path)),
            Err(error) => changed.push(format!("{} cannot be read: {error}", input.path)),
        }
    }
    if changed.is_empty() { Ok(bytes) } else { Err(Failure::differs(changed.join("\n       "))) }
}

/// The files of the folder, made again.
fn again(asked: &Verify, manifest: &Manifest, bytes: &[u8]) -> Result<Vec<FileBytes>, Failure> {
    let (folder, name, quiet) = (&asked.folder, manifest.scenario.as_str(), asked.work.quiet);
    let shown = folder.join(SCENARIO).to_string_lossy().into_owned();
    match manifest.kind {
        Kind::Run => {
            let scenario = Scenario::read(bytes, &shown, folder, &[])?;
            let inputs = scenario.data.as_ref().map_or_else(Vec::new, |data| data.inputs.clone());
            let as_read = (scenario.file.clone(), inputs);
            let progress = Progress::new(name, scenario.file.runs.into(), quiet);
            let (_, _, files) = asked.work.on_threads(|| run::results_of(name, &scenario, &as_read, &progress))??;
            progress.done();
            Ok(files)
        }
        Kind::Sweep => {
            let points = Points::read(bytes, &shown, folder, &[])?;
            let progress = Progress::new(name, points.runs(), quiet);
            let (text, inputs) = (String::from_utf8_lossy(bytes).into_owned(), sweep::inputs(&points).to_vec());
            let done = || sweep::results_of(name, points, text, &inputs, &progress);
            let (_, _, files) = asked.work.on_threads(done)??;
            progress.done();
            Ok(files)
        }
    }
}

fn is_same(folder: &Path, file: &FileBytes) -> bool {
    std::fs::read(folder.join(&file.name)).is_ok_and(|bytes| bytes == file.bytes)
}
