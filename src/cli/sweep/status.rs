//! How far a sweep has come: finished, in parts, or cut short.

use super::{Ended, Job};
use crate::cli::failure::Failure;
use crate::cli::output;
use groundswell::experiment::Shard;
use groundswell::report::folder;
use groundswell::report::store::{Gathered, Store, gathered};

impl Job {
    /// How far all parts have come.
    pub(super) fn status(self) -> Result<(), Failure> {
        let stores = self.stores(&[])?;
        if stores.is_empty() && self.is_concluded() {
            return self.concluded();
        }
        let (finished, missing) = match gathered(&self.points, &stores)? {
            Gathered { points, missing, .. } if missing.is_empty() => {
                return output::print(&format!(
                    "{}: all {} points are finished; `merge` with the same options makes the results.\n",
                    self.title,
                    points.len()
                ));
            }
            Gathered { points, missing, .. } => (points.len(), missing),
        };
        Err(self.incomplete(finished, &missing))
    }

    pub(super) fn incomplete(&self, finished: usize, missing: &[u32]) -> Failure {
        const SHOWN: usize = 12;
        let of = if self.points.design.refines() { String::new() } else { format!(" of {}", self.points.count()) };
        let numbers: Vec<String> = missing.iter().take(SHOWN).map(u32::to_string).collect();
        let more = if missing.len() > SHOWN { ", …" } else { "" };
        Failure::differs(format!(
            "{}: {finished}{of} points are finished; these are missing: {}{more}\n   = help: the same `sweep`, or its parts \
             once more, runs just these",
            self.title,
            numbers.join(", ")
        ))
    }

    pub(super) fn told_part(&self, shard: Shard, store: &Store) -> String {
        format!(
            "{}: part {shard} is done; {} of {} points are finished in {}\n",
            self.title,
            store.finished().len(),
            self.points.count(),
            self.store().display()
        )
    }

    /// What is left when a sweep ends before its last point.
    pub(super) fn cut_short(&self, ended: Ended, store: &Store, alone: bool) -> Failure {
        let finished = store.finished().len();
        if finished == 0 && alone {
            store.remove();
            folder::remove_empty(&self.made);
        }
        match ended {
            Ended::Disk(error) => error.into(),
            Ended::Interrupted if finished == 0 => Failure::interrupted(),
            Ended::Interrupted => Failure::Interrupted(format!(
                "interrupted: {finished} points are finished; the same command goes on with the others"
            )),
        }
    }
}
