//! What `sweep` and `merge` take: what is varied, which points there are, and how they are run.

use super::shared::{Changes, Results, Work};
use crate::cli::failure::Failure;
use clap::{Args, ValueEnum};
use groundswell::experiment::{Design, Shard, Until};
use groundswell::report::TableFormat;
use groundswell::scenario::file::Axis;
use groundswell::scenario::typed;
use std::ffi::OsString;
use std::path::PathBuf;

/// What is varied, and how.
#[derive(Debug, Clone, Args)]
pub struct Varied {
    /// A scenario file, or the name of a scenario inside the program
    #[arg(value_name = "FILE")]
    pub file: OsString,
    /// Values of a key, instead of those in the file: key=a,b,c, key=lo..hi:count (evenly spaced)
    /// or key=log:lo..hi:count (equal ratios); may be repeated
    #[arg(long, value_name = "KEY=VALUES", value_parser = typed::axis)]
    pub vary: Vec<Axis>,
    /// Which points there are: every combination of values; values side by side; each key alone; or drawn between the
    /// ends of each key (key=lo..hi): so many points (latin-hypercube, sobol), trajectories (morris) or rows of points
    /// that say how much of the differences comes from each key (indices)
    #[arg(long, value_enum, default_value = "grid")]
    design: Designs,
    /// How many points, trajectories or rows are drawn
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    points: Option<u32>,
    /// A table of points instead: the first line names keys, every other is a point
    #[arg(long, value_name = "CSV", conflicts_with_all = ["vary", "design", "points"])]
    pub list: Option<PathBuf>,
    /// Add runs to each point until the 95 % interval of its answer is so narrow: "halfwidth < 1 point", where the
    /// half width is how far the interval reaches to either side. Never fewer than the scenario's runs nor than 8, and
    /// at most 64 times as many. Looking again and again makes it a little
    /// less sure than it says
    #[arg(long, value_name = "CONDITION")]
    pub until: Option<Until>,
    /// Write the tables of points in another format as well, beside CSV
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_enum)]
    tables: Vec<Tables>,
    #[command(flatten)]
    pub changes: Changes,
}

/// A format of tables beside CSV.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Tables {
    Parquet,
}

/// Which points a sweep has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Designs {
    Grid,
    Zip,
    LatinHypercube,
    Sobol,
    OneAtATime,
    Morris,
    Indices,
    Breakpoints,
    FlipMap,
    CriticalMass,
}

impl Varied {
    /// The formats of tables beside CSV, each once.
    pub fn tables(&self) -> Vec<TableFormat> {
        if self.tables.contains(&Tables::Parquet) { vec![TableFormat::Parquet] } else { Vec::new() }
    }

    /// Which points there are, where no table lists them.
    pub fn design(&self) -> Result<Design, Failure> {
        let drawn = |design: fn(u32) -> Design| {
            let none = || Failure::mistake("it is not said how many points are drawn: give --points N");
            self.points.map(design).ok_or_else(none)
        };
        match (self.design, self.points) {
            (Designs::LatinHypercube, _) => drawn(Design::LatinHypercube),
            (Designs::Sobol, _) => drawn(Design::Sobol),
            (Designs::Morris, _) => drawn(Design::Morris),
            (Designs::Indices, _) => drawn(Design::Indices),
            (_, Some(_)) => Err(Failure::mistake(
                "--points goes with designs that draw them: latin-hypercube, sobol, morris and indices",
            )),
            (Designs::Grid, None) => Ok(Design::Grid),
            (Designs::Zip, None) => Ok(Design::Zip),
            (Designs::OneAtATime, None) => Ok(Design::OneAtATime),
            (Designs::Breakpoints, None) => Ok(Design::Breakpoints),
            (Designs::FlipMap, None) => Ok(Design::FlipMap),
            (Designs::CriticalMass, None) => Ok(Design::CriticalMass(80)),
        }
    }

    /// The same with one run a point.
    pub fn with_one_run(&self) -> Varied {
        Varied { changes: self.changes.with_runs(1), until: None, ..self.clone() }
    }
}

/// Run a scenario at many points: combinations of values of some keys.
#[derive(Debug, Args)]
#[command(after_help = PARTS)]
pub struct Sweep {
    #[command(flatten)]
    pub varied: Varied,
    /// Say what would be run, how long it takes and how much it leaves
    #[arg(long, conflicts_with = "json")]
    pub dry_run: bool,
    /// Run part K of N only; `merge` puts the parts together
    #[arg(long, value_name = "K/N", conflicts_with_all = ["dry_run", "json"])]
    pub shard: Option<Shard>,
    /// Say how many points are finished (exit code 3 while some are not)
    #[arg(long, conflicts_with_all = ["dry_run", "shard", "json"])]
    pub status: bool,
    #[command(flatten)]
    pub results: Results,
    #[command(flatten)]
    pub work: Work,
}

const PARTS: &str = "\
Finished points are kept beside the folder of results until all are there. A sweep that was cut
short goes on when the same command is given again. On several machines: each runs its part
(--shard), then `merge` with the same options.";

/// Put the parts of a sweep together.
#[derive(Debug, Args)]
pub struct Merge {
    #[command(flatten)]
    pub varied: Varied,
    /// Further folders of finished points, from other machines, which stay as they are; may be repeated
    #[arg(long, value_name = "FOLDER")]
    pub from: Vec<PathBuf>,
    #[command(flatten)]
    pub results: Results,
    /// Say nothing of points that are there more than once
    #[arg(long, short)]
    pub quiet: bool,
}
