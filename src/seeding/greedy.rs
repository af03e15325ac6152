//! Whoever adds most comes next, again and again, equals by lot. What somebody adds only ever shrinks, so that few
//! have to be asked again (lazy greedy: Minoux 1978; CELF, Leskovec et al. 2007).

use super::lot::Draw;
use crate::random::Luck;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What people add to those who were taken before.
pub trait Gains {
    /// What `person` would add now, at least 0; never more than before.
    fn gain(&mut self, person: u32) -> f64;
    /// Takes `person`.
    fn take(&mut self, person: u32);
}

/// The first `count` people in the order in which they add most. Gains are compared to 24 bits, as scores are.
pub fn greedy(people: u32, count: u32, luck: Luck, gains: &mut impl Gains) -> Vec<u32> {
    let mut taken = Vec::with_capacity(count.min(people) as usize);
    let asked = |gains: &mut _, person: u32, at: usize| (size(gains, person), lot(luck, person), Reverse(person), at);
    let mut heap: BinaryHeap<_> = (0..people).map(|person| asked(gains, person, 0)).collect();
    while taken.len() < count as usize {
        let Some((_, _, Reverse(person), at)) = heap.pop() else { break };
        if at == taken.len() {
            gains.take(person);
            taken.push(person);
        } else {
            heap.push(asked(gains, person, taken.len()));
        }
    }
    taken
}

/// A gain as whole numbers in the same order.
fn size(gains: &mut impl Gains, person: u32) -> u32 {
    (gains.gain(person).max(0.0) as f32 + 0.0).to_bits() // + 0.0: the sum of nothing is −0.0
}

/// Whoever draws the smallest goes first.
fn lot(luck: Luck, person: u32) -> Reverse<u64> {
    Reverse(Draw::Equals.lot(luck, person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::score::by_lot;

    /// Sets of things, of which each counts once.
    struct Sets(Vec<Vec<usize>>, Vec<bool>);

    impl Gains for Sets {
        fn gain(&mut self, person: u32) -> f64 {
            self.0[person as usize].iter().filter(|&&thing| !self.1[thing]).count() as f64
        }

        fn take(&mut self, person: u32) {
            self.0[person as usize].iter().for_each(|&thing| self.1[thing] = true);
        }
    }

    #[test]
    fn whoever_adds_most_comes_next_and_the_rest_by_lot() {
        let sets = vec![vec![0, 1, 2], vec![1, 2, 3, 4], vec![0, 5], vec![4], vec![]];
        let luck = Luck::new(3, 0);
        let order = greedy(5, 5, luck, &mut Sets(sets, vec![false; 6]));
        let rest: Vec<u32> = by_lot(5, 5, luck).into_iter().filter(|person| [0, 3, 4].contains(person)).collect();
        assert_eq!(order, [&[1, 2][..], &rest].concat());
        assert_eq!(greedy(3, 3, luck, &mut Sets(vec![vec![]; 3], vec![])), by_lot(3, 3, luck));
    }
}
