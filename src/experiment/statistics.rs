//! Means, quantiles, intervals and paired differences. Sums run in the order given, so that no thread changes a bit.

/// A mean and the range in which the true one lies in 95 of 100 such experiments (Student 1908).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The mean of the runs.
    pub mean: f64,
    /// The lower end of the 95 % interval, −∞ below two runs.
    pub low: f64,
    /// The upper end of the 95 % interval, ∞ below two runs.
    pub high: f64,
    /// How many runs.
    pub n: usize,
}

/// How two strategies differ, run by run under the same luck.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paired {
    /// The mean of a − b.
    pub difference: Estimate,
    /// How many times fewer runs the pairing needs for the same interval: (var a + var b) / var (a − b).
    /// `None` below two runs and where every run shows the same difference.
    pub variance_reduction: Option<f64>,
    /// In how many runs a is larger by more than the margin.
    pub wins_first: usize,
    /// In how many runs b is larger by more than the margin.
    pub wins_second: usize,
    /// In how many runs the two differ by no more than the margin.
    pub ties: usize,
}

impl Estimate {
    /// The mean of `values` with its interval; of values that are all equal the interval has no width.
    pub fn of(values: &[f64]) -> Estimate {
        Estimate::around(mean(values), sample_variance(values), values.len())
    }

    /// The same of so many values with this mean and this variance; below two there is none.
    pub fn around(mean: f64, variance: Option<f64>, n: usize) -> Estimate {
        let margin = variance.map_or(f64::INFINITY, |variance| t_95(n - 1) * (variance / n as f64).sqrt());
        if margin.is_finite() {
            Estimate { mean, low: mean - margin, high: mean + margin, n }
        } else {
            Estimate { mean, low: f64::NEG_INFINITY, high: f64::INFINITY, n }
        }
    }

    /// The mean of values that come in clusters, alike within each and independent between them: the ratio of two
    /// sums over clusters, with its linearised standard error and as many degrees of freedom as there are clusters
    /// but one (Cochran 1977, 6.4 and 11.2). Clusters of one value each give what [`Estimate::of`] gives.
    pub fn clustered(clusters: &[Vec<f64>]) -> Estimate {
        let (n, many) = (clusters.iter().map(Vec::len).sum::<usize>(), clusters.len());
        let mean = mean(&clusters.concat());
        let beyond = |cluster: &Vec<f64>| cluster.iter().map(|value| value - mean).sum::<f64>();
        let squares: f64 = clusters.iter().map(beyond).map(|beyond| beyond * beyond).sum();
        if many < 2 {
            return Estimate { mean, low: f64::NEG_INFINITY, high: f64::INFINITY, n };
        }
        let margin = t_95(many - 1) * (squares * many as f64 / (many - 1) as f64).sqrt() / n as f64;
        Estimate { mean, low: mean - margin, high: mean + margin, n }
    }

    /// The same with an interval that stays between two bounds, beyond which no value lies.
    pub fn within(self, least: f64, most: f64) -> Estimate {
        Estimate { low: self.low.max(least), high: self.high.min(most), ..self }
    }
}

impl Paired {
    /// The same seen from the other side: b − a.
    pub fn turned(self) -> Paired {
        let Estimate { mean, low, high, n } = self.difference;
        Paired {
            difference: Estimate { mean: -mean, low: -high, high: -low, n },
            wins_first: self.wins_second,
            wins_second: self.wins_first,
            ..self
        }
    }
}

/// Compares the runs of two strategies pair by pair; differences up to `margin` count as ties.
///
/// # Panics
/// If one has more runs than the other.
pub fn paired(a: &[f64], b: &[f64], margin: f64) -> Paired {
    assert_eq!(a.len(), b.len(), "paired runs come in pairs");
    let differences: Vec<f64> = a.iter().zip(b).map(|(a, b)| a - b).collect();
    let more = margin + ROUNDING;
    let wins_first = differences.iter().filter(|&&difference| difference > more).count();
    let wins_second = differences.iter().filter(|&&difference| difference < -more).count();
    Paired {
        difference: Estimate::of(&differences),
        variance_reduction: variance_reduction(a, b, &differences),
        wins_first,
        wins_second,
        ties: differences.len() - wins_first - wins_second,
    }
}

/// Whether a difference is outside the noise (the 95 % interval leaves out 0) and at least as large as the margin,
/// rounding aside.
pub fn is_clear(paired: &Paired, margin: f64) -> bool {
    let difference = &paired.difference;
    (difference.low > 0.0 || difference.high < 0.0) && difference.mean.abs() >= margin - ROUNDING
}

/// What rounding may add to a difference of shares, far below one person in 10 million.
const ROUNDING: f64 = 1e-9;

fn variance_reduction(a: &[f64], b: &[f64], differences: &[f64]) -> Option<f64> {
    let left = sample_variance(differences).filter(|&left| left > 0.0)?;
    Some((sample_variance(a)? + sample_variance(b)?) / left)
}

/// The arithmetic mean; not a number without values.
pub fn mean(values: &[f64]) -> f64 {
    let Some(&first) = values.first() else { return f64::NAN };
    let above_first: f64 = values.iter().map(|value| value - first).sum(); // exact where all values are equal
    first + above_first / values.len() as f64
}

/// The variance with n − 1 in the denominator; `None` below two values.
pub fn sample_variance(values: &[f64]) -> Option<f64> {
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    (values.len() > 1).then(|| squares / (values.len() - 1) as f64)
}

/// The value below which a share `q` of the sorted values lies: type 7 of Hyndman & Fan (1996).
///
/// Not a number without values; `q` beyond 0 and 1 gives the smallest and the largest.
pub fn quantile(sorted: &[f64], q: f64) -> f64 {
    let Some(last) = sorted.len().checked_sub(1) else { return f64::NAN };
    let place = (last as f64 * q).clamp(0.0, last as f64);
    let below = place as usize;
    let (low, high) = (sorted[below], sorted[last.min(below + 1)]);
    if low == high { low } else { low + (place - below as f64) * (high - low) } // equal infinities too
}

/// The range in which the share of all lies in 95 of 100 surveys that find `share` among `asked` (Wilson 1927).
pub fn share_interval(share: f64, asked: u32) -> (f64, f64) {
    let (n, z) = (f64::from(asked), NORMAL_95);
    let middle = (share + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    ((middle - half).max(0.0), (middle + half).min(1.0))
}

/// The number of standard errors within which a mean lies in 95 of 100 experiments: Student's t at 97.5 %.
///
/// From the tables for few runs, then Abramowitz & Stegun (1964) 26.7.5, right to 10⁻⁵: the same bits everywhere.
fn t_95(freedom: usize) -> f64 {
    if let Some(&tabulated) = freedom.checked_sub(1).and_then(|row| T_95.get(row)) {
        return tabulated;
    }
    let n = freedom as f64;
    NORMAL_95 + (2.372271230 + (2.822498616 + (2.555849680 + 1.589534053 / n) / n) / n) / n
}

const NORMAL_95: f64 = 1.959963985;
const T_95: [f64; 10] =
    [12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624, 2.306004, 2.262157, 2.228139];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{Luck, Purpose};
    use statrs::distribution::{ContinuousCDF, StudentsT};

    #[test]
    fn students_t_agrees_with_another_implementation() {
        for freedom in 1..1000 {
            let other = StudentsT::new(0.0, 1.0, freedom as f64).unwrap().inverse_cdf(0.975);
            assert!((t_95(freedom) - other).abs() < 1e-5, "{freedom}: {} for {other}", t_95(freedom));
        }
        assert!((t_95(10_000_000) - NORMAL_95).abs() < 1e-6);
    }

    #[test]
    fn an_estimate_is_the_mean_and_its_t_interval() {
        let estimate = Estimate::of(&[1.0, 2.0, 3.0, 4.0, 5.0]);
        let margin = 2.776445 * (2.5f64 / 5.0).sqrt();
        assert_eq!((estimate.mean, estimate.n), (3.0, 5));
        assert!((estimate.high - 3.0 - margin).abs() < 1e-5 && (3.0 - estimate.low - margin).abs() < 1e-5);
    }

    #[test]
    fn the_interval_of_a_share_is_wilsons() {
        // 5 and 0 of 10: (0.2366, 0.7634) and (0, 0.2775), as in Brown, Cai & DasGupta (2001).
        let (low, high) = share_interval(0.5, 10);
        assert!((low - 0.2366).abs() < 5e-5 && (high - 0.7634).abs() < 5e-5, "{low} {high}");
        let (low, high) = share_interval(0.0, 10);
        assert!(low == 0.0 && (high - 0.2775).abs() < 5e-5, "{high}");
    }

    #[test]
    fn one_run_says_nothing_about_the_others_and_equal_runs_leave_no_doubt() {
        let one = Estimate::of(&[0.3]);
        assert_eq!((one.mean, one.low, one.high), (0.3, f64::NEG_INFINITY, f64::INFINITY));
        let equal = Estimate::of(&[0.1; 7]);
        assert_eq!((equal.mean, equal.low, equal.high), (0.1, 0.1, 0.1));
        assert!(Estimate::of(&[]).mean.is_nan());
    }

    #[test]
    fn clusters_of_one_are_single_values_and_values_alike_within_a_cluster_count_once() {
        let values = [1.0, 2.0, 4.0, 5.0];
        let single = Estimate::clustered(&values.map(|value| vec![value]));
        let plain = Estimate::of(&values);
        assert!((single.low - plain.low).abs() < 1e-12 && (single.high - plain.high).abs() < 1e-12);
        let thrice = Estimate::clustered(&values.map(|value| vec![value; 3]));
        assert!((thrice.low - plain.low).abs() < 1e-12 && thrice.n == 12);
        assert_eq!(Estimate::clustered(&[vec![1.0, 2.0]]).high, f64::INFINITY);
        assert_eq!(plain.within(2.0, 3.5), Estimate { low: 2.0, high: 3.5, ..plain });
    }

    #[test]
    fn quantiles_lie_between_neighbours() {
        let sorted = [1.0, 2.0, 4.0, 8.0];
        let of = |q| quantile(&sorted, q);
        assert_eq!([of(0.0), of(0.25), of(0.5), of(0.75), of(1.0)], [1.0, 1.75, 3.0, 5.0, 8.0]);
        assert_eq!(quantile(&[1.0, f64::INFINITY, f64::INFINITY], 0.9), f64::INFINITY);
        assert!(quantile(&[], 0.5).is_nan());
    }

    #[test]
    fn pairs_are_compared_run_by_run() {
        let paired = paired(&[1.0, 2.0, 3.0, 4.0], &[1.0, 2.0, 3.0, 5.0], 0.5);
        assert_eq!((paired.wins_first, paired.wins_second, paired.ties), (0, 1, 3));
        assert_eq!(paired.difference.mean, -0.25);
        let expected = (5.0 / 3.0 + 8.75 / 3.0) / 0.25;
        assert!((paired.variance_reduction.unwrap() - expected).abs() < 1e-12);
        assert_eq!(super::paired(&[1.0, 2.0], &[0.0, 1.0], 0.0).variance_reduction, None);
    }

    #[test]
    fn two_equal_strategies_differ_clearly_in_five_of_a_hundred_experiments() {
        let (experiments, runs) = (2000, 10);
        let covers = |experiment| {
            let draw = |item| move |run| Luck::new(7, run).normal(Purpose::Threshold, experiment, item);
            let with = |own| (0..runs).map(|run| 3.0 * draw(0)(run) + draw(own)(run)).collect::<Vec<f64>>();
            let Estimate { low, high, .. } = paired(&with(1), &with(2), 0.0).difference;
            low <= 0.0 && 0.0 <= high
        };
        let covered = (0..experiments).filter(|&experiment| covers(experiment)).count() as f64 / f64::from(experiments);
        assert!((covered - 0.95).abs() < 4.0 * (0.95 * 0.05 / f64::from(experiments)).sqrt(), "{covered}");
    }
}
