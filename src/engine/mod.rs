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
//! Several behaviours live side by side in the same people, each through the same phases.

mod clocks;
mod credit;
mod events;
mod exposure;
mod joiners;
mod life;
mod origin;
mod peers;
mod plain;
mod programme;
mod rates;
pub mod reference;
mod seats;
mod tally;
mod together;
mod trajectory;
mod week;
mod winding;

use crate::behaviour::{Behaviour, Dispositions, Stage, Stages};
use crate::intervention::{Conditions, Easing, Setting};
use crate::leadership::decisions::Deciding;
use crate::organisation::{Shuffle, Staffing};
use crate::strategy::Strategy;

use events::Events;
pub use joiners::SETTLED_AFTER;
use life::Life;
pub use origin::{Passing, Source};
pub use plain::{simulate_all, worth_together};
use together::Together;
pub use trajectory::{Adopted, Joiners, Trajectory};

/// All that one run needs; two strategies of a run differ in `strategy`, `starters` and `champions` alone.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The organisation, what things cost, how long it lasts, and the luck of the run.
    pub setting: Setting<'a>,
    /// The behaviour, spelled out (see [`Behaviour::spelled_out`]).
    pub behaviour: &'a Behaviour,
    /// Its number among the behaviours of the scenario, from 0: each has luck of its own.
    pub number: u8,
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

impl Case<'_> {
    /// What each seat's team adds to the threshold of who sits there; empty where none adds anything.
    fn risks(&self) -> Vec<f64> {
        let Some(chart) = self.setting.organisation.chart.as_ref().filter(|_| self.behaviour.risk_points > 0.0) else {
            return Vec::new();
        };
        chart.team.iter().map(|&team| self.behaviour.risk(team, self.number, self.setting.luck)).collect()
    }

    /// Who practises when the behaviour starts: those who already do, and the strategy's starters.
    fn first(&self) -> Vec<u32> {
        self.dispositions.doing.iter().chain(self.starters).copied().collect()
    }
}

/// Runs a case from week 0 to its last week.
pub fn simulate(case: &Case) -> Trajectory {
    simulate_seen(case, |_, _| {})
}

/// The same, showing every person's stage after each week to `see`; seeing changes nothing.
pub fn simulate_seen(case: &Case, mut see: impl FnMut(u32, &[Stage])) -> Trajectory {
    let see = |week, lives: &[Life]| see(week, lives[0].stages());
    lived(std::slice::from_ref(case), see).pop().expect("a case was given")
}

/// The same for the first of several behaviours, which live side by side as in [`simulate_side_by_side`].
pub fn watch(cases: &[Case], mut see: impl FnMut(u32, &[Stage])) {
    lived(cases, |week, lives| see(week, lives[0].stages()));
}

/// Runs several behaviours side by side in the same people under the same strategy: a case each, which differ
/// in the behaviour, its number, its dispositions and its starters alone. Gives a record each.
pub fn simulate_side_by_side(cases: &[Case]) -> Vec<Trajectory> {
    lived(cases, |_, _| {})
}

/// The order of a week, once for all behaviours.
fn lived(cases: &[Case], mut see: impl FnMut(u32, &[Life])) -> Vec<Trajectory> {
    let Some(first) = cases.first() else { return Vec::new() };
    let Setting { organisation, turnover, luck, weeks, .. } = first.setting;
    let mut staffing = Staffing::new(&turnover, organisation, luck);
    let mut shuffle = Shuffle::default();
    let events = Events::new(&first.strategy.events, first.setting);
    let mut deciding = deciding(cases);
    let mut lives: Vec<Life> = cases.iter().map(Life::at_start).collect();
    let together = Together::of(cases);
    together.settle(&mut lives, |life| life.everybody());
    see(0, &lives);
    let mut still = false;
    for week in 1..=weeks {
        if still || first.setting.is_stopped() {
            lives.iter_mut().for_each(Life::record);
            see(week, &lives);
            continue;
        }
        // 1 people and ties change
        if staffing.is_some() || events.move_people() {
            shuffle.clear();
            if let Some(staffing) = &mut staffing {
                staffing.hold(|owns| lives.iter().for_each(|life| life.mark_owners(owns)));
            }
            events.reorganise(week, &mut staffing, &mut shuffle);
            if let Some(staffing) = &mut staffing {
                staffing.act(&mut shuffle);
            }
            events.lose_champions(week, lives.iter().map(Life::programme), &mut staffing, &mut shuffle);
            if !shuffle.is_empty() {
                lives.iter_mut().for_each(|life| life.change_seats(&shuffle));
                together.settle(&mut lives, |life| life.moved());
            }
        }
        // 2 the organisation acts
        together.share(week, &mut lives);
        lives.iter_mut().for_each(|life| life.act(week));
        // 3 leaders respond, and what befalls everybody is felt
        lives.iter_mut().for_each(|life| life.respond(week));
        if let Some(deciding) = &mut deciding {
            deciding.act(week, |person| supported(&lives, person as usize));
            lives.iter_mut().for_each(|life| decided(deciding, &mut life.conditions, organisation.people()));
        }
        lives.iter_mut().for_each(|life| life.befall(week, events));
        // 4 every clock gains its hazard
        let stirs = lives.iter_mut().fold(false, |stirs, life| life.gain(week) | stirs);
        // 5 what has run out rings
        lives.iter_mut().for_each(|life| life.ring(week));
        // 6 what practice leaves behind settles
        lives.iter_mut().for_each(|life| life.settle(week));
        // 7 exposure is brought up to date and the week is recorded
        lives.iter_mut().for_each(Life::look_and_record);
        together.settle(&mut lives, |life| life.moved());
        see(week, &lives);
        still = !stirs
            && staffing.is_none()
            && deciding.is_none()
            && events.are_over(week)
            && lives.iter().all(Life::nothing_comes);
    }
    let mut records: Vec<Trajectory> = lives.into_iter().map(Life::trajectory).collect();
    if let Some(led) = records.iter().position(|record| !record.leading.is_empty()) {
        records[0].leading = std::mem::take(&mut records[led].leading);
    }
    records[0].control = deciding.and_then(|deciding| deciding.control());
    records
}

/// How much the leaders above a person support those below them, for whichever behaviour they do so most.
fn supported(lives: &[Life], person: usize) -> f64 {
    lives.iter().map(|life| life.conditions.support.given(person)).fold(0.0, f64::max)
}

/// Decision rights under the strategy of some cases; support for any of them raises the levels of teams.
fn deciding(cases: &[Case]) -> Option<Deciding> {
    let first = cases.first()?;
    let decisions = first.strategy.decisions.as_ref()?;
    let deciding = Deciding::new(decisions, first.setting.organisation, first.setting.luck)?;
    let backstage = cases.iter().filter_map(|case| case.strategy.backstage.as_ref());
    Some(deciding.raised_by(backstage.map(|backstage| backstage.decision_levels_effect).fold(0.0, f64::max)))
}

/// What decisions of the week mean for those in the teams.
fn decided(deciding: &Deciding, conditions: &mut Conditions, people: u32) {
    for (members, ease) in deciding.eased() {
        members.iter().for_each(|&person| conditions.ease.set(Easing::Decisions, person, people, ease));
    }
    for (members, lapse) in deciding.owning() {
        members.iter().for_each(|&person| conditions.lapse.set(person, people, lapse));
    }
}
