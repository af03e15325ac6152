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
mod exposure;
mod life;
mod origin;
mod peers;
mod plain;
mod programme;
mod rates;
pub mod reference;
mod seats;
mod tally;
mod trajectory;
mod week;
mod winding;

use crate::behaviour::{Behaviour, Dispositions, Stage, Stages};
use crate::intervention::Setting;
use crate::organisation::{Shuffle, Staffing};
use crate::strategy::Strategy;

use life::Life;
pub use origin::{Passing, Source};
pub use plain::{simulate_all, worth_together};
pub use trajectory::{Adopted, Trajectory};

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

/// Runs a case from week 0 to its last week.
pub fn simulate(case: &Case) -> Trajectory {
    simulate_seen(case, |_, _| {})
}

/// The same, showing every person's stage after each week to `see`; seeing changes nothing.
pub fn simulate_seen(case: &Case, mut see: impl FnMut(u32, &[Stage])) -> Trajectory {
    let see = |week, lives: &[Life]| see(week, lives[0].stages());
    lived(std::slice::from_ref(case), see).pop().expect("a case was given")
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
    let mut lives: Vec<Life> = cases.iter().map(Life::at_start).collect();
    see(0, &lives);
    let mut still = false;
    for week in 1..=weeks {
        if still {
            lives.iter_mut().for_each(Life::record);
            see(week, &lives);
            continue;
        }
        // 1 people and ties change
        if let Some(staffing) = &mut staffing {
            shuffle.clear();
            staffing.act(|person| lives[0].stages()[person as usize].owned(), &mut shuffle);
            lives.iter_mut().for_each(|life| life.change_seats(&shuffle));
        }
        // 2 the organisation acts
        lives.iter_mut().for_each(|life| life.act(week));
        // 3 leaders respond
        // 4 every clock gains its hazard
        let stirs = lives.iter_mut().fold(false, |stirs, life| life.gain(week) | stirs);
        // 5 what has run out rings
        lives.iter_mut().for_each(Life::ring);
        // 6 what practice leaves behind settles
        lives.iter_mut().for_each(|life| life.settle(week));
        // 7 exposure is brought up to date and the week is recorded
        lives.iter_mut().for_each(Life::look_and_record);
        see(week, &lives);
        still = !stirs && staffing.is_none() && lives.iter().all(Life::nothing_comes);
    }
    lives.into_iter().map(Life::trajectory).collect()
}
