//! How teams search: how many variants they keep alive, how often they try, and how they settle on one.

use crate::fraction::{Fraction, Percent};
use serde::{Deserialize, Serialize};

/// Teams look for a better way of doing the behaviour; off unless `trials_per_week` is above 0.
///
/// What search takes is the time of trials: it is not booked in person-days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Search {
    /// How many changes of one aspect a team has time to try (agility); at 0 nobody searches.
    #[schemars(range(min = 0.0, max = 20.0), extend("x-unit" = "trials per team and week", "x-source" = "off by default; any other value is an assumption"))]
    pub trials_per_week: f64,
    /// How many aspects the behaviour has, each done in one of two ways.
    #[schemars(range(min = 1, max = 12), extend("x-unit" = "aspects", "x-source" = "an assumption; few enough that the best of all variants is known"))]
    pub aspects: u8,
    /// On how many other aspects the worth of each depends: at 0 every step uphill leads to the best variant,
    /// the more the more dead ends (Kauffman & Levin 1987: K).
    #[schemars(range(min = 0, max = 11), extend("x-unit" = "aspects", "x-source" = "an assumption"))]
    pub ruggedness: u8,
    /// How many variants a team keeps alive at most, the one it practises among them (abrasion).
    #[schemars(range(min = 1, max = 12), extend("x-unit" = "variants per team", "x-source" = "an assumption: no disagreement is kept"))]
    pub variants_kept: u8,
    /// How much of its time for trials a team loses to arguing for each variant it keeps that differs in
    /// every aspect from what it practises; one that differs in half of them takes half.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "an assumption"))]
    pub disagreement_effect: Fraction,
    /// How a team settles on one of the variants it keeps.
    pub resolution: Resolution,
    /// How often it does.
    #[schemars(range(min = 1, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption"))]
    pub resolved_every_weeks: u32,
    /// The time that a vote takes, in trials forgone; a boss decides at once, and each combination in
    /// `recombine` takes a whole trial besides.
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "trials", "x-source" = "an assumption"))]
    pub meeting_trials: f64,
    /// How far off the mark people are who judge a variant without trying it: the standard deviation, as a
    /// share of the best payoff.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "an assumption"))]
    pub reading_error: Fraction,
    /// Where else a team sees variants.
    pub learns_from: LearnsFrom,
    /// How often the world changes, so that other variants become the best.
    #[schemars(range(min = 0.0, max = 52.0), extend("x-unit" = "shocks per year", "x-source" = "none by default; any other value is an assumption"))]
    pub shocks_per_year: f64,
    /// How many aspects are worth something else after a shock, rounded up.
    #[schemars(extend("x-unit" = "% of aspects", "x-source" = "an assumption"))]
    pub shock_percent: Percent,
}

/// How a team settles on one of the variants it keeps.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Resolution {
    /// The leader picks the one that looks best from outside, at once.
    #[default]
    Boss,
    /// Each member is for the one that looks best; most votes win, and what is practised wins a draw.
    Vote,
    /// What wins the vote is combined with each other variant in turn and tried; the better one is kept.
    Recombine,
}

/// Where a team sees variants beside its own.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LearnsFrom {
    /// Nowhere: every team is on its own.
    Team,
    /// At a team to which one of its members has a tie, once a week.
    #[default]
    Network,
}

impl Default for Search {
    fn default() -> Self {
        let fraction = |value| Fraction::new(value).expect("a fraction");
        Search {
            trials_per_week: 0.0,
            aspects: 10,
            ruggedness: 3,
            variants_kept: 1,
            disagreement_effect: fraction(0.25),
            resolution: Resolution::Boss,
            resolved_every_weeks: 4,
            meeting_trials: 0.25,
            reading_error: fraction(0.05),
            learns_from: LearnsFrom::Network,
            shocks_per_year: 0.0,
            shock_percent: Percent::new(30.0).expect("a percentage"),
        }
    }
}

impl Search {
    /// Whether anybody searches at all.
    pub fn is_on(&self) -> bool {
        self.trials_per_week > 0.0
    }
}
