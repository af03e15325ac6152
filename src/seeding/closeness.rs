//! Those from whom everybody else is few steps away (Freeman 1979); where not everybody can be reached, the share
//! that can counts too (Wasserman & Faust 1994).
//!
//! Up to 5,000 people steps are counted from everybody. Above that they are counted to 500 people drawn by lot
//! (Eppstein & Wang 2001), in time linear in ties. Sums of steps are whole numbers, so that threads change none.

use super::lot::pivots;
use super::score::top_by_ties;
use crate::organisation::{Network, Rows, Steps};
use crate::random::Luck;
use rayon::prelude::*;

const COUNTED_FROM_ALL: u32 = 5000;

/// Those who are nearest to everybody.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    top_by_ties(observed, count, luck, |rows, people| {
        if people <= COUNTED_FROM_ALL { exact(rows, people) } else { estimated(rows, &pivots(people, luck), people) }
    })
}

/// How many people somebody reaches, themselves left out, and the steps to all of them.
type Reached = (u64, u64);

/// Closeness of those who reach some of `others`.
fn closeness((reached, steps): Reached, others: u32) -> f64 {
    if steps == 0 { 0.0 } else { reached as f64 / f64::from(others) * reached as f64 / steps as f64 }
}

fn exact(rows: &Rows, people: u32) -> Vec<f64> {
    let of = |steps: &mut Steps, person: u32| {
        let reached = steps.walk(rows, &[person], u32::MAX, |_| true);
        let reached = reached.fold((0, 0), |(count, sum), (_, far)| (count + u64::from(far > 0), sum + u64::from(far)));
        closeness(reached, people - 1)
    };
    (0..people).into_par_iter().map_init(|| Steps::new(people), of).collect()
}

/// The same from steps to `pivots` alone.
fn estimated(rows: &Rows, pivots: &[u32], people: u32) -> Vec<f64> {
    let back = rows.reversed();
    let nobody = || vec![(0, 0); people as usize];
    let add = |mut sums: Vec<Reached>, pivot: &u32| {
        let mut steps = Steps::new(people);
        for (person, far) in steps.walk(&back, &[*pivot], u32::MAX, |_| true) {
            let (reached, sum) = &mut sums[person as usize];
            *reached += u64::from(far > 0);
            *sum += u64::from(far);
        }
        sums
    };
    let both = |mut one: Vec<Reached>, other: Vec<Reached>| {
        one.iter_mut().zip(other).for_each(|(one, other)| *one = (one.0 + other.0, one.1 + other.1));
        one
    };
    let sums = pivots.par_iter().fold(nobody, add).reduce(nobody, both);
    let mut others = vec![pivots.len() as u32; people as usize];
    pivots.iter().for_each(|&pivot| others[pivot as usize] -= 1);
    sums.into_iter().zip(others).map(|(reached, others)| closeness(reached, others.max(1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{any_ties, directed, graph, karate, network, one_way, rows};
    use proptest::prelude::*;
    use rustworkx_core::centrality::closeness_centrality;
    use rustworkx_core::petgraph::visit::Reversed;

    /// Figures of networkx 3.6.1, `closeness_centrality`.
    #[test]
    fn the_karate_club_has_its_known_values() {
        let found = exact(rows(&karate()), 34);
        for (person, expected) in [(0, 0.5689655), (2, 0.5593220), (33, 0.55), (31, 0.5409836), (8, 0.515625)] {
            assert!((found[person] - expected).abs() < 1e-6, "{person}: {}", found[person]);
        }
        assert_eq!(choose(&karate(), 4, Luck::new(1, 0)), [0, 2, 33, 31]);
        let fifth = |seed| choose(&karate(), 5, Luck::new(seed, 0))[4];
        let fifths: std::collections::BTreeSet<u32> = (0..60).map(fifth).collect();
        assert_eq!(fifths.into_iter().collect::<Vec<_>>(), [8, 13, 32]); // 0.515625 all three
    }

    /// Figures of networkx 3.6.1, `closeness_centrality` of the ties turned round.
    #[test]
    fn steps_go_the_way_of_the_example() {
        let found = exact(rows(&one_way(5, &[(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (0, 4)])), 5);
        let expected = [4.0 / 7.0, 0.5, 2.0 / 3.0, 0.25, 0.0];
        assert!(found.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12), "{found:?}");
    }

    proptest! {
        #[test]
        fn it_agrees_with_another_implementation(ties in any_ties(12)) {
            let network = directed(12, &ties);
            let graph = graph(&network);
            let other = closeness_centrality(Reversed(&graph), true, 1000);
            for (ours, theirs) in exact(rows(&network), 12).iter().zip(other) {
                prop_assert!((ours - theirs.unwrap_or(0.0)).abs() < 1e-12, "{} {:?}", ours, theirs);
            }
        }

        #[test]
        fn steps_to_everybody_are_steps_from_everybody(ties in any_ties(12)) {
            let network = directed(12, &ties);
            let rows = rows(&network);
            let everybody: Vec<u32> = (0..12).collect();
            for (one, other) in exact(rows, 12).iter().zip(estimated(rows, &everybody, 12)) {
                prop_assert!((one - other).abs() < 1e-12);
            }
        }
    }

    #[test]
    fn in_a_large_network_the_middle_is_found() {
        // 60 arms of 100 people each meet in 0
        let arms = (0..60).flat_map(|arm| (0..100).map(move |place| (arm, place)));
        let ties: Vec<(u32, u32)> =
            arms.map(|(arm, place)| (if place == 0 { 0 } else { arm * 100 + place }, arm * 100 + place + 1)).collect();
        assert_eq!(choose(&network(6001, &ties), 1, Luck::new(1, 0)), [0]);
    }
}
