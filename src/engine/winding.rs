//! The clocks that start in a week, wound together.

use crate::random::{Draw, resolves};

/// The clocks that start this week: whose they are and at which place, their draws and their resolves.
#[derive(Default)]
pub(super) struct Winding {
    clocks: Vec<(usize, usize)>,
    draws: Vec<Draw>,
    resolves: Vec<i64>,
}

impl Winding {
    /// The clock of a person at a place starts, with a draw.
    pub(super) fn add(&mut self, person: usize, place: usize, draw: Draw) {
        self.clocks.push((person, place));
        self.draws.push(draw);
    }

    /// Draws the resolves of all clocks that start, in one go.
    pub(super) fn finish(&mut self, left: &mut [Vec<i64>; 2]) {
        resolves(&self.draws, &mut self.resolves);
        for (&(person, place), &resolve) in self.clocks.iter().zip(&self.resolves) {
            left[place][person] = resolve;
        }
        self.clocks.clear();
        self.draws.clear();
    }
}
