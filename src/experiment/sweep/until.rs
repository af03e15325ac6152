//! How sure each point is to be: runs are added where the answer is not yet so sure, and no others.

use crate::experiment::comparison::Arm;
use crate::experiment::statistics::{Estimate, paired};
use crate::experiment::verdict::moment;
use crate::scenario::Scenario;
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// The fewest runs of an answer of which it is asked how sure it is.
pub const LEAST: u32 = 8;

/// How many times the runs that a scenario asks for a point has at most.
pub const MOST_TIMES: u32 = 64;

/// How narrow the 95 % interval of the answer is to be at each point.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Until {
    /// Half of its width, in points of owned adoption.
    pub half_width_points: f64,
}

impl Until {
    /// Whether a point is sure enough.
    pub(super) fn is_met(self, scenario: &Scenario, arms: &[Arm]) -> bool {
        half_width(scenario, arms).is_some_and(|half| 100.0 * half < self.half_width_points)
    }
}

/// Half of the width of the 95 % interval of the answer, as a share: that of the difference, on what strategies are ranked
/// by, between the strategy that is ahead and each other one, the widest of them; with one strategy, of its own. `None`
/// below two runs.
pub(super) fn half_width(scenario: &Scenario, arms: &[Arm]) -> Option<f64> {
    let (measure, week) = moment(scenario);
    let owned: Vec<Vec<f64>> = arms.iter().map(|arm| arm.ensemble.shares(measure, week)).collect();
    let half = |estimate: Estimate| (estimate.high - estimate.low) / 2.0;
    let sums = owned.iter().map(|runs| runs.iter().sum::<f64>());
    let best = sums.enumerate().reduce(|best, one| if one.1 > best.1 { one } else { best })?.0;
    let others = owned.iter().enumerate().filter(|(place, _)| *place != best);
    let widest = others.map(|(_, runs)| half(paired(&owned[best], runs, 0.0).difference)).reduce(f64::max);
    Some(widest.unwrap_or_else(|| half(Estimate::of(&owned[best])))).filter(|half| half.is_finite())
}

impl FromStr for Until {
    type Err = String;

    /// "halfwidth < 1 point", "halfwidth < 0.5 points".
    fn from_str(text: &str) -> Result<Until, String> {
        const HELP: &str = "give how narrow it is to be: \"halfwidth < 1 point\"";
        let words = text.replace('<', " < ");
        let words: Vec<&str> = words.split_whitespace().collect();
        let number = match words[..] {
            ["halfwidth", "<", number] | ["halfwidth", "<", number, "point" | "points"] => number,
            _ => return Err(HELP.into()),
        };
        let points = number.parse().ok().filter(|points| (0.01..=100.0).contains(points));
        let half_width_points = points.ok_or("give 0.01 to 100 points")?;
        Ok(Until { half_width_points })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_in_points() {
        for (text, points) in [("halfwidth < 1 point", 1.0), ("halfwidth<0.5 points", 0.5), ("halfwidth < 2", 2.0)] {
            assert_eq!(text.parse(), Ok(Until { half_width_points: points }));
        }
        for wrong in ["", "1", "halfwidth > 1 point", "halfwidth < 0 points", "width < 1 point", "halfwidth < x"] {
            assert!(wrong.parse::<Until>().is_err(), "{wrong}");
        }
    }
}
