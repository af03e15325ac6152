//! Why a scenario cannot be run.

use super::mistake::Mistake;
use super::page;
use super::words::words;
use std::path::PathBuf;

/// Why a scenario cannot be run.
#[derive(Debug, thiserror::Error)]
pub enum ScenarioError {
    /// A file cannot be read at all.
    #[error("cannot read {}: {source}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// What is written has mistakes.
    #[error("{}", page::plain(.0))]
    Mistakes(Mistakes),
    /// A table of people or ties has a fault.
    #[error("{}: {message}", path.display())]
    Data {
        /// The table.
        path: PathBuf,
        /// What is wrong with it, and where.
        message: String,
    },
    /// Several tables have faults, at least two.
    #[error("{}", .0.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))]
    Several(Vec<ScenarioError>),
}

impl ScenarioError {
    /// The first mistake, with its key, in a line.
    pub fn in_a_line(&self) -> String {
        match self {
            ScenarioError::Mistakes(Mistakes { all, .. }) => {
                let first = &all[0];
                let headline = words(first).0;
                let more = if all.len() > 1 { format!(", and {} more", all.len() - 1) } else { String::new() };
                if first.path.is_empty() { headline } else { format!("{}: {headline}{more}", first.path) }
            }
            other => other.to_string(),
        }
    }

    /// Every mistake and what would do, a line each: for where there is no file to show them in.
    pub fn in_lines(&self) -> String {
        let told = |mistake: &Mistake| match words(mistake) {
            (headline, Some(help)) => format!("{headline}: {help}"),
            (headline, None) => headline,
        };
        match self {
            ScenarioError::Mistakes(Mistakes { all, .. }) => all.iter().map(told).collect::<Vec<_>>().join("\n"),
            other => other.to_string(),
        }
    }

    /// What users read: every mistake in its place, in colour if the terminal has any.
    pub fn page(&self, coloured: bool) -> String {
        match self {
            ScenarioError::Mistakes(mistakes) => page::page(mistakes, coloured),
            ScenarioError::Several(errors) => {
                errors.iter().map(|error| error.page(coloured)).collect::<Vec<_>>().join("\n")
            }
            other => format!("error: {other}\n"),
        }
    }
}

/// All mistakes of a scenario, in the order in which they stand, with what is needed to show them.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistakes {
    /// The name of the file.
    pub name: String,
    /// The text of the file.
    pub text: String,
    /// The values set beside the file, as given: `key=value`.
    pub sets: Vec<String>,
    /// The name and the text of the table of points, where what is varied comes from one.
    pub list: Option<Box<(String, String)>>,
    /// The mistakes, at least one.
    pub all: Vec<Mistake>,
}
