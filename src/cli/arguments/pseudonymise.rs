//! What `pseudonymise` takes.

use clap::Args;
use std::path::PathBuf;

/// Write tables of people and ties again with codes instead of ids.
#[derive(Debug, Args)]
pub struct Pseudonymise {
    /// Tables of people, ties or nominations (CSV); the same person gets the same code in all of them
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The file of the key; made where there is none. Keep it to yourself: with it codes can be traced back
    #[arg(long, value_name = "KEYFILE")]
    pub key: PathBuf,
    /// The folder for the tables
    #[arg(long, value_name = "FOLDER")]
    pub out: PathBuf,
    /// A column to copy as it is, whatever is in it; others than those of people and ties are left out
    #[arg(long, value_name = "COLUMN")]
    pub keep: Vec<String>,
    /// Say nothing of what became of the columns
    #[arg(long, short)]
    pub quiet: bool,
}
