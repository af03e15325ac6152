//! What is drawn by lot of decisions: how many a team meets, when, and who is to decide. Each draw has a key.

use super::time::WEEK;
use crate::random::{Luck, Purpose};

/// The most decisions that a team meets in a week; at 100 a month it meets 23 on average.
const MOST_PER_WEEK: u32 = 255;

/// The draws of one team, told by who leads it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lots {
    pub luck: Luck,
    pub leader: u32,
    /// From 1.
    pub week: u32,
}

impl Lots {
    /// How far a team's level lies off the average, in standard deviations.
    pub fn level(luck: Luck, leader: u32) -> f64 {
        luck.normal(Purpose::Decision, leader, 0)
    }

    /// How many decisions each team meets in a week, by who leads it: Poisson, by the number of whose chances a
    /// uniform number is.
    pub fn met(luck: Luck, leaders: &[u32], week: u32, mean: f64) -> Vec<u32> {
        let none = libm::exp(-mean);
        let lots = luck.uniforms_of(Purpose::Decision, week << 8, leaders);
        lots.into_iter().map(|lot| Lots::poisson(lot, mean, none)).collect()
    }

    /// A Poisson number by a lot from 0 to 1, where there is none with a chance of `none`.
    fn poisson(lot: f64, mean: f64, none: f64) -> u32 {
        let (mut met, mut chance) = (0, none);
        let mut at_most = chance;
        while lot > at_most && met < MOST_PER_WEEK {
            met += 1;
            chance *= mean / f64::from(met);
            at_most += chance;
        }
        met
    }

    /// When it meets the `number`th, from 1: a moment of the week.
    pub fn moment(self, number: u32) -> i64 {
        let lot = self.luck.uniform(Purpose::DecisionDays, self.leader, self.item(number));
        i64::from(self.week - 1) * WEEK + (lot * WEEK as f64) as i64
    }

    /// How often the `number`th is passed up, each time with a chance of what is not delegated, at most `most`
    /// times; and a uniform number for whether it is taken over.
    pub fn passed_up(self, number: u32, delegated: f64, most: u32) -> (u32, f64) {
        let (lot, taken_over) = self.luck.pair(Purpose::Decision, self.leader, self.item(number));
        let kept = 1.0 - delegated;
        let (mut passed, mut chance) = (0, kept);
        while passed < most && lot < chance {
            passed += 1;
            chance *= kept;
        }
        (passed, taken_over)
    }

    fn item(self, number: u32) -> u32 {
        self.week << 8 | number
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decisions_are_met_as_a_poisson_process_has_it() {
        for mean in [0.4, 3.0, 23.0] {
            let leaders: Vec<u32> = (0..20_000).collect();
            let all: Vec<f64> = Lots::met(Luck::new(3, 1), &leaders, 7, mean).into_iter().map(f64::from).collect();
            let average = all.iter().sum::<f64>() / 20_000.0;
            let variance = all.iter().map(|met| (met - average).powi(2)).sum::<f64>() / 20_000.0;
            assert!((average - mean).abs() < 4.0 * (mean / 20_000.0).sqrt(), "{average}");
            // The variance of a variance: (m + 2 m²) / n.
            assert!((variance - mean).abs() < 4.0 * ((mean + 2.0 * mean * mean) / 20_000.0).sqrt(), "{variance}");
        }
    }

    #[test]
    fn moments_lie_in_their_week() {
        let lots = Lots { luck: Luck::new(3, 1), leader: 5, week: 7 };
        assert!((1..=255).all(|number| (6 * WEEK..7 * WEEK).contains(&lots.moment(number))));
    }
}
