//! What ends the program early: what is said, and with which exit code.

use super::output;
use groundswell::experiment::{Interrupted, SeekError, ThreadsError};
use groundswell::report::ReportError;
use groundswell::scenario::ScenarioError;
use std::process::ExitCode;

/// What ends the program early.
#[derive(Debug)]
pub enum Failure {
    /// Help or version was asked for, and given.
    Answered,
    /// The run failed: a disk or a system said no.
    Failed(String),
    /// The input is mistaken; a whole page, ready to be read.
    Mistake(String),
    /// Something is incomplete, or not the same.
    Differs(String),
    /// Somebody interrupted it, and this is left.
    Interrupted(String),
}

impl Failure {
    /// A mistake in a sentence.
    pub fn mistake(message: impl std::fmt::Display) -> Failure {
        Failure::Mistake(error(message))
    }

    /// Several mistakes, a sentence each; none is no failure.
    pub fn mistakes(messages: &[String]) -> Result<(), Failure> {
        let pages: Vec<String> = messages.iter().map(error).collect();
        if pages.is_empty() { Ok(()) } else { Err(Failure::Mistake(pages.join("\n\n"))) }
    }

    /// The mistakes of both, where the other is one too.
    pub fn and(self, other: Option<Failure>) -> Failure {
        match (self, other) {
            (Failure::Mistake(one), Some(Failure::Mistake(other))) => {
                Failure::Mistake(format!("{}\n\n{other}", one.trim_end()))
            }
            (one, _) => one,
        }
    }

    /// A failure in a sentence.
    pub fn failed(message: impl std::fmt::Display) -> Failure {
        Failure::Failed(error(message))
    }

    /// A difference in a sentence.
    pub fn differs(message: impl std::fmt::Display) -> Failure {
        Failure::Differs(error(message))
    }

    /// An interruption that leaves nothing.
    pub fn interrupted() -> Failure {
        Failure::Interrupted("interrupted: nothing of this run was written".into())
    }

    /// Says what happened, and gives the exit code.
    pub fn tell(self) -> ExitCode {
        let (page, code) = match self {
            Failure::Answered => return ExitCode::SUCCESS,
            Failure::Failed(page) => (page, 1),
            Failure::Mistake(page) => (page, 2),
            Failure::Differs(page) => (page, 3),
            Failure::Interrupted(page) => (page, 130),
        };
        output::note(page.trim_end());
        ExitCode::from(code)
    }
}

fn error(message: impl std::fmt::Display) -> String {
    format!("\u{1b}[1;31merror\u{1b}[0m: {message}")
}

/// Does something with each, and gathers the mistakes of all.
pub fn each<F, T>(all: &[F], read: impl FnMut(&F) -> Result<T, Failure>) -> (Vec<T>, Result<(), Failure>) {
    let (mut sound, mut pages) = (Vec::new(), Vec::new());
    for result in all.iter().map(read) {
        match result {
            Ok(value) => sound.push(value),
            Err(Failure::Mistake(page)) => pages.push(page.trim_end().to_owned()),
            Err(other) => return (sound, Err(other)),
        }
    }
    let mistakes = if pages.is_empty() { Ok(()) } else { Err(Failure::Mistake(pages.join("\n\n"))) };
    (sound, mistakes)
}

impl From<ScenarioError> for Failure {
    fn from(error: ScenarioError) -> Failure {
        Failure::Mistake(error.page(true))
    }
}

impl From<ReportError> for Failure {
    fn from(error: ReportError) -> Failure {
        match error {
            ReportError::Damaged { .. } | ReportError::NotOurs { .. } | ReportError::NotAFolder { .. } => {
                Failure::mistake(error)
            }
            ReportError::OtherSweep { .. } | ReportError::Contradiction { .. } => Failure::differs(error),
            ReportError::Io { .. } | ReportError::Chart(_) => Failure::failed(error),
        }
    }
}

impl From<ThreadsError> for Failure {
    fn from(error: ThreadsError) -> Failure {
        Failure::failed(error)
    }
}

impl From<Interrupted> for Failure {
    fn from(_: Interrupted) -> Failure {
        Failure::interrupted()
    }
}

impl From<SeekError> for Failure {
    fn from(error: SeekError) -> Failure {
        match error {
            SeekError::Points(error) => error.into(),
            SeekError::Interrupted => Failure::interrupted(),
        }
    }
}
