//! The manifest of an assessment.

use super::{MARK, Print, formats, prints, written};
use crate::report::{About, FileBytes, Format};
use serde::{Deserialize, Serialize};

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
