//! What `run` takes.

use super::shared::{Changes, Results, Work};
use clap::{Args, ValueEnum};
use groundswell::scenario::Pack;
use std::ffi::OsString;

/// Compare the strategies of one or more scenarios.
#[derive(Debug, Args)]
pub struct Run {
    /// Scenario files, or names of scenarios inside the program
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<OsString>,
    /// Run under these packs of assumptions, and say what holds in all of them
    #[arg(long, value_name = "PACKS", value_delimiter = ',', value_enum)]
    pub packs: Vec<Packs>,
    /// Look for what would flip the answer however long that takes; without a word it is looked for where half a minute does
    #[arg(long, overrides_with = "no_flips")]
    pub flips: bool,
    /// Do not look for what would flip the answer
    #[arg(long, overrides_with = "flips")]
    pub no_flips: bool,
    #[command(flatten)]
    pub changes: Changes,
    #[command(flatten)]
    pub results: Results,
    #[command(flatten)]
    pub work: Work,
}

/// Packs of assumptions to run under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Packs {
    Sceptic,
    Middle,
    Advocate,
    All,
}

impl Packs {
    /// Whether a pack is among those meant.
    pub fn means(self, pack: Pack) -> bool {
        match self {
            Packs::All => true,
            Packs::Sceptic => pack == Pack::Sceptic,
            Packs::Middle => pack == Pack::Middle,
            Packs::Advocate => pack == Pack::Advocate,
        }
    }
}
