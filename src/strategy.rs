//! A strategy: a name, who starts, and what is done.

use crate::intervention::{Backstage, Broadcast, Cascade, Champions, Mandate};
use crate::leadership::{Leaders, Led, Policy};
use crate::organisation::Id;
use crate::search::Search;
use serde::{Deserialize, Serialize};

/// A strategy as it is simulated: its channels with their settings, each absent unless used.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strategy {
    /// Its name in tables and charts.
    pub name: String,
    /// Who practises at week 0.
    pub starters: Starters,
    /// Messages from the top.
    pub broadcast: Option<Broadcast>,
    /// Team meetings, layer by layer.
    pub cascade: Option<Cascade>,
    /// A rule that is checked.
    pub mandate: Option<Mandate>,
    /// Chosen colleagues.
    pub champions: Option<Champions>,
    /// Leaders' support, out of sight.
    pub backstage: Option<Backstage>,
    /// How its leaders behave; a part of how they work, not a channel.
    pub leaders: Leaders,
    /// How its leaders change their place; without it all channels work as scheduled.
    pub policy: Option<Policy>,
    /// How its teams search for better ways; a part of how they work, not a channel.
    pub search: Option<Search>,
}

impl Strategy {
    /// What it says of its leaders.
    pub fn led(&self) -> Led<'_> {
        Led { leaders: &self.leaders, backstage: self.backstage.as_ref(), policy: self.policy.as_ref() }
    }

    /// Whether anything is done at all.
    pub fn has_channels(&self) -> bool {
        self.broadcast.is_some()
            || self.cascade.is_some()
            || self.mandate.is_some()
            || self.champions.is_some()
            || self.backstage.is_some()
    }
}

/// Who practises at week 0, drawn among people who are not `never`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Starters {
    /// How many, drawn by lot in every run.
    #[schemars(range(min = 0, max = 10_000_000), extend("x-unit" = "people"))]
    pub people: u32,
    /// Exactly these people, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<Id>,
}
