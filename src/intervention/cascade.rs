//! Managers tell their teams, layer by layer; some do not pass it on, and some of it is lost on the way.

use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// Managers tell their teams, layer by layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Cascade {
    /// How often the top starts a round of team meetings; the volume that an equal budget scales.
    #[schemars(range(min = 0.0, max = 52.0), extend("x-unit" = "rounds per year", "x-source" = "an assumption"))]
    pub rounds_per_year: f64,
    /// The week of the first round.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week in which a round may start; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// The chance that a manager who heard it passes it on to the team.
    #[schemars(extend("x-unit" = "% per manager and round", "x-source" = "an assumption: .85 (.5–1); .72 per level in Nichols 1962"))]
    pub passed_on_percent: Percent,
    /// How much of the message is left after each layer.
    #[schemars(extend("x-unit" = "% per layer", "x-source" = "an assumption"))]
    pub kept_percent: Percent,
    /// The time a layer takes to hold its meetings.
    #[schemars(range(min = 1, max = 52), extend("x-unit" = "weeks per layer", "x-source" = "an assumption: 1 to 3"))]
    pub weeks_per_layer: u32,
    /// How many of those who hear the whole message from a manager they trust fully are moved to adopt.
    #[schemars(extend("x-unit" = "% per round", "x-source" = "an assumption, as for a message of a broadcast"))]
    pub persuasion_percent: Percent,
}

impl Default for Cascade {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Cascade {
            rounds_per_year: 2.0,
            from_week: 1,
            until_week: None,
            passed_on_percent: percent(85.0),
            kept_percent: percent(90.0),
            weeks_per_layer: 2,
            persuasion_percent: percent(1.0),
        }
    }
}
