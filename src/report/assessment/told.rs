//! What decisions come to, as it is told: so that nothing holds of few decisions, and a log that has one more tells
//! nothing of that one.

use crate::assessment::{LEVELS, Measures, SMALLEST};
use crate::experiment::statistics::Estimate;
use crate::privacy::{Count, hidden};
use crate::report::words::{round, two_digits};

/// What decisions come to, as it is told.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Told {
    /// How many decisions, to the nearest ten.
    pub decisions: u64,
    /// The degree of distributed leadership, 0 to 1.
    pub dli: Estimate,
    /// The effective number of deciding bodies.
    pub effective_deciders: f64,
    /// The share of decisions that were passed up, 0 to 1; `None` where these are few, or all but few.
    pub escalated: Option<Estimate>,
    /// Days to decide: half of all decisions take at most as many; `None` where half of them are few.
    pub days_median: Option<f64>,
    /// Days to decide: nine in ten decisions take at most as many; `None` where the others are few.
    pub days_p90: Option<f64>,
    /// The share of decisions at each level, from 1 to 7; `None` where these are few, or could be worked out.
    pub levels: [Option<f64>; LEVELS.len()],
    /// The mean level, 1 to 7.
    pub mean_level: Estimate,
    /// People consulted for a decision, where that may be told.
    pub consulted: Option<Estimate>,
}

impl Told {
    /// What some decisions come to.
    pub fn of(measures: &Measures) -> Told {
        let all = measures.decisions as f64;
        let share = Steps { step: step(1.0, all).max(0.01) };
        let of_part =
            |part: usize, days: f64| (measures.decisions.div_ceil(part) >= SMALLEST).then(|| two_digits(days));
        let told = |share: &Estimate| Count::among((share.mean * all).round(), all).value().is_some();
        let consulted = |known: Estimate| Steps { step: step(2.0 * known.mean, known.n as f64).max(0.1) }.of(known);
        Told {
            decisions: Count::of(all).value().map_or(0, |decisions| decisions as u64),
            dli: share.of(measures.dli),
            effective_deciders: two_digits(measures.effective_deciders),
            escalated: measures.escalated.filter(told).map(|passed_up| share.of(passed_up)),
            days_median: of_part(2, measures.days_median),
            days_p90: of_part(10, measures.days_p90),
            levels: levels(&measures.levels, all, &share),
            mean_level: Steps { step: step(LEVELS.len() as f64 - 1.0, all).max(0.1) }.of(measures.mean_level),
            consulted: measures.consulted.map(consulted),
        }
    }
}

/// Numbers are told in steps.
struct Steps {
    step: f64,
}

impl Steps {
    fn number(&self, value: f64) -> f64 {
        if value.is_finite() { round((value / self.step).round() * self.step, 4) } else { value }
    }

    fn of(&self, estimate: Estimate) -> Estimate {
        let Estimate { mean, low, high, n } = estimate;
        Estimate { mean: self.number(mean), low: self.number(low), high: self.number(high), n }
    }
}

/// The step of a mean of so many values that may lie so far apart: the next of 1, 2, 5, 10 and so on that two of the
/// values make up, so that one of them moves it by half a step at most.
fn step(apart: f64, values: f64) -> f64 {
    let least = 2.0 * apart / values;
    let power = 10f64.powf(least.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|times| times * power);
    steps.into_iter().find(|&step| step >= least * (1.0 - 1e-9)).unwrap_or(least)
}

/// What is left of all without the other levels can be worked out, so that small ones are told with none alone.
fn levels(shares: &[f64; LEVELS.len()], all: f64, told: &Steps) -> [Option<f64>; LEVELS.len()] {
    let counts = shares.map(|share| (share * all).round() as usize);
    let some: Vec<usize> = counts.iter().copied().filter(|&count| count > 0).collect();
    let mut hidden = hidden(&some).into_iter();
    let hides = counts.map(|count| count > 0 && hidden.next().unwrap_or(false));
    std::array::from_fn(|level| (!hides[level]).then(|| told.number(shares[level])))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assessment::{assess, read_log};

    fn told(rows: &[(u8, u8, f64)]) -> Told {
        let row = |(number, (level, layer, days)): (usize, &(u8, u8, f64))| {
            format!("{number},T{},{level},{layer},{days}\n", number % 4)
        };
        let rows: String = rows.iter().enumerate().map(row).collect();
        let text = format!("decision,team,level,decided_by,days\n{rows}");
        Told::of(&assess(&read_log(text.as_bytes(), Some(4)).unwrap().0).whole)
    }

    #[test]
    fn steps_are_of_two_decisions_and_more() {
        assert_eq!(
            [10.0, 13.0, 20.0, 87.0, 400.0].map(|values| round(step(1.0, values), 6)),
            [0.2, 0.2, 0.1, 0.05, 0.005]
        );
        assert_eq!([13.0, 87.0, 600.0].map(|values| round(step(6.0, values), 6)), [1.0, 0.2, 0.02]);
    }

    #[test]
    fn nothing_holds_of_few_decisions() {
        let found = told(&[[(1, 0, 1.0); 4], [(5, 2, 3.0); 4], [(6, 3, 3.0); 4]].concat());
        assert_eq!((found.decisions, found.days_median, found.days_p90, found.escalated), (10, None, None, None));
        assert_eq!(found.levels.map(|share| share.is_some()), [false, true, true, true, false, false, true]);
        let found = told(&[vec![(1, 0, 1.0); 30], vec![(5, 2, 3.0); 70]].concat());
        assert_eq!((found.decisions, found.days_p90), (100, Some(3.0)));
        assert_eq!((found.levels[0], found.escalated.map(|share| share.mean)), (Some(0.3), Some(0.3)));
    }

    #[test]
    fn a_decision_more_seldom_changes_anything_and_never_tells_which_it_was() {
        let before: Vec<(u8, u8, f64)> = (0..61).map(|at| (1 + at % 7, at % 4, f64::from(at % 9))).collect();
        for more in [(1, 0, 0.0), (7, 3, 40.0), (4, 2, 2.5)] {
            let (one, other) = (told(&before), told(&[&before[..], &[more]].concat()));
            assert_eq!(one.decisions, other.decisions);
            for (one, other, step) in [(one.dli, other.dli, 0.05), (one.mean_level, other.mean_level, 0.2)] {
                assert!((one.mean - other.mean).abs() < 1.001 * step, "{one:?} {other:?}");
            }
        }
    }
}
