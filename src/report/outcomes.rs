//! Where each strategy ends, how long it takes and what it costs: a row a strategy, for pages.

use super::About;
use super::measures::knows_origins;
use super::words::{band, capital, count, level, number, percent, unreached};
use crate::behaviour::Measure;
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison, Spread};

/// The names of the columns.
pub(super) fn head(about: &About, comparison: &Comparison) -> Vec<String> {
    let mut head: Vec<String> =
        ["Strategy", "Adoption", "Middle half", "Nine in ten", "Owned"].map(String::from).into();
    let aligned = knows_origins(comparison);
    if aligned {
        head.push("Aligned".into());
    }
    head.extend(about.milestones.iter().map(|&share| format!("{} to {} %", capital(about.step.many()), level(share))));
    head.extend(["Planned person-days", "Spent", "Person-days per additional owned adopter"].map(String::from));
    if aligned {
        head.push("Per aligned one".into());
    }
    head
}

/// A row a strategy.
pub(super) fn rows(about: &About, comparison: &Comparison) -> Vec<Vec<String>> {
    let aligned = knows_origins(comparison);
    comparison.arms.iter().map(|arm| cells(about, arm, aligned)).collect()
}

/// What the columns mean.
pub(super) fn note(about: &About, comparison: &Comparison) -> String {
    format!(
        "Adoption and owned are medians over runs: the run in the middle. Owned leaves out those who do it only \
         because it is required{}. A level counts as reached once it is held for {} {}.",
        if knows_origins(comparison) {
            "; aligned are those who own it in a form near enough to what was meant"
        } else {
            ""
        },
        about.held_weeks,
        if about.held_weeks == 1 { about.step.one() } else { about.step.many() }
    )
}

fn cells(about: &About, arm: &Arm, aligned: bool) -> Vec<String> {
    let last = arm.ensemble.weeks();
    let adoption = arm.ensemble.spread(Measure::Adoption, last);
    let owned = arm.ensemble.spread(Measure::Owned, last);
    let mut cells = vec![
        arm.strategy.name.clone(),
        percent(adoption.median),
        band(adoption.middle_half),
        band(adoption.nine_in_ten),
        percent(owned.median),
    ];
    if aligned {
        cells.push(percent(arm.ensemble.spread(Measure::Aligned, last).median));
    }
    cells.extend(about.milestones.iter().map(|&share| milestone(arm, share, about.held_weeks)));
    cells.push(number(arm.plan.person_days()));
    cells.push(number(mean(&arm.ensemble.person_days())));
    let costs = [Some(arm.cost_per_owned_adopter), aligned.then_some(arm.cost_per_aligned_adopter)];
    cells.extend(costs.into_iter().flatten().map(|cost| cost.map_or_else(|| "–".into(), number)));
    cells
}

/// The median over the runs that get there, and how many do where not all.
fn milestone(arm: &Arm, share: f64, held: u32) -> String {
    let weeks = arm.ensemble.weeks_reaching(share, held);
    let reached: Vec<f64> = weeks.iter().flatten().map(|&week| f64::from(week)).collect();
    if reached.is_empty() {
        return unreached(arm, share).into();
    }
    let all = weeks.len();
    let runs = reached.len();
    let median = number(Spread::of(reached).median);
    if runs == all { median } else { format!("{median} (in {} of {} runs)", count(runs as u64), count(all as u64)) }
}
