//! Everything that one folder of results holds: the scenario as it was run, the results, the manifest.

use super::provenance::{Kind, Manifest, Print};
use super::sweep::{self, Grid};
use super::{About, FileBytes, Format, Options, ReportError, files};
use crate::experiment::Comparison;
use crate::scenario::file::{Chart, Format as Wanted};
use crate::scenario::{File, Input, resolved_toml};

/// The name of the scenario within a folder of results.
pub const SCENARIO: &str = "scenario.toml";

/// The folder of a run: `file` is its scenario, with the paths of its tables from there.
pub fn of_run(
    about: &About,
    file: &File,
    inputs: &[Input],
    comparison: &Comparison,
) -> Result<Vec<FileBytes>, ReportError> {
    let results = files(about, comparison, &Options::of(&file.chart))?;
    Ok(whole(Kind::Run, about, resolved_toml(file), inputs, results))
}

/// The folder of a sweep: `text` is its scenario, with the paths of its tables from there.
pub fn of_sweep(
    about: &About,
    text: String,
    inputs: &[Input],
    chart: &Chart,
    grid: &Grid,
) -> Result<Vec<FileBytes>, ReportError> {
    let mut results = vec![FileBytes::new("sweep.csv", sweep::csv(grid))];
    if let Some(picture) = sweep::picture(about, grid)? {
        results.extend(picture.files(&Options::of(chart).formats)?);
    }
    Ok(whole(Kind::Sweep, about, text, inputs, results))
}

fn whole(kind: Kind, about: &About, text: String, inputs: &[Input], results: Vec<FileBytes>) -> Vec<FileBytes> {
    let print = |input: &Input| Print { path: input.path.clone(), sha256: input.sha256.clone(), bytes: input.bytes };
    let mut files = vec![FileBytes::new(SCENARIO, text)];
    files.extend(results);
    let manifest = Manifest::new(kind, about, &files[0].bytes, inputs.iter().map(print).collect(), &files);
    files.push(manifest.file());
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
