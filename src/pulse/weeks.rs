//! When people were asked: weeks of a scenario, or dates from which they follow.

use crate::organisation::Remark;
use crate::organisation::dates::{Cell, Dates};
use crate::organisation::numerals::whole;
use chrono::NaiveDate;

/// The weeks that a scenario has, and when they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Calendar {
    /// The first day of week 0, where it is known.
    pub start: Option<NaiveDate>,
    /// The last week.
    pub last: u32,
}

/// When a row of a survey was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    /// In a week of the scenario.
    Week(u32),
    /// On a day that the scenario does not have, or that cannot be read, where dates are asked for.
    Beyond,
    /// On a day, and it is not known when week 0 was.
    Undated,
    /// It cannot be read.
    Unknown,
}

/// The week of each cell of a column; dates are read as a column, and how is remarked.
pub(super) fn weeks_of<'a>(
    cells: impl Iterator<Item = &'a str> + Clone,
    calendar: Calendar,
    remarks: &mut Vec<Remark>,
) -> Vec<When> {
    let days: Vec<Cell> = cells.clone().map(Cell::read).collect();
    let Dates { dates, day_first, told } = Dates::of(&days);
    remarks.extend(day_first.map(|day_first| Remark::DateOrder { day_first, told }));
    let has_dates = dates.iter().any(Option::is_some);
    remarks.extend((calendar.start.is_some() && !has_dates && !dates.is_empty()).then_some(Remark::NoDates));
    cells.zip(dates).map(|(cell, date)| calendar.when(cell, date, has_dates)).collect()
}

impl Calendar {
    fn when(self, cell: &str, date: Option<NaiveDate>, has_dates: bool) -> When {
        match (whole(cell, self.last), date, self.start) {
            (Some(week), ..) => When::Week(week),
            (None, Some(_), None) => When::Undated,
            (None, Some(date), Some(start)) => {
                let week = u32::try_from((date - start).num_days().div_euclid(7)).ok();
                week.filter(|&week| week <= self.last).map_or(When::Beyond, When::Week)
            }
            (None, None, Some(_)) if has_dates => When::Beyond,
            (None, None, _) => When::Unknown,
        }
    }
}
