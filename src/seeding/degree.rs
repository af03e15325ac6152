//! The best connected: those whose example reaches the most people in the survey, equals by lot.

use super::score::top;
use crate::organisation::{Network, degree};
use crate::random::Luck;

/// Those who reach the most people.
pub(super) fn choose(observed: &Network, count: u32, luck: Luck) -> Vec<u32> {
    top(observed.people(), count, luck, |person| f64::from(degree(observed, person)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{about, karate, network};

    #[test]
    fn the_instructor_and_the_president_lead_the_karate_club() {
        assert_eq!(choose(&karate(), 5, Luck::new(1, 0)), [33, 0, 32, 2, 1]);
    }

    #[test]
    fn equally_connected_people_are_chosen_equally_often() {
        // 0 reaches three people; 1, 2 and 3 reach two each, so the second place goes to each of them a third of the time
        let ties = network(5, &[(0, 1), (0, 2), (0, 3), (1, 4), (2, 4), (3, 4)]);
        let seeds = 3000;
        let mut times = [0u32; 5];
        for seed in 0..seeds {
            let order = choose(&ties, 3, Luck::new(seed, 0));
            times[order[2] as usize] += 1;
        }
        assert_eq!((times[0], times[4]), (0, 0));
        assert!(times[1..4].iter().all(|&times| about(times, seeds, 1.0 / 3.0)), "{times:?}");
    }
}
