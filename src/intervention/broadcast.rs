//! Messages from the top to everybody: they make aware, and persuade a few.

use crate::fraction::{Fraction, Percent};
use serde::{Deserialize, Serialize};

/// Messages from the top to everybody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Broadcast {
    /// How many messages go out, spread evenly; the volume that an equal budget scales.
    #[schemars(range(min = 0.0, max = 200.0), extend("x-unit" = "messages per month", "x-source" = "an assumption"))]
    pub messages_per_month: f64,
    /// The first week with messages.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week with messages; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// People whom the channel reaches at all (40 % without mail: 60).
    #[schemars(extend("x-unit" = "% of people", "x-source" = "an assumption"))]
    pub reach_percent: Percent,
    /// How many of the reached open a message when nothing else asks for their attention.
    #[schemars(extend("x-unit" = "% of those reached", "x-source" = "an assumption: open rate .5"))]
    pub opened_percent: Percent,
    /// How much of an opened message is understood.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "an assumption"))]
    pub clarity: Fraction,
    /// How many of those who read it and trust the sender fully are moved to adopt by one message.
    #[schemars(extend("x-unit" = "% per message", "x-source" = "h0 = .01 a message: a campaign then moves about 4 % of people"))]
    pub persuasion_percent: Percent,
}

impl Default for Broadcast {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Broadcast {
            messages_per_month: 3.0,
            from_week: 1,
            until_week: None,
            reach_percent: Percent::ALL,
            opened_percent: percent(50.0),
            clarity: Fraction::new(0.7).expect("a fraction"),
            persuasion_percent: percent(1.0),
        }
    }
}
