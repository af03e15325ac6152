//! People who together reach the most others in one step: at each turn whoever adds the most (Nemhauser, Wolsey &
//! Fisher 1978: at least 63 % of what any group of as many could reach).

use crate::organisation::Rows;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// So many people in the order in which they were picked, equals by their number. Linear in ties: somebody who is
/// reached for the first time is told to all who could reach them.
pub(super) fn covering(out: &Rows, incoming: &Rows, count: u32) -> Vec<u32> {
    let mut gain: Vec<u32> = (0..out.people()).map(|person| out.reached_by(person).len() as u32 + 1).collect();
    let mut best: BinaryHeap<(u32, Reverse<u32>)> =
        (0..).zip(&gain).map(|(person, &gain)| (gain, Reverse(person))).collect();
    let (mut is_reached, mut picked) = (vec![false; gain.len()], Vec::new());
    while let Some((promised, Reverse(person))) = best.pop().filter(|_| picked.len() < count as usize) {
        if promised != gain[person as usize] {
            best.push((gain[person as usize], Reverse(person)));
            continue;
        }
        picked.push(person);
        for &other in out.reached_by(person).iter().chain([&person]) {
            if !std::mem::replace(&mut is_reached[other as usize], true) {
                incoming.reached_by(other).iter().chain([&other]).for_each(|&who| gain[who as usize] -= 1);
            }
        }
    }
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Tie;
    use proptest::prelude::*;

    fn rows(people: u32, pairs: &[(u32, u32)]) -> Rows {
        let ties: Vec<Tie> = pairs.iter().map(|&(from, to)| Tie { from, to, weight: 1.0 }).collect();
        Rows::new(people, &ties)
    }

    /// How many are reached or picked.
    fn covered(out: &Rows, group: &[u32]) -> usize {
        (0..out.people())
            .filter(|person| group.iter().any(|&one| one == *person || out.reached_by(one).contains(person)))
            .count()
    }

    #[test]
    fn whoever_adds_the_most_comes_next() {
        // 0 reaches four, 5 reaches three of these and one more, 7 reaches two others.
        let out = rows(10, &[(0, 1), (0, 2), (0, 3), (0, 4), (5, 1), (5, 2), (5, 3), (5, 6), (7, 8), (7, 9)]);
        assert_eq!(covering(&out, &out.reversed(), 3), [0, 7, 5]);
        assert_eq!(covering(&out, &out.reversed(), 99).len(), 10);
    }

    proptest! {
        #[test]
        fn a_group_reaches_nearly_as_many_as_the_best_of_all_groups(
            pairs in prop::collection::btree_set((0u32..10, 0u32..10), 0..40), count in 1u32..5
        ) {
            let pairs: Vec<_> = pairs.into_iter().filter(|(from, to)| from != to).collect();
            let out = rows(10, &pairs);
            let picked = covering(&out, &out.reversed(), count);
            let groups = (0u32..1 << 10).filter(|group| group.count_ones() == count);
            let members = |group: u32| (0..10).filter(|person| group >> person & 1 == 1).collect::<Vec<u32>>();
            let best = groups.map(|group| covered(&out, &members(group))).max().unwrap();
            prop_assert!(covered(&out, &picked) as f64 >= (1.0 - (-1.0_f64).exp()) * best as f64);
            // Each pick adds at least as much as anybody else would.
            for at in 0..picked.len() {
                let with = |person: u32| covered(&out, &[&picked[..at], &[person]].concat());
                prop_assert!((0..10).filter(|person| !picked[..at].contains(person)).all(|person| with(person) <= with(picked[at])));
            }
        }
    }
}
