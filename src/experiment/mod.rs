//! Many runs, side by side: ensembles, comparisons at equal cost, sweeps, and their statistics.

mod budget;
mod compare;
mod comparison;
mod ensemble;
mod one_run;
pub mod statistics;
mod sweep;
mod verdict;

pub use budget::{Line, Plan, Rates};
pub use compare::{Interrupted, compare, planned, values};
pub use comparison::{Arm, Comparison, Difference, Expectation, Outcome, Verdict};
pub use ensemble::{Ensemble, Spread};
pub use sweep::{Axis, Point, PointStrategy, Sweep, grid, sweep};
