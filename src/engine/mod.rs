//! One run: a strategy on an organisation, week by week. Pure: no files, no printing, no errors.
//!
//! # The order of a week
//!
//! Week 0 is the recorded start: starters and those already doing it practise in it. Then, each week:
//!
//! 1. people and ties change;
//! 2. the organisation acts and fills the week's conditions;
//! 3. leaders respond and bend them;
//! 4. every clock gains its hazard from that state;
//! 5. clocks that have run out ring and stages change, all together: nothing that rings is read
//!    before the next week;
//! 6. what practice leaves behind settles;
//! 7. exposure is brought up to date and the week is recorded.
//!
//! Nothing that exists yet acts in phases 1, 3 and 6, except that champions' own clocks (giving up)
//! run with phase 6, after it is known who practises.

mod clocks;
mod exposure;
mod plain;
mod programme;
mod rates;
pub mod reference;
mod tally;
mod trajectory;
mod week;
mod winding;

use crate::behaviour::{Behaviour, Dispositions, Stage, Stages};
use crate::intervention::{Conditions, Setting};
use crate::strategy::Strategy;

use clocks::People;
use exposure::Exposures;
pub use plain::{simulate_all, worth_together};
use programme::Programme;
use tally::Tally;
pub use trajectory::Trajectory;

/// All that one run needs; two strategies of a run differ in `strategy`, `starters` and `champions` alone.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The organisation, what things cost, how long it lasts, and the luck of the run.
    pub setting: Setting<'a>,
    /// The behaviour, spelled out (see [`Behaviour::spelled_out`]).
    pub behaviour: &'a Behaviour,
    /// Which stages there are.
    pub stages: Stages,
    /// What people bring with them.
    pub dispositions: &'a Dispositions,
    /// What is done.
    pub strategy: &'a Strategy,
    /// Who practises at week 0, beside those who already do.
    pub starters: &'a [u32],
    /// The champions, in the order of choice.
    pub champions: &'a [u32],
}

/// Runs a case from week 0 to its last week.
pub fn simulate(case: &Case) -> Trajectory {
    simulate_seen(case, |_, _| {})
}

/// The same, showing every person's stage after each week to `see`; seeing changes nothing.
pub fn simulate_seen(case: &Case, mut see: impl FnMut(u32, &[Stage])) -> Trajectory {
    let mut programme = Programme::new(case.strategy, case.setting, case.champions);
    let mut conditions = Conditions::default();
    let mut people = People::at_start(case);
    let mut exposures = Exposures::at_start(case, &people.stages);
    let mut trajectory = Trajectory::new(case.setting.organisation.layer_sizes(), case.setting.weeks);
    let mut tally = Tally::of(case.setting.organisation, &people.stages);
    tally.record(&mut trajectory);
    see(0, &people.stages);
    let mut still = false;
    for week in 1..=case.setting.weeks {
        if still {
            tally.record(&mut trajectory);
            see(week, &people.stages);
            continue;
        }
        // 1 people and ties change; 2 the organisation acts; 3 leaders respond
        programme.act(week, &mut conditions);
        // 4 every clock gains its hazard
        let stirs = people.gain(week, &conditions, &mut exposures);
        // 5 what has run out rings
        people.ring(&conditions);
        // 6 what practice leaves behind settles
        exposures.nothing_new();
        if let Some(champions) = &mut programme.champions {
            champions.serve(week, |person| people.stages[person as usize].adopted(), &mut conditions);
            exposures.set_efforts(&champions.asked, &champions.efforts, &people.stages);
        }
        // 7 exposure is brought up to date and the week is recorded
        exposures.update(&people.changes, &people.stages);
        tally.follow(&people.changes);
        tally.record(&mut trajectory);
        see(week, &people.stages);
        still = !stirs && nothing_comes(case);
    }
    trajectory.person_days = conditions.person_days;
    trajectory
}

/// Whether a week in which no clock gains is followed by nothing but such weeks.
fn nothing_comes(case: &Case) -> bool {
    let remembers = case.behaviour.spreads.as_ref().is_some_and(|rule| rule.remembers());
    !case.strategy.has_channels() && !remembers
}
