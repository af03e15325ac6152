//! In which form each person does it, and after whom.

use super::nearer::{TOGETHER, nearer};
use crate::behaviour::variant::{PARTS, deviation};
use crate::behaviour::{Behaviour, Deviation, Form, Stage};
use crate::intervention::Pull;
use crate::organisation::{Organisation, Shuffle};
use crate::random::Luck;

/// Whose variant a variant goes back to.
const ORGANISATION: u32 = u32::MAX;
const CHAMPIONS: u32 = u32::MAX - 1;

/// Everybody's variant; it stays with somebody who stops.
pub(super) struct Forms<'a> {
    behaviour: &'a Behaviour,
    luck: Luck,
    teams: &'a [u32],
    suits: Vec<f64>,
    variants: Vec<Deviation>,
    /// The adoption of somebody who dominates, or one of the two above.
    roots: Vec<u32>,
    /// The variant that somebody pushes; empty where nobody does.
    pushed: Vec<Option<Deviation>>,
    occupants: Vec<u32>,
    owners: [u32; Form::ALL.len()],
    /// Σ |deviation| over owners.
    off: i64,
    owned: u32,
}

impl<'a> Forms<'a> {
    pub(super) fn new(behaviour: &'a Behaviour, organisation: &'a Organisation, luck: Luck) -> Forms<'a> {
        let people = organisation.people();
        let teams = organisation.chart.as_ref().map_or(&[][..], |chart| &chart.team);
        let count = teams.iter().map(|&team| team + 1).max().unwrap_or(0);
        let pushes = behaviour.dominant_people_percent.fraction() > 0.0;
        let pushed = |person| behaviour.pushed_by(person, 0, luck);
        Forms {
            behaviour,
            luck,
            teams,
            suits: (0..count).map(|team| behaviour.suits(team, 0, luck)).collect(),
            variants: vec![0; people as usize],
            roots: vec![ORGANISATION; people as usize],
            pushed: if pushes { (0..people).map(pushed).collect() } else { Vec::new() },
            occupants: vec![0; if pushes { people as usize } else { 0 }],
            owners: [0; Form::ALL.len()],
            off: 0,
            owned: 0,
        }
    }

    /// Whether somebody pushes a variant of their own.
    pub(super) fn pushes(&self, person: u32) -> bool {
        self.pushed.get(person as usize).is_some_and(Option::is_some)
    }

    /// Somebody adopts what the organisation says, or what champions were shown.
    pub(super) fn heard(&mut self, person: u32, spell: u32, champion: bool, event: u32) {
        let heard = self.make(0, 1.0, person, spell);
        self.settle(person, heard, if champion { CHAMPIONS } else { ORGANISATION }, event);
    }

    /// Somebody adopts what a colleague does.
    pub(super) fn copied(&mut self, person: u32, spell: u32, model: u32, clarity: f64, event: u32) {
        let copy = self.make(self.variants[model as usize], clarity, person, spell);
        self.settle(person, copy, self.roots[model as usize], event);
    }

    fn make(&self, example: Deviation, clarity: f64, person: u32, spell: u32) -> Deviation {
        let suits = self.teams.get(person as usize).map_or(0.0, |&team| self.suits[team as usize]);
        self.behaviour.copied(example, clarity, suits, self.luck, person, spell)
    }

    fn settle(&mut self, person: u32, variant: Deviation, root: u32, event: u32) {
        let pushed = self.pushed.get(person as usize).copied().flatten();
        self.variants[person as usize] = pushed.unwrap_or(variant);
        self.roots[person as usize] = if pushed.is_some() { event } else { root };
    }

    fn form(&self, person: usize) -> Form {
        let dominated = self.roots[person] < CHAMPIONS;
        match self.behaviour.is_aligned(self.variants[person]) {
            true if self.roots[person] == CHAMPIONS => Form::Champions,
            true => Form::Intended,
            false if dominated => Form::Hijacked,
            false => Form::Drifted,
        }
    }

    pub(super) fn own(&mut self, person: u32) {
        self.owners[self.form(person as usize) as usize] += 1;
        self.off += i64::from(self.variants[person as usize]).abs();
        self.owned += 1;
    }

    pub(super) fn disown(&mut self, person: u32) {
        self.owners[self.form(person as usize) as usize] -= 1;
        self.off -= i64::from(self.variants[person as usize]).abs();
        self.owned -= 1;
    }

    /// Variants of owners come nearer to what is intended, each by as much as `pull` says at the owner's support;
    /// `supports` is empty where nobody has any.
    pub(super) fn pull(&mut self, pull: Pull, supports: &[f64], stages: &[Stage]) {
        let tolerated = self.behaviour.tolerated();
        for first in (0..self.variants.len()).step_by(TOGETHER) {
            let people = first..self.variants.len().min(first + TOGETHER);
            let supports = supports.get(people.clone()).unwrap_or(&[]);
            let (variants, stages) = (&self.variants[people.clone()], &stages[people.clone()]);
            let near = nearer(variants, stages, supports, pull, tolerated);
            for (person, variant) in people.zip(near.variants) {
                if near.crosses && stages[person - first].owned() {
                    self.disown(person as u32);
                    self.variants[person] = variant;
                    self.own(person as u32);
                } else {
                    self.variants[person] = variant;
                }
            }
            self.off += if near.crosses { 0 } else { near.off };
        }
    }

    /// What is intended moves: everybody's deviation is taken from there.
    pub(super) fn move_target(&mut self, by: f64, owns: impl Fn(usize) -> bool) {
        let by = deviation(by);
        for person in 0..self.variants.len() {
            if owns(person) {
                self.disown(person as u32);
            }
            self.variants[person] = self.variants[person].saturating_sub(by);
            if owns(person) {
                self.own(person as u32);
            }
        }
        self.pushed.iter_mut().flatten().for_each(|pushed| *pushed = pushed.saturating_sub(by));
    }

    pub(super) fn owners(&self) -> [u32; Form::ALL.len()] {
        self.owners
    }

    pub(super) fn drift(&self) -> f64 {
        if self.owned == 0 { 0.0 } else { self.off as f64 / PARTS / f64::from(self.owned) }
    }

    pub(super) fn change_seats(&mut self, shuffle: &Shuffle) {
        for &(one, other) in &shuffle.swapped {
            let (one, other) = (one as usize, other as usize);
            self.variants.swap(one, other);
            self.roots.swap(one, other);
            if !self.pushed.is_empty() {
                self.pushed.swap(one, other);
            }
        }
        if !self.pushed.is_empty() {
            for &seat in &shuffle.newcomers {
                self.occupants[seat as usize] += 1;
                self.pushed[seat as usize] = self.behaviour.pushed_by(seat, self.occupants[seat as usize], self.luck);
            }
        }
    }

    /// The most owners whose variant goes back to one person who dominates, and lies too far off.
    pub(super) fn most_hijacked(&self, owns: impl Fn(usize) -> bool) -> u32 {
        let hijacked = |&person: &usize| owns(person) && self.form(person) == Form::Hijacked;
        let mut roots: Vec<u32> = (0..self.roots.len()).filter(hijacked).map(|person| self.roots[person]).collect();
        roots.sort_unstable();
        roots.chunk_by(|one, other| one == other).map(|same| same.len() as u32).max().unwrap_or(0)
    }
}
