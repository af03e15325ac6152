//! What a sweep would run, how long that takes and what it leaves, before it is run.

use super::Job;
use crate::cli::arguments::Sweep;
use crate::cli::failure::Failure;
use crate::cli::{interrupt, output};
use groundswell::experiment::{Watch, collected, on_threads, run_points};
use groundswell::report::plain;
use groundswell::report::store::Store;
use std::time::Instant;

impl Job {
    /// What would be run, how long that takes and what it leaves, by one run of the first and the last point.
    pub(super) fn plan(&self, asked: &Sweep) -> Result<(), Failure> {
        let points = &self.points;
        let ends = [0, points.count() - 1];
        let timed = Job::read(&asked.varied.with_one_run(), &asked.results)?;
        let began = Instant::now();
        let nobody: Watch = (&|_| (), &|| ());
        let measured =
            on_threads(1, || collected(|keep| run_points(&timed.points, &ends, &interrupt::STOP, nobody, keep)))??;
        let each = began.elapsed().as_secs_f64() / ends.len() as f64;
        let size = measured.iter().map(plain::bytes_of).sum::<u64>() / (measured.len() as u64).max(1);
        let stores = self.stores(&[])?;
        let finished: Vec<u32> = stores.iter().flat_map(Store::finished).map(|point| point.number).collect();
        let cost = (each, asked.work.threads(), size);
        output::print(&plain::sweep_plan(&self.title, points, &finished, cost, output::width()))
    }
}
