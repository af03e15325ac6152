//! Random reverse-reachable sets: everybody who, in one possible course of events, would have passed a behaviour on
//! to somebody drawn by lot. The share of such sets that a group of people has a member in is the share of everybody
//! whom it would reach (Borgs, Brautbar, Chayes & Lucier 2014).
//!
//! Sets are drawn in portions, each with a generator of its own, and stand in the order of portions: threads change
//! nothing. Ties that do not pass are skipped (SUBSIM: Guo, Wang, Wei & Chen 2020), so that drawing takes a number a
//! tie that may pass.

use super::spread::Passing;
use crate::organisation::Rows;
use crate::random::{Gaps, Luck, Purpose};
use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many steps of a walk one portion takes on average, or a single set.
const PORTION: f64 = 1024.0;
/// By how many sets and steps it is tried how large sets are.
const TRIED: (u32, u64) = (1024, 1 << 20);

/// Which of independent collections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Among which people are chosen.
    Chosen = 0,
    /// On which what they reach is judged.
    Judged = 1,
    /// By which it is tried how large sets are.
    Tried = 2,
}

/// Some sets, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Sets {
    /// Where each set ends.
    pub ends: Vec<u32>,
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
        &self.members[start as usize..self.ends[set] as usize]
    }

    /// How many sets have one of `people` in them.
    pub fn met_by(&self, people: &[u32], of_all: u32) -> usize {
        let mut wanted = vec![false; of_all as usize];
        people.iter().for_each(|&person| wanted[person as usize] = true);
        (0..self.len()).filter(|&set| self.members_of(set).iter().any(|&member| wanted[member as usize])).count()
    }

    fn append(&mut self, more: &Sets) {
        let before = self.members.len() as u32;
        self.ends.extend(more.ends.iter().map(|end| before + end));
        self.members.extend_from_slice(&more.members);
    }
}

/// What sets are drawn from.
pub(super) struct Source<'a> {
    incoming: &'a Rows,
    /// The hazard of a tie of strength 1: of its one chance, or per week.
    hazard: f64,
    /// How many weeks there are, where there are any.
    weeks: Option<u32>,
    /// The chance that the strongest tie ever passes.
    likeliest: f64,
    luck: Luck,
    /// How many steps drawing one set takes on average: one, and one a member.
    pub steps: f64,
}

impl<'a> Source<'a> {
    /// Ties by whom they reach, how a behaviour passes along them, and by which luck.
    pub fn new(incoming: &'a Rows, passing: Passing, luck: Luck) -> Source<'a> {
        let (hazard, weeks) = match passing {
            Passing::Once { hazard } => (hazard, None),
            Passing::Weekly { hazard, weeks } => (hazard, Some(weeks)),
        };
        let strongest = incoming.strongest();
        let likeliest = -libm::expm1(-hazard * f64::from(strongest) * f64::from(weeks.unwrap_or(1)));
        let mut source = Source { incoming, hazard, weeks, likeliest: likeliest.max(0.0), luck, steps: 1.0 };
        source.steps = source.tried();
        source
    }

    /// How many steps a set takes, by some that are used for nothing else.
    fn tried(&self) -> f64 {
        let (mut walk, mut sets) = (Walk::of(self, (0, Part::Tried)), Sets::default());
        while sets.len() < TRIED.0 as usize && (sets.members.len() as u64) < TRIED.1 {
            walk.back(&mut sets);
        }
        1.0 + sets.members.len() as f64 / sets.len() as f64
    }

    /// Draws more, until there are `wanted` or a few more.
    pub fn extend(&self, sets: &mut Sets, wanted: usize, part: Part) {
        let each = (PORTION / self.steps).max(1.0) as usize;
        let drawn: Vec<Sets> = (sets.len() / each..wanted.div_ceil(each))
            .into_par_iter()
            .map_init(
                || Walk::of(self, (0, part)),
                |walk, portion| {
                    walk.begin((portion as u64, part));
                    let mut sets = Sets::default();
                    (0..each).for_each(|_| walk.back(&mut sets));
                    sets
                },
            )
            .collect();
        drawn.iter().for_each(|more| sets.append(more));
    }
}

/// A walk back along ties; a cell a person.
struct Walk<'a> {
    source: &'a Source<'a>,
    rng: ChaCha8Rng,
    gaps: Gaps,
    /// How many ties yet to come surely do not pass.
    skipped: u64,
    /// By how many weeks before the last they must have it, at the least.
    weeks: Vec<u32>,
    waiting: BinaryHeap<Reverse<(u32, u32)>>,
}

const NOT_MET: u32 = u32::MAX;

impl<'a> Walk<'a> {
    fn of(source: &'a Source<'a>, portion: (u64, Part)) -> Walk<'a> {
        let mut walk = Walk {
            source,
            rng: source.luck.stream(Purpose::ReverseSets),
            gaps: Gaps::of(source.likeliest),
            skipped: 0,
            weeks: vec![NOT_MET; source.incoming.people() as usize],
            waiting: BinaryHeap::new(),
        };
        walk.begin(portion);
        walk
    }

    /// Goes on with the luck of a portion.
    fn begin(&mut self, (portion, part): (u64, Part)) {
        self.rng = self.source.luck.stream(Purpose::ReverseSets);
        self.rng.set_stream(3 * portion + part as u64);
        self.skipped = self.gaps.next(&mut self.rng);
    }

    /// Adds one set.
    fn back(&mut self, sets: &mut Sets) {
        let first = sets.members.len();
        let root = self.rng.random_range(0..self.source.incoming.people());
        match self.source.weeks {
            None => self.once(root, &mut sets.members),
            Some(most) => self.weekly(root, most, &mut sets.members),
        }
        sets.members[first..].iter().for_each(|&person| self.weeks[person as usize] = NOT_MET);
        sets.ends.push(sets.members.len() as u32);
    }

    fn once(&mut self, root: u32, members: &mut Vec<u32>) {
        let mut next = members.len();
        self.weeks[root as usize] = 0;
        members.push(root);
        while let Some(&person) = members.get(next) {
            next += 1;
            self.passing(person, |walk, other, weight| {
                if walk.weeks[other as usize] == NOT_MET && weight.is_none_or(|weight| walk.after(weight) <= 1.0) {
                    walk.weeks[other as usize] = 0;
                    members.push(other);
                }
            });
        }
    }

    /// The nearest in time first (Dijkstra 1959): each tie takes a number of weeks of its own.
    fn weekly(&mut self, root: u32, most: u32, members: &mut Vec<u32>) {
        self.waiting.push(Reverse((0, root)));
        while let Some(Reverse((week, person))) = self.waiting.pop() {
            if self.weeks[person as usize] != NOT_MET {
                continue;
            }
            self.weeks[person as usize] = week;
            members.push(person);
            self.passing(person, |walk, other, weight| {
                let waits = walk.after(weight.unwrap_or(1.0)).ceil().max(1.0);
                if waits <= f64::from(most - week) && walk.weeks[other as usize] == NOT_MET {
                    walk.waiting.push(Reverse((week + waits as u32, other)));
                }
            });
        }
    }

    /// The ties that reach a person and would pass if each were the strongest; with their weights where they differ.
    fn passing(&mut self, person: u32, mut visit: impl FnMut(&mut Walk<'a>, u32, Option<f32>)) {
        let incoming = self.source.incoming;
        let (others, weights) = (incoming.reached_by(person), incoming.weights_of(person));
        let count = others.len() as u64;
        while self.skipped < count {
            let place = self.skipped as usize;
            visit(self, others[place], weights.map(|weights| weights[place]));
            self.skipped = self.gaps.next(&mut self.rng).saturating_add(place as u64 + 1);
        }
        self.skipped -= count;
    }

    /// After how long a tie passes that would pass in time if it were the strongest; in weeks, or in the one chance.
    /// Exponential, no longer than the strongest may take: a weaker one takes longer by as much as it is weaker.
    fn after(&mut self, weight: f32) -> f64 {
        -libm::log1p(-self.rng.random::<f64>() * self.source.likeliest) / (self.source.hazard * f64::from(weight))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::hazard_of_chance;
    use crate::organisation::Tie;
    use crate::seeding::examples::{about, one_way, rows};

    fn drawn(ties: &[(u32, u32)], people: u32, passing: Passing) -> Sets {
        drawn_from(&rows(&one_way(people, ties)).reversed(), passing)
    }

    fn drawn_from(incoming: &Rows, passing: Passing) -> Sets {
        let mut sets = Sets::default();
        Source::new(incoming, passing, Luck::new(5, 0)).extend(&mut sets, 20_000, Part::Chosen);
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
        let all = drawn(&[(0, 1)], 2, at_once);
        assert_eq!(all.met_by(&[0], 2), all.len());
    }

    #[test]
    fn a_weaker_tie_passes_as_much_less_often() {
        // a hazard of 1 on a tie of strength 1: half of that on the first, a fifth on the second
        let tie = |from, to, weight| Tie { from, to, weight };
        let rows = Rows::new(4, &[tie(0, 1, 0.5), tie(0, 2, 0.2), tie(0, 3, 1.0)]);
        let passes = |hazard: f64| 1.0 - (-hazard).exp();
        let once = drawn_from(&rows.reversed(), Passing::Once { hazard: 1.0 });
        assert!(share(&once, &[0], 4, 1.0 + passes(0.5) + passes(0.2) + passes(1.0)));
        let weekly = drawn_from(&rows.reversed(), Passing::Weekly { hazard: 0.3, weeks: 4 });
        assert!(share(&weekly, &[0], 4, 1.0 + passes(0.6) + passes(0.24) + passes(1.2)));
    }

    #[test]
    fn more_sets_only_add_and_the_parts_are_different_ones() {
        let network = one_way(4, &[(0, 1), (1, 2), (2, 3)]);
        let incoming = rows(&network).reversed();
        let source = Source::new(&incoming, Passing::once(0.5), Luck::new(1, 0));
        let draw = |steps: &[usize], part| {
            let mut sets = Sets::default();
            steps.iter().for_each(|&to| source.extend(&mut sets, to, part));
            sets.members
        };
        assert_eq!(draw(&[300, 9000], Part::Chosen), draw(&[9000], Part::Chosen));
        assert_ne!(draw(&[300], Part::Chosen), draw(&[300], Part::Judged));
    }
}
