//! Those through whom the shortest paths between others run (Freeman 1977), counted by Brandes's method (2001).
//!
//! Up to 3,000 people paths are followed from everybody. Above that they are followed from 250 people drawn by
//! lot and back from 250 others (Brandes & Pich 2007), each path credited to a person the more, the further it
//! has come (Geisberger, Sanders & Schultes 2008): without that, whoever sits beside one of those drawn seems
//! important. On average the estimate is the exact value; its time is linear in ties.

use super::lot::pivots;
use super::score::top_by_ties;
use crate::organisation::{Network, Rows, contacts};
use crate::random::Luck;
use rayon::prelude::*;

const FOLLOWED_FROM_ALL: u32 = 3000;

/// In how many portions paths are followed side by side: always as many, so that threads change no bit.
const PORTIONS: usize = 8;

/// Those through whom the most shortest paths run.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    top_by_ties(observed, count, luck, |rows, people| {
        if people <= FOLLOWED_FROM_ALL { exact(rows, people) } else { estimated(rows, &pivots(people, luck)) }
    })
}

/// The share of shortest paths between two others that run through each person.
fn exact(rows: &Rows, people: u32) -> Vec<f64> {
    let everybody: Vec<u32> = (0..people).collect();
    per_pair(followed(rows, &everybody, Credit::Whole), f64::from(people))
}

/// The same, estimated from paths that start at one half of `pivots` and paths that end at the other.
fn estimated(rows: &Rows, pivots: &[u32]) -> Vec<f64> {
    let (starts, ends) = pivots.split_at(pivots.len() / 2);
    let mut through = followed(rows, starts, Credit::ByDistance);
    let back = followed(&rows.reversed(), ends, Credit::ByDistance);
    through.iter_mut().zip(back).for_each(|(through, back)| *through += back);
    per_pair(through, starts.len() as f64)
}

/// What the paths from some people give to everybody, portion by portion.
fn followed(rows: &Rows, sources: &[u32], credit: Credit) -> Vec<f64> {
    let people = rows.people() as usize;
    let portion = |sources: &[u32]| {
        let (mut through, mut paths) = (vec![0.0; people], Paths::new(people));
        for &source in sources {
            paths.follow(rows, source);
            paths.trace_back(rows, credit, &mut through);
        }
        through
    };
    let portions: Vec<Vec<f64>> = sources.par_chunks(sources.len().div_ceil(PORTIONS).max(1)).map(portion).collect();
    let mut through = vec![0.0; people];
    for portion in portions {
        through.iter_mut().zip(portion).for_each(|(sum, part)| *sum += part);
    }
    through
}

/// Sums over the paths from `sources` people as a share of all pairs of others.
fn per_pair(through: Vec<f64>, sources: f64) -> Vec<f64> {
    let n = through.len() as f64;
    let pairs = (n - 1.0) * (n - 2.0) * sources / n;
    through.into_iter().map(|sum| if pairs > 0.0 { sum / pairs } else { 0.0 }).collect()
}

/// What a path gives to each person on it.
#[derive(Clone, Copy)]
enum Credit {
    /// The whole path.
    Whole,
    /// The part of it that leads up to them.
    ByDistance,
}

/// The shortest paths from one person to all others; a cell a person.
struct Paths {
    /// How many ties away they are.
    steps: Vec<u32>,
    /// How many shortest paths lead to them.
    count: Vec<f64>,
    /// What others at their end or beyond give, for each of these paths.
    per_path: Vec<f64>,
    /// Who was met, the nearest first.
    met: Vec<u32>,
}

const NOT_MET: u32 = u32::MAX;

impl Paths {
    fn new(people: usize) -> Paths {
        Paths { steps: vec![NOT_MET; people], count: vec![0.0; people], per_path: vec![0.0; people], met: Vec::new() }
    }

    /// Meets everybody who can be reached from `source`, the nearest first, and counts the shortest paths to each.
    fn follow(&mut self, rows: &Rows, source: u32) {
        self.steps[source as usize] = 0;
        self.count[source as usize] = 1.0;
        self.met.push(source);
        let mut next = 0;
        while let Some(&person) = self.met.get(next) {
            next += 1;
            let (here, count) = (self.steps[person as usize], self.count[person as usize]);
            for other in contacts(rows, person) {
                let step = &mut self.steps[other as usize];
                if *step == NOT_MET {
                    *step = here + 1;
                    self.met.push(other);
                }
                if *step == here + 1 {
                    self.count[other as usize] += count;
                }
            }
        }
    }

    /// Gives everybody but the source what the paths beyond them give; forgets the paths.
    fn trace_back(&mut self, rows: &Rows, credit: Credit, through: &mut [f64]) {
        for &person in self.met.iter().rev() {
            let at = person as usize;
            let further = |&other: &usize| self.steps[other] == self.steps[at] + 1;
            let per_path = contacts(rows, person).map(|other| other as usize).filter(further);
            let beyond = self.count[at] * per_path.map(|other| self.per_path[other]).sum::<f64>();
            let steps = match credit {
                Credit::Whole => 1.0,
                Credit::ByDistance => f64::from(self.steps[at]),
            };
            self.per_path[at] = (1.0 / steps + beyond) / self.count[at]; // infinite at the source, where none asks
            if self.steps[at] > 0 {
                through[at] += beyond * steps;
            }
        }
        for person in self.met.drain(..) {
            self.steps[person as usize] = NOT_MET;
            self.count[person as usize] = 0.0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{any_ties, directed, graph, karate, one_way, rows};
    use proptest::prelude::*;
    use rustworkx_core::centrality::betweenness_centrality;

    fn values(network: &Network) -> Vec<f64> {
        exact(rows(network), network.people())
    }

    /// Figures of networkx 3.6, `betweenness_centrality`.
    #[test]
    fn the_karate_club_has_its_known_values() {
        let found = values(&karate());
        for (person, expected) in [(0, 0.437635), (33, 0.304075), (32, 0.145247), (2, 0.143657), (31, 0.138276)] {
            assert!((found[person] - expected).abs() < 1e-6, "{person}: {}", found[person]);
        }
        assert_eq!(choose(&karate(), 5, Luck::new(1, 0)), [0, 33, 32, 2, 31]);
    }

    const ONE_WAY: [(u32, u32); 6] = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (0, 4)];

    #[test]
    fn one_way_ties_carry_paths_one_way() {
        let found: Vec<f64> = values(&one_way(5, &ONE_WAY)).iter().map(|share| share * 12.0).collect();
        assert_eq!(found, [2.0, 2.0, 4.0, 1.0, 0.0]);
    }

    proptest! {
        #[test]
        fn it_agrees_with_another_implementation(ties in any_ties(12)) {
            let network = directed(12, &ties);
            let serial = 1000;
            let other = betweenness_centrality(&graph(&network), false, true, serial);
            for (ours, theirs) in values(&network).iter().zip(other) {
                prop_assert!((ours - theirs.unwrap()).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn on_average_the_estimate_is_the_exact_value() {
        for network in [karate(), one_way(5, &ONE_WAY)] {
            let (rows, people) = (rows(&network), network.people());
            let draws = 2000;
            let estimates: Vec<Vec<f64>> =
                (0..draws).map(|seed| estimated(rows, &pivots(people, Luck::new(seed, 0))[..4])).collect();
            for (person, exact) in values(&network).into_iter().enumerate() {
                let of = || estimates.iter().map(|estimate| estimate[person]);
                let mean = of().sum::<f64>() / draws as f64;
                let variance = of().map(|estimate| (estimate - mean).powi(2)).sum::<f64>() / draws as f64;
                let margin = 4.0 * (variance / draws as f64).sqrt() + 1e-12;
                assert!((mean - exact).abs() < margin, "{person}: {mean} for {exact}");
            }
        }
    }

    #[test]
    fn in_a_large_network_the_one_bridge_is_found() {
        // two rings of 2,000, tied at 0 and 2000 through 4000
        let ring = |first: u32| (0..2000).map(move |place| (first + place, first + (place + 1) % 2000));
        let ties: Vec<(u32, u32)> = ring(0).chain(ring(2000)).chain([(0, 4000), (4000, 2000)]).collect();
        let mut order = choose(&crate::seeding::examples::network(4001, &ties), 3, Luck::new(1, 0));
        order.sort_unstable();
        assert_eq!(order, [0, 2000, 4000]);
    }
}
