//! Every person's clocks: what is left of each resolve, and the stage that follows when it runs out.
//!
//! Two clocks run beside each other in any stage: towards the next stage on the person's own way, and
//! the other one (complying before adoption, lapse after it). The lapse clock keeps what it has gained
//! when practice turns into habit: it is one clock, whose hazard changes.

use super::Case;
use super::exposure::Exposures;
use crate::behaviour::{Stage, Stages};
use crate::contagion::Rule;
use crate::fraction::{Percent, times};
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
    /// What is left of the clock towards the next stage: aware, adopt, internalise or habit.
    onward: Vec<f64>,
    /// What is left of the other clock: comply before adoption, lapse after it.
    other: Vec<f64>,
    spells: Vec<u32>,
    /// The exposure from which `won` was computed, for rules whose hazard follows exposure alone.
    met: Vec<f64>,
    /// The hazard of adopting that peers' examples made up then.
    won: Vec<f64>,
    /// The last exposure and its hazard, shared by all where nobody has a threshold.
    last: (f64, f64),
    due: Vec<u32>,
}

/// The behaviour's constant hazards per week.
struct Rates<'a> {
    rule: &'a Rule,
    outside: f64,
    word_of_mouth: f64,
    habit: f64,
    lapse: f64,
    habit_lapse: f64,
    forgets: bool,
}

impl<'a> Rates<'a> {
    fn of(case: &Case<'a>) -> Rates<'a> {
        let behaviour = case.behaviour;
        let turns_into_habit = behaviour.turns_into_habit.unwrap_or(case.stages == Stages::Full);
        Rates {
            rule: behaviour.spreads.as_ref().expect("a behaviour is spelled out"),
            outside: behaviour.outside_percent_per_week.hazard(),
            word_of_mouth: behaviour.word_of_mouth_percent_per_week.hazard(),
            habit: if turns_into_habit { std::f64::consts::LN_2 / behaviour.habit_weeks } else { 0.0 },
            lapse: behaviour.lapse_percent_per_week.map_or(0.0, Percent::hazard),
            habit_lapse: behaviour.habit_lapse_percent_per_week.hazard(),
            forgets: behaviour.lapse_forgets && case.stages == Stages::Full,
        }
    }
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
            onward: vec![0.0; count],
            other: vec![0.0; count],
            spells: vec![0; count],
            met: vec![f64::NAN; count],
            won: vec![0.0; count],
            last: (f64::NAN, 0.0),
            due: Vec::new(),
        };
        for &person in &case.dispositions.aware {
            people.stages[person as usize] = Stage::Aware;
        }
        for &person in case.dispositions.doing.iter().chain(case.starters) {
            if people.open[person as usize] {
                people.stages[person as usize] = Stage::Practising;
            }
        }
        for person in 0..count {
            people.wind_onward(person);
            people.wind_other(person);
        }
        people
    }

    /// Phase 4: every clock gains its hazard; those that run out are due. Says whether any gained at all.
    pub(super) fn gain(&mut self, week: u32, conditions: &Conditions, exposures: &mut Exposures) -> bool {
        self.due.clear();
        let mut stirs = false;
        for person in 0..self.stages.len() {
            let (onward, other) = self.hazards(person, week, conditions, exposures);
            stirs |= onward + other > 0.0;
            self.onward[person] -= onward;
            self.other[person] -= other;
            if self.onward[person] <= 0.0 || self.other[person] <= 0.0 {
                self.due.push(person as u32);
            }
        }
        stirs
    }

    /// Phase 5: what is due rings. Lapse goes before internalise and habit, these before adopt and
    /// comply; people asked to start do so.
    pub(super) fn ring(&mut self, conditions: &Conditions) -> Vec<Change> {
        let mut changes = Vec::with_capacity(self.due.len() + conditions.start.len());
        for person in std::mem::take(&mut self.due) {
            let before = self.stages[person as usize];
            self.enter(person as usize, self.next(person as usize));
            changes.push(Change { person, before, after: self.stages[person as usize] });
        }
        for &person in &conditions.start {
            let before = self.stages[person as usize];
            if self.open[person as usize] && !before.owned() {
                self.enter(person as usize, Stage::Practising);
                changes.push(Change { person, before, after: Stage::Practising });
            }
        }
        changes
    }

    /// The hazards of a person's two clocks this week.
    fn hazards(&mut self, person: usize, week: u32, conditions: &Conditions, exposures: &mut Exposures) -> (f64, f64) {
        let rates = &self.rates;
        match self.stages[person] {
            Stage::Unaware => {
                let heard = times(exposures.amount(person, conditions), rates.word_of_mouth);
                (conditions.aware.of(person) + heard, 0.0)
            }
            Stage::Aware | Stage::Lapsed if !self.open[person] => (0.0, 0.0),
            Stage::Aware | Stage::Lapsed => {
                (self.adopt_hazard(person, week, conditions, exposures), conditions.comply.of(person))
            }
            Stage::Complying => {
                let lapse = if conditions.watched { 0.0 } else { conditions.unwatched_lapse };
                (conditions.internalise, lapse)
            }
            Stage::Practising => (rates.habit, rates.lapse),
            Stage::Habit => (0.0, rates.habit_lapse),
        }
    }

    /// The hazard of adopting; where it follows exposure alone it is computed anew only when that changed.
    fn adopt_hazard(&mut self, person: usize, week: u32, conditions: &Conditions, exposures: &mut Exposures) -> f64 {
        let rule = self.rates.rule;
        let threshold = self.thresholds.get(person).copied().unwrap_or(0.0);
        let outside = self.rates.outside + conditions.outside.of(person);
        if !rule.follows_exposure() {
            return rule.hazard(exposures.of(person, week, threshold, outside, conditions));
        }
        let amount = exposures.amount(person, conditions);
        if self.met[person] != amount {
            let known = self.thresholds.is_empty() && self.last.0 == amount;
            if !known {
                self.last = (amount, rule.hazard(exposures.of(person, week, threshold, 0.0, conditions)));
            }
            self.met[person] = amount;
            self.won[person] = self.last.1;
        }
        self.won[person] + outside
    }

    /// The stage that follows for a person of whose clocks at least one has run out.
    fn next(&self, person: usize) -> Stage {
        let (onward, other) = (self.onward[person] <= 0.0, self.other[person] <= 0.0);
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
    fn enter(&mut self, person: usize, stage: Stage) {
        let adopter = self.stages[person].adopted();
        let lapses = stage == Stage::Lapsed;
        self.spells[person] += u32::from(lapses);
        self.stages[person] = if lapses && self.rates.forgets { Stage::Unaware } else { stage };
        self.wind_onward(person);
        if adopter != stage.adopted() || stage == Stage::Aware {
            self.wind_other(person);
        }
    }

    fn wind_onward(&mut self, person: usize) {
        self.onward[person] = match self.stages[person] {
            Stage::Unaware => self.resolve(Purpose::Aware, person),
            Stage::Aware | Stage::Lapsed => self.resolve(Purpose::Adopt, person),
            Stage::Complying => self.resolve(Purpose::Internalise, person),
            Stage::Practising => self.resolve(Purpose::Habit, person),
            Stage::Habit => f64::INFINITY,
        }
    }

    fn wind_other(&mut self, person: usize) {
        self.other[person] = match self.stages[person] {
            Stage::Unaware => f64::INFINITY,
            Stage::Aware | Stage::Lapsed => self.resolve(Purpose::Comply, person),
            Stage::Complying | Stage::Practising | Stage::Habit => self.resolve(Purpose::Lapse, person),
        }
    }

    fn resolve(&self, purpose: Purpose, person: usize) -> f64 {
        self.luck.resolve(purpose, person as u32, 0, self.spells[person])
    }
}
