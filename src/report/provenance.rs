//! Where results came from: fingerprints of everything that went in and out, so that they can be checked.

use super::{About, FileBytes, Format, TableFormat};
use crate::experiment::{Design, Until, WaysAsked};
use crate::organisation::Direction;
use crate::scenario::Pack;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name of the manifest within a folder of results.
pub const MANIFEST: &str = "manifest.json";

/// What `written_by` says in a folder that this program wrote, and so may replace.
const MARK: &str = "groundswell";

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
    /// Which points a sweep has, where that is not every combination of values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub design: Option<Design>,
    /// How sure each point of a sweep was to be, where runs were added.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Until>,
    /// Whether a run looked for what would flip its answer.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub flips: bool,
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
}

/// A file's fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// Its name or relative path.
    pub path: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// How many bytes.
    pub bytes: u64,
}

impl Print {
    /// The fingerprint of some bytes under a path.
    pub fn of(path: &str, bytes: &[u8]) -> Print {
        Print { path: path.into(), sha256: sha256(bytes), bytes: bytes.len() as u64 }
    }
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
            design: None,
            until: None,
            flips: false,
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

/// The manifest of an assessment: which log went in, and what came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AssessmentManifest {
    /// The mark of a folder that this program wrote.
    pub written_by: String,
    /// The version of the program.
    pub version: String,
    /// What the log is called.
    pub assessment: String,
    /// How many layers there are, where it was given.
    pub layers: Option<u8>,
    /// The log, by its path relative to the folder.
    pub inputs: Vec<Print>,
    /// Files in this folder, in the order in which they were made.
    pub outputs: Vec<Print>,
}

impl AssessmentManifest {
    /// The manifest of a folder: `outputs` is every file but the manifest.
    pub fn new(name: &str, layers: Option<u8>, inputs: Vec<Print>, outputs: &[FileBytes]) -> AssessmentManifest {
        AssessmentManifest {
            written_by: MARK.into(),
            version: About::VERSION.into(),
            assessment: name.into(),
            layers,
            inputs,
            outputs: prints(outputs),
        }
    }

    /// The manifest in a folder, if its bytes are one that this program wrote for an assessment.
    pub fn read(bytes: &[u8]) -> Option<AssessmentManifest> {
        serde_json::from_slice(bytes).ok().filter(|manifest: &AssessmentManifest| manifest.written_by == MARK)
    }

    /// The manifest as a file.
    pub fn file(&self) -> FileBytes {
        written(self)
    }

    /// The formats of charts in the folder, in the order of its files.
    pub fn formats(&self) -> Vec<Format> {
        formats(&self.outputs)
    }
}

/// The manifest of a measured network: which tables or scenario went in, what was asked, and what came out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct NetworkManifest {
    /// The mark of a folder that this program wrote.
    pub written_by: String,
    /// The version of the program.
    pub version: String,
    /// What the network is called.
    pub network: String,
    /// Whether the folder holds the scenario from which it was drawn.
    pub scenario: bool,
    /// The table of people, among the inputs.
    pub people: Option<usize>,
    /// The file of ties, among the inputs.
    pub ties: Option<usize>,
    /// The table of those whose reach was asked for, among the inputs.
    pub listed: Option<usize>,
    /// Which way a row of ties works.
    pub direction: Option<Direction>,
    /// What a tie must come to, for each comparison.
    pub at_least: Vec<f64>,
    /// How many people a group has, where it was given.
    pub group: Option<u32>,
    /// The random seed.
    pub seed: u64,
    /// Whether the folder holds a made-up twin.
    pub twin: bool,
    /// Files that were read, by their paths relative to the folder.
    pub inputs: Vec<Print>,
    /// Files in this folder, in the order in which they were made.
    pub outputs: Vec<Print>,
}

impl NetworkManifest {
    /// The manifest of a network of this name, with nothing read or asked yet.
    pub fn new(name: &str, seed: u64) -> NetworkManifest {
        NetworkManifest {
            written_by: MARK.into(),
            version: About::VERSION.into(),
            network: name.into(),
            scenario: false,
            people: None,
            ties: None,
            listed: None,
            direction: None,
            at_least: Vec::new(),
            group: None,
            seed,
            twin: false,
            inputs: Vec::new(),
            outputs: Vec::new(),
        }
    }

    /// The same with what came out.
    pub(super) fn with_outputs(self, files: &[FileBytes]) -> NetworkManifest {
        NetworkManifest { outputs: prints(files), ..self }
    }

    /// The manifest in a folder, if its bytes are one that this program wrote for a network.
    pub fn read(bytes: &[u8]) -> Option<NetworkManifest> {
        serde_json::from_slice(bytes).ok().filter(|manifest: &NetworkManifest| manifest.written_by == MARK)
    }

    /// The manifest as a file.
    pub fn file(&self) -> FileBytes {
        written(self)
    }

    /// The formats of charts in the folder, in the order of its files.
    pub fn formats(&self) -> Vec<Format> {
        formats(&self.outputs)
    }
}

/// The manifest of tables with codes instead of ids: what came out, and nothing of what went in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CodedManifest {
    /// The mark of a folder that this program wrote.
    pub written_by: String,
    /// The version of the program.
    pub version: String,
    /// Files in this folder, in the order in which they were made.
    pub outputs: Vec<Print>,
}

impl CodedManifest {
    /// The manifest of a folder: `outputs` is every file but the manifest.
    pub fn new(outputs: &[FileBytes]) -> CodedManifest {
        CodedManifest { written_by: MARK.into(), version: About::VERSION.into(), outputs: prints(outputs) }
    }

    /// The manifest in a folder, if its bytes are one that this program wrote for tables with codes.
    pub fn read(bytes: &[u8]) -> Option<CodedManifest> {
        serde_json::from_slice(bytes).ok().filter(|manifest: &CodedManifest| manifest.written_by == MARK)
    }

    /// The manifest as a file.
    pub fn file(&self) -> FileBytes {
        written(self)
    }
}

/// The formats of charts among some files, each once.
fn formats(outputs: &[Print]) -> Vec<Format> {
    let mut formats = Vec::new();
    for output in outputs {
        let format = match output.path.rsplit('.').next() {
            Some("png") => Format::Png,
            Some("svg") => Format::Svg,
            _ => continue,
        };
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    formats
}

fn prints(files: &[FileBytes]) -> Vec<Print> {
    files.iter().map(|file| Print::of(&file.name, &file.bytes)).collect()
}

fn written(manifest: &impl Serialize) -> FileBytes {
    let mut json = serde_json::to_vec_pretty(manifest).expect("texts and numbers can be written as JSON");
    json.push(b'\n');
    FileBytes::new(MANIFEST, json)
}

/// The files that a manifest lists, if it carries this program's mark, of whatever version.
pub(super) fn files_of_ours(bytes: &[u8]) -> Option<Vec<String>> {
    let manifest: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    let outputs = manifest["outputs"].as_array().map_or(&[][..], Vec::as_slice);
    let names = outputs.iter().filter_map(|output| output["path"].as_str()).map(str::to_owned);
    (manifest["written_by"] == MARK).then(|| names.collect())
}

/// The SHA-256 of some bytes, in hexadecimal, as `sha256sum` shows it.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn fingerprints_are_those_of_sha256sum() {
        assert_eq!(sha256(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_manifest_lists_what_went_in_and_out() {
        let (about, _) = example::four_strategies(1, 1);
        let outputs = [FileBytes::new("b.csv", "b\n"), FileBytes::new("a.csv", "")];
        let manifest =
            Manifest::new(Kind::Run, &about, b"seed = 1", vec![Print::of("data/people.csv", b"id\n")], &outputs);
        let file = manifest.file();
        assert_eq!(Manifest::read(&file.bytes), Some(manifest.clone()));
        assert_eq!(files_of_ours(&file.bytes), Some(vec!["b.csv".to_owned(), "a.csv".to_owned()]));
        assert_eq!(manifest.outputs[0].path, "b.csv");
        assert_eq!(manifest.inputs[0].bytes, 3);
        assert_eq!(manifest.scenario_sha256, sha256(b"seed = 1"));
    }

    #[test]
    fn other_json_is_not_ours() {
        for other in ["", "[]", "{}", r#"{"written_by": "me"}"#] {
            assert!(files_of_ours(other.as_bytes()).is_none() && Manifest::read(other.as_bytes()).is_none());
        }
    }
}
