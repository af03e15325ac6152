//! Groups with their own chances of a tie within and between (stochastic block model, Holland et al. 1983).

use super::Network;
use super::pairs::tied;
use super::skipping::{across, within};
use crate::fraction::Percent;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// A stochastic block model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Blocks {
    /// How many people are in each group; they add up to `organisation.people`.
    #[schemars(length(min = 1, max = 1_000), inner(range(min = 1, max = 10_000_000)), extend("x-unit" = "people"))]
    pub sizes: Vec<u32>,
    /// The chance of a tie between any two people, a row a group, symmetric.
    #[schemars(length(min = 1, max = 1_000), extend("x-unit" = "% of pairs"))]
    pub tie_percent: Vec<Vec<Percent>>,
}

impl Blocks {
    /// A network of `people`, group after group; linear in people and ties.
    ///
    /// The table is read above its diagonal, a chance that is not given counts as 0, and people beyond
    /// the last group have no ties.
    pub fn build(&self, people: u32, rng: &mut ChaCha8Rng) -> Network {
        let groups = self.groups(people);
        let mut pairs = Vec::new();
        for (a, group) in groups.iter().enumerate() {
            let first = group.start;
            within(group.len() as u32, self.chance(a, a), rng, |i, j| pairs.push([first + i, first + j]));
            for (b, other) in groups.iter().enumerate().skip(a + 1) {
                let (rows, columns) = (group.len() as u32, other.len() as u32);
                across(rows, columns, self.chance(a, b), rng, |i, j| pairs.push([first + i, other.start + j]));
            }
        }
        Network::Rows(tied(people, pairs))
    }

    /// The people of each group, numbered in turn.
    fn groups(&self, people: u32) -> Vec<std::ops::Range<u32>> {
        let ends = self.sizes.iter().scan(0u32, |end, &size| {
            let start = *end;
            *end = start.saturating_add(size).min(people);
            Some(start..*end)
        });
        ends.collect()
    }

    fn chance(&self, a: usize, b: usize) -> f64 {
        self.tie_percent.get(a).and_then(|row| row.get(b)).map_or(0.0, |percent| percent.fraction())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sound::{is_sound, rng};
    use super::*;

    fn blocks(sizes: &[u32], percents: &[&[f64]]) -> Blocks {
        let row = |row: &&[f64]| row.iter().map(|&value| Percent::new(value).unwrap()).collect();
        Blocks { sizes: sizes.to_vec(), tie_percent: percents.iter().map(row).collect() }
    }

    #[test]
    fn certain_and_impossible_ties_are_exact() {
        let network = blocks(&[2, 3], &[&[100.0, 0.0], &[0.0, 100.0]]).build(5, &mut rng(1));
        let degrees: Vec<u32> = (0..5).map(|person| network.degree(person)).collect();
        assert_eq!(degrees, [1, 1, 2, 2, 2]);
        let between = blocks(&[2, 3], &[&[0.0, 100.0], &[100.0, 0.0]]).build(5, &mut rng(1));
        assert_eq!(between.ties(), 12);
    }

    #[test]
    fn ties_within_and_between_are_as_many_as_asked_for() {
        let network = blocks(&[3000, 2000], &[&[1.0, 0.2], &[0.2, 2.0]]).build(5000, &mut rng(9));
        assert!(is_sound(&network));
        let Network::Rows(rows) = &network else { panic!("stored") };
        let count = |inside: fn(u32, u32) -> bool| {
            rows.ties().filter(|tie| tie.from < tie.to && inside(tie.from, tie.to)).count() as f64
        };
        let close = |found: f64, pairs: f64, chance: f64| {
            let error = (pairs * chance * (1.0 - chance)).sqrt();
            assert!((found - pairs * chance).abs() < 4.0 * error, "{found} of {pairs}");
        };
        close(count(|_, b| b < 3000), 3000.0 * 2999.0 / 2.0, 0.01);
        close(count(|a, _| a >= 3000), 2000.0 * 1999.0 / 2.0, 0.02);
        close(count(|a, b| a < 3000 && b >= 3000), 6e6, 0.002);
    }

    #[test]
    fn sizes_that_do_not_fit_leave_people_without_ties() {
        let network = blocks(&[2, 9], &[&[100.0]]).build(4, &mut rng(1));
        assert_eq!((network.people(), network.ties()), (4, 2));
    }
}
