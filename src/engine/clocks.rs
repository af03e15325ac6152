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
use super::origin::{Gains, Origins, Source};
use super::rates::{CLOSED, KINDS, KNOWING, ONWARD, OTHER, Rates, UNAWARE, kind_of};
use super::week::{gain_of, pass};
use super::winding::Winding;
use crate::behaviour::{Stage, Stages};
use crate::contagion::Met;
use crate::exact::NEVER;
use crate::intervention::{Column, Conditions};
use crate::random::{Luck, Purpose};
use std::borrow::Cow;

/// A person's move from one stage to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Change {
    pub person: u32,
    pub before: Stage,
    pub after: Stage,
}

/// The stage and the clocks of everybody, a column each.
pub(super) struct People<'a> {
    pub(super) rates: Rates<'a>,
    pub(super) luck: Luck,
    /// The number of the behaviour among those of the scenario.
    number: u8,
    pub(super) open: Cow<'a, [bool]>,
    pub(super) thresholds: Cow<'a, [f64]>,
    /// What each seat's team adds to the threshold of who sits there; empty where none adds anything.
    pub(super) risks: Vec<f64>,
    pub stages: Vec<Stage>,
    pub(super) kinds: Vec<u8>,
    /// What is left of the two clocks, in ticks, a column each.
    pub(super) left: [Vec<i64>; 2],
    /// What colleagues' examples add to the clock towards the next stage each week, as long as they last.
    pub(super) peers: Vec<i64>,
    /// What is a person's own in the hazard of stopping; empty where nobody has anything of their own.
    lapses: Vec<i64>,
    /// How many people have a gain from colleagues, and how many of each kind there are.
    pub(super) moved_by_peers: u32,
    of_kind: [u32; KINDS],
    /// How many spells, occupants and moves a seat has seen: no draw is made twice.
    pub(super) spells: Vec<u32>,
    due: Vec<u32>,
    /// Who moved in the last week.
    pub changes: Vec<Change>,
    winding: Winding,
    pub(super) met: Met,
    /// The outside hazard for which `peers` holds, where all have the same.
    pub(super) outside: Option<i64>,
}

impl<'a> People<'a> {
    /// Everybody at week 0, with the clocks of their first spell wound.
    pub(super) fn at_start(case: &Case<'a>, origins: &mut Option<Origins>) -> People<'a> {
        let count = case.setting.organisation.people() as usize;
        let first = if case.stages == Stages::Full { Stage::Unaware } else { Stage::Aware };
        let mut people = People {
            rates: Rates::of(case),
            luck: case.setting.luck,
            number: case.number,
            open: Cow::Borrowed(&case.dispositions.open),
            thresholds: Cow::Borrowed(&case.dispositions.thresholds),
            risks: case.risks(),
            stages: vec![first; count],
            kinds: vec![CLOSED; count],
            left: [vec![NEVER; count], vec![NEVER; count]],
            peers: vec![0; count],
            lapses: Vec::new(),
            moved_by_peers: 0,
            of_kind: [0; KINDS],
            spells: vec![0; count],
            due: Vec::new(),
            changes: Vec::new(),
            winding: Winding::default(),
            met: Met::default(),
            outside: None,
        };
        for &person in &case.dispositions.aware {
            people.stages[person as usize] = Stage::Aware;
        }
        let first_people = if case.behaviour.start_week == 0 { case.first() } else { Vec::new() };
        for person in first_people {
            if people.open[person as usize] && !people.stages[person as usize].owned() {
                people.stages[person as usize] = Stage::Practising;
                if let Some(origins) = origins {
                    origins.start(person, 0, Source::Own);
                    origins.own(person);
                }
            }
        }
        people.wind_everybody(first);
        people
    }

    /// Winds the first clocks: at once for all who are at the first stage, one by one for the others.
    fn wind_everybody(&mut self, first: Stage) {
        for (place, purpose) in clocks_of(first).into_iter().enumerate() {
            let Some(purpose) = purpose.filter(|&purpose| self.rates.runs(purpose)) else { continue };
            self.luck.resolves(purpose, self.number, 0, &mut self.left[place]);
        }
        for person in 0..self.stages.len() {
            self.kinds[person] = self.kind(person);
            self.of_kind[usize::from(self.kinds[person])] += 1;
            if self.stages[person] != first || self.kinds[person] == CLOSED {
                self.wind(person, ONWARD);
                self.wind(person, OTHER);
            }
        }
        self.finish_winding();
    }

    /// Phase 4: every clock gains its hazard; those that run out are due. Says whether any gained at all.
    pub(super) fn gain(
        &mut self,
        week: u32,
        conditions: &Conditions,
        exposures: &mut Exposures,
        origins: Option<&Origins>,
    ) -> bool {
        self.follow_peers(week, conditions, exposures);
        for &person in &conditions.lapse.changed.people {
            self.set_lapse(person as usize, origins, conditions);
        }
        self.due.clear();
        let single = self.gain_singly(conditions);
        let common = self.rates.common(conditions);
        let shared = (0..KINDS).any(|kind| self.of_kind[kind] > 0 && common.iter().any(|gains| gains[kind] > 0));
        if !(single || shared || self.moved_by_peers > 0) {
            return false;
        }
        let others_gain = common[OTHER] != [0; KINDS] || conditions.comply.each().is_some() || !self.lapses.is_empty();
        pass(&self.kinds, &self.peers, &self.lapses, &common, others_gain, &mut self.left, &mut self.due);
        true
    }

    /// What only some people meet this week; says whether anybody did.
    fn gain_singly<'c>(&mut self, conditions: &'c Conditions) -> bool {
        let inside = self.rates.takes_outside_in();
        let told = |column: &'c Column| column.each().filter(|_| !inside);
        let columns = [
            (conditions.aware.each(), UNAWARE, ONWARD),
            (told(&conditions.outside), KNOWING, ONWARD),
            (told(&conditions.line), KNOWING, ONWARD),
            (told(&conditions.prompted), KNOWING, ONWARD),
            (conditions.comply.each(), KNOWING, OTHER),
        ];
        let mut gained = false;
        for (each, kind, place) in columns {
            let Some(gains) = each else { continue };
            gain_of(kind, &self.kinds, gains, &mut self.left[place]);
            gained = true;
        }
        gained
    }

    /// Phase 5: what is due rings. Lapse goes before internalise and habit, these before adopt and
    /// comply; people asked to start do so.
    pub(super) fn ring(&mut self, conditions: &Conditions, exposures: &Exposures, origins: &mut Option<Origins>) {
        self.changes.clear();
        for place in 0..self.due.len() {
            let person = self.due[place];
            let next = self.next(person as usize);
            let before = self.stages[person as usize];
            if let Some(origins) = origins {
                if next == Stage::Complying {
                    origins.start(person, self.spells[person as usize], Source::Mandate);
                } else if matches!(before, Stage::Aware | Stage::Lapsed) {
                    let gains = self.gains(person as usize, conditions);
                    let seen = (exposures.signals(), exposures.brokered_to(person));
                    origins.adopt(person, self.spells[person as usize], gains, seen, conditions);
                }
            }
            self.enter(person, next, conditions, origins);
        }
        self.start(&conditions.start, Source::Asked, conditions, origins);
        self.finish_winding();
    }

    /// Some people practise from now on, if they can.
    fn start(&mut self, who: &[u32], source: Source, conditions: &Conditions, origins: &mut Option<Origins>) {
        for &person in who {
            if self.open[person as usize] && !self.stages[person as usize].owned() {
                if let Some(origins) = origins {
                    origins.start(person, self.spells[person as usize], source);
                }
                self.enter(person, Stage::Practising, conditions, origins);
            }
        }
    }

    /// The week in which the behaviour starts: some people practise it from now on.
    pub(super) fn begin(&mut self, who: &[u32], conditions: &Conditions, origins: &mut Option<Origins>) {
        self.changes.clear();
        self.start(who, Source::Own, conditions, origins);
        self.finish_winding();
    }

    /// What the clock of adopting gained this week, by source.
    fn gains(&self, person: usize, conditions: &Conditions) -> Gains {
        let (own, broadcast, line) = (self.rates.outside, conditions.outside.of(person), conditions.line.of(person));
        let prompted = conditions.prompted.of(person);
        let outside = own + broadcast + line + prompted;
        let beside = if self.rates.takes_outside_in() { self.rates.without_examples(outside) } else { 0 };
        Gains { own, broadcast, line, prompted, peers: (self.peers[person] - beside).max(0) }
    }

    /// The stage that follows for a person of whose clocks at least one has run out.
    fn next(&self, person: usize) -> Stage {
        let [onward, other] = [ONWARD, OTHER].map(|place| self.left[place][person] <= 0);
        match self.stages[person] {
            Stage::Unaware => Stage::Aware,
            Stage::Aware | Stage::Lapsed if onward && self.rates.takes_skill() => Stage::Trying,
            Stage::Aware | Stage::Lapsed if onward => Stage::Practising,
            Stage::Aware | Stage::Lapsed => Stage::Complying,
            Stage::Trying | Stage::Complying | Stage::Practising | Stage::Habit if other => Stage::Lapsed,
            Stage::Trying | Stage::Complying => Stage::Practising,
            Stage::Practising | Stage::Habit => Stage::Habit,
        }
    }

    /// Moves a person to a stage and winds the clocks that start with it.
    fn enter(&mut self, person: u32, stage: Stage, conditions: &Conditions, origins: &mut Option<Origins>) {
        let place = person as usize;
        let before = self.stages[place];
        let lapses = stage == Stage::Lapsed;
        self.spells[place] += u32::from(lapses);
        let after = if lapses && self.rates.forgets { Stage::Unaware } else { stage };
        if let Some(origins) = origins {
            match (before.owned(), after.owned()) {
                (false, true) => origins.own(person),
                (true, false) => origins.disown(person),
                _ => {}
            }
        }
        self.settle(place, after, can_stop(before) != can_stop(stage) || stage == Stage::Aware);
        self.set_lapse(place, origins.as_ref(), conditions);
        self.changes.push(Change { person, before, after });
    }

    /// Puts somebody at a stage and winds the clocks that start with it, the other one if `anew`.
    pub(super) fn settle(&mut self, person: usize, stage: Stage, anew: bool) {
        self.stages[person] = stage;
        self.of_kind[usize::from(self.kinds[person])] -= 1;
        self.kinds[person] = self.kind(person);
        self.of_kind[usize::from(self.kinds[person])] += 1;
        set_peers(&mut self.peers[person], 0, &mut self.moved_by_peers);
        self.wind(person, ONWARD);
        if anew {
            self.wind(person, OTHER);
        }
    }

    /// Settles what is a person's own in the hazard of stopping.
    pub(super) fn set_lapse(&mut self, person: usize, origins: Option<&Origins>, conditions: &Conditions) {
        let told = self.rates.tells_told() && origins.is_some_and(|origins| origins.was_told(person as u32));
        let own = self.rates.own_lapse(self.kinds[person], told, conditions.lapse.factor(person));
        if self.lapses.is_empty() && own != 0 {
            self.lapses = vec![0; self.stages.len()];
        }
        if let Some(lapse) = self.lapses.get_mut(person) {
            *lapse = own;
        }
    }

    fn kind(&self, person: usize) -> u8 {
        kind_of(self.stages[person], self.open[person])
    }

    /// Winds one of a person's clocks for their stage; it is wound when the week's winding is finished.
    fn wind(&mut self, person: usize, place: usize) {
        self.left[place][person] = NEVER;
        let starts = clocks_of(self.stages[person])[place];
        if let Some(purpose) = starts.filter(|&purpose| self.rates.runs(purpose) && self.kinds[person] != CLOSED) {
            self.winding.add(person, place, self.luck.draw(purpose, person as u32, self.number, self.spells[person]));
        }
    }

    /// Draws the resolves of all clocks that start.
    pub(super) fn finish_winding(&mut self) {
        self.winding.finish(&mut self.left);
    }
}

/// The two clocks that run in a stage, if they do.
fn clocks_of(stage: Stage) -> [Option<Purpose>; 2] {
    match stage {
        Stage::Unaware => [Some(Purpose::Aware), None],
        Stage::Aware | Stage::Lapsed => [Some(Purpose::Adopt), Some(Purpose::Comply)],
        Stage::Trying => [Some(Purpose::Practise), Some(Purpose::Lapse)],
        Stage::Complying => [Some(Purpose::Internalise), Some(Purpose::Lapse)],
        Stage::Practising => [Some(Purpose::Habit), Some(Purpose::Lapse)],
        Stage::Habit => [None, Some(Purpose::Lapse)],
    }
}

/// Whether the other clock is that of stopping.
fn can_stop(stage: Stage) -> bool {
    stage.adopted() || stage == Stage::Trying
}

/// Puts another gain in the place of what colleagues added, and keeps count of those to whom they add.
#[inline(always)]
pub(super) fn set_peers(peers: &mut i64, gain: i64, moved_by_peers: &mut u32) {
    let before = std::mem::replace(peers, gain);
    *moved_by_peers = *moved_by_peers + u32::from(gain > 0) - u32::from(before > 0);
}
