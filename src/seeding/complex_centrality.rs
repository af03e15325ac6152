//! Those from whom a behaviour that needs several examples goes far (Guilbeault & Centola 2021): somebody and their
//! contacts practise, everybody follows who then sees enough examples, and what counts is the mean number of steps
//! from that person to all whom it reached, along ties between them; people not reached count as no step.
//!
//! Everybody is tried where that takes no more than some 500 million ties; else the best connected are, as many as
//! that allows, and everybody else comes after them.

use super::score::{by_lot, top};
use super::spread::Need;
use crate::organisation::{Network, Rows, Steps, contacts, degree};
use crate::random::Luck;
use rayon::prelude::*;

const MOST_TIES: u64 = 500_000_000;
/// However large a network is, so many are tried.
const FEWEST: u64 = 500;

/// Those from whom it goes furthest.
pub(super) fn choose(observed: &Network, count: u32, need: Need, luck: Luck) -> Vec<u32> {
    let people = observed.people();
    let Network::Rows(rows) = observed else { return by_lot(people, count, luck) };
    ranked((observed, rows), tried_among(people, observed.ties()), count, need, luck)
}

/// How many people are tried.
fn tried_among(people: u32, ties: u64) -> u32 {
    (MOST_TIES / ties.max(1)).max(FEWEST).min(u64::from(people)) as u32
}

/// Those from whom it goes furthest of so many who are tried, then everybody else by the number of contacts.
fn ranked((observed, rows): (&Network, &Rows), tried: u32, count: u32, need: Need, luck: Luck) -> Vec<u32> {
    let people = rows.people();
    let connected = |person: u32| f64::from(degree(observed, person));
    let best = top(people, tried, luck, connected);
    let mut scores: Vec<f64> = (0..people).map(|person| -1.0 / (1.0 + connected(person))).collect();
    let found = centralities(rows, best.clone(), need);
    best.iter().zip(found).for_each(|(&person, score)| scores[person as usize] = score);
    top(people, count, luck, |person| scores[person as usize])
}

/// The complex centrality of each of `tried`.
fn centralities(rows: &Rows, tried: Vec<u32>, need: Need) -> Vec<f64> {
    let network = Network::Rows(rows.clone());
    let of_all: Vec<f64> = (0..rows.people()).map(|person| network.incoming_weight(person)).collect();
    let of = |taking: &mut Taking, person| taking.centrality(rows, &of_all, person, need);
    tried.into_par_iter().map_init(|| Taking::new(rows.people()), of).collect()
}

/// Who has taken a behaviour up; a cell a person.
struct Taking {
    examples: Vec<f64>,
    has: Vec<bool>,
    order: Vec<u32>,
    seen: Vec<u32>,
    steps: Steps,
}

impl Taking {
    fn new(people: u32) -> Taking {
        let many = people as usize;
        let (examples, has) = (vec![0.0; many], vec![false; many]);
        Taking { examples, has, order: Vec::new(), seen: Vec::new(), steps: Steps::new(people) }
    }

    fn centrality(&mut self, rows: &Rows, of_all: &[f64], person: u32, need: Need) -> f64 {
        self.forget();
        [person].into_iter().chain(contacts(rows, person)).for_each(|first| self.take(first));
        let mut next = 0;
        while let Some(&practising) = self.order.get(next) {
            next += 1;
            self.show(rows, of_all, practising, need);
        }
        let (steps, has) = (&mut self.steps, &self.has);
        let reached = steps.walk(rows, &[person], u32::MAX, |other| has[other as usize]);
        reached.map(|(_, far)| f64::from(far)).sum::<f64>() / has.len() as f64
    }

    /// Somebody's example reaches their contacts, who take it up once they have seen enough.
    fn show(&mut self, rows: &Rows, of_all: &[f64], practising: u32, need: Need) {
        let weights = rows.weights_of(practising);
        for (place, &other) in rows.reached_by(practising).iter().enumerate() {
            let examples = &mut self.examples[other as usize];
            if *examples == 0.0 {
                self.seen.push(other);
            }
            *examples += weights.map_or(1.0, |weights| f64::from(weights[place]));
            if need.is_met(*examples, of_all[other as usize]) {
                self.take(other);
            }
        }
    }

    fn take(&mut self, person: u32) {
        if !std::mem::replace(&mut self.has[person as usize], true) {
            self.order.push(person);
        }
    }

    fn forget(&mut self) {
        self.order.drain(..).for_each(|person| self.has[person as usize] = false);
        self.seen.drain(..).for_each(|person| self.examples[person as usize] = 0.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{network, ring, rows};

    const TWO: Need = Need::Examples(2.0);

    fn of(network: &Network, need: Need) -> Vec<f64> {
        centralities(rows(network), (0..network.people()).collect(), need)
    }

    #[test]
    fn on_a_ring_of_two_neighbours_a_side_it_goes_all_the_way_round() {
        // 0 and its four contacts; everybody next in line sees two. Steps 1 1 2 2 3 on both sides of 10 others and 1
        let two = |person: u32| [(person, (person + 1) % 12), (person, (person + 2) % 12)];
        let ties: Vec<(u32, u32)> = (0..12).flat_map(two).collect();
        let found = of(&network(12, &ties), TWO);
        assert!(found.iter().all(|value| (value - (4.0 + 8.0 + 9.0) / 12.0).abs() < 1e-12), "{found:?}");
    }

    #[test]
    fn where_nobody_sees_two_examples_it_stays_among_the_contacts() {
        let found = of(&ring(9), TWO);
        assert!(found.iter().all(|value| (value - 2.0 / 9.0).abs() < 1e-12), "{found:?}");
        let shares = of(&ring(9), Need::Share(0.5)); // one of two is enough: 1 1 2 2 3 3 4 4
        assert!(shares.iter().all(|value| (value - 20.0 / 9.0).abs() < 1e-12), "{shares:?}");
    }

    #[test]
    fn a_wide_bridge_beats_many_loose_contacts() {
        // a ladder of 0 to 9, each tied to the next two, and 10 with seven loners
        let ladder = (0..8).flat_map(|step| [(step, step + 1), (step, step + 2)]).chain([(8, 9)]);
        let ties: Vec<(u32, u32)> = ladder.chain((11..18).map(|loner| (10, loner))).collect();
        let network = network(18, &ties);
        assert_eq!(crate::seeding::degree::choose(&network, 1, Luck::new(1, 0)), [10]);
        let order = choose(&network, 2, TWO, Luck::new(1, 0));
        let mut ends = order.clone();
        ends.sort_unstable();
        assert_eq!(ends, [0, 9]); // the longest way is from one end of the ladder to the other
        // from 0: 1 and 2 at one step, 3 and 4 at two, … 9 at five
        assert!((of(&network, TWO)[0] - (2.0 * (1 + 2 + 3 + 4) as f64 + 5.0) / 18.0).abs() < 1e-12);
    }

    #[test]
    fn those_who_are_not_tried_come_after_those_who_are() {
        assert_eq!((tried_among(5_000, 60_000), tried_among(100_000, 1_000_000)), (5_000, 500));
        assert_eq!((tried_among(100, 1 << 40), tried_among(9, 0)), (100, 9));
        let ladder = (0..8).flat_map(|step| [(step, step + 1), (step, step + 2)]).chain([(8, 9), (10, 11)]);
        let network = network(12, &ladder.collect::<Vec<_>>());
        let order = ranked((&network, rows(&network)), 6, 12, TWO, Luck::new(1, 0));
        assert!(order[..6].iter().all(|person| (2..8).contains(person)), "{order:?}"); // those with four contacts
        assert!(order[6..8].iter().all(|person| [1, 8].contains(person)) && order[10..].iter().all(|last| *last > 9));
    }
}
