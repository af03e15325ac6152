//! Many runs, side by side: ensembles, comparisons at equal cost, sweeps, and their statistics.

mod budget;
mod comparison;
mod ensemble;
pub mod statistics;

pub use budget::{Line, Plan};
pub use comparison::{Arm, Comparison, Difference, Expectation, Outcome, Verdict};
pub use ensemble::{Ensemble, Spread};
