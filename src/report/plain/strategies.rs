//! A row a strategy: where it ends, when it reaches half, what it costs.

use super::layout::{aligned, shorten, wrap};
use crate::behaviour::Measure;
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison, Spread};
use crate::report::About;
use crate::report::sweep::{week, with_band};
use crate::report::words::{NEVER, capital, count, number, one_line, unreached};

/// The level whose week is shown.
const HALF: f64 = 0.5;

/// The columns beside the name need so many.
const NUMBERS: usize = 61;

/// The table of strategies, with what its numbers mean below it.
pub(super) fn table(about: &About, comparison: &Comparison, width: usize) -> String {
    let time = capital(about.step.many());
    let head = ["", "Owned", "Adoption", &time, "Person-days", "", "Per added"];
    let below = ["", "at the end", "at the end", "to 50 %", "planned", "spent", "adopter"];
    let mut rows = [head, below].map(|row| row.map(String::from).to_vec()).to_vec();
    let room = width.saturating_sub(NUMBERS).clamp(16, 60);
    rows.extend(comparison.arms.iter().map(|arm| row(about, arm, room)));
    format!("{}\n\n{}", aligned(&rows, 1), wrap(&note(about, comparison), width))
}

fn row(about: &About, arm: &Arm, room: usize) -> Vec<String> {
    let end = |measure| {
        let spread = arm.ensemble.spread(measure, about.weeks);
        with_band(&spread, spread.median)
    };
    let (runs, median) = half(about, arm);
    vec![
        shorten(&one_line(&arm.strategy.name), room),
        end(Measure::Owned),
        end(Measure::Adoption),
        week(runs, arm.ensemble.runs.len(), median, unreached(arm, HALF)),
        number(arm.plan.person_days()),
        number(mean(&arm.ensemble.person_days())),
        arm.cost_per_owned_adopter.map_or_else(|| "–".into(), number),
    ]
}

/// How many runs reach half, and in which week the one in the middle of them.
pub(in crate::report) fn half(about: &About, arm: &Arm) -> (usize, Option<f64>) {
    let weeks = arm.ensemble.weeks_reaching(HALF, about.held_weeks);
    let weeks: Vec<f64> = weeks.into_iter().flatten().map(f64::from).collect();
    (weeks.len(), (!weeks.is_empty()).then(|| Spread::of(weeks).median))
}

fn note(about: &About, comparison: &Comparison) -> String {
    let mut note = match about.runs {
        1 => "One run.".to_owned(),
        runs => format!(
            "Adoption: the run in the middle of {}, in brackets the band that holds nine in ten; person-days: averages.",
            count(runs)
        ),
    };
    if comparison.arms.iter().any(|arm| half(about, arm).0 == 0 && unreached(arm, HALF) != NEVER) {
        note += &format!(" Not held: 50 % was reached, but not for {} {} on end.", about.held_weeks, about.step.many());
    }
    for arm in &comparison.arms {
        let (runs, all) = (half(about, arm).0, arm.ensemble.runs.len());
        if runs > 0 && runs < all {
            let name = one_line(&arm.strategy.name);
            note += &format!(" * “{name}” reaches 50 % in {} of {} runs.", count(runs as u64), count(all as u64));
        }
    }
    if comparison.arms.iter().any(|arm| arm.cost_per_owned_adopter.is_some()) {
        note += " Per added adopter: person-days for each who owns it beyond those without a programme.";
    }
    note
}
