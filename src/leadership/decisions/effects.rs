//! What decision rights do to the members of each team: how easily they lapse, and how much examples count.

use super::Decisions;
use super::time::DAY;

/// The days to decide, and more, at which waiting does all it can.
const LONGEST_DAYS: f64 = 20.0;

/// How much of the remembered days to decide the latest decision makes up.
const LATEST: f64 = 0.25;

/// What decision rights do to one team.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Effect {
    /// The days to decide as the team remembers them.
    days: Option<f64>,
    ease: f64,
    lapse: f64,
}

/// What decision rights do to each team, and where it changed this week.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Effects {
    each: Vec<Effect>,
    pub changed: Vec<u32>,
}

impl Effects {
    pub fn new(teams: usize) -> Effects {
        Effects { each: vec![Effect { days: None, ease: 0.0, lapse: 1.0 }; teams], changed: Vec::new() }
    }

    pub fn ease(&self, team: u32) -> f64 {
        self.each[team as usize].ease
    }

    pub fn lapse(&self, team: u32) -> f64 {
        self.each[team as usize].lapse
    }

    /// A team learns of a decision that took so many ticks.
    pub fn decided(&mut self, team: u32, time: i64) {
        let days = time as f64 / DAY as f64;
        let remembered = &mut self.each[team as usize].days;
        *remembered = Some(remembered.map_or(days, |before| before + LATEST * (days - before)));
    }

    /// Settles what the week has done to a team that decides this share itself.
    pub fn settle(&mut self, team: u32, delegated: f64, decisions: &Decisions) {
        let effect = &mut self.each[team as usize];
        let waited = (effect.days.unwrap_or(0.0) / LONGEST_DAYS).min(1.0);
        let now = (0.0 - decisions.waiting_effect.value() * waited, decisions.lapse(delegated));
        if (effect.ease, effect.lapse) != now {
            (effect.ease, effect.lapse) = now;
            self.changed.push(team);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::Fraction;

    #[test]
    fn waiting_takes_ease_up_to_twenty_days() {
        let effect = Fraction::new(0.5).expect("a fraction");
        let set = Decisions { waiting_effect: effect, ..Decisions::default() };
        let mut effects = Effects::new(2);
        let mut eased = |days: Option<i64>| {
            days.into_iter().for_each(|days| effects.decided(1, days * DAY));
            effects.settle(1, 0.0, &set);
            (effects.ease(1), std::mem::take(&mut effects.changed))
        };
        assert_eq!(eased(None), (0.0, vec![]));
        assert_eq!(eased(Some(10)), (-0.25, vec![1]));
        assert_eq!(eased(None), (-0.25, vec![]));
        assert_eq!(eased(Some(18)), (-0.3, vec![1])); // 10 + (18 − 10) / 4 = 12 days
        assert_eq!(eased(Some(1000)), (-0.5, vec![1]));
        assert_eq!((effects.ease(0), effects.lapse(1)), (0.0, 1.0));
    }
}
