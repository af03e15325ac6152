//! How a behaviour passes from person to person: the hazard of the adopt clock, one rule a file.

mod cascade;
mod dose;
mod imitation;
mod met;
mod reinforced;
mod simple;
mod threshold;

use crate::exact::UNIT;
use serde::{Deserialize, Serialize};

pub use cascade::Cascade;
pub use dose::Dose;
pub use imitation::Imitation;
pub use met::{Met, TOGETHER};
pub use reinforced::Reinforced;
pub use simple::Simple;
pub use threshold::{Distribution, Shape, Threshold};

/// What a person meets in one week of the behaviour among their ties.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Exposure {
    /// E: the summed strength of the examples seen, in units of an example, at least 0.
    pub examples: i64,
    /// The part of it that is new since last week, in units.
    pub gained: i64,
    /// s: exposure as a share of all ties that reach the person, from 0 to 1.
    pub share: f64,
    /// θ: the person's own threshold, in the unit of the rule.
    pub threshold: f64,
    /// Doses among the remembered weeks (dose rule only).
    pub doses: u32,
    /// Hazard per week from outside, in ticks: persuasion that needs no peer.
    pub outside: i64,
}

impl Exposure {
    /// E as a number of examples.
    pub fn amount(&self) -> f64 {
        self.examples as f64 / UNIT
    }
}

/// A contagion rule: the kind is the table's name (`spreads.simple = { … }`).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Rule {
    /// Every example seen has its own chance each week (SI, SIS, SIR).
    Simple(Simple),
    /// Every example has one chance, in the week after it appears (independent cascade).
    Cascade(Cascade),
    /// The chance grows with the share of ties that do it (Bass on a network).
    Imitation(Imitation),
    /// A person adopts once enough of their ties have (Granovetter, Watts, linear threshold).
    Threshold(Threshold),
    /// A soft threshold: several examples reinforce each other (complex contagion).
    Reinforced(Reinforced),
    /// Examples met one at a time add up over some weeks (Dodds & Watts).
    Dose(Dose),
}

impl Rule {
    /// Hazard per week of the adopt clock in ticks, outside hazard included.
    #[inline(always)]
    pub fn hazard(&self, exposure: Exposure) -> i64 {
        match self {
            Rule::Simple(rule) => rule.hazard(exposure) + exposure.outside,
            Rule::Cascade(rule) => rule.hazard(exposure) + exposure.outside,
            Rule::Imitation(rule) => rule.hazard(exposure),
            Rule::Threshold(rule) => rule.hazard(exposure) + exposure.outside,
            Rule::Reinforced(rule) => rule.hazard(exposure) + exposure.outside,
            Rule::Dose(rule) => rule.hazard(exposure) + exposure.outside,
        }
    }

    /// Whether a week without any hazard can be followed by one with some while nobody changes: doses
    /// add up before they matter.
    pub fn remembers(&self) -> bool {
        matches!(self, Rule::Dose(_))
    }

    /// How thresholds differ between people, for the rules that have one.
    pub fn threshold(&self) -> Option<Distribution> {
        match self {
            Rule::Threshold(rule) => Some(rule.distribution()),
            Rule::Reinforced(rule) => Some(rule.distribution()),
            Rule::Simple(_) | Rule::Cascade(_) | Rule::Imitation(_) | Rule::Dose(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<Rule> {
        vec![
            Rule::Simple(Simple::default()),
            Rule::Cascade(Cascade::default()),
            Rule::Imitation(Imitation::default()),
            Rule::Threshold(Threshold::default()),
            Rule::Reinforced(Reinforced::default()),
            Rule::Dose(Dose::default()),
        ]
    }

    fn units(examples: f64) -> i64 {
        crate::exact::units(examples)
    }

    #[test]
    fn without_example_or_outside_influence_nobody_adopts() {
        for rule in all() {
            assert_eq!(rule.hazard(Exposure { threshold: 0.25, ..Exposure::default() }), 0, "{rule:?}");
        }
    }

    #[test]
    fn more_exposure_never_lowers_a_hazard() {
        for rule in all() {
            let mut last = 0;
            for step in 0..=20 {
                let amount = f64::from(step) / 2.0;
                let exposure = Exposure {
                    examples: units(amount),
                    gained: units(amount),
                    share: amount / 10.0,
                    threshold: 0.25,
                    doses: step,
                    outside: crate::exact::ticks(0.01),
                };
                let hazard = rule.hazard(exposure);
                assert!(hazard >= last, "{rule:?} at {amount}: {hazard} < {last}");
                last = hazard;
            }
        }
    }
}
