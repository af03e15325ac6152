//! Chosen colleagues who start, practise visibly and talk about it.

use crate::fraction::Percent;
use crate::organisation::Id;
use crate::seeding::ChosenBy;
use serde::{Deserialize, Serialize};

/// Chosen colleagues who start, practise visibly and talk about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Champions {
    /// How many of all people are asked; the volume that an equal budget scales.
    #[schemars(extend("x-unit" = "% of people", "x-source" = "an assumption: 3 % (.5–15) is a common claim, never replicated"))]
    pub share_percent: Percent,
    /// How many people are asked, as a number; overrides `share_percent`.
    #[schemars(range(min = 0, max = 10_000_000), extend("x-unit" = "people", "x-default" = "none: the share decides"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub people: Option<u32>,
    /// How they are chosen.
    pub chosen_by: ChosenBy,
    /// The people asked, with `chosen_by = "listed"`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<Id>,
    /// The week in which they start.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week in which they do more than practise; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// How often a champion talks about it; without talks nobody is a champion.
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "conversations per week", "x-source" = "an assumption"))]
    pub conversations_per_week: f64,
    /// How much one conversation a week adds to the strength of a champion's example (a colleague's is 1).
    #[schemars(range(min = 0.0, max = 10.0), extend("x-unit" = "examples per weekly conversation", "x-source" = "an assumption: two talks a week double the example (1–3 in meeting groups)"))]
    pub conversation_effect: f64,
    /// How many champions give up in a year.
    #[schemars(extend("x-unit" = "% per year", "x-source" = "an assumption: 15 % a year"))]
    pub drop_out_percent_per_year: Percent,
}

impl Default for Champions {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Champions {
            share_percent: percent(3.0),
            people: None,
            chosen_by: ChosenBy::Degree,
            ids: Vec::new(),
            from_week: 1,
            until_week: None,
            conversations_per_week: 2.0,
            conversation_effect: 0.5,
            drop_out_percent_per_year: percent(15.0),
        }
    }
}
