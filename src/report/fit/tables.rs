//! The tables of a fit: the sets that were kept, so many to go on with, what was learned of each key, and the fan.

use super::Fitted;
use crate::experiment::Set;
use crate::report::csv::{Table, number_cell};
use crate::scenario::file::Value;

/// How many plausible sets there are to go on with.
const PLAUSIBLE_SETS: u32 = 100;

/// `sets.csv`: every set that was kept, with how much it counts and how far it is off.
pub fn sets_csv(fitted: &Fitted) -> Vec<u8> {
    let rest = ["weight", "distance"].map(String::from);
    let mut table = Table::new(keys(fitted).chain(rest).collect());
    for set in &fitted.fit.sets {
        table.row(values(set).chain([number_cell(set.weight), number_cell(set.distance)]).collect());
    }
    table.bytes()
}

/// `plausible.csv`: sets that are all alike plausible, a point each for `sweep --list`; one that counts for several is there
/// as often.
pub fn plausible_csv(fitted: &Fitted) -> Vec<u8> {
    let mut table = Table::new(keys(fitted).collect());
    fitted.fit.plausible(PLAUSIBLE_SETS).into_iter().for_each(|set| table.row(values(set).collect()));
    table.bytes()
}

/// `keys.csv`: what was learned of each key.
pub fn keys_csv(fitted: &Fitted) -> Vec<u8> {
    let head = ["key", "from", "to", "q05", "q25", "median", "q75", "q95", "unknown"];
    let mut table = Table::new(head.map(String::from).to_vec());
    for learned in &fitted.fit.learned {
        let ends = [&learned.range.0, &learned.range.1].into_iter().chain(&learned.quantiles).map(cell);
        let unknown = if learned.is_unknown() { "yes" } else { "no" };
        table.row(std::iter::once(learned.key.clone()).chain(ends).chain([unknown.into()]).collect());
    }
    table.bytes()
}

/// `fan.csv`: adoption a week with the sets that fit, Bass's curve, and what was observed, as shares.
pub fn fan_csv(fitted: &Fitted) -> Vec<u8> {
    let mut table = Table::new(["week", "statistic", "value"].map(String::from).to_vec());
    let mut row = |week: usize, statistic: &str, value: f64| {
        table.row(vec![week.to_string(), statistic.into(), number_cell(value)]);
    };
    for (week, spread) in fitted.fit.fan.iter().enumerate() {
        spread.statistics().into_iter().for_each(|(statistic, value)| row(week, statistic, value));
        if let Some(bass) = &fitted.fit.bass {
            row(week, "bass", bass.share(week as f64));
        }
    }
    for pulse in &fitted.fit.survey.pulses {
        row(pulse.week as usize, "observed", pulse.share);
        if let Some(asked) = pulse.asked {
            row(pulse.week as usize, "asked", f64::from(asked));
        }
    }
    table.bytes()
}

fn keys(fitted: &Fitted) -> impl Iterator<Item = String> {
    fitted.fit.axes.iter().map(|axis| axis.key.clone())
}

fn values(set: &Set) -> impl Iterator<Item = String> {
    set.values.iter().map(cell)
}

fn cell(value: &Value) -> String {
    value.number().map_or_else(|| value.to_string(), number_cell)
}

#[cfg(test)]
mod tests {
    use super::super::tests::example;
    use super::*;

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn plausible_sets_are_points_of_a_sweep() {
        let table = plausible_csv(&example(30, &[4, 8, 12, 20]));
        let axes = crate::experiment::listed(&table).unwrap().axes;
        assert_eq!(axes.iter().map(|axis| axis.key.as_str()).collect::<Vec<_>>()[1], "network.trust.peer");
        assert_eq!(text(table).lines().count(), 101);
    }

    #[test]
    fn the_tables_are_tidy() {
        let fitted = example(3, &[1, 2, 3, 3]);
        assert!(text(sets_csv(&fitted)).starts_with(
            "behaviour.1.spreads.simple.chance_percent,network.trust.peer,weight,distance\n0.5,0.3,0.25,0.01\n"
        ));
        assert!(text(keys_csv(&fitted)).contains("\nnetwork.trust.peer,0,1,0.04,0.2,0.5,0.8,0.97,yes\n"));
        let fan = text(fan_csv(&fitted));
        assert!(fan.starts_with("week,statistic,value\n0,mean,") && fan.contains("\n3,bass,"), "{fan}");
        assert!(fan.contains("\n2,observed,") && fan.contains("\n2,asked,120\n"));
    }
}
