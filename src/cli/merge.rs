//! `groundswell merge`: the parts of a sweep put together.

use super::arguments::Merge;
use super::failure::Failure;
use super::output;
use super::sweep::Job;
use groundswell::report::folder;
use groundswell::report::store::gathered;

/// Gathers the finished points of all parts, in any order, and makes the folder of results.
pub fn merge(asked: &Merge) -> Result<(), Failure> {
    let job = Job::read(&asked.varied, &asked.results)?;
    folder::probe(job.folder())?;
    let stores = job.stores(&asked.from)?;
    if stores.is_empty() && job.is_concluded() {
        return job.concluded();
    }
    let copies = gathered(job.points(), &stores)?.copies;
    if copies > 0 && !asked.quiet {
        let points = if copies == 1 { "1 point is".into() } else { format!("{copies} points are") };
        output::note(&format!("{points} there more than once, each time the same"));
    }
    job.conclude(&asked.results, &stores)
}
