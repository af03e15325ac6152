//! `groundswell run`: strategies compared, a folder of results each.

use super::arguments::Run;
use super::check::each;
use super::failure::Failure;
use super::interrupt;
use super::output;
use super::progress::Progress;
use super::source::Source;
use groundswell::experiment::{Comparison, compare};
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::{About, FileBytes, ReportError, bundle, folder, plain};
use groundswell::scenario::{File, Input, Scenario};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// A scenario that is to be run, and where its results go.
struct Job {
    name: String,
    scenario: Scenario,
    folder: PathBuf,
    /// Its file and its tables as they are from that folder.
    from_there: (File, Vec<Input>),
}

/// Reads all files, then runs one after the other.
pub fn run(asked: &Run) -> Result<(), Failure> {
    let jobs = jobs(asked)?;
    interrupt::listen();
    let mut results = Vec::new();
    for job in jobs {
        let progress = Progress::new(&job.name, job.scenario.file.runs.into(), asked.work.quiet);
        let done = || results_of(&job.name, &job.scenario, &job.from_there, &progress);
        let (about, comparison, files) = asked.work.on_threads(done)??;
        put(&job.folder, &files)?;
        progress.done();
        if asked.results.json {
            let result = json::result(&about, &job.scenario, &comparison);
            results.push(with_files(result, &job.folder, &files));
        } else {
            let result = plain::result(&about, &job.scenario, &comparison, output::width());
            output::print(&format!("{result}\n{}", written(&job.folder, &files)))?;
        }
    }
    if asked.results.json {
        output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "results": results }))?;
    }
    Ok(())
}

/// Everything that can be mistaken is found before anything runs.
fn jobs(asked: &Run) -> Result<Vec<Job>, Failure> {
    let mut sets = asked.changes.sets();
    sets.extend(asked.results.set());
    let mut folders: Vec<PathBuf> = Vec::new();
    let (jobs, mistakes) = each(&asked.files, |given| {
        let source = Source::find(given)?;
        let scenario = source.scenario(&sets)?;
        let folder = asked.results.out.join(&source.name);
        if folders.contains(&folder) {
            return Err(Failure::mistake(format!(
                "two scenarios would both be written to {}: run them one by one, each with its own --out",
                folder.display()
            )));
        }
        folders.push(folder.clone());
        folder::check(&folder)?;
        let from_there = scenario.seen_from(&source.folder, &folder).map_err(lost)?;
        Ok(Job { name: source.title(), scenario, folder, from_there })
    });
    mistakes?;
    jobs.iter().try_for_each(|job| folder::probe(&job.folder))?;
    Ok(jobs)
}

/// A table was there and is not any more.
pub fn lost(error: std::io::Error) -> Failure {
    Failure::failed(format!("cannot find a table again: {error}"))
}

/// Runs a scenario, and makes its folder.
pub fn results_of(
    name: &str,
    scenario: &Scenario,
    (file, inputs): &(File, Vec<Input>),
    progress: &Progress,
) -> Result<(About, Comparison, Vec<FileBytes>), Failure> {
    let comparison = compare(scenario, &interrupt::STOP, &|| progress.tick())?;
    let about = About::of(name, &scenario.file, comparison.figures.people);
    let files = bundle::of_run(&about, file, inputs, &comparison)?;
    Ok((about, comparison, files))
}

/// Writes a folder, unless it was interrupted by now.
pub fn put(folder: &Path, files: &[FileBytes]) -> Result<(), Failure> {
    let put = || if interrupt::is_asked() { None } else { Some(folder::write(folder, files)) };
    match interrupt::hold_off(put) {
        None => Err(Failure::Interrupted),
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
