//! What the cost of a strategy depends on beside the strategy.

use crate::behaviour::Behaviour;
use crate::intervention::{Costs, LeaderCounts, Period};
use crate::organisation::Organisation;
use crate::scenario::File;

/// What the cost of a strategy depends on beside the strategy.
#[derive(Debug, Clone, Copy)]
pub struct Rates<'a> {
    /// What things cost.
    pub costs: &'a Costs,
    /// How many people.
    pub people: u32,
    /// How many of them are at the top, where a cascade starts.
    pub at_the_top: u32,
    /// How many leaders there are in each group of layers.
    pub leaders: LeaderCounts,
    /// How many weeks a run lasts.
    pub weeks: u32,
    /// For which behaviours it is done.
    pub changes: &'a [Behaviour],
    /// Whether they share champions' conversations.
    pub shared: bool,
}

impl<'a> Rates<'a> {
    /// The rates of an organisation, whose counts are the same in every run.
    pub fn of(organisation: &Organisation, file: &'a File) -> Rates<'a> {
        let tops = |chart: &crate::organisation::Chart| {
            chart.manager.iter().filter(|&&manager| manager == crate::organisation::NOBODY).count() as u32
        };
        Rates {
            costs: &file.costs,
            people: organisation.people(),
            at_the_top: organisation.chart.as_ref().map_or(0, tops),
            leaders: LeaderCounts::of(organisation),
            weeks: file.weeks,
            changes: &file.behaviour,
            shared: file.attention.shared,
        }
    }
}

impl Rates<'_> {
    /// How many behaviours are served, each for the part of a period that lies after its start.
    pub(super) fn changes_in(&self, period: Period) -> f64 {
        let part = |behaviour: &Behaviour| match behaviour.start_week {
            0 => 1.0,
            start => f64::from(period.not_before(start + 1).weeks()) / f64::from(period.weeks().max(1)),
        };
        self.changes.iter().filter(|behaviour| behaviour.promoted).map(part).sum()
    }
}
