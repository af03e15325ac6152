//! A small organisation in which leaders can be watched, for tests.

use crate::intervention::Setting;
use crate::organisation::{Chart, Complete, NOBODY, Organisation};
use crate::random::Luck;

/// What a setting is about.
pub(super) struct Sample {
    pub(super) organisation: Organisation,
}

/// People who each report to the one named; their numbers need not grow from the top down.
pub(super) fn reporting_to(manager: &[u32]) -> Sample {
    let above = |mut person: u32| {
        let mut layer = 0;
        while manager[person as usize] != NOBODY {
            (person, layer) = (manager[person as usize], layer + 1);
        }
        layer
    };
    let people = manager.len();
    let chart = Chart {
        manager: manager.to_vec(),
        layer: (0..people as u32).map(above).collect(),
        team: vec![0; people],
        site: vec![0; people],
        tenure_years: Vec::new(),
    };
    let organisation = Organisation { chart: Some(chart), ..Organisation::alike(Complete {}.build(people as u32)) };
    Sample { organisation }
}

impl Sample {
    /// The setting of a run of `weeks`.
    pub(super) fn setting(&self, weeks: u32) -> Setting<'_> {
        Setting::plain(&self.organisation, weeks, Luck::new(7, 0))
    }
}
