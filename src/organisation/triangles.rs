//! In how many triangles people are: how many pairs of their contacts are tied to each other.

use super::Rows;

/// In how many triangles each person is, of a network in which every tie goes both ways. Each is found once, from its
/// person with the fewest contacts, so that those with very many cost little (Schank & Wagner 2005).
pub(crate) fn triangles(either: &Rows) -> Vec<u64> {
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
    use super::*;
    use proptest::prelude::*;

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
