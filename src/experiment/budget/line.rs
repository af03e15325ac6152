//! One channel in a plan: its volume, and what units cost.

use crate::experiment::price::Price;
use crate::intervention::Channel;

/// A unit that costs fewer person-days than this is free.
const FREE: f64 = 1e-6;

/// One channel in a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The channel.
    pub channel: Channel,
    /// The volume as written, in units.
    pub written: f64,
    /// The volume as planned, in units: whole ones where it was scaled.
    pub volume: f64,
    /// What a unit is.
    pub unit: &'static str,
    /// What units cost.
    pub price: Price,
    /// The largest volume there can be.
    pub most: f64,
}

impl Line {
    /// Person-days: volume × rate.
    pub fn person_days(&self) -> f64 {
        self.price.of(self.volume)
    }

    /// Person-days a unit, in the mean over the volume.
    pub fn rate(&self) -> f64 {
        self.price.mean(self.volume)
    }

    /// Person-days of one unit more.
    pub fn next(&self) -> f64 {
        self.price.next(self.volume)
    }

    /// Whether units cost (next to) nothing.
    pub(super) fn is_free(&self) -> bool {
        self.price.mean(1.0) < FREE
    }

    /// The whole units at a factor; what costs (next to) nothing stays as written.
    pub(super) fn at(&self, factor: f64) -> f64 {
        if self.is_free() { self.written } else { libm::floor(factor * self.written).min(self.most) }
    }
}
