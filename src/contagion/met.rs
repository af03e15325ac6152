//! What some people meet in one week, a column for each part of it, so that their hazards can be taken
//! together.

use super::{Exposure, Rule};
use multiversion::multiversion;

/// How many people's hazards are taken together at most.
pub const TOGETHER: usize = 64;

/// What up to [`TOGETHER`] people meet.
#[derive(Debug, Clone)]
pub struct Met {
    exposures: Columns,
    /// How many people there are.
    people: usize,
}

/// An exposure each, taken apart.
#[derive(Debug, Clone)]
struct Columns {
    examples: [i64; TOGETHER],
    gained: [i64; TOGETHER],
    share: [f64; TOGETHER],
    threshold: [f64; TOGETHER],
    doses: [u32; TOGETHER],
    outside: [i64; TOGETHER],
}

impl Default for Met {
    fn default() -> Met {
        let exposures = Columns {
            examples: [0; TOGETHER],
            gained: [0; TOGETHER],
            share: [0.0; TOGETHER],
            threshold: [0.0; TOGETHER],
            doses: [0; TOGETHER],
            outside: [0; TOGETHER],
        };
        Met { exposures, people: 0 }
    }
}

impl Met {
    /// Adds a person.
    ///
    /// # Panics
    /// If there are [`TOGETHER`] already.
    #[inline(always)]
    pub fn push(&mut self, exposure: Exposure) {
        let (at, columns) = (self.people, &mut self.exposures);
        columns.examples[at] = exposure.examples;
        columns.gained[at] = exposure.gained;
        columns.share[at] = exposure.share;
        columns.threshold[at] = exposure.threshold;
        columns.doses[at] = exposure.doses;
        columns.outside[at] = exposure.outside;
        self.people = at + 1;
    }

    /// Everybody's [`Rule::hazard`], in the order in which they were added; nobody is left.
    pub fn hazards<'a>(&mut self, rule: &Rule, hazards: &'a mut [i64; TOGETHER]) -> &'a [i64] {
        let people = std::mem::take(&mut self.people);
        all(&self.exposures, rule, &mut hazards[..people]);
        &hazards[..people]
    }
}

/// The hazards of the first people of some columns.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn all(columns: &Columns, rule: &Rule, hazards: &mut [i64]) {
    match rule {
        Rule::Simple(_) => each(columns, hazards, |exposure| rule.hazard(exposure)),
        Rule::Cascade(_) => each(columns, hazards, |exposure| rule.hazard(exposure)),
        Rule::Imitation(_) => each(columns, hazards, |exposure| rule.hazard(exposure)),
        Rule::Threshold(_) => each(columns, hazards, |exposure| rule.hazard(exposure)),
        Rule::Reinforced(_) => each(columns, hazards, |exposure| rule.hazard(exposure)),
        Rule::Dose(_) => each(columns, hazards, |exposure| rule.hazard(exposure)),
    }
}

#[inline(always)]
fn each(columns: &Columns, hazards: &mut [i64], hazard: impl Fn(Exposure) -> i64) {
    for (at, to) in hazards.iter_mut().enumerate().take(TOGETHER) {
        *to = hazard(Exposure {
            examples: columns.examples[at],
            gained: columns.gained[at],
            share: columns.share[at],
            threshold: columns.threshold[at],
            doses: columns.doses[at],
            outside: columns.outside[at],
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Cascade, Dose, Imitation, Reinforced, Simple, Threshold};
    use super::*;
    use crate::exact::{ticks, units};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn together_they_are_as_one_by_one(
            cells in prop::collection::vec((0.0..9.0f64, 0.0..1.0f64, 0.0..1.0f64, 0u32..4), 0..TOGETHER)
        ) {
            let exposure = |&(examples, share, threshold, doses): &(f64, f64, f64, u32)| Exposure {
                examples: units(examples), gained: units(examples * share), share, threshold, doses,
                outside: ticks(share / 7.0),
            };
            for rule in [
                Rule::Simple(Simple::default()), Rule::Cascade(Cascade::default()),
                Rule::Imitation(Imitation::default()), Rule::Threshold(Threshold::default()),
                Rule::Reinforced(Reinforced::default()), Rule::Dose(Dose::default()),
            ] {
                let mut met = Met::default();
                cells.iter().for_each(|cell| met.push(exposure(cell)));
                let one_by_one: Vec<i64> = cells.iter().map(|cell| rule.hazard(exposure(cell))).collect();
                let mut together = [0; TOGETHER];
                prop_assert_eq!(met.hazards(&rule, &mut together), &one_by_one[..]);
            }
        }
    }
}
