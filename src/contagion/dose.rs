//! Examples met one at a time add up over some weeks: generalised contagion (Dodds & Watts 2004).

use super::Exposure;
use crate::exact::CERTAIN;
use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// Examples met one at a time add up over some weeks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dose {
    /// The chance that the colleague met this week, if they practise, leaves a dose.
    #[schemars(extend("x-unit" = "% per meeting", "x-source" = "an assumption"))]
    pub chance_percent: Percent,
    /// The number of remembered doses that is enough.
    #[schemars(range(min = 1, max = 64), extend("x-unit" = "doses"))]
    pub limit: u32,
    /// How long a dose is remembered.
    #[schemars(range(min = 1, max = 64), extend("x-unit" = "weeks"))]
    pub memory_weeks: u32,
}

impl Default for Dose {
    fn default() -> Self {
        Dose { chance_percent: Percent::new(50.0).expect("50 is a percentage"), limit: 2, memory_weeks: 8 }
    }
}

impl Dose {
    /// Certain once the remembered doses reach the limit, none before.
    pub(super) fn hazard(&self, exposure: Exposure) -> i64 {
        if exposure.doses >= self.limit { CERTAIN } else { 0 }
    }

    /// The remembered doses after one more week: newest in the lowest bit.
    pub fn remember(&self, doses: u64, dosed: bool) -> u64 {
        let kept = u64::MAX >> (64 - self.memory_weeks);
        (doses << 1 | u64::from(dosed)) & kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dose_is_forgotten_after_its_weeks() {
        let rule = Dose { memory_weeks: 2, ..Dose::default() };
        let once = rule.remember(0, true);
        let kept = rule.remember(once, false);
        assert_eq!((once.count_ones(), kept.count_ones()), (1, 1));
        assert_eq!(rule.remember(kept, false), 0);
    }
}
