//! How an outcome runs along one key while others vary too: its middle and its spread, at each value or among
//! neighbours.

use crate::experiment::ensemble::Spread;

/// The fewest points that are neighbours.
const FEWEST: usize = 8;

/// What part of all points are neighbours.
const PART: usize = 8;

/// The most points that are neighbours.
const MOST: usize = 100;

/// The spread of the points at each place, in rising order: for keys of which every value has many points.
pub fn at_each(points: &[(f64, f64)]) -> Vec<(f64, Spread)> {
    let points = in_order(points);
    let spread = |alike: &[(f64, f64)]| (alike[0].0, Spread::of(alike.iter().map(|point| point.1).collect()));
    points.chunk_by(|one, other| one.0 == other.0).map(spread).collect()
}

/// The spread of an eighth of the points at a time, those whose places are neighbours: where each has a place of its own.
/// Nothing where there are too few.
pub fn nearby(points: &[(f64, f64)]) -> Vec<(f64, Spread)> {
    let points = in_order(points);
    let together = (points.len() / PART).clamp(FEWEST, MOST);
    let spread = |window: &[(f64, f64)]| {
        let middle = window.iter().map(|point| point.0).sum::<f64>() / window.len() as f64;
        (middle, Spread::of(window.iter().map(|point| point.1).collect()))
    };
    let mut along: Vec<(f64, Spread)> = points.windows(together).map(spread).collect();
    along.dedup_by(|later, earlier| later.0 <= earlier.0);
    along
}

/// Points by place, and by outcome where they share one, so that it does not matter in which order they came.
fn in_order(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let mut points = points.to_vec();
    points.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)));
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_that_many_points_share_each_have_their_spread() {
        let along = at_each(&[(2.0, 0.5), (1.0, 0.3), (2.0, 0.7), (1.0, 0.1), (1.0, 0.2)]);
        let told: Vec<(f64, f64)> = along.iter().map(|(place, spread)| (*place, spread.median)).collect();
        assert_eq!(told, [(1.0, 0.2), (2.0, 0.6)]);
        assert_eq!(at_each(&[]), []);
    }

    #[test]
    fn neighbours_tell_a_straight_line_as_it_is() {
        let line: Vec<(f64, f64)> = (0..80).rev().map(|place| (f64::from(place), 2.0 * f64::from(place))).collect();
        let along = nearby(&line);
        assert_eq!(along.len(), 80 - 10 + 1);
        assert!(along.iter().all(|(place, spread)| (spread.median - 2.0 * place).abs() < 1e-9));
        assert_eq!(nearby(&line[..7]), []);
        assert_eq!(nearby(&[(1.0, 0.5); 20]).len(), 1);
    }
}
