//! Those whom the well connected turn to: PageRank (Brin & Page 1998), damping 0.85.
//!
//! Rank flows from a person to those whose example reaches them, by the strength of the ties; that of a
//! person whom nobody reaches is spread evenly.

use super::score::top_by_ties;
use crate::organisation::{Network, Rows};
use crate::random::Luck;

const DAMPING: f64 = 0.85;
const EXACT_TO: f64 = 1e-10;
const MOST_ROUNDS: u32 = 200; // 0.85^200 is far below the exactness asked for

/// Those with the highest PageRank.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    top_by_ties(observed, count, luck, pagerank)
}

/// Each person's PageRank; they sum to 1.
fn pagerank(rows: &Rows, people: u32) -> Vec<f64> {
    let mut incoming = vec![0.0; people as usize];
    rows.ties().for_each(|tie| incoming[tie.to as usize] += f64::from(tie.weight));
    let mut ranks = vec![1.0 / f64::from(people); people as usize];
    for _ in 0..MOST_ROUNDS {
        let next = pass_on(rows, &incoming, &ranks);
        let change: f64 = next.iter().zip(&ranks).map(|(new, old)| (new - old).abs()).sum();
        ranks = next;
        if change < EXACT_TO {
            break;
        }
    }
    ranks
}

/// One round: everybody passes their rank on to those whose example reaches them.
fn pass_on(rows: &Rows, incoming: &[f64], ranks: &[f64]) -> Vec<f64> {
    let per_strength: Vec<f64> = ranks
        .iter()
        .zip(incoming)
        .map(|(rank, &strength)| if strength > 0.0 { rank / strength } else { 0.0 })
        .collect();
    let unreached: f64 =
        ranks.iter().zip(incoming).filter(|&(_, &strength)| strength == 0.0).map(|(rank, _)| rank).sum();
    let to_all = (1.0 - DAMPING + DAMPING * unreached) / ranks.len() as f64;
    let received = |person| {
        let reached = rows.reached_by(person).iter().map(|&other| per_strength[other as usize]);
        match rows.weights_of(person) {
            None => reached.sum::<f64>(),
            Some(weights) => reached.zip(weights).map(|(rank, &weight)| rank * f64::from(weight)).sum(),
        }
    };
    (0..ranks.len() as u32).map(|person| to_all + DAMPING * received(person)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Tie;
    use crate::seeding::examples::{karate, one_way, rows};

    /// Figures of networkx 3.6, `pagerank` without weights.
    #[test]
    fn the_karate_club_has_its_known_values() {
        let found = pagerank(rows(&karate()), 34);
        for (person, expected) in [(33, 0.100919), (0, 0.096997), (32, 0.071693), (2, 0.057079), (1, 0.052877)] {
            assert!((found[person] - expected).abs() < 1e-6, "{person}: {}", found[person]);
        }
        assert!((found.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        assert_eq!(choose(&karate(), 5, Luck::new(1, 0)), [33, 0, 32, 2, 1]);
    }

    /// Figures of networkx 3.6, `pagerank` of the ties turned round.
    #[test]
    fn rank_flows_against_the_ties() {
        let found = pagerank(rows(&one_way(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (0, 4)])), 5);
        let expected = [0.30107896, 0.30391642, 0.32225462, 0.04275, 0.03];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-8), "{found:?}");
    }

    #[test]
    fn somebody_whom_nobody_reaches_spreads_their_rank_evenly() {
        // 1 turns to 0, whom nobody reaches: r0 = .075 + .425 r0 + .85 r1 and r1 = .075 + .425 r0
        let found = pagerank(rows(&one_way(2, &[(0, 1)])), 2);
        assert!((found[1] - 20.0 / 57.0).abs() < 1e-9 && (found[0] - 37.0 / 57.0).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn the_stronger_example_gets_the_larger_part() {
        let tie = |from, to, weight| Tie { from, to, weight };
        let found = pagerank(&Rows::new(3, &[tie(0, 2, 0.75), tie(1, 2, 0.25)]), 3);
        let base = found[2];
        assert!((found[0] - base - 0.85 * 0.75 * base).abs() < 1e-9, "{found:?}");
        assert!((found[1] - base - 0.85 * 0.25 * base).abs() < 1e-9, "{found:?}");
    }
}
