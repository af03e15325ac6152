//! What commands take that show, write or check scenarios: `list`, `new`, `check` and `explain`.

use super::shared::Changes;
use clap::Args;
use std::ffi::OsString;
use std::path::PathBuf;

/// List the scenarios inside the program.
#[derive(Debug, Args)]
pub struct List {
    /// Print one JSON object instead of text
    #[arg(long)]
    pub json: bool,
}

/// Write a scenario to start from.
#[derive(Debug, Args)]
pub struct New {
    /// The file to write; one that is there is never overwritten [default: scenario.toml, or NAME.toml]
    #[arg(value_name = "PATH")]
    pub path: Option<PathBuf>,
    /// Copy a scenario inside the program
    #[arg(long, value_name = "NAME")]
    pub from: Option<OsString>,
}

/// Check scenarios without running them.
#[derive(Debug, Args)]
pub struct Check {
    /// Scenario files, or names of scenarios inside the program
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<OsString>,
    #[command(flatten)]
    pub changes: Changes,
}

/// Explain a key of a scenario, or list all keys.
#[derive(Debug, Args)]
pub struct Explain {
    /// A key, a table or a choice: champions.people, champions, whole_teams
    #[arg(value_name = "KEY")]
    pub key: Option<String>,
}
