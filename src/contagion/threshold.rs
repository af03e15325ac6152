//! A person adopts once enough of their ties have (Granovetter 1978; Watts 2002; the linear threshold
//! model when thresholds are uniform on 0 to 1, Kempe, Kleinberg & Tardos 2003).

use super::Exposure;
use crate::exact::{CERTAIN, ticks};
use crate::fraction::Percent;
use crate::random::{Luck, Purpose};
use serde::{Deserialize, Serialize};

/// A person adopts once enough of their ties have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Threshold {
    /// The share of ties that is enough; the mean where thresholds differ. Give this or `contacts`.
    #[schemars(extend("x-unit" = "% of the strength of all ties that reach a person", "x-source" = "Watts 2002 uses 18 %; an assumption"))]
    pub share_percent: Percent,
    /// The number of examples that is enough, whatever the share; overrides `share_percent`.
    #[schemars(range(min = 0.0, max = 1_000_000.0), extend("x-unit" = "examples of strength 1", "x-default" = "none: a share decides"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contacts: Option<f64>,
    /// The chance per week below the threshold, once there is at least one example.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "Eckles et al. 2024; Wan, Riedl & Lazer 2025: keep it above 0 to test a conclusion"))]
    pub below_percent: Percent,
    /// How much thresholds differ between people: the standard deviation of a normal distribution.
    #[schemars(extend("x-unit" = "percentage points, or examples with `contacts`"))]
    pub spread_percent: Percent,
    /// How thresholds differ between people.
    pub distribution: Shape,
}

/// How thresholds differ between people.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// Everybody has the same threshold.
    #[default]
    Fixed,
    /// Any threshold from 0 to 1 (0 to `contacts`) is equally likely.
    Uniform,
    /// Normal, drawn again until it lies above 0 and at most at 1.
    Normal,
    /// Normal, cut off at 0 and at 1; whoever lands on 0 needs no example (an innovator).
    NormalClipped,
}

/// A distribution of thresholds, in the unit of the rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distribution {
    /// Its shape.
    pub shape: Shape,
    /// Its mean, or the one value.
    pub mean: f64,
    /// Its standard deviation, for the normal shapes.
    pub spread: f64,
    /// The largest threshold there is: 1 for shares, no bound for contacts.
    pub most: f64,
}

impl Default for Threshold {
    fn default() -> Self {
        Threshold {
            share_percent: Percent::new(25.0).expect("25 is a percentage"),
            contacts: None,
            below_percent: Percent::NONE,
            spread_percent: Percent::NONE,
            distribution: Shape::Fixed,
        }
    }
}

impl Threshold {
    /// Certain once enough ties have adopted; below, the chance `below` with at least one example.
    #[inline]
    pub(super) fn hazard(&self, exposure: Exposure) -> i64 {
        let reached = if self.contacts.is_some() { exposure.amount() } else { exposure.share };
        if reached >= exposure.threshold {
            CERTAIN
        } else if exposure.examples > 0 {
            ticks(self.below_percent.hazard())
        } else {
            0
        }
    }

    pub(super) fn distribution(&self) -> Distribution {
        let spread = self.spread_percent.fraction();
        match self.contacts {
            Some(contacts) => {
                Distribution { shape: self.distribution, mean: contacts, spread: spread * 100.0, most: f64::INFINITY }
            }
            None => Distribution { shape: self.distribution, mean: self.share_percent.fraction(), spread, most: 1.0 },
        }
    }
}

impl Distribution {
    /// Everybody's threshold, from person 0: what [`Distribution::of`] gives.
    pub fn of_everybody(&self, luck: Luck, people: u32, number: u8) -> Vec<f64> {
        let mut thresholds = vec![self.mean; people as usize];
        match self.shape {
            Shape::Fixed => {}
            Shape::Uniform => {
                luck.uniforms(Purpose::Threshold, item(number, 0), &mut thresholds);
                if !self.most.is_finite() {
                    thresholds.iter_mut().for_each(|threshold| *threshold *= self.mean);
                }
            }
            Shape::Normal | Shape::NormalClipped => {
                (0..)
                    .zip(&mut thresholds)
                    .for_each(|(person, threshold)| *threshold = self.of(luck, person, number, 0));
            }
        }
        thresholds
    }

    /// The threshold of one person for the behaviour of a number: a keyed draw, the same for every strategy;
    /// `occupant` tells those apart who take the same seat one after the other.
    pub fn of(&self, luck: Luck, person: u32, number: u8, occupant: u32) -> f64 {
        let item = item(number, occupant);
        let normal = |attempt| self.mean + self.spread * luck.normal(Purpose::Threshold, person, item | attempt);
        match self.shape {
            Shape::Fixed => self.mean,
            Shape::Uniform if self.most.is_finite() => luck.uniform(Purpose::Threshold, person, item),
            Shape::Uniform => self.mean * luck.uniform(Purpose::Threshold, person, item),
            Shape::NormalClipped => normal(0).clamp(0.0, self.most),
            Shape::Normal => (0..REDRAWS)
                .map(normal)
                .find(|&threshold| threshold > 0.0 && threshold <= self.most)
                .unwrap_or_else(|| self.mean.clamp(f64::MIN_POSITIVE, self.most)),
        }
    }
}

/// Where the draws for somebody start.
fn item(number: u8, occupant: u32) -> u32 {
    u32::from(number) << 24 | occupant << 10
}

/// More redraws than any sensible distribution needs; beyond it the mean stands.
const REDRAWS: u32 = 1000;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::{TICK, units};

    #[test]
    fn exactly_enough_is_enough() {
        let rule = Threshold { share_percent: Percent::new(18.0).unwrap(), ..Threshold::default() };
        let threshold = rule.distribution().mean;
        let at = |share| rule.hazard(Exposure { share, examples: units(share), threshold, ..Exposure::default() });
        assert_eq!((at(9.0 / 50.0), at(0.1799)), (CERTAIN, 0));
    }

    #[test]
    fn contacts_count_examples_and_not_their_share() {
        let rule = Threshold { contacts: Some(2.0), ..Threshold::default() };
        let at = |examples| {
            rule.hazard(Exposure { examples: units(examples), share: 0.01, threshold: 2.0, ..Exposure::default() })
        };
        assert_eq!((at(1.0), at(2.0)), (0, CERTAIN));
    }

    #[test]
    fn below_the_threshold_one_example_may_still_do() {
        let rule = Threshold { below_percent: Percent::new(5.0).unwrap(), ..Threshold::default() };
        let at = |examples| {
            rule.hazard(Exposure { examples: units(examples), share: 0.01, threshold: 0.25, ..Exposure::default() })
        };
        assert_eq!(at(0.0), 0);
        assert!((at(1.0) as f64 / TICK - (-(0.95f64.ln()))).abs() < 1e-15);
    }

    #[test]
    fn everybody_s_thresholds_are_those_one_by_one() {
        for shape in [Shape::Fixed, Shape::Uniform, Shape::Normal, Shape::NormalClipped] {
            for (mean, most) in [(0.3, 1.0), (2.5, f64::INFINITY)] {
                let distribution = Distribution { shape, mean, spread: 0.2, most };
                let luck = Luck::new(4, 2);
                let one_by_one: Vec<f64> = (0..100).map(|person| distribution.of(luck, person, 3, 0)).collect();
                assert_eq!(distribution.of_everybody(luck, 100, 3), one_by_one);
            }
        }
    }

    #[test]
    fn normal_thresholds_stay_above_zero_and_clipped_ones_may_be_zero() {
        let wide = |shape| Distribution { shape, mean: 0.1, spread: 0.3, most: 1.0 };
        let luck = Luck::new(5, 0);
        let draw = |shape| (0..2000).map(|person| wide(shape).of(luck, person, 0, 0)).collect::<Vec<_>>();
        assert!(draw(Shape::Normal).iter().all(|&threshold| threshold > 0.0 && threshold <= 1.0));
        assert!(draw(Shape::NormalClipped).contains(&0.0));
    }
}
