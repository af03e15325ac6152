//! People who together reach the most others in one step: at each turn whoever adds the most (Nemhauser, Wolsey &
//! Fisher 1978: at least 63 % of what any group of as many could reach).

use crate::organisation::Rows;
use crate::random::Luck;
use crate::seeding::{Gains, greedy};

/// So many people in the order in which they were picked, equals by lot.
pub(super) fn covering(out: &Rows, count: u32, luck: Luck) -> Vec<u32> {
    let people = out.people();
    let gain = (0..people).map(|person| out.reached_by(person).len() as u32 + 1).collect();
    let mut cover = Cover { out, incoming: &out.reversed(), gain, is_reached: vec![false; people as usize] };
    greedy(people, count, luck, &mut cover)
}

/// Who is reached. Linear in ties: somebody who is reached for the first time is told to all who could reach them.
struct Cover<'a> {
    out: &'a Rows,
    incoming: &'a Rows,
    gain: Vec<u32>,
    is_reached: Vec<bool>,
}

impl Gains for Cover<'_> {
    fn gain(&mut self, person: u32) -> f64 {
        f64::from(self.gain[person as usize])
    }

    fn take(&mut self, person: u32) {
        for &other in self.out.reached_by(person).iter().chain([&person]) {
            if !std::mem::replace(&mut self.is_reached[other as usize], true) {
                let who = self.incoming.reached_by(other).iter().chain([&other]);
                who.for_each(|&who| self.gain[who as usize] -= 1);
            }
        }
    }
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
        assert_eq!(covering(&out, 3, Luck::new(1, 0)), [0, 7, 5]);
        assert_eq!(covering(&out, 99, Luck::new(1, 0)).len(), 10);
    }

    proptest! {
        #[test]
        fn a_group_reaches_nearly_as_many_as_the_best_of_all_groups(
            pairs in prop::collection::btree_set((0u32..10, 0u32..10), 0..40), count in 1u32..5
        ) {
            let pairs: Vec<_> = pairs.into_iter().filter(|(from, to)| from != to).collect();
            let out = rows(10, &pairs);
            let picked = covering(&out, count, Luck::new(1, 0));
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
