//! `groundswell assess`: how distributed leadership is, from a log of decisions.

use super::arguments::Assess;
use super::failure::{Failure, each};
use super::interrupt;
use super::output;
use super::results::{input, put, with_files, written};
use super::source::stem;
use groundswell::assessment::{self, Fault, read_log};
use groundswell::organisation::Remark;
use groundswell::report::assessment::Assessed;
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::provenance::Print;
use groundswell::report::{folder, plain};
use serde_json::json;

/// Reads a log, tells what it comes to, and writes a folder.
pub fn assess(asked: &Assess) -> Result<(), Failure> {
    let name = stem(&asked.log);
    let folder = asked.results.out.join(&name);
    folder::check(&folder)?;
    let shown = asked.log.display().to_string();
    let bytes = std::fs::read(&asked.log).map_err(|error| Failure::mistake(format!("cannot read {shown}: {error}")))?;
    let (assessed, remarks) = told(&name.to_string_lossy(), &shown, &bytes, asked.layers)?;
    folder::probe(&folder)?;
    let print = Print::of(&input(&asked.log, &bytes, &folder)?.path, &bytes);
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

/// All faults of a log, each with what would do.
fn mistaken(shown: &str, faults: &[Fault]) -> Failure {
    let page = |fault: &Fault| Err::<(), _>(Failure::mistake(format!("{shown}: {fault}\n   = help: {}", fault.help())));
    each(faults, page).1.expect_err("what cannot be read has a fault")
}
