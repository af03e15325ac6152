//! The runs of some scenarios that share their organisations, and of all their strategies: a run of one
//! has the people and the luck of that run of every other.

use super::budget::Plan;
use super::compare::{Interrupted, planned};
use super::comparison::Arm;
use super::effects::{TippingTest, knock_outs};
use super::ensemble::Ensemble;
use super::shared::{champions, dispositions, has_one_organisation, named, organisation_of};
use super::twins::Twins;
use crate::behaviour::Dispositions;
use crate::engine::{Case, Trajectory, simulate_all, worth_together};
use crate::intervention::Setting;
use crate::organisation::Organisation;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::scenario::file::{self, Tipping};
use crate::strategy::{Starters, Strategy};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Every run, and no more.
    RunsAlone,
    /// The twins too that a scenario asks for.
    WithTwins,
}

/// A run, and what its twins show.
type Lived = (Trajectory, Twins);

/// Every scenario's strategies after all runs; the scenarios share their organisations. `first` is the
/// organisation of run 0.
///
/// Runs go side by side and come back in order, so neither the number of threads nor the size of portions
/// changes a number.
pub(super) fn arms(
    scenarios: &[&Scenario],
    first: &Organisation,
    extent: Extent,
    stop: &AtomicBool,
    tick: &(dyn Fn() + Sync),
) -> Result<Vec<Vec<Arm>>, Interrupted> {
    let plans: Vec<_> = scenarios.iter().map(|scenario| planned(scenario, first)).collect();
    let strategies: Vec<&[Strategy]> = plans.iter().map(|(strategies, _)| &strategies[..]).collect();
    let runs = scenarios[0].file.runs;
    let at_a_time = portion(scenarios, &strategies, first, runs);
    let portions = (0..runs.div_ceil(at_a_time)).into_par_iter().map(|portion| {
        if stop.load(Ordering::Relaxed) {
            return Err(Interrupted);
        }
        let portion = portion * at_a_time..((portion + 1) * at_a_time).min(runs);
        let ticks = portion.len() * scenarios.len();
        let trajectories = some_runs(scenarios, &strategies, portion, (first, extent));
        (0..ticks).for_each(|_| tick());
        Ok(trajectories)
    });
    let portions: Vec<Vec<Lived>> = portions.collect::<Result<_, _>>()?;
    let count = strategies.iter().map(|strategies| strategies.len()).sum();
    let mut ensembles = dealt_out(portions, count, runs as usize).into_iter();
    let arms = |((strategies, plans), scenario): ((Vec<Strategy>, Vec<Plan>), &&Scenario)| {
        let measure = &scenario.file.measure;
        let tests = extent == Extent::WithTwins && measure.tipping != Tipping::None;
        let tested = tests.then_some(measure.persistence_after_weeks);
        let arm = |((strategy, plan), runs)| arm(strategy, plan, runs, tested);
        strategies.into_iter().zip(plans).zip(ensembles.by_ref()).map(arm).collect()
    };
    Ok(plans.into_iter().zip(scenarios).map(arms).collect())
}

/// A strategy with its runs and what their twins come to; what needs other strategies or weeks comes later.
fn arm(strategy: Strategy, plan: Plan, lived: Vec<Lived>, tested: Option<u32>) -> Arm {
    let (runs, twins): (Vec<Trajectory>, Vec<Twins>) = lived.into_iter().unzip();
    let ensemble = Ensemble { runs };
    let tested = tested.filter(|_| strategy.has_channels());
    Arm {
        tipping: tested.map(|held| TippingTest { weeks: twins.iter().map(|twins| twins.tips).collect(), held }),
        knock_outs: knock_outs(&ensemble, &twins),
        strategy,
        plan,
        ensemble,
        cost_per_owned_adopter: None,
        cost_per_aligned_adopter: None,
        persistence: None,
    }
}

/// How many runs one portion of work holds: one where each has its own organisation; else as many as go
/// well together, and so few that every thread has a portion.
fn portion(scenarios: &[&Scenario], strategies: &[&[Strategy]], organisation: &Organisation, runs: u32) -> u32 {
    if !has_one_organisation(scenarios[0]) {
        return 1;
    }
    let cases = scenarios.iter().zip(strategies).flat_map(|(scenario, strategies)| {
        let file = &scenario.file;
        strategies.iter().map(|strategy| worth_together(organisation, &file.behaviour[0], file.stages, strategy))
    });
    let (count, most) = cases.fold((0, 1), |(count, most), worth| (count + 1, most.max(worth)));
    let threads = rayon::current_num_threads() as u32;
    most.div_ceil(count.max(1)).min(runs.div_ceil(threads)).max(1)
}

/// The trajectories of some runs: run by run, in each every strategy of every scenario.
fn some_runs(
    scenarios: &[&Scenario],
    strategies: &[&[Strategy]],
    runs: Range<u32>,
    (first, extent): (&Organisation, Extent),
) -> Vec<Lived> {
    let seed = scenarios[0].file.seed;
    if has_one_organisation(scenarios[0]) || runs == (0..1) {
        let met: Vec<Brought> =
            runs.map(|run| Brought::of(scenarios, strategies, first, Luck::new(seed, run))).collect();
        return simulated(scenarios, strategies, (first, extent), &met);
    }
    let one = |run| {
        let luck = Luck::new(seed, run);
        let organisation = organisation_of(scenarios[0], luck);
        let met = [Brought::of(scenarios, strategies, &organisation, luck)];
        simulated(scenarios, strategies, (&organisation, extent), &met)
    };
    runs.flat_map(one).collect()
}

/// What people bring with them into one run, and who starts and who is asked.
struct Brought {
    luck: Luck,
    dispositions: Vec<Dispositions>,
    /// By scenario: which dispositions are its own.
    places: Vec<usize>,
    /// By scenario and strategy: who practises at week 0, and the champions.
    starters: Vec<Vec<u32>>,
    champions: Vec<Vec<u32>>,
}

impl Brought {
    fn of(scenarios: &[&Scenario], strategies: &[&[Strategy]], organisation: &Organisation, luck: Luck) -> Brought {
        let behaviours = scenarios
            .iter()
            .zip(strategies)
            .map(|(scenario, strategies)| (&scenario.file.behaviour[0], named(strategies, organisation)));
        let (dispositions, places) = dispositions(behaviours, organisation.people(), luck);
        let everyone: Vec<&Strategy> = strategies.iter().copied().flatten().collect();
        let with_place =
            strategies.iter().zip(&places).flat_map(|(all, &place)| all.iter().map(move |one| (one, place)));
        let starters = with_place
            .map(|(strategy, place)| starters(&strategy.starters, organisation, &dispositions[place], luck))
            .collect();
        let champions = champions(scenarios[0], &everyone, organisation, luck);
        Brought { luck, dispositions, places, starters, champions }
    }
}

/// Who practises at week 0: the people listed, then as many more by lot.
fn starters(starters: &Starters, organisation: &Organisation, dispositions: &Dispositions, luck: Luck) -> Vec<u32> {
    let mut people = organisation.people_with(&starters.ids);
    people.extend(dispositions.starters(starters.people, luck));
    people
}

/// Some runs on one organisation: run by run, in each every strategy of every scenario.
fn simulated(
    scenarios: &[&Scenario],
    strategies: &[&[Strategy]],
    (organisation, extent): (&Organisation, Extent),
    met: &[Brought],
) -> Vec<Lived> {
    let mut cases = Vec::new();
    let mut asked = Vec::new();
    for met in met {
        let mut own = met.starters.iter().zip(&met.champions);
        for ((scenario, strategies), &place) in scenarios.iter().zip(strategies).zip(&met.places) {
            let file = &scenario.file;
            let setting = Setting {
                organisation,
                trust: &file.network.trust,
                turnover: scenario.file.organisation.turnover(),
                attention: &file.attention,
                costs: &file.costs,
                weeks: file.weeks,
                luck: met.luck,
                off_from: None,
            };
            for (strategy, (starters, champions)) in strategies.iter().zip(&mut own) {
                asked.push(&file.measure);
                cases.push(Case {
                    setting,
                    behaviour: &file.behaviour[0],
                    number: 0,
                    stages: file.stages,
                    dispositions: &met.dispositions[place],
                    strategy,
                    starters,
                    champions,
                });
            }
        }
    }
    let twins = |((case, run), asked): ((&Case, Trajectory), &file::Measure)| {
        let twins = if extent == Extent::WithTwins { Twins::of(case, &run, asked) } else { Twins::default() };
        (run, twins)
    };
    cases.iter().zip(simulate_all(&cases)).zip(asked).map(twins).collect()
}

/// Deals runs out to the strategies of all scenarios.
fn dealt_out(portions: Vec<Vec<Lived>>, strategies: usize, runs: usize) -> Vec<Vec<Lived>> {
    let mut ensembles: Vec<Vec<Lived>> = (0..strategies).map(|_| Vec::with_capacity(runs)).collect();
    for (at, trajectory) in portions.into_iter().flatten().enumerate() {
        ensembles[at % strategies].push(trajectory);
    }
    ensembles
}
