//! `groundswell run`: strategies compared, a folder of results each.

use super::arguments::Run;
use super::failure::{Failure, each};
use super::interrupt;
use super::log;
use super::output;
use super::packs;
use super::progress::Progress;
use super::results::{lost, put, with_files, written};
use super::source::Source;
use groundswell::experiment::{
    Comparison, Patience, Seek, SeekError, Sought, Watch, compare_packs, has_an_answer, is_quick,
};
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::{About, FileBytes, bundle, folder, plain};
use groundswell::scenario::{File, Input, Scenario};
use serde_json::json;
use std::path::PathBuf;

/// A scenario that is to be run, and where its results go.
struct Job {
    subject: Subject,
    folder: PathBuf,
}

/// A scenario that is run, under one pack of assumptions or several.
pub struct Subject {
    /// What it is called.
    pub name: String,
    /// It under each pack; the results of the first are kept whole.
    pub scenarios: Vec<Scenario>,
    /// Their files, and the tables that they name, as they are from the folder of the results.
    pub files: Vec<File>,
    /// The tables themselves.
    pub inputs: Vec<Input>,
    /// The values that were laid over its file.
    pub sets: Vec<(String, String)>,
    /// How it is looked for what would flip the answer, if it is.
    pub flips: Option<Seek>,
}

impl Subject {
    /// How many runs there are in all.
    pub fn runs(&self) -> u64 {
        self.scenarios.iter().map(|scenario| u64::from(scenario.file.runs)).sum()
    }
}

/// Reads all files, then runs one after the other.
pub fn run(asked: &Run) -> Result<(), Failure> {
    let jobs = jobs(asked)?;
    interrupt::listen();
    let mut results = Vec::new();
    for job in jobs {
        let (subject, scenario) = (&job.subject, &job.subject.scenarios[0]);
        let progress = Progress::new(&subject.name, subject.runs(), asked.work.quiet);
        let (about, comparison, files) = asked.work.on_threads(|| results_of(subject, &progress))??;
        put(&job.folder, &files)?;
        if asked.results.json {
            let result = json::result(&about, scenario, &comparison);
            results.push(with_files(result, &job.folder, &files));
        } else {
            let result = plain::result(&about, scenario, &comparison, output::width());
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
    let wanted = packs::asked_for(&asked.packs);
    let mut folders: Vec<PathBuf> = Vec::new();
    let (jobs, mistakes) = each(&asked.files, |given| {
        let source = Source::find(given)?;
        let scenarios = packs::read(&source, &sets, &wanted)?;
        let folder = asked.results.out.join(&source.name);
        if folders.contains(&folder) {
            return Err(Failure::mistake(format!(
                "two scenarios would both be written to {}: run them one by one, each with its own --out",
                folder.display()
            )));
        }
        folders.push(folder.clone());
        folder::check(&folder)?;
        if scenarios[0].file.people_named() > 0 {
            log::check(&asked.results.out)?;
        }
        let seen = scenarios.iter().map(|scenario| scenario.seen_from(&source.folder, &folder));
        let (files, mut inputs): (Vec<File>, Vec<Vec<Input>>) = seen.collect::<Result<_, _>>().map_err(lost)?;
        let (name, inputs) = (source.title(), inputs.swap_remove(0));
        let first = scenarios[0].file.assumptions;
        let look = |patience| {
            let pack = (!wanted.is_empty()).then(|| ("assumptions".to_owned(), first.word().to_owned()));
            let sets = sets.iter().cloned().chain(pack).collect();
            Seek { bytes: source.bytes, shown: source.shown, folder: source.folder, sets, patience }
        };
        let flips = patience(asked, &scenarios[0]).map(look);
        let subject = Subject { name, scenarios, files, inputs, sets: asked.changes.sets(), flips };
        Ok(Job { subject, folder })
    });
    mistakes?;
    jobs.iter().try_for_each(|job| folder::probe(&job.folder))?;
    Ok(jobs)
}

/// How long it is looked for what would flip the answer, if there is one to flip: as long as it takes where that is asked
/// for, else where it is quick.
fn patience(asked: &Run, first: &Scenario) -> Option<Patience> {
    match (asked.flips, asked.no_flips) {
        (_, true) => None,
        _ if !has_an_answer(first) => None,
        (true, _) => Some(Patience::Boundless),
        _ => is_quick(first).then_some(Patience::Quick),
    }
}

/// What would flip the answer.
fn sought(seek: &Seek, scenario: &Scenario, progress: &Progress) -> Result<Sought, SeekError> {
    let watch: Watch = (&|runs| progress.more(runs), &|| progress.tick());
    seek.sought(scenario, &interrupt::STOP, watch).inspect(|_| progress.done())
}

/// Runs a scenario, and makes its folder.
pub fn results_of(subject: &Subject, progress: &Progress) -> Result<(About, Comparison, Vec<FileBytes>), Failure> {
    let mut comparison = compare_packs(&subject.scenarios, &interrupt::STOP, &|| progress.tick())?;
    progress.done();
    let flips = |seek: &Seek| sought(seek, &subject.scenarios[0], &progress.then("what would flip it"));
    comparison.flips = match subject.flips.as_ref().map(flips).transpose() {
        Err(SeekError::Points(error)) => {
            output::note(&format!("it could not be looked for what would flip the answer: {error}"));
            None
        }
        found => found?,
    };
    let about =
        About::of(&subject.name, &subject.scenarios[0].file, comparison.figures.people).with_sets(&subject.sets);
    let files = bundle::of_run(&about, &subject.files, &subject.inputs, &comparison)?;
    Ok((about, comparison, files))
}
