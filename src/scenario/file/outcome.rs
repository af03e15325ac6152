//! What is measured, drawn and expected.

use crate::behaviour;
use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// What is measured, and when a difference counts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Measure {
    /// The levels of adoption whose weeks are reported.
    #[schemars(length(max = 12), extend("x-unit" = "% of people"))]
    pub milestones_percent: Vec<Percent>,
    /// How long a level must be held to count as reached.
    #[schemars(range(min = 1, max = 520), extend("x-unit" = "weeks"))]
    pub held_weeks: u32,
    /// The smallest difference that counts as one.
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "percentage points"))]
    pub margin_points: f64,
    /// How long after the last channel of a strategy has ended it is counted who still owns it; also how long it must
    /// hold without any channel to count as tipped.
    #[schemars(range(min = 1, max = 520), extend("x-unit" = "weeks"))]
    pub persistence_after_weeks: u32,
    /// How it is tested whether and when it tips; some ten more runs for each, in `run` alone.
    pub tipping: Tipping,
    /// Whether every strategy is run again without each of its channels, in the same runs, to see what each adds;
    /// in `run` alone.
    pub knock_outs: bool,
    /// Whether every strategy whose leaders change their place is run again with leaders who stay in front, among or
    /// behind, in the same runs: what changing is worth beside the best of these (its regret); in `run` alone.
    pub regret: bool,
}

/// How it is tested whether and when a strategy tips.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tipping {
    /// Not at all.
    #[default]
    None,
    /// Every run again with all channels switched off from a week on: the first such week after which nine in ten
    /// of those who would own it in the end still do.
    SwitchOffTest,
}

impl Default for Measure {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Measure {
            milestones_percent: [10.0, 25.0, 50.0, 80.0].map(percent).to_vec(),
            held_weeks: 4,
            margin_points: 1.0,
            persistence_after_weeks: 26,
            tipping: Tipping::None,
            knock_outs: false,
            regret: true,
        }
    }
}

/// What charts are drawn, and how.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Chart {
    /// The picture formats.
    pub formats: Vec<Format>,
    /// How many single runs are drawn as thin lines.
    #[schemars(range(min = 0, max = 100), extend("x-unit" = "runs"))]
    pub single_runs_shown: u32,
    /// Whether there is a film of the first run too: how it spreads from team to team under the strategy that comes
    /// first and the first other one that acts, with the same people and the same luck; in `run` alone.
    pub film: bool,
}

/// A picture format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// 1920 × 1080 pixels.
    Png,
    /// Scalable.
    Svg,
}

impl Default for Chart {
    fn default() -> Self {
        Chart { formats: vec![Format::Png, Format::Svg], single_runs_shown: 20, film: false }
    }
}

/// What you expect, written down before the run; the result says hit or miss.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    /// The strategy that comes out ahead, or "no clear difference".
    pub winner: String,
    /// On what: `owned`, `aligned`, `adoption`, `complying`, `aware` or `payoff`, at the end or `_at_week_N`.
    #[serde(default = "owned")]
    pub on: String,
    /// In how many of the paired runs it wins against each other strategy.
    #[serde(default = "half")]
    #[schemars(extend("x-unit" = "% of runs"))]
    pub in_at_least_percent_of_runs: Percent,
}

fn owned() -> String {
    "owned".into()
}

fn half() -> Percent {
    Percent::new(50.0).expect("50 is a percentage")
}

impl Expect {
    /// What is expected on which week: the last one unless `on` names one.
    pub fn moment(&self, weeks: u32) -> (behaviour::Measure, u32) {
        let (measure, week) = behaviour::Measure::with_week(&self.on).expect("what is expected can be measured");
        (measure, week.unwrap_or(weeks))
    }
}
