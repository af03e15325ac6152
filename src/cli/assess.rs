//! `groundswell assess`: how distributed leadership is, from a log of decisions.

use super::arguments::Assess;
use super::failure::{Failure, each};
use super::interrupt;
use super::output;
use super::results::{lost, put, with_files, written};
use super::source::stem;
use groundswell::assessment::{self, Fault, read_log};
use groundswell::organisation::Remark;
use groundswell::report::assessment::Assessed;
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::provenance::{Print, sha256};
use groundswell::report::{folder, plain};
use groundswell::scenario::{Input, inputs_from};
use serde_json::json;
use std::path::Path;

/// Reads a log, tells what it comes to, and writes a folder.
pub fn assess(asked: &Assess) -> Result<(), Failure> {
    let name = stem(&asked.log);
    let folder = asked.results.out.join(&name);
    folder::check(&folder)?;
    let shown = asked.log.display().to_string();
    let bytes = std::fs::read(&asked.log).map_err(|error| Failure::mistake(format!("cannot read {shown}: {error}")))?;
    let (assessed, remarks) = told(&name.to_string_lossy(), &shown, &bytes, asked.layers)?;
    folder::probe(&folder)?;
    let print = print(&asked.log, &bytes, &folder)?;
    interrupt::listen();
    let files = assessed.files(asked.layers, &asked.results.formats(), print)?;
    put(&folder, &files)?;
    for remark in remarks.iter().filter(|_| !asked.quiet) {
        output::note(&format!("{shown}: {remark}"));
    }
    if asked.results.json {
        let result = with_files(json::assessment(&assessed), &folder, &files);
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "results": [result] }));
    }
    output::print(&format!("{}\n{}", plain::assessment(&assessed, output::width()), written(&folder, &files)))
}

/// What the bytes of a log come to, and what was mended in it.
pub fn told(name: &str, shown: &str, bytes: &[u8], layers: Option<u8>) -> Result<(Assessed, Vec<Remark>), Failure> {
    let (log, remarks) = read_log(bytes, layers).map_err(|faults| mistaken(shown, &faults))?;
    Ok((Assessed { name: name.into(), assessment: assessment::assess(&log) }, remarks))
}

/// The log's fingerprint, with its path from the folder of results.
fn print(log: &Path, bytes: &[u8], folder: &Path) -> Result<Print, Failure> {
    let path = log.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let input = Input { path, sha256: sha256(bytes), bytes: bytes.len() as u64, remarks: Vec::new() };
    let moved = inputs_from(&[input], log.parent().unwrap_or(Path::new("")), folder).map_err(lost)?;
    Ok(Print::of(&moved[0].path, bytes))
}

/// All faults of a log, each with what would do.
fn mistaken(shown: &str, faults: &[Fault]) -> Failure {
    let page = |fault: &Fault| Err::<(), _>(Failure::mistake(format!("{shown}: {fault}\n   = help: {}", fault.help())));
    each(faults, page).1.expect_err("what cannot be read has a fault")
}
