//! Random reverse-reachable sets: everybody who, in one possible course of events, would have passed a behaviour on
//! to somebody drawn by lot. The share of such sets that a group of people has a member in is the share of everybody
//! whom it would reach (Borgs, Brautbar, Chayes & Lucier 2014).
//!
//! Sets are drawn in portions, each with a generator of its own, and stand in the order of portions: threads change
//! nothing.

use super::spread::Passing;
use crate::organisation::Rows;
use crate::random::{Luck, Purpose};
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many sets one portion holds.
const PORTION: usize = 256;

/// Which of two independent collections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Half {
    /// Among which people are chosen.
    Chosen = 0,
    /// On which what they reach is judged.
    Judged = 1,
}

/// Some sets, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Sets {
    /// Where each set ends.
    pub ends: Vec<usize>,
    pub members: Vec<u32>,
}

impl Sets {
    /// How many sets.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The members of a set.
    pub fn members_of(&self, set: usize) -> &[u32] {
        let start = set.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.members[start..self.ends[set]]
    }

    /// Draws more, until there are at least `wanted`.
    pub fn extend(&mut self, wanted: usize, (incoming, passing): (&Rows, Passing), half: Half, luck: Luck) {
        let portions = self.len() / PORTION..wanted.div_ceil(PORTION);
        let draw = |walk: &mut Walk, portion: usize| {
            let mut rng = luck.stream(Purpose::ReverseSets);
            rng.set_stream(2 * portion as u64 + half as u64);
            let mut sets = Sets::default();
            for _ in 0..PORTION {
                walk.back(incoming, passing, &mut rng, &mut sets.members);
                sets.ends.push(sets.members.len());
            }
            sets
        };
        let drawn: Vec<Sets> = portions.into_par_iter().map_init(|| Walk::new(incoming.people()), draw).collect();
        for sets in drawn {
            let before = self.members.len();
            self.ends.extend(sets.ends.into_iter().map(|end| before + end));
            self.members.extend(sets.members);
        }
    }

    /// How many sets have one of `people` in them.
    pub fn met_by(&self, people: &[u32], of_all: u32) -> usize {
        let mut wanted = vec![false; of_all as usize];
        people.iter().for_each(|&person| wanted[person as usize] = true);
        (0..self.len()).filter(|&set| self.members_of(set).iter().any(|&member| wanted[member as usize])).count()
    }
}

/// A walk back along ties; a cell a person.
struct Walk {
    /// By how many weeks before the last they must have it, at the least.
    weeks: Vec<u32>,
    waiting: BinaryHeap<Reverse<(u32, u32)>>,
}

const NOT_MET: u32 = u32::MAX;

impl Walk {
    fn new(people: u32) -> Walk {
        Walk { weeks: vec![NOT_MET; people as usize], waiting: BinaryHeap::new() }
    }

    /// Adds one set to `members`.
    fn back(&mut self, incoming: &Rows, passing: Passing, rng: &mut ChaCha8Rng, members: &mut Vec<u32>) {
        let first = members.len();
        let root = rng.random_range(0..incoming.people());
        match passing {
            Passing::Once { hazard } => self.once(incoming, hazard, rng, (root, &mut *members)),
            Passing::Weekly { hazard, weeks } => self.weekly(incoming, (hazard, weeks), rng, (root, &mut *members)),
        }
        members[first..].iter().for_each(|&person| self.weeks[person as usize] = NOT_MET);
    }

    fn once(&mut self, incoming: &Rows, hazard: f64, rng: &mut ChaCha8Rng, (root, members): (u32, &mut Vec<u32>)) {
        let mut next = members.len();
        let chance = -libm::expm1(-hazard);
        self.weeks[root as usize] = 0;
        members.push(root);
        while let Some(&person) = members.get(next) {
            next += 1;
            let weights = incoming.weights_of(person);
            for (place, &other) in incoming.reached_by(person).iter().enumerate() {
                let chance = weights.map_or(chance, |weights| -libm::expm1(-hazard * f64::from(weights[place])));
                if self.weeks[other as usize] == NOT_MET && rng.random::<f64>() < chance {
                    self.weeks[other as usize] = 0;
                    members.push(other);
                }
            }
        }
    }

    /// The nearest in time first (Dijkstra 1959): each tie takes a number of weeks of its own.
    fn weekly(
        &mut self,
        incoming: &Rows,
        (hazard, most): (f64, u32),
        rng: &mut ChaCha8Rng,
        (root, members): (u32, &mut Vec<u32>),
    ) {
        self.waiting.push(Reverse((0, root)));
        while let Some(Reverse((week, person))) = self.waiting.pop() {
            if self.weeks[person as usize] != NOT_MET {
                continue;
            }
            self.weeks[person as usize] = week;
            members.push(person);
            let weights = incoming.weights_of(person);
            for (place, &other) in incoming.reached_by(person).iter().enumerate() {
                let hazard = weights.map_or(hazard, |weights| hazard * f64::from(weights[place]));
                let waits = (-libm::log1p(-rng.random::<f64>()) / hazard).ceil().max(1.0);
                if waits <= f64::from(most - week) && self.weeks[other as usize] == NOT_MET {
                    self.waiting.push(Reverse((week + waits as u32, other)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::hazard_of_chance;
    use crate::seeding::examples::{about, one_way, rows};

    fn drawn(ties: &[(u32, u32)], people: u32, passing: Passing) -> Sets {
        let network = one_way(people, ties);
        let mut sets = Sets::default();
        sets.extend(20_000, (&rows(&network).reversed(), passing), Half::Chosen, Luck::new(5, 0));
        sets
    }

    fn share(sets: &Sets, chosen: &[u32], people: u32, expected: f64) -> bool {
        about(sets.met_by(chosen, people) as u32, sets.len() as u64, expected / f64::from(people))
    }

    #[test]
    fn the_share_of_sets_met_is_the_share_of_people_reached() {
        // a chain of three: from 0 it reaches 1 + p + p²
        let sets = drawn(&[(0, 1), (1, 2)], 3, Passing::once(0.3));
        assert!(share(&sets, &[0], 3, 1.39) && share(&sets, &[1], 3, 1.3) && share(&sets, &[2], 3, 1.0));
        assert!(share(&sets, &[0, 2], 3, 2.3));
    }

    #[test]
    fn within_so_many_weeks_it_reaches_who_is_reached_by_then() {
        // a chance of 20 % a week, three weeks: one tie passes with 1 − .8³; two do with 1 − .8³ − 3 · .2 · .8²
        let weekly = Passing::Weekly { hazard: hazard_of_chance(0.2), weeks: 3 };
        let sets = drawn(&[(0, 1), (1, 2)], 3, weekly);
        assert!(share(&sets, &[0], 3, 1.0 + 0.488 + 0.104) && share(&sets, &[1], 3, 1.488));
        let never = Passing::Weekly { hazard: 0.0, weeks: 3 };
        assert!(share(&drawn(&[(0, 1)], 2, never), &[0], 2, 1.0));
        let at_once = Passing::Weekly { hazard: f64::INFINITY, weeks: 1 };
        assert_eq!(drawn(&[(0, 1)], 2, at_once).met_by(&[0], 2), 20_224); // every set, of whole portions
    }

    #[test]
    fn more_sets_only_add_and_the_two_halves_are_different_ones() {
        let network = one_way(4, &[(0, 1), (1, 2), (2, 3)]);
        let incoming = rows(&network).reversed();
        let draw = |steps: &[usize], half| {
            let mut sets = Sets::default();
            steps.iter().for_each(|&to| sets.extend(to, (&incoming, Passing::once(0.5)), half, Luck::new(1, 0)));
            sets.members
        };
        assert_eq!(draw(&[256, 1024], Half::Chosen), draw(&[1024], Half::Chosen));
        assert_ne!(draw(&[256], Half::Chosen), draw(&[256], Half::Judged));
    }
}
