//! What makes people stop more often, or more rarely, than by themselves.

use super::per_person::{Changed, PerPerson};
use crate::exact::ticks;

/// A factor a person on the constant hazards of stopping, and more for everybody this week.
#[derive(Debug, Clone)]
pub struct Lapse {
    everybody: i64,
    factor: PerPerson,
    /// Whose factor changed since it was last looked at.
    pub changed: Changed,
}

impl Default for Lapse {
    fn default() -> Lapse {
        Lapse { everybody: 0, factor: PerPerson::new(1.0), changed: Changed::default() }
    }
}

impl Lapse {
    /// Adds a hazard of stopping this week for everybody who practises.
    pub fn add_everybody(&mut self, hazard: f64) {
        self.everybody += ticks(hazard);
    }

    /// The hazard of stopping this week that everybody has who practises, in ticks.
    pub fn everybody(&self) -> i64 {
        self.everybody
    }

    /// Sets one person's factor among `people`.
    pub fn set(&mut self, person: u32, people: u32, factor: f64) {
        if self.factor.set(person, people, factor) {
            self.changed.people.push(person);
        }
    }

    /// The factor on a person's constant hazards of stopping.
    pub fn factor(&self, person: usize) -> f64 {
        self.factor.of(person)
    }

    pub(super) fn clear(&mut self) {
        self.everybody = 0;
    }
}
