//! Ties and people without whom a part of the network would be cut off (Tarjan 1974).

use crate::organisation::Rows;

/// Ties and people without whom a part of the network would be cut off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cuts {
    /// Pairs whose tie is the only way between two parts.
    pub ties: u64,
    /// People through whom alone two parts are connected.
    pub people: u32,
}

/// Nobody: where a walk starts.
const NOBODY: u32 = u32::MAX;

/// A walk into the depth of a network: when each person was met, and the earliest that can be come back to.
struct Walk<'a> {
    either: &'a Rows,
    met: Vec<u32>,
    back: Vec<u32>,
    cuts: Vec<bool>,
    ties: u64,
    time: u32,
}

impl Cuts {
    /// Of a network in which every tie goes both ways.
    pub(super) fn of(either: &Rows) -> Cuts {
        let people = either.people() as usize;
        let (met, back, cuts) = (vec![0; people], vec![0; people], vec![false; people]);
        let mut walk = Walk { either, met, back, cuts, ties: 0, time: 0 };
        (0..either.people()).for_each(|start| walk.from(start));
        Cuts { ties: walk.ties, people: walk.cuts.iter().filter(|&&cuts| cuts).count() as u32 }
    }
}

impl Walk<'_> {
    /// Walks through everybody connected to a person who was not met before.
    fn from(&mut self, start: u32) {
        if self.met[start as usize] > 0 {
            return;
        }
        let mut parts_below_start = 0;
        // Who is stood at, where one came from, and how many of their ties were followed.
        let mut way = vec![(start, NOBODY, 0)];
        self.meet(start);
        while let Some((person, from, followed)) = way.last_mut() {
            let (person, from) = (*person, *from);
            if let Some(&other) = self.either.reached_by(person).get(*followed) {
                *followed += 1;
                if self.met[other as usize] == 0 {
                    self.meet(other);
                    way.push((other, person, 0));
                } else if other != from {
                    self.back[person as usize] = self.back[person as usize].min(self.met[other as usize]);
                }
                continue;
            }
            way.pop();
            if from != NOBODY {
                parts_below_start += u32::from(from == start);
                self.leave(person, from, start);
            }
        }
        self.cuts[start as usize] = parts_below_start > 1;
    }

    fn meet(&mut self, person: u32) {
        self.time += 1;
        (self.met[person as usize], self.back[person as usize]) = (self.time, self.time);
    }

    /// Goes back from a person all of whose ties were followed.
    fn leave(&mut self, person: u32, from: u32, start: u32) {
        let back = self.back[person as usize];
        self.back[from as usize] = self.back[from as usize].min(back);
        self.ties += u64::from(back > self.met[from as usize]);
        self.cuts[from as usize] |= from != start && back >= self.met[from as usize];
    }
}

#[cfg(test)]
mod tests {
    use super::super::Components;
    use super::super::examples::rows;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_triangles_hold_by_one_tie_and_its_two_people() {
        let rows = rows(&[(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (4, 5), (3, 5)]);
        assert_eq!(Cuts::of(&rows), Cuts { ties: 1, people: 2 });
    }

    #[test]
    fn a_line_holds_by_each_of_its_ties() {
        let rows = rows(&(0..50_000).map(|person| (person, person + 1)).collect::<Vec<_>>());
        assert_eq!(Cuts::of(&rows), Cuts { ties: 50_000, people: 49_999 });
    }

    proptest! {
        #[test]
        fn a_tie_or_person_is_cut_if_without_it_there_are_more_parts(
            pairs in prop::collection::btree_set((0u32..9, 0u32..9), 0..20)
        ) {
            let pairs: Vec<_> = pairs.into_iter().filter(|(a, b)| a < b).collect();
            // Everybody counts as a part, those without a tie too.
            let parts = |pairs: &[(u32, u32)], gone: u32| {
                let tied = |person: u32| pairs.iter().any(|&(a, b)| a == person || b == person);
                let alone = (0..9).filter(|&person| person != gone && !tied(person)).count() as u32;
                alone + Components::of(&Rows::pairs(9, pairs.iter().copied())).count
            };
            let without = |wanted: &dyn Fn(&(u32, u32)) -> bool| -> Vec<(u32, u32)> { pairs.iter().copied().filter(wanted).collect() };
            let whole = parts(&pairs, NOBODY);
            let ties = pairs.iter().filter(|tie| parts(&without(&|other| other != *tie), NOBODY) > whole).count() as u64;
            let people = (0..9).filter(|&person| parts(&without(&|&(a, b)| a != person && b != person), person) > whole);
            let people = people.count() as u32;
            prop_assert_eq!(Cuts::of(&Rows::pairs(9, pairs.iter().copied())), Cuts { ties, people });
        }
    }
}
