//! A pulse survey: which share of those asked did it, in some weeks.
//!
//! Those asked are taken for a random part of everybody, without anybody being asked twice in one week; who does not
//! answer is taken to be like those who do.

mod fault;
mod weeks;

pub use fault::Fault;
pub use weeks::Calendar;

use crate::organisation::numerals::{number, whole};
use crate::organisation::table::{Column, Row, Table, found};
use crate::organisation::{Lines, Remark};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use weeks::{When, weeks_of};

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
    /// The first day of week 0, where it was given.
    pub start: Option<NaiveDate>,
}

const COLUMNS: [Column; 4] = [
    Column {
        name: "week",
        aliases: &["weeks", "step", "period"],
        or_else: &["date", "day", "survey_date", "asked_on"],
        required: true,
    },
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
/// The columns are `week` (0 to the calendar's last; or `date`, in a calendar that has a start), `percent_doing_it`
/// (0 to 100) and, optionally, `n` (how many were asked, at most `people`, where it is known how many there are;
/// everybody where it is empty) and `group`. Groups that were asked in the same week are put together by how many
/// were asked in each.
pub fn read_survey(bytes: &[u8], calendar: Calendar, people: Option<u32>) -> Result<(Survey, Vec<Remark>), Vec<Fault>> {
    let table = |errors: Vec<_>| errors.into_iter().map(Fault::Table).collect::<Vec<Fault>>();
    let mut file = Table::open(bytes, &COLUMNS).map_err(table)?;
    let mut read = Vec::new();
    while let Some(Row { line, fields }) = file.next() {
        read.push((line, fields.map(str::to_owned)));
    }
    let (empty, errors) = file.close();
    let mut faults = table(errors);
    let mut remarks: Vec<Remark> = empty.report(Remark::EmptyRows).into_iter().collect();
    let weeks = weeks_of(read.iter().map(|(_, [when, ..])| when.as_str()), calendar, &mut remarks);
    let mut rows = Rows { most: people.unwrap_or(u32::MAX), ..Rows::default() };
    for ((line, [_, percent, asked, group]), when) in read.iter().zip(weeks) {
        rows.add(*line, when, [percent, asked, group]);
    }
    let survey = rows.close(calendar, &mut faults);
    if faults.is_empty() && survey.pulses.iter().all(|pulse| pulse.week == 0) {
        faults.push(Fault::NothingAfterTheStart);
    }
    if faults.is_empty() { Ok((survey, remarks)) } else { Err(faults) }
}

/// The answers of one group in one week: the share that did it, and how many were asked.
type Answers = (f64, Option<u32>);

/// The rows, as far as they can be read, and where they cannot.
#[derive(Default)]
struct Rows {
    weeks: BTreeMap<u32, BTreeMap<String, Answers>>,
    /// How many people there are to ask.
    most: u32,
    week: Lines,
    beyond: Lines,
    undated: Lines,
    percent: Lines,
    part: Lines,
    asked: Lines,
    more: Lines,
    twice: Lines,
    together: Lines,
}

impl Rows {
    fn add(&mut self, line: u64, when: When, [percent, asked, group]: [&str; 3]) {
        let week = match when {
            When::Week(week) => Some(week),
            When::Beyond => found(None, line, &mut self.beyond),
            When::Undated => found(None, line, &mut self.undated),
            When::Unknown => found(None, line, &mut self.week),
        };
        let percent = found(number(percent).filter(|percent| (0.0..=100.0).contains(percent)), line, &mut self.percent);
        let asked = match asked {
            "" => Some(None),
            text => found(whole(text, u32::MAX).filter(|&asked| asked > 0), line, &mut self.asked).map(Some),
        };
        if asked.flatten().is_some_and(|asked| asked > self.most) {
            return self.more.push(line);
        }
        let doing = |asked: u32| percent.map_or(0.0, |percent| percent / 100.0 * f64::from(asked));
        if asked.flatten().is_some_and(|asked| (f64::MIN_POSITIVE..0.5).contains(&doing(asked))) {
            return self.part.push(line);
        }
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
    fn close(self, Calendar { start, last }: Calendar, faults: &mut Vec<Fault>) -> Survey {
        let beyond = |lines| match start {
            Some(start) => Fault::BadDate { start, last, lines },
            None => Fault::BadWeek { last, lines },
        };
        let found = [
            self.week.report(|lines| Fault::BadWeek { last, lines }),
            self.beyond.report(beyond),
            self.undated.report(Fault::NoStart),
            self.percent.report(Fault::BadPercent),
            self.part.report(Fault::LessThanAPerson),
            self.asked.report(Fault::BadAsked),
            self.more.report(|lines| Fault::MoreThanThereAre { people: self.most, lines }),
            self.twice.report(Fault::Twice),
            self.together.report(Fault::GroupsWithoutAsked),
        ];
        faults.extend(found.into_iter().flatten());
        let groups = self.weeks.values().map(BTreeMap::len).max().unwrap_or(1);
        let pulses = self.weeks.into_iter().map(|(week, groups)| pooled(week, groups.into_values().collect()));
        Survey { pulses: pulses.collect(), groups, start }
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
        read_survey(text.as_bytes(), Calendar { start: None, last: 52 }, Some(400)).map(|(survey, _)| survey)
    }

    fn dated(text: &str) -> Result<(Vec<u32>, Vec<Remark>), Vec<Fault>> {
        let calendar = Calendar { start: NaiveDate::from_ymd_opt(2026, 3, 2), last: 52 };
        let read = read_survey(text.as_bytes(), calendar, None);
        read.map(|(survey, remarks)| (survey.pulses.iter().map(|pulse| pulse.week).collect(), remarks))
    }

    #[test]
    fn a_date_is_a_week_counted_from_the_start() {
        let remark = Remark::DateOrder { day_first: true, told: true };
        let weeks = dated("date,percent\n02/03/2026,1\n08/03/2026,2\n09/03/2026,3\n16.03.2026,4\n");
        assert_eq!(weeks.unwrap_err(), [Fault::Twice([3].into_iter().collect())]);
        let weeks = dated("Survey date;percent\n02/03/2026;1\n15/03/2026;2\n01/03/2027;3\n");
        assert_eq!(weeks, Ok((vec![0, 1, 52], vec![remark])));
        let start = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        let lines = |numbers: &[u64]| numbers.iter().copied().collect::<Lines>();
        assert_eq!(
            dated("date,percent\n2026-03-01,1\n2027-03-08,1\nsoon,1\n2026-04-01,1\n"),
            Err(vec![Fault::BadDate { start, last: 52, lines: lines(&[2, 3, 4]) }])
        );
        assert_eq!(read("date,percent\n2026-03-09,1\n"), Err(vec![Fault::NoStart(lines(&[2]))]));
        assert_eq!(dated("week,date,percent\n8,2026-03-02,1\n"), Ok((vec![8], vec![Remark::NoDates])));
    }

    #[test]
    fn a_share_is_not_taken_for_a_percent() {
        let wanted = Fault::LessThanAPerson([3].into_iter().collect());
        assert_eq!(read("week,percent,n\n4,0,50\n8,0.07,50\n12,1,50\n"), Err(vec![wanted]));
    }

    #[test]
    fn a_percent_of_three_decimals_is_no_thousands_and_a_count_may_be() {
        let found = read("week;percent;n\n4;33,333;300\n").unwrap();
        assert!((found.pulses[0].share - 0.33333).abs() < 1e-12);
        assert!(read("week;percent;n\n4;33,333;1,000\n").is_err());
    }

    #[test]
    fn nobody_asks_more_people_than_there_are() {
        let lines = [3].into_iter().collect();
        assert_eq!(
            read("week,percent,n\n4,5,400\n8,5,401\n"),
            Err(vec![Fault::MoreThanThereAre { people: 400, lines }])
        );
    }

    #[test]
    fn a_row_is_a_week_in_any_guise() {
        let wanted = Survey {
            pulses: vec![
                Pulse { week: 0, share: 0.02, asked: Some(300) },
                Pulse { week: 13, share: 0.125, asked: None },
            ],
            groups: 1,
            start: None,
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
        let rows = "53,5,10,\n4,101,10,\n4,x,0,\n8,5,,a\n8,6,,b\n9,40,3,a\n9,40,3,a\n";
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
