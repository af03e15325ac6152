//! Layers as they are reported: none with fewer than ten people stands alone.

use crate::engine::Trajectory;
use crate::experiment::{Comparison, Ensemble, Spread};
use crate::privacy;
use std::ops::RangeInclusive;

pub(super) use crate::privacy::SMALLEST;

/// Neighbouring layers that are reported together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Group {
    /// The highest layer.
    pub first: usize,
    /// The lowest.
    pub last: usize,
    /// How many people they have together, in the first run.
    pub people: u32,
}

impl Group {
    /// "Layer 0 (top)", "Layers 0 (top) to 2".
    pub fn title(&self) -> String {
        let name = |layer: usize| if layer == 0 { "0 (top)".to_string() } else { layer.to_string() };
        if self.first == self.last {
            format!("Layer {}", name(self.first))
        } else {
            format!("Layers {} to {}", name(self.first), name(self.last))
        }
    }

    /// The name for a table: "0", "0_to_2".
    pub fn key(&self) -> String {
        if self.first == self.last { self.first.to_string() } else { format!("{}_to_{}", self.first, self.last) }
    }

    /// Adoption within the group in one week, a value a run.
    pub fn shares(&self, ensemble: &Ensemble, week: usize) -> Vec<f64> {
        ensemble.runs.iter().map(|run| self.share(run, week as u32)).collect()
    }

    /// Adoption within the group: a spread a week, from week 0.
    pub fn curve(&self, ensemble: &Ensemble) -> Vec<Spread> {
        ensemble.curve_of(|run, week| self.share(run, week))
    }

    fn share(&self, run: &Trajectory, week: u32) -> f64 {
        run.share_in_layers(self.first..=self.last, week)
    }

    /// The week in which adoption within the group reaches a level and holds it.
    pub fn week_reaching(&self, run: &Trajectory, share: f64, held: u32) -> Option<u32> {
        run.week_reaching_in_layers(self.first..=self.last, share, held)
    }
}

/// The groups of a comparison's layers: small ones are pooled with the next, the last with the one before.
pub(super) fn groups(comparison: &Comparison) -> Vec<Group> {
    let sizes = comparison.arms.first().map_or(&[][..], |arm| &arm.ensemble.runs[0].layer_sizes);
    let whole: Vec<usize> = sizes.iter().map(|&people| people as usize).collect();
    let group = |layers: RangeInclusive<usize>| Group {
        first: *layers.start(),
        last: *layers.end(),
        people: sizes[layers].iter().sum(),
    };
    privacy::pooled(&whole).into_iter().map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    fn keys(sizes: &[u32]) -> Vec<String> {
        let (_, mut comparison) = example::four_strategies(1, 1);
        comparison.arms[0].ensemble.runs[0].layer_sizes = sizes.to_vec();
        groups(&comparison).iter().map(Group::key).collect()
    }

    #[test]
    fn no_small_group_stands_alone() {
        assert_eq!(keys(&[1, 6, 30, 200]), ["0_to_2", "3"]);
        assert_eq!(keys(&[12, 30, 4]), ["0", "1_to_2"]);
        assert_eq!(keys(&[3, 4]), ["0_to_1"]);
        assert_eq!(keys(&[]), [""; 0]);
    }

    #[test]
    fn groups_are_named_from_the_top() {
        assert_eq!(Group { first: 0, last: 0, people: 10 }.title(), "Layer 0 (top)");
        assert_eq!(Group { first: 0, last: 2, people: 10 }.title(), "Layers 0 (top) to 2");
    }
}
