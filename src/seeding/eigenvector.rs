//! Those whose example reaches people whose example reaches far, and so on: eigenvector centrality (Bonacich 1972).
//!
//! Found by passing values back along the ties again and again, each keeping what they had: that changes no
//! result, and settles where a network swings between two halves.

use super::score::top_by_ties;
use crate::organisation::{Network, Rows};
use crate::random::Luck;
use rayon::prelude::*;

const EXACT_TO: f64 = 1e-10;
const MOST_ROUNDS: u32 = 1000;

/// How many people one portion of work holds at least.
const PORTION: usize = 2048;

/// Those with the highest eigenvector centrality.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    top_by_ties(observed, count, luck, eigenvector)
}

/// Each person's centrality; the squares sum to 1.
fn eigenvector(rows: &Rows, people: u32) -> Vec<f64> {
    let mut values = vec![1.0 / f64::from(people).sqrt(); people as usize];
    for _ in 0..MOST_ROUNDS {
        let next = passed_back(rows, &values);
        let change: f64 = next.iter().zip(&values).map(|(new, old)| (new - old).abs()).sum();
        values = next;
        if change < EXACT_TO {
            break;
        }
    }
    values
}

/// One round: everybody keeps what they have and gets what those have whom they reach, by the strength of the ties.
fn passed_back(rows: &Rows, values: &[f64]) -> Vec<f64> {
    let received = |person: u32| {
        let reached = rows.reached_by(person).iter().map(|&other| values[other as usize]);
        let sum: f64 = match rows.weights_of(person) {
            None => reached.sum(),
            Some(weights) => reached.zip(weights).map(|(value, &weight)| value * f64::from(weight)).sum(),
        };
        values[person as usize] + sum
    };
    let people = 0..values.len() as u32;
    let mut next: Vec<f64> = people.into_par_iter().with_min_len(PORTION).map(received).collect();
    let length = next.iter().map(|value| value * value).sum::<f64>().sqrt();
    next.iter_mut().for_each(|value| *value /= length);
    next
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Tie;
    use crate::seeding::examples::{karate, network, one_way, rows};

    /// Figures of networkx 3.6.1, `eigenvector_centrality` without weights.
    #[test]
    fn the_karate_club_has_its_known_values() {
        let found = eigenvector(rows(&karate()), 34);
        for (person, expected) in [(33, 0.3733635), (0, 0.3554915), (2, 0.3171925), (32, 0.3086442), (1, 0.2659599)] {
            assert!((found[person] - expected).abs() < 1e-6, "{person}: {}", found[person]);
        }
        assert_eq!(choose(&karate(), 5, Luck::new(1, 0)), [33, 0, 2, 32, 1]);
    }

    /// Figures of networkx 3.6.1, `eigenvector_centrality` of the ties turned round.
    #[test]
    fn values_flow_against_the_ties() {
        let found = eigenvector(rows(&one_way(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (0, 4)])), 5);
        let third = (1.0f64 / 3.0).sqrt();
        assert!(found.iter().zip([third, third, third, 0.0, 0.0]).all(|(a, b)| (a - b).abs() < 1e-8), "{found:?}");
    }

    #[test]
    fn a_network_of_two_halves_settles() {
        // a star: the middle has √½, each of the four others a half of that
        let found = eigenvector(rows(&network(5, &[(0, 1), (0, 2), (0, 3), (0, 4)])), 5);
        assert!((found[0] - 0.5f64.sqrt()).abs() < 1e-9, "{found:?}");
        assert!(found[1..].iter().all(|value| (value - 0.125f64.sqrt()).abs() < 1e-9), "{found:?}");
    }

    #[test]
    fn the_stronger_tie_to_the_middle_counts_for_more() {
        let tie = |from, to, weight| Tie { from, to, weight };
        let rows = Rows::both_ways(3, &[tie(0, 1, 0.8), tie(1, 2, 0.6)]);
        let found = eigenvector(&rows, 3); // the eigenvector of value 1: (0.8, 1, 0.6) / √2
        let expected = [0.8, 1.0, 0.6].map(|value: f64| value / 2f64.sqrt());
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < 1e-7), "{found:?}");
    }
}
