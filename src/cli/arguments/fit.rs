//! What `fit` takes.

use super::shared::{Changes, Results, Work};
use chrono::NaiveDate;
use clap::Args;
use groundswell::scenario::file::Axis;
use groundswell::scenario::typed;
use std::ffi::OsString;
use std::path::PathBuf;

/// Find the values with which a scenario comes out as a pulse survey did.
#[derive(Debug, Args)]
pub struct Fit {
    /// A scenario file, or the name of a scenario inside the program
    #[arg(value_name = "FILE")]
    pub file: OsString,
    /// A table of observations: week or date, percent_doing_it, and optionally n (how many were asked; everybody where
    /// it is empty) and group
    #[arg(long, value_name = "CSV")]
    pub to: PathBuf,
    /// The first day of week 0, where the table has dates
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = date)]
    pub start: Option<NaiveDate>,
    /// The range of a key, instead of those in the file: key=lo..hi, or key=log:lo..hi for equal ratios; may be repeated
    #[arg(long, value_name = "KEY=RANGE", value_parser = typed::range)]
    pub vary: Vec<Axis>,
    /// The strategy that people were in, where there are several
    #[arg(long, value_name = "NAME")]
    pub strategy: Option<String>,
    /// How many sets of values are kept, from 20 to 10000
    #[arg(long, value_name = "N", default_value = "250", value_parser = clap::value_parser!(u32).range(20..=10_000))]
    pub sets: u32,
    #[command(flatten)]
    pub changes: Changes,
    #[command(flatten)]
    pub results: Results,
    #[command(flatten)]
    pub work: Work,
}

/// A day, as `--start` takes it.
fn date(text: &str) -> Result<NaiveDate, String> {
    text.parse().map_err(|_| "give a date like 2026-03-02".into())
}
