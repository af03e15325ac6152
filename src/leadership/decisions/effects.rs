//! What decision rights do to the members of each team: how easily they lapse, and how much examples count.

use super::Decisions;
use super::settings::delegated;
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
    /// The level for which both hold; none where the team has learnt of a decision since.
    level: Option<f64>,
}

/// What decision rights do to each team, and which teams' ease and lapse changed this week.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Effects {
    each: Vec<Effect>,
    pub eased: Vec<u32>,
    pub owning: Vec<u32>,
}

impl Effects {
    pub fn new(teams: usize) -> Effects {
        let each = vec![Effect { days: None, ease: 0.0, lapse: 1.0, level: None }; teams];
        Effects { each, eased: Vec::new(), owning: Vec::new() }
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
        let effect = &mut self.each[team as usize];
        effect.days = Some(effect.days.map_or(days, |before| before + LATEST * (days - before)));
        effect.level = None;
    }

    /// Nothing has changed this week so far.
    pub fn start(&mut self) {
        self.eased.clear();
        self.owning.clear();
    }

    /// Settles what the week has done to a team at a level.
    pub fn settle(&mut self, team: u32, level: f64, decisions: &Decisions) {
        let effect = &mut self.each[team as usize];
        if effect.level.replace(level) == Some(level) {
            return;
        }
        let waited = (effect.days.unwrap_or(0.0) / LONGEST_DAYS).min(1.0);
        let (ease, lapse) = (0.0 - decisions.waiting_effect.value() * waited, decisions.lapse(delegated(level)));
        if std::mem::replace(&mut effect.ease, ease) != ease {
            self.eased.push(team);
        }
        if std::mem::replace(&mut effect.lapse, lapse) != lapse {
            self.owning.push(team);
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
            effects.settle(1, 1.0, &set);
            (effects.ease(1), std::mem::take(&mut effects.eased))
        };
        assert_eq!(eased(None), (0.0, vec![]));
        assert_eq!(eased(Some(10)), (-0.25, vec![1]));
        assert_eq!(eased(None), (-0.25, vec![]));
        assert_eq!(eased(Some(18)), (-0.3, vec![1])); // 10 + (18 − 10) / 4 = 12 days
        assert_eq!(eased(Some(1000)), (-0.5, vec![1]));
        assert_eq!((effects.ease(0), effects.lapse(1)), (0.0, 1.0));
    }
}
