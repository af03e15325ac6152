//! How much an example counts, by who gives it: the weight of a tie in a company.

use super::Chart;
use crate::fraction::Fraction;
use serde::{Deserialize, Serialize};

/// How much an example counts, by who gives it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Trust {
    /// A colleague, and a report to the own manager.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "surveys of spokespeople; the order changes between years: an assumption"))]
    pub peer: Fraction,
    /// The own manager.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "an assumption"))]
    pub own_manager: Fraction,
    /// Anybody two layers up or more, and the sender of a broadcast.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "an assumption"))]
    pub senior_leader: Fraction,
}

impl Default for Trust {
    fn default() -> Self {
        let fraction = |value| Fraction::new(value).expect("a fraction");
        Trust { peer: fraction(0.6), own_manager: fraction(0.55), senior_leader: fraction(0.4) }
    }
}

impl Trust {
    /// The weight of the tie from → to, from 0 to 1: the own manager's; else a senior leader's from two
    /// layers up; else a peer's.
    pub(super) fn weight(&self, chart: &Chart, from: u32, to: u32) -> f32 {
        let layer = |person: u32| chart.layer[person as usize];
        let trust = if chart.manager[to as usize] == from {
            self.own_manager
        } else if u16::from(layer(from)) + 2 <= u16::from(layer(to)) {
            self.senior_leader
        } else {
            self.peer
        };
        trust.value() as f32
    }
}
