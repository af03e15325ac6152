//! Ties that came during the run, beside those of the organisation.

use crate::exact::{UNIT, units};
use crate::organisation::Tie;

/// Ties that came during the run, by who is at either end, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Brokered {
    outgoing: Vec<Vec<Tie>>,
    incoming: Vec<Vec<Tie>>,
    /// Those that came last, along which all that goes is new.
    recent: Vec<(u32, u32)>,
}

impl Brokered {
    /// One tie more among `people`.
    pub(super) fn add(&mut self, tie: Tie, people: usize) {
        if self.outgoing.is_empty() {
            (self.outgoing, self.incoming) = (vec![Vec::new(); people], vec![Vec::new(); people]);
        }
        self.outgoing[tie.from as usize].push(tie);
        self.incoming[tie.to as usize].push(tie);
        self.recent.push((tie.from, tie.to));
    }

    /// From now on, those that have come are known.
    pub(super) fn nothing_new(&mut self) {
        self.recent.clear();
    }

    /// Whether all that goes along a tie is new.
    pub(super) fn is_new(&self, tie: &Tie) -> bool {
        self.recent.contains(&(tie.from, tie.to))
    }

    /// Along which a person's example goes.
    #[inline(always)]
    pub(super) fn from(&self, person: u32) -> &[Tie] {
        self.outgoing.get(person as usize).map_or(&[], Vec::as_slice)
    }

    /// Along which examples reach a person.
    #[inline(always)]
    pub(super) fn to(&self, person: u32) -> &[Tie] {
        self.incoming.get(person as usize).map_or(&[], Vec::as_slice)
    }

    /// Σ w of those that reach a person.
    pub(super) fn incoming_weight(&self, person: u32) -> f64 {
        self.to(person).iter().map(|tie| units(f64::from(tie.weight))).sum::<i64>() as f64 / UNIT
    }
}
