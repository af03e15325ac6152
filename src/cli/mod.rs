//! The command line: arguments in, results on stdout, progress and notes on stderr, an exit code.

mod arguments;
mod assess;
mod champions;
mod check;
mod completions;
mod concepts;
mod explain;
mod failure;
mod fit;
mod interrupt;
mod list;
mod log;
mod merge;
mod network;
mod new;
mod output;
mod packs;
mod progress;
mod pseudonymise;
mod results;
mod run;
mod schema;
mod serve;
mod source;
mod sweep;
mod verify;
mod work;

use arguments::{Arguments, Command};
use clap::FromArgMatches as _;
use failure::Failure;
use std::process::ExitCode;

/// What stands on the screen when nothing is asked for.
const SHORT_HELP: &str = "\
How behaviours spread in organisations: announce it from the top, seed champions, or both?

  groundswell run announce-or-seed              compare four strategies, with charts
  groundswell new my-question.toml              start a scenario of your own

`groundswell list` shows the scenarios inside the program, `groundswell --help` every command.
";

/// Does what the arguments ask for.
pub fn main() -> ExitCode {
    output::choose_colour(std::env::args_os());
    match asked().and_then(|arguments| done(arguments.command)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => failure.tell(),
    }
}

/// The arguments; help and version are answered here.
fn asked() -> Result<Arguments, Failure> {
    let matches = arguments::command().try_get_matches();
    matches.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|answer| {
        if answer.use_stderr() {
            return Failure::Mistake(answer.render().ansi().to_string());
        }
        match output::print(&answer.render().ansi().to_string()) {
            Ok(()) => Failure::Answered,
            Err(failure) => failure,
        }
    })
}

fn done(command: Option<Command>) -> Result<(), Failure> {
    match command {
        None => output::print(SHORT_HELP),
        Some(Command::Run(asked)) => run::run(&asked),
        Some(Command::Sweep(asked)) => sweep::sweep(&asked),
        Some(Command::Merge(asked)) => merge::merge(&asked),
        Some(Command::Assess(asked)) => assess::assess(&asked),
        Some(Command::Fit(asked)) => fit::fit(&asked),
        Some(Command::Champions(asked)) => champions::champions(&asked),
        Some(Command::Network(asked)) => network::network(&asked),
        Some(Command::Pseudonymise(asked)) => pseudonymise::pseudonymise(&asked),
        Some(Command::List(asked)) => list::list(&asked),
        Some(Command::New(asked)) => new::new(&asked),
        Some(Command::Check(asked)) => check::check(&asked),
        Some(Command::Explain(asked)) => explain::explain(&asked),
        Some(Command::Concepts(asked)) => concepts::concepts(&asked),
        Some(Command::Schema) => schema::schema(),
        Some(Command::Serve(asked)) => serve::serve(&asked),
        Some(Command::Verify(asked)) => verify::verify(&asked),
        Some(Command::Completions(asked)) => completions::completions(&asked),
    }
}
