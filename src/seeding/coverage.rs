//! Those within two steps of whom the most people are who are near nobody chosen yet: the greedy cover, which comes
//! within 1 − 1/e of the best there is (Nemhauser, Wolsey & Fisher 1978). Once all are covered it goes by lot.

use super::greedy::{Gains, greedy};
use super::score::by_lot;
use crate::organisation::{Network, Rows, Steps};
use crate::random::Luck;

/// How near is near.
const STEPS: u32 = 2;

/// Those who cover the most people together.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    let people = observed.people();
    match observed {
        Network::Complete { .. } => by_lot(people, count, luck),
        Network::Rows(rows) => {
            let (steps, covered) = (Steps::new(people), vec![false; people as usize]);
            greedy(people, count, luck, &mut Cover { rows, steps, covered })
        }
    }
}

/// Who is near somebody chosen.
struct Cover<'a> {
    rows: &'a Rows,
    steps: Steps,
    covered: Vec<bool>,
}

impl Gains for Cover<'_> {
    fn gain(&mut self, person: u32) -> f64 {
        let near = self.steps.walk(self.rows, &[person], STEPS, |_| true);
        near.filter(|&(other, _)| !self.covered[other as usize]).count() as f64
    }

    fn take(&mut self, person: u32) {
        let near = self.steps.walk(self.rows, &[person], STEPS, |_| true);
        near.for_each(|(other, _)| self.covered[other as usize] = true);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::steps_from;
    use crate::seeding::examples::{any_ties, directed, network};
    use proptest::prelude::*;

    #[test]
    fn the_second_covers_what_the_first_leaves() {
        // two paths of five: their middles cover all
        let path = |first: u32| (first..first + 4).map(|person| (person, person + 1));
        let ties: Vec<(u32, u32)> = path(0).chain(path(5)).collect();
        let mut order = choose(&network(10, &ties), 2, Luck::new(1, 0));
        order.sort_unstable();
        assert_eq!(order, [2, 7]);
    }

    fn covered(network: &Network, chosen: &[u32]) -> usize {
        steps_from(network, chosen, STEPS).into_iter().flatten().count()
    }

    proptest! {
        #[test]
        fn it_comes_within_its_guarantee_of_the_best_pair(ties in any_ties(10), seed in 0..99u64) {
            let network = directed(10, &ties);
            let pairs = (0..10).flat_map(|one| (0..one).map(move |other| [one, other]));
            let best = pairs.map(|pair| covered(&network, &pair)).max().unwrap();
            let chosen = choose(&network, 2, Luck::new(seed, 0));
            prop_assert!(covered(&network, &chosen) as f64 >= 0.75 * best as f64); // 1 − (1 − 1/2)² for two
        }
    }
}
