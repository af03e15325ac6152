//! What `assess` takes.

use super::shared::Results;
use clap::Args;
use std::path::PathBuf;

/// Say how distributed leadership is, from a log of decisions.
#[derive(Debug, Args)]
pub struct Assess {
    /// A table of decisions: decision_id, team, level (1 tell to 7 delegate), decided_by_level (0 is the top), days,
    /// and optionally consulted and escalated (yes or no)
    #[arg(value_name = "FILE")]
    pub log: PathBuf,
    /// How many layers there are, from the top to the front line [default: as many as the log shows]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u8).range(2..=20))]
    pub layers: Option<u8>,
    #[command(flatten)]
    pub results: Results,
    /// Say nothing of what was mended in the table
    #[arg(long, short)]
    pub quiet: bool,
}
