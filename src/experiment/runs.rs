//! The runs of some scenarios that share their organisations, and of all their strategies: a run of one
//! has the people and the luck of that run of every other.

use super::budget::Plan;
use super::compare::{Interrupted, planned};
use super::comparison::Arm;
use super::effects::{TippingTest, knock_outs, regret};
use super::ensemble::Ensemble;
use super::payoffs::payoffs;
use super::shared::{champions, dispositions, has_one_organisation, named, organisation_of};
use super::twins::Twins;
use crate::behaviour::{Dispositions, Stage};
use crate::engine::{Case, Trajectory, simulate_all, simulate_side_by_side, watch, worth_together};
use crate::intervention::Setting;
use crate::organisation::Organisation;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::scenario::file::{self, File, Tipping};
use crate::search::Payoff;
use crate::strategy::{Starters, Strategy};
use rayon::prelude::*;
use std::borrow::Cow;
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

/// Every scenario's strategies after some runs, by their numbers; the scenarios share their organisations. `first` is
/// the organisation of run 0.
///
/// Runs go side by side and come back in order, so neither the number of threads nor the size of portions
/// changes a number.
pub(super) fn arms(
    scenarios: &[&Scenario],
    runs: Range<u32>,
    (first, extent): (&Organisation, Extent),
    stop: &AtomicBool,
    tick: &(dyn Fn() + Sync),
) -> Result<Vec<Vec<Arm>>, Interrupted> {
    let plans: Vec<_> = scenarios.iter().map(|scenario| planned(scenario, first)).collect();
    let strategies: Vec<&[Strategy]> = plans.iter().map(|(strategies, _)| &strategies[..]).collect();
    let count = runs.len() as u32;
    let at_a_time = portion(scenarios, &strategies, first, count);
    let portions = (0..count.div_ceil(at_a_time)).into_par_iter().map(|portion| {
        if stop.load(Ordering::Relaxed) {
            return Err(Interrupted);
        }
        let begin = runs.start + portion * at_a_time;
        let portion = begin..(begin + at_a_time).min(runs.end);
        let ticks = portion.len() * scenarios.len();
        let trajectories = some_runs(scenarios, &strategies, portion, (first, extent), Some(stop));
        // What was going on when it was set is of no use.
        if stop.load(Ordering::Relaxed) {
            return Err(Interrupted);
        }
        (0..ticks).for_each(|_| tick());
        Ok(trajectories)
    });
    let portions: Vec<Vec<Lived>> = portions.collect::<Result<_, _>>()?;
    let all = strategies.iter().map(|strategies| strategies.len()).sum();
    let mut ensembles = dealt_out(portions, all, count as usize).into_iter();
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
        regret: regret(&ensemble, &twins),
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
        strategies.iter().map(|strategy| match &file.behaviour[..] {
            [only] => worth_together(organisation, only, file.stages, strategy),
            _ => 1,
        })
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
    stop: Option<&AtomicBool>,
) -> Vec<Lived> {
    let seed = scenarios[0].file.seed;
    if has_one_organisation(scenarios[0]) || runs == (0..1) {
        let met: Vec<Brought> =
            runs.map(|run| Brought::of(scenarios, strategies, first, Luck::new(seed, run))).collect();
        return simulated(scenarios, strategies, (first, extent), &met, stop);
    }
    let one = |run| {
        let luck = Luck::new(seed, run);
        let organisation = organisation_of(scenarios[0], luck);
        let met = [Brought::of(scenarios, strategies, &organisation, luck)];
        simulated(scenarios, strategies, (&organisation, extent), &met, stop)
    };
    runs.flat_map(one).collect()
}

/// One run of some strategies: whom each asks, and what comes of it.
pub(super) fn one_run(
    scenario: &Scenario,
    strategies: &[Strategy],
    organisation: &Organisation,
    luck: Luck,
) -> (Vec<Vec<u32>>, Vec<Trajectory>) {
    let met = [Brought::of(&[scenario], &[strategies], organisation, luck)];
    let lived = simulated(&[scenario], &[strategies], (organisation, Extent::RunsAlone), &met, None);
    let [Brought { champions, .. }] = met;
    (champions, lived.into_iter().map(|(run, _)| run).collect())
}

/// What people bring with them into one run, and who starts and who is asked.
struct Brought {
    luck: Luck,
    dispositions: Vec<Dispositions>,
    /// By scenario and behaviour: which dispositions are its own.
    places: Vec<Vec<usize>>,
    /// By scenario, strategy and behaviour: who practises when it starts.
    starters: Vec<Vec<u32>>,
    /// By scenario and strategy: the champions.
    champions: Vec<Vec<u32>>,
}

impl Brought {
    fn of(scenarios: &[&Scenario], strategies: &[&[Strategy]], organisation: &Organisation, luck: Luck) -> Brought {
        let behaviours = scenarios.iter().zip(strategies).flat_map(|(scenario, strategies)| {
            let named = named(strategies, organisation);
            (0..).zip(&scenario.file.behaviour).map(move |(number, behaviour)| (behaviour, number, named.clone()))
        });
        let (dispositions, places) = dispositions(behaviours, organisation.people(), luck);
        let mut places = places.into_iter();
        let places: Vec<Vec<usize>> =
            scenarios.iter().map(|scenario| places.by_ref().take(scenario.file.behaviour.len()).collect()).collect();
        let everyone: Vec<&Strategy> = strategies.iter().copied().flatten().collect();
        let with_place = strategies
            .iter()
            .zip(&places)
            .flat_map(|(all, places)| all.iter().flat_map(move |one| places.iter().map(move |&place| (one, place))));
        let starters = with_place
            .map(|(strategy, place)| starters(&strategy.starters, organisation, &dispositions[place], luck))
            .collect();
        let champions = champions(scenarios[0], &everyone, organisation, luck);
        Brought { luck, dispositions, places, starters, champions }
    }
}

/// Who practises at week 0: the people listed, then as many more by lot.
pub(super) fn starters(
    starters: &Starters,
    organisation: &Organisation,
    dispositions: &Dispositions,
    luck: Luck,
) -> Vec<u32> {
    let mut people = organisation.people_with(&starters.ids);
    people.extend(dispositions.starters(starters.people, luck));
    people
}

/// What all channels of a run share.
pub(super) fn setting<'a>(file: &'a File, organisation: &'a Organisation, luck: Luck) -> Setting<'a> {
    Setting {
        organisation,
        trust: &file.network.trust,
        turnover: file.organisation.turnover(),
        stance: file.organisation.stance(),
        attention: &file.attention,
        costs: &file.costs,
        weeks: file.weeks,
        luck,
        off_from: None,
        stop: None,
    }
}

/// Every strategy of every scenario as each of its behaviours meets it.
type Towards<'a> = Vec<Vec<Vec<Cow<'a, Strategy>>>>;

fn towards<'a>(scenarios: &[&Scenario], strategies: &[&'a [Strategy]]) -> Towards<'a> {
    let towards = |(scenario, strategies): (&&Scenario, &&'a [Strategy])| {
        let behaviours = &scenario.file.behaviour;
        let each = |strategy: &'a Strategy| behaviours.iter().map(|one| strategy.towards(one)).collect();
        strategies.iter().map(each).collect()
    };
    scenarios.iter().zip(strategies).map(towards).collect()
}

/// The cases of some runs on one organisation: run by run, in each every strategy of every scenario, with a case a
/// behaviour; and how many cases belong together, with what is measured of them.
fn cases<'a>(
    scenarios: &[&'a Scenario],
    towards: &'a Towards,
    organisation: &'a Organisation,
    met: &'a [Brought],
    stop: Option<&'a AtomicBool>,
) -> (Vec<Case<'a>>, Vec<(usize, &'a file::Measure)>) {
    let (mut cases, mut asked) = (Vec::new(), Vec::new());
    for met in met {
        let (mut starters, mut champions) = (met.starters.iter(), met.champions.iter());
        for ((scenario, towards), places) in scenarios.iter().zip(towards).zip(&met.places) {
            let file = &scenario.file;
            let setting = Setting { stop, ..setting(file, organisation, met.luck) };
            for (towards, champions) in towards.iter().zip(&mut champions) {
                asked.push((towards.len(), &file.measure));
                let of_each = towards.iter().zip(&file.behaviour).zip(places).zip(&mut starters);
                cases.extend((0..).zip(of_each).map(|(number, (((strategy, behaviour), &place), starters))| Case {
                    setting,
                    behaviour,
                    number,
                    stages: file.stages,
                    dispositions: &met.dispositions[place],
                    strategy,
                    starters,
                    champions,
                }));
            }
        }
    }
    (cases, asked)
}

/// Plays some strategies of run 0 once more, and shows every person's stage after each week: `see` is given a place
/// in `places`, the week and the stages. `first` is the organisation of that run.
pub(super) fn watched(
    scenario: &Scenario,
    first: &Organisation,
    places: &[usize],
    stop: &AtomicBool,
    see: &mut dyn FnMut(usize, u32, &[Stage]),
) {
    let (strategies, _) = planned(scenario, first);
    let (scenarios, strategies) = ([scenario], [&strategies[..]]);
    let met = [Brought::of(&scenarios, &strategies, first, Luck::new(scenario.file.seed, 0))];
    let towards = towards(&scenarios, &strategies);
    let (cases, _) = cases(&scenarios, &towards, first, &met, Some(stop));
    let each: Vec<&[Case]> = cases.chunks(scenario.file.behaviour.len().max(1)).collect();
    for (at, &place) in places.iter().enumerate() {
        watch(each[place], |week, stages| see(at, week, stages));
    }
}

/// Some runs on one organisation: run by run, in each every strategy of every scenario.
fn simulated(
    scenarios: &[&Scenario],
    strategies: &[&[Strategy]],
    (organisation, extent): (&Organisation, Extent),
    met: &[Brought],
    stop: Option<&AtomicBool>,
) -> Vec<Lived> {
    let towards = towards(scenarios, strategies);
    let (cases, asked) = cases(scenarios, &towards, organisation, met, stop);
    let twins = |cases: &[Case], run: &Trajectory, asked: &file::Measure| match extent {
        Extent::WithTwins => Twins::of(cases, run, asked),
        _ => Twins::default(),
    };
    let runs: Vec<Trajectory> = if asked.iter().all(|&(behaviours, _)| behaviours == 1) {
        simulate_all(&cases)
    } else {
        in_turn(&cases, &asked).map(|(own, _)| lived(own)).collect()
    };
    let payoffs = met.iter().flat_map(|met| payoffs(scenarios, strategies, organisation, met.luck));
    let with_twins = |((mut run, payoffs), (own, asked)): ((Trajectory, Vec<Payoff>), Own)| {
        run.payoffs = payoffs;
        let twins = twins(own, &run, asked);
        (run, twins)
    };
    runs.into_iter().zip(payoffs).zip(in_turn(&cases, &asked)).map(with_twins).collect()
}

/// Cases that belong together, with what is measured of them.
type Own<'c, 'a> = (&'c [Case<'a>], &'a file::Measure);

/// The cases that belong together, one after the other.
fn in_turn<'c, 'a>(
    mut rest: &'c [Case<'a>],
    asked: &'c [(usize, &'a file::Measure)],
) -> impl Iterator<Item = Own<'c, 'a>> {
    asked.iter().map(move |&(behaviours, asked)| {
        let (own, others) = rest.split_at(behaviours);
        rest = others;
        (own, asked)
    })
}

/// The record of a run of several behaviours: the first one's, with those of the others in it.
fn lived(cases: &[Case]) -> Trajectory {
    let mut records = simulate_side_by_side(cases).into_iter();
    let mut first = records.next().expect("a scenario has a behaviour");
    first.others = records.collect();
    first.person_days += first.others.iter().map(|other| other.person_days).sum::<f64>();
    first
}

/// Deals runs out to the strategies of all scenarios.
fn dealt_out(portions: Vec<Vec<Lived>>, strategies: usize, runs: usize) -> Vec<Vec<Lived>> {
    let mut ensembles: Vec<Vec<Lived>> = (0..strategies).map(|_| Vec::with_capacity(runs)).collect();
    for (at, trajectory) in portions.into_iter().flatten().enumerate() {
        ensembles[at % strategies].push(trajectory);
    }
    ensembles
}
