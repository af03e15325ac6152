//! The innermost shell of the network (Seidman 1983): people with many ties to people with many ties.
//!
//! A person's core number is the largest k such that they belong to a group in which everybody is tied to at
//! least k others of it; found by peeling off those with the fewest ties (Batagelj & Zaveršnik 2003), in time
//! linear in ties. A one-way tie counts for both. Equals by degree, then by lot.

use super::score::{by_lot, top};
use crate::organisation::{Network, Rows, contacts, degree};
use crate::random::Luck;
use std::cmp::Reverse;

/// Those in the innermost shells, the best connected first.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    let people = observed.people();
    let Network::Rows(rows) = observed else { return by_lot(people, count, luck) };
    let cores = core_numbers(rows, people);
    let mut order = top(people, people, luck, |person| f64::from(degree(observed, person)));
    order.sort_by_key(|&person| Reverse(cores[person as usize])); // keeps the order by degree within a shell
    order.truncate(count as usize);
    order
}

/// Each person's core number.
fn core_numbers(rows: &Rows, people: u32) -> Vec<u32> {
    let ties = rows.either_way();
    let mut left: Vec<u32> = (0..people).map(|person| contacts(&ties, person).count() as u32).collect();
    let most = left.iter().max().map_or(0, |&most| most as usize);
    let mut shells = vec![Vec::new(); most + 1];
    (0..people).for_each(|person| shells[left[person as usize] as usize].push(person));
    let mut peeled = vec![false; people as usize];
    for shell in 0..=most {
        while let Some(person) = shells[shell].pop() {
            if std::mem::replace(&mut peeled[person as usize], true) {
                continue; // peeled from a shell further out
            }
            for other in contacts(&ties, person) {
                let left = &mut left[other as usize];
                if *left as usize > shell {
                    *left -= 1;
                    shells[*left as usize].push(other);
                }
            }
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{any_ties, directed, graph, karate, network, rows};
    use proptest::prelude::*;
    use rustworkx_core::connectivity::core_number;

    /// The members of the 4-core as networkx 3.6 gives them.
    #[test]
    fn the_karate_club_has_its_known_four_core() {
        let found = core_numbers(rows(&karate()), 34);
        let inner: Vec<usize> = (0..34).filter(|&person| found[person] == 4).collect();
        assert_eq!(inner, [0, 1, 2, 3, 7, 8, 13, 30, 32, 33]);
        assert_eq!(found[10..20], [3, 1, 2, 4, 2, 2, 2, 2, 2, 3]);
        assert_eq!(choose(&karate(), 3, Luck::new(1, 0)), [33, 0, 32]);
    }

    #[test]
    fn a_hub_of_loners_comes_after_a_small_close_group() {
        // 0 to 3 know each other; 4 knows five loners and one of them
        let ties = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3), (3, 4), (4, 5), (4, 6), (4, 7), (4, 8), (4, 9)];
        let network = network(10, &ties);
        assert_eq!(core_numbers(rows(&network), 10), [3, 3, 3, 3, 1, 1, 1, 1, 1, 1]);
        let order = choose(&network, 5, Luck::new(1, 0));
        assert_eq!((order[0], order[4]), (3, 4), "{order:?}");
    }

    proptest! {
        #[test]
        fn it_agrees_with_another_implementation(ties in any_ties(12)) {
            let network = directed(12, &ties);
            let other = core_number(graph(&network));
            for (person, &ours) in core_numbers(rows(&network), 12).iter().enumerate() {
                prop_assert_eq!(ours as usize, other[&rustworkx_core::petgraph::graph::NodeIndex::new(person)]);
            }
        }
    }
}
