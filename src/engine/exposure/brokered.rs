//! Ties that came during the run, beside those of the organisation.

use crate::exact::{UNIT, units};
use crate::organisation::Tie;

/// Ties that came during the run, by who is at either end, in the order in which they came.
#[derive(Debug, Default)]
pub(super) struct Brokered {
    outgoing: ByPerson,
    incoming: ByPerson,
    /// Those that came last, along which all that goes is new.
    recent: Vec<(u32, u32)>,
}

/// The ties of each person; most have none, which a bit tells.
#[derive(Debug, Default)]
struct ByPerson {
    any: Vec<u64>,
    ties: Vec<Vec<Tie>>,
}

impl ByPerson {
    fn add(&mut self, person: u32, tie: Tie, people: usize) {
        if self.ties.is_empty() {
            (self.any, self.ties) = (vec![0; people.div_ceil(64)], vec![Vec::new(); people]);
        }
        self.any[person as usize / 64] |= 1 << (person % 64);
        self.ties[person as usize].push(tie);
    }

    #[inline(always)]
    fn of(&self, person: u32) -> &[Tie] {
        let any = self.any.get(person as usize / 64).is_some_and(|bits| bits >> (person % 64) & 1 == 1);
        if any { &self.ties[person as usize] } else { &[] }
    }
}

impl Brokered {
    /// One tie more among `people`.
    pub(super) fn add(&mut self, tie: Tie, people: usize) {
        self.outgoing.add(tie.from, tie, people);
        self.incoming.add(tie.to, tie, people);
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
        self.outgoing.of(person)
    }

    /// Along which examples reach a person.
    #[inline(always)]
    pub(super) fn to(&self, person: u32) -> &[Tie] {
        self.incoming.of(person)
    }
}

/// Σ w of some ties.
#[inline(always)]
pub(super) fn weight(ties: &[Tie]) -> f64 {
    ties.iter().map(|tie| units(f64::from(tie.weight))).sum::<i64>() as f64 / UNIT
}
