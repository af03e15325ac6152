//! What is wrong with a log of decisions, in words, and what would do.

use super::log::LEVELS;
use crate::organisation::{DataError, Lines};
use crate::privacy::SMALLEST;
use std::fmt::{Display, Formatter, Result};

/// What is wrong with a log of decisions.
#[derive(Debug, Clone, PartialEq)]
pub enum Fault {
    /// It is not a table with these columns.
    Table(DataError),
    /// Decisions without an id.
    NoId(Lines),
    /// Decisions with an id that was given before.
    IdTwice(Lines),
    /// Decisions without a team.
    NoTeam(Lines),
    /// Levels that are none of the seven.
    BadLevel(Lines),
    /// Deciding layers that there cannot be.
    BadLayer {
        /// The deepest layer that there can be.
        deepest: u8,
        /// Whether it was given, not just the most that there can be.
        told: bool,
        /// Where.
        lines: Lines,
    },
    /// Days that are not numbers from 0 on.
    BadDays(Lines),
    /// Days that may be thousands or have decimals.
    UnclearDays(Lines),
    /// Numbers of people consulted that are none.
    BadConsulted(Lines),
    /// Escalations that are neither yes nor no.
    BadEscalated(Lines),
    /// Too few decisions to tell anything without telling on somebody.
    TooFew {
        /// How many.
        decisions: usize,
    },
}

impl Fault {
    /// What would do.
    pub fn help(&self) -> String {
        match self {
            Fault::Table(_) => "a log has a header line and the columns decision_id, team, level, decided_by_level, \
                                days, and optionally consulted and escalated"
                .into(),
            Fault::NoId(_) => "give every decision a number or a name of its own".into(),
            Fault::IdTwice(_) => "a row is a decision: leave out the repeated one, or give it another id".into(),
            Fault::NoTeam(_) => "name the team that the decision is about".into(),
            Fault::BadLevel(_) => {
                let level = |(place, word): (usize, &&str)| format!("{} {word}", place + 1);
                format!("give {}", LEVELS.iter().enumerate().map(level).collect::<Vec<_>>().join(", "))
            }
            Fault::BadLayer { deepest, told: true, .. } => {
                format!("{} layers are counted from 0, the top, to {deepest}: give more with --layers", deepest + 1)
            }
            Fault::BadLayer { deepest, .. } => format!("give the layer that decided, from 0, the top, to {deepest}"),
            Fault::BadDays(_) => "give the days from the question to the decision: 0, 0.5, 12".into(),
            Fault::UnclearDays(_) => "write 1234 or 1.234 days".into(),
            Fault::BadConsulted(_) => "give how many people were consulted, or leave the cell empty".into(),
            Fault::BadEscalated(_) => "give yes or no, or leave out the column".into(),
            Fault::TooFew { .. } => format!("fewer than {SMALLEST} could tell on somebody: log more of them"),
        }
    }
}

impl Display for Fault {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let mut rows = |lines: &Lines, what: &str| {
            let plural = if lines.count() == 1 { "" } else { "s" };
            write!(out, "{} decision{plural} {what} ({lines})", lines.count())
        };
        match self {
            Fault::Table(error) => write!(out, "{error}"),
            Fault::NoId(lines) => rows(lines, "without an id"),
            Fault::IdTwice(lines) => rows(lines, "with an id that was given before"),
            Fault::NoTeam(lines) => rows(lines, "without a team"),
            Fault::BadLevel(lines) => rows(lines, "whose level is none of 1 to 7"),
            Fault::BadLayer { deepest, lines, .. } => {
                rows(lines, &format!("whose decided_by_level is not a whole number from 0 to {deepest}"))
            }
            Fault::BadDays(lines) => rows(lines, "whose days are not a number from 0 on"),
            Fault::UnclearDays(lines) => rows(lines, "whose days may be thousands or have decimals, as 1,234 may"),
            Fault::BadConsulted(lines) => rows(lines, "whose consulted is not a whole number from 0 on"),
            Fault::BadEscalated(lines) => rows(lines, "whose escalated is neither yes nor no"),
            Fault::TooFew { decisions: 1 } => write!(out, "only 1 decision"),
            Fault::TooFew { decisions } => write!(out, "only {decisions} decisions"),
        }
    }
}
