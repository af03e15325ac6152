//! Groundswell.

pub mod behaviour;
pub mod contagion;
pub mod experiment;
pub mod fraction;
pub mod intervention;
pub mod organisation;
pub mod random;
pub mod scenario;
pub mod seeding;
pub mod strategy;
