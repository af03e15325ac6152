//! Several behaviours side by side: a table of all of them, and what is said of those beside the first.

use super::csv::Table;
use super::words::{list, percent};
use super::{About, FileBytes};
use crate::behaviour::Measure;
use crate::engine::Trajectory;
use crate::experiment::{Arm, Comparison, Spread};

/// Of how many behaviours beside the first it is said what came of them.
const MOST_TOLD: usize = 5;

/// `behaviours.csv`: strategy, behaviour, week, measure, statistic, value; `None` where there is one behaviour.
pub(super) fn table(about: &About, comparison: &Comparison) -> Option<FileBytes> {
    if about.others.is_empty() {
        return None;
    }
    let head = ["strategy", "behaviour", "week", "measure", "statistic", "value"];
    let mut table = Table::new(head.map(String::from).to_vec());
    let names = std::iter::once(&about.behaviour).chain(&about.others);
    let names: Vec<&String> = names.collect();
    for arm in &comparison.arms {
        let strategy = &arm.strategy.name;
        for (place, name) in names.iter().enumerate() {
            for measure in [Measure::Adoption, Measure::Owned, Measure::Aware] {
                let curve = arm.ensemble.curve_of(|run, week| at(run, place).share(measure, week));
                for (week, spread) in curve.iter().enumerate() {
                    for (statistic, value) in spread.statistics() {
                        let cells =
                            [strategy, name.as_str(), &week.to_string(), measure.word(), statistic, &value.to_string()];
                        table.row(cells.map(String::from).to_vec());
                    }
                }
            }
        }
    }
    Some(FileBytes::new("behaviours.csv", table.bytes()))
}

/// How many own each of the other behaviours in the end, strategy beside strategy.
pub(super) fn told(about: &About, comparison: &Comparison) -> Vec<String> {
    let owned = |place, arm: &Arm| {
        let shares = arm.ensemble.runs.iter().map(|run| at(run, place).share(Measure::Owned, run.weeks()));
        Spread::of(shares.collect()).median
    };
    let tell = |(place, name): (usize, &String)| {
        let each =
            comparison.arms.iter().map(|arm| format!("{} with “{}”", percent(owned(place, arm)), arm.strategy.name));
        format!("Beside it, “{name}” is owned in the end by {}.", list(&each.collect::<Vec<_>>()))
    };
    let ranked = format!("Strategies are compared on “{}”, the first of several behaviours.", about.behaviour);
    let others = (1..).zip(about.others.iter().take(MOST_TOLD)).map(tell);
    let mut told: Vec<String> = std::iter::once(ranked).filter(|_| !about.others.is_empty()).chain(others).collect();
    let more = about.others.len().saturating_sub(MOST_TOLD);
    if more > 0 {
        told.push(format!("`behaviours.csv` says what came of {more} more."));
    }
    told
}

/// The record of the behaviour at a place among all of the scenario, from 0.
fn at(run: &Trajectory, place: usize) -> &Trajectory {
    place.checked_sub(1).map_or(run, |other| &run.others[other])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn every_behaviour_has_its_curve_and_the_others_are_told() {
        let (mut about, mut comparison) = example::four_strategies(3, 6);
        assert!(table(&about, &comparison).is_none() && told(&about, &comparison).is_empty());
        about.others = vec!["=second".into()];
        let other = comparison.arms[3].ensemble.runs[0].clone();
        comparison
            .arms
            .iter_mut()
            .flat_map(|arm| &mut arm.ensemble.runs)
            .for_each(|run| run.others = vec![other.clone()]);
        let table = String::from_utf8(table(&about, &comparison).unwrap().bytes).unwrap();
        let owned = other.share(Measure::Owned, 6);
        assert!(table.contains(&format!("No programme,'=second,6,owned,median,{owned}\n")), "{table}");
        assert!(table.contains("Both,asks for one objection before closing,0,aware,q05,"));
        let owned = percent(owned);
        let said = told(&about, &comparison);
        assert_eq!(
            (said.len(), said[0].as_str()),
            (2, "Strategies are compared on “asks for one objection before closing”, the first of several behaviours.")
        );
        assert!(
            said[1].starts_with(&format!("Beside it, “=second” is owned in the end by {owned} with “No programme”, "))
        );
        about.others = vec!["second".into(); 8];
        comparison
            .arms
            .iter_mut()
            .flat_map(|arm| &mut arm.ensemble.runs)
            .for_each(|run| run.others = vec![other.clone(); 8]);
        let said = told(&about, &comparison);
        assert_eq!((said.len(), said[6].as_str()), (7, "`behaviours.csv` says what came of 3 more."));
    }
}
