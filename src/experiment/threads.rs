//! How many runs go side by side.

/// The system does not give so many threads.
#[derive(Debug, thiserror::Error)]
#[error("cannot start {threads} threads: {source}")]
pub struct ThreadsError {
    /// How many were asked for.
    pub threads: usize,
    source: rayon::ThreadPoolBuildError,
}

/// Does some work with so many runs side by side; their number changes no number of the result.
pub fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> Result<T, ThreadsError> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    Ok(pool.map_err(|source| ThreadsError { threads, source })?.install(work))
}
