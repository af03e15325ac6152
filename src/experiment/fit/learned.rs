//! What a survey says of each key, and of which keys only together.

use super::sampler::Tried;
use crate::scenario::file::{Axis, Value};

/// What was learned of a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Learned {
    /// The key.
    pub key: String,
    /// The ends of its range, or the first and the last of its values.
    pub range: (Value, Value),
    /// The values that split the plausible ones at 5, 25, 50, 75 and 95 of 100.
    pub quantiles: [Value; 5],
    /// The same as places in the range, 0 to 1.
    pub places: [f64; 5],
}

/// Two keys that a survey cannot tell apart, by their places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tied {
    /// The one.
    pub one: usize,
    /// The other.
    pub other: usize,
    /// How closely they go together over the plausible sets, −1 to 1: below 0, more of one is as good as less of the
    /// other.
    pub correlation: f64,
}

/// From which correlation on two keys count as tied.
const CLOSE: f64 = 0.7;

/// Up to which part of nine tenths of a range a key counts as unknown still.
const UNKNOWN: f64 = 0.85;

const SHARES: [f64; 5] = [0.05, 0.25, 0.5, 0.75, 0.95];

impl Learned {
    pub(super) fn of<T>(axis: &Axis, key: usize, kept: &[Tried<T>]) -> Learned {
        let mut pairs: Vec<(f64, f64)> = kept.iter().map(|one| (one.lots[key], one.weight)).collect();
        pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
        let places = SHARES.map(|share| weighted_quantile(&pairs, share));
        let (first, last) = (axis.at(0.0), axis.at(1.0));
        Learned { key: axis.key.clone(), range: (first, last), quantiles: places.map(|place| axis.at(place)), places }
    }

    /// Whether the survey says next to nothing of it: plausible values lie over nearly all of the range.
    pub fn is_unknown(&self) -> bool {
        self.places[4] - self.places[0] > UNKNOWN * (SHARES[4] - SHARES[0])
    }
}

/// The pairs of keys that go together so closely that a survey cannot tell them apart.
pub(super) fn tied<T>(keys: usize, kept: &[Tried<T>]) -> Vec<Tied> {
    let weighted = |value: &dyn Fn(&[f64]) -> f64| kept.iter().map(|one| one.weight * value(&one.lots)).sum::<f64>();
    let means: Vec<f64> = (0..keys).map(|key| weighted(&|lots| lots[key])).collect();
    let both = |one: usize, other: usize| weighted(&|lots| (lots[one] - means[one]) * (lots[other] - means[other]));
    let pairs = (0..keys).flat_map(|one| (one + 1..keys).map(move |other| (one, other)));
    let tied = pairs.map(|(one, other)| {
        let own = libm::sqrt(both(one, one) * both(other, other));
        Tied { one, other, correlation: if own > 0.0 { both(one, other) / own } else { 0.0 } }
    });
    tied.filter(|tied| tied.correlation.abs() >= CLOSE).collect()
}

/// The first of some sorted values at which their weights, together 1, reach a share.
pub(super) fn weighted_quantile(sorted: &[(f64, f64)], share: f64) -> f64 {
    let mut sum = 0.0;
    let reached = sorted.iter().find(|(_, weight)| {
        sum += weight;
        sum >= share - 1e-12
    });
    reached.or(sorted.last()).map_or(f64::NAN, |(value, _)| *value)
}

#[cfg(test)]
mod tests {
    use super::super::sampler::sample;
    use super::*;
    use crate::scenario::typed::axis;
    use std::convert::Infallible;

    #[test]
    fn keys_of_which_only_the_sum_is_seen_are_tied_and_one_that_does_nothing_is_unknown() {
        let sum = |lots: &[f64], _: u32| Ok::<_, Infallible>(Some(((lots[0] + lots[1] - 1.0).abs(), ())));
        let kept = sample(3, 300, 5, &|_| (), &sum).unwrap().kept;
        let [Tied { one: 0, other: 1, correlation }] = tied(3, &kept)[..] else { panic!("{:?}", tied(3, &kept)) };
        assert!(correlation < -0.9, "{correlation}");
        assert!(Learned::of(&axis("weeks=0..9").unwrap(), 2, &kept).is_unknown());
        let own = |lots: &[f64], _: u32| Ok::<_, Infallible>(Some(((lots[0] - 0.4).abs(), ())));
        let kept = sample(2, 300, 5, &|_| (), &own).unwrap().kept;
        assert!(tied(2, &kept).is_empty() && !Learned::of(&axis("weeks=0..9").unwrap(), 0, &kept).is_unknown());
    }

    #[test]
    fn quantiles_count_by_weight() {
        let sorted = [(1.0, 0.1), (2.0, 0.4), (3.0, 0.3), (9.0, 0.2)];
        let of = |share| weighted_quantile(&sorted, share);
        assert_eq!([of(0.05), of(0.1), of(0.5), of(0.51), of(0.95)], [1.0, 1.0, 2.0, 3.0, 9.0]);
        assert!(weighted_quantile(&[], 0.5).is_nan());
    }
}
