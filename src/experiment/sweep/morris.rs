//! Screening by elementary effects (Morris 1991; Campolongo, Cariboni & Saltelli 2007): from random starts one key
//! after the other is moved by two thirds of its range.

use crate::experiment::statistics::{Estimate, mean, sample_variance};
use crate::random::{Luck, Purpose};

/// How far a key is moved, as a part of its range: with four levels, as Morris advises.
const STEP: f64 = 2.0 / 3.0;

/// What moving a key does, in units of the outcome over the whole range of the key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Screened {
    /// μ*: the mean size of the effects.
    pub size: Estimate,
    /// μ: the mean of the effects; near 0 where they go both ways.
    pub mean: f64,
    /// σ: how much effects differ, because of other keys or because the key does not act evenly.
    pub spread: f64,
}

/// One trajectory (Morris): where it starts, in which order keys are moved, and which way.
struct Way {
    start: Vec<f64>,
    /// When each key is moved, from 0.
    turn: Vec<usize>,
}

impl Way {
    fn new(number: u32, keys: usize, seed: u64) -> Way {
        let luck = Luck::shared(seed);
        let lot = |kind: u32, key: usize| luck.uniform(Purpose::Design, number, kind << 16 | key as u32);
        let level = |key| [0.0, 1.0 / 3.0, 2.0 / 3.0, 1.0][((lot(1, key) * 4.0) as usize).min(3)];
        let mut order: Vec<usize> = (0..keys).collect();
        order.sort_by(|&one, &other| lot(2, one).total_cmp(&lot(2, other)));
        let mut turn = vec![0; keys];
        order.iter().enumerate().for_each(|(at, &key)| turn[key] = at);
        Way { start: (0..keys).map(level).collect(), turn }
    }

    /// By how much a key is moved: up from the lower half, down from the upper one.
    fn step(&self, key: usize) -> f64 {
        if self.start[key] < 0.5 { STEP } else { -STEP }
    }
}

/// Where a point lies on each axis, 0 to 1: `keys` + 1 points a way.
pub(super) fn lots(point: u32, keys: usize, seed: u64) -> Vec<f64> {
    let (number, moved) = (point / (keys as u32 + 1), (point % (keys as u32 + 1)) as usize);
    let way = Way::new(number, keys, seed);
    let place = |key| {
        let step = if way.turn[key] < moved { way.step(key) } else { 0.0 };
        (way.start[key] + step).clamp(0.0, 1.0)
    };
    (0..keys).map(place).collect()
}

/// The effects of each key, from the outcome at every point and where each point really lies on each axis, 0 to 1; a move
/// with an end that has no outcome, or that moves nothing, is left out. `None` for a key without any.
pub fn screened(
    outcomes: &[Option<f64>],
    places: &dyn Fn(usize, usize) -> f64,
    keys: usize,
    seed: u64,
) -> Vec<Option<Screened>> {
    let mut effects: Vec<Vec<f64>> = vec![Vec::new(); keys];
    for (number, points) in outcomes.chunks_exact(keys + 1).enumerate() {
        let first = number * (keys + 1);
        let way = Way::new(number as u32, keys, seed);
        for (key, effects) in effects.iter_mut().enumerate() {
            let [before, after] = [way.turn[key], way.turn[key] + 1];
            let moved = places(first + after, key) - places(first + before, key);
            if let (Some(from), Some(to)) = (points[before], points[after])
                && moved.abs() > 1e-9
            {
                effects.push((to - from) / moved);
            }
        }
    }
    let of = |effects: Vec<f64>| {
        let sizes: Vec<f64> = effects.iter().map(|effect| effect.abs()).collect();
        let spread = sample_variance(&effects).map_or(0.0, f64::sqrt);
        let size = Estimate::of(&sizes).within(0.0, f64::INFINITY);
        (!effects.is_empty()).then(|| Screened { size, mean: mean(&effects), spread })
    };
    effects.into_iter().map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn linear_effects_are_found_exactly_and_what_does_nothing_has_none() {
        let outcome = |point: u32| {
            let lots = lots(point, 3, 4);
            Some(2.0 * lots[0] - 5.0 * lots[1])
        };
        let outcomes: Vec<Option<f64>> = (0..4 * 10).map(outcome).collect();
        let place = |point: usize, key: usize| lots(point as u32, 3, 4)[key];
        let found: Vec<Screened> = screened(&outcomes, &place, 3, 4).into_iter().flatten().collect();
        for (effect, wanted) in found.iter().zip([2.0, -5.0, 0.0_f64]) {
            assert!((effect.mean - wanted).abs() < 1e-9 && effect.spread < 1e-9, "{effect:?}");
            assert!((effect.size.mean - wanted.abs()).abs() < 1e-9 && effect.size.n == 10);
        }
    }

    #[test]
    fn keys_that_act_through_each_other_have_effects_that_differ() {
        let outcome = |point: u32| {
            let lots = lots(point, 2, 1);
            Some((lots[0] - 0.5) * (lots[1] - 0.5))
        };
        let mut outcomes: Vec<Option<f64>> = (0..3 * 40).map(outcome).collect();
        outcomes[4] = None;
        let place = |point: usize, key: usize| lots(point as u32, 2, 1)[key];
        let found: Vec<Screened> = screened(&outcomes, &place, 2, 1).into_iter().flatten().collect();
        assert!(found.iter().all(|effect| effect.spread > 2.0 * effect.mean.abs() && effect.size.n >= 38), "{found:?}");
    }

    #[test]
    fn a_key_with_two_values_is_moved_over_its_whole_range() {
        // A switch: whatever lies in the upper half is on, and it does 3.
        let place = |point: usize, _: usize| if lots(point as u32, 1, 2)[0] < 0.5 { 0.0 } else { 1.0 };
        let outcomes: Vec<Option<f64>> = (0..20).map(|point| Some(3.0 * place(point, 0))).collect();
        let found = screened(&outcomes, &place, 1, 2)[0].unwrap();
        assert!((found.size.mean - 3.0).abs() < 1e-9 && found.size.n == 10, "{found:?}");
        assert_eq!(screened(&[None; 20], &place, 1, 2), [None]);
    }

    #[test]
    fn one_key_is_moved_at_a_time_and_all_stay_in_their_range() {
        for point in 0..70 {
            let [before, after] = [point, point + 1].map(|point| lots(point, 6, 9));
            let moved = before.iter().zip(&after).filter(|(one, other)| (*one - *other).abs() > 1e-9).count();
            assert!(moved == 1 || point % 7 == 6, "{before:?} {after:?}");
            assert!(before.iter().all(|lot| (0.0..=1.0).contains(lot)));
        }
    }
}
