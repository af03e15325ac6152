//! The draws of choosing champions: each a number that depends on nothing but whom and what it is for.

use crate::exact::TICK;
use crate::random::{Luck, Purpose};

/// What is drawn. The numbers are part of the program's results: never reuse or renumber one.
#[derive(Debug, Clone, Copy)]
#[repr(u32)]
pub(super) enum Draw {
    /// Who goes before others with the same score.
    Equals = 0,
    /// How much a person wishes to lead.
    Wish = 1,
    /// In which order managers or teams take their turns.
    Turn = 2,
    /// How visible a person is to a manager.
    Visible = 3,
    /// When a person is first named.
    Named = 4,
    /// From whom shortest paths are followed where there are too many people to follow all.
    Pivot = 5,
}

/// How many people are followed where there are too many to follow all.
const PIVOTS: usize = 500;

/// From or to whom paths are followed where there are too many people to follow all.
pub(super) fn pivots(people: u32, luck: Luck) -> Vec<u32> {
    let mut pivots: Vec<u32> = (0..people).collect();
    pivots.sort_by_cached_key(|&person| Draw::Pivot.lot(luck, person));
    pivots.truncate(PIVOTS);
    pivots
}

impl Draw {
    /// A lot: whoever draws the smallest goes first.
    pub(super) fn lot(self, luck: Luck, whom: u32) -> u64 {
        self.uniform(luck, whom).to_bits() // positive numbers and their bits come in the same order
    }

    /// A uniform number, above 0 and below 1.
    pub(super) fn uniform(self, luck: Luck, whom: u32) -> f64 {
        luck.uniform(Purpose::Champions, whom, self as u32)
    }

    /// A standard normal number.
    pub(super) fn normal(self, luck: Luck, whom: u32) -> f64 {
        luck.normal(Purpose::Champions, whom, self as u32)
    }

    /// A unit-exponential number, above 0.
    pub(super) fn exponential(self, luck: Luck, whom: u32) -> f64 {
        luck.resolve(Purpose::Champions, whom, 0, self as u32) as f64 / TICK
    }
}
