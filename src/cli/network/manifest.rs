//! What a folder of a network says of where it comes from.

use super::super::failure::Failure;
use super::measured::{Found, From, Subject};
use groundswell::report::provenance::{NetworkManifest, Print};
use groundswell::scenario::Input;
use std::path::Path;

impl Subject {
    /// The manifest of its folder.
    pub fn manifest(&self, found: &Found, folder: &Path, of_scenario: &[Input]) -> Result<NetworkManifest, Failure> {
        let mut manifest = NetworkManifest::new(&self.name, self.seed);
        manifest.scenario = matches!(self.from, From::Scenario(_));
        (manifest.group, manifest.twin) = (self.group, self.twin);
        if let From::Tables { direction, at_least, .. } = &self.from {
            (manifest.direction, manifest.at_least) = (Some(*direction), at_least.clone());
        }
        let print =
            |input: &Input| Print { path: input.path.clone(), sha256: input.sha256.clone(), bytes: input.bytes };
        manifest.inputs = of_scenario.iter().map(print).collect();
        let mut places = [None; 3];
        for (place, table) in places.iter_mut().zip(&found.tables) {
            if let Some(table) = table {
                *place = Some(manifest.inputs.len());
                manifest.inputs.push(table.print(folder)?);
            }
        }
        [manifest.people, manifest.ties, manifest.listed] = places;
        Ok(manifest)
    }
}
