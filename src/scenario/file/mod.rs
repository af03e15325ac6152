//! The scenario file, key by key: what may be written, what it means, and what stands if nothing is.
//!
//! This is the one place from which `check`, `explain`, `schema` and the printed defaults are made,
//! together with the settings of the kinds (a contagion rule, a channel) in their own files.

mod organisation;
mod outcome;
mod strategy;
mod sweep;

pub use organisation::{Network, Organisation};
pub use outcome::{Chart, Expect, Format, Measure, Tipping};
pub use strategy::{Budget, Compare, StrategyTable};
pub use sweep::{Axis, Spacing, Value};

use super::packs::Pack;
use crate::behaviour::{Behaviour, Stages};
use crate::event::Event;
use crate::intervention::{Attention, Backstage, Broadcast, Cascade, Champions, Costs, Mandate, RoleModels};
use crate::leadership::Leaders;
use crate::leadership::decisions::Decisions;
use crate::search::Search;
use crate::strategy::Starters;
use serde::{Deserialize, Serialize};

/// A what-if scenario: an organisation, a behaviour, and the strategies to compare.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct File {
    /// The version of this file format.
    #[schemars(range(min = 1, max = 1))]
    pub format: u32,
    /// The title, for charts and lists.
    #[schemars(extend("x-default" = "the file's name"))]
    pub title: String,
    /// The question that the scenario answers.
    pub question: String,
    /// The random seed: same file, same seed, same version, same result.
    #[schemars(range(min = 0, max = 9_007_199_254_740_991_u64))]
    pub seed: u64,
    /// How many simulated copies, paired across strategies.
    #[schemars(range(min = 1, max = 1_000_000), extend("x-unit" = "runs"))]
    pub runs: u32,
    /// How long each run lasts; week 0 is the start.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "weeks"))]
    pub weeks: u32,
    /// What is assumed where the file says nothing.
    pub assumptions: Pack,
    /// Which stages there are: `full`, or `adoption_only` for textbook models.
    pub stages: Stages,
    /// Who works there.
    pub organisation: Organisation,
    /// Who is tied to whom.
    pub network: Network,
    /// How attention wears out under messages.
    pub attention: Attention,
    /// The behaviour that is to spread, first; then others that live beside it.
    #[schemars(length(min = 1, max = 50))]
    pub behaviour: Vec<Behaviour>,
    /// Who practises at week 0 in every strategy, drawn among people who are not `never`.
    pub starters: Starters,
    /// Messages from the top to everybody.
    pub broadcast: Broadcast,
    /// Managers tell their teams, layer by layer.
    pub cascade: Cascade,
    /// It is required, and checked.
    pub mandate: Mandate,
    /// Chosen colleagues who start, practise visibly and talk about it.
    pub champions: Champions,
    /// Leaders who support the champions and free time and permission, out of sight.
    pub backstage: Backstage,
    /// Who decides what teams meet; off unless `per_team_per_month` is above 0.
    pub decisions: Decisions,
    /// How leaders behave where words are said.
    pub leaders: Leaders,
    /// Leaders do it themselves, for all to see.
    pub role_models: RoleModels,
    /// Teams look for a better way of doing the behaviour; off unless `trials_per_week` is above 0.
    pub search: Search,
    /// What befalls the organisation in some week.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 100))]
    pub event: Vec<Event>,
    /// What things cost.
    pub costs: Costs,
    /// How strategies are made comparable in cost.
    pub budget: Budget,
    /// The strategies to compare, in the order of the charts.
    #[schemars(length(min = 1, max = 50))]
    pub strategy: Vec<StrategyTable>,
    /// What is measured, and when a difference counts.
    pub measure: Measure,
    /// Values to vary with `groundswell sweep`: every combination is run.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 200))]
    pub sweep: Vec<Axis>,
    /// What charts are drawn, and how.
    pub chart: Chart,
    /// What you expect, written down before the run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expect: Option<Expect>,
}

impl Default for File {
    fn default() -> Self {
        File {
            format: 1,
            title: String::new(),
            question: String::new(),
            seed: 1,
            runs: 200,
            weeks: 104,
            assumptions: Pack::default(),
            stages: Stages::default(),
            organisation: Organisation::default(),
            network: Network::default(),
            attention: Attention::default(),
            behaviour: Vec::new(),
            starters: Starters::default(),
            broadcast: Broadcast::default(),
            cascade: Cascade::default(),
            mandate: Mandate::default(),
            champions: Champions::default(),
            backstage: Backstage::default(),
            decisions: Decisions::default(),
            leaders: Leaders::default(),
            role_models: RoleModels::default(),
            search: Search::default(),
            event: Vec::new(),
            costs: Costs::default(),
            budget: Budget::default(),
            strategy: Vec::new(),
            measure: Measure::default(),
            sweep: Vec::new(),
            chart: Chart::default(),
            expect: None,
        }
    }
}
