//! The manifest of what was simulated: a run, a sweep, a fit, or ways of choosing champions.

use super::{MARK, Print, prints, sha256, written};
use crate::experiment::{Design, Patience, Until, WaysAsked};
use crate::report::{About, FileBytes, TableFormat};
use crate::scenario::Pack;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A folder's manifest: what went in, what came out, and with which seed and version.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The mark of a folder that this program wrote.
    pub written_by: String,
    /// The version of the program.
    pub version: String,
    /// What it holds.
    pub kind: Kind,
    /// The scenario's name.
    pub scenario: String,
    /// The fingerprint of `scenario.toml` as it was run.
    pub scenario_sha256: String,
    /// The random seed.
    pub seed: u64,
    /// How many simulated copies.
    pub runs: u32,
    /// How many weeks.
    pub weeks: u32,
    /// The packs of assumptions it was run under, where there are several; the first is that of the scenario.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub packs: Vec<Pack>,
    /// The values that were laid over the scenario's file; `scenario.toml` has them already.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<(String, String)>,
    /// Which points a sweep has, where that is not every combination of values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<Design>,
    /// How sure each point of a sweep was to be, where runs were added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Until>,
    /// How long a run might look for what would flip its answer, where it did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flips: Option<Patience>,
    /// What a fit went out from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fit: Option<FitOf>,
    /// Which ways of choosing champions were compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ways: Option<WaysAsked>,
    /// The formats of its tables beside CSV.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableFormat>,
    /// Files that the scenario reads, and the survey of a fit as the last, by their path relative to it.
    pub inputs: Vec<Print>,
    /// Files in this folder, in the order in which they were made.
    pub outputs: Vec<Print>,
}

impl Manifest {
    /// The manifest of a folder: `scenario` is its `scenario.toml`, `outputs` is every file but the manifest.
    pub fn new(kind: Kind, about: &About, scenario: &[u8], inputs: Vec<Print>, outputs: &[FileBytes]) -> Manifest {
        Manifest {
            written_by: MARK.into(),
            version: about.version.into(),
            kind,
            scenario: about.name.clone(),
            scenario_sha256: sha256(scenario),
            seed: about.seed,
            runs: about.runs,
            weeks: about.weeks,
            packs: Vec::new(),
            sets: about.sets.clone(),
            design: None,
            until: None,
            flips: None,
            fit: None,
            tables: Vec::new(),
            ways: None,
            inputs,
            outputs: prints(outputs),
        }
    }

    /// The manifest in a folder, if its bytes are one that this program wrote.
    pub fn read(bytes: &[u8]) -> Option<Manifest> {
        serde_json::from_slice(bytes).ok().filter(|manifest: &Manifest| manifest.written_by == MARK)
    }

    /// The manifest as a file.
    pub fn file(&self) -> FileBytes {
        written(self)
    }
}

/// What a folder of results holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Strategies compared.
    Run,
    /// The same at every combination of some values.
    Sweep,
    /// Sets of values that fit a survey.
    Fit,
    /// Ways of choosing champions compared.
    Champions,
}

/// What a fit goes out from, beside the scenario and the survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FitOf {
    /// The strategy that people were in.
    pub strategy: String,
    /// How many sets are kept.
    pub sets: u32,
    /// The first day of week 0, where the survey was asked on dates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<NaiveDate>,
}
