//! The slow, obvious engine: one person at a time, everything counted afresh every week.
//!
//! It is here to be believed, and the engine is tested against it, run for run and person by person. Written twice
//! are people, clocks, exposure, seats, forms, origins and the order of the week. The same code in both, and held
//! against closed forms instead, are `Events`, who leaves and moves (`Staffing`), channels (`Programme`), what
//! leaders do (`Responding`) and decide, the `Conditions` that all these leave behind, contagion rules, and what
//! a behaviour draws for a copy or a newcomer.

mod exposure;
mod forms;

use super::Case;
use super::events::Events;
use super::programme::Programme;
use crate::behaviour::variant::PARTS;
use crate::behaviour::{Arrival, Deviation, Stage, Stages};
use crate::contagion::{Exposure, Rule};
use crate::exact::{CERTAIN, nearest, ticks, times};
use crate::intervention::Conditions;
use crate::leadership::{Picture, Responding, Seen};
use crate::organisation::{Shuffle, Staffing};
use crate::random::Purpose;
use exposure::{Around, dosed, incoming, meet, signals};
use forms::{copied, dominate, move_target, origin, pull_back, pushed};
use std::f64::consts::LN_2;

/// A person, with everything about them in one place.
#[derive(Clone)]
struct Someone {
    stage: Stage,
    onward: i64,
    other: i64,
    doses: u64,
    open: bool,
    opposes: bool,
    threshold: f64,
    told: bool,
    /// In which form they do it, and which one they push if they dominate.
    variant: Deviation,
    pushes: Option<Deviation>,
    /// How many spells, occupants and moves the seat has seen.
    spell: u32,
}

/// Everybody's stage after every week, from week 0.
pub fn simulate(case: &Case) -> Vec<Vec<Stage>> {
    let mut incoming = incoming(case);
    let mut new_ties = vec![0; incoming.len()];
    let count = case.setting.organisation.people();
    let mut staffing = Staffing::new(&case.setting.turnover, case.setting.organisation, case.setting.luck);
    let mut deciding = super::deciding(std::slice::from_ref(case));
    let events = Events::new(&case.strategy.events, case.setting);
    let mut programme = Programme::new(case.strategy, case.setting, case.champions);
    let mut leaders = Responding::new(case.strategy.led(), case.setting, case.number);
    let mut seen = Seen::default();
    let mut conditions = Conditions::at_start();
    let mut people: Vec<Someone> = (0..count).map(|person| at_start(case, person)).collect();
    let mut occupants = vec![0; count as usize];
    (0..count).for_each(|person| dominate(case, person, 0, &mut conditions));
    let mut before = vec![0.0; people.len()];
    let risks = case.risks();
    let kept_in_mind = libm::exp2(-1.0 / case.behaviour.goal_fades_in_weeks);
    let mut record = vec![stages(&people)];
    seen.add(picture(case, &people));
    for week in 1..=case.setting.weeks {
        let mut shuffle = Shuffle::default();
        if let Some(staffing) = &mut staffing {
            staffing.hold(|owns| owns.iter_mut().zip(&people).for_each(|(owns, person)| *owns = person.stage.owned()));
        }
        events.reorganise(week, &mut staffing, &mut shuffle);
        if let Some(staffing) = &mut staffing {
            staffing.act(&mut shuffle);
        }
        events.lose_champions(week, std::iter::once(&programme), &mut staffing, &mut shuffle);
        conditions.follow(&shuffle);
        change_seats(case, &shuffle, &mut people);
        for &seat in &shuffle.newcomers {
            occupants[seat as usize] += 1;
            dominate(case, seat, occupants[seat as usize], &mut conditions);
            people[seat as usize].pushes = pushed(case, seat, occupants[seat as usize]);
        }
        programme.follow(&shuffle);
        leaders.follow(&shuffle, &mut conditions);
        let signals = signals(case, &people, &conditions);
        programme.act(week, leaders.mode(), &mut conditions);
        leaders.respond(week, &seen, &mut conditions);
        conditions.keep_in_mind(kept_in_mind);
        if let Some(deciding) = &mut deciding {
            deciding.act(week, |person| conditions.support.given(person as usize));
            super::decided(deciding, &mut conditions, count);
        }
        events.bend(week, &programme, &mut conditions);
        move_target(events.target_moves(week), &mut people);
        let mut moved = people.clone();
        for person in 0..people.len() {
            let known = incoming[person].len() - new_ties[person];
            let (known, new) = incoming[person].split_at(known);
            let mut met = meet(&people[person], [known, new], &signals, &before, person, &conditions);
            met.threshold += risks.get(person).copied().unwrap_or(0.0);
            let around =
                Around { incoming: &incoming[person], signals: &signals, conditions: &conditions, before: &people };
            live_a_week(case, week, person as u32, &mut moved[person], met, around);
        }
        people = moved;
        for &person in &conditions.start {
            let someone = &mut people[person as usize];
            if someone.open && !someone.stage.owned() {
                someone.told = false;
                someone.variant = copied(case, person, someone, 0, 1.0);
                enter(case, person, someone, Stage::Practising);
            }
        }
        programme.settle(week, |person| people[person as usize].stage.adopted(), &mut conditions);
        new_ties.fill(0);
        for tie in conditions.bridges.drain(..) {
            incoming[tie.to as usize].push(tie);
            new_ties[tie.to as usize] += 1;
        }
        pull_back(&mut people, &conditions);
        before = signals;
        record.push(stages(&people));
        seen.add(picture(case, &people));
    }
    record
}

fn stages(people: &[Someone]) -> Vec<Stage> {
    people.iter().map(|someone| someone.stage).collect()
}

fn at_start(case: &Case, person: u32) -> Someone {
    let open = case.dispositions.open[person as usize];
    let does = case.starters.contains(&person) || case.dispositions.doing.contains(&person);
    let stage = if does && open {
        Stage::Practising
    } else if case.stages == Stages::AdoptionOnly || case.dispositions.aware.contains(&person) {
        Stage::Aware
    } else {
        Stage::Unaware
    };
    let mut someone = Someone {
        stage,
        onward: 0,
        other: 0,
        doses: 0,
        open,
        opposes: case.dispositions.opponents.contains(&person),
        threshold: case.dispositions.thresholds.get(person as usize).copied().unwrap_or(0.0),
        told: false,
        variant: 0,
        pushes: pushed(case, person, 0),
        spell: 0,
    };
    someone.variant = copied(case, person, &someone, 0, 1.0);
    wind(case, person, &mut someone, true);
    someone
}

/// People change seats with all that is theirs; newcomers start afresh.
fn change_seats(case: &Case, shuffle: &Shuffle, people: &mut [Someone]) {
    for &(one, other) in &shuffle.swapped {
        let spells = [one, other].map(|seat| people[seat as usize].spell + 1);
        people.swap(one as usize, other as usize);
        for (seat, spell) in [one, other].into_iter().zip(spells) {
            people[seat as usize].spell = spell;
            people[seat as usize].doses = 0;
        }
    }
    for &seat in &shuffle.newcomers {
        let spell = people[seat as usize].spell + 1;
        let arrival = Arrival::draw(case.behaviour, case.number, seat, spell, case.setting.luck);
        let knows = arrival.aware || case.stages == Stages::AdoptionOnly;
        let mut someone = Someone {
            stage: if knows { Stage::Aware } else { Stage::Unaware },
            onward: 0,
            other: 0,
            doses: 0,
            open: arrival.open,
            opposes: arrival.opposes,
            threshold: arrival.threshold.unwrap_or(0.0),
            told: false,
            variant: 0,
            pushes: None,
            spell,
        };
        wind(case, seat, &mut someone, true);
        people[seat as usize] = someone;
    }
}

fn onward_clock(stage: Stage) -> Purpose {
    match stage {
        Stage::Unaware => Purpose::Aware,
        Stage::Aware | Stage::Lapsed => Purpose::Adopt,
        Stage::Trying => Purpose::Practise,
        Stage::Complying => Purpose::Internalise,
        Stage::Practising | Stage::Habit => Purpose::Habit,
    }
}

fn other_clock(stage: Stage) -> Purpose {
    if stage.adopted() || stage == Stage::Trying { Purpose::Lapse } else { Purpose::Comply }
}

/// One person's clocks gain, and what has run out rings.
fn live_a_week(case: &Case, week: u32, person: u32, someone: &mut Someone, met: Exposure, around: Around) {
    let (behaviour, conditions) = (case.behaviour, around.conditions);
    let rule = behaviour.spreads.as_ref().expect("a behaviour is spelled out");
    match someone.stage {
        Stage::Unaware => {
            let heard = times(met.examples, ticks(behaviour.word_of_mouth_percent_per_week.hazard()));
            someone.onward -= conditions.aware.of(person as usize) + heard;
            if someone.onward <= 0 {
                enter(case, person, someone, Stage::Aware);
            }
        }
        Stage::Aware | Stage::Lapsed if someone.open => {
            if let Rule::Dose(rule) = rule {
                let ease = 1.0 + conditions.ease.of(person as usize);
                let dosed = dosed(case, week, person, around, rule.chance_percent.fraction(), ease);
                someone.doses = rule.remember(someone.doses, dosed);
            }
            let own = ticks(behaviour.outside_percent_per_week.hazard());
            let (broadcast, line) = (conditions.outside.of(person as usize), conditions.line.of(person as usize));
            let prompted = conditions.prompted.of(person as usize);
            let exposure =
                Exposure { outside: own + broadcast + line + prompted, doses: someone.doses.count_ones(), ..met };
            let gained = rule.hazard(exposure);
            someone.onward -= gained;
            someone.other -= conditions.comply.of(person as usize);
            if someone.onward <= 0 {
                let beside = match rule {
                    Rule::Imitation(_) => rule.hazard(Exposure { outside: exposure.outside, ..Exposure::default() }),
                    _ => exposure.outside,
                };
                let parts = [own + prompted, broadcast, line, gained - beside];
                let (told, model) = origin(case, person, someone.spell, parts, around);
                let (example, clarity) =
                    model.map_or((0, 1.0), |model| (around.before[model as usize].variant, conditions.clarity));
                someone.told = told;
                someone.variant = copied(case, person, someone, example, clarity);
                let skill = behaviour.skill_weeks > 0.0;
                enter(case, person, someone, if skill { Stage::Trying } else { Stage::Practising });
            } else if someone.other <= 0 {
                someone.told = true;
                someone.variant = copied(case, person, someone, 0, 1.0);
                enter(case, person, someone, Stage::Complying);
            }
        }
        Stage::Aware | Stage::Lapsed => {}
        Stage::Trying => {
            someone.onward -= ticks(LN_2 / behaviour.skill_weeks * conditions.skill);
            someone.other -= ticks(behaviour.gives_up_percent_per_week.hazard());
            stop_or(case, person, someone, Stage::Practising);
        }
        Stage::Complying => {
            someone.onward -= conditions.internalise;
            someone.other -= if conditions.watched { 0 } else { conditions.unwatched_lapse };
            stop_or(case, person, someone, Stage::Practising);
        }
        Stage::Practising => {
            let habit = if behaviour.turns_into_habit == Some(true) { LN_2 / behaviour.habit_weeks } else { 0.0 };
            let chosen = behaviour.lapse_percent_per_week.map_or(0.0, |percent| percent.hazard());
            let (told, full) = (behaviour.told_lapse().hazard(), case.stages == Stages::Full);
            someone.onward -= ticks(habit);
            someone.other -= stopping(person, if someone.told && full { told } else { chosen }, conditions);
            stop_or(case, person, someone, Stage::Habit);
        }
        Stage::Habit => {
            someone.other -= stopping(person, behaviour.habit_lapse_percent_per_week.hazard(), conditions);
            stop_or(case, person, someone, Stage::Habit);
        }
    }
}

/// What the clock of stopping gains.
fn stopping(person: u32, hazard: f64, conditions: &Conditions) -> i64 {
    let factor = conditions.lapse.factor(person as usize);
    let own = ticks(hazard);
    let own = if factor == 1.0 { own } else { nearest((own as f64 * factor).min(CERTAIN as f64)) };
    own + conditions.lapse.everybody()
}

/// Somebody stops, or goes on to a stage, or stays.
fn stop_or(case: &Case, person: u32, someone: &mut Someone, next: Stage) {
    if someone.other <= 0 {
        enter(case, person, someone, Stage::Lapsed);
    } else if someone.onward <= 0 && someone.stage != next {
        enter(case, person, someone, next);
    }
}

/// How far it has spread, and in which form; in textbook models all do it as intended.
fn picture(case: &Case, people: &[Someone]) -> Picture {
    let share = |counts: &dyn Fn(&Someone) -> bool| {
        people.iter().filter(|someone| counts(someone)).count() as f64 / people.len() as f64
    };
    let formed = case.stages == Stages::Full;
    let aligned = |someone: &Someone| !formed || case.behaviour.is_aligned(someone.variant);
    let owners = people.iter().filter(|someone| someone.stage.owned());
    let off: i64 = owners.clone().map(|owner| i64::from(owner.variant).abs()).sum();
    let owned = owners.count();
    Picture {
        adoption: share(&|someone| someone.stage.adopted()),
        aligned: share(&|someone| someone.stage.owned() && aligned(someone)),
        drift: if formed && owned > 0 { off as f64 / PARTS / owned as f64 } else { 0.0 },
    }
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
    wind(case, person, someone, other_clock(was) != other_clock(stage) || was == Stage::Unaware);
}

/// Winds the clocks that start with a stage, the other one if `anew`.
fn wind(case: &Case, person: u32, someone: &mut Someone, anew: bool) {
    let luck = case.setting.luck;
    someone.onward = luck.resolve(onward_clock(someone.stage), person, case.number, someone.spell);
    if anew {
        someone.other = luck.resolve(other_clock(someone.stage), person, case.number, someone.spell);
    }
}
