//! Runs every strategy in the same runs, on the same people with the same luck, and says what that shows.

use super::budget::{Plan, Rates};
use super::comparison::{Arm, Comparison, Difference, Outcome};
use super::ensemble::Ensemble;
use super::film::Film;
use super::persistence::Persistence;
use super::runs::{Extent, arms};
use super::shared::organisation_of;
use super::statistics::{is_clear, mean, paired};
use super::verdict::{self, moment};
use crate::behaviour::{Measure, Stages};
use crate::fraction::Percent;
use crate::intervention::Channel;
use crate::organisation::{Figures, Organisation};
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::scenario::file::Compare;
use crate::strategy::Strategy;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

/// The experiment was asked to stop before all runs were done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("interrupted")]
pub struct Interrupted;

/// Runs a scenario: `stop` ends it early, `tick` is called once for each finished run.
pub fn compare(scenario: &Scenario, stop: &AtomicBool, tick: &(dyn Fn() + Sync)) -> Result<Comparison, Interrupted> {
    let first = organisation_of(scenario, Luck::new(scenario.file.seed, 0));
    let arms =
        arms(&[scenario], 0..scenario.file.runs, (&first, Extent::WithTwins), stop, tick)?.pop().unwrap_or_default();
    let mut comparison = concluded(scenario, Figures::of(&first), arms);
    comparison.film = scenario.file.chart.film.then(|| Film::of(scenario, &first, &comparison, stop));
    if stop.load(Ordering::Relaxed) { Err(Interrupted) } else { Ok(comparison) }
}

/// The strategies as they are simulated, each with its plan.
pub fn planned(scenario: &Scenario, organisation: &Organisation) -> (Vec<Strategy>, Vec<Plan>) {
    let file = &scenario.file;
    let rates = Rates::of(organisation, file);
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

/// What the finished runs show.
fn concluded(scenario: &Scenario, figures: Figures, mut arms: Vec<Arm>) -> Comparison {
    let after = scenario.file.measure.persistence_after_weeks;
    arms.iter_mut().for_each(|arm| arm.persistence = Persistence::of(&arm.strategy, &arm.ensemble, after));
    let differences = differences(scenario, &arms);
    for measure in [Measure::Owned, Measure::Aligned] {
        set_costs_per_adopter(&mut arms, &differences, (measure, scenario.file.weeks));
    }
    let verdict = verdict::reached(scenario, &arms);
    let expectation = scenario.file.expect.as_ref().map(|expect| verdict::checked(scenario, expect, &arms));
    Comparison { figures, arms, differences, verdict, expectation, packs: None, flips: None, film: None }
}

fn differences(scenario: &Scenario, arms: &[Arm]) -> Vec<Difference> {
    let last = scenario.file.weeks;
    let mut outcomes = vec![Outcome::Share(Measure::Owned, last), Outcome::Share(Measure::Adoption, last)];
    if scenario.file.stages == Stages::Full {
        outcomes.push(Outcome::Share(Measure::Aligned, last));
    }
    outcomes
        .extend(scenario.file.measure.milestones_percent.iter().map(|level| Outcome::WeekReaching(level.fraction())));
    outcomes.push(Outcome::PersonDays);
    let (measure, week) = moment(scenario);
    if !outcomes.contains(&Outcome::Share(measure, week)) {
        outcomes.insert(0, Outcome::Share(measure, week));
    }
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

/// Mean person-days per owned (or aligned) adopter gained over no programme, where the gain is clear.
fn set_costs_per_adopter(arms: &mut [Arm], differences: &[Difference], (measure, last): (Measure, u32)) {
    let Some(none) = arms.iter().position(|arm| !arm.strategy.has_channels()) else { return };
    let outcome = Outcome::Share(measure, last);
    for (place, arm) in arms.iter_mut().enumerate().filter(|(_, arm)| arm.strategy.has_channels()) {
        let pair = (none.min(place), none.max(place));
        let found = differences.iter().find(|d| (d.first, d.second) == pair && d.outcome == outcome);
        let Some(Difference { paired: Some(paired), clear: true, .. }) = found else { continue };
        let gain = if place < none { paired.difference.mean } else { -paired.difference.mean };
        let people = f64::from(arm.ensemble.runs[0].people());
        if gain > 0.0 {
            let cost = Some(mean(&arm.ensemble.person_days()) / (gain * people));
            match measure {
                Measure::Aligned => arm.cost_per_aligned_adopter = cost,
                _ => arm.cost_per_owned_adopter = cost,
            }
        }
    }
}
