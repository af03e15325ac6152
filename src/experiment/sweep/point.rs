//! One point of a sweep, and what came of it.

use super::flips::Tipped;
use super::until::half_width;
use crate::behaviour::Measure;
use crate::experiment::comparison::{Arm, Verdict};
use crate::experiment::ensemble::Spread;
use crate::experiment::statistics::{mean, sample_variance};
use crate::scenario::Scenario;
use crate::scenario::file::Value;
use serde::{Deserialize, Serialize};

/// What a point comes to where no strategy is clearly ahead.
pub const NO_CLEAR: &str = "no clear difference";

/// What a point comes to that could not be run.
pub const FAILED: &str = "cannot be run";

/// What stands between strategies that tip at the same point.
pub const AND: &str = " + ";

/// What a point comes to where no strategy tips.
pub const NONE_TIPS: &str = "none tips";

/// One combination of values and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// Its number in the design, from 0.
    pub number: u32,
    /// A value an axis.
    pub values: Vec<Value>,
    /// What came of it.
    pub outcome: PointOutcome,
}

/// What came of a point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PointOutcome {
    /// It was run.
    Done {
        /// How many people.
        people: u32,
        /// How many runs.
        runs: u32,
        /// Half of the width of the 95 % interval of the answer, as a share; `None` below two runs.
        half_width: Option<f64>,
        /// The strategy that is ahead; `None` where no difference is clear.
        winner: Option<String>,
        /// A strategy each, in the order of the file.
        strategies: Vec<PointStrategy>,
        /// The strategy that is ahead, by its place, where the runs are drawn anew; nothing where no border is looked for.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        drawn: Vec<Option<u8>>,
    },
    /// It could not be run.
    Failed {
        /// Why, in a line.
        reason: String,
    },
}

/// One strategy at one point.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PointStrategy {
    /// Its name.
    pub name: String,
    /// Owned adoption in the last week, as a share.
    pub owned: Spread,
    /// How far single runs lie apart in it: their standard deviation, 0 for one run.
    pub deviation: f64,
    /// Owned adoption of what was intended in the last week, as a share.
    pub aligned: Spread,
    /// Adoption in the last week, as a share.
    pub adoption: Spread,
    /// In how many runs it tips, where that was tested.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tipped: Option<u32>,
    /// Person-days spent, on average.
    pub person_days: f64,
    /// For each milestone: its level (a share), how many runs reach it, and the median week of those.
    pub milestones: Vec<(f64, u32, Option<f64>)>,
}

impl Point {
    /// What came of each strategy; nothing where it could not be run.
    pub fn strategies(&self) -> &[PointStrategy] {
        match &self.outcome {
            PointOutcome::Done { strategies, .. } => strategies,
            PointOutcome::Failed { .. } => &[],
        }
    }

    /// Half of the width of the 95 % interval of the answer, as a share; `None` where there is none.
    pub fn half_width(&self) -> Option<f64> {
        match self.outcome {
            PointOutcome::Done { half_width, .. } => half_width,
            PointOutcome::Failed { .. } => None,
        }
    }

    /// The strategy that is ahead, or that none is, or that it could not be run.
    pub fn winner(&self) -> String {
        match &self.outcome {
            PointOutcome::Done { winner, .. } => winner.clone().unwrap_or_else(|| NO_CLEAR.into()),
            PointOutcome::Failed { .. } => FAILED.into(),
        }
    }

    /// In how many runs each strategy tips, where that is tested.
    pub fn tipped(&self) -> Vec<Tipped> {
        let PointOutcome::Done { runs, strategies, .. } = &self.outcome else { return Vec::new() };
        let tipped = |one: &PointStrategy| Some(Tipped { name: one.name.clone(), runs: one.tipped?, of: *runs });
        strategies.iter().filter_map(tipped).collect()
    }

    /// The strategies that tip in at least so many of all runs.
    pub fn tips(&self, share: f64) -> String {
        let PointOutcome::Done { runs, strategies, .. } = &self.outcome else { return FAILED.into() };
        let enough = |one: &&PointStrategy| {
            one.tipped.is_some_and(|tipped| f64::from(tipped) >= share * f64::from(*runs) - 1e-9)
        };
        let names: Vec<&str> = strategies.iter().filter(enough).map(|one| one.name.as_str()).collect();
        if names.is_empty() { NONE_TIPS.into() } else { names.join(AND) }
    }

    /// Who is ahead where the runs are drawn anew; nothing where that was not done.
    pub(super) fn drawn(&self) -> Vec<String> {
        let PointOutcome::Done { strategies, drawn, .. } = &self.outcome else { return Vec::new() };
        let name = |winner: &Option<u8>| {
            winner.and_then(|place| strategies.get(usize::from(place))).map_or(NO_CLEAR, |one| one.name.as_str())
        };
        drawn.iter().map(|winner| name(winner).to_owned()).collect()
    }

    /// A point that was run; `drawn` is who is ahead where its runs are drawn anew.
    pub(super) fn done(
        (number, values): (u32, Vec<Value>),
        scenario: &Scenario,
        (arms, verdict): (&[Arm], &Verdict),
        drawn: Vec<Option<u8>>,
    ) -> Point {
        let winner = verdict.level_with.is_empty().then(|| verdict.ranking.first()).flatten();
        let outcome = PointOutcome::Done {
            people: arms.first().map_or(0, |arm| arm.ensemble.runs[0].people()),
            runs: arms.first().map_or(0, |arm| arm.ensemble.runs.len() as u32),
            half_width: half_width(scenario, arms),
            winner: winner.map(|&place| arms[place].strategy.name.clone()),
            strategies: arms.iter().map(|arm| PointStrategy::of(scenario, arm)).collect(),
            drawn,
        };
        Point { number, values, outcome }
    }

    /// A point that could not be run.
    pub(super) fn failed(number: u32, values: Vec<Value>, reason: String) -> Point {
        Point { number, values, outcome: PointOutcome::Failed { reason } }
    }
}

impl PointStrategy {
    fn of(scenario: &Scenario, arm: &Arm) -> PointStrategy {
        let last = |measure| arm.ensemble.spread(measure, scenario.file.weeks);
        let held = scenario.file.measure.held_weeks;
        let milestone = |level: f64| {
            let reached = arm.ensemble.weeks_reaching(level, held).into_iter().flatten();
            let weeks: Vec<f64> = reached.map(f64::from).collect();
            let median = (!weeks.is_empty()).then(|| Spread::of(weeks.clone()).median);
            (level, weeks.len() as u32, median)
        };
        PointStrategy {
            name: arm.strategy.name.clone(),
            owned: last(Measure::Owned),
            deviation: sample_variance(&arm.ensemble.shares(Measure::Owned, scenario.file.weeks))
                .map_or(0.0, f64::sqrt),
            aligned: last(Measure::Aligned),
            adoption: last(Measure::Adoption),
            tipped: arm.tipping.as_ref().map(|test| test.tipped() as u32),
            person_days: mean(&arm.ensemble.person_days()),
            milestones: scenario
                .file
                .measure
                .milestones_percent
                .iter()
                .map(|level| milestone(level.fraction()))
                .collect(),
        }
    }
}
