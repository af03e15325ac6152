//! What `concepts` takes.

use super::shared::{Changes, Work};
use clap::Args;
use std::path::PathBuf;

/// Show the ideas that the program stands for, and run what could refute them.
#[derive(Debug, Args)]
pub struct Concepts {
    /// Ids of concepts: C07 [default: all]
    #[arg(value_name = "ID")]
    pub ids: Vec<String>,
    /// Run their experiments, 100 simulated copies each unless --runs says otherwise
    #[arg(long)]
    pub run: bool,
    /// A register to read instead of the one inside the program, and to write what was found into
    #[arg(long, value_name = "FILE", requires = "run")]
    pub into: Option<PathBuf>,
    #[command(flatten)]
    pub changes: Changes,
    /// Print one JSON object instead of text
    #[arg(long)]
    pub json: bool,
    #[command(flatten)]
    pub work: Work,
}
