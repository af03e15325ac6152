//! The sentence that a comparison comes to, and whether a written expectation was met.

use super::compare::difference;
use super::comparison::{Arm, Difference, Expectation, Outcome, Verdict};
use super::ensemble::Spread;
use super::statistics::{Estimate, mean};
use crate::behaviour::{Measure, Stages};
use crate::scenario::Scenario;
use crate::scenario::file::Expect;

/// What the runs say on owned adoption in the last week.
pub(super) fn reached(scenario: &Scenario, arms: &[Arm], differences: &[Difference]) -> Verdict {
    let outcome = Outcome::Share(Measure::Owned, scenario.file.weeks);
    let level = |arm: &Arm| mean(&arm.ensemble.shares(Measure::Owned, scenario.file.weeks));
    let mut ranking: Vec<usize> = (0..arms.len()).collect();
    ranking.sort_by(|&a, &b| level(&arms[b]).total_cmp(&level(&arms[a])));
    let best = ranking[0];
    let between = |other: usize| {
        let pair = (best.min(other), best.max(other));
        differences
            .iter()
            .find(|d| (d.first, d.second) == pair && d.outcome == outcome)
            .expect("every pair is compared")
    };
    let level_with: Vec<usize> = ranking[1..].iter().copied().filter(|&other| !between(other).clear).collect();
    let sentence = sentence(scenario, arms, &ranking, &level_with, |other| Lead::of(best, between(other)));
    Verdict { ranking, level_with, sentence }
}

/// How far the best strategy is ahead of another.
struct Lead {
    points: f64,
    low: f64,
    high: f64,
    wins: usize,
    runs: usize,
}

impl Lead {
    fn of(best: usize, difference: &Difference) -> Lead {
        let paired = difference.paired.expect("every run has a share");
        let paired = if best == difference.first { paired } else { paired.turned() };
        let Estimate { mean, low, high, .. } = paired.difference;
        Lead {
            points: 100.0 * mean.abs(),
            low: 100.0 * low,
            high: 100.0 * high,
            wins: paired.wins_first,
            runs: difference.runs,
        }
    }
}

fn sentence(
    scenario: &Scenario,
    arms: &[Arm],
    ranking: &[usize],
    level_with: &[usize],
    lead: impl Fn(usize) -> Lead,
) -> String {
    let full = scenario.file.stages == Stages::Full;
    let (time, verb) = if full { ("weeks", "own the behaviour") } else { ("steps", "have adopted") };
    let when = format!("after {} {time}", scenario.file.weeks);
    let share = |place: usize| percent(middle(&arms[place], Measure::Owned, scenario.file.weeks));
    let name = |place: usize| format!("“{}”", arms[place].strategy.name);
    let best = ranking[0];
    if arms.len() == 1 {
        return format!("{}: {} of people {verb} {when}.", name(best), share(best));
    }
    if level_with.len() + 1 == arms.len() {
        return format!(
            "No clear difference between the strategies: {} of people {verb} {when} with {}.",
            share(best),
            name(best)
        );
    }
    let next = *ranking[1..].iter().find(|place| !level_with.contains(place)).expect("somebody is behind");
    let Lead { points, low, high, wins, runs } = lead(next);
    let ahead = format!(
        "{} more than {} ({} to {}; ahead in {wins} of {runs} runs)",
        in_points(points),
        name(next),
        one_digit(low),
        one_digit(high)
    );
    if level_with.is_empty() {
        format!("{} is ahead: {} of people {verb} {when}, {ahead}.", name(best), share(best))
    } else {
        let tied: Vec<String> = level_with.iter().map(|&place| name(place)).collect();
        format!(
            "No clear difference between {} and {}: {} of people {verb} {when} with the first, {ahead}.",
            name(best),
            tied.join(", "),
            share(best)
        )
    }
}

/// The share in the run in the middle, as in tables and charts.
fn middle(arm: &Arm, measure: Measure, week: u32) -> f64 {
    Spread::of(arm.ensemble.shares(measure, week)).median
}

fn percent(share: f64) -> String {
    format!("{} %", whole_or_tenth(100.0 * share))
}

fn in_points(points: f64) -> String {
    let shown = whole_or_tenth(points);
    if shown == "1" { "1 point".into() } else { format!("{shown} points") }
}

fn one_digit(value: f64) -> String {
    if value.is_finite() { whole_or_tenth(value) } else { "unknown".into() }
}

/// Whole numbers from 10 on, one decimal below: as much as the runs can tell.
fn whole_or_tenth(value: f64) -> String {
    let digits = usize::from(value.abs() < 9.95);
    let rounded = format!("{value:.digits$}");
    let plain = rounded.strip_suffix(".0").unwrap_or(&rounded);
    if plain == "-0" { "0".into() } else { plain.replace('-', "−") }
}

/// Whether a written expectation is borne out by the runs.
pub(super) fn checked(scenario: &Scenario, expect: &Expect, arms: &[Arm]) -> Expectation {
    let (measure, week) = expect.moment(scenario.file.weeks);
    let outcome = Outcome::Share(measure, week);
    let needed = expect.in_at_least_percent_of_runs;
    let on = format!("{} in week {week}", measure.word());
    let level = |arm: &Arm| mean(&arm.ensemble.shares(measure, week));
    let shares: Vec<String> =
        arms.iter().map(|arm| format!("“{}” {}", arm.strategy.name, percent(middle(arm, measure, week)))).collect();
    let found = format!("{on}: {}", shares.join(", "));
    let named = |arm: &Arm| arm.strategy.name.to_lowercase() == expect.winner.to_lowercase();
    match arms.iter().position(named) {
        Some(winner) => {
            let ahead = |other: usize| {
                let difference = difference(scenario, arms, winner, other, outcome);
                let paired = difference.paired.expect("every run has a share");
                let enough = needed.fraction() * difference.runs as f64;
                difference.clear && paired.difference.mean > 0.0 && paired.wins_first as f64 >= enough
            };
            let met = (0..arms.len()).filter(|&other| other != winner).all(ahead);
            let sentence = format!(
                "“{}” ahead on {on}, in at least {} % of runs against each other strategy",
                arms[winner].strategy.name,
                whole_or_tenth(needed.percent())
            );
            Expectation { sentence, met, found }
        }
        None => {
            let mut places: Vec<usize> = (0..arms.len()).collect();
            places.sort_by(|&a, &b| level(&arms[b]).total_cmp(&level(&arms[a])));
            let met = places.len() < 2 || !difference(scenario, arms, places[0], places[1], outcome).clear;
            Expectation { sentence: format!("no clear difference at the top on {on}"), met, found }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_as_fine_as_the_runs_can_tell() {
        assert_eq!(whole_or_tenth(46.3), "46");
        assert_eq!(whole_or_tenth(6.96), "7");
        assert_eq!(whole_or_tenth(-0.04), "0");
        assert_eq!(whole_or_tenth(-3.42), "−3.4");
        assert_eq!(whole_or_tenth(-0.42), "−0.4");
        assert_eq!(in_points(1.0), "1 point");
    }
}
