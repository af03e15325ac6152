//! The same comparison at many points: combinations of values of some keys.
//!
//! design (which points) → points (a scenario each) → runs, some points at a time → a point that is finished, or
//! says why it cannot be run.

mod crossed;
mod design;
mod effects;
mod ends;
mod flips;
mod frontier;
mod indices;
mod latin;
mod list;
mod luck;
mod morris;
mod point;
mod points;
mod refine;
mod refused;
mod run;
mod running;
mod seek;
mod shard;
mod until;
mod vain;

pub use crossed::Crossed;
pub use design::{Design, MOST_SOBOL};
pub use effects::{Effect, Effects};
pub use flips::{FlipMap, Flips, Found, Tipped, Turn};
pub use frontier::frontier;
pub use indices::Shares;
pub(super) use latin::LatinHypercube;
pub use list::{Listed, listed};
pub use morris::Screened;
pub use point::{AND, FAILED, NO_CLEAR, NONE_TIPS, Point, PointOutcome, PointStrategy};
pub use points::Points;
pub use refine::Patch;
pub use refused::PointsError;
pub use run::{Watch, collected, run_all, run_open, run_points};
pub use running::{at_each, nearby};
pub use seek::{Patience, Seek, SeekError, Sought, has_an_answer, is_quick, seconds_for};
pub use shard::Shard;
pub use until::{LEAST, MOST_TIMES, Until};

use crate::scenario::file::{Axis, Value};

/// A finished sweep.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweep {
    /// What was varied.
    pub axes: Vec<Axis>,
    /// Which points there are.
    pub design: Design,
    /// All points, in the order of the design.
    pub points: Vec<Point>,
}

impl Sweep {
    /// The values of an axis: as it lists them, or those that its points have, each once, in rising order.
    pub fn values(&self, place: usize) -> Vec<Value> {
        let axis = &self.axes[place];
        if self.design == Design::Grid {
            return axis.all_values();
        }
        let mut values: Vec<Value> = self.points.iter().map(|point| point.values[place].clone()).collect();
        if let Some(numbers) = values.iter().map(Value::number).collect::<Option<Vec<f64>>>() {
            let mut order: Vec<usize> = (0..values.len()).collect();
            order.sort_by(|&one, &other| numbers[one].total_cmp(&numbers[other]));
            order.dedup_by(|one, other| values[*one] == values[*other]);
            return order.into_iter().map(|place| values[place].clone()).collect();
        }
        let mut seen = Vec::new();
        values.retain(|value| {
            let new = !seen.contains(value);
            seen.extend(new.then(|| value.clone()));
            new
        });
        values
    }
}
