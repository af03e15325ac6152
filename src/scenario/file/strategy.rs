//! The strategies to compare, and at what cost.

use crate::fraction::Percent;
use crate::intervention::{Backstage, Broadcast, Cascade, Champions, Channel, Mandate, RoleModels};
use crate::leadership::decisions::Decisions;
use crate::leadership::{Leaders, Policy};
use crate::search::Search;
use crate::strategy::Starters;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How strategies are made comparable in cost.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Budget {
    /// Whether volumes are scaled to the same person-days, or stand as written.
    pub compare: Compare,
    /// The planned cost of every strategy that has channels.
    #[schemars(range(min = 0.0, max = 1e9), extend("x-unit" = "person-days", "x-default" = "the dearest strategy as written"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person_days: Option<f64>,
}

/// Whether volumes are scaled to the same person-days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Compare {
    /// Every strategy's volumes are scaled until its planned cost is the budget.
    #[default]
    EqualPersonDays,
    /// Volumes stand as written, and costs may differ.
    AsWritten,
}

/// A strategy as written: what it uses, and what it sets differently from the file's own tables.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct StrategyTable {
    /// Its name in tables and charts.
    #[schemars(extend("x-default" = "strategy 1, 2, …"))]
    pub name: String,
    /// The channels it uses; none means no programme.
    pub uses: Vec<Channel>,
    /// How the budget is split between its channels; without it one factor scales them all.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(extend("x-unit" = "% of the budget", "propertyNames" = { "$ref": "#/$defs/Channel" }))]
    pub split_percent: BTreeMap<Channel, Percent>,
    /// Its own starters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub starters: Option<Starters>,
    /// What differs in its broadcast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub broadcast: Option<Broadcast>,
    /// What differs in its cascade.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cascade: Option<Cascade>,
    /// What differs in its mandate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mandate: Option<Mandate>,
    /// What differs in its champions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub champions: Option<Champions>,
    /// What differs in its backstage support.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backstage: Option<Backstage>,
    /// What differs in who decides.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decisions: Option<Decisions>,
    /// What differs in how its leaders behave.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leaders: Option<Leaders>,
    /// How its leaders change their place, in front, among or behind; without it all channels work as scheduled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<Policy>,
    /// What differs in its role models.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role_models: Option<RoleModels>,
    /// What differs in how its teams search.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub search: Option<Search>,
}
