//! The chance grows with the share of ties that do it: Bass's imitation (Bass 1969), on any network.

use super::Exposure;
use crate::exact::{TICK, ticks};
use crate::fraction::{Percent, chance_of_hazard, hazard_of_chance};
use serde::{Deserialize, Serialize};

/// The chance grows with the share of ties that do it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Imitation {
    /// The chance per week when everybody around does it (Bass's q; the outside chance is Bass's p).
    #[schemars(extend("x-unit" = "% per week", "x-source" = "Sultan, Farley & Lehmann 1990: q averages .38, per year"))]
    pub imitation_percent: Percent,
}

impl Default for Imitation {
    fn default() -> Self {
        Imitation { imitation_percent: Percent::new(38.0).expect("38 is a percentage") }
    }
}

impl Imitation {
    /// −ln(1 − a − q · s), a = 1 − exp(−outside hazard): the chance is exactly a + q s, at most 1.
    pub(super) fn hazard(&self, exposure: Exposure) -> i64 {
        if exposure.share == 0.0 {
            return exposure.outside;
        }
        let outside = chance_of_hazard(exposure.outside as f64 / TICK);
        ticks(hazard_of_chance(outside + self.imitation_percent.fraction() * exposure.share))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::CERTAIN;

    #[test]
    fn the_chance_is_bass() {
        let rule = Imitation { imitation_percent: Percent::new(38.0).unwrap() };
        let outside = ticks(hazard_of_chance(0.03));
        let hazard = rule.hazard(Exposure { share: 0.5, outside, ..Exposure::default() });
        let chance = chance_of_hazard(hazard as f64 / TICK);
        assert!((chance - (0.03 + 0.38 * 0.5)).abs() < 1e-15);
    }

    #[test]
    fn a_chance_above_one_is_certain() {
        let rule = Imitation { imitation_percent: Percent::ALL };
        assert_eq!(rule.hazard(Exposure { share: 1.0, outside: ticks(0.5), ..Exposure::default() }), CERTAIN);
    }
}
