//! Who stands where, kept with every change.

use super::clocks::Change;
use super::trajectory::Trajectory;
use crate::behaviour::Stage;
use crate::organisation::Organisation;

/// How many people are in each stage, and how many adopters in each layer.
pub(super) struct Tally<'a> {
    organisation: &'a Organisation,
    stages: [u32; Stage::ALL.len()],
    adopters_by_layer: Vec<u32>,
}

impl<'a> Tally<'a> {
    /// Counts everybody.
    pub(super) fn of(organisation: &'a Organisation, stages: &[Stage]) -> Tally<'a> {
        let layers = usize::from(organisation.layers());
        let mut tally = Tally { organisation, stages: [0; Stage::ALL.len()], adopters_by_layer: vec![0; layers] };
        for (person, &stage) in stages.iter().enumerate() {
            tally.stages[stage as usize] += 1;
            tally.adopters_by_layer[usize::from(organisation.layer(person as u32))] += u32::from(stage.adopted());
        }
        tally
    }

    /// Follows a week's changes.
    pub(super) fn follow(&mut self, changes: &[Change]) {
        for change in changes {
            self.stages[change.before as usize] -= 1;
            self.stages[change.after as usize] += 1;
            let adopters = &mut self.adopters_by_layer[usize::from(self.organisation.layer(change.person))];
            *adopters += u32::from(change.after.adopted());
            *adopters -= u32::from(change.before.adopted());
        }
    }

    /// Writes the counts down as those of the next week.
    pub(super) fn record(&self, trajectory: &mut Trajectory) {
        trajectory.record(self.stages, &self.adopters_by_layer);
    }
}
