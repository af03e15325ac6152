//! Tables of what stays after withdrawal, of when it tips, of what each channel adds, of the regret of leaders who
//! change their place, and of how it was passed on.

use super::FileBytes;
use super::csv::Table;
use super::words::channel;
use crate::experiment::{Arm, Comparison};
use crate::leadership::Mode;
use crate::scenario::word;

/// The tables that have something to hold.
pub(super) fn tables(comparison: &Comparison) -> Vec<FileBytes> {
    let tables = [
        (
            "persistence.csv",
            "strategy,withdrawn,weeks_since,statistic,value",
            persistence as fn(&Arm) -> Vec<Vec<String>>,
        ),
        ("tipping.csv", "strategy,run,tipping_week", tipping),
        ("knockouts.csv", "strategy,without,runs,lost_mean,lost_low,lost_high,owned_without,credited", knock_outs),
        ("regret.csv", "strategy,staying,runs,aligned,is_best,regret_mean,regret_low,regret_high", regret),
        ("generations.csv", "strategy,generation,adoptions_per_run", generations),
    ];
    tables.into_iter().filter_map(|(name, head, rows)| table(comparison, name, head, rows)).collect()
}

fn table(comparison: &Comparison, name: &str, head: &str, rows: fn(&Arm) -> Vec<Vec<String>>) -> Option<FileBytes> {
    let mut table = Table::new(head.split(',').map(String::from).collect());
    let mut filled = false;
    for arm in &comparison.arms {
        for row in rows(arm) {
            filled = true;
            table.row([vec![arm.strategy.name.clone()], row].concat());
        }
    }
    filled.then(|| FileBytes::new(name, table.bytes()))
}

fn persistence(arm: &Arm) -> Vec<Vec<String>> {
    let Some(found) = &arm.persistence else { return Vec::new() };
    let week = |(week, spread): (usize, &crate::experiment::Spread)| {
        let row = |(statistic, value): (&str, f64)| {
            vec![found.withdrawn.to_string(), week.to_string(), statistic.to_owned(), value.to_string()]
        };
        spread.statistics().map(row)
    };
    found.curve.iter().enumerate().flat_map(week).collect()
}

fn tipping(arm: &Arm) -> Vec<Vec<String>> {
    let weeks = arm.tipping.iter().flat_map(|tipping| &tipping.weeks).enumerate();
    weeks
        .map(|(run, week)| vec![(run + 1).to_string(), week.map_or_else(String::new, |week| week.to_string())])
        .collect()
}

fn knock_outs(arm: &Arm) -> Vec<Vec<String>> {
    let number = |value: f64| if value.is_finite() { value.to_string() } else { String::new() };
    let row = |found: &crate::experiment::KnockOut| {
        let lost = found.lost;
        let numbers = [lost.mean, lost.low, lost.high, found.without].map(number);
        let credited = found.credited.map_or_else(String::new, number);
        [vec![channel(found.channel).to_owned(), lost.n.to_string()], numbers.to_vec(), vec![credited]].concat()
    };
    arm.knock_outs.iter().map(row).collect()
}

/// A row a place; the regret beside the best of them.
fn regret(arm: &Arm) -> Vec<Vec<String>> {
    let Some(found) = &arm.regret else { return Vec::new() };
    let estimate = found.regret;
    let row = |&(mode, aligned): &(Mode, f64)| {
        let best = mode == found.best;
        let numbers = [estimate.mean, estimate.low, estimate.high];
        let regret = numbers.map(|value| if best && value.is_finite() { value.to_string() } else { String::new() });
        let staying = [word(&mode), estimate.n.to_string(), aligned.to_string(), best.to_string()];
        [staying.to_vec(), regret.to_vec()].concat()
    };
    found.staying.iter().map(row).collect()
}

fn generations(arm: &Arm) -> Vec<Vec<String>> {
    let means = arm.ensemble.generations();
    means.iter().enumerate().map(|(generation, mean)| vec![generation.to_string(), mean.to_string()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn only_tables_that_hold_something_are_given() {
        let (_, plain) = example::textbook();
        assert!(tables(&plain).is_empty());
        let (_, tested) = example::tested(12);
        let names: Vec<String> = tables(&tested).into_iter().map(|file| file.name).collect();
        assert_eq!(names, ["persistence.csv", "tipping.csv", "knockouts.csv", "generations.csv"]);
        let knockouts = String::from_utf8(tables(&tested)[2].bytes.clone()).unwrap();
        let (_, led) = example::led(12, 52);
        let regret = tables(&led).into_iter().find(|file| file.name == "regret.csv").unwrap();
        let regret = String::from_utf8(regret.bytes).unwrap();
        assert!(regret.contains("Both,among,12,0.3,false,,,\n") && regret.contains("Both,behind,12,0.34,true,-0.05,"));
        assert!(knockouts.contains("Both,broadcast,12,") && !knockouts.contains("No programme"), "{knockouts}");
    }
}
