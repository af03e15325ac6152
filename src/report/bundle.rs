//! Everything that one folder of results holds: the scenario as it was run, the results, the manifest.

use super::chart::{self, Picture};
use super::fit::{self, Fitted, PLAUSIBLE};
use super::html::{self, Origin};
use super::provenance::{FitOf, Kind, Manifest, Print, sha256};
use super::sweep::Grid;
use super::{About, FileBytes, Format, Options, ReportError, TableFormat, files};
use super::{doubts, flip_map, flips, markdown, sensitivity, sweep_charts, sweep_tables, talk, ways};
use crate::experiment::{Comparison, Design, Ways, WaysAsked};
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

/// The scenario as it stands in a folder of results.
pub fn scenario_file(file: &File) -> FileBytes {
    scenario_named(file, resolved_toml(file))
}

/// The text of a scenario, with whom it names.
fn scenario_named(file: &File, text: String) -> FileBytes {
    let named = match file.people_named() {
        0 => None,
        1 => Some(format!("{SCENARIO} names one person by id: the results tell of that person")),
        named => Some(format!("{SCENARIO} names {named} people by their ids: the results tell of them")),
    };
    FileBytes::new(SCENARIO, text).naming(named)
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
    let doubts = doubts::of_run(about, file, comparison);
    results.push(html::run(about, file, (comparison, &doubts), &pictures, &origin(&text, inputs))?);
    results.extend(files(about, comparison, &talk::of_run(about, file, &doubts, &pictures)?, &options)?);
    let packs = scenarios.iter().map(|file| file.assumptions).filter(|_| !others.is_empty()).collect();
    let flips = comparison.flips.as_ref().map(|sought| sought.patience);
    Ok(whole(Kind::Run, about, (scenario_named(file, text), inputs), results, |manifest| Manifest {
        packs,
        flips,
        ..manifest
    }))
}

/// The folder of a sweep: `text` is its scenario, with the paths of its tables from there, and `file` what it says;
/// `tables` are the formats of its own tables beside CSV.
pub fn of_sweep(
    about: &About,
    (text, inputs): (String, &[Input]),
    file: &File,
    (grid, tables): (&Grid, &[TableFormat]),
) -> Result<Vec<FileBytes>, ReportError> {
    let pictures: Vec<Picture> = sweep_charts::pictures(about, grid)?;
    let doubts = doubts::of_sweep(about, file, grid);
    let mut results = vec![html::sweep(about, file, (grid, &doubts), &pictures, &origin(&text, inputs))?];
    results.extend(sweep_tables::files(grid, tables));
    if !grid.effects.is_empty() {
        results.push(FileBytes::new("effects.csv", sensitivity::csv(&grid.effects)));
    }
    results.extend(grid.flipping.as_ref().map(|found| match &found.map {
        Some(map) => FileBytes::new("flip-map.csv", flip_map::csv(map, &found.names)),
        None => FileBytes::new("flips.csv", flips::csv(found)),
    }));
    for slide in talk::of_sweep(about, (file, &grid.keys()), &doubts, &pictures)? {
        results.extend(slide.files(&Options::of(&file.chart).formats)?);
    }
    let design = Some(grid.sweep.design.clone()).filter(|design| *design != Design::Grid);
    let more = |manifest| Manifest { design, until: grid.until, tables: tables.to_vec(), ..manifest };
    Ok(whole(Kind::Sweep, about, (scenario_named(file, text), inputs), results, more))
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
    if !found.flaws.is_empty() {
        results.push(FileBytes::new("flaws.csv", ways::flaws_csv(found)));
    }
    if let Some(organisation) = ids {
        let people = FileBytes::new(PEOPLE, ways::people_csv(found, organisation));
        results.push(people.naming(Some(ways::listing(found))));
    }
    results.extend(chart::ways::draw(about, found)?.files(&formats)?);
    if !found.information.is_empty() {
        results.extend(chart::information::draw(about, found)?.files(&formats)?);
    }
    let more = |manifest| Manifest { ways: Some(asked.clone()), ..manifest };
    Ok(whole(Kind::Champions, about, (scenario_file(file), inputs), results, more))
}

/// The folder of a fit: `text` is its scenario, with the paths of its tables from there, and `file` what it says; the last
/// input is the survey.
pub fn of_fit(
    told: &Fitted,
    (file, text): (&File, String),
    inputs: &[Input],
    fit: FitOf,
) -> Result<Vec<FileBytes>, ReportError> {
    let mut results = vec![
        FileBytes::new("summary.md", markdown::fit(told)),
        FileBytes::new("keys.csv", fit::keys_csv(told)),
        FileBytes::new("sets.csv", fit::sets_csv(told)),
        FileBytes::new(PLAUSIBLE, fit::plausible_csv(told)),
        FileBytes::new("fan.csv", fit::fan_csv(told)),
    ];
    results.extend(chart::fan::draw(told)?.files(&Options::of(&file.chart).formats)?);
    let more = |manifest| Manifest { fit: Some(fit), ..manifest };
    Ok(whole(Kind::Fit, &told.about, (scenario_named(file, text), inputs), results, more))
}

/// The scenario, the results, and the manifest with what `more` adds to it.
fn whole(
    kind: Kind,
    about: &About,
    (scenario, inputs): (FileBytes, &[Input]),
    results: Vec<FileBytes>,
    more: impl FnOnce(Manifest) -> Manifest,
) -> Vec<FileBytes> {
    let mut files = vec![scenario];
    files.extend(results);
    let manifest = Manifest::new(kind, about, &files[0].bytes, prints(inputs), &files);
    files.push(more(manifest).file());
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
