//! What can be asked for on the command line: the commands here, what each takes in a file beside.

mod assess;
mod champions;
mod completions;
mod concepts;
mod fit;
mod network;
mod pseudonymise;
mod run;
mod scenarios;
mod serve;
mod shared;
mod sweep;
mod verify;

use clap::{Arg, CommandFactory as _, Parser, Subcommand, ValueEnum};

pub use assess::Assess;
pub use champions::Champions;
pub use completions::Completions;
pub use concepts::Concepts;
pub use fit::Fit;
pub use network::Network;
pub use pseudonymise::Pseudonymise;
pub use run::{Packs, Run};
pub use scenarios::{Check, Explain, List, New};
pub use serve::Serve;
pub use shared::{Results, Work};
pub use sweep::{Merge, Sweep, Varied};
pub use verify::Verify;

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

/// How arguments are read: a negative number after an option is its value, so that the mistake is told there.
pub fn command() -> clap::Command {
    let with_value = |arg: Arg| {
        let takes = !arg.is_positional() && arg.get_action().takes_values();
        if takes { arg.allow_negative_numbers(true) } else { arg }
    };
    Arguments::command().mut_subcommands(|command| command.mut_args(with_value))
}

/// When to use colour; [`crate::cli::output::choose_colour`] reads it before anything can go wrong.
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
