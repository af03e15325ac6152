//! A soft threshold: several examples reinforce each other (complex contagion, Centola & Macy 2007;
//! with noise, Eckles, Mossel, Rahimian & Sen 2024).

use super::Exposure;
use super::threshold::{Distribution, Shape};
use crate::exact::{CERTAIN, exp, ticks};
use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// A soft threshold: several examples reinforce each other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Reinforced {
    /// The share of ties at which half the pace is reached; the mean where thresholds differ.
    #[schemars(extend("x-unit" = "% of the strength of all ties that reach a person", "x-source" = "Centola et al. 2018 find about 25 %, earlier estimates 10–40 %; an assumption"))]
    pub share_percent: Percent,
    /// How much thresholds differ between people: the standard deviation of a normal distribution.
    #[schemars(extend("x-unit" = "percentage points", "x-source" = "an assumption"))]
    pub spread_percent: Percent,
    /// How thresholds differ between people.
    pub distribution: Shape,
    /// How soft the threshold is: the share over which the chance rises from a quarter to nearly half of the pace.
    #[schemars(range(min = 0.01), extend("x-unit" = "percentage points of share", "x-source" = "an assumption; as it goes to 0 the threshold turns sharp"))]
    pub noise_percent: Percent,
    /// How fast people take it up once far above their threshold, as a chance.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "an assumption, set so that 3 % champions gain 5 to 15 points in a year, as trials and the best documented case do"))]
    pub pace_percent: Percent,
}

impl Default for Reinforced {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Reinforced {
            share_percent: percent(25.0),
            spread_percent: percent(10.0),
            distribution: Shape::Normal,
            noise_percent: percent(5.0),
            pace_percent: percent(2.0),
        }
    }
}

impl Reinforced {
    /// pace · logistic((s − θ) / noise) once there is an example.
    #[inline(always)]
    pub(super) fn hazard(&self, exposure: Exposure) -> i64 {
        let above = (exposure.share - exposure.threshold) / self.noise_percent.fraction();
        let pace = self.pace_percent.hazard();
        let hazard = if pace.is_infinite() { CERTAIN } else { ticks(pace / (1.0 + exp(-above))) };
        if exposure.examples > 0 { hazard } else { 0 }
    }

    pub(super) fn distribution(&self) -> Distribution {
        Distribution {
            shape: self.distribution,
            mean: self.share_percent.fraction(),
            spread: self.spread_percent.fraction(),
            most: 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::{TICK, units};

    fn hazard(rule: &Reinforced, share: f64) -> f64 {
        let exposure = Exposure { examples: units(1.0), share, threshold: 0.25, ..Exposure::default() };
        rule.hazard(exposure) as f64 / TICK
    }

    #[test]
    fn half_the_pace_at_the_threshold() {
        let rule = Reinforced::default();
        let at = |share| hazard(&rule, share);
        assert!((at(0.25) - rule.pace_percent.hazard() / 2.0).abs() < 1e-15);
        assert!(at(1.0) > 0.99 * rule.pace_percent.hazard());
    }

    #[test]
    fn with_little_noise_and_a_high_pace_it_is_a_threshold() {
        let rule = Reinforced {
            noise_percent: Percent::new(0.01).unwrap(),
            pace_percent: Percent::new(99.9999).unwrap(),
            ..Reinforced::default()
        };
        let at = |share| hazard(&rule, share);
        assert!(at(0.24) < 1e-9 && at(0.26) > 10.0);
    }
}
