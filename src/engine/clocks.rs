//! Every person's clocks: what is left of each resolve, and the stage that follows when it runs out.
//!
//! Two clocks run beside each other in any stage: towards the next stage on the person's own way, and
//! the other one (complying before adoption, lapse after it). The lapse clock keeps what it has gained
//! when practice turns into habit: it is one clock, whose hazard changes.
//!
//! What clocks gain comes in two parts: what everybody in a stage gains this week, and what a person's own
//! colleagues add, which is kept until it changes. A week is one pass over the columns.

use super::Case;
use super::exposure::Exposures;
use super::rates::{CLOSED, KINDS, KNOWING, ONWARD, OTHER, Rates, UNAWARE, kind_of};
use super::week::pass;
use super::winding::Winding;
use crate::behaviour::{Stage, Stages};
use crate::contagion::{self, Met, TOGETHER};
use crate::exact::{NEVER, times};
use crate::intervention::Conditions;
use crate::random::{Luck, Purpose};

/// A person's move from one stage to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub person: u32,
    pub before: Stage,
    pub after: Stage,
}

/// The stage and the clocks of everybody, a column each.
pub(super) struct People<'a> {
    rates: Rates<'a>,
    luck: Luck,
    open: &'a [bool],
    thresholds: &'a [f64],
    pub stages: Vec<Stage>,
    kinds: Vec<u8>,
    /// What is left of the two clocks, in ticks, a column each.
    left: [Vec<i64>; 2],
    /// What colleagues' examples add to the clock towards the next stage each week, as long as they last.
    peers: Vec<i64>,
    /// How many people have such a gain, and how many of each kind there are.
    moved_by_peers: u32,
    of_kind: [u32; KINDS],
    spells: Vec<u32>,
    due: Vec<u32>,
    /// Who moved in the last week.
    pub changes: Vec<Change>,
    winding: Winding,
    met: Met,
    /// The ease for which `peers` holds, and the outside hazard, where all have the same.
    ease: f64,
    outside: Option<i64>,
}

impl<'a> People<'a> {
    /// Everybody at week 0, with the clocks of their first spell wound.
    pub(super) fn at_start(case: &Case<'a>) -> People<'a> {
        let count = case.setting.organisation.people() as usize;
        let first = if case.stages == Stages::Full { Stage::Unaware } else { Stage::Aware };
        let mut people = People {
            rates: Rates::of(case),
            luck: case.setting.luck,
            open: &case.dispositions.open,
            thresholds: &case.dispositions.thresholds,
            stages: vec![first; count],
            kinds: vec![CLOSED; count],
            left: [vec![NEVER; count], vec![NEVER; count]],
            peers: vec![0; count],
            moved_by_peers: 0,
            of_kind: [0; KINDS],
            spells: vec![0; count],
            due: Vec::new(),
            changes: Vec::new(),
            winding: Winding::default(),
            met: Met::default(),
            ease: 0.0,
            outside: None,
        };
        for &person in &case.dispositions.aware {
            people.stages[person as usize] = Stage::Aware;
        }
        for &person in case.dispositions.doing.iter().chain(case.starters) {
            if people.open[person as usize] {
                people.stages[person as usize] = Stage::Practising;
            }
        }
        people.wind_everybody(first);
        people
    }

    /// Winds the first clocks: at once for all who are at the first stage, one by one for the others.
    fn wind_everybody(&mut self, first: Stage) {
        for (place, purpose) in clocks_of(first).into_iter().enumerate() {
            let Some(purpose) = purpose.filter(|&purpose| self.rates.runs(purpose)) else { continue };
            self.luck.resolves(purpose, 0, 0, &mut self.left[place]);
        }
        for person in 0..self.stages.len() {
            self.kinds[person] = self.kind(person);
            self.of_kind[usize::from(self.kinds[person])] += 1;
            if self.stages[person] != first || self.kinds[person] == CLOSED {
                self.wind(person, ONWARD);
                self.wind(person, OTHER);
            }
        }
        self.winding.finish(&mut self.left);
    }

    /// Phase 4: every clock gains its hazard; those that run out are due. Says whether any gained at all.
    pub(super) fn gain(&mut self, week: u32, conditions: &Conditions, exposures: &mut Exposures) -> bool {
        self.follow_peers(week, conditions, exposures);
        self.due.clear();
        let single = self.gain_singly(conditions);
        let common = self.rates.common(conditions);
        let shared = (0..KINDS).any(|kind| self.of_kind[kind] > 0 && common.iter().any(|gains| gains[kind] > 0));
        if !(single || shared || self.moved_by_peers > 0) {
            return false;
        }
        let others_gain = common[OTHER] != [0; KINDS] || conditions.comply.each().is_some();
        pass(&self.kinds, &self.peers, &common, others_gain, &mut self.left, &mut self.due);
        true
    }

    /// What only some people meet this week; says whether anybody did.
    fn gain_singly(&mut self, conditions: &Conditions) -> bool {
        let outside = if self.rates.takes_outside_in() { None } else { conditions.outside.each() };
        let columns = [conditions.aware.each(), outside, conditions.comply.each()];
        if columns.iter().all(Option::is_none) {
            return false;
        }
        let [aware, outside, comply] = columns.map(|each| each.unwrap_or(&[]));
        let of = |each: &[i64], person: usize| each.get(person).copied().unwrap_or(0);
        for (person, &kind) in self.kinds.iter().enumerate() {
            if kind == UNAWARE {
                self.left[ONWARD][person] -= of(aware, person);
            } else if kind == KNOWING {
                self.left[ONWARD][person] -= of(outside, person);
                self.left[OTHER][person] -= of(comply, person);
            }
        }
        true
    }

    /// Brings what colleagues add up to date, for those of whom it may have changed.
    fn follow_peers(&mut self, week: u32, conditions: &Conditions, exposures: &mut Exposures) {
        let everybody = self.rates.outside + conditions.outside.everybody();
        let outside = conditions.outside.each().is_none().then_some(everybody);
        let other_outside = self.rates.takes_outside_in() && (outside.is_none() || outside != self.outside);
        let other_ease = conditions.support.ease != self.ease;
        (self.ease, self.outside) = (conditions.support.ease, outside);
        if other_ease || other_outside || self.rates.rule.remembers() {
            exposures.touch_everybody();
        }
        if !exposures.anybody_touched() {
            return;
        }
        for block in 0..self.kinds.len().div_ceil(TOGETHER) {
            let touched = exposures.touched(block);
            if touched != 0 {
                self.follow(block * TOGETHER, touched, week, conditions, exposures);
            }
        }
        exposures.all_seen();
    }

    /// Brings what colleagues add to the clocks of some people up to date: those of a block whose bits are set.
    fn follow(&mut self, first: usize, bits: u64, week: u32, conditions: &Conditions, exposures: &mut Exposures) {
        let rates = &self.rates;
        let mut knowing = [0; TOGETHER];
        let mut count = 0;
        let mut left = bits;
        while left != 0 {
            let person = first + left.trailing_zeros() as usize;
            left &= left - 1;
            if rates.word_of_mouth > 0 && self.kinds[person] == UNAWARE {
                let gain = times(exposures.examples(person, conditions), rates.word_of_mouth);
                set_peers(&mut self.peers[person], gain, &mut self.moved_by_peers);
            }
            knowing[count] = person;
            count += usize::from(self.kinds[person] == KNOWING);
        }
        for &person in &knowing[..count] {
            let outside = if rates.takes_outside_in() { rates.outside + conditions.outside.of(person) } else { 0 };
            let threshold = self.thresholds.get(person).copied().unwrap_or(0.0);
            let met = exposures.of(person, week, conditions);
            self.met.push(contagion::Exposure { threshold, outside, ..met });
        }
        let mut hazards = [0; TOGETHER];
        for (&person, &gain) in knowing.iter().zip(self.met.hazards(rates.rule, &mut hazards)) {
            set_peers(&mut self.peers[person], gain, &mut self.moved_by_peers);
        }
    }

    /// Phase 5: what is due rings. Lapse goes before internalise and habit, these before adopt and
    /// comply; people asked to start do so.
    pub(super) fn ring(&mut self, conditions: &Conditions) {
        self.changes.clear();
        for place in 0..self.due.len() {
            let person = self.due[place];
            self.enter(person, self.next(person as usize));
        }
        for &person in &conditions.start {
            if self.open[person as usize] && !self.stages[person as usize].owned() {
                self.enter(person, Stage::Practising);
            }
        }
        self.winding.finish(&mut self.left);
    }

    /// The stage that follows for a person of whose clocks at least one has run out.
    fn next(&self, person: usize) -> Stage {
        let [onward, other] = [ONWARD, OTHER].map(|place| self.left[place][person] <= 0);
        match self.stages[person] {
            Stage::Unaware => Stage::Aware,
            Stage::Aware | Stage::Lapsed if onward => Stage::Practising,
            Stage::Aware | Stage::Lapsed => Stage::Complying,
            Stage::Complying | Stage::Practising | Stage::Habit if other => Stage::Lapsed,
            Stage::Complying => Stage::Practising,
            Stage::Practising | Stage::Habit => Stage::Habit,
        }
    }

    /// Moves a person to a stage and winds the clocks that start with it.
    fn enter(&mut self, person: u32, stage: Stage) {
        let place = person as usize;
        let before = self.stages[place];
        let lapses = stage == Stage::Lapsed;
        self.spells[place] += u32::from(lapses);
        self.stages[place] = if lapses && self.rates.forgets { Stage::Unaware } else { stage };
        self.of_kind[usize::from(self.kinds[place])] -= 1;
        self.kinds[place] = self.kind(place);
        self.of_kind[usize::from(self.kinds[place])] += 1;
        set_peers(&mut self.peers[place], 0, &mut self.moved_by_peers);
        self.wind(place, ONWARD);
        if before.adopted() != stage.adopted() || stage == Stage::Aware {
            self.wind(place, OTHER);
        }
        self.changes.push(Change { person, before, after: self.stages[place] });
    }

    fn kind(&self, person: usize) -> u8 {
        kind_of(self.stages[person], self.open[person])
    }

    /// Winds one of a person's clocks for their stage; it is wound when the week's winding is finished.
    fn wind(&mut self, person: usize, place: usize) {
        self.left[place][person] = NEVER;
        let starts = clocks_of(self.stages[person])[place];
        if let Some(purpose) = starts.filter(|&purpose| self.rates.runs(purpose) && self.kinds[person] != CLOSED) {
            self.winding.add(person, place, self.luck.draw(purpose, person as u32, 0, self.spells[person]));
        }
    }
}

/// The two clocks that run in a stage, if they do.
fn clocks_of(stage: Stage) -> [Option<Purpose>; 2] {
    match stage {
        Stage::Unaware => [Some(Purpose::Aware), None],
        Stage::Aware | Stage::Lapsed => [Some(Purpose::Adopt), Some(Purpose::Comply)],
        Stage::Complying => [Some(Purpose::Internalise), Some(Purpose::Lapse)],
        Stage::Practising => [Some(Purpose::Habit), Some(Purpose::Lapse)],
        Stage::Habit => [None, Some(Purpose::Lapse)],
    }
}

/// Puts another gain in the place of what colleagues added, and keeps count of those to whom they add.
#[inline(always)]
fn set_peers(peers: &mut i64, gain: i64, moved_by_peers: &mut u32) {
    let before = std::mem::replace(peers, gain);
    *moved_by_peers = *moved_by_peers + u32::from(gain > 0) - u32::from(before > 0);
}
