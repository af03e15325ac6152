//! How often two contacts of somebody are tied to each other.

use crate::organisation::Rows;

/// How often two contacts of somebody are tied to each other, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clustering {
    /// Of all pairs of contacts of all people: transitivity (Newman 2003).
    pub overall: f64,
    /// The mean over people of the share among their own contacts, 0 of those with fewer than two (Watts & Strogatz
    /// 1998).
    pub mean: f64,
}

impl Clustering {
    /// Of a network in which every tie goes both ways.
    pub(super) fn of(either: &Rows) -> Clustering {
        let people = either.people();
        let triangles = triangles(either);
        let pairs = |person: u32| {
            let contacts = either.reached_by(person).len() as u64;
            contacts * contacts.saturating_sub(1) / 2
        };
        let all: u64 = (0..people).map(pairs).sum();
        let closed: u64 = triangles.iter().sum();
        let own = |person: u32| match pairs(person) {
            0 => 0.0,
            pairs => triangles[person as usize] as f64 / pairs as f64,
        };
        Clustering {
            overall: if all == 0 { 0.0 } else { closed as f64 / all as f64 },
            mean: (0..people).map(own).sum::<f64>() / f64::from(people.max(1)),
        }
    }
}

/// In how many triangles each person is. Each is found once, from its person with the fewest contacts, so that those
/// with very many cost little (Schank & Wagner 2005).
fn triangles(either: &Rows) -> Vec<u64> {
    let people = either.people();
    let rank = |person: u32| (either.reached_by(person).len(), person);
    let higher: Vec<Vec<u32>> = (0..people)
        .map(|person| either.reached_by(person).iter().copied().filter(|&other| rank(other) > rank(person)).collect())
        .collect();
    let (mut triangles, mut is_next) = (vec![0; people as usize], vec![false; people as usize]);
    for (person, next) in higher.iter().enumerate() {
        next.iter().for_each(|&other| is_next[other as usize] = true);
        for &second in next {
            for &third in higher[second as usize].iter().filter(|&&third| is_next[third as usize]) {
                for corner in [person, second as usize, third as usize] {
                    triangles[corner] += 1;
                }
            }
        }
        next.iter().for_each(|&other| is_next[other as usize] = false);
    }
    triangles
}

#[cfg(test)]
mod tests {
    use super::super::examples::rows;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_triangle_with_a_tail_is_counted_by_hand() {
        // Pairs of contacts: one each of 0 and 1, three of 2, none of 3; the triangle closes one of each.
        let found = Clustering::of(&rows(&[(0, 1), (1, 2), (0, 2), (2, 3)]));
        assert_eq!(found, Clustering { overall: 3.0 / 5.0, mean: (1.0 + 1.0 + 1.0 / 3.0) / 4.0 });
        assert_eq!(Clustering::of(&rows(&[])), Clustering { overall: 0.0, mean: 0.0 });
    }

    proptest! {
        #[test]
        fn triangles_are_those_found_by_trying_all(pairs in prop::collection::btree_set((0u32..9, 0u32..9), 0..36)) {
            let pairs: Vec<_> = pairs.into_iter().filter(|(a, b)| a < b).collect();
            let rows = Rows::pairs(9, pairs.iter().copied());
            let tied = |a: u32, b: u32| pairs.contains(&(a.min(b), a.max(b)));
            for (person, found) in triangles(&rows).into_iter().enumerate() {
                let person = person as u32;
                let all = (0..9).flat_map(|b| (0..b).map(move |c| (b, c)));
                let closed = all.filter(|&(b, c)| tied(person, b) && tied(person, c) && tied(b, c)).count() as u64;
                prop_assert_eq!(found, closed);
            }
        }
    }
}
