//! Whole teams in an order by lot, all members of each: for behaviours that need several examples around a person.
//! The last team may be asked in part, its members by lot.

use super::lot::Draw;
use super::score::by_lot;
use crate::organisation::Chart;
use crate::random::Luck;

/// All members of one team after the other.
pub(super) fn choose(chart: Option<&Chart>, people: u32, count: u32, luck: Luck) -> Vec<u32> {
    let Some(chart) = chart else { return by_lot(people, count, luck) };
    let mut order = by_lot(people, people, luck);
    order.sort_by_cached_key(|&person| {
        let team = chart.team[person as usize];
        (Draw::Turn.lot(luck, team), team)
    });
    order.truncate(count as usize);
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::NOBODY;
    use crate::seeding::examples::{about, chart};

    #[test]
    fn a_team_is_asked_whole_before_the_next() {
        let teams = [0, 1, 0, 1, 2, 0];
        let chart = chart(&[NOBODY; 6], &teams);
        let seeds = 1500;
        let mut firsts = [0u32; 3];
        for seed in 0..seeds {
            let order: Vec<usize> = choose(Some(&chart), 6, 6, Luck::new(seed, 0))
                .into_iter()
                .map(|person| teams[person as usize] as usize)
                .collect();
            assert_eq!(order.chunk_by(|a, b| a == b).count(), 3, "{order:?}");
            firsts[order[0]] += 1;
        }
        assert!(firsts.iter().all(|&times| about(times, seeds, 1.0 / 3.0)), "{firsts:?}");
    }
}
