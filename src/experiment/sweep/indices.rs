//! Variance shares: how much of the spread of an outcome each key makes alone (first order) and with all others
//! (total), by the estimators of Saltelli et al. (2010) and Jansen (1999) on Sobol' points.

use super::design::folded;
use crate::experiment::statistics::{mean, quantile, sample_variance};
use crate::random::{Luck, Purpose};
use rand::RngExt;

/// The most keys: two columns of points each.
pub(super) const MOST_KEYS: usize = 128;

/// How often rows are drawn anew for an interval.
const DRAWS: usize = 1000;

/// The shares of one key, each with the range of 95 of 100 draws of the rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// What the key makes alone.
    pub first: (f64, (f64, f64)),
    /// What it makes alone and together with others.
    pub total: (f64, (f64, f64)),
}

/// Where a point lies on each axis, 0 to 1: `keys` + 2 points a row. The first is of one matrix, the second of another,
/// and then the first with one column of the second at a time.
pub(super) fn lots(point: u32, keys: usize, seed: u64) -> Vec<f64> {
    let (row, place) = (point / (keys as u32 + 2), (point % (keys as u32 + 2)) as usize);
    let lot = |column: usize| f64::from(sobol_burley::sample(row, column as u32, folded(seed)));
    let column = |key: usize| if place == 1 || place == key + 2 { keys + key } else { key };
    (0..keys).map(|key| lot(column(key))).collect()
}

/// The shares of each key, from the outcome at every point; a row with a point that has none is left out. `None` where
/// nothing varies.
pub fn shares(outcomes: &[Option<f64>], keys: usize, seed: u64) -> Option<Vec<Shares>> {
    let whole = |row: &[Option<f64>]| row.iter().copied().collect::<Option<Vec<f64>>>();
    let rows: Vec<Vec<f64>> = outcomes.chunks_exact(keys + 2).filter_map(whole).collect();
    let found = estimated(&rows.iter().collect::<Vec<_>>(), keys)?;
    let mut stream = Luck::shared(seed).stream(Purpose::Design);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(DRAWS); 2 * keys];
    for _ in 0..DRAWS {
        let again: Vec<&Vec<f64>> = (0..rows.len()).map(|_| &rows[stream.random_range(0..rows.len())]).collect();
        for (key, (first, total)) in estimated(&again, keys).into_iter().flatten().enumerate() {
            drawn[2 * key].push(first);
            drawn[2 * key + 1].push(total);
        }
    }
    let range = |values: &mut Vec<f64>| {
        values.sort_unstable_by(f64::total_cmp);
        if values.is_empty() {
            (f64::NEG_INFINITY, f64::INFINITY)
        } else {
            (quantile(values, 0.025), quantile(values, 0.975))
        }
    };
    let ranges: Vec<(f64, f64)> = drawn.iter_mut().map(range).collect();
    let with_ranges = |(key, (first, total)): (usize, (f64, f64))| Shares {
        first: (first, ranges[2 * key]),
        total: (total, ranges[2 * key + 1]),
    };
    Some(found.into_iter().enumerate().map(with_ranges).collect())
}

/// The first-order and total share of each key.
fn estimated(rows: &[&Vec<f64>], keys: usize) -> Option<Vec<(f64, f64)>> {
    let both: Vec<f64> = rows.iter().flat_map(|row| [row[0], row[1]]).collect();
    let variance = sample_variance(&both).filter(|&variance| variance > 0.0)?;
    let middle = mean(&both);
    let share = |key: usize| {
        let first = rows.iter().map(|row| (row[1] - middle) * (row[key + 2] - row[0]));
        let total = rows.iter().map(|row| (row[0] - row[key + 2]).powi(2) / 2.0);
        let of = |values: Vec<f64>| mean(&values) / variance;
        (of(first.collect()), of(total.collect()))
    };
    Some((0..keys).map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::f64::consts::PI;

    fn found(function: impl Fn(&[f64]) -> f64, keys: usize, rows: u32) -> Vec<Shares> {
        let points = rows * (keys as u32 + 2);
        let outcomes: Vec<Option<f64>> = (0..points).map(|point| Some(function(&lots(point, keys, 7)))).collect();
        shares(&outcomes, keys, 7).expect("it varies")
    }

    #[test]
    fn ishigami_has_the_shares_that_are_known() {
        // Ishigami & Homma 1990 at a = 7 and b = 0.1: .3139, .4424, 0 alone; .5576, .4424, .2437 in all.
        let function = |lots: &[f64]| {
            let [x, y, z] = [0, 1, 2].map(|key| PI * (2.0 * lots[key] - 1.0));
            x.sin() + 7.0 * y.sin().powi(2) + 0.1 * z.powi(4) * x.sin()
        };
        let wanted = [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)];
        for (share, (first, total)) in found(function, 3, 4096).into_iter().zip(wanted) {
            assert!((share.first.0 - first).abs() < 0.01 && (share.total.0 - total).abs() < 0.01, "{share:?}");
            let covers = |(low, high): (f64, f64), value: f64| low - 0.005 <= value && value <= high + 0.005;
            assert!(covers(share.first.1, first) && covers(share.total.1, total), "{share:?}");
        }
    }

    #[test]
    fn sobols_g_has_the_shares_that_are_known() {
        let weights = [0.0, 1.0, 4.5, 9.0, 99.0];
        let function = |lots: &[f64]| {
            lots.iter().zip(weights).map(|(lot, weight)| ((4.0 * lot - 2.0).abs() + weight) / (1.0 + weight)).product()
        };
        // Sobol' 1993: V_i = 1 / 3 (1 + a_i)², V = Π (1 + V_i) − 1, and in all V_i Π over the others (1 + V_j) / V.
        let alone = weights.map(|weight: f64| 1.0 / (3.0 * (1.0 + weight).powi(2)));
        let all: f64 = alone.iter().map(|share| 1.0 + share).product();
        for (share, own) in found(function, 5, 4096).into_iter().zip(alone) {
            let (first, total) = (own / (all - 1.0), own * all / (1.0 + own) / (all - 1.0));
            assert!((share.first.0 - first).abs() < 0.02 && (share.total.0 - total).abs() < 0.02, "{share:?}");
        }
    }

    #[test]
    fn rows_with_a_gap_are_left_out_and_what_never_varies_has_no_shares() {
        assert_eq!(shares(&[Some(1.0); 9], 1, 0), None);
        let mut outcomes: Vec<Option<f64>> = (0..96).map(|point| Some(lots(point, 1, 3)[0])).collect();
        outcomes[4] = None;
        let share = shares(&outcomes, 1, 3).expect("it varies")[0];
        assert!((share.total.0 - 1.0).abs() < 0.2, "{share:?}");
    }
}
