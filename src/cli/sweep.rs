//! `groundswell sweep`: a scenario at every combination of some values.

use super::arguments::Sweep;
use super::failure::Failure;
use super::interrupt;
use super::output;
use super::progress::Progress;
use super::results::{lost, put, with_files, written};
use super::source::Source;
use groundswell::experiment::{Points, PointsError, sweep as run_points};
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::sweep::Grid;
use groundswell::report::{About, FileBytes, bundle, folder, plain};
use groundswell::scenario::file::Axis;
use groundswell::scenario::{Input, inputs_from, laid_over_toml, tables_from};
use serde_json::json;
use std::ffi::OsString;
use std::io;
use std::path::Path;

/// Reads and checks every point, then runs them all.
pub fn sweep(asked: &Sweep) -> Result<(), Failure> {
    let sets = sets(asked);
    let source = Source::find(&asked.file)?;
    let folder = asked.results.out.join(folder_name(&source));
    folder::check(&folder)?;
    let points = Points::read(&source.bytes, &source.shown, &source.folder, &sets)?;
    folder::probe(&folder)?;
    let (text, inputs) = seen_from(&source, &points, &sets, &folder).map_err(lost)?;
    interrupt::listen();
    let progress = Progress::new(&source.title(), points.runs(), asked.work.quiet);
    let (about, grid, files) =
        asked.work.on_threads(|| results_of(&source.title(), points, text, &inputs, &progress))??;
    put(&folder, &files)?;
    progress.done();
    if asked.results.json {
        let result = with_files(json::sweep(&about, &grid), &folder, &files);
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "results": [result] }));
    }
    output::print(&format!("{}\n{}", plain::grid(&about, &grid, output::width()), written(&folder, &files)))
}

fn sets(asked: &Sweep) -> Vec<(String, String)> {
    let mut sets = asked.changes.sets();
    sets.extend(asked.results.set());
    if !asked.vary.is_empty() {
        sets.push(Axis::as_setting(&asked.vary));
    }
    sets
}

fn folder_name(source: &Source) -> OsString {
    let mut name = source.name.clone();
    name.push("-sweep");
    name
}

/// The text of the scenario as it runs from the folder of results, and its tables as seen from there.
fn seen_from(
    source: &Source,
    points: &Points,
    sets: &[(String, String)],
    folder: &Path,
) -> io::Result<(String, Vec<Input>)> {
    let mut sets = sets.to_vec();
    sets.push(("title".into(), serde_json::Value::from(points.file.title.as_str()).to_string()));
    sets.extend(tables_from(&points.file, &source.folder, folder)?);
    let text = laid_over_toml(&String::from_utf8_lossy(&source.bytes), &sets);
    Ok((text, inputs_from(inputs(points), &source.folder, folder)?))
}

/// The tables that the points read: the same for all.
pub fn inputs(points: &Points) -> &[Input] {
    let data = points.scenarios.first().and_then(|scenario| scenario.data.as_ref());
    data.map_or(&[], |data| &data.inputs)
}

/// Runs all points, and makes their folder.
pub fn results_of(
    name: &str,
    points: Points,
    text: String,
    inputs: &[Input],
    progress: &Progress,
) -> Result<(About, Grid, Vec<FileBytes>), Failure> {
    let varied = points.axes.iter().any(|axis| axis.key == "assumptions");
    let about = About::of(name, &points.file, points.people().unwrap_or(0));
    let about = About { assumptions: about.assumptions.filter(|_| !varied), ..about };
    let grid = Grid::of(run_points(points.axes, &points.scenarios, &interrupt::STOP, &|| progress.tick())?);
    let files = bundle::of_sweep(&about, text, inputs, &points.file.chart, &grid)?;
    Ok((about, grid, files))
}

impl From<PointsError> for Failure {
    fn from(error: PointsError) -> Failure {
        match error {
            PointsError::Scenario(error) => (*error).into(),
            PointsError::Point { values, faulty, error } => {
                let page = error.page(true);
                let points = if faulty == 1 { "1 point".into() } else { format!("{faulty} points") };
                Failure::Mistake(format!("{}\n\n{points} cannot be run; this is at {values}", page.trim_end()))
            }
            other => Failure::mistake(other),
        }
    }
}
