//! A pulse survey: which share of those asked did it, in some weeks.
//!
//! Those asked are taken for a random part of everybody, without anybody being asked twice in one week; who does not
//! answer is taken to be like those who do.

mod fault;

pub use fault::Fault;

use crate::organisation::table::{Column, Row, Table, found, number, whole};
use crate::organisation::{Lines, Remark};
use std::collections::BTreeMap;

/// One week of a survey, all groups together.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pulse {
    /// The week, counted from 0.
    pub week: u32,
    /// The share of those asked that did it, 0 to 1.
    pub share: f64,
    /// How many were asked; `None` where everybody was.
    pub asked: Option<u32>,
}

/// A pulse survey.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// The weeks in which people were asked, in order; at least one of them after week 0.
    pub pulses: Vec<Pulse>,
    /// How many groups were asked apart, at least one.
    pub groups: usize,
}

const COLUMNS: [Column; 4] = [
    Column { name: "week", aliases: &["weeks", "step", "period"], or_else: &[], required: true },
    Column {
        name: "percent_doing_it",
        aliases: &["percent", "adoption_percent", "share_percent"],
        or_else: &[],
        required: true,
    },
    Column {
        name: "n",
        aliases: &["asked", "respondents", "answers", "responses", "sample"],
        or_else: &[],
        required: false,
    },
    Column { name: "group", aliases: &["team", "layer", "site", "unit", "department"], or_else: &[], required: false },
];

/// What a table of observations says, with what was mended; or all that is wrong with it, at least one fault.
///
/// The columns are `week` (0 to `weeks`), `percent_doing_it` (0 to 100) and, optionally, `n` (how many were asked;
/// everybody where it is empty) and `group`. Groups that were asked in the same week are put together by how many
/// were asked in each.
pub fn read_survey(bytes: &[u8], weeks: u32) -> Result<(Survey, Vec<Remark>), Vec<Fault>> {
    let table = |errors: Vec<_>| errors.into_iter().map(Fault::Table).collect::<Vec<Fault>>();
    let mut file = Table::open(bytes, &COLUMNS).map_err(table)?;
    let mut rows = Rows::default();
    while let Some(row) = file.next() {
        rows.add(row, weeks);
    }
    let (empty, errors) = file.close();
    let mut faults = table(errors);
    let survey = rows.close(weeks, &mut faults);
    if faults.is_empty() && survey.pulses.iter().all(|pulse| pulse.week == 0) {
        faults.push(Fault::NothingAfterTheStart);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok((survey, empty.report(Remark::EmptyRows).into_iter().collect()))
}

/// The answers of one group in one week: the share that did it, and how many were asked.
type Answers = (f64, Option<u32>);

/// The rows, as far as they can be read, and where they cannot.
#[derive(Default)]
struct Rows {
    weeks: BTreeMap<u32, BTreeMap<String, Answers>>,
    week: Lines,
    percent: Lines,
    asked: Lines,
    twice: Lines,
    together: Lines,
}

impl Rows {
    fn add(&mut self, row: Row<'_, 4>, last: u32) {
        let Row { line, fields: [week, percent, asked, group] } = row;
        let week = found(whole(week, last), line, &mut self.week);
        let percent = found(number(percent).filter(|percent| (0.0..=100.0).contains(percent)), line, &mut self.percent);
        let asked = match asked {
            "" => Some(None),
            text => found(whole(text, u32::MAX).filter(|&asked| asked > 0), line, &mut self.asked).map(Some),
        };
        let (Some(week), Some(percent), Some(asked)) = (week, percent, asked) else { return };
        let groups = self.weeks.entry(week).or_default();
        if groups.contains_key(group) {
            return self.twice.push(line);
        }
        groups.insert(group.to_owned(), (percent / 100.0, asked));
        if groups.len() > 1 && groups.values().any(|(_, asked)| asked.is_none()) {
            self.together.push(line);
        }
    }

    /// The survey; what was wrong with rows goes to the faults.
    fn close(self, last: u32, faults: &mut Vec<Fault>) -> Survey {
        let found = [
            self.week.report(|lines| Fault::BadWeek { last, lines }),
            self.percent.report(Fault::BadPercent),
            self.asked.report(Fault::BadAsked),
            self.twice.report(Fault::Twice),
            self.together.report(Fault::GroupsWithoutAsked),
        ];
        faults.extend(found.into_iter().flatten());
        let groups = self.weeks.values().map(BTreeMap::len).max().unwrap_or(1);
        let pulses = self.weeks.into_iter().map(|(week, groups)| pooled(week, groups.into_values().collect()));
        Survey { pulses: pulses.collect(), groups }
    }
}

/// All groups of a week together.
fn pooled(week: u32, groups: Vec<Answers>) -> Pulse {
    if let [(share, asked)] = groups[..] {
        return Pulse { week, share, asked };
    }
    let asked: u32 = groups.iter().filter_map(|(_, asked)| *asked).fold(0, u32::saturating_add);
    let doing: f64 = groups.iter().map(|(share, asked)| share * f64::from(asked.unwrap_or(0))).sum();
    Pulse { week, share: doing / f64::from(asked.max(1)), asked: Some(asked) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::DataError;

    fn read(text: &str) -> Result<Survey, Vec<Fault>> {
        read_survey(text.as_bytes(), 52).map(|(survey, _)| survey)
    }

    #[test]
    fn a_row_is_a_week_in_any_guise() {
        let wanted = Survey {
            pulses: vec![
                Pulse { week: 0, share: 0.02, asked: Some(300) },
                Pulse { week: 13, share: 0.125, asked: None },
            ],
            groups: 1,
        };
        assert_eq!(read("week,percent_doing_it,n\n13,12.5,\n0,2,300\n"), Ok(wanted.clone()));
        assert_eq!(read("\u{feff}Respondents;Week;Percent doing it\r\n300;0;2\r\n;13;12,5\r\n"), Ok(wanted));
    }

    #[test]
    fn groups_count_by_how_many_were_asked() {
        let survey = read("week,percent,n,group\n8,10,30,a\n8,50,10,b\n16,20,40,a\n").unwrap();
        assert_eq!((survey.pulses.len(), survey.groups), (2, 2));
        assert!((survey.pulses[0].share - 0.2).abs() < 1e-12 && survey.pulses[0].asked == Some(40));
    }

    #[test]
    fn all_faults_are_found_with_their_lines() {
        let rows = "53,5,10,\n4,101,10,\n4,x,0,\n8,5,,a\n8,6,,b\n9,1,3,a\n9,1,3,a\n";
        let lines = |numbers: &[u64]| numbers.iter().copied().collect::<Lines>();
        let wanted = vec![
            Fault::BadWeek { last: 52, lines: lines(&[2]) },
            Fault::BadPercent(lines(&[3, 4])),
            Fault::BadAsked(lines(&[4])),
            Fault::Twice(lines(&[8])),
            Fault::GroupsWithoutAsked(lines(&[6])),
        ];
        assert_eq!(read(&format!("week,percent,n,group\n{rows}")), Err(wanted));
        assert_eq!(read("week,percent\n0,5\n"), Err(vec![Fault::NothingAfterTheStart]));
        assert_eq!(read("week,percent\n"), Err(vec![Fault::NothingAfterTheStart]));
        assert_eq!(read(""), Err(vec![Fault::Table(DataError::NoRows)]));
    }
}
