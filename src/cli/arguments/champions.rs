//! What `champions` takes.

use super::shared::{Changes, Results, Work};
use clap::Args;
use std::ffi::OsString;

/// Compare ways of choosing champions in a strategy of a scenario: the first that uses champions.
#[derive(Debug, Args)]
pub struct Champions {
    /// A scenario file, or the name of a scenario inside the program
    #[arg(value_name = "SCENARIO")]
    pub scenario: OsString,
    /// The ways of choosing: degree,coverage,nomination [default: all that the data allow, but searched]
    #[arg(long, value_name = "WAYS", value_delimiter = ',')]
    pub by: Vec<String>,
    /// How many people each chooses, in percent of all [default: as many as the strategy has]
    #[arg(long, value_name = "PERCENT", value_parser = percent, conflicts_with = "people")]
    pub share: Option<f64>,
    /// How many people each chooses
    #[arg(long, value_name = "N")]
    pub people: Option<u32>,
    /// Write champions.csv, the ids of those chosen in the first run: personal data
    #[arg(long)]
    pub list_ids: bool,
    #[command(flatten)]
    pub changes: Changes,
    #[command(flatten)]
    pub results: Results,
    #[command(flatten)]
    pub work: Work,
}

/// A percentage above 0.
fn percent(given: &str) -> Result<f64, String> {
    let value = given.trim_end_matches('%').trim().parse::<f64>().ok();
    value.filter(|value| *value > 0.0 && *value <= 100.0).ok_or_else(|| "give a number above 0, up to 100".into())
}
