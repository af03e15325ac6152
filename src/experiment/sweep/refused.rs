//! Why a sweep cannot be run, and what of that is found before any point is read.

use super::design::{Design, MOST_SOBOL};
use super::indices::MOST_KEYS;
use crate::scenario::file::{Tipping, Value};
use crate::scenario::{File, ScenarioError};
use std::collections::BTreeSet;

/// The most points of a sweep.
pub(super) const MOST_POINTS: f64 = 1_000_000.0;

/// The most runs of all points together.
pub(super) const MOST_RUNS: f64 = 1_000_000_000.0;

/// Why a sweep cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum PointsError {
    /// The scenario itself has mistakes.
    #[error(transparent)]
    Scenario(Box<ScenarioError>),
    /// No combination of values goes together.
    #[error("{error}")]
    NoPoint {
        /// The values of the first point.
        values: String,
        /// Why it cannot be run.
        error: Box<ScenarioError>,
    },
    /// Neither the file nor anybody else says what to vary.
    #[error("nothing is varied: give --vary key=a,b,c, or [[sweep]] tables in the file")]
    NothingVaried,
    /// A value that a key has more than once.
    #[error("`{key}` has the value {value} more than once: give each value once")]
    ValueTwice {
        /// The key.
        key: String,
        /// The value.
        value: String,
    },
    /// What is laid over the scenario and changes no point.
    #[error(
        "`{key}` is set and varied as well: what is set changes no point\n   = help: leave it out, or vary something else"
    )]
    SetInVain {
        /// The key.
        key: String,
    },
    /// A table that is read cannot be varied.
    #[error("`{key}` cannot be varied: run the scenario once for each table")]
    VariesTable {
        /// The key.
        key: String,
    },
    /// Ends without a count, where every value is a point.
    #[error(
        "it is not said how many values of `{key}`: give key=lo..hi:count, or a design that draws between the ends"
    )]
    NoCount {
        /// The key.
        key: String,
    },
    /// A key to go out from that has no value.
    #[error("`{key}` has no value in the scenario to go out from: write one, or leave it out")]
    NoOwnValue {
        /// The key.
        key: String,
    },
    /// A map is of two keys.
    #[error("a flip map is of two keys, not {keys}; `--design breakpoints` takes each alone")]
    TwoKeys {
        /// How many are varied.
        keys: usize,
    },
    /// Tipping that is not tested.
    #[error("whether a strategy tips is not tested: add --set measure.tipping=switch_off_test")]
    NoTipping,
    /// More keys than variance shares are estimated for.
    #[error("`--design indices` takes at most {MOST_KEYS} keys; `morris` takes more")]
    Keys,
    /// Axes that do not go along with each other.
    #[error("a zip takes as many values of each key: {lengths}")]
    Lengths {
        /// How many each has.
        lengths: String,
    },
    /// More points or keys than fill a space evenly.
    #[error("a Sobol' design has at most {MOST_SOBOL} points of 256 keys")]
    Sobol,
    /// More points or runs than a sweep takes.
    #[error("{points} points with {runs} runs in all: a sweep takes at most 1 million points and 1 billion runs")]
    TooMany {
        /// How many points.
        points: f64,
        /// How many runs in all.
        runs: f64,
    },
}

/// Checks that a design can place the values that a file varies.
pub(super) fn check(file: &File, design: &Design) -> Result<(), PointsError> {
    let axes = &file.sweep;
    if axes.is_empty() {
        return Err(PointsError::NothingVaried);
    }
    if let Some(axis) = axes.iter().find(|axis| axis.key.ends_with("_file")) {
        return Err(PointsError::VariesTable { key: axis.key.clone() });
    }
    // Rows of a table and values side by side may well share one.
    if !matches!(design, Design::Zip | Design::List(_))
        && let Some((axis, value)) = axes.iter().find_map(|axis| Some((axis, twice(&axis.values)?)))
    {
        return Err(PointsError::ValueTwice { key: axis.key.clone(), value: value.to_string() });
    }
    match design {
        Design::LatinHypercube(points) if f64::from(*points) > MOST_POINTS => {
            let points = f64::from(*points);
            return Err(PointsError::TooMany { points, runs: points * f64::from(file.runs) });
        }
        Design::LatinHypercube(_) | Design::Morris(_) | Design::OneAtATime => return Ok(()),
        Design::FlipMap if axes.len() != 2 => return Err(PointsError::TwoKeys { keys: axes.len() }),
        Design::CriticalMass(_) if file.measure.tipping == Tipping::None => return Err(PointsError::NoTipping),
        Design::Breakpoints | Design::FlipMap | Design::CriticalMass(_) => return Ok(()),
        Design::Indices(_) if axes.len() > MOST_KEYS => return Err(PointsError::Keys),
        Design::Sobol(points) | Design::Indices(points) => {
            return if *points > MOST_SOBOL || axes.len() > 256 { Err(PointsError::Sobol) } else { Ok(()) };
        }
        Design::Grid | Design::Zip | Design::List(_) => (),
    }
    if let Some(axis) = axes.iter().find(|axis| axis.values.is_empty() && axis.steps.is_none()) {
        return Err(PointsError::NoCount { key: axis.key.clone() });
    }
    let lengths: Vec<usize> = axes.iter().map(|axis| axis.all_values().len()).collect();
    if *design == Design::Zip && lengths.iter().any(|&length| length != lengths[0]) {
        let told = axes.iter().zip(&lengths).map(|(axis, length)| format!("{} has {length}", axis.key));
        return Err(PointsError::Lengths { lengths: told.collect::<Vec<_>>().join(", ") });
    }
    Ok(())
}

/// The first value that is there already; 1 and 1.0 are the same.
fn twice(values: &[Value]) -> Option<&Value> {
    let mut seen = BTreeSet::new();
    let same = |value: &Value| value.number().map_or_else(|| value.written(), |number| (number + 0.0).to_string());
    values.iter().find(|value| !seen.insert(same(value)))
}
