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

/// Something a person, `plain` for all until one is set: a number, or several that are looked at together.
#[derive(Debug, Clone)]
pub(super) struct PerPerson<T = f64> {
    each: Vec<T>,
    plain: T,
}

impl<T: Copy + PartialEq> PerPerson<T> {
    pub(super) fn new(plain: T) -> PerPerson<T> {
        PerPerson { each: Vec::new(), plain }
    }

    /// How many people have something of their own; none where all are plain.
    pub(super) fn people(&self) -> u32 {
        self.each.len() as u32
    }

    #[inline(always)]
    pub(super) fn of(&self, person: usize) -> T {
        self.each.get(person).copied().unwrap_or(self.plain)
    }

    /// Sets what one person among `people` has; says whether it changed.
    pub(super) fn set(&mut self, person: u32, people: u32, value: T) -> bool {
        if self.of(person as usize) == value {
            return false;
        }
        self.of_their_own(people)[person as usize] = value;
        true
    }

    /// What each of so many people has, from now on of their own.
    fn of_their_own(&mut self, people: u32) -> &mut [T] {
        if self.each.is_empty() {
            self.each = vec![self.plain; people as usize];
        }
        &mut self.each
    }
}

impl<const PARTS: usize> PerPerson<[f64; PARTS]> {
    /// Sets one part of what a person among `people` has; gives all parts where it changed.
    #[inline(always)]
    pub(super) fn set_part(&mut self, part: usize, person: u32, people: u32, value: f64) -> Option<[f64; PARTS]> {
        if self.each.get(person as usize).unwrap_or(&self.plain)[part] == value {
            return None;
        }
        let parts = &mut self.of_their_own(people)[person as usize];
        parts[part] = value;
        Some(*parts)
    }

    /// The first `own` parts go with the people, and newcomers have the plain ones; the others stay with the seat.
    pub(super) fn follow(&mut self, own: usize, shuffle: &Shuffle) {
        if self.each.is_empty() {
            return;
        }
        for &(one, other) in &shuffle.swapped {
            self.each.swap(one as usize, other as usize);
            for part in own..PARTS {
                let stays = self.each[one as usize][part];
                self.each[one as usize][part] = std::mem::replace(&mut self.each[other as usize][part], stays);
            }
        }
        for &seat in &shuffle.newcomers {
            self.each[seat as usize][..own].copy_from_slice(&self.plain[..own]);
        }
    }
}
