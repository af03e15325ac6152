//! Where the dots of a film lie: each cluster a small spiral, the clusters along a larger one, in order.

use crate::experiment::Cast;
use std::f64::consts::PI;

/// From one dot of Vogel's spiral to the next (Vogel 1979, as leaves and florets grow).
const GOLDEN_ANGLE: f64 = 2.399_963_229_728_653;
/// The spiral's scale in radii of a dot: neighbours in it are at least 1.5 of these apart, so that no dots overlap.
const SPACING: f64 = 1.5;
/// How far clusters lie apart, in radii of a dot.
const GAP: f64 = 1.6;

/// Dots within the circle of radius 1 around 0.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::report) struct Layout {
    /// Where each dot has its middle.
    pub dots: Vec<(f64, f64)>,
    /// How large every dot is.
    pub radius: f64,
}

impl Layout {
    /// Where the dots of a cast lie.
    pub fn of(cast: &Cast) -> Layout {
        let middles = along(&cast.clusters.iter().map(|&dots| reach(dots)).collect::<Vec<_>>());
        let around =
            |(&dots, &(x, y)): (&u32, &(f64, f64))| (0..dots).map(move |dot| plus((x, y), on_vogels_spiral(dot)));
        let dots: Vec<(f64, f64)> = cast.clusters.iter().zip(&middles).flat_map(around).collect();
        fitted(&dots)
    }

    /// The dots within a circle elsewhere.
    pub fn within(&self, (x, y): (f64, f64), reach: f64) -> (Vec<(f64, f64)>, f64) {
        let dots = self.dots.iter().map(|&dot| plus((x, y), (dot.0 * reach, dot.1 * reach))).collect();
        (dots, self.radius * reach)
    }
}

/// Dots of radius 1, brought into the circle of radius 1.
fn fitted(dots: &[(f64, f64)]) -> Layout {
    let (low, high) = dots.iter().fold(((f64::MAX, f64::MAX), (f64::MIN, f64::MIN)), |(low, high), dot| {
        ((low.0.min(dot.0), low.1.min(dot.1)), (high.0.max(dot.0), high.1.max(dot.1)))
    });
    let middle = ((low.0 + high.0) / 2.0, (low.1 + high.1) / 2.0);
    let moved: Vec<(f64, f64)> = dots.iter().map(|dot| (dot.0 - middle.0, dot.1 - middle.1)).collect();
    let reach = moved.iter().map(|&dot| far(dot)).fold(0.0, f64::max) + 1.0;
    // A few dots alone are no blots.
    let scale = 1.0 / reach.max(8.0);
    Layout { dots: moved.iter().map(|dot| (dot.0 * scale, dot.1 * scale)).collect(), radius: scale }
}

/// A dot of a cluster around 0.
fn on_vogels_spiral(dot: u32) -> (f64, f64) {
    let (dot, from) = (f64::from(dot), SPACING * libm::sqrt(f64::from(dot) + 0.5));
    (from * libm::cos(dot * GOLDEN_ANGLE), from * libm::sin(dot * GOLDEN_ANGLE))
}

/// How far a cluster of so many dots reaches, with half the gap around it.
fn reach(dots: u32) -> f64 {
    far(on_vogels_spiral(dots.saturating_sub(1))) + 1.0 + GAP / 2.0
}

/// The middles of circles along a spiral outwards, each as near as the ones before it allow.
fn along(reaches: &[f64]) -> Vec<(f64, f64)> {
    let mean = reaches.iter().sum::<f64>() / reaches.len().max(1) as f64;
    let mut placed: Vec<((f64, f64), f64)> = Vec::new();
    let mut turn = 0.0;
    for &reach in reaches {
        let mut at = on_spiral(turn, mean);
        while placed.iter().any(|&(other, its)| far((at.0 - other.0, at.1 - other.1)) < reach + its) {
            // Steps of about a quarter of a circle's reach.
            turn += 0.25 * mean / (mean + far(at));
            at = on_spiral(turn, mean);
        }
        placed.push((at, reach));
    }
    placed.into_iter().map(|(at, _)| at).collect()
}

/// A place on the spiral whose arms are two circles of mean size apart.
fn on_spiral(turn: f64, mean: f64) -> (f64, f64) {
    let from = turn * mean / PI;
    (from * libm::cos(turn), from * libm::sin(turn))
}

fn plus(one: (f64, f64), other: (f64, f64)) -> (f64, f64) {
    (one.0 + other.0, one.1 + other.1)
}

fn far((x, y): (f64, f64)) -> f64 {
    libm::sqrt(x * x + y * y)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;
    use proptest::prelude::*;

    fn laid_out(clusters: &[u32]) -> Layout {
        Layout::of(&example::cast(clusters))
    }

    /// Whether no two dots overlap and all are within the circle.
    fn is_sound(layout: &Layout) -> bool {
        let apart = |one: usize, other: usize| {
            let ((x, y), (a, b)) = (layout.dots[one], layout.dots[other]);
            far((x - a, y - b)) >= 2.0 * layout.radius
        };
        let all = layout.dots.len();
        (0..all).all(|one| far(layout.dots[one]) + layout.radius <= 1.0 + 1e-12)
            && (0..all).all(|one| (0..one).all(|other| apart(one, other)))
    }

    #[test]
    fn a_large_cluster_is_sound() {
        assert!(is_sound(&laid_out(&[2_000])));
        assert!(is_sound(&laid_out(&[8; 250])));
    }

    #[test]
    fn teams_that_follow_each_other_are_near() {
        let layout = laid_out(&[8; 60]);
        let middle = |team: usize| layout.dots[team * 8];
        let between = |one: usize, other: usize| {
            let ((x, y), (a, b)) = (middle(one), middle(other));
            far((x - a, y - b))
        };
        let next = (1..60).map(|team| between(team - 1, team)).sum::<f64>() / 59.0;
        let far = (30..60).map(|team| between(team - 30, team)).sum::<f64>() / 30.0;
        assert!(next < 0.6 * far, "{next} {far}");
    }

    #[test]
    fn one_dot_alone_is_small() {
        assert_eq!(laid_out(&[1]), Layout { dots: vec![(0.0, 0.0)], radius: 0.125 });
    }

    proptest! {
        #[test]
        fn no_two_dots_overlap_and_all_are_within_the_frame(clusters in prop::collection::vec(1u32..40, 1..25)) {
            let layout = laid_out(&clusters);
            prop_assert!(is_sound(&layout));
            prop_assert_eq!(layout, laid_out(&clusters));
        }
    }
}
