//! Drawn by lot: the same lot that tells equals apart elsewhere, so that a score by which all are equal gives the
//! very people that no score gives.

use super::score::by_lot;
use crate::random::Luck;

/// Everybody is equally likely.
pub(super) fn choose(people: u32, count: u32, luck: Luck) -> Vec<u32> {
    by_lot(people, count, luck)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::about;

    #[test]
    fn every_pair_is_drawn_equally_often() {
        let seeds = 6000;
        let mut times = std::collections::BTreeMap::new();
        for seed in 0..seeds {
            *times.entry(choose(3, 2, Luck::new(seed, 0))).or_insert(0u32) += 1;
        }
        assert_eq!(times.len(), 6);
        assert!(times.values().all(|&times| about(times, seeds, 1.0 / 6.0)), "{times:?}");
    }
}
