//! What `serve` takes.

use super::shared::{Changes, Work};
use clap::Args;
use std::ffi::OsString;

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
