//! Close groups, whole: for behaviours that need several examples around a person (Centola & Macy 2007). Within
//! a group everybody is tied to at least half of the others, so that it holds by itself, and reaches its
//! neighbours over several ties at once.
//!
//! A group starts with whoever stands in the most triangles, and takes in whoever is tied to most of it, and of
//! those whoever stands in the most triangles, equals by lot. A one-way tie counts for both.

use super::lot::Draw;
use super::score::{by_lot, top};
use crate::organisation::{Network, Rows, triangles};
use crate::random::Luck;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The most people of one group: peer groups are of 6 to 12 in practice.
const LARGEST: usize = 8;

/// One close group after the other.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    let people = observed.people();
    let Network::Rows(rows) = observed else { return by_lot(people, count, luck) };
    let ties = rows.either_way();
    let triangles = triangles(&ties);
    let starts = top(people, people, luck, |person| triangles[person as usize] as f64);
    let mut chosen = Vec::with_capacity(people as usize);
    let mut taken = vec![false; people as usize];
    for first in starts {
        if chosen.len() >= count as usize {
            break;
        }
        if !taken[first as usize] {
            chosen.extend(group(&ties, first, &triangles, &mut taken, luck));
        }
    }
    chosen.truncate(count as usize);
    chosen
}

/// A group around its first, in the order in which people are taken in.
fn group(ties: &Rows, first: u32, triangles: &[u64], taken: &mut [bool], luck: Luck) -> Vec<u32> {
    let mut group = vec![first];
    let mut tied: BTreeMap<u32, usize> = BTreeMap::new();
    taken[first as usize] = true;
    while group.len() < LARGEST {
        let newest = group[group.len() - 1];
        let free = ties.reached_by(newest).iter().filter(|&&other| !taken[other as usize]);
        free.for_each(|&other| *tied.entry(other).or_default() += 1);
        let close = tied.iter().filter(|&(_, &with)| 2 * with >= group.len());
        let next = close.max_by_key(|&(&person, &with)| {
            (with, triangles[person as usize], Reverse(Draw::Equals.lot(luck, person)))
        });
        let Some((&next, _)) = next else { break };
        tied.remove(&next);
        taken[next as usize] = true;
        group.push(next);
    }
    group
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{karate, network, rows};

    /// Figures of networkx 3.6.1, `triangles`.
    #[test]
    fn the_karate_club_has_its_known_triangles() {
        let club = karate();
        let found = [0, 33, 32, 1, 2, 3, 7].map(|person: usize| triangles(rows(&club))[person]);
        assert_eq!(found, [18, 15, 13, 12, 11, 10, 6]);
        // 0, 1, 2, 3, 7 and 13 know each other, but 7 and 13
        let mut first = choose(&club, 6, Luck::new(1, 0));
        assert_eq!(first[..4], [0, 1, 2, 3]);
        first.sort_unstable();
        assert_eq!(first, [0, 1, 2, 3, 7, 13]);
    }

    #[test]
    fn groups_come_whole_and_a_loose_contact_is_in_none() {
        // two groups of four and a bridge between them; 8 knows one of each
        let four = |a: u32| [(a, a + 1), (a, a + 2), (a, a + 3), (a + 1, a + 2), (a + 1, a + 3), (a + 2, a + 3)];
        let ties = [&four(0)[..], &four(4), &[(0, 8), (4, 8)]].concat();
        for seed in 0..30 {
            let order = choose(&network(9, &ties), 9, Luck::new(seed, 0));
            let of = |people: &[u32]| people.iter().map(|person| person / 4).collect::<Vec<_>>();
            let halves = [of(&order[..4]), of(&order[4..8])];
            assert!(halves.iter().all(|half| half.iter().all(|group| *group == half[0])), "{order:?}");
            assert_eq!(order[8], 8);
        }
    }
}
