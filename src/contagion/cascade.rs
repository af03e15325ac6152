//! Every example has one chance, in the week after it appears: the independent cascade
//! (Goldenberg, Libai & Muller 2001; Kempe, Kleinberg & Tardos 2003).

use super::Exposure;
use crate::fraction::{Percent, times};
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
    pub(super) fn hazard(&self, exposure: Exposure) -> f64 {
        times(exposure.gained, self.chance_percent.hazard())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_new_counts() {
        let rule = Cascade { chance_percent: Percent::new(50.0).unwrap() };
        assert_eq!(rule.hazard(Exposure { amount: 5.0, ..Exposure::default() }), 0.0);
        let two = rule.hazard(Exposure { amount: 5.0, gained: 2.0, ..Exposure::default() });
        assert!((two - 4f64.ln()).abs() < 1e-15);
    }
}
