//! The words for what is wrong with a file of people or ties.

use super::fault::{DataError, Remark};
use super::lines::Lines;
use crate::privacy::{Count, Personal, SMALLEST};
use std::fmt::{Display, Formatter, Result};

/// Whether few are counted, and where they are is told.
#[derive(Clone, Copy, PartialEq)]
enum Few {
    Counted,
    Untold,
}

impl Few {
    fn count(self, count: u64) -> String {
        match Count::of(count as f64) {
            _ if self == Few::Counted => count.to_string(),
            Count::About(about) => about.to_string(),
            Count::Few | Count::AllButFew => format!("fewer than {SMALLEST}"),
        }
    }
}

/// " (lines 3 and 4)", or nothing.
fn place(lines: &Lines, few: Few) -> String {
    if few == Few::Counted { format!(" ({lines})") } else { String::new() }
}

/// "1 row" or "2 rows".
struct Of<'a>(&'a Lines, &'static str, &'static str);

impl Display for Of<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write!(out, "{} {}", self.0.count(), if self.0.count() == 1 { self.1 } else { self.2 })
    }
}

impl Of<'_> {
    fn told(&self, few: Few) -> String {
        if few == Few::Counted { self.to_string() } else { format!("{} {}", few.count(self.0.count()), self.2) }
    }
}

fn rows(lines: &Lines) -> Of<'_> {
    Of(lines, "row", "rows")
}

fn people(lines: &Lines) -> Of<'_> {
    Of(lines, "person", "people")
}

fn ties(lines: &Lines) -> Of<'_> {
    Of(lines, "tie", "ties")
}

impl Display for Remark {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        self.write(out, Few::Counted)
    }
}

impl Remark {
    /// The same for those who must not learn what holds of few people: counts to the nearest ten, none under ten, and
    /// no lines, nor what is latest or largest, which one person or tie is.
    pub fn without_few(&self) -> String {
        struct Told<'a>(&'a Remark);
        impl Display for Told<'_> {
            fn fmt(&self, out: &mut Formatter<'_>) -> Result {
                self.0.write(out, Few::Untold)
            }
        }
        Told(self).to_string()
    }

    fn write(&self, out: &mut Formatter<'_>, few: Few) -> Result {
        use Remark as R;
        match self {
            R::EmptyRows(at) => write!(out, "{} without content skipped{}", rows(at).told(few), place(at, few)),
            R::UnknownManagers(at) => {
                write!(
                    out,
                    "{} with a manager who is not in the file, counted as without manager{}",
                    people(at).told(few),
                    place(at, few)
                )
            }
            R::OwnManagers(at) => {
                write!(
                    out,
                    "{} given as their own manager, counted as without manager{}",
                    people(at).told(few),
                    place(at, few)
                )
            }
            R::SeveralTops(at) => {
                write!(out, "{} without a manager: several tops{}", people(at).told(few), place(at, few))
            }
            R::NoTeam(at) => {
                write!(out, "{} without a team, put together in one{}", people(at).told(few), place(at, few))
            }
            R::NoSite(at) => {
                write!(out, "{} without a site, put together at one{}", people(at).told(few), place(at, few))
            }
            R::UnusableLevels(at) => write!(
                out,
                "{} whose level is not a whole number from 0 to 254: layers are taken from the reporting lines{}",
                people(at).told(few),
                place(at, few)
            ),
            R::LevelsAgainstLines(at) => {
                write!(out, "{} whose level is not below their manager's{}", people(at).told(few), place(at, few))
            }
            R::LevelsAgainstMostLines(at) => write!(
                out,
                "{} whose level is not below their manager's, as for most: layers are taken from the reporting lines{}",
                people(at).told(few),
                place(at, few)
            ),
            R::LevelsFrom(first) => write!(out, "levels start at {first}: layers are counted from 0 all the same"),
            R::UnknownTenure(at) => {
                write!(
                    out,
                    "{} whose tenure is not a number of years, given the median of the others{}",
                    people(at).told(few),
                    place(at, few)
                )
            }
            R::NoDates => {
                write!(out, "it has weeks and no dates, so that no first day of week 0 is needed: it changes nothing")
            }
            R::DateOrder { day_first, told } => {
                let first = if *day_first { "day before the month" } else { "month before the day" };
                let why =
                    if *told { "some can only be read so" } else { "no date tells, and most countries write them so" };
                write!(out, "dates are read with the {first}: {why}")
            }
            R::TenureUpTo(_) if few == Few::Untold => write!(out, "years of tenure are counted up to the latest start"),
            R::TenureUpTo(date) => write!(out, "years of tenure are counted up to the latest start, {date}"),
            R::NoHeader => write!(out, "no header line: the two columns are taken for source and target"),
            R::UnknownPeople(at) => {
                write!(
                    out,
                    "{} left out that name people who are not in the people file{}",
                    ties(at).told(few),
                    place(at, few)
                )
            }
            R::SelfTies(at) => {
                write!(out, "{} of people with themselves left out{}", ties(at).told(few), place(at, few))
            }
            R::RepeatedTies(at) => {
                write!(
                    out,
                    "{} given again, counted once with the largest weight{}",
                    ties(at).told(few),
                    place(at, few)
                )
            }
            R::AddedUp(at) => write!(out, "{} given again, added up{}", ties(at).told(few), place(at, few)),
            R::TooWeak { left_out, at_least } => {
                let ties = if *left_out == 1 { "tie" } else { "ties" };
                let left_out = few.count(*left_out);
                write!(out, "{left_out} {ties} of less than {at_least} left out; all others count in full")
            }
            R::SaidBothWays(at) => {
                write!(
                    out,
                    "{} that the file calls undirected, counted in both directions{}",
                    ties(at).told(few),
                    place(at, few)
                )
            }
            R::SaidOneWay(at) => {
                write!(
                    out,
                    "{} that the file calls directed, counted in both directions as asked{}",
                    ties(at).told(few),
                    place(at, few)
                )
            }
            R::NoWeight(at) => write!(out, "{} without a weight, counted as 1{}", ties(at).told(few), place(at, few)),
            R::Scaled { .. } if few == Few::Untold => write!(out, "all weights are divided by the largest"),
            R::Scaled { largest } => write!(out, "weights go up to {largest}: all divided by it"),
        }
    }
}

impl Display for DataError {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        use DataError as E;
        match self {
            E::NotText { line } => write!(out, "not UTF-8 text from line {line} on: save it as CSV UTF-8"),
            E::NoRows => write!(out, "no rows below the header line"),
            E::NoColumn { column, found } if found.iter().all(|name| name.parse::<f64>().is_ok()) => {
                write!(
                    out,
                    "no column {column}; the first line has no names: put one above it that names all {} columns, as \
                     `source,target,weight` or `time,source,target` would",
                    found.len()
                )
            }
            E::NoColumn { column, found } => write!(out, "no column {column}; there are: {}", found.join(", ")),
            E::ColumnTwice { column } => write!(out, "two columns could be {column}: rename one"),
            E::RaggedRows(at) => write!(out, "{} with more or fewer fields than the header ({at})", rows(at)),
            E::OpenQuote { line } => write!(out, "a quotation mark that is never closed, in the row of line {line}"),
            E::NoId(at) => write!(out, "{} without an id ({at})", rows(at)),
            E::IdTwice(at) => write!(out, "{} with an id that was given before ({at})", rows(at)),
            E::IdsAlike(at) => write!(
                out,
                "{} with an id that differs from another only in capitals, blanks or zeros in front: if it is one person, keep \
                 one of them; if not, change one ({at})",
                rows(at)
            ),
            E::IdsWrittenTwice(at) => write!(
                out,
                "{} with an id that was written in another way before, in capitals, blanks or zeros in front, so that one \
                 person would get two codes: write each person's id in one way ({at})",
                rows(at)
            ),
            E::Personal { what, lines } => {
                let what = match what {
                    Personal::Name => "a name",
                    Personal::Email => "an e-mail address",
                    Personal::Phone => "a phone number",
                    Personal::Insurance => "a social security number",
                    Personal::Account => "the number of a bank account",
                    Personal::Date => "a date",
                };
                write!(
                    out,
                    "{} with an id that looks like {what} ({lines}): give codes instead of people's names; \
                     `groundswell pseudonymise FILE… --key KEYFILE --out FOLDER` makes them",
                    rows(lines)
                )
            }
            E::TooManyPeople { most } => write!(out, "more than {most} people"),
            E::TooManySites => write!(out, "more than 65536 sites"),
            E::TooManyLayers { line } => write!(out, "more than 255 layers of managers (line {line})"),
            E::Circle { lines } => {
                let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
                write!(out, "people who report to each other in a circle (lines {})", lines.join(" → "))
            }
            E::BadWeight(at) => write!(out, "{} whose weight is not a number above 0 ({at})", ties(at)),
            E::UnclearWeight(at) => write!(
                out,
                "{} with a weight that may be one of thousands or have decimals, as 1,234 may: write 1234 or 1.234 ({at})",
                ties(at)
            ),
            E::NotNumbered { people: 1, lines } => write!(out, "{} with an id other than 0 ({lines})", rows(lines)),
            E::NotNumbered { people, lines } => {
                write!(out, "{} with an id that is not a whole number from 0 to {} ({lines})", rows(lines), people - 1)
            }
            E::MostlyUnknownPeople { lines, ties: all } => {
                write!(out, "{} of {all} name people who are not in the people file ({lines})", ties(lines))
            }
            E::NoTies => write!(out, "no ties"),
            E::AllTooWeak { at_least, most } => {
                write!(out, "no tie comes to {at_least}; the strongest has {most}: ask for less")
            }
            E::NoIds { found } => write!(
                out,
                "no column of ids, such as person_id, manager_id, source or target; there are: {}",
                found.join(", ")
            ),
            E::NoTable => write!(out, "this is XML: save people and ties as tables (CSV)"),
            E::NotXml { message } => write!(out, "it opens like XML but is not: {message}"),
            E::UnknownXml { root } => {
                write!(out, "XML that opens with <{root}>; networks are read from GraphML, GEXF and tables")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_remark_may_leave_out_what_holds_of_few() {
        let told = |lines: u64| Remark::SeveralTops((1..=lines).collect()).without_few();
        assert_eq!(told(9), "fewer than 10 people without a manager: several tops");
        assert_eq!(told(14), "10 people without a manager: several tops");
        let weak = Remark::TooWeak { left_out: 3, at_least: 2.0 }.without_few();
        assert_eq!(weak, "fewer than 10 ties of less than 2 left out; all others count in full");
        let latest = Remark::TenureUpTo(NaiveDate::from_ymd_opt(2023, 12, 24).unwrap()).without_few();
        assert_eq!(latest, "years of tenure are counted up to the latest start");
        assert_eq!(Remark::Scaled { largest: 3.5 }.without_few(), "all weights are divided by the largest");
    }

    #[test]
    fn a_remark_says_how_many_and_where() {
        let remark = Remark::UnknownPeople([4, 9, 17, 20, 21].into_iter().collect());
        let said = "5 ties left out that name people who are not in the people file (lines 4, 9, 17 and 2 more)";
        assert_eq!(remark.to_string(), said);
        let one = DataError::NoId([7].into_iter().collect());
        assert_eq!(one.to_string(), "1 row without an id (line 7)");
        let circle = DataError::Circle { lines: vec![3, 4, 9] };
        assert_eq!(circle.to_string(), "people who report to each other in a circle (lines 3 → 4 → 9)");
    }
}
