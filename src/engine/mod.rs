//! One run.

mod trajectory;

pub use trajectory::{Measure, Trajectory};
