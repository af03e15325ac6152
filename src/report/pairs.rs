//! Strategies run by run: how often the one that leads is ahead of each other, and by how much.

use super::words::{count, points, round};
use super::{About, curve};
use crate::experiment::{Comparison, Difference, Outcome};

/// On what, and between which runs.
pub(super) fn opening(about: &About, comparison: &Comparison) -> String {
    let (measure, week) = comparison.verdict.on;
    let on = curve::name(measure);
    format!("On {on} in {} {}, between runs with the same people and the same luck.", about.step.one(), count(week))
}

/// The strategy that leads against each of the others, on what strategies are ranked by: a sentence or two each.
pub(super) fn told(about: &About, comparison: &Comparison) -> Vec<String> {
    let Some(&leader) = comparison.verdict.ranking.first() else { return Vec::new() };
    let on = comparison.verdict.on;
    comparison
        .differences
        .iter()
        .filter(|difference| difference.outcome == Outcome::Share(on.0, on.1))
        .filter(|difference| difference.first == leader || difference.second == leader)
        .filter_map(|difference| pair(about, comparison, difference, leader))
        .collect()
}

fn pair(about: &About, comparison: &Comparison, difference: &Difference, leader: usize) -> Option<String> {
    let paired = difference.paired?;
    let (other, paired) =
        if difference.first == leader { (difference.second, paired) } else { (difference.first, paired.turned()) };
    let name = |place: usize| format!("“{}”", comparison.arms[place].strategy.name);
    let direction = if paired.difference.mean >= 0.0 { "ahead" } else { "behind" };
    let (near, far) = if paired.difference.mean >= 0.0 {
        (paired.difference.low, paired.difference.high)
    } else {
        (-paired.difference.high, -paired.difference.low)
    };
    Some(format!(
        "In {} of {} simulated copies {} was ahead of {} by more than {}; it was behind by as much in {}, and {} lay \
         within that. On average it was {} {direction}{}{}.",
        count(paired.wins_first as u64),
        count(difference.runs as u64),
        name(leader),
        name(other),
        points(about.margin),
        count(paired.wins_second as u64),
        count(paired.ties as u64),
        points(paired.difference.mean),
        interval(near, far),
        if difference.clear { "" } else { ": no clear difference" }
    ))
}

/// The interval of a mean in points; nothing where a single run has none.
fn interval(low: f64, high: f64) -> String {
    if !low.is_finite() || !high.is_finite() {
        return String::new();
    }
    format!(" (95 % interval {} to {})", round(low * 100.0, 1), round(high * 100.0, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn a_leader_that_stands_second_is_told_the_right_way_round() {
        let (about, comparison) = example::four_strategies(50, 104);
        let line = told(&about, &comparison).join("\n");
        assert!(line.contains("In 50 of 50 simulated copies “Both” was ahead of “No programme”"), "{line}");
        assert!(!line.contains("behind ("), "{line}");
    }

    #[test]
    fn one_run_has_no_interval() {
        assert_eq!(interval(0.01, 0.025), " (95 % interval 1 to 2.5)");
        assert_eq!(interval(f64::NAN, f64::INFINITY), "");
    }
}
