//! What can be asked for on the command line.

pub use super::sweep_arguments::{Merge, Sweep, Varied};
use clap::{Args, Parser, Subcommand, ValueEnum};
use groundswell::organisation::Direction;
use groundswell::report;
use groundswell::scenario::file::Axis;
use groundswell::scenario::{Pack, typed};
use std::ffi::OsString;
use std::path::PathBuf;

const EXAMPLES: &str = "\
Examples:
  groundswell run announce-or-seed                           a scenario inside the program
  groundswell run my.toml --set champions.people=20          a file, with one value changed
  groundswell sweep my.toml --vary champions.people=5,10,20  the same at several values

Results go to output/NAME/. Exit codes: 0 done, 1 failed, 2 mistaken input, 3 incomplete or
`verify` differs, 130 interrupted.";

/// How behaviours spread in organisations: announce it from the top, seed champions, or both?
#[derive(Debug, Parser)]
#[command(name = "groundswell", version, after_help = EXAMPLES, disable_help_subcommand = true, max_term_width = 100)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// When to use colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", default_value = "auto")]
    color: Colour,
}

/// When to use colour; [`super::output::choose_colour`] reads it before anything can go wrong.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Colour {
    Auto,
    Always,
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compare the strategies of one or more scenarios
    Run(Run),
    /// Run a scenario at many points: combinations of values of some keys
    Sweep(Sweep),
    /// Put the parts of a sweep together
    Merge(Merge),
    /// Say how distributed leadership is, from a log of decisions
    Assess(Assess),
    /// Find the values with which a scenario comes out as a pulse survey did
    Fit(Fit),
    /// Open a page on this machine to play with a scenario before others
    Serve(Serve),
    /// Compare ways of choosing champions in a strategy of a scenario
    Champions(Champions),
    /// Say what a network is like, and who reaches whom, before anything is simulated
    Network(Network),
    /// Write tables of people and ties again with codes instead of ids
    Pseudonymise(Pseudonymise),
    /// List the scenarios inside the program
    List(List),
    /// Write a scenario to start from
    New(New),
    /// Check scenarios without running them
    Check(Check),
    /// Explain a key of a scenario, or list all keys
    Explain(Explain),
    /// Show the ideas that the program stands for, and run what could refute them
    Concepts(Concepts),
    /// Print the JSON Schema of scenarios, for editors
    Schema,
    /// Run a folder of results again and compare every byte
    Verify(Verify),
    /// Print completions for a shell
    Completions(Completions),
}

/// Compare the strategies of one or more scenarios.
#[derive(Debug, Args)]
pub struct Run {
    /// Scenario files, or names of scenarios inside the program
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<OsString>,
    /// Run under these packs of assumptions, and say what holds in all of them
    #[arg(long, value_name = "PACKS", value_delimiter = ',', value_enum)]
    pub packs: Vec<Packs>,
    /// Look for what would flip the answer too: along the keys that the file varies, or else along those that often decide
    #[arg(long)]
    pub flips: bool,
    #[command(flatten)]
    pub changes: Changes,
    #[command(flatten)]
    pub results: Results,
    #[command(flatten)]
    pub work: Work,
}

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

/// Find the values with which a scenario comes out as a pulse survey did.
#[derive(Debug, Args)]
pub struct Fit {
    /// A scenario file, or the name of a scenario inside the program
    #[arg(value_name = "FILE")]
    pub file: OsString,
    /// A table of observations: week, percent_doing_it, and optionally n (how many were asked; everybody where it is
    /// empty) and group
    #[arg(long, value_name = "CSV")]
    pub to: PathBuf,
    /// The range of a key, instead of those in the file: key=lo..hi, or key=log:lo..hi for equal ratios; may be repeated
    #[arg(long, value_name = "KEY=RANGE", value_parser = typed::axis)]
    pub vary: Vec<Axis>,
    /// The strategy that people were in, where there are several
    #[arg(long, value_name = "NAME")]
    pub strategy: Option<String>,
    /// How many sets of values are kept
    #[arg(long, value_name = "N", default_value = "250", value_parser = clap::value_parser!(u32).range(20..=10_000))]
    pub sets: u32,
    #[command(flatten)]
    pub changes: Changes,
    #[command(flatten)]
    pub results: Results,
    #[command(flatten)]
    pub work: Work,
}

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
    /// Write a made-up twin as well: as many people in each layer, team and site, the same numbers of contacts and the
    /// same mix of ties, no id; reporting lines stay
    #[arg(long)]
    pub twin: bool,
    /// Change a value of the scenario; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = typed::setting, requires = "file")]
    set: Vec<(String, String)>,
    /// The random seed, by which people are drawn, and a made-up organisation
    #[arg(long, value_name = "N")]
    pub seed: Option<u64>,
    #[command(flatten)]
    pub results: Results,
    #[command(flatten)]
    pub work: Work,
}

/// Open a page on this machine to play with a scenario before others.
#[derive(Debug, Args)]
pub struct Serve {
    /// A scenario file, or the name of a scenario inside the program
    #[arg(value_name = "FILE")]
    pub file: OsString,
    /// The port on 127.0.0.1; any that is free if none is given
    #[arg(long, value_name = "PORT", default_value = "0", hide_default_value = true)]
    pub port: u16,
    /// How many runs may be at work at a time
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u8).range(1..=16))]
    pub at_once: u8,
    /// How much one run may ask for: millions of person-weeks, over all runs and strategies
    #[arg(long, value_name = "MILLIONS", default_value = "1000", value_parser = clap::value_parser!(u32).range(1..))]
    pub most: u32,
    #[command(flatten)]
    pub changes: Changes,
    #[command(flatten)]
    pub work: Work,
}

/// A percentage above 0.
fn percent(given: &str) -> Result<f64, String> {
    let value = given.trim_end_matches('%').trim().parse::<f64>().ok();
    value.filter(|value| *value > 0.0 && *value <= 100.0).ok_or_else(|| "give a number above 0, up to 100".into())
}

impl Network {
    /// All changes as settings beside the scenario.
    pub fn sets(&self) -> Vec<(String, String)> {
        let seed = self.seed.map(|seed| ("seed".to_owned(), seed.to_string()));
        self.set.iter().cloned().chain(seed).collect()
    }
}

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

/// Values that differ from the file.
#[derive(Debug, Clone, Args)]
pub struct Changes {
    /// Change a value of the scenario; may be repeated
    #[arg(long, value_name = "KEY=VALUE", value_parser = typed::setting)]
    set: Vec<(String, String)>,
    /// How many simulated copies: short for --set runs=N
    #[arg(long, value_name = "N")]
    runs: Option<u64>,
    /// The random seed: short for --set seed=N
    #[arg(long, value_name = "N")]
    seed: Option<u64>,
}

impl Changes {
    /// The same with so many runs.
    pub fn with_runs(&self, runs: u64) -> Changes {
        Changes { runs: Some(runs), ..self.clone() }
    }

    /// All changes as settings beside the file.
    pub fn sets(&self) -> Vec<(String, String)> {
        let short = [("runs", self.runs), ("seed", self.seed)];
        let short = short.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?.to_string())));
        self.set.iter().cloned().chain(short).collect()
    }
}

/// Where results go, and how.
#[derive(Debug, Args)]
pub struct Results {
    /// The folder in which the folder NAME of the results is made
    #[arg(long, value_name = "FOLDER", default_value = "output")]
    pub out: PathBuf,
    /// The formats of charts
    #[arg(long, value_name = "FORMATS", value_delimiter = ',', value_enum)]
    formats: Vec<Format>,
    /// Print one JSON object instead of text
    #[arg(long)]
    pub json: bool,
}

impl Results {
    /// The formats as a setting beside the file, where any are given.
    pub fn set(&self) -> Option<(String, String)> {
        let words: Vec<&str> = self
            .formats
            .iter()
            .map(|format| match format {
                Format::Png => "\"png\"",
                Format::Svg => "\"svg\"",
            })
            .collect();
        (!words.is_empty()).then(|| ("chart.formats".into(), format!("[{}]", words.join(", "))))
    }

    /// The formats of charts, each once: all where none is given.
    pub fn formats(&self) -> Vec<report::Format> {
        let mut formats = Vec::new();
        for format in if self.formats.is_empty() { &[Format::Png, Format::Svg] } else { self.formats.as_slice() } {
            let format = match format {
                Format::Png => report::Format::Png,
                Format::Svg => report::Format::Svg,
            };
            if !formats.contains(&format) {
                formats.push(format);
            }
        }
        formats
    }
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

/// The format of a chart.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Png,
    Svg,
}

/// How the work is done; it changes no number.
#[derive(Debug, Args)]
pub struct Work {
    /// How many runs go side by side [default: as many as the machine can]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub threads: Option<u16>,
    /// Say nothing of progress
    #[arg(long, short)]
    pub quiet: bool,
}

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

/// Run a folder of results again and compare every byte.
#[derive(Debug, Args)]
pub struct Verify {
    /// A folder that `run`, `sweep`, `fit`, `assess`, `champions` or `network` wrote
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    #[command(flatten)]
    pub work: Work,
}

/// Print completions for a shell.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub shell: clap_complete::Shell,
}
