//! The numbers behind a chart, as a table: for those who cannot see it, and those who look one up.

use super::{About, shown, ticks};
use crate::experiment::{Comparison, Spread};
use crate::report::words::{band, capital, count, percent};

/// More rows than this are nothing to read: the tables beside have all.
const MOST: usize = 120;

/// So many weeks are told of one curve at most, and of many.
pub(super) const WEEKS: u32 = 27;
pub(super) const FEW_WEEKS: u32 = 9;

/// The numbers behind a chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Data {
    /// What the chart is about, in a few words.
    pub title: String,
    /// What the numbers are.
    pub note: String,
    /// The names of the columns.
    pub head: Vec<String>,
    /// How many columns at the start name a row.
    pub names: usize,
    /// A row each.
    pub rows: Vec<Vec<String>>,
}

impl Data {
    /// A table whose rows have one name each.
    pub(super) fn new(title: &str, note: impl Into<String>, head: &[&str], rows: Vec<Vec<String>>) -> Data {
        let head = head.iter().map(|&name| name.to_owned()).collect();
        Data { title: title.into(), note: note.into(), head, names: 1, rows }
    }

    /// The same table with rows that are named by two columns.
    pub(super) fn by_two(self) -> Data {
        Data { names: 2, ..self }
    }

    /// The same table with these columns after the first ones.
    pub(super) fn with_columns(mut self, names: impl IntoIterator<Item = String>) -> Data {
        self.head.extend(names);
        self
    }

    /// As many rows, spread evenly, as can be read.
    pub(super) fn readable(mut self) -> Data {
        let step = self.rows.len().div_ceil(MOST).max(1);
        if step > 1 {
            let all = count(self.rows.len() as u64);
            self.rows = self.rows.into_iter().step_by(step).collect();
            self.note += &format!(" One in {step} of {all} rows; the tables in the folder have all.");
        }
        self
    }
}

/// The weeks that a table tells: so many at most, and the last.
pub(super) fn weeks(about: &About, most: u32) -> Vec<usize> {
    let mut weeks = ticks::weeks(about, most);
    weeks.extend((weeks.last() != Some(&about.weeks)).then_some(about.weeks));
    weeks.into_iter().map(|week| week as usize).collect()
}

/// "Week" or "Step".
pub(super) fn time(about: &About) -> String {
    capital(about.step.one())
}

/// The names of the strategies that are drawn.
pub(super) fn strategies(comparison: &Comparison) -> Vec<String> {
    shown(comparison).iter().map(|arm| arm.strategy.name.clone()).collect()
}

/// A curve a strategy, a row a week: the run in the middle, in brackets nine runs in ten.
pub(super) fn curves(about: &About, names: Vec<String>, curves: &[Vec<Spread>], (title, what): (&str, &str)) -> Data {
    let cell =
        |curve: &Vec<Spread>, week| curve.get(week).map_or_else(|| "–".into(), |spread| spread_of(about, spread));
    let row = |week: usize| {
        let cells = curves.iter().map(|curve| cell(curve, week));
        std::iter::once(count(week as u64)).chain(cells).collect()
    };
    let rows = weeks(about, WEEKS).into_iter().map(row).collect();
    let note = format!("{what}{}", middle(about));
    Data::new(title, note, &[&time(about)], rows).with_columns(names)
}

/// What the numbers of spreads are.
pub(super) fn middle(about: &About) -> &'static str {
    if about.runs > 1 { ": the run in the middle, in brackets nine runs in ten." } else { ": one run alone." }
}

/// "62 % (55–69 %)".
pub(super) fn spread_of(about: &About, spread: &Spread) -> String {
    match about.runs {
        1 => percent(spread.median),
        _ => format!("{} ({})", percent(spread.median), band(spread.nine_in_ten)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Step, example};

    #[test]
    fn the_first_and_the_last_week_are_always_told() {
        for (last, told) in [(1, 2), (104, 27), (105, 28), (10_000, 21)] {
            let about = About { weeks: last, step: Step::Week, ..example::textbook().0 };
            let weeks = weeks(&about, WEEKS);
            assert_eq!((weeks[0], weeks[weeks.len() - 1]), (0, last as usize));
            assert_eq!(weeks.len(), told, "{weeks:?}");
        }
    }

    #[test]
    fn many_rows_are_thinned_and_it_is_said() {
        let rows = |all: usize| (0..all).map(|row| vec![row.to_string()]).collect();
        let few = Data::new("T", "N.", &["A"], rows(MOST)).readable();
        assert_eq!((few.rows.len(), few.note.as_str()), (MOST, "N."));
        let many = Data::new("T", "N.", &["A"], rows(1_000)).readable();
        assert_eq!((many.rows.len(), many.rows[1][0].as_str()), (112, "9"));
        assert_eq!(many.note, "N. One in 9 of 1,000 rows; the tables in the folder have all.");
    }
}
