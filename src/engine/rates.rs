//! What clocks gain by themselves: the behaviour's constant hazards and the week's conditions, by kind of
//! person.

use super::Case;
use crate::behaviour::{Stage, Stages};
use crate::contagion::{Exposure, Rule};
use crate::exact::{CERTAIN, nearest, ticks};
use crate::fraction::Percent;
use crate::intervention::Conditions;
use crate::random::Purpose;

/// The place of the clock towards the next stage: aware, adopt, internalise or habit.
pub(super) const ONWARD: usize = 0;
/// The place of the other clock: comply before adoption, lapse after it.
pub(super) const OTHER: usize = 1;

/// The kinds of people whose clocks gain alike, but for what colleagues add.
pub(super) const KINDS: usize = 7;
pub(super) const UNAWARE: u8 = 0;
/// Aware or lapsed, and open to it.
pub(super) const KNOWING: u8 = 1;
pub(super) const COMPLYING: u8 = 2;
pub(super) const PRACTISING: u8 = 3;
pub(super) const HABIT: u8 = 4;
/// Those who know of it and never adopt.
pub(super) const CLOSED: u8 = 5;
/// Those who try it and cannot do it yet.
pub(super) const TRYING: u8 = 6;

/// The kind of somebody at a stage, who is open to it or not.
pub(super) fn kind_of(stage: Stage, open: bool) -> u8 {
    match stage {
        Stage::Unaware => UNAWARE,
        Stage::Aware | Stage::Lapsed if open => KNOWING,
        Stage::Aware | Stage::Lapsed => CLOSED,
        Stage::Trying => TRYING,
        Stage::Complying => COMPLYING,
        Stage::Practising => PRACTISING,
        Stage::Habit => HABIT,
    }
}

/// The behaviour's constant hazards per week, in ticks.
pub(super) struct Rates<'a> {
    pub rule: &'a Rule,
    pub outside: i64,
    pub word_of_mouth: i64,
    habit: i64,
    lapse: i64,
    told_lapse: i64,
    habit_lapse: i64,
    skill: f64,
    gives_up: i64,
    pub forgets: bool,
    mandate: bool,
}

impl<'a> Rates<'a> {
    pub(super) fn of(case: &Case<'a>) -> Rates<'a> {
        let behaviour = case.behaviour;
        let turns_into_habit = behaviour.turns_into_habit.unwrap_or(case.stages == Stages::Full);
        Rates {
            rule: behaviour.spreads.as_ref().expect("a behaviour is spelled out"),
            outside: ticks(behaviour.outside_percent_per_week.hazard()),
            word_of_mouth: ticks(behaviour.word_of_mouth_percent_per_week.hazard()),
            habit: if turns_into_habit { ticks(std::f64::consts::LN_2 / behaviour.habit_weeks) } else { 0 },
            lapse: ticks(behaviour.lapse_percent_per_week.map_or(0.0, Percent::hazard)),
            told_lapse: ticks(behaviour.told_lapse().hazard()),
            skill: if behaviour.skill_weeks > 0.0 { std::f64::consts::LN_2 / behaviour.skill_weeks } else { 0.0 },
            gives_up: ticks(behaviour.gives_up_percent_per_week.hazard()),
            habit_lapse: ticks(behaviour.habit_lapse_percent_per_week.hazard()),
            forgets: behaviour.lapse_forgets && case.stages == Stages::Full,
            mandate: case.strategy.mandate.is_some(),
        }
    }

    /// Whether a clock can gain in this run at all; one that cannot needs no resolve.
    pub(super) fn runs(&self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::Comply | Purpose::Internalise => self.mandate,
            Purpose::Habit => self.habit > 0,
            Purpose::Practise => self.takes_skill(),
            Purpose::Lapse => self.mandate || self.stops().into_iter().any(|hazard| hazard > 0),
            _ => true,
        }
    }

    /// What everybody of a kind gains this week, by clock and kind.
    pub(super) fn common(&self, conditions: &Conditions) -> [[i64; KINDS]; 2] {
        let outside = if self.takes_outside_in() { 0 } else { self.outside + told(conditions) };
        let unwatched_lapse = if conditions.watched { 0 } else { conditions.unwatched_lapse };
        let lapse = conditions.lapse.everybody();
        let skill = ticks(self.skill * conditions.skill);
        let onward = [conditions.aware.everybody(), outside, conditions.internalise, self.habit, 0, 0, skill];
        let other = [
            0,
            conditions.comply.everybody(),
            unwatched_lapse,
            self.lapse + lapse,
            self.habit_lapse + lapse,
            0,
            self.gives_up,
        ];
        [onward, other]
    }

    /// What somebody of a kind gains beyond that on the clock of stopping: because they were told to start, and
    /// by a factor of their own.
    pub(super) fn own_lapse(&self, kind: u8, told: bool, factor: f64) -> i64 {
        let (common, own) = match kind {
            PRACTISING => (self.lapse, if told { self.told_lapse } else { self.lapse }),
            HABIT => (self.habit_lapse, self.habit_lapse),
            _ => return 0,
        };
        let own = if factor == 1.0 { own } else { nearest((own as f64 * factor).min(CERTAIN as f64)) };
        own - common
    }

    /// The constant hazards of stopping.
    fn stops(&self) -> [i64; 4] {
        [self.lapse, self.told_lapse, self.habit_lapse, self.gives_up]
    }

    /// What somebody's clock of adopting gains if the rule makes one hazard of all and they see no example.
    pub(super) fn without_examples(&self, outside: i64) -> i64 {
        self.rule.hazard(Exposure { outside, ..Exposure::default() })
    }

    /// Whether those who were told to start stop more often, or more rarely.
    pub(super) fn tells_told(&self) -> bool {
        self.told_lapse != self.lapse
    }

    /// Whether those who adopt are trying it until they can do it.
    pub(super) fn takes_skill(&self) -> bool {
        self.skill > 0.0
    }

    /// Whether the rule makes one hazard of what comes from outside and from colleagues.
    pub(super) fn takes_outside_in(&self) -> bool {
        matches!(self.rule, Rule::Imitation(_))
    }
}

/// The hazard of adopting that everybody has because they are told or asked.
fn told(conditions: &Conditions) -> i64 {
    conditions.outside.everybody() + conditions.line.everybody() + conditions.prompted.everybody()
}
