//! Many runs, side by side: ensembles, comparisons at equal cost, sweeps, and their statistics.

mod budget;
mod compare;
mod comparison;
mod ensemble;
mod points;
mod runs;
mod shared;
pub mod statistics;
mod sweep;
mod threads;
mod verdict;

pub use budget::{Line, Plan, Rates};
pub use compare::{Interrupted, compare, planned, values};
pub use comparison::{Arm, Comparison, Difference, Expectation, Outcome, Verdict};
pub use ensemble::{Ensemble, Spread};
pub use points::{Points, PointsError};
pub use sweep::{Axis, Point, PointStrategy, Sweep, grid, sweep};
pub use threads::{ThreadsError, on_threads};
