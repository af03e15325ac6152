//! Where results came from: fingerprints of everything that went in and out, so that they can be checked.
//! What each kind of folder tells beyond that is a file beside.

mod assessment;
mod coded;
mod network;
mod simulated;

pub use assessment::AssessmentManifest;
pub use coded::CodedManifest;
pub use network::NetworkManifest;
pub use simulated::{FitOf, Kind, Manifest};

use super::{FileBytes, Format};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The name of the manifest within a folder of results.
pub const MANIFEST: &str = "manifest.json";

/// What `written_by` says in a folder that this program wrote, and so may replace.
const MARK: &str = "groundswell";

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
