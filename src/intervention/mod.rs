//! What the organisation does: the channels of a strategy, one a file.

mod attention;
mod backstage;
mod broadcast;
mod cascade;
mod champions;
mod conditions;
mod costs;
mod mandate;
mod schedule;

use crate::organisation::{Organisation, Trust};
use crate::random::Luck;
use crate::strategy::Strategy;
use serde::{Deserialize, Serialize};

pub use attention::Attention;
pub use backstage::{Backstage, Dose, LeaderCounts};
pub use broadcast::Broadcast;
pub use cascade::Cascade;
pub use champions::{Champions, Serving};
pub use conditions::{Column, Conditions, Support};
pub use costs::Costs;
pub use mandate::Mandate;
pub use schedule::{Period, WEEKS_PER_MONTH, WEEKS_PER_YEAR};

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
}

/// What all channels of a run share.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Who works there.
    pub organisation: &'a Organisation,
    /// How much an example counts, by who gives it.
    pub trust: &'a Trust,
    /// How attention wears out.
    pub attention: &'a Attention,
    /// What things cost.
    pub costs: &'a Costs,
    /// How many weeks the run lasts.
    pub weeks: u32,
    /// The luck of the run.
    pub luck: Luck,
}

/// A strategy's channels at work in one run.
#[derive(Debug)]
pub struct Programme<'a> {
    broadcast: Option<broadcast::Sending<'a>>,
    cascade: Option<cascade::Rounds<'a>>,
    mandate: Option<mandate::Checking<'a>>,
    backstage: Option<backstage::Supporting<'a>>,
    /// The champions, if there are any: the engine keeps their clocks.
    pub champions: Option<Serving<'a>>,
}

impl<'a> Programme<'a> {
    /// The channels of `strategy`, before week 1; `chosen` are its champions.
    pub fn new(strategy: &'a Strategy, setting: Setting<'a>, chosen: &[u32]) -> Programme<'a> {
        Programme {
            broadcast: strategy.broadcast.as_ref().map(|channel| broadcast::Sending::new(channel, setting)),
            cascade: strategy.cascade.as_ref().map(|channel| cascade::Rounds::new(channel, setting)),
            mandate: strategy.mandate.as_ref().map(|channel| mandate::Checking::new(channel, setting)),
            backstage: strategy.backstage.as_ref().map(|channel| backstage::Supporting::new(channel, setting)),
            champions: strategy.champions.as_ref().and_then(|channel| Serving::new(channel, setting, chosen)),
        }
    }

    /// Phase 2 of a week: every channel acts, and the week's conditions are filled.
    pub fn act(&mut self, week: u32, conditions: &mut Conditions) {
        conditions.clear();
        if let Some(channel) = &mut self.broadcast {
            channel.act(week, conditions);
        }
        if let Some(channel) = &mut self.cascade {
            channel.act(week, conditions);
        }
        if let Some(channel) = &self.mandate {
            channel.act(week, conditions);
        }
        if let Some(channel) = &self.backstage {
            channel.act(week, conditions);
        }
        if let Some(channel) = &self.champions {
            channel.act(week, conditions);
        }
    }
}
