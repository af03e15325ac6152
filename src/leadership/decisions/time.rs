//! The time that deciding takes, in whole ticks, so that sums are the same in any order.

use crate::exact::nearest;

/// The ticks of a working day.
pub const DAY: i64 = 1 << 20;

/// The ticks of a week: five working days.
pub const WEEK: i64 = 5 * DAY;

/// A number of working days in ticks, rounded to the nearest.
pub(super) fn days(days: f64) -> i64 {
    nearest(days * DAY as f64)
}
