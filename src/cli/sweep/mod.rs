//! `groundswell sweep`: a scenario at many points, in one go, in parts, or going on where it was cut short.

mod plan;
mod status;
mod varied;

use super::arguments::{Results, Sweep, Varied};
use super::failure::Failure;
use super::interrupt;
use super::output;
use super::progress::Progress;
use super::results::{lost, put, with_files, written};
use super::source::Source;
use groundswell::experiment::{Interrupted, Point, Points, Shard, Watch, run_open};
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::provenance::{Kind, MANIFEST, Manifest};
use groundswell::report::store::{Gathered, Store, gathered};
use groundswell::report::sweep::Grid;
use groundswell::report::{About, FileBytes, ReportError, TableFormat, bundle, folder, plain};
use groundswell::scenario::{Input, inputs_from, laid_over_toml, tables_from};
use serde_json::json;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// A sweep that is to be run, and where its results go.
pub struct Job {
    title: String,
    points: Points,
    folder: PathBuf,
    /// The scenario as it runs from the folder of results, and its tables as seen from there.
    text: String,
    inputs: Vec<Input>,
    /// The formats of its tables beside CSV.
    tables: Vec<TableFormat>,
    /// The folders that have to be made for it.
    made: Vec<PathBuf>,
    /// What is remarkable about its table of points.
    remark: Option<String>,
}

/// What ended a sweep before its last point.
enum Ended {
    Interrupted,
    Disk(ReportError),
}

impl From<Interrupted> for Ended {
    fn from(_: Interrupted) -> Ended {
        Ended::Interrupted
    }
}

/// Reads and checks the sweep, then runs the points that are not finished yet.
pub fn sweep(asked: &Sweep) -> Result<(), Failure> {
    let job = Job::read(&asked.varied, &asked.results)?.without_vain_settings()?;
    if asked.dry_run {
        return job.plan(asked);
    }
    if asked.status {
        return job.status();
    }
    if asked.shard.is_some() && job.points.design.refines() {
        return Err(Failure::mistake("points that hang on others cannot be run in parts: leave --shard out"));
    }
    folder::probe(&job.folder)?;
    job.remark.iter().filter(|_| !asked.work.quiet).for_each(|remark| output::note(remark));
    let store = Store::open(&job.store(), &job.points)?;
    let finished = job.points.labels(&store.finished());
    if !finished.is_empty() && !asked.work.quiet {
        output::note(&format!("{}: {} points are finished already", job.title, finished.len()));
    }
    interrupt::listen();
    let grows = job.points.design.refines() || job.points.until.is_some();
    let progress = match grows {
        true => Progress::growing(&job.title, asked.work.quiet),
        false => Progress::new(&job.title, 0, asked.work.quiet),
    };
    let watch: Watch = (&|runs| progress.more(runs), &|| progress.tick());
    let keep = |point: Point| store.put(&point).map_err(Ended::Disk);
    let shard = asked.shard.unwrap_or(Shard::ALL);
    let run = || run_open(&job.points, shard, finished, &interrupt::STOP, watch, &keep);
    let ran = asked.work.on_threads(run)?;
    ran.map_err(|ended| job.cut_short(ended, &store, asked.shard.is_none()))?;
    progress.done();
    match asked.shard {
        Some(shard) => output::print(&job.told_part(shard, &store)),
        None => job.conclude(&asked.results, &[store]),
    }
}

impl Job {
    /// Reads and checks a sweep.
    pub fn read(varied: &Varied, results: &Results) -> Result<Job, Failure> {
        let (mut sets, design, remark) = varied.sets()?;
        sets.extend(results.set());
        let source = Source::find(&varied.file)?;
        let folder = results.out.join(folder_name(&source));
        folder::check(&folder)?;
        let points = Points::read(&source.bytes, &source.shown, &source.folder, &sets, design, varied.until)
            .map_err(|error| varied.in_list(error))?;
        let (text, inputs) = seen_from(&source, &points, &sets, &folder)?;
        let made = folder::missing(&results.out);
        let tables = varied.tables();
        Ok(Job { title: source.title(), points, folder, text, inputs, tables, made, remark })
    }

    /// The same, unless something is set that is varied as well.
    fn without_vain_settings(self) -> Result<Job, Failure> {
        Ok(Job { points: self.points.without_vain_settings()?, ..self })
    }

    /// What it runs.
    pub fn points(&self) -> &Points {
        &self.points
    }

    /// Where its results go.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Where finished points are kept until all are there.
    pub fn store(&self) -> PathBuf {
        let mut name = self.folder.file_name().unwrap_or_default().to_owned();
        name.push(".points");
        self.folder.with_file_name(name)
    }

    /// The folders of finished points that there are of this sweep: its own, and others.
    pub fn stores(&self, others: &[PathBuf]) -> Result<Vec<Store>, Failure> {
        let mut stores: Vec<Store> = Store::find(&self.store(), &self.points)?.into_iter().collect();
        for folder in others {
            // The folder of points, or the folder of results beside which it lies.
            let within = folder.join(self.store().file_name().unwrap_or_default());
            let folder = if within.is_dir() { &within } else { folder };
            let found = Store::find(folder, &self.points)?;
            let none = || Failure::mistake(format!("{} holds no finished points of a sweep", folder.display()));
            stores.push(found.ok_or_else(none)?);
        }
        Ok(stores)
    }

    /// Makes the folder of results once every point is finished, and says what was found.
    pub fn conclude(self, results: &Results, stores: &[Store]) -> Result<(), Failure> {
        let Gathered { points, missing, .. } = gathered(&self.points, stores)?;
        if !missing.is_empty() {
            return Err(self.incomplete(points.len(), &missing));
        }
        let own = self.store();
        let Job { title, points: asked, folder, text, inputs, tables, .. } = self;
        let (about, grid, files) = results_of(&title, &asked, points, (text, &inputs), &tables)?;
        put(&folder, &files)?;
        stores.iter().filter(|store| store.is_at(&own)).for_each(Store::remove);
        if results.json {
            let result = with_files(json::sweep(&about, &grid), &folder, &files);
            output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "results": [result] }))?;
        } else {
            output::print(&format!("{}\n{}", plain::grid(&about, &grid, output::width()), written(&folder, &files)))?;
        }
        match grid.failed() {
            0 => Ok(()),
            failed => Err(Failure::differs(format!(
                "{failed} of {} points could not be run: points.csv says why",
                grid.sweep.points.len()
            ))),
        }
    }

    /// Whether the folder of results holds this very sweep, by this version, whatever its pictures and tables are.
    pub fn is_concluded(&self) -> bool {
        let manifest = fs::read(self.folder.join(MANIFEST)).ok().and_then(|bytes| Manifest::read(&bytes));
        let Some(manifest) = manifest.filter(|found| found.kind == Kind::Sweep && found.version == About::VERSION)
        else {
            return false;
        };
        let Ok(bytes) = fs::read(self.folder.join(bundle::SCENARIO)) else { return false };
        let identity = |text: &[u8], design, until| {
            let points = Points::read(text, bundle::SCENARIO, &self.folder, &[], design, until);
            points.ok().map(|points| points.identity())
        };
        let found = identity(&bytes, manifest.design.unwrap_or_default(), manifest.until);
        found.is_some() && found == identity(self.text.as_bytes(), self.points.design.clone(), self.points.until)
    }

    /// Says that it is finished, and where.
    pub fn concluded(&self) -> Result<(), Failure> {
        output::print(&format!("{}: finished; the results are in {}.\n", self.title, self.folder.display()))
    }
}

fn folder_name(source: &Source) -> OsString {
    let mut name = source.name.clone();
    name.push("-sweep");
    name
}

/// The text of the scenario as it runs from the folder of results, and its tables as seen from there.
pub fn seen_from(
    source: &Source,
    points: &Points,
    sets: &[(String, String)],
    folder: &Path,
) -> Result<(String, Vec<Input>), Failure> {
    let mut sets = sets.to_vec();
    sets.push(("title".into(), serde_json::Value::from(points.file.title.as_str()).to_string()));
    sets.extend(tables_from(&points.file, &source.folder, folder).map_err(lost)?);
    let text = laid_over_toml(&String::from_utf8_lossy(&source.bytes), &sets);
    Ok((text, inputs_from(points.inputs(), &source.folder, folder).map_err(lost)?))
}

/// What came of all points, and the files that say so.
pub fn results_of(
    name: &str,
    asked: &Points,
    points: Vec<Point>,
    went_in: (String, &[Input]),
    tables: &[TableFormat],
) -> Result<(About, Grid, Vec<FileBytes>), Failure> {
    let varied = asked.axes.iter().any(|axis| axis.key == "assumptions");
    let grid = Grid::asked(asked, points);
    let about = About::of(name, &asked.file, grid.people().unwrap_or(0));
    let assumptions = about.assumptions.filter(|_| !varied);
    let about = About { assumptions, runs_of_points: grid.runs(), ..about };
    let files = bundle::of_sweep(&about, went_in, &asked.file, (&grid, tables))?;
    Ok((about, grid, files))
}
