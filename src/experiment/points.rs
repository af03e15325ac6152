//! The points of a sweep, read and checked before the first of them is run.

use super::sweep::{Axis, grid};
use crate::scenario::{File, Scenario, ScenarioError, read};
use std::path::Path;

/// The most points of a sweep.
const MOST_POINTS: f64 = 10_000.0;

/// The most runs of all points together.
const MOST_RUNS: f64 = 10_000_000.0;

/// Everything that a sweep runs.
#[derive(Debug, Clone)]
pub struct Points {
    /// The scenario without any point's values.
    pub file: File,
    /// What is varied.
    pub axes: Vec<Axis>,
    /// The scenario of every point of the grid.
    pub scenarios: Vec<Scenario>,
}

/// Why a sweep cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum PointsError {
    /// The scenario itself has mistakes.
    #[error(transparent)]
    Scenario(Box<ScenarioError>),
    /// Some values do not go together.
    #[error("{error}")]
    Point {
        /// The values of the first point that cannot be run.
        values: String,
        /// How many cannot be run.
        faulty: usize,
        /// Why.
        error: Box<ScenarioError>,
    },
    /// Neither the file nor anybody else says what to vary.
    #[error("nothing is varied: give --vary key=a,b,c, or [[sweep]] tables in the file")]
    NothingVaried,
    /// A table that is read cannot be varied.
    #[error("`{key}` cannot be varied: run the scenario once for each table")]
    VariesTable {
        /// The key.
        key: String,
    },
    /// More points or runs than a sweep takes.
    #[error("{points} points with {runs} runs in all: a sweep takes at most 10,000 points and 10 million runs")]
    TooMany {
        /// How many points.
        points: f64,
        /// How many runs in all.
        runs: f64,
    },
}

impl Points {
    /// Reads the scenario of every combination of the values that a file and its settings vary.
    pub fn read(bytes: &[u8], name: &str, folder: &Path, sets: &[(String, String)]) -> Result<Points, PointsError> {
        let file = read(bytes, name, sets).map_err(|error| PointsError::Scenario(Box::new(error)))?;
        let axis = |axis: &crate::scenario::file::Axis| Axis { key: axis.key.clone(), values: axis.all_values() };
        let axes: Vec<Axis> = file.sweep.iter().map(axis).collect();
        check(&file, &axes)?;
        let (mut scenarios, mut faults) = (Vec::new(), Vec::new());
        for values in grid(&axes) {
            let own = axes.iter().zip(&values).map(|(axis, value)| (axis.key.clone(), value.written()));
            let sets: Vec<(String, String)> = sets.iter().cloned().chain(own).collect();
            match Scenario::read_beside(&scenarios, bytes, name, folder, &sets) {
                Ok(scenario) => scenarios.push(scenario),
                Err(error) => faults.push((values, error)),
            }
        }
        let faulty = faults.len();
        match faults.into_iter().next() {
            None => Points { file, axes, scenarios }.within_bounds(),
            Some((values, error)) => {
                let pairs = axes.iter().zip(&values).map(|(axis, value)| format!("{} = {value}", axis.key));
                Err(PointsError::Point { values: pairs.collect::<Vec<_>>().join(", "), faulty, error: Box::new(error) })
            }
        }
    }

    /// The same, unless that is too many runs: each point has as many as it says itself.
    fn within_bounds(self) -> Result<Points, PointsError> {
        match self.runs() as f64 {
            runs if runs > MOST_RUNS => Err(PointsError::TooMany { points: self.scenarios.len() as f64, runs }),
            _ => Ok(self),
        }
    }

    /// How many runs there are in all.
    pub fn runs(&self) -> u64 {
        self.scenarios.iter().map(|scenario| u64::from(scenario.file.runs)).sum()
    }

    /// How many people there are; `None` where that varies.
    pub fn people(&self) -> Option<u32> {
        let first = self.scenarios.first()?.people();
        self.scenarios.iter().all(|scenario| scenario.people() == first).then_some(first)
    }
}

fn check(file: &File, axes: &[Axis]) -> Result<(), PointsError> {
    if axes.is_empty() {
        return Err(PointsError::NothingVaried);
    }
    if let Some(axis) = axes.iter().find(|axis| axis.key.ends_with("_file")) {
        return Err(PointsError::VariesTable { key: axis.key.clone() });
    }
    let points: f64 = axes.iter().map(|axis| axis.values.len() as f64).product();
    if points > MOST_POINTS {
        return Err(PointsError::TooMany { points, runs: points * f64::from(file.runs) });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::STARTER;

    fn points(sweep: &str) -> Result<Points, PointsError> {
        Points::read(STARTER.as_bytes(), "starter", Path::new(""), &[("sweep".into(), sweep.into())])
    }

    #[test]
    fn every_point_is_read_with_its_values() {
        let points = points(r#"[{ key = "weeks", values = [4, 8] }, { key = "runs", values = [1, 2, 3] }]"#).unwrap();
        let read: Vec<_> = points.scenarios.iter().map(|point| (point.file.weeks, point.file.runs)).collect();
        assert_eq!(read, [(4, 1), (4, 2), (4, 3), (8, 1), (8, 2), (8, 3)]);
        assert_eq!((points.runs(), points.people()), (12, Some(400)));
    }

    #[test]
    fn what_cannot_be_run_is_found_before_anything_runs() {
        assert!(matches!(points("[]"), Err(PointsError::NothingVaried)));
        let many = r#"{ key = "weeks", from = 1, to = 1000, steps = 1000 }"#;
        let seeds = many.replace("weeks", "seed");
        assert!(matches!(points(&format!("[{many}, {seeds}]")), Err(PointsError::TooMany { .. })));
        let runs = |count: usize| {
            let values = vec!["1000000"; count].join(", ");
            points(&format!(r#"[{{ key = "runs", values = [{values}] }}]"#))
        };
        assert!(matches!(runs(11), Err(PointsError::TooMany { points: 11.0, runs: 11_000_000.0 })));
        assert_eq!(runs(10).unwrap().runs(), 10_000_000);
        let tables = r#"[{ key = "network.ties_file", values = ["a.csv"] }]"#;
        assert!(matches!(points(tables), Err(PointsError::VariesTable { .. })));
        let crowd = r#"[{ key = "champions.people", values = [5, 500, 600] }]"#;
        let Err(PointsError::Point { values, faulty, .. }) = points(crowd) else { panic!("500 of 400 people") };
        assert_eq!((values.as_str(), faulty), ("champions.people = 500", 2));
    }
}
