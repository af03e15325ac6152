//! What the organisation does: the channels of a strategy, one a file.

mod attention;
mod backstage;
mod broadcast;
mod brokering;
mod cascade;
mod champions;
mod conditions;
mod costs;
mod dose;
mod mandate;
mod role_models;
mod schedule;
mod supporting;

use crate::organisation::{Organisation, Stance, Trust, Turnover};
use crate::random::Luck;
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicBool, Ordering};

pub use attention::Attention;
pub use backstage::Backstage;
pub use broadcast::{Broadcast, Sending};
pub use cascade::{Cascade, Rounds};
pub use champions::{Bridging, Champions, Recognised, Serving, Thanks, wave_sizes};
pub use conditions::{Changed, Column, Conditions, Ease, Easing, Examples, Lapse, Pull, Support, Voice};
pub use costs::Costs;
pub use dose::{Dose, LeaderCounts, Rank};
pub use mandate::{Checking, Mandate};
pub use role_models::{Modelling, RoleModels};
pub use schedule::Period;
pub use supporting::Supporting;

/// A channel of a strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Messages from the top to everybody.
    Broadcast,
    /// Managers tell their teams, layer by layer.
    Cascade,
    /// It is required, and checked.
    Mandate,
    /// Chosen colleagues start, practise and talk about it.
    Champions,
    /// Leaders support the champions and free time and permission, out of sight.
    Backstage,
    /// Leaders do it themselves, for all to see.
    RoleModels,
}

/// What all channels of a run share.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Who works there.
    pub organisation: &'a Organisation,
    /// How much an example counts, by who gives it.
    pub trust: &'a Trust,
    /// How often people leave and move.
    pub turnover: Turnover,
    /// How managers stand to the behaviour.
    pub stance: Stance,
    /// How attention wears out.
    pub attention: &'a Attention,
    /// What things cost.
    pub costs: &'a Costs,
    /// How many weeks the run lasts.
    pub weeks: u32,
    /// The luck of the run.
    pub luck: Luck,
    /// The week from which on no channel does anything, in a run that shows what stays without them.
    pub off_from: Option<u32>,
    /// Once this is set, nothing happens any more in the weeks that are left: the record is of no use, and whoever has
    /// set it throws it away.
    pub stop: Option<&'a AtomicBool>,
}

#[cfg(test)]
impl<'a> Setting<'a> {
    /// Nobody leaves or moves, and all else is as it is by default; for tests.
    pub(crate) fn plain(organisation: &'a Organisation, weeks: u32, luck: Luck) -> Setting<'a> {
        static DEFAULTS: std::sync::LazyLock<(Trust, Attention, Costs)> = std::sync::LazyLock::new(Default::default);
        let (trust, attention, costs) = &*DEFAULTS;
        let (turnover, stance) = (Turnover::NONE, Stance::NONE);
        Setting { organisation, trust, turnover, stance, attention, costs, weeks, luck, off_from: None, stop: None }
    }
}

impl Setting<'_> {
    /// Whether the run is to end.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.is_some_and(|stop| stop.load(Ordering::Relaxed))
    }

    /// The weeks in which a channel is at work that is planned for a period.
    pub fn at_work(&self, planned: Period) -> Period {
        self.off_from.map_or(planned, |week| planned.switched_off(week))
    }
}
