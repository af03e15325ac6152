//! Draws in proportion to weights, in constant time on average, also with some of them left out
//! (indexed search, Chen & Asau 1974).

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use std::ops::Range;

/// Numbered lots with weights above 0.
pub(super) struct Urn {
    /// The weight of all lots up to each.
    upto: Vec<f64>,
    /// The lot at which each of equally long parts of the whole weight begins.
    guide: Vec<u32>,
}

impl Urn {
    pub(super) fn new(weights: impl Iterator<Item = f64>) -> Urn {
        let upto: Vec<f64> = weights
            .scan(0.0, |sum, weight| {
                *sum += weight;
                Some(*sum)
            })
            .collect();
        let part = upto.last().map_or(0.0, |total| total / upto.len() as f64);
        let mut lot = 0;
        let guide = (0..upto.len()).map(|at| {
            while upto[lot] <= at as f64 * part && lot + 1 < upto.len() {
                lot += 1;
            }
            lot as u32
        });
        Urn { guide: guide.collect(), upto }
    }

    /// The weight of all lots.
    pub(super) fn total(&self) -> f64 {
        self.upto.last().copied().unwrap_or(0.0)
    }

    /// The weight of the lots of a range.
    pub(super) fn weight(&self, lots: &Range<usize>) -> f64 {
        self.before(lots.end) - self.before(lots.start)
    }

    /// A lot, with chances in proportion to weights; there must be one.
    pub(super) fn draw(&self, rng: &mut ChaCha8Rng) -> usize {
        self.at(rng.random::<f64>() * self.total())
    }

    /// A lot outside a range; there must be one.
    pub(super) fn draw_outside(&self, lots: &Range<usize>, rng: &mut ChaCha8Rng) -> usize {
        let (low, left_out) = (self.before(lots.start), self.weight(lots));
        loop {
            let mark = rng.random::<f64>() * (self.total() - left_out);
            let lot = self.at(if mark < low { mark } else { mark + left_out });
            if !lots.contains(&lot) {
                return lot;
            }
        }
    }

    fn before(&self, lot: usize) -> f64 {
        if lot == 0 { 0.0 } else { self.upto[lot - 1] }
    }

    /// The first lot up to which there is more weight than `mark`.
    fn at(&self, mark: f64) -> usize {
        let last = self.upto.len() - 1;
        let part = (mark / self.total() * self.upto.len() as f64) as usize;
        let mut lot = self.guide[part.min(last)] as usize;
        while lot > 0 && self.upto[lot - 1] > mark {
            lot -= 1;
        }
        while lot < last && self.upto[lot] <= mark {
            lot += 1;
        }
        lot
    }
}

#[cfg(test)]
mod tests {
    use super::super::sound::rng;
    use super::*;

    const WEIGHTS: [f64; 5] = [0.1, 4.0, 1.0, 0.4, 2.5];

    fn shares(mut draw: impl FnMut(&Urn) -> usize) -> [f64; 5] {
        let urn = Urn::new(WEIGHTS.into_iter());
        let mut seen = [0.0; 5];
        (0..40_000).for_each(|_| seen[draw(&urn)] += 1.0 / 40_000.0);
        seen
    }

    fn assert_close(shares: [f64; 5], expected: [f64; 5]) {
        for (share, expected) in shares.into_iter().zip(expected) {
            let error = (expected * (1.0 - expected) / 40_000.0).sqrt();
            assert!((share - expected).abs() <= 4.0 * error, "{share} instead of {expected}");
        }
    }

    #[test]
    fn lots_come_up_in_proportion_to_their_weights() {
        let mut rng = rng(1);
        assert_close(shares(|urn| urn.draw(&mut rng)), WEIGHTS.map(|weight| weight / 8.0));
    }

    #[test]
    fn lots_left_out_never_come_up_and_the_others_keep_their_proportions() {
        let mut rng = rng(2);
        let left = |at: usize| if (1..3).contains(&at) { 0.0 } else { WEIGHTS[at] / 3.0 };
        assert_close(shares(|urn| urn.draw_outside(&(1..3), &mut rng)), std::array::from_fn(left));
    }
}
