//! `groundswell serve`: a page on this machine's loopback, to play with a scenario before others.

use super::arguments::Serve;
use super::failure::Failure;
use super::interrupt;
use super::output;
use super::source::Source;
use groundswell::serve::{Limits, Subject, serve as served};

/// Serves until it is interrupted.
pub fn serve(asked: &Serve) -> Result<(), Failure> {
    let source = Source::find(&asked.file)?;
    let text = String::from_utf8(source.bytes.clone())
        .map_err(|_| Failure::mistake(format!("{} is not text", source.shown)))?;
    let named = (source.title(), source.shown.clone());
    let limits = Limits {
        at_once: usize::from(asked.at_once),
        person_weeks: u64::from(asked.most) * 1_000_000,
        threads: asked.work.threads(),
    };
    let subject = Subject::read(named, text, source.folder.clone(), asked.changes.sets(), limits)?;
    interrupt::listen();
    let ready = |link: &str| {
        if !asked.work.quiet {
            output::note("open this link on this machine; Ctrl-C ends it");
        }
        // Who cannot be told the link has no use for the page.
        let _ = output::print(&format!("{link}\n"));
    };
    served(subject, asked.port, ready, &interrupt::STOP)
        .map_err(|error| Failure::failed(format!("the page cannot be served: {error}")))
}
