//! What is drawn by lot in a search, each draw with a key of its own.

use crate::random::{Luck, Purpose};

/// What a draw is for. The numbers are part of the program's results.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Draw {
    /// What a team practises at the start.
    Start = 0,
    /// At which team it looks.
    Look = 1,
    /// What it tries.
    Trial = 2,
    /// How its leader judges a variant.
    Leader = 3,
    /// How a member judges a variant.
    Member = 4,
    /// How variants are combined.
    Combine = 5,
}

impl Draw {
    /// Two numbers between 0 and 1 for a team's `number`th draw of the week.
    pub fn pair(self, luck: Luck, team: u32, week: u32, number: usize) -> (f64, f64) {
        luck.pair(Purpose::Search, team, self.item(week, number))
    }

    /// The same of so many teams, from team 0.
    pub fn pairs(self, luck: Luck, teams: u32, week: u32, number: usize) -> Vec<(f64, f64)> {
        let mut pairs = vec![(0.0, 0.0); teams as usize];
        luck.pairs(Purpose::Search, self.item(week, number), &mut pairs);
        pairs
    }

    /// A number between 0 and 1 of so many people (or teams' leaders) for the `number`th draw of the week.
    pub fn uniforms(self, luck: Luck, people: u32, week: u32, number: usize) -> Vec<f64> {
        let mut lots = vec![0.0; people as usize];
        luck.uniforms(Purpose::Search, self.item(week, number), &mut lots);
        lots
    }

    fn item(self, week: u32, number: usize) -> u32 {
        (self as u32) << 28 | week << 8 | number as u32
    }
}

/// How far off a reading is by a lot from 0 to 1, in standard deviations: uniform, so that no reading is ever wildly
/// off.
#[inline(always)]
pub(super) fn off(lot: f64) -> f64 {
    const WIDTH: f64 = 3.464_101_615_137_754_6; // √12: the variance of a uniform number is a twelfth
    WIDTH * (lot - 0.5)
}

/// One of `count` places by a lot from 0 to 1.
pub(super) fn place(lot: f64, count: usize) -> usize {
    ((lot * count as f64) as usize).min(count - 1)
}
