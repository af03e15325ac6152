//! How many weeks a month and a year have.

/// Weeks in a month: 52 / 12.
pub const WEEKS_PER_MONTH: f64 = 52.0 / 12.0;

/// Weeks in a year.
pub const WEEKS_PER_YEAR: f64 = 52.0;
