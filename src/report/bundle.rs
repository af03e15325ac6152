//! Everything that one folder of results holds: the scenario as it was run, the results, the manifest.

use super::chart::{self, Picture};
use super::html::{self, Origin};
use super::provenance::{Kind, Manifest, Print, sha256};
use super::sweep::{self, Grid};
use super::{About, FileBytes, Format, Options, ReportError, files};
use super::{flips, sensitivity, sweep_tables};
use crate::experiment::{Comparison, Design, Until};
use crate::scenario::file::{Chart, Format as Wanted};
use crate::scenario::{File, Input, Pack, resolved_toml};

/// The name of the scenario within a folder of results.
pub const SCENARIO: &str = "scenario.toml";

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
    let (text, options) = (resolved_toml(file), Options::of(&file.chart));
    let pictures = chart::pictures(about, comparison, options.single_runs_shown)?;
    results.push(html::run(about, file, comparison, &pictures, &origin(&text, inputs))?);
    results.extend(files(about, comparison, &pictures, &options)?);
    let packs = scenarios.iter().map(|file| file.assumptions).filter(|_| !others.is_empty()).collect();
    Ok(whole((Kind::Run, None, None), about, (text, packs), inputs, results))
}

/// The folder of a sweep: `text` is its scenario, with the paths of its tables from there, and `file` what it says.
pub fn of_sweep(
    about: &About,
    text: String,
    inputs: &[Input],
    file: &File,
    (grid, until): (&Grid, Option<Until>),
) -> Result<Vec<FileBytes>, ReportError> {
    let pictures: Vec<Picture> = sweep::picture(about, grid)?.into_iter().collect();
    let mut results = vec![
        html::sweep(about, file, grid, &pictures, &origin(&text, inputs)),
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
    for picture in &pictures {
        results.extend(picture.files(&Options::of(&file.chart).formats)?);
    }
    let design = Some(grid.sweep.design.clone()).filter(|design| *design != Design::Grid);
    Ok(whole((Kind::Sweep, design, until), about, (text, Vec::new()), inputs, results))
}

fn whole(
    (kind, design, until): (Kind, Option<Design>, Option<Until>),
    about: &About,
    (text, packs): (String, Vec<Pack>),
    inputs: &[Input],
    results: Vec<FileBytes>,
) -> Vec<FileBytes> {
    let mut files = vec![FileBytes::new(SCENARIO, text)];
    files.extend(results);
    let manifest = Manifest::new(kind, about, &files[0].bytes, prints(inputs), &files);
    files.push(Manifest { packs, design, until, ..manifest }.file());
    files
}

/// What went in, for the report.
fn origin(text: &str, inputs: &[Input]) -> Origin {
    Origin { scenario_sha256: sha256(text.as_bytes()), inputs: prints(inputs) }
}

fn prints(inputs: &[Input]) -> Vec<Print> {
    let print = |input: &Input| Print { path: input.path.clone(), sha256: input.sha256.clone(), bytes: input.bytes };
    inputs.iter().map(print).collect()
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
