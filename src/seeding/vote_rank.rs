//! One is elected after the other, and whoever knows somebody elected has less of a vote left (Zhang, Chen, Dong &
//! Zhao 2016): influential people who are spread out.
//!
//! Everybody votes for those whose example reaches them. The elected vote no more, and those they reach lose one
//! divided by the mean number of contacts. Once no votes are left it goes by lot.

use super::greedy::{Gains, greedy};
use super::score::by_lot;
use crate::organisation::{Network, Rows, contacts};
use crate::random::Luck;

/// The first to be elected.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    let people = observed.people();
    match observed {
        Network::Complete { .. } => by_lot(people, count, luck),
        Network::Rows(rows) => greedy(people, count, luck, &mut Votes::new(rows, people)),
    }
}

/// How much of a vote everybody has left.
struct Votes<'a> {
    rows: &'a Rows,
    left: Vec<f64>,
    /// What knowing somebody elected costs.
    loss: f64,
}

impl Votes<'_> {
    fn new(rows: &Rows, people: u32) -> Votes<'_> {
        let ties: usize = (0..people).map(|person| contacts(rows, person).count()).sum();
        Votes { rows, left: vec![1.0; people as usize], loss: f64::from(people) / ties.max(1) as f64 }
    }
}

impl Gains for Votes<'_> {
    fn gain(&mut self, person: u32) -> f64 {
        contacts(self.rows, person).map(|voter| self.left[voter as usize]).sum()
    }

    fn take(&mut self, person: u32) {
        self.left[person as usize] = 0.0;
        for voter in contacts(self.rows, person) {
            let left = &mut self.left[voter as usize];
            *left = (*left - self.loss).max(0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{karate, network, one_way};

    /// The order of networkx 3.6.1, `voterank`.
    #[test]
    fn the_karate_club_elects_its_known_five() {
        assert_eq!(choose(&karate(), 5, Luck::new(1, 0)), [33, 0, 32, 2, 1]);
    }

    #[test]
    fn after_the_first_the_second_is_elected_elsewhere() {
        // 0 has five contacts; of those 1 has three more, who have 1 − 10/22 votes left each; 6 has three whole ones
        let ties = [(0, 1), (0, 2), (0, 3), (0, 4), (0, 5), (1, 2), (1, 3), (1, 4), (6, 7), (6, 8), (6, 9)];
        assert_eq!(choose(&network(10, &ties), 2, Luck::new(1, 0)), [0, 6]);
    }

    /// The first of networkx 3.6.1, `voterank`, which gives 0, 1, 2, 3 where 0 and 2 are equal at first.
    #[test]
    fn people_vote_for_those_whose_example_reaches_them() {
        let ties = one_way(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (0, 4)]);
        for seed in 0..50 {
            let order = choose(&ties, 5, Luck::new(seed, 0));
            assert!(order[0] == 0 || order[0] == 2, "{order:?}");
        }
    }
}
