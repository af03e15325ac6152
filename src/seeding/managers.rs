//! Managers in turn each name the most visible of their own reports, round after round.
//!
//! A person is as visible as the number of people they reach, times log-normal noise, by default with σ = 0.5: an
//! assumption (managers know who is well connected, but only roughly). Whoever reports to nobody is named by
//! nobody and comes last, by lot.

use super::lot::Draw;
use super::score::{by_lot, in_turns, top};
use crate::organisation::{Chart, NOBODY, Network, degree};
use crate::random::Luck;

/// The most visible reports of each manager in turn.
pub(super) fn choose(chart: Option<&Chart>, observed: &Network, error: f64, count: u32, luck: Luck) -> Vec<u32> {
    let people = observed.people();
    let Some(chart) = chart else { return by_lot(people, count, luck) };
    let visibility =
        |person| f64::from(degree(observed, person)) * libm::exp(error * Draw::Visible.normal(luck, person));
    let named = |person| chart.manager[person as usize] != NOBODY;
    let by_visibility = top(people, people, luck, |person| if named(person) { visibility(person) } else { 0.0 });
    in_turns(by_visibility, |person| named(person).then(|| chart.manager[person as usize]), count, luck)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{about, chart, network};

    /// 0 leads 1 and 2; 1 leads 3, 4 and 5. 4 has four times the contacts of 3 and 5.
    fn choice(count: u32, seed: u64) -> Vec<u32> {
        let chart = chart(&[NOBODY, 0, 0, 1, 1, 1], &[0, 0, 0, 1, 1, 1]);
        let ties = network(6, &[(4, 0), (4, 1), (4, 2), (4, 3), (5, 0)]);
        choose(Some(&chart), &ties, 0.5, count, Luck::new(seed, 0))
    }

    #[test]
    fn each_manager_names_one_of_the_own_reports_a_round_and_the_top_comes_last() {
        for seed in 0..100 {
            let order = choice(6, seed);
            let team = |person: u32| usize::from(person > 2);
            assert_eq!(team(order[0]) + team(order[1]), 1, "{order:?}");
            assert_eq!(team(order[2]) + team(order[3]), 1, "{order:?}");
            assert!(order[4] > 2 && order[5] == 0, "{order:?}");
        }
    }

    #[test]
    fn the_visible_are_named_before_the_well_hidden_with_the_chance_of_the_noise() {
        let seeds = 4000;
        let picked = |seed| *choice(2, seed).iter().find(|&&person| person > 2).expect("one of each team");
        let mut times = [0u32; 6];
        (0..seeds).for_each(|seed| times[picked(seed) as usize] += 1);
        // against two with a quarter of the contacts: ∫ φ(z) Φ(z + ln 4 / σ)² dz
        assert!(about(times[4], seeds, 0.95468), "{times:?}");
    }
}
