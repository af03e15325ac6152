//! What luck does to an answer: what a point would come to with its runs drawn anew.

use crate::experiment::comparison::Arm;
use crate::experiment::statistics::{is_clear, mean, paired};
use crate::experiment::verdict::moment;
use crate::random::{Luck, Purpose};
use crate::scenario::Scenario;
use rand::RngExt;

/// How often the runs are drawn anew.
pub(super) const DRAWS: usize = 400;

/// The strategy that is ahead, by its place, in each of [`DRAWS`] draws of as many runs with replacement (Efron 1979);
/// `None` where no difference is clear. Points with as many runs have the same runs in the same draw, so that what they
/// share by their common luck stays shared.
pub(super) fn winners(scenario: &Scenario, arms: &[Arm]) -> Vec<Option<u8>> {
    let (measure, week) = moment(scenario);
    let shares: Vec<Vec<f64>> = arms.iter().map(|arm| arm.ensemble.shares(measure, week)).collect();
    let runs = shares.first().map_or(0, Vec::len);
    if runs < 2 {
        return Vec::new();
    }
    let margin = scenario.file.measure.margin_points / 100.0;
    let mut stream = Luck::shared(scenario.file.seed).stream(Purpose::Resampled);
    let mut winner = || {
        let drawn: Vec<usize> = (0..runs).map(|_| stream.random_range(0..runs)).collect();
        let again: Vec<Vec<f64>> = shares.iter().map(|shares| drawn.iter().map(|&run| shares[run]).collect()).collect();
        ahead(&again, margin)
    };
    (0..DRAWS).map(|_| winner()).collect()
}

/// The place of the strategy that is clearly ahead of all others, each with a share a run.
fn ahead(shares: &[Vec<f64>], margin: f64) -> Option<u8> {
    let levels: Vec<f64> = shares.iter().map(|shares| mean(shares)).collect();
    let best = (0..levels.len()).reduce(|best, one| if levels[one] > levels[best] { one } else { best })?;
    let clear = |other: usize| other == best || is_clear(&paired(&shares[best], &shares[other], margin), margin);
    (0..shares.len()).all(clear).then_some(best as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_clearly_ahead_of_all_is_ahead() {
        let low: Vec<f64> = (0..20).map(|run| 0.1 + 0.001 * f64::from(run % 3)).collect();
        let high: Vec<f64> = low.iter().map(|share| share + 0.05).collect();
        let alike: Vec<f64> = (0..20).map(|run| 0.15 + 0.01 * f64::from(run % 2) - 0.004).collect();
        assert_eq!(ahead(&[low.clone(), high.clone()], 0.01), Some(1));
        assert_eq!(ahead(&[low.clone(), high.clone(), alike], 0.01), None);
        assert_eq!(ahead(&[low.clone(), high], 0.06), None);
        assert_eq!((ahead(&[low], 0.01), ahead(&[], 0.01)), (Some(0), None));
    }
}
