//! Numbers a person, of which somebody keeps track when they change.

use crate::organisation::Shuffle;

/// Who is to be looked at again, because a number of theirs changed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Changed {
    /// Everybody.
    pub everybody: bool,
    /// These people, some perhaps twice.
    pub people: Vec<u32>,
}

impl Changed {
    /// Whether anybody is to be looked at.
    pub fn any(&self) -> bool {
        self.everybody || !self.people.is_empty()
    }

    /// Everybody was looked at.
    pub fn clear(&mut self) {
        self.everybody = false;
        self.people.clear();
    }
}

/// Numbers a person, all `plain` until one is set.
#[derive(Debug, Clone)]
pub(super) struct PerPerson {
    each: Vec<f64>,
    plain: f64,
}

impl PerPerson {
    pub(super) fn new(plain: f64) -> PerPerson {
        PerPerson { each: Vec::new(), plain }
    }

    /// How many people have a number of their own; none where all are plain.
    pub(super) fn people(&self) -> u32 {
        self.each.len() as u32
    }

    #[inline(always)]
    pub(super) fn of(&self, person: usize) -> f64 {
        self.each.get(person).copied().unwrap_or(self.plain)
    }

    /// Sets one person's number among `people`; says whether it changed.
    pub(super) fn set(&mut self, person: u32, people: u32, value: f64) -> bool {
        if self.of(person as usize) == value {
            return false;
        }
        if self.each.is_empty() {
            self.each = vec![self.plain; people as usize];
        }
        self.each[person as usize] = value;
        true
    }

    /// The numbers go with the people; newcomers have the plain one.
    pub(super) fn follow(&mut self, shuffle: &Shuffle) {
        if self.each.is_empty() {
            return;
        }
        shuffle.swapped.iter().for_each(|&(one, other)| self.each.swap(one as usize, other as usize));
        shuffle.newcomers.iter().for_each(|&seat| self.each[seat as usize] = self.plain);
    }
}
