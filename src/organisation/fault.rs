//! What is wrong with a file of people or ties: what was mended, and what cannot be.

use std::fmt::{Display, Formatter, Result};

/// Where something occurs in a file: how often, and the first few lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    count: u64,
    first: Vec<u64>,
}

/// How many lines are listed before the others are only counted.
const LISTED: usize = 3;

impl Lines {
    /// How many lines, listed or not.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The first few line numbers, in the order of the file; the header is line 1.
    pub fn first(&self) -> &[u64] {
        &self.first
    }

    /// Adds the next line.
    pub(super) fn push(&mut self, line: u64) {
        self.count += 1;
        if self.first.len() < LISTED {
            self.first.push(line);
        }
    }

    /// What `make` says about these lines, unless there are none.
    pub(super) fn report<T>(self, make: impl FnOnce(Lines) -> T) -> Option<T> {
        (self.count > 0).then(|| make(self))
    }
}

impl FromIterator<u64> for Lines {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Lines {
        let mut lines = Lines::default();
        numbers.into_iter().for_each(|line| lines.push(line));
        lines
    }
}

impl Display for Lines {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let listed: Vec<String> = self.first.iter().map(u64::to_string).collect();
        write!(out, "line{} {}", if self.count == 1 { "" } else { "s" }, listed.join(", "))?;
        match self.count - self.first.len() as u64 {
            0 => Ok(()),
            more => write!(out, " and {more} more"),
        }
    }
}

/// Something in a file that was mended: the file is read, and this is said.
#[derive(Debug, Clone, PartialEq)]
pub enum Remark {
    /// Rows without any content were skipped.
    EmptyRows(Lines),
    /// Managers who are not in the file count as none.
    UnknownManagers(Lines),
    /// People given as their own manager have none.
    OwnManagers(Lines),
    /// There is more than one person without a manager.
    SeveralTops(Lines),
    /// People without a team make up a team of their own.
    NoTeam(Lines),
    /// People without a site make up a site of their own.
    NoSite(Lines),
    /// Levels that are not whole numbers: layers are taken from the reporting lines.
    UnusableLevels(Lines),
    /// People whose level is not below their manager's.
    LevelsAgainstLines(Lines),
    /// Levels were counted from this number and now count from 0.
    LevelsFrom(u8),
    /// People whose tenure is not known have the median of the others.
    UnknownTenure(Lines),
    /// Ties that name people who are not in the people file were left out.
    UnknownPeople(Lines),
    /// Ties of people with themselves were left out.
    SelfTies(Lines),
    /// Ties given again count once, with the largest weight.
    RepeatedTies(Lines),
    /// Ties without a weight have weight 1.
    NoWeight(Lines),
    /// All weights were divided by the largest.
    Scaled {
        /// The largest weight, above 1.
        largest: f64,
    },
}

/// Something in a file that cannot be mended.
#[derive(Debug, Clone, PartialEq)]
pub enum DataError {
    /// The file is not UTF-8 text.
    NotText {
        /// The line of the first byte that is not.
        line: u64,
    },
    /// There is no header line, or nothing below it.
    NoRows,
    /// A required column is missing.
    NoColumn {
        /// Its name.
        column: &'static str,
        /// The columns that there are.
        found: Vec<String>,
    },
    /// Two columns could be the same one.
    ColumnTwice {
        /// Its name.
        column: &'static str,
    },
    /// Rows have more or fewer fields than the header.
    RaggedRows(Lines),
    /// A quotation mark has no partner.
    OpenQuote {
        /// The line on which its row begins.
        line: u64,
    },
    /// Rows have no id.
    NoId(Lines),
    /// Rows repeat an id given before.
    IdTwice(Lines),
    /// There are more people than can be simulated.
    TooManyPeople {
        /// How many can be.
        most: u32,
    },
    /// There are more sites than can be told apart.
    TooManySites,
    /// There are more layers than can be told apart.
    TooManyLayers {
        /// The line of somebody too far down.
        line: u64,
    },
    /// People report to each other in a circle.
    Circle {
        /// The line of each of them, from report to manager.
        lines: Vec<u64>,
    },
    /// Weights are not numbers above 0.
    BadWeight(Lines),
    /// Ids are not whole numbers below the number of people.
    NotNumbered {
        /// The number of people.
        people: u32,
        /// Where.
        lines: Lines,
    },
    /// Most ties name people who are not in the people file.
    MostlyUnknownPeople {
        /// The ties that do.
        lines: Lines,
        /// How many ties there are.
        ties: u64,
    },
    /// No tie is left.
    NoTies,
}

/// "1 row" or "2 rows".
struct Of<'a>(&'a Lines, &'static str, &'static str);

impl Display for Of<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        write!(out, "{} {}", self.0.count, if self.0.count == 1 { self.1 } else { self.2 })
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
        use Remark as R;
        match self {
            R::EmptyRows(at) => write!(out, "{} without content skipped ({at})", rows(at)),
            R::UnknownManagers(at) => {
                write!(out, "{} with a manager who is not in the file, counted as without manager ({at})", people(at))
            }
            R::OwnManagers(at) => {
                write!(out, "{} given as their own manager, counted as without manager ({at})", people(at))
            }
            R::SeveralTops(at) => write!(out, "{} without a manager: several tops ({at})", people(at)),
            R::NoTeam(at) => write!(out, "{} without a team, put together in one ({at})", people(at)),
            R::NoSite(at) => write!(out, "{} without a site, put together at one ({at})", people(at)),
            R::UnusableLevels(at) => write!(
                out,
                "{} whose level is not a whole number from 0 to 254: layers are taken from the reporting lines ({at})",
                people(at)
            ),
            R::LevelsAgainstLines(at) => write!(out, "{} whose level is not below their manager's ({at})", people(at)),
            R::LevelsFrom(first) => write!(out, "levels start at {first}: layers are counted from 0 all the same"),
            R::UnknownTenure(at) => {
                write!(
                    out,
                    "{} whose tenure is not a number of years, given the median of the others ({at})",
                    people(at)
                )
            }
            R::UnknownPeople(at) => {
                write!(out, "{} left out that name people who are not in the people file ({at})", ties(at))
            }
            R::SelfTies(at) => write!(out, "{} of people with themselves left out ({at})", ties(at)),
            R::RepeatedTies(at) => {
                write!(out, "{} given again, counted once with the largest weight ({at})", ties(at))
            }
            R::NoWeight(at) => write!(out, "{} without a weight, counted as 1 ({at})", ties(at)),
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
            E::NoColumn { column, found } => write!(out, "no column {column}; there are: {}", found.join(", ")),
            E::ColumnTwice { column } => write!(out, "two columns could be {column}: rename one"),
            E::RaggedRows(at) => write!(out, "{} with more or fewer fields than the header ({at})", rows(at)),
            E::OpenQuote { line } => write!(out, "a quotation mark that is never closed, in the row of line {line}"),
            E::NoId(at) => write!(out, "{} without an id ({at})", rows(at)),
            E::IdTwice(at) => write!(out, "{} with an id that was given before ({at})", rows(at)),
            E::TooManyPeople { most } => write!(out, "more than {most} people"),
            E::TooManySites => write!(out, "more than 65536 sites"),
            E::TooManyLayers { line } => write!(out, "more than 255 layers of managers (line {line})"),
            E::Circle { lines } => {
                let lines: Vec<String> = lines.iter().map(u64::to_string).collect();
                write!(out, "people who report to each other in a circle (lines {})", lines.join(" → "))
            }
            E::BadWeight(at) => write!(out, "{} whose weight is not a number above 0 ({at})", ties(at)),
            E::NotNumbered { people: 1, lines } => write!(out, "{} with an id other than 0 ({lines})", rows(lines)),
            E::NotNumbered { people, lines } => {
                write!(out, "{} with an id that is not a whole number from 0 to {} ({lines})", rows(lines), people - 1)
            }
            E::MostlyUnknownPeople { lines, ties: all } => {
                write!(out, "{} of {all} name people who are not in the people file ({lines})", ties(lines))
            }
            E::NoTies => write!(out, "no ties"),
        }
    }
}

impl std::error::Error for DataError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_few_lines_are_listed_and_the_others_counted() {
        let lines = |numbers: &[u64]| numbers.iter().copied().collect::<Lines>();
        assert_eq!(lines(&[4]).to_string(), "line 4");
        assert_eq!(lines(&[4, 9]).to_string(), "lines 4, 9");
        let remark = Remark::UnknownPeople(lines(&[4, 9, 17, 20, 21]));
        let said = "5 ties left out that name people who are not in the people file (lines 4, 9, 17 and 2 more)";
        assert_eq!(remark.to_string(), said);
    }
}
