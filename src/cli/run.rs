//! `groundswell run`: strategies compared, a folder of results each.

use super::arguments::Run;
use super::failure::{Failure, each};
use super::interrupt;
use super::output;
use super::packs;
use super::progress::Progress;
use super::results::{lost, put, with_files, written};
use super::source::Source;
use super::sweep::in_memory;
use groundswell::experiment::{Comparison, Design, LEAST, Points, Sought, Sweep, compare_packs};
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::{About, FileBytes, bundle, folder, plain};
use groundswell::scenario::file::Axis;
use groundswell::scenario::{File, Input, Scenario};
use serde_json::json;
use std::path::{Path, PathBuf};

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
    /// Where it is looked for what would flip the answer, if it is.
    pub flips: Option<Points>,
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
        let seen = scenarios.iter().map(|scenario| scenario.seen_from(&source.folder, &folder));
        let (files, mut inputs): (Vec<File>, Vec<Vec<Input>>) = seen.collect::<Result<_, _>>().map_err(lost)?;
        let flips = flipping(asked, &source, &scenarios[0], &sets)?;
        let (name, inputs) = (source.title(), inputs.swap_remove(0));
        let subject = Subject { name, scenarios, files, inputs, sets: asked.changes.sets(), flips };
        Ok(Job { subject, folder })
    });
    mistakes?;
    jobs.iter().try_for_each(|job| folder::probe(&job.folder))?;
    Ok(jobs)
}

/// The most runs at each value where it is looked for flips: twice as many halve no border.
const MOST: u32 = 50;

/// The fewest, unless the answer itself has fewer.
const FEWEST: u32 = 20;

/// About so many values of a key are looked at.
const VALUES: f64 = 13.0;

/// So many weeks of a person may be run for it where it is not asked for: less than half a minute on two cores.
const QUICK: f64 = 2e9;

/// Where to look for what would flip the answer, where that is asked for, or quick.
fn flipping(
    asked: &Run,
    source: &Source,
    first: &Scenario,
    sets: &[(String, String)],
) -> Result<Option<Points>, Failure> {
    let runs = match (asked.flips, asked.no_flips) {
        (true, _) => first.file.runs.min(MOST),
        (_, true) => return Ok(None),
        _ => match runs_if_quick(first) {
            Some(runs) => runs,
            None => return Ok(None),
        },
    };
    let place = (source.bytes.as_slice(), source.shown.as_str(), source.folder.as_path());
    match flipping_points(place, &first.file, sets, runs) {
        Err(error) if asked.flips => Err(error),
        found => Ok(found.ok()),
    }
}

/// How many runs each value has, where to look for flips is worth it and takes a moment.
fn runs_if_quick(scenario: &Scenario) -> Option<u32> {
    let file = &scenario.file;
    if file.runs < LEAST || scenario.strategies.len() < 2 {
        return None;
    }
    let people = scenario.data.as_ref().map(|data| data.organisation.people()).or(file.organisation.people)?;
    let each = f64::from(people) * f64::from(file.weeks) * scenario.strategies.len() as f64;
    let all = each * VALUES * file.flipping_axes().len() as f64;
    let fewest = FEWEST.min(file.runs);
    let runs = ((QUICK / 2.0 / all) as u32).clamp(fewest, MOST).min(file.runs);
    (all * f64::from(runs) <= QUICK).then_some(runs)
}

/// The points at which it is looked for what would flip the answer of a scenario, with so many runs at each.
pub fn flipping_points(
    (bytes, shown, folder): (&[u8], &str, &Path),
    file: &File,
    sets: &[(String, String)],
    runs: u32,
) -> Result<Points, Failure> {
    let more = [("runs".to_owned(), runs.to_string()), Axis::as_setting(&file.flipping_axes())];
    Ok(Points::read(bytes, shown, folder, &[sets, &more].concat(), Design::Breakpoints, None)?)
}

/// What would flip the answer.
fn sought(points: &Points, progress: &Progress) -> Result<Sought, Failure> {
    let done = in_memory(points, progress)?;
    let sweep = Sweep { axes: points.axes.clone(), design: points.design.clone(), points: done };
    Ok(Sought { keys: points.flips(&sweep), runs: points.file.runs, points: sweep.points.len() })
}

/// Runs a scenario, and makes its folder.
pub fn results_of(subject: &Subject, progress: &Progress) -> Result<(About, Comparison, Vec<FileBytes>), Failure> {
    let mut comparison = compare_packs(&subject.scenarios, &interrupt::STOP, &|| progress.tick())?;
    progress.done();
    let sought = |points| {
        let progress = progress.then("what would flip it");
        sought(points, &progress).inspect(|_| progress.done())
    };
    comparison.flips = subject.flips.as_ref().map(sought).transpose()?;
    let about =
        About::of(&subject.name, &subject.scenarios[0].file, comparison.figures.people).with_sets(&subject.sets);
    let files = bundle::of_run(&about, &subject.files, &subject.inputs, &comparison)?;
    Ok((about, comparison, files))
}
