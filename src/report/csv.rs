//! Tables: UTF-8 without BOM, commas, point decimals, LF; empty is missing, shares run from 0 to 1.

use super::About;
use super::groups::{self, Group};
use super::leaders;
use super::measures;
use super::words::level;
use crate::behaviour::{Measure, Stage};
use crate::engine::Trajectory;
use crate::experiment::{Comparison, Difference, Outcome, Spread};
use std::borrow::Cow;

/// A table of these rows, the first of which is its header.
pub fn of_rows(rows: Vec<Vec<String>>) -> Vec<u8> {
    let mut rows = rows.into_iter();
    let mut table = Table::new(rows.next().unwrap_or_default());
    rows.for_each(|row| table.row(row));
    table.bytes()
}

/// `curves.csv`: strategy, week, measure, statistic, value.
pub fn curves(comparison: &Comparison, single_runs_shown: u32) -> Vec<u8> {
    let mut table = Table::new(["strategy", "week", "measure", "statistic", "value"].map(String::from).to_vec());
    let measures = measures(comparison);
    let groups = groups::groups(comparison);
    for arm in &comparison.arms {
        let name = &arm.strategy.name;
        for &measure in &measures {
            table.curve(name, measure.word(), &arm.ensemble.curve(measure));
        }
        if arm.ensemble.runs.iter().any(|run| !run.payoffs.is_empty()) {
            table.curve(
                name,
                Measure::Payoff.word(),
                &arm.ensemble.curve_of(|run, week| run.share(Measure::Payoff, week)),
            );
        }
        if measures::knows_origins(comparison) {
            measures::curves(&arm.ensemble).iter().for_each(|(measure, curve)| table.curve(name, measure, curve));
        }
        for (measure, curve, of_runs) in leaders::curves(arm) {
            if of_runs {
                curve
                    .iter()
                    .enumerate()
                    .for_each(|(week, spread)| table.value(name, week, measure, "mean", spread.mean));
            } else {
                table.curve(name, measure, &curve);
            }
        }
        for group in &groups {
            table.curve(name, &format!("adoption_layer_{}", group.key()), &group.curve(&arm.ensemble));
        }
        for (place, run) in arm.ensemble.runs.iter().take(single_runs_shown as usize).enumerate() {
            table.single_run(name, place + 1, run);
        }
    }
    table.bytes()
}

/// `runs.csv`: a row per strategy and run, with shares in the last week.
pub fn runs(about: &About, comparison: &Comparison) -> Vec<u8> {
    let mut head: Vec<String> =
        ["strategy", "run", "adoption", "owned", "complying", "aware"].map(String::from).to_vec();
    head.extend(about.milestones.iter().map(|&share| format!("weeks_to_{}", level(share))));
    head.extend(measures::COLUMNS.map(String::from));
    let more = leaders::columns(comparison);
    head.extend(more.iter().map(|(name, _)| (*name).to_owned()));
    head.push("person_days".into());
    let groups = groups::groups(comparison);
    let mut table = Table::new(head);
    for arm in &comparison.arms {
        for (place, run) in arm.ensemble.runs.iter().enumerate() {
            let mut cells = run_cells(about, &groups, (&arm.strategy.name, place + 1), run);
            cells.extend(more.iter().map(|(_, value)| value(run).map_or_else(String::new, number_cell)));
            cells.push(number_cell(run.person_days));
            table.row(cells);
        }
    }
    table.bytes()
}

/// `differences.csv`: a row per pair of strategies and outcome, first minus second, run by run.
pub fn differences(comparison: &Comparison) -> Vec<u8> {
    const HEAD: [&str; 12] = [
        "first",
        "second",
        "outcome",
        "runs",
        "mean",
        "low",
        "high",
        "wins_first",
        "wins_second",
        "ties",
        "variance_reduction",
        "clear",
    ];
    let mut table = Table::new(HEAD.map(String::from).to_vec());
    for difference in &comparison.differences {
        table.row(difference_cells(comparison, difference));
    }
    table.bytes()
}

/// What is tabled: complying and the stages only where anybody is ever there.
fn measures(comparison: &Comparison) -> Vec<Measure> {
    let mut measures = vec![Measure::Adoption, Measure::Owned];
    if measures::knows_origins(comparison) {
        measures.push(Measure::Aligned);
    }
    if ever(comparison, Stage::Complying) {
        measures.push(Measure::Complying);
    }
    measures.push(Measure::Aware);
    if has_stages(comparison) {
        let others = Stage::ALL.into_iter().filter(|stage| !matches!(stage, Stage::Aware | Stage::Complying));
        measures.extend(others.map(Measure::In));
    }
    measures
}

/// Whether anybody is ever in a stage.
pub(super) fn ever(comparison: &Comparison, stage: Stage) -> bool {
    let mut runs = comparison.arms.iter().flat_map(|arm| &arm.ensemble.runs);
    runs.any(|run| (0..=run.weeks()).any(|week| run.count(Measure::In(stage), week) > 0))
}

/// Whether there is more to tell than who practises and who does not.
pub(super) fn has_stages(comparison: &Comparison) -> bool {
    [Stage::Aware, Stage::Complying, Stage::Habit, Stage::Lapsed].into_iter().any(|stage| ever(comparison, stage))
}

fn run_cells(about: &About, groups: &[Group], (name, number): (&str, usize), run: &Trajectory) -> Vec<String> {
    let share = |measure| run.share(measure, run.weeks()).to_string();
    let mut cells = vec![name.to_owned(), number.to_string()];
    cells.extend([Measure::Adoption, Measure::Owned, Measure::Complying, Measure::Aware].map(share));
    cells.extend(about.milestones.iter().map(|&share| optional(run.week_reaching(share, about.held_weeks))));
    cells.extend(measures::cells(about, groups, run));
    cells
}

fn difference_cells(comparison: &Comparison, difference: &Difference) -> Vec<String> {
    let name = |place: usize| comparison.arms[place].strategy.name.clone();
    let mut cells = vec![name(difference.first), name(difference.second), outcome(difference.outcome)];
    cells.push(difference.runs.to_string());
    match &difference.paired {
        Some(paired) => {
            cells.extend([paired.difference.mean, paired.difference.low, paired.difference.high].map(number_cell));
            cells.extend([paired.wins_first, paired.wins_second, paired.ties].map(|count| count.to_string()));
            cells.push(paired.variance_reduction.map_or_else(String::new, number_cell));
        }
        None => cells.extend(std::iter::repeat_n(String::new(), 7)),
    }
    cells.push(difference.clear.to_string());
    cells
}

fn outcome(outcome: Outcome) -> String {
    match outcome {
        Outcome::Share(measure, week) => format!("{}_at_week_{week}", measure.word()),
        Outcome::WeekReaching(share) => format!("weeks_to_{}", level(share)),
        Outcome::PersonDays => "person_days".into(),
    }
}

fn optional(value: Option<u32>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// The shortest form that reads back as the same number; empty where there is none.
pub(super) fn number_cell(value: f64) -> String {
    if value.is_finite() { (value + 0.0).to_string() } else { String::new() }
}

/// A text that a spreadsheet does not take for a formula; numbers stay what they are.
fn guarded(text: &str) -> Cow<'_, str> {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']) && text.parse::<f64>().is_err();
    if formula { format!("'{text}").into() } else { text.into() }
}

/// A table that is being written into memory; no cell of it is a formula.
pub(super) struct Table(csv::Writer<Vec<u8>>);

impl Table {
    pub(super) fn new(head: Vec<String>) -> Table {
        let mut table = Table(csv::Writer::from_writer(Vec::new()));
        table.row(head);
        table
    }

    pub(super) fn row(&mut self, cells: Vec<String>) {
        let cells = cells.iter().map(|cell| guarded(cell).into_owned());
        self.0.write_record(cells).expect("every row has the head's length, and memory takes it");
    }

    fn curve(&mut self, strategy: &str, measure: &str, curve: &[Spread]) {
        for (week, spread) in curve.iter().enumerate() {
            for (statistic, value) in spread.statistics() {
                self.value(strategy, week, measure, statistic, value);
            }
        }
    }

    fn single_run(&mut self, strategy: &str, number: usize, run: &Trajectory) {
        for week in 0..=run.weeks() {
            let value = run.share(Measure::Adoption, week);
            self.value(strategy, week as usize, Measure::Adoption.word(), &format!("run_{number}"), value);
        }
    }

    fn value(&mut self, strategy: &str, week: usize, measure: &str, statistic: &str, value: f64) {
        self.row(vec![strategy.to_owned(), week.to_string(), measure.into(), statistic.into(), number_cell(value)]);
    }

    pub(super) fn bytes(self) -> Vec<u8> {
        self.0.into_inner().expect("memory takes what is left")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    fn text(bytes: Vec<u8>) -> String {
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn curves_hold_every_number_that_is_drawn() {
        let (_, comparison) = example::four_strategies(6, 8);
        let table = text(curves(&comparison, 2));
        assert!(table.starts_with("strategy,week,measure,statistic,value\nNo programme,0,adoption,mean,"));
        for part in [
            ",8,adoption,q05,",
            ",8,owned,median,",
            ",8,complying,mean,",
            ",8,aware,q95,",
            ",8,habit,q25,",
            ",8,adoption_layer_0_to_1,q75,",
            ",8,adoption_layer_2,mean,",
            ",8,adoption,run_2,",
        ] {
            assert!(table.contains(part), "{part}");
        }
        assert!(!table.contains("run_3") && !table.contains('\r'));
    }

    #[test]
    fn a_textbook_model_has_no_stages() {
        let (_, comparison) = example::textbook();
        let table = text(curves(&comparison, 0));
        assert!(!table.contains("complying") && !table.contains("habit") && table.contains(",owned,"));
    }

    #[test]
    fn a_milestone_that_is_not_reached_is_empty() {
        let (about, comparison) = example::four_strategies(2, 3);
        let table = text(runs(&about, &comparison));
        assert!(table.starts_with(
            "strategy,run,adoption,owned,complying,aware,weeks_to_10,weeks_to_25,weeks_to_50,weeks_to_80,aligned,peer_share,"
        ));
        assert_eq!(table.lines().count(), 1 + 4 * 2);
        assert!(table.lines().nth(1).unwrap().contains(",,,,,"), "{table}");
    }

    #[test]
    fn differences_name_both_and_leave_out_what_is_missing() {
        let (_, mut comparison) = example::four_strategies(4, 9);
        comparison.differences[0].paired = None;
        let table = text(differences(&comparison));
        assert!(table.lines().nth(1).unwrap().contains(",,,,,,,"));
        assert!(table.contains(",owned_at_week_9,4,"));
        assert!(table.contains(",weeks_to_50,"));
    }

    #[test]
    fn no_name_is_a_formula_and_any_name_is_one_cell() {
        assert_eq!(guarded("=1+1"), "'=1+1");
        assert_eq!(guarded("a-b"), "a-b");
        assert_eq!(
            (guarded("-0.5"), guarded("-1+1"), guarded("\t=1")),
            ("-0.5".into(), "'-1+1".into(), "'\t=1".into())
        );
        let (about, mut comparison) = example::four_strategies(1, 2);
        comparison.arms[0].strategy.name = "@a, \"b\"".into();
        assert!(text(runs(&about, &comparison)).contains("\n\"'@a, \"\"b\"\"\",1,"));
    }

    #[test]
    fn numbers_read_back_as_themselves() {
        assert_eq!(number_cell(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(number_cell(-0.0), "0");
        assert_eq!(number_cell(f64::NAN), "");
    }
}
