//! People are chosen in clusters: the first of each, and of their contacts those who come next.

use crate::organisation::Network;

/// The first `count` of an order in which each cluster of so many stands together: whoever is next in `ranking`, then
/// their contacts in the order of the ranking.
pub fn together(ranking: &[u32], count: u32, size: u32, observed: &Network) -> Vec<u32> {
    let Network::Rows(rows) = observed else { return ranking[..ranking.len().min(count as usize)].to_vec() };
    let mut rank = vec![None; rows.people() as usize];
    for (place, &person) in ranking.iter().enumerate() {
        rank[person as usize] = Some(place);
    }
    let mut chosen = Vec::new();
    for &first in ranking {
        if chosen.len() >= count as usize {
            break;
        }
        if rank[first as usize].take().is_none() {
            continue; // stands in an earlier cluster
        }
        chosen.push(first);
        let contacts = rows.reached_by(first).iter().filter_map(|&contact| rank[contact as usize]);
        let mut contacts: Vec<usize> = contacts.collect();
        contacts.sort_unstable();
        contacts.dedup();
        for place in contacts.into_iter().take(size as usize - 1) {
            rank[ranking[place] as usize] = None;
            chosen.push(ranking[place]);
        }
    }
    chosen.truncate(count as usize);
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{network, ring};

    #[test]
    fn a_cluster_is_somebody_and_their_contacts() {
        let two_stars = network(6, &[(0, 1), (0, 2), (0, 3), (4, 5)]);
        assert_eq!(together(&[0, 4, 3, 5, 1, 2], 5, 2, &two_stars), [0, 3, 4, 5, 1]);
        assert_eq!(together(&[0, 4, 3, 5, 1, 2], 4, 3, &two_stars), [0, 3, 1, 4]);
        assert_eq!(together(&[4, 0], 6, 3, &two_stars), [4, 0]);
    }

    #[test]
    fn clusters_of_one_are_the_ranking_and_more_only_adds() {
        let ranking = [5, 2, 7, 0, 1, 3, 4, 6];
        assert_eq!(together(&ranking, 8, 1, &ring(8)), ranking);
        let all = together(&ranking, 8, 3, &ring(8));
        for count in 0..=8 {
            assert_eq!(together(&ranking, count, 3, &ring(8)), all[..count as usize]);
        }
    }
}
