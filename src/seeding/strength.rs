//! Those whose example counts most in all: the strengths of their ties in the survey added up, equals by lot.

use super::score::top_by_ties;
use crate::organisation::{Network, Rows};
use crate::random::Luck;

/// Those with the strongest ties taken together.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    top_by_ties(observed, count, luck, |rows, people| (0..people).map(|person| strength(rows, person)).collect())
}

/// The strengths of a person's ties, added up.
fn strength(rows: &Rows, person: u32) -> f64 {
    match rows.weights_of(person) {
        None => rows.reached_by(person).len() as f64,
        Some(weights) => weights.iter().map(|&weight| f64::from(weight)).sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Tie;
    use crate::seeding::examples::karate;

    #[test]
    fn two_strong_ties_outweigh_three_weak_ones() {
        let tie = |from, to, weight| Tie { from, to, weight };
        let ties = [tie(0, 1, 0.25), tie(0, 2, 0.25), tie(0, 3, 0.25), tie(1, 0, 0.5), tie(1, 2, 0.5), tie(3, 0, 0.75)];
        let network = Network::Rows(Rows::new(4, &ties));
        let order = choose(&network, 4, Luck::new(1, 0));
        assert!(order[0] == 1 && order[3] == 2, "{order:?}"); // 0 and 3 are equally strong
    }

    #[test]
    fn where_ties_are_alike_it_is_the_number_of_contacts() {
        assert_eq!(choose(&karate(), 5, Luck::new(1, 0)), [33, 0, 32, 2, 1]);
    }
}
