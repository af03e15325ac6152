//! Equal cost: every strategy's own volumes, scaled until its planned ledger is the budget.

use crate::intervention::Channel;

/// What a strategy is planned to cost, before luck.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// A line a channel.
    pub lines: Vec<Line>,
    /// The budget, where one is kept to.
    pub budget: Option<f64>,
    /// What is left of the budget: less than one more unit would cost, unless every volume is at its bound.
    pub unspent: f64,
}

/// One channel in a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The channel.
    pub channel: Channel,
    /// The volume as written, in units.
    pub written: f64,
    /// The volume as scaled, in whole units.
    pub volume: u64,
    /// What a unit is ("messages", "champions", "hours of support" …).
    pub unit: &'static str,
    /// Person-days a unit.
    pub rate: f64,
}

impl Plan {
    /// Person-days of all lines: volumes × rates.
    pub fn person_days(&self) -> f64 {
        self.lines.iter().map(Line::person_days).sum()
    }
}

impl Line {
    /// Person-days: volume × rate.
    pub fn person_days(&self) -> f64 {
        self.volume as f64 * self.rate
    }
}
