//! Every example has one chance, in the week after it appears: the independent cascade
//! (Goldenberg, Libai & Muller 2001; Kempe, Kleinberg & Tardos 2003).

use super::Exposure;
use crate::exact::{ticks, times};
use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// Every example has one chance, in the week after it appears.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Cascade {
    /// The chance that a new example is taken up by one colleague who sees it.
    #[schemars(extend("x-unit" = "% per contact, once", "x-source" = "an assumption"))]
    pub chance_percent: Percent,
}

impl Default for Cascade {
    fn default() -> Self {
        Cascade { chance_percent: Percent::new(10.0).expect("10 is a percentage") }
    }
}

impl Cascade {
    /// −ln(1 − p) · (E newly gained this week).
    #[inline]
    pub(super) fn hazard(&self, exposure: Exposure) -> i64 {
        times(exposure.gained, self.of_one())
    }

    /// What one new example adds, in ticks.
    pub fn of_one(&self) -> i64 {
        ticks(self.chance_percent.hazard())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::{TICK, units};

    #[test]
    fn only_what_is_new_counts() {
        let rule = Cascade { chance_percent: Percent::new(50.0).unwrap() };
        assert_eq!(rule.hazard(Exposure { examples: units(5.0), ..Exposure::default() }), 0);
        let two = rule.hazard(Exposure { examples: units(5.0), gained: units(2.0), ..Exposure::default() });
        assert!((two as f64 / TICK - 4f64.ln()).abs() < 1e-15);
    }
}
