//! Progress on stderr: a bar on a terminal, otherwise a line every 10 %.

use super::output;
use indicatif::{ProgressBar, ProgressStyle};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

/// How far the runs have come.
pub struct Progress {
    name: String,
    total: AtomicU64,
    /// What is said of runs that may follow.
    more: &'static str,
    shown: Shown,
    began: Instant,
}

/// How progress is shown.
enum Shown {
    Nothing,
    Bar(ProgressBar),
    /// How many are done.
    Lines(Mutex<u64>),
}

impl Progress {
    /// Progress over so many runs.
    pub fn new(name: &str, total: u64, quiet: bool) -> Progress {
        Progress::of(name, total, "", quiet)
    }

    /// Progress over runs of which it hangs on the finished ones how many there are.
    pub fn growing(name: &str, quiet: bool) -> Progress {
        Progress::of(name, 0, " so far, more may follow", quiet)
    }

    fn of(name: &str, total: u64, more: &'static str, quiet: bool) -> Progress {
        let shown = match quiet {
            true => Shown::Nothing,
            false if output::is_watched() => Shown::Bar(bar(name, total, more)),
            false => Shown::Lines(Mutex::new(0)),
        };
        Progress { name: name.into(), total: AtomicU64::new(total), more, shown, began: Instant::now() }
    }

    /// Progress of what comes after, shown as this is; how many runs that takes hangs on what they come to.
    pub fn then(&self, what: &str) -> Progress {
        Progress::growing(&format!("{}, {what}", self.name), matches!(self.shown, Shown::Nothing))
    }

    /// So many more runs are to come.
    pub fn more(&self, runs: u64) {
        let total = self.total.fetch_add(runs, Ordering::Relaxed) + runs;
        if let Shown::Bar(bar) = &self.shown {
            bar.set_length(total);
        }
    }

    /// One more run is done.
    pub fn tick(&self) {
        match &self.shown {
            Shown::Nothing => (),
            Shown::Bar(bar) => bar.inc(1),
            Shown::Lines(done) => {
                let mut done = done.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
                let total = self.total.load(Ordering::Relaxed);
                let tenth = |done: u64| u128::from(done) * 10 / u128::from(total.max(1));
                *done += 1;
                if tenth(*done) > tenth(*done - 1) {
                    output::note(&format!("{}: {} of {total} runs{}", self.name, *done, self.more));
                }
            }
        }
    }

    /// All runs are done.
    pub fn done(&self) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
        if !matches!(self.shown, Shown::Nothing) {
            let seconds = self.began.elapsed().as_secs_f64();
            let total = self.total.load(Ordering::Relaxed);
            output::note(&format!("{}: {total} runs in {seconds:.1} s", self.name));
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Shown::Bar(bar) = &self.shown {
            bar.finish_and_clear();
        }
    }
}

fn bar(name: &str, total: u64, more: &str) -> ProgressBar {
    let left = if more.is_empty() { ", {eta} left" } else { more };
    let style = ProgressStyle::with_template(&format!("{{msg}} {{wide_bar}} {{pos}} of {{len}} runs{left}"));
    let bar = ProgressBar::new(total).with_message(name.to_owned());
    style.map_or(bar.clone(), |style| bar.with_style(style))
}
