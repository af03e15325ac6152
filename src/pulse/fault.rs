//! What is wrong with a pulse survey, in words, and what would do.

use crate::organisation::{DataError, Lines};
use chrono::NaiveDate;
use std::fmt::{Display, Formatter, Result};

/// What is wrong with a pulse survey.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It is not a table with these columns.
    Table(DataError),
    /// Weeks that the scenario does not have.
    BadWeek {
        /// Its last week.
        last: u32,
        /// Where.
        lines: Lines,
    },
    /// Dates that the scenario does not have.
    BadDate {
        /// The first day of its week 0.
        start: NaiveDate,
        /// Its last week.
        last: u32,
        /// Where.
        lines: Lines,
    },
    /// Dates, and it is not known when week 0 was.
    NoStart(Lines),
    /// More people asked than there are.
    MoreThanThereAre {
        /// How many there are.
        people: u32,
        /// Where.
        lines: Lines,
    },
    /// Shares that are not from 0 to 100 percent.
    BadPercent(Lines),
    /// Less than half a person of those asked: shares, it seems, where percents are asked for.
    LessThanAPerson(Lines),
    /// Numbers of people asked that are none.
    BadAsked(Lines),
    /// Groups given again for the same week.
    Twice(Lines),
    /// Groups of one week that cannot be put together, because it is not said how many were asked in each.
    GroupsWithoutAsked(Lines),
    /// Nothing was observed after week 0.
    NothingAfterTheStart,
}

impl Fault {
    /// What would do.
    pub fn help(&self) -> String {
        match self {
            Fault::Table(_) => {
                "a survey has a header line and the columns week (or date), percent_doing_it, and optionally n and group".into()
            }
            Fault::BadWeek { last, .. } => {
                format!("give a whole number from 0 to {last}; a longer scenario has more: --set weeks=…")
            }
            Fault::BadDate { .. } => {
                "give dates like 2026-03-01 within these weeks, or another first day of week 0: --start".into()
            }
            Fault::NoStart(_) => "give the first day of week 0: --start 2026-03-02".into(),
            Fault::MoreThanThereAre { .. } => {
                "leave n empty where everybody was asked, or give the size of the organisation: \
                 --set organisation.people=…"
                    .into()
            }
            Fault::BadPercent(_) => "give the percent of those asked that did it, from 0 to 100".into(),
            Fault::LessThanAPerson(_) => "percents go from 0 to 100: a share of 0.05 is 5".into(),
            Fault::BadAsked(_) => "give how many were asked, or leave the cell empty where everybody was".into(),
            Fault::Twice(_) => "a row is a group in a week: leave out the repeated one".into(),
            Fault::GroupsWithoutAsked(_) => "give n, how many were asked, for every group".into(),
            Fault::NothingAfterTheStart => "give at least one week after week 0".into(),
        }
    }
}

impl Display for Fault {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let mut rows = |lines: &Lines, what: &str| {
            let plural = if lines.count() == 1 { "" } else { "s" };
            write!(out, "{} row{plural} {what} ({lines})", lines.count())
        };
        match self {
            Fault::Table(error) => write!(out, "{error}"),
            Fault::BadWeek { last, lines } => rows(lines, &format!("whose week is not one of 0 to {last}")),
            Fault::BadDate { start, last, lines } => {
                rows(lines, &format!("whose date is not in weeks 0 to {last} from {start} on"))
            }
            Fault::NoStart(lines) => rows(lines, "with dates, and it is not said when week 0 was"),
            Fault::MoreThanThereAre { people, lines } => {
                rows(lines, &format!("whose n is more than all {people} people"))
            }
            Fault::BadPercent(lines) => rows(lines, "whose percent_doing_it is not from 0 to 100"),
            Fault::LessThanAPerson(lines) => {
                rows(lines, "whose percent_doing_it is less than one person of those asked")
            }
            Fault::BadAsked(lines) => rows(lines, "whose n is not a whole number from 1 on"),
            Fault::Twice(lines) => rows(lines, "for a group and week that were given before"),
            Fault::GroupsWithoutAsked(lines) => rows(lines, "of several groups in a week, not all with n"),
            Fault::NothingAfterTheStart => write!(out, "nothing was observed after week 0"),
        }
    }
}
