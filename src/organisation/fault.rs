//! What is wrong with a file of people or ties: what was mended, and what cannot be.

use super::lines::Lines;
use crate::privacy::Personal;
use chrono::NaiveDate;

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
    /// Most people's level is not below their manager's: layers are taken from the reporting lines.
    LevelsAgainstMostLines(Lines),
    /// Levels were counted from this number and now count from 0.
    LevelsFrom(u8),
    /// People whose tenure is not known have the median of the others.
    UnknownTenure(Lines),
    /// The first day of week 0 was given, and nothing has a date.
    NoDates,
    /// Days and months of start dates were told apart from the column as a whole.
    DateOrder {
        /// Whether the day comes first.
        day_first: bool,
        /// Whether some date can only be read so; the day comes first where none tells.
        told: bool,
    },
    /// Years of tenure were counted up to the latest start.
    TenureUpTo(NaiveDate),
    /// There is no header: the columns are source and target.
    NoHeader,
    /// Ties that name people who are not in the people file were left out.
    UnknownPeople(Lines),
    /// Ties of people with themselves were left out.
    SelfTies(Lines),
    /// Ties given again count once, with the largest weight.
    RepeatedTies(Lines),
    /// Ties given again were added up.
    AddedUp(Lines),
    /// Ties of less than enough were left out, and the others count in full.
    TooWeak {
        /// How many were left out.
        left_out: u64,
        /// What was enough.
        at_least: f64,
    },
    /// Ties that the file says go both ways count in both directions.
    SaidBothWays(Lines),
    /// Ties that the file says go one way count in both directions, as was asked for.
    SaidOneWay(Lines),
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
    /// Ids differ from others only in capitals, blanks, or zeros in front.
    IdsAlike(Lines),
    /// Ids differ from others, perhaps of another table, only in how they are written.
    IdsWrittenTwice(Lines),
    /// Ids say who somebody is.
    Personal {
        /// What they give away.
        what: Personal,
        /// Where.
        lines: Lines,
    },
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
    /// Weights may be of thousands or have decimals.
    UnclearWeight(Lines),
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
    /// No tie is as strong as asked for.
    AllTooWeak {
        /// What was asked for.
        at_least: f64,
        /// What the strongest tie has.
        most: f64,
    },
    /// There are no ids to make codes of.
    NoIds {
        /// The columns that there are.
        found: Vec<String>,
    },
    /// The file is XML, where a table is asked for.
    NoTable,
    /// The file is not XML.
    NotXml {
        /// What the parser says, with the place.
        message: String,
    },
    /// The file is XML, but neither GraphML nor GEXF.
    UnknownXml {
        /// Its outermost element.
        root: String,
    },
}

impl std::error::Error for DataError {}
