//! The concept register: every idea that the program was built for, what in it stands for that idea, what
//! would show the idea to be wrong, and what the latest run said. One file, `concepts.toml`, read from here.
//!
//! row → its experiments → scenarios with ways side by side → values a run → judged by the row's claim

mod check;
mod claim;
mod concept;
mod measure;
mod run;
mod trial;
mod write;

pub use check::{Fault, faults};
pub use claim::{Finding, Outcome};
pub use concept::{Claim, Concept, Experiment, Kind, Verdict, Way};
pub use measure::{Reading, reading};
pub use run::{Done, concluded, run};
pub use trial::{NotRun, Trial, trial};
pub use write::with_verdicts;

use serde::Deserialize;
use std::collections::BTreeMap;

/// The register inside the program.
pub const TEXT: &str = include_str!("../../concepts.toml");

/// Every concept, in order.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Register {
    /// What each article is about, by its number.
    pub articles: BTreeMap<String, String>,
    /// What each mechanism of the model is, by its number.
    pub mechanisms: BTreeMap<String, String>,
    /// A row each.
    #[serde(rename = "concept")]
    pub concepts: Vec<Concept>,
}

/// A register that cannot be read: what is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct RegisterError(String);

impl Register {
    /// Reads a register.
    pub fn read(text: &str) -> Result<Register, RegisterError> {
        toml_edit::de::from_str(text).map_err(|error| RegisterError(error.to_string().trim_end().to_owned()))
    }

    /// The row of an id, in capitals or not.
    pub fn find(&self, id: &str) -> Option<&Concept> {
        self.concepts.iter().find(|concept| concept.id.eq_ignore_ascii_case(id.trim()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_inside_the_program_reads() {
        let register = Register::read(TEXT).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(register.find("c07").unwrap().id, "C07");
        assert!(register.find("C99").is_none());
    }

    #[test]
    fn a_mistake_is_shown_in_its_place() {
        let error = Register::read("[[concept]]\nid = 7\n").unwrap_err().to_string();
        assert!(error.contains("line 2") && error.contains("expected a string"), "{error}");
    }
}
