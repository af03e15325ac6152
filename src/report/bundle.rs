//! Everything that one folder of results holds: the scenario as it was run, the results, the manifest.

use super::provenance::{Kind, Manifest, Print};
use super::sweep::{self, Grid};
use super::{About, FileBytes, Format, Options, ReportError, files};
use super::{chart, flips, markdown, sensitivity, sweep_tables, ways};
use crate::experiment::{Comparison, Design, Until, Ways, WaysAsked};
use crate::organisation::Organisation;
use crate::scenario::file::{Chart, Format as Wanted};
use crate::scenario::{File, Input, Pack, resolved_toml};

/// The name of the scenario within a folder of results.
pub const SCENARIO: &str = "scenario.toml";

/// The name of the list of people within a folder of results, where it was asked for.
pub const PEOPLE: &str = "champions.csv";

/// The name of the scenario as it was run under another pack of assumptions.
pub fn scenario_under(pack: Pack) -> String {
    format!("scenario-{}.toml", pack.word())
}

/// The folder of a run: `scenarios` holds its scenario, with the paths of its tables from there, and the same under
/// other packs of assumptions.
///
/// # Panics
/// Without a scenario.
pub fn of_run(
    about: &About,
    scenarios: &[File],
    inputs: &[Input],
    comparison: &Comparison,
) -> Result<Vec<FileBytes>, ReportError> {
    let [file, others @ ..] = scenarios else { panic!("a run has a scenario") };
    let under = |other: &File| FileBytes::new(scenario_under(other.assumptions), resolved_toml(other));
    let mut results: Vec<FileBytes> = others.iter().map(under).collect();
    results.extend(files(about, comparison, &Options::of(&file.chart))?);
    let packs = scenarios.iter().map(|file| file.assumptions).filter(|_| !others.is_empty()).collect();
    Ok(whole((Kind::Run, None, None), about, (resolved_toml(file), packs), inputs, results, None))
}

/// The folder of a sweep: `text` is its scenario, with the paths of its tables from there.
pub fn of_sweep(
    about: &About,
    text: String,
    inputs: &[Input],
    chart: &Chart,
    (grid, until): (&Grid, Option<Until>),
) -> Result<Vec<FileBytes>, ReportError> {
    let mut results = vec![
        FileBytes::new("sweep.csv", sweep_tables::csv(grid)),
        FileBytes::new("points.csv", sweep_tables::points_csv(grid)),
    ];
    if !grid.effects.is_empty() {
        results.push(FileBytes::new("effects.csv", sensitivity::csv(&grid.effects)));
    }
    results.extend(grid.flipping.as_ref().map(|found| match &found.map {
        Some(map) => FileBytes::new("flip-map.csv", flips::map_csv(map, &found.names)),
        None => FileBytes::new("flips.csv", flips::csv(found)),
    }));
    if let Some(picture) = sweep::picture(about, grid)? {
        results.extend(picture.files(&Options::of(chart).formats)?);
    }
    let design = Some(grid.sweep.design.clone()).filter(|design| *design != Design::Grid);
    Ok(whole((Kind::Sweep, design, until), about, (text, Vec::new()), inputs, results, None))
}

/// The folder of ways of choosing champions: `file` is the scenario, with the paths of its tables from there; people
/// are listed where the organisation of the first run is given.
pub fn of_ways(
    about: &About,
    (file, inputs): (&File, &[Input]),
    (asked, found): (&WaysAsked, &Ways),
    ids: Option<&Organisation>,
) -> Result<Vec<FileBytes>, ReportError> {
    let mut results = vec![
        FileBytes::new("summary.md", markdown::ways(about, file, found)),
        FileBytes::new("ways.csv", ways::ways_csv(found)),
        FileBytes::new("overlap.csv", ways::overlap_csv(found)),
    ];
    let formats = Options::of(&file.chart).formats;
    if !found.information.is_empty() {
        results.push(FileBytes::new("information.csv", ways::information_csv(found)));
    }
    if let Some(organisation) = ids {
        results.push(FileBytes::new(PEOPLE, ways::people_csv(found, organisation)));
        results.push(FileBytes::new("log.txt", ways::people_log(found)));
    }
    results.extend(chart::ways::draw(about, found)?.files(&formats)?);
    if !found.information.is_empty() {
        results.extend(chart::information::draw(about, found)?.files(&formats)?);
    }
    let kind = (Kind::Champions, None, None);
    Ok(whole(kind, about, (resolved_toml(file), Vec::new()), inputs, results, Some(asked.clone())))
}

fn whole(
    (kind, design, until): (Kind, Option<Design>, Option<Until>),
    about: &About,
    (text, packs): (String, Vec<Pack>),
    inputs: &[Input],
    results: Vec<FileBytes>,
    ways: Option<WaysAsked>,
) -> Vec<FileBytes> {
    let print = |input: &Input| Print { path: input.path.clone(), sha256: input.sha256.clone(), bytes: input.bytes };
    let mut files = vec![FileBytes::new(SCENARIO, text)];
    files.extend(results);
    let manifest = Manifest::new(kind, about, &files[0].bytes, inputs.iter().map(print).collect(), &files);
    files.push(Manifest { packs, design, until, ways, ..manifest }.file());
    files
}

impl Options {
    /// What a scenario asks for; a format named twice is given once.
    pub fn of(chart: &Chart) -> Options {
        let mut formats = Vec::new();
        for format in &chart.formats {
            let format = match format {
                Wanted::Png => Format::Png,
                Wanted::Svg => Format::Svg,
            };
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
        Options { formats, single_runs_shown: chart.single_runs_shown }
    }
}
