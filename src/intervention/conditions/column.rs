//! A hazard for everybody, and more for some.

use crate::exact::ticks;

/// A hazard for everybody, and more for some, in ticks.
#[derive(Debug, Clone, Default)]
pub struct Column {
    everybody: i64,
    each: Vec<i64>,
    used: bool,
}

impl Column {
    /// Adds a hazard for everybody.
    pub fn add_everybody(&mut self, hazard: f64) {
        self.everybody += ticks(hazard);
    }

    /// Adds a hazard for one person among `people`.
    pub fn add(&mut self, person: u32, people: u32, hazard: f64) {
        if self.each.is_empty() {
            self.each = vec![0; people as usize];
        }
        self.each[person as usize] += ticks(hazard);
        self.used = true;
    }

    /// The hazard of one person.
    pub fn of(&self, person: usize) -> i64 {
        self.everybody + self.each().map_or(0, |each| each[person])
    }

    /// The part of it that everybody has.
    pub fn everybody(&self) -> i64 {
        self.everybody
    }

    /// What each person has beyond that, where some do.
    pub fn each(&self) -> Option<&[i64]> {
        self.used.then_some(&self.each)
    }

    pub(super) fn clear(&mut self) {
        self.everybody = 0;
        if self.used {
            self.each.fill(0);
            self.used = false;
        }
    }
}
