//! It is required, and checked: people comply while they are watched.

use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// It is required, and checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Mandate {
    /// How often each person is checked; the volume that an equal budget scales.
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "checks per person and month", "x-source" = "an assumption"))]
    pub checks_per_month: f64,
    /// The first week in which it is required.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week with checks; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monitoring_until_week: Option<u32>,
    /// How many of those checked start to comply.
    #[schemars(extend("x-unit" = "% per check", "x-source" = "an assumption"))]
    pub complies_percent: Percent,
    /// How many of those who comply make it their own.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "Kelman 1958 for the idea; .01 is an assumption"))]
    pub internalised_percent_per_week: Percent,
    /// How many of those who merely comply stop once nobody checks.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "Kelman 1958 for the idea; .10 is an assumption"))]
    pub unwatched_lapse_percent_per_week: Percent,
}

impl Default for Mandate {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Mandate {
            checks_per_month: 2.0,
            from_week: 1,
            monitoring_until_week: None,
            complies_percent: percent(10.0),
            internalised_percent_per_week: percent(1.0),
            unwatched_lapse_percent_per_week: percent(10.0),
        }
    }
}
