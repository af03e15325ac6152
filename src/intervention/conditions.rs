//! The week's conditions: the only way from what the organisation does to what people do.

use crate::exact::ticks;

/// What people meet this week, filled by the channels and read by the clocks.
#[derive(Debug, Clone, Default)]
pub struct Conditions {
    /// Hazard of becoming aware.
    pub aware: Column,
    /// Hazard of adopting without a colleague's example.
    pub outside: Column,
    /// Hazard of complying.
    pub comply: Column,
    /// Whether those who comply are watched.
    pub watched: bool,
    /// Hazard per week of making one's own what one complies with, in ticks.
    pub internalise: i64,
    /// Hazard per week of stopping to comply when nobody watches, in ticks.
    pub unwatched_lapse: i64,
    /// People who are asked to start this week: they become aware and adopt at once.
    pub start: Vec<u32>,
    /// Leaders' support: what it is worth this week, and how much of it each person has.
    pub support: Support,
    /// Person-days spent so far.
    pub person_days: f64,
}

/// Leaders' support of those below them.
#[derive(Debug, Clone, Default)]
pub struct Support {
    /// How much of it each person has, 0 to 1; empty when there is none.
    pub each: Vec<f64>,
    /// How much more a colleague's example counts at full support.
    pub ease: f64,
    /// How much a champion's conversations gain at full support.
    pub effort: f64,
    /// How much rarer a champion gives up at full support.
    pub drop_out: f64,
}

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

    fn clear(&mut self) {
        self.everybody = 0;
        if self.used {
            self.each.fill(0);
            self.used = false;
        }
    }
}

impl Conditions {
    /// Clears what holds for one week only.
    pub fn clear(&mut self) {
        self.aware.clear();
        self.outside.clear();
        self.comply.clear();
        self.watched = false;
        self.start.clear();
    }
}

impl Support {
    /// How much more a colleague's example counts for a person.
    pub fn ease_of(&self, person: usize) -> f64 {
        self.ease * self.of(person)
    }

    /// How much of the support a person has.
    pub fn of(&self, person: usize) -> f64 {
        self.each.get(person).copied().unwrap_or(0.0)
    }
}
