//! Approximate Bayesian computation in rounds that narrow themselves: adaptive population Monte Carlo (Lenormand, Jabot
//! & Deffuant 2013, "Adaptive approximate Bayesian computation for complex models").
//!
//! Places are tried all over a unit cube, each once, and the nearer half is kept. Every further round tries as many new
//! places around the kept ones, and keeps the nearer half of all, until hardly any new place is nearer than the farthest
//! kept one. A place's weight makes up for how often its surroundings were tried.

use crate::experiment::sweep::LatinHypercube;
use crate::random::{Luck, Purpose};
use rayon::prelude::*;

/// A round in which fewer than this part of the new places are near enough is the last (their p_acc,min, for which they
/// advise 0.01 to 0.05).
const LEAST_ACCEPTED: f64 = 0.02;

/// The most rounds.
const MOST_ROUNDS: u32 = 100;

/// How often a place is drawn again until it lies within the cube.
const MOST_DRAWS: u32 = 1 << 16;

/// A place that was tried.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tried<T> {
    /// Where, 0 to 1 for each key.
    pub lots: Vec<f64>,
    /// How much it counts; of all kept ones together, 1.
    pub weight: f64,
    /// How far what came out is from what was observed.
    pub distance: f64,
    /// What came out.
    pub made: T,
    number: u32,
}

/// What is kept in the end.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Sampled<T> {
    /// The places kept, the nearest first.
    pub kept: Vec<Tried<T>>,
    /// The distances of the first places, which lie evenly over the cube; none for those where nothing came out.
    pub evenly: Vec<Option<f64>>,
    /// How many places were tried in all.
    pub tried: u32,
}

/// Tries a place under the luck of its number: how far it is and what came out; nothing where it cannot be tried.
pub(super) type Try<'a, T, E> = &'a (dyn Fn(&[f64], u32) -> Result<Option<(f64, T)>, E> + Sync);

/// Samples places in so many dimensions and keeps `keep` of them; `more` hears how many are to be tried next.
pub(super) fn sample<T: Send, E: Send>(
    keys: usize,
    keep: u32,
    seed: u64,
    more: &dyn Fn(u64),
    try_at: Try<T, E>,
) -> Result<Sampled<T>, E> {
    let first = 2 * keep;
    let latin = LatinHypercube::new(keys, first, seed);
    let spread = |number: u32| (0..keys as u32).map(|key| latin.lot(key, number)).collect::<Vec<f64>>();
    more(u64::from(first));
    let places = (0..first).map(|number| (number, spread(number), 1.0)).collect();
    let all = tried(places, try_at)?;
    let evenly = all.iter().map(|one| one.as_ref().map(|one| one.distance)).collect();
    let mut kept = nearest(all.into_iter().flatten().collect(), keep);
    let mut number = first;
    for _ in 0..MOST_ROUNDS {
        let Some(farthest) = kept.last().map(|one| one.distance).filter(|&distance| distance > 0.0) else { break };
        more(u64::from(keep));
        let around = Around::new(&kept, keys, Luck::shared(seed));
        let new = tried(around.places(number..number + keep), try_at)?;
        number += keep;
        let nearer = new.iter().flatten().filter(|one| one.distance < farthest).count();
        kept.extend(new.into_iter().flatten());
        kept = nearest(kept, keep);
        if (nearer as f64) < LEAST_ACCEPTED * f64::from(keep) {
            break;
        }
    }
    let all: f64 = kept.iter().map(|one| one.weight).sum();
    kept.iter_mut().for_each(|one| one.weight /= all);
    Ok(Sampled { kept, evenly, tried: number })
}

/// A place to try: its number, where it is, and its weight.
type Place = (u32, Vec<f64>, f64);

/// What comes of places, in their order.
fn tried<T: Send, E: Send>(places: Vec<Place>, try_at: Try<T, E>) -> Result<Vec<Option<Tried<T>>>, E> {
    let one = |(number, lots, weight): Place| {
        let came = try_at(&lots, number)?;
        Ok(came.map(|(distance, made)| Tried { lots, weight, distance, made, number }))
    };
    places.into_par_iter().map(one).collect()
}

/// The nearest of some places, the nearest first.
fn nearest<T>(mut tried: Vec<Tried<T>>, keep: u32) -> Vec<Tried<T>> {
    tried.sort_by(|one, other| one.distance.total_cmp(&other.distance).then(one.number.cmp(&other.number)));
    tried.truncate(keep as usize);
    tried
}

/// Places around kept ones: one of them by its weight, moved by a normal step of twice their covariance (Beaumont et
/// al. 2009; Filippi et al. 2013).
struct Around<'a> {
    lots: Vec<&'a [f64]>,
    /// The weights, added up; the last is 1.
    up_to: Vec<f64>,
    /// The lower triangle whose square is the covariance of a step (Cholesky).
    step: Vec<Vec<f64>>,
    luck: Luck,
}

impl<'a> Around<'a> {
    fn new<T>(kept: &'a [Tried<T>], keys: usize, luck: Luck) -> Around<'a> {
        let all: f64 = kept.iter().map(|one| one.weight).sum();
        let lots: Vec<&[f64]> = kept.iter().map(|one| one.lots.as_slice()).collect();
        let weights: Vec<f64> = kept.iter().map(|one| one.weight / all).collect();
        let mut sum = 0.0;
        let up_to = weights.iter().map(|weight| {
            sum += weight;
            sum
        });
        let up_to = up_to.collect();
        Around { step: triangle(&covariance(&lots, &weights, keys)), lots, up_to, luck }
    }

    /// New places, each with its weight: one over how often it is drawn.
    fn places(&self, numbers: std::ops::Range<u32>) -> Vec<Place> {
        let drawn: Vec<(u32, Vec<f64>, u32)> = numbers
            .map(|number| {
                let (lots, draws) = self.place(number);
                (number, lots, draws)
            })
            .collect();
        let draws: f64 = drawn.iter().map(|(.., draws)| f64::from(*draws)).sum();
        let within = drawn.len() as f64 / draws;
        drawn
            .into_par_iter()
            .map(|(number, lots, _)| (number, within / self.density(&lots), lots))
            .map(turned)
            .collect()
    }

    /// A place within the cube, and how many were drawn until then.
    fn place(&self, number: u32) -> (Vec<f64>, u32) {
        for draw in 0..MOST_DRAWS {
            let item = |of: u32| draw << 8 | of;
            let lot = self.luck.uniform(Purpose::Fit, number, item(u32::from(u8::MAX)));
            let from = self.up_to.partition_point(|&up_to| up_to < lot).min(self.lots.len() - 1);
            let normal: Vec<f64> =
                (0..self.step.len() as u32).map(|key| self.luck.normal(Purpose::Fit, number, item(key))).collect();
            let moved = |key: usize| {
                let by: f64 = self.step[key].iter().zip(&normal).map(|(step, normal)| step * normal).sum();
                self.lots[from][key] + by
            };
            let lots: Vec<f64> = (0..self.step.len()).map(moved).collect();
            if lots.iter().all(|lot| (0.0..1.0).contains(lot)) {
                return (lots, draw + 1);
            }
        }
        (self.lots[0].to_vec(), MOST_DRAWS)
    }

    /// How often a place is drawn, among all within the cube or not.
    fn density(&self, lots: &[f64]) -> f64 {
        let edges: f64 = self.step.iter().enumerate().map(|(key, row)| row[key]).product();
        let scale = libm::pow(std::f64::consts::TAU, self.step.len() as f64 / 2.0) * edges;
        let mut below = 0.0;
        let from = |(from, &up_to): (&&[f64], &f64)| {
            let weight = up_to - below;
            below = up_to;
            weight * libm::exp(-self.squares(lots, from) / 2.0)
        };
        self.lots.iter().zip(&self.up_to).map(from).sum::<f64>() / scale
    }

    /// The squared length of a step in its own standard deviations, by forward substitution.
    fn squares(&self, to: &[f64], from: &[f64]) -> f64 {
        let mut solved: Vec<f64> = Vec::with_capacity(to.len());
        for (key, row) in self.step.iter().enumerate() {
            let known: f64 = row.iter().zip(&solved).map(|(step, solved)| step * solved).sum();
            solved.push((to[key] - from[key] - known) / row[key]);
        }
        solved.iter().map(|value| value * value).sum()
    }
}

fn turned((number, weight, lots): (u32, f64, Vec<f64>)) -> Place {
    (number, lots, weight)
}

/// Twice the weighted covariance of some places, and a little more where they do not differ at all.
fn covariance(lots: &[&[f64]], weights: &[f64], keys: usize) -> Vec<Vec<f64>> {
    const LITTLE: f64 = 1e-8;
    let weighted = |value: &dyn Fn(&[f64]) -> f64| {
        lots.iter().zip(weights).map(|(lots, weight)| weight * value(lots)).sum::<f64>()
    };
    let means: Vec<f64> = (0..keys).map(|key| weighted(&|lots| lots[key])).collect();
    let entry = |one: usize, other: usize| {
        let both = weighted(&|lots| (lots[one] - means[one]) * (lots[other] - means[other]));
        2.0 * both + if one == other { LITTLE } else { 0.0 }
    };
    (0..keys).map(|one| (0..keys).map(|other| entry(one, other)).collect()).collect()
}

/// The lower triangle whose product with itself, turned, is a covariance (Cholesky): its row k has k + 1 entries.
fn triangle(covariance: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut rows: Vec<Vec<f64>> = Vec::with_capacity(covariance.len());
    for (at, of) in covariance.iter().enumerate() {
        let mut row: Vec<f64> = Vec::with_capacity(at + 1);
        for column in 0..at {
            let known: f64 = row.iter().zip(&rows[column]).map(|(one, other)| one * other).sum();
            row.push((of[column] - known) / rows[column][column]);
        }
        let known: f64 = row.iter().map(|value| value * value).sum();
        row.push(libm::sqrt((of[at] - known).max(1e-12)));
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::convert::Infallible;

    #[test]
    fn the_square_of_a_triangle_is_its_covariance() {
        let covariance = vec![vec![4.0, 2.0, 0.6], vec![2.0, 5.0, 1.0], vec![0.6, 1.0, 3.0]];
        let rows = triangle(&covariance);
        for one in 0..3 {
            for other in 0..=one {
                let product: f64 = rows[one].iter().zip(&rows[other]).map(|(one, other)| one * other).sum();
                assert!((product - covariance[one][other]).abs() < 1e-12);
            }
        }
    }

    /// What is observed is 0.4, with a normal error of 0.1; the mean is somewhere between 0 and 1.
    #[test]
    fn a_normal_mean_has_the_posterior_of_the_closed_form() {
        let luck = Luck::shared(3);
        let try_at = |lots: &[f64], number: u32| {
            let seen = lots[0] + 0.1 * luck.normal(Purpose::Pulse, number, 0);
            Ok::<_, Infallible>(Some(((seen - 0.4).abs(), ())))
        };
        let sampled = sample(1, 1000, 11, &|_| (), &try_at).unwrap();
        let farthest = sampled.kept.last().unwrap().distance;
        assert!(farthest < 0.05, "{farthest} after {}", sampled.tried);
        let mean: f64 = sampled.kept.iter().map(|one| one.weight * one.lots[0]).sum();
        let variance: f64 = sampled.kept.iter().map(|one| one.weight * (one.lots[0] - mean).powi(2)).sum();
        // N(0.4, 0.1²), a little wider by the tolerance; the effective number is above 400.
        assert!((mean - 0.4).abs() < 4.0 * 0.1 / 20.0, "{mean}");
        assert!((variance.sqrt() / 0.1 - 1.0).abs() < 0.15, "{}", variance.sqrt());
        let effective = 1.0 / sampled.kept.iter().map(|one| one.weight * one.weight).sum::<f64>();
        assert!(effective > 400.0, "{effective}");
    }

    #[test]
    fn two_keys_of_which_only_the_sum_is_seen_stay_on_a_line() {
        let try_at = |lots: &[f64], _: u32| Ok::<_, Infallible>(Some(((lots[0] + lots[1] - 1.0).abs(), ())));
        let kept = sample(2, 300, 5, &|_| (), &try_at).unwrap().kept;
        let mean = |value: &dyn Fn(&[f64]) -> f64| kept.iter().map(|one| one.weight * value(&one.lots)).sum::<f64>();
        let (a, b) = (mean(&|lots| lots[0]), mean(&|lots| lots[1]));
        let both = mean(&|lots| (lots[0] - a) * (lots[1] - b));
        let own = mean(&|lots| (lots[0] - a).powi(2)) * mean(&|lots| (lots[1] - b).powi(2));
        assert!(both / own.sqrt() < -0.95 && (a - 0.5).abs() < 0.1, "{a} {b} {both}");
    }

    #[test]
    fn places_that_cannot_be_tried_are_left_out_and_a_failure_ends_it() {
        let half = |lots: &[f64], _: u32| Ok::<_, ()>((lots[0] < 0.5).then_some(((lots[0] - 0.45).abs(), ())));
        let sampled = sample(1, 50, 5, &|_| (), &half).unwrap();
        assert!(sampled.kept.iter().all(|one| one.lots[0] < 0.5) && sampled.evenly.iter().flatten().count() == 50);
        assert_eq!(sample(1, 5, 5, &|_| (), &|_: &[f64], _| Err::<Option<(f64, ())>, _>(7)).unwrap_err(), 7);
        let none = sample(1, 5, 5, &|_| (), &|_: &[f64], _| Ok::<Option<(f64, ())>, ()>(None)).unwrap();
        assert!(none.kept.is_empty() && none.tried == 10);
    }
}
