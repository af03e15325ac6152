//! Which ties a film shows behind its dots: some of those between people, or the strongest between groups.

use crate::organisation::Network;
use crate::privacy::SMALLEST;
use std::collections::BTreeMap;

/// The most lines that are drawn.
const MOST: usize = 600;

/// Ties between dots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ties {
    /// Pairs of dots, each once, the lower number first.
    pub shown: Vec<(u32, u32)>,
    /// Of how many pairs these are.
    pub of: u64,
}

impl Ties {
    /// Ties of people, evenly thinned where they are many; none where everybody is tied to everybody.
    pub(super) fn between_people(network: &Network, dot_of: &[u32]) -> Ties {
        let pairs: Vec<(u32, u32)> = counted(network, dot_of).into_keys().collect();
        let shown = pairs.len().min(MOST);
        let evenly = (0..shown).map(|place| pairs[place * pairs.len() / shown]);
        Ties { shown: evenly.collect(), of: pairs.len() as u64 }
    }

    /// The pairs of groups with most ties between them; those with fewer than [`SMALLEST`] are not told.
    pub(super) fn between_groups(network: &Network, dot_of: &[u32]) -> Ties {
        let mut pairs: Vec<((u32, u32), usize)> = counted(network, dot_of).into_iter().collect();
        pairs.retain(|&(_, ties)| ties >= SMALLEST);
        let of = pairs.len() as u64;
        pairs.sort_by_key(|&(_, ties)| std::cmp::Reverse(ties));
        pairs.truncate(MOST);
        let mut shown: Vec<(u32, u32)> = pairs.into_iter().map(|(pair, _)| pair).collect();
        shown.sort_unstable();
        Ties { shown, of }
    }
}

/// How many pairs of people are tied between each two dots, in the order of the dots.
fn counted(network: &Network, dot_of: &[u32]) -> BTreeMap<(u32, u32), usize> {
    let mut counts = BTreeMap::new();
    let Network::Rows(rows) = network else { return counts };
    for (person, &dot) in (0..).zip(dot_of) {
        for &other in rows.reached_by(person) {
            let its = dot_of[other as usize];
            // One that goes both ways counts from its lower number.
            let counts_here = person < other || rows.reached_by(other).binary_search(&person).is_err();
            if dot != its && counts_here {
                *counts.entry((dot.min(its), dot.max(its))).or_insert(0) += 1;
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Rows, Tie};
    use proptest::prelude::*;

    fn network(people: u32, pairs: &[(u32, u32)]) -> Network {
        Network::Rows(Rows::pairs(people, pairs.iter().copied()))
    }

    #[test]
    fn a_tie_is_drawn_once_whichever_way_it_goes() {
        let own: Vec<u32> = (0..4).collect();
        let both = network(4, &[(0, 1), (2, 3)]);
        assert_eq!(Ties::between_people(&both, &own), Ties { shown: vec![(0, 1), (2, 3)], of: 2 });
        let tie = Tie { from: 3, to: 1, weight: 1.0 };
        let one_way = Network::Rows(Rows::new(4, &[tie]));
        assert_eq!(Ties::between_people(&one_way, &[3, 2, 1, 0]), Ties { shown: vec![(0, 2)], of: 1 });
        assert_eq!(Ties::between_people(&Network::Complete { people: 4 }, &own), Ties::default());
    }

    #[test]
    fn many_ties_are_thinned_over_all_of_them() {
        let pairs: Vec<(u32, u32)> = (0..1_999).map(|person| (person, person + 1)).collect();
        let ties = Ties::between_people(&network(2_000, &pairs), &(0..2_000).collect::<Vec<_>>());
        assert_eq!((ties.shown.len(), ties.of), (MOST, 1_999));
        assert!(ties.shown[0].0 < 2 && ties.shown[MOST - 1].0 > 1_990);
    }

    proptest! {
        #[test]
        fn no_few_ties_between_groups_are_told(pairs in prop::collection::btree_set((0u32..30, 30u32..60), 0..300)) {
            let pairs: Vec<(u32, u32)> = pairs.into_iter().collect();
            let dot_of: Vec<u32> = (0..60).map(|person| person / 15).collect();
            let ties = Ties::between_groups(&network(60, &pairs), &dot_of);
            for one in 0..4 {
                for other in one + 1..4 {
                    let between = pairs.iter().filter(|(a, b)| (a / 15, b / 15) == (one, other)).count();
                    prop_assert_eq!(ties.shown.contains(&(one, other)), between >= SMALLEST);
                }
            }
        }
    }
}
