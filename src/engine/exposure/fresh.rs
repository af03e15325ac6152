//! What is new since last week: examples that appeared and are still there, none that went (independent cascade).

use crate::exact::units;
use crate::organisation::Network;

/// What is new since last week.
pub(super) struct Fresh {
    /// What each person sent last week.
    before: Vec<f64>,
    senders: Vec<u32>,
    reaching: Vec<i64>,
    people: Vec<u32>,
    pub(super) total: i64,
}

impl Fresh {
    pub(super) fn new(people: usize) -> Fresh {
        let (before, reaching) = (vec![0.0; people], vec![0; people]);
        Fresh { before, senders: Vec::new(), reaching, people: Vec::new(), total: 0 }
    }

    /// What is new to a person.
    pub(super) fn of(&self, person: usize, network: &Network) -> i64 {
        match network {
            Network::Complete { .. } => self.total - self.reaching[person],
            Network::Rows(_) => self.reaching[person],
        }
    }

    /// Somebody sends another signal than before.
    pub(super) fn sends(&mut self, person: u32) {
        self.senders.push(person);
    }

    /// Along a tie of this weight, somebody's signal to a person turns from one into another.
    pub(super) fn add(&mut self, from: u32, to: u32, weight: f64, old: f64, new: f64) {
        let before = units(weight * self.before[from as usize]);
        let beyond = |signal: f64| (units(weight * signal) - before).max(0);
        let change = beyond(new) - beyond(old);
        if change != 0 {
            self.reaching[to as usize] += change;
            self.people.push(to);
            self.total += change;
        }
    }

    /// Along a tie that has only just come, what reaches a person turns from so much into another.
    pub(super) fn appears(&mut self, to: u32, old: i64, new: i64) {
        let change = new.max(0) - old.max(0);
        self.reaching[to as usize] += change;
        self.total += change;
        self.people.push(to);
    }

    /// Nothing is new any more; says to whom something was.
    pub(super) fn clear(&mut self, signals: &[f64], mut was_new: impl FnMut(u32)) {
        for person in self.senders.drain(..) {
            self.before[person as usize] = signals[person as usize];
        }
        for person in self.people.drain(..) {
            self.reaching[person as usize] = 0;
            was_new(person);
        }
        self.total = 0;
    }
}
