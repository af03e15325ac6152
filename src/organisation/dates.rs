//! A column of dates: 2024-03-01, 01/03/2024 with the day or the month first, 1-Mar-2024.
//!
//! Whether the day or the month comes first is told from the column as a whole: by the dates that can be read one way
//! only.

use chrono::{Month, NaiveDate};

/// A date as far as its own cell tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Cell {
    /// It can be read in one way.
    Sure(NaiveDate),
    /// Day and month, or month and day.
    Either { first: u8, second: u8, year: i16 },
    /// There is none, or it cannot be read.
    Unknown,
}

/// Dates that were read together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dates {
    /// What each cell says, where it can be read.
    pub dates: Vec<Option<NaiveDate>>,
    /// Whether the day comes first, where any cell leaves it open.
    pub day_first: Option<bool>,
    /// Whether some cell told so.
    pub told: bool,
}

impl Cell {
    /// Reads a cell, the time of day left out.
    pub fn read(text: &str) -> Cell {
        let day = match text.split_once(['T', ' ']) {
            Some((day, time)) if time.contains(':') => day,
            _ => text,
        };
        let mut parts = day.split(['-', '/', '.', ' ', ',']).filter(|part| !part.is_empty());
        let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Cell::Unknown;
        };
        let number = |part: &str| part.parse::<u8>().ok();
        let made = if let Some(year) = four_digits(a) {
            number(b).zip(number(c)).and_then(|(month, day)| date(year, month, day))
        } else if let Ok(month) = b.parse::<Month>() {
            year(c).zip(number(a)).and_then(|(year, day)| date(year, month.number_from_month() as u8, day))
        } else if let Ok(month) = a.parse::<Month>() {
            year(c).zip(number(b)).and_then(|(year, day)| date(year, month.number_from_month() as u8, day))
        } else {
            let found = number(a).zip(number(b)).zip(four_digits(c));
            return found.map_or(Cell::Unknown, |((first, second), year)| Cell::Either { first, second, year });
        };
        made.map_or(Cell::Unknown, Cell::Sure)
    }

    /// The date, where the order is known.
    fn date(self, day_first: bool) -> Option<NaiveDate> {
        match self {
            Cell::Sure(date) => Some(date),
            Cell::Either { first, second, year } if day_first => date(year, second, first),
            Cell::Either { first, second, year } => date(year, first, second),
            Cell::Unknown => None,
        }
    }
}

impl Dates {
    /// Reads a column as a whole; where no cell tells, the day comes first.
    pub fn of(cells: &[Cell]) -> Dates {
        let only = |this_way: bool| {
            cells.iter().filter(|cell| cell.date(this_way).is_some() && cell.date(!this_way).is_none()).count()
        };
        let (days, months) = (only(true), only(false));
        let day_first = days >= months;
        let open = cells.iter().any(|cell| matches!(cell, Cell::Either { .. }));
        Dates {
            dates: cells.iter().map(|cell| cell.date(day_first)).collect(),
            day_first: open.then_some(day_first),
            told: days + months > 0,
        }
    }
}

fn date(year: i16, month: u8, day: u8) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
}

fn four_digits(text: &str) -> Option<i16> {
    text.parse().ok().filter(|_| text.len() == 4)
}

/// A year of four digits, or of two: from 1970 to 2069.
fn year(text: &str) -> Option<i16> {
    let two = || text.parse::<i16>().ok().filter(|_| text.len() == 2);
    four_digits(text).or_else(|| two().map(|year| if year < 70 { 2000 + year } else { 1900 + year }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[&str]) -> (Vec<String>, Option<bool>, bool) {
        let cells: Vec<Cell> = cells.iter().map(|cell| Cell::read(cell)).collect();
        let Dates { dates, day_first, told } = Dates::of(&cells);
        let shown = dates.into_iter().map(|date| date.map_or("–".into(), |date| date.to_string()));
        (shown.collect(), day_first, told)
    }

    #[test]
    fn dates_of_every_form_are_read() {
        let same = [
            "2024-03-01",
            "2024-03-01T00:00:00Z",
            "2024/3/1",
            "2024-03-01 08:15",
            "1-Mar-2024",
            "01 March 2024",
            "1-mar-24",
            "Mar 1, 2024",
        ];
        assert_eq!(read(&same), (vec!["2024-03-01".to_string(); same.len()], None, false));
        assert_eq!(read(&["1-Mar-70", "x", "", "2024-02-30", "1/2/3/4"]).0, ["1970-03-01", "–", "–", "–", "–"]);
    }

    #[test]
    fn the_column_as_a_whole_tells_what_comes_first() {
        let found = |cells: &[&str]| {
            let (dates, day_first, told) = read(cells);
            (dates.concat(), day_first.unwrap(), told)
        };
        assert_eq!(found(&["01/03/2024", "31.12.2023"]), ("2024-03-012023-12-31".into(), true, true));
        assert_eq!(found(&["01/03/2024", "12/31/2023"]), ("2024-01-032023-12-31".into(), false, true));
        assert_eq!(found(&["01/03/2024"]), ("2024-03-01".into(), true, false));
        assert_eq!(found(&["12/31/2023", "31/12/2023", "30/12/2023"]).0, "–2023-12-312023-12-30");
    }
}
