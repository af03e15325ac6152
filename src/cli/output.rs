//! The only place that prints: results on stdout, notes on stderr.

use super::failure::Failure;
use anstream::ColorChoice;
use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

/// The width of a result that goes to a file or another program.
const PLAIN_WIDTH: usize = 100;

/// Chooses colour by `--color`, before the arguments are read: their mistakes may be coloured too.
pub fn choose_colour(arguments: impl Iterator<Item = OsString>) {
    let mut before = OsString::new();
    for argument in arguments {
        let choice = match argument.to_str() {
            Some(when) if before == "--color" => when,
            Some(argument) => argument.strip_prefix("--color=").unwrap_or_default(),
            None => "",
        };
        match choice {
            "always" => ColorChoice::Always.write_global(),
            "never" => ColorChoice::Never.write_global(),
            _ => (),
        }
        before = argument;
    }
}

/// Prints a result. A reader who has seen enough (`… | head`) is no failure; a full disk is.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = anstream::stdout().lock();
    let printed = stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush());
    match printed {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::failed(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// Prints a value as JSON.
pub fn print_json(value: &serde_json::Value) -> Result<(), Failure> {
    print(&format!("{value:#}\n"))
}

/// Says something beside the result, if anybody listens.
pub fn note(text: &str) {
    let _ = writeln!(anstream::stderr().lock(), "{text}");
}

/// Whether notes are read by a person as they come.
pub fn is_watched() -> bool {
    io::stderr().is_terminal()
}

/// How wide lines of a result may be.
pub fn width() -> usize {
    match terminal_size::terminal_size_of(io::stdout()) {
        Some((terminal_size::Width(width), _)) => usize::from(width).clamp(80, 120),
        None => PLAIN_WIDTH,
    }
}
