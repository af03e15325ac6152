//! A folder of results: written whole or not at all, and told of.

use super::failure::Failure;
use super::interrupt;
use super::log;
use super::output;
use groundswell::report::provenance::sha256;
use groundswell::report::{FileBytes, ReportError, folder, plain};
use groundswell::scenario::{Input, inputs_from};
use serde_json::Value;
use std::path::Path;

/// Writes a folder, unless it was interrupted by now. Where it names people, a line in the log beside it comes first, so
/// that there is no such folder without one.
pub fn put(folder: &Path, files: &[FileBytes]) -> Result<(), Failure> {
    let named = files.iter().filter_map(|file| file.names_people.as_ref()).filter(|_| !interrupt::is_asked());
    for named in named {
        log::add(folder.parent().unwrap_or(Path::new("")), &format!("{}: {named}", folder.display()))?;
    }
    let put = || if interrupt::is_asked() { None } else { Some(folder::write(folder, files)) };
    match interrupt::hold_off(put) {
        None => Err(Failure::interrupted()),
        Some(Err(ReportError::Io { path, source })) => {
            Err(Failure::failed(format!("cannot write {}: {source}; nothing was written", path.display())))
        }
        Some(written) => Ok(written?),
    }
}

/// What was written.
pub fn written(folder: &Path, files: &[FileBytes]) -> String {
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    format!("Written to {}:\n{}\n", folder.display(), plain::wrapped_list(&names, output::width()))
}

/// A result with where its files are.
pub fn with_files(mut result: Value, folder: &Path, files: &[FileBytes]) -> Value {
    result["folder"] = folder.to_string_lossy().into();
    result["files"] = files.iter().map(|file| file.name.as_str()).collect();
    result
}

/// A table that was read, by its path from the folder of results.
pub fn input(table: &Path, bytes: &[u8], folder: &Path) -> Result<Input, Failure> {
    let path = table.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let input = Input { path, sha256: sha256(bytes), bytes: bytes.len() as u64, remarks: Vec::new() };
    let moved = inputs_from(&[input], table.parent().unwrap_or(Path::new("")), folder).map_err(lost)?;
    moved.into_iter().next().ok_or_else(Failure::interrupted)
}

/// A table was there and is not any more.
pub fn lost(error: std::io::Error) -> Failure {
    Failure::failed(format!("cannot find a table again: {error}"))
}
