//! The same comparison at every combination of some values: a full grid.

use super::compare::Interrupted;
use super::comparison::Arm;
use super::ensemble::Spread;
use super::runs::{Extent, arms};
use super::shared::{organisation_of, share_organisations};
use super::statistics::mean;
use crate::behaviour::Measure;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::scenario::file::Value;
use std::sync::atomic::AtomicBool;

/// A key and the values it takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// The dotted key, as for `--set`.
    pub key: String,
    /// Its values, in order.
    pub values: Vec<Value>,
}

/// A finished sweep.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweep {
    /// What was varied.
    pub axes: Vec<Axis>,
    /// A point a combination, the last axis changing fastest.
    pub points: Vec<Point>,
}

/// One combination of values and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// A value an axis.
    pub values: Vec<Value>,
    /// A strategy each, in the order of the file.
    pub strategies: Vec<PointStrategy>,
}

/// One strategy at one point.
#[derive(Debug, Clone, PartialEq)]
pub struct PointStrategy {
    /// Its name.
    pub name: String,
    /// Owned adoption in the last week, as a share.
    pub owned: Spread,
    /// Adoption in the last week, as a share.
    pub adoption: Spread,
    /// Person-days spent, on average.
    pub person_days: f64,
    /// For each milestone: its level (a share), how many runs reach it, and the median week of those.
    pub milestones: Vec<(f64, usize, Option<f64>)>,
}

/// Every combination of the axes' values, the last axis changing fastest.
pub fn grid(axes: &[Axis]) -> Vec<Vec<Value>> {
    axes.iter().fold(vec![Vec::new()], |points, axis| {
        let extended = |point: &Vec<Value>| {
            let point = point.clone();
            axis.values
                .iter()
                .map(move |value| point.iter().chain([value]).cloned().collect::<Vec<_>>())
                .collect::<Vec<_>>()
        };
        points.iter().flat_map(extended).collect()
    })
}

/// How many recorded weeks the points that run together may leave behind: some 30 MB.
const WEEKS_KEPT: u64 = 1_000_000;

/// Runs the scenario of every point of [`grid`]; `tick` is called once for each finished run. Neighbouring
/// points that leave the organisation alone run on the same one.
pub fn sweep(
    axes: Vec<Axis>,
    scenarios: &[Scenario],
    stop: &AtomicBool,
    tick: &(dyn Fn() + Sync),
) -> Result<Sweep, Interrupted> {
    let mut values = grid(&axes).into_iter();
    let mut points = Vec::with_capacity(scenarios.len());
    for alike in scenarios.chunk_by(share_organisations) {
        let first = organisation_of(&alike[0], Luck::new(alike[0].file.seed, 0));
        for together in alike.chunks(points_together(&alike[0])) {
            let scenarios: Vec<&Scenario> = together.iter().collect();
            for (scenario, arms) in scenarios.iter().zip(arms(&scenarios, &first, Extent::RunsAlone, stop, tick)?) {
                let strategies = arms.iter().map(|arm| PointStrategy::of(scenario, arm)).collect();
                points.extend(values.next().map(|values| Point { values, strategies }));
            }
        }
    }
    Ok(Sweep { axes, points })
}

/// How many points of a scenario's size run together.
fn points_together(scenario: &Scenario) -> usize {
    let file = &scenario.file;
    let kept = u64::from(file.runs) * u64::from(file.weeks + 1) * scenario.strategies.len() as u64;
    (WEEKS_KEPT / kept.max(1)).max(1) as usize
}

impl PointStrategy {
    fn of(scenario: &Scenario, arm: &Arm) -> PointStrategy {
        let last = |measure| arm.ensemble.spread(measure, scenario.file.weeks);
        let milestone = |level: f64| {
            let weeks: Vec<f64> = arm
                .ensemble
                .weeks_reaching(level, scenario.file.measure.held_weeks)
                .into_iter()
                .flatten()
                .map(f64::from)
                .collect();
            let median = (!weeks.is_empty()).then(|| Spread::of(weeks.clone()).median);
            (level, weeks.len(), median)
        };
        PointStrategy {
            name: arm.strategy.name.clone(),
            owned: last(Measure::Owned),
            adoption: last(Measure::Adoption),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_holds_every_combination_once() {
        let axis = |key: &str, values: &[i64]| Axis {
            key: key.into(),
            values: values.iter().map(|&value| Value::Whole(value)).collect(),
        };
        let points = grid(&[axis("a", &[1, 2]), axis("b", &[3, 4, 5])]);
        let whole = |a, b| vec![Value::Whole(a), Value::Whole(b)];
        assert_eq!(points, [whole(1, 3), whole(1, 4), whole(1, 5), whole(2, 3), whole(2, 4), whole(2, 5)]);
        assert_eq!(grid(&[]), [Vec::new()]);
    }
}
