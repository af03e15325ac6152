//! Groundswell.

pub mod behaviour;
pub mod contagion;
pub mod engine;
pub mod experiment;
pub mod fraction;
pub mod intervention;
pub mod organisation;
pub mod random;
pub mod report;
pub mod scenario;
pub mod seeding;
pub mod strategy;
