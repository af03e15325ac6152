//! Means, quantiles, intervals and paired differences.

/// Two strategies compared run by run.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired {
    /// Mean of first minus second.
    pub mean: f64,
    /// Lower end of the 95 % interval of the mean.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// (var a + var b) / var(a − b): how many times fewer runs pairing needs.
    pub variance_reduction: Option<f64>,
    /// Runs that the first wins by more than the margin.
    pub wins_first: usize,
    /// Runs that the second wins by more than the margin.
    pub wins_second: usize,
    /// Runs within the margin.
    pub ties: usize,
}

/// The mean of at least one value.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The quantile of sorted values, interpolated (type 7 of Hyndman & Fan 1996).
pub fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let below = place.floor() as usize;
    let above = (below + 1).min(sorted.len() - 1);
    sorted[below] + (place - below as f64) * (sorted[above] - sorted[below])
}
