//! `groundswell completions`: what a shell needs to complete commands.

use super::arguments::{Arguments, Completions};
use super::failure::Failure;
use super::output;
use clap::CommandFactory as _;

/// Prints the completions of a shell.
pub fn completions(asked: &Completions) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(asked.shell, &mut Arguments::command(), "groundswell", &mut text);
    output::print(&String::from_utf8_lossy(&text))
}
