//! The manifest of tables with codes instead of ids.

use super::{MARK, Print, prints, written};
use crate::report::{About, FileBytes};
use serde::{Deserialize, Serialize};

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
