//! Every example seen has its own chance each week: simple contagion (SI, SIS and SIR models).

use super::Exposure;
use crate::exact::{ticks, times};
use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// Every example seen has its own chance each week.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Simple {
    /// The chance that one colleague's example is taken up, per contact and week.
    #[schemars(extend("x-unit" = "% per contact and week", "x-source" = "own fits of published curves: .1–3 % per week; an assumption"))]
    pub chance_percent: Percent,
}

impl Default for Simple {
    fn default() -> Self {
        Simple { chance_percent: Percent::new(1.0).expect("1 is a percentage") }
    }
}

impl Simple {
    /// −ln(1 − β) · E: with m unit ties the chance is exactly 1 − (1 − β)^m.
    #[inline]
    pub(super) fn hazard(&self, exposure: Exposure) -> i64 {
        times(exposure.examples, self.of_one())
    }

    /// What one example adds, in ticks.
    pub fn of_one(&self) -> i64 {
        ticks(self.chance_percent.hazard())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::{CERTAIN, TICK, units};
    use crate::fraction::chance_of_hazard;

    #[test]
    fn three_ties_give_three_independent_chances() {
        let rule = Simple { chance_percent: Percent::new(20.0).unwrap() };
        let chance =
            chance_of_hazard(rule.hazard(Exposure { examples: units(3.0), ..Exposure::default() }) as f64 / TICK);
        assert!((chance - (1.0 - 0.8f64.powi(3))).abs() < 1e-15);
    }

    #[test]
    fn a_certain_chance_is_certain_only_with_an_example() {
        let rule = Simple { chance_percent: Percent::ALL };
        assert_eq!(rule.hazard(Exposure::default()), 0);
        assert_eq!(rule.hazard(Exposure { examples: units(1.0), ..Exposure::default() }), CERTAIN);
    }
}
