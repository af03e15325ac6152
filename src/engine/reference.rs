//! The slow, obvious engine: one person at a time, everything counted afresh every week.
//!
//! It is here to be believed, and the engine is tested against it, run for run and person by person. What
//! is written twice is people, clocks, exposure and the order of the week; channels and contagion rules
//! are the same code in both, and are held against closed forms instead.

use super::Case;
use super::programme::Programme;
use crate::behaviour::{Stage, Stages};
use crate::contagion::{Exposure, Rule};
use crate::exact::{UNIT, nearest, ticks, times, units};
use crate::intervention::Conditions;
use crate::organisation::{Network, Tie};
use crate::random::Purpose;
use std::f64::consts::LN_2;

/// A person, with everything about them in one place.
#[derive(Clone)]
struct Someone {
    stage: Stage,
    spell: u32,
    onward: i64,
    other: i64,
    doses: u64,
    effort: f64,
}

/// Everybody's stage after every week, from week 0.
pub fn simulate(case: &Case) -> Vec<Vec<Stage>> {
    let incoming = incoming(case);
    let mut programme = Programme::new(case.strategy, case.setting, case.champions);
    let mut conditions = Conditions::default();
    let mut people: Vec<Someone> =
        (0..case.setting.organisation.people()).map(|person| at_start(case, person)).collect();
    let mut before = vec![0.0; people.len()];
    let mut record = vec![stages(&people)];
    for week in 1..=case.setting.weeks {
        programme.act(week, &mut conditions);
        let signals: Vec<f64> = (0..people.len()).map(|person| signal(case, person, &people[person])).collect();
        let mut moved = people.clone();
        for person in 0..people.len() {
            let met = meet(case, &incoming[person], &signals, &before, person, &conditions);
            live_a_week(case, week, person as u32, &mut moved[person], met, &incoming[person], &signals, &conditions);
        }
        people = moved;
        for &person in &conditions.start {
            let someone = &mut people[person as usize];
            if case.dispositions.open[person as usize] && !someone.stage.owned() {
                enter(case, person, someone, Stage::Practising);
            }
        }
        if let Some(champions) = &mut programme.champions {
            champions.serve(week, |person| people[person as usize].stage.adopted(), &mut conditions);
            for (&person, &effort) in champions.asked.iter().zip(&champions.efforts) {
                people[person as usize].effort = effort;
            }
        }
        before = signals;
        record.push(stages(&people));
    }
    record
}

fn stages(people: &[Someone]) -> Vec<Stage> {
    people.iter().map(|someone| someone.stage).collect()
}

/// The ties that reach each person.
fn incoming(case: &Case) -> Vec<Vec<Tie>> {
    let people = case.setting.organisation.people();
    let mut incoming = vec![Vec::new(); people as usize];
    match &case.setting.organisation.network {
        Network::Complete { .. } => {
            for to in 0..people {
                incoming[to as usize] =
                    (0..people).filter(|&from| from != to).map(|from| Tie { from, to, weight: 1.0 }).collect();
            }
        }
        Network::Rows(rows) => rows.ties().for_each(|tie| incoming[tie.to as usize].push(tie)),
    }
    incoming
}

fn at_start(case: &Case, person: u32) -> Someone {
    let does = case.starters.contains(&person) || case.dispositions.doing.contains(&person);
    let stage = if does && case.dispositions.open[person as usize] {
        Stage::Practising
    } else if case.stages == Stages::AdoptionOnly || case.dispositions.aware.contains(&person) {
        Stage::Aware
    } else {
        Stage::Unaware
    };
    let mut someone = Someone { stage, spell: 0, onward: 0, other: 0, doses: 0, effort: 1.0 };
    someone.onward = case.setting.luck.resolve(onward_clock(stage), person, 0, 0);
    someone.other = case.setting.luck.resolve(other_clock(stage), person, 0, 0);
    someone
}

fn onward_clock(stage: Stage) -> Purpose {
    match stage {
        Stage::Unaware => Purpose::Aware,
        Stage::Aware | Stage::Lapsed => Purpose::Adopt,
        Stage::Complying => Purpose::Internalise,
        Stage::Practising | Stage::Habit => Purpose::Habit,
    }
}

fn other_clock(stage: Stage) -> Purpose {
    if stage.adopted() { Purpose::Lapse } else { Purpose::Comply }
}

/// What a person sends to others: sign · effort · visibility.
fn signal(case: &Case, person: usize, someone: &Someone) -> f64 {
    let visible = case.behaviour.visible_percent.map_or(1.0, |percent| percent.fraction());
    let complies_unseen = someone.stage == Stage::Complying && !case.behaviour.complying_counts;
    if someone.stage.adopted() && !complies_unseen {
        visible * someone.effort
    } else if case.dispositions.opponents.contains(&(person as u32)) {
        -visible
    } else {
        0.0
    }
}

/// E, its newly gained part and the share of a person, counted afresh.
fn meet(
    case: &Case,
    incoming: &[Tie],
    signals: &[f64],
    before: &[f64],
    person: usize,
    conditions: &Conditions,
) -> Exposure {
    let carries = |tie: &Tie, signals: &[f64]| units(f64::from(tie.weight) * signals[tie.from as usize]);
    let all: i64 = incoming.iter().map(|tie| units(f64::from(tie.weight))).sum();
    let reaching: i64 = incoming.iter().map(|tie| carries(tie, signals)).sum();
    let gained: i64 = incoming.iter().map(|tie| (carries(tie, signals) - carries(tie, before)).max(0)).sum();
    let ease = 1.0 + conditions.support.ease_of(person);
    let eased = |units: i64| if ease == 1.0 { units } else { nearest(units as f64 * ease) };
    let examples = eased(reaching.max(0));
    Exposure {
        examples,
        gained: eased(gained),
        share: if all > 0 { (examples as f64 / UNIT / (all as f64 / UNIT)).min(1.0) } else { 0.0 },
        threshold: case.dispositions.thresholds.get(person).copied().unwrap_or(0.0),
        ..Exposure::default()
    }
}

/// One person's clocks gain, and what has run out rings.
#[allow(clippy::too_many_arguments, reason = "everything a week needs is named, nothing is kept")]
fn live_a_week(
    case: &Case,
    week: u32,
    person: u32,
    someone: &mut Someone,
    met: Exposure,
    incoming: &[Tie],
    signals: &[f64],
    conditions: &Conditions,
) {
    let behaviour = case.behaviour;
    let open = case.dispositions.open[person as usize];
    let rule = behaviour.spreads.as_ref().expect("a behaviour is spelled out");
    let habit = ticks(if behaviour.turns_into_habit == Some(true) { LN_2 / behaviour.habit_weeks } else { 0.0 });
    let lapse = ticks(behaviour.lapse_percent_per_week.map_or(0.0, |percent| percent.hazard()));
    match someone.stage {
        Stage::Unaware => {
            let heard = times(met.examples, ticks(behaviour.word_of_mouth_percent_per_week.hazard()));
            someone.onward -= conditions.aware.of(person as usize) + heard;
            if someone.onward <= 0 {
                enter(case, person, someone, Stage::Aware);
            }
        }
        Stage::Aware | Stage::Lapsed if open => {
            if let Rule::Dose(rule) = rule {
                let ease = 1.0 + conditions.support.ease_of(person as usize);
                let dosed = dosed(case, week, person, incoming, signals, rule.chance_percent.fraction(), ease);
                someone.doses = rule.remember(someone.doses, dosed);
            }
            let outside = ticks(behaviour.outside_percent_per_week.hazard()) + conditions.outside.of(person as usize);
            someone.onward -= rule.hazard(Exposure { outside, doses: someone.doses.count_ones(), ..met });
            someone.other -= conditions.comply.of(person as usize);
            if someone.onward <= 0 {
                enter(case, person, someone, Stage::Practising);
            } else if someone.other <= 0 {
                enter(case, person, someone, Stage::Complying);
            }
        }
        Stage::Aware | Stage::Lapsed => {}
        Stage::Complying => {
            someone.onward -= conditions.internalise;
            someone.other -= if conditions.watched { 0 } else { conditions.unwatched_lapse };
            if someone.other <= 0 {
                enter(case, person, someone, Stage::Lapsed);
            } else if someone.onward <= 0 {
                enter(case, person, someone, Stage::Practising);
            }
        }
        Stage::Practising => {
            someone.onward -= habit;
            someone.other -= lapse;
            if someone.other <= 0 {
                enter(case, person, someone, Stage::Lapsed);
            } else if someone.onward <= 0 {
                enter(case, person, someone, Stage::Habit);
            }
        }
        Stage::Habit => {
            someone.other -= ticks(behaviour.habit_lapse_percent_per_week.hazard());
            if someone.other <= 0 {
                enter(case, person, someone, Stage::Lapsed);
            }
        }
    }
}

/// Whether the colleague met this week leaves a dose.
fn dosed(case: &Case, week: u32, person: u32, incoming: &[Tie], signals: &[f64], chance: f64, ease: f64) -> bool {
    let (pick, draw) = case.setting.luck.pair(Purpose::Observation, person, week);
    let met = incoming.get((pick * incoming.len() as f64) as usize);
    met.is_some_and(|tie| draw < chance * (f64::from(tie.weight) * signals[tie.from as usize]) * ease)
}

/// Moves a person on; a lapse starts a new spell, and adopting or lapsing winds the other clock anew.
fn enter(case: &Case, person: u32, someone: &mut Someone, stage: Stage) {
    let forgets = case.behaviour.lapse_forgets && case.stages == Stages::Full;
    let was = someone.stage;
    if stage == Stage::Lapsed {
        someone.spell += 1;
    }
    someone.stage = if stage == Stage::Lapsed && forgets { Stage::Unaware } else { stage };
    someone.doses = 0;
    someone.onward = case.setting.luck.resolve(onward_clock(someone.stage), person, 0, someone.spell);
    if was.adopted() != stage.adopted() || was == Stage::Unaware {
        someone.other = case.setting.luck.resolve(other_clock(someone.stage), person, 0, someone.spell);
    }
}
