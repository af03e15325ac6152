//! The manifest of a measured network.

use super::{MARK, Print, formats, prints, written};
use crate::organisation::Direction;
use crate::report::{About, FileBytes, Format};
use serde::{Deserialize, Serialize};

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
    pub(in crate::report) fn with_outputs(self, files: &[FileBytes]) -> NetworkManifest {
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
