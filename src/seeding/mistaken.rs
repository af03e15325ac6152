//! Whoever chooses is sometimes mistaken: somebody drawn by lot is asked instead.

use crate::fraction::Percent;
use crate::random::{Luck, Purpose};

/// The people asked, where that share of the `chosen` is mistaken for somebody drawn by lot among all others; asking
/// more people changes nothing before.
pub fn mistaken(chosen: Vec<u32>, share: Percent, people: u32, luck: Luck) -> Vec<u32> {
    if share == Percent::NONE {
        return chosen;
    }
    let lot = |person: &u32| luck.uniform(Purpose::WrongPicks, *person, 1).to_bits();
    let mut by_lot: Vec<u32> = (0..people).collect();
    by_lot.sort_by_key(|person| (lot(person), *person));
    let mut others = by_lot.into_iter();
    let mut taken = vec![false; people as usize];
    let mut asked = Vec::with_capacity(chosen.len());
    for meant in chosen {
        let wrong = luck.uniform(Purpose::WrongPicks, meant, 0) < share.fraction();
        let free = |person: &u32| !(taken[*person as usize] || wrong && *person == meant);
        let person = Some(meant).filter(|person| !wrong && free(person)).or_else(|| others.find(free));
        asked.extend(person);
        person.into_iter().for_each(|person| taken[person as usize] = true);
    }
    asked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::about;

    fn asked(count: u32, share: f64, seed: u64) -> Vec<u32> {
        mistaken((0..count).collect(), Percent::new(share).unwrap(), 1000, Luck::new(seed, 0))
    }

    #[test]
    fn that_share_of_the_chosen_is_somebody_else() {
        let wrong: usize =
            (0..50).map(|seed| asked(100, 30.0, seed).iter().filter(|&&person| person >= 100).count()).sum();
        // A mistaken pick is drawn among all others, a tenth of whom were chosen themselves.
        assert!(about(wrong as u32, 5000, 0.3 * 0.9), "{wrong}");
        assert_eq!(asked(100, 0.0, 1), (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn nobody_is_asked_twice_and_more_only_adds() {
        for seed in 0..20 {
            let all = asked(1000, 40.0, seed);
            let mut sorted = all.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert!(sorted.len() == all.len() && all.len() >= 990, "{}", all.len());
            assert_eq!(asked(150, 40.0, seed), all[..150]);
        }
    }
}
