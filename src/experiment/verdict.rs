//! The sentence that a comparison comes to, and whether a written expectation was met.

use super::compare::difference;
use super::comparison::{Arm, Difference, Expectation, Outcome, Verdict};
use super::statistics::{Estimate, mean};
use crate::behaviour::{Measure, Stages};
use crate::fraction::Percent;
use crate::scenario::Scenario;
use crate::scenario::file::Expect;

/// What the runs say on what the file expects something of, else on owned adoption in the last week.
pub(super) fn reached(scenario: &Scenario, arms: &[Arm]) -> Verdict {
    let (measure, week) = moment(scenario);
    let level = |arm: &Arm| mean(&arm.ensemble.shares(measure, week));
    let mut ranking: Vec<usize> = (0..arms.len()).collect();
    ranking.sort_by(|&a, &b| level(&arms[b]).total_cmp(&level(&arms[a])));
    let best = ranking[0];
    let between = |other: usize| difference(scenario, arms, best, other, Outcome::Share(measure, week));
    let level_with: Vec<usize> = ranking[1..].iter().copied().filter(|&other| !between(other).clear).collect();
    let next = ranking[1..].iter().copied().find(|place| !level_with.contains(place));
    let lead = next.map(|next| (next, Lead::of(&between(next))));
    let sentence = sentence(scenario, arms, (measure, week), best, &level_with, lead);
    Verdict { on: (measure, week), ranking, level_with, sentence }
}

/// On what strategies are ranked: a measure and a week.
pub(super) fn moment(scenario: &Scenario) -> (Measure, u32) {
    let weeks = scenario.file.weeks;
    scenario.file.expect.as_ref().map_or((Measure::Owned, weeks), |expect| expect.moment(weeks))
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
    fn of(difference: &Difference) -> Lead {
        let paired = difference.paired.expect("every run has a share");
        let Estimate { mean, low, high, .. } = paired.difference;
        Lead {
            points: 100.0 * mean,
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
    (measure, week): (Measure, u32),
    best: usize,
    level_with: &[usize],
    lead: Option<(usize, Lead)>,
) -> String {
    let name = |place: usize| format!("“{}”", arms[place].strategy.name);
    let share = percent(middle(&arms[best], measure, week));
    let done = match measure {
        Measure::Payoff => format!("what teams do is worth {share} of the best there is {}", when(scenario, week)),
        measure => format!("{share} of people {} {}", verb(scenario, measure), when(scenario, week)),
    };
    let Some((next, Lead { points, low, high, wins, runs })) = lead else {
        return match arms.len() {
            1 => format!("{}: {done}.", name(best)),
            _ if scenario.file.runs == 1 => {
                format!("One run cannot tell the strategies apart: {done} with {}.", name(best))
            }
            _ => format!("No clear difference between the strategies: {done} with {}.", name(best)),
        };
    };
    let ahead = format!(
        "on average {} more than {} ({} to {}; by more than {} in {wins} of {runs} runs)",
        in_points(points),
        name(next),
        one_digit(low),
        one_digit(high),
        in_points(scenario.file.measure.margin_points)
    );
    if level_with.is_empty() {
        format!("{} is ahead: {done}, {ahead}.", name(best))
    } else {
        let tied: Vec<String> = level_with.iter().map(|&place| name(place)).collect();
        format!("No clear difference between {} and {}: {done} with the first, {ahead}.", name(best), tied.join(", "))
    }
}

/// Whether adoption in a textbook model can be undone.
fn comes_and_goes(scenario: &Scenario) -> bool {
    let lapse = scenario.file.behaviour[0].lapse_percent_per_week;
    scenario.file.stages == Stages::AdoptionOnly && lapse.is_some_and(|chance| chance != Percent::NONE)
}

fn verb(scenario: &Scenario, measure: Measure) -> &'static str {
    match measure {
        Measure::Owned if scenario.file.stages == Stages::Full => "own the behaviour",
        Measure::Aligned if scenario.file.stages == Stages::Full => "own the behaviour as it was intended",
        Measure::Complying => "comply",
        Measure::Aware => "know of it",
        _ if comes_and_goes(scenario) => "practise",
        _ => "have adopted",
    }
}

/// "after 104 weeks", "in week 40"; in textbook models a week is a step.
fn when(scenario: &Scenario, week: u32) -> String {
    let time = if scenario.file.stages == Stages::Full { "week" } else { "step" };
    match week {
        1 if scenario.file.weeks == 1 => format!("after 1 {time}"),
        last if last == scenario.file.weeks => format!("after {last} {time}s"),
        week => format!("in {time} {week}"),
    }
}

/// The share in the run in the middle, as in tables and charts.
fn middle(arm: &Arm, measure: Measure, week: u32) -> f64 {
    arm.ensemble.spread(measure, week).median
}

fn percent(share: f64) -> String {
    format!("{} %", whole_or_tenth(100.0 * share))
}

pub(super) fn in_points(points: f64) -> String {
    let shown = whole_or_tenth(points);
    if shown == "1" { "1 point".into() } else { format!("{shown} points") }
}

fn one_digit(value: f64) -> String {
    if value.is_finite() { whole_or_tenth(value) } else { "unknown".into() }
}

/// Whole numbers from 10 on, one decimal below: as much as the runs can tell.
pub(super) fn whole_or_tenth(value: f64) -> String {
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
                let enough = 100.0 * paired.wins_first as f64 >= needed.percent() * difference.runs as f64;
                difference.clear && paired.difference.mean > 0.0 && enough
            };
            let others = || (0..arms.len()).filter(|&other| other != winner);
            let short_of = |other: usize| {
                let difference = difference(scenario, arms, winner, other, outcome);
                let wins = difference.paired.map_or(0, |paired| paired.wins_first);
                let runs = difference.runs;
                format!("; ahead of “{}” in {wins} of {runs} runs", arms[other].strategy.name)
            };
            let met = others().all(ahead);
            let found = found + &others().filter(|&other| !ahead(other)).map(short_of).collect::<String>();
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
