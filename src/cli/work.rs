//! Work on as many threads as are asked for.

use super::arguments::Work;
use super::failure::Failure;
use groundswell::experiment::on_threads;
use std::num::NonZero;

impl Work {
    /// Does some work on the threads asked for, by default on all there are.
    pub fn on_threads<T: Send>(&self, work: impl FnOnce() -> T + Send) -> Result<T, Failure> {
        Ok(on_threads(self.threads(), work)?)
    }

    /// How many runs go side by side.
    pub fn threads(&self) -> usize {
        let all = || std::thread::available_parallelism().map_or(1, NonZero::get);
        self.threads.map_or_else(all, usize::from)
    }
}
