//! Runs every strategy in the same runs, on the same people with the same luck, and says what that shows.

use super::budget::{Plan, Rates};
use super::comparison::{Arm, Comparison, Difference, Outcome};
use super::ensemble::Ensemble;
use super::statistics::{Paired, mean, paired};
use super::verdict;
use crate::behaviour::{Dispositions, Measure};
use crate::engine::{Case, Trajectory, simulate};
use crate::fraction::Percent;
use crate::intervention::{Champions, Channel, Setting};
use crate::organisation::{Figures, Organisation};
use crate::random::{Luck, Purpose};
use crate::scenario::Scenario;
use crate::scenario::file::Compare;
use crate::seeding;
use crate::strategy::{Starters, Strategy};
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// The experiment was asked to stop before all runs were done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// Runs a scenario: `stop` ends it early, `tick` is called after each finished run.
///
/// Runs go side by side and come back in order, so the number of threads changes no number.
pub fn compare(scenario: &Scenario, stop: &AtomicBool, tick: &(dyn Fn() + Sync)) -> Result<Comparison, Interrupted> {
    let first = organisation_of(scenario, Luck::new(scenario.file.seed, 0));
    let (strategies, plans) = planned(scenario, &first);
    let runs: Vec<Vec<Trajectory>> = (0..scenario.file.runs)
        .into_par_iter()
        .map(|run| {
            if stop.load(Ordering::Relaxed) {
                return Err(Interrupted);
            }
            let trajectories = one_run(scenario, &strategies, Luck::new(scenario.file.seed, run), &first);
            tick();
            Ok(trajectories)
        })
        .collect::<Result<_, _>>()?;
    let mut ensembles: Vec<Vec<Trajectory>> = strategies.iter().map(|_| Vec::with_capacity(runs.len())).collect();
    for trajectories in runs {
        for (ensemble, trajectory) in ensembles.iter_mut().zip(trajectories) {
            ensemble.push(trajectory);
        }
    }
    let arms = strategies.into_iter().zip(plans).zip(ensembles).map(|((strategy, plan), runs)| Arm {
        strategy,
        plan,
        ensemble: Ensemble { runs },
        cost_per_owned_adopter: None,
    });
    Ok(concluded(scenario, Figures::of(&first), arms.collect()))
}

/// The strategies as they are simulated, each with its plan.
pub fn planned(scenario: &Scenario, organisation: &Organisation) -> (Vec<Strategy>, Vec<Plan>) {
    let file = &scenario.file;
    let rates = Rates::of(organisation, &file.costs, file.weeks);
    let written: Vec<Plan> = scenario.strategies.iter().map(|strategy| Plan::as_written(strategy, rates)).collect();
    if file.budget.compare == Compare::AsWritten {
        return (scenario.strategies.clone(), written);
    }
    let dearest = written.iter().map(Plan::person_days).fold(0.0, f64::max);
    let budget = file.budget.person_days.unwrap_or(dearest);
    let plan = |(strategy, as_written): (&Strategy, Plan)| {
        if !strategy.has_channels() {
            return (strategy.clone(), as_written);
        }
        let table = file.strategy.iter().find(|table| table.name == strategy.name);
        let split = table.map_or_else(BTreeMap::new, |table| {
            let percent = |(channel, percent): (&Channel, &Percent)| (*channel, percent.percent());
            table.split_percent.iter().map(percent).collect()
        });
        Plan::scaled(strategy, rates, budget, &split)
    };
    scenario.strategies.iter().zip(written).map(plan).unzip()
}

/// The organisation of a run: its own, or the one that all runs share.
fn organisation_of<'a>(scenario: &'a Scenario, luck: Luck) -> Cow<'a, Organisation> {
    match &scenario.data {
        Some(data) => Cow::Borrowed(&data.organisation),
        None if scenario.file.network.same_in_all_runs => {
            let shared = Luck::shared(scenario.file.seed);
            Cow::Owned(scenario.file.grown(&mut shared.stream(Purpose::Organisation)))
        }
        None => Cow::Owned(scenario.file.grown(&mut luck.stream(Purpose::Organisation))),
    }
}

/// One run of every strategy. `first` is the organisation of run 0, which others may share.
fn one_run(scenario: &Scenario, strategies: &[Strategy], luck: Luck, first: &Organisation) -> Vec<Trajectory> {
    let file = &scenario.file;
    let shared = scenario.data.is_some() || file.network.same_in_all_runs || luck == Luck::new(file.seed, 0);
    let organisation = if shared { Cow::Borrowed(first) } else { organisation_of(scenario, luck) };
    let behaviour = &file.behaviour[0];
    let dispositions = Dispositions::draw(behaviour, organisation.people(), luck);
    let champions = chosen(scenario, strategies, &organisation, luck);
    let setting = Setting {
        organisation: &organisation,
        trust: &file.network.trust,
        attention: &file.attention,
        costs: &file.costs,
        weeks: file.weeks,
        luck,
    };
    let simulated = |(strategy, champions): (&Strategy, &Vec<u32>)| {
        let starters = starters(&strategy.starters, &organisation, &dispositions, luck);
        simulate(&Case {
            setting,
            behaviour,
            stages: file.stages,
            dispositions: &dispositions,
            strategy,
            starters: &starters,
            champions,
        })
    };
    strategies.iter().zip(&champions).map(simulated).collect()
}

/// Who practises at week 0: the people listed, then as many more by lot.
fn starters(starters: &Starters, organisation: &Organisation, dispositions: &Dispositions, luck: Luck) -> Vec<u32> {
    let mut people = organisation.people_with(&starters.ids);
    people.extend(dispositions.starters(starters.people, luck));
    people
}

/// Each strategy's champions; strategies that choose the same way share one choice, the fewer the first of it.
fn chosen<'a>(
    scenario: &Scenario,
    strategies: &'a [Strategy],
    organisation: &Organisation,
    luck: Luck,
) -> Vec<Vec<u32>> {
    let people = organisation.people();
    let mut observed = None;
    let mut made: Vec<(&Champions, Vec<u32>)> = Vec::new();
    let most = |way| {
        let same = strategies.iter().filter_map(|strategy| strategy.champions.as_ref());
        same.filter(|champions| champions.chosen_by == way).map(|champions| champions.count(people)).max().unwrap_or(0)
    };
    let mut choice = |champions: &'a Champions| -> Vec<u32> {
        let Champions { chosen_by, ids, .. } = champions;
        let count = champions.count(people) as usize;
        let alike = made.iter().find(|(other, _)| other.chosen_by == *chosen_by && other.ids == *ids);
        if let Some((_, people)) = alike {
            return people[..count.min(people.len())].to_vec();
        }
        let response = scenario.file.network.survey_response_percent;
        let seen = observed.get_or_insert_with(|| seeding::observed(&organisation.network, response, luck));
        let all = seeding::choose(*chosen_by, ids, most(*chosen_by), organisation, seen, luck);
        let first = all[..count.min(all.len())].to_vec();
        made.push((champions, all));
        first
    };
    strategies.iter().map(|strategy| strategy.champions.as_ref().map_or_else(Vec::new, &mut choice)).collect()
}

/// What the finished runs show.
fn concluded(scenario: &Scenario, figures: Figures, mut arms: Vec<Arm>) -> Comparison {
    let differences = differences(scenario, &arms);
    set_costs_per_adopter(&mut arms, &differences, scenario.file.weeks);
    let verdict = verdict::reached(scenario, &arms, &differences);
    let expectation = scenario.file.expect.as_ref().map(|expect| verdict::checked(scenario, expect, &arms));
    Comparison { figures, arms, differences, verdict, expectation }
}

fn differences(scenario: &Scenario, arms: &[Arm]) -> Vec<Difference> {
    let last = scenario.file.weeks;
    let mut outcomes = vec![Outcome::Share(Measure::Owned, last), Outcome::Share(Measure::Adoption, last)];
    outcomes
        .extend(scenario.file.measure.milestones_percent.iter().map(|level| Outcome::WeekReaching(level.fraction())));
    outcomes.push(Outcome::PersonDays);
    let mut differences = Vec::new();
    for first in 0..arms.len() {
        for second in first + 1..arms.len() {
            for &outcome in &outcomes {
                differences.push(difference(scenario, arms, first, second, outcome));
            }
        }
    }
    differences
}

/// Two strategies on one outcome, over the runs in which both have a value.
pub(super) fn difference(
    scenario: &Scenario,
    arms: &[Arm],
    first: usize,
    second: usize,
    outcome: Outcome,
) -> Difference {
    let held = scenario.file.measure.held_weeks;
    let (ours, theirs) = (values(&arms[first].ensemble, outcome, held), values(&arms[second].ensemble, outcome, held));
    let both = ours.iter().zip(&theirs).filter_map(|(ours, theirs)| Some(((*ours)?, (*theirs)?)));
    let (ours, theirs): (Vec<f64>, Vec<f64>) = both.unzip();
    let margin = match outcome {
        Outcome::Share(..) => scenario.file.measure.margin_points / 100.0,
        Outcome::WeekReaching(_) | Outcome::PersonDays => 0.0,
    };
    let paired = (!ours.is_empty()).then(|| paired(&ours, &theirs, margin));
    let clear = paired.as_ref().is_some_and(|paired| is_clear(paired, margin));
    Difference { first, second, outcome, runs: ours.len(), paired, clear }
}

/// Outside the noise (the 95 % interval leaves out 0) and at least as large as the margin.
fn is_clear(paired: &Paired, margin: f64) -> bool {
    let difference = &paired.difference;
    (difference.low > 0.0 || difference.high < 0.0) && difference.mean.abs() >= margin
}

/// An outcome, a value a run; `None` where a run has none.
pub fn values(ensemble: &Ensemble, outcome: Outcome, held: u32) -> Vec<Option<f64>> {
    match outcome {
        Outcome::Share(measure, week) => ensemble.shares(measure, week).into_iter().map(Some).collect(),
        Outcome::WeekReaching(level) => {
            ensemble.weeks_reaching(level, held).into_iter().map(|week| week.map(f64::from)).collect()
        }
        Outcome::PersonDays => ensemble.person_days().into_iter().map(Some).collect(),
    }
}

/// Mean person-days per owned adopter gained over no programme, where the gain is clear.
fn set_costs_per_adopter(arms: &mut [Arm], differences: &[Difference], last: u32) {
    let Some(none) = arms.iter().position(|arm| !arm.strategy.has_channels()) else { return };
    let outcome = Outcome::Share(Measure::Owned, last);
    for (place, arm) in arms.iter_mut().enumerate() {
        let pair = (none.min(place), none.max(place));
        let found = differences.iter().find(|d| (d.first, d.second) == pair && d.outcome == outcome);
        let Some(Difference { paired: Some(paired), clear: true, .. }) = found else { continue };
        let gain = if place < none { paired.difference.mean } else { -paired.difference.mean };
        let people = f64::from(arm.ensemble.runs[0].people());
        if gain > 0.0 {
            let spent = mean(&arm.ensemble.person_days());
            arm.cost_per_owned_adopter = Some(spent / (gain * people));
        }
    }
}
