//! What is drawn by lot of decisions: how many a team meets, when, and who is to decide. Each draw has a key.

use super::time::WEEK;
use crate::random::{Draw, Luck, Purpose, pairs};

/// The most decisions that a team meets in a week; at 100 a month it meets 23 on average.
const MOST_PER_WEEK: u32 = 255;

/// The draws of the decisions that are met in one week, made together.
#[derive(Debug)]
pub(super) struct Lots {
    week: u32,
    /// Two a decision: how often it is passed up, and when it is met.
    draws: Vec<Draw>,
}

/// What is drawn of one decision.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Lot {
    /// A uniform number for how often it is passed up.
    up: f64,
    /// A uniform number for whether it is taken over.
    pub taken_over: f64,
    /// When it is met: a moment of the week, in ticks.
    pub met: i64,
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

    /// No decision of a week, counted from 1.
    pub fn new(week: u32) -> Lots {
        Lots { week, draws: Vec::new() }
    }

    /// So many decisions more are to be drawn, those of a team told by who leads it.
    pub fn ask(&mut self, luck: Luck, leader: u32, met: u32) {
        for item in (1..=met).map(|number| self.week << 8 | number) {
            let purposes = [Purpose::Decision, Purpose::DecisionDays];
            self.draws.extend(purposes.map(|purpose| luck.pair_draw(purpose, leader, item)));
        }
    }

    /// What is drawn of each decision, in the order in which they were asked for.
    pub fn drawn(self) -> impl Iterator<Item = Lot> {
        let (from, drawn) = (i64::from(self.week - 1) * WEEK, pairs(&self.draws));
        let both = (0..drawn.len() / 2).map(move |number| (drawn[2 * number], drawn[2 * number + 1]));
        both.map(move |((up, taken_over), (moment, _))| Lot {
            up,
            taken_over,
            met: from + (moment * WEEK as f64) as i64,
        })
    }
}

impl Lot {
    /// How often the decision is passed up, each time with a chance of what is not delegated, at most `most` times.
    pub fn passed_up(self, delegated: f64, most: u32) -> u32 {
        let kept = 1.0 - delegated;
        let (mut passed, mut chance) = (0, kept);
        while passed < most && self.up < chance {
            passed += 1;
            chance *= kept;
        }
        passed
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
    fn moments_lie_in_their_week_and_no_two_decisions_have_the_same_lot() {
        let mut lots = Lots::new(7);
        lots.ask(Luck::new(3, 1), 5, 200);
        lots.ask(Luck::new(3, 1), 6, 55);
        let all: Vec<Lot> = lots.drawn().collect();
        assert_eq!(all.len(), 255);
        assert!(all.iter().all(|lot| (6 * WEEK..7 * WEEK).contains(&lot.met)));
        let mut up: Vec<u64> = all.iter().map(|lot| lot.up.to_bits()).collect();
        up.sort_unstable();
        up.dedup();
        assert_eq!(up.len(), 255);
    }

    #[test]
    fn what_is_not_delegated_is_passed_up_as_far_as_the_lot_says() {
        let up = |up: f64, delegated: f64, most| Lot { up, taken_over: 0.5, met: 0 }.passed_up(delegated, most);
        assert_eq!([up(0.6, 0.5, 9), up(0.4, 0.5, 9), up(0.2, 0.5, 9), up(0.001, 0.5, 3)], [0, 1, 2, 3]);
        assert_eq!([up(0.999, 0.0, 4), up(0.001, 1.0, 4)], [4, 0]);
    }
}
