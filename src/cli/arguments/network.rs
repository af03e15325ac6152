//! What `network` takes.

use super::shared::{Results, Work, whole};
use clap::{Args, ValueEnum};
use groundswell::organisation::Direction;
use groundswell::scenario::typed;
use std::ffi::OsString;
use std::path::PathBuf;

/// Say what a network is like, and who reaches whom, before anything is simulated.
#[derive(Debug, Args)]
pub struct Network {
    /// A scenario file, or the name of a scenario inside the program
    #[arg(value_name = "FILE", conflicts_with_all = ["people", "ties"])]
    pub file: Option<OsString>,
    /// A table of people: person_id, and optionally manager_id, team, site, level, start_date
    #[arg(long, value_name = "FILE")]
    pub people: Option<PathBuf>,
    /// A table of ties: source, target, and optionally weight; or GraphML, or GEXF
    #[arg(long, value_name = "FILE")]
    pub ties: Option<PathBuf>,
    /// Which way a row of ties works
    #[arg(long, value_name = "DIRECTION", value_enum, requires = "ties")]
    pub direction: Option<TiesWork>,
    /// What the rows of a tie must come to for it to count, their weights added up; several values are compared
    #[arg(long, value_name = "N", value_delimiter = ',', requires = "ties", value_parser = above_zero)]
    pub at_least: Vec<f64>,
    /// How many people the groups have that are compared [default: 3 % of all]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub group: Option<u32>,
    /// A table of people (person_id) whose reach is to be told as well
    #[arg(long, value_name = "FILE")]
    pub group_file: Option<PathBuf>,
    /// Write a made-up twin as well: as many people in each layer, the same numbers of contacts and much the same mix
    /// of ties, small teams put together, no id; reporting lines stay
    #[arg(long)]
    pub twin: bool,
    /// Change a value of the scenario; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = typed::setting, requires = "file")]
    set: Vec<(String, String)>,
    /// The random seed, by which people are drawn, and a made-up organisation
    #[arg(long, value_name = "N", value_parser = whole)]
    pub seed: Option<u64>,
    #[command(flatten)]
    pub results: Results,
    #[command(flatten)]
    pub work: Work,
}

impl Network {
    /// All changes as settings beside the scenario.
    pub fn sets(&self) -> Vec<(String, String)> {
        let seed = self.seed.map(|seed| ("seed".to_owned(), seed.to_string()));
        self.set.iter().cloned().chain(seed).collect()
    }
}

/// Which way a row of ties works.
#[derive(Debug, Clone, Copy, ValueEnum)]
#[value(rename_all = "snake_case")]
pub enum TiesWork {
    /// The two influence each other
    BothWays,
    /// The source's example reaches the target
    SourceInfluencesTarget,
    /// The source turns to the target (a survey)
    SourceTurnsToTarget,
}

impl From<TiesWork> for Direction {
    fn from(work: TiesWork) -> Direction {
        match work {
            TiesWork::BothWays => Direction::BothWays,
            TiesWork::SourceInfluencesTarget => Direction::SourceInfluencesTarget,
            TiesWork::SourceTurnsToTarget => Direction::SourceTurnsToTarget,
        }
    }
}

/// A number above 0.
fn above_zero(text: &str) -> Result<f64, String> {
    let number = text.trim().parse().ok().filter(|&number: &f64| number > 0.0 && number.is_finite());
    number.ok_or_else(|| "give a number above 0, such as 20".into())
}
