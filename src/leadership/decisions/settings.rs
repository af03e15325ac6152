//! What is written of decision rights: how many decisions teams meet, and who is to take them.

use crate::fraction::{Fraction, Percent};
use serde::{Deserialize, Serialize};

/// The most decisions that a team meets in a month.
const MOST_PER_MONTH: f64 = 100.0;

/// Who decides what teams meet; off unless `per_team_per_month` is above 0.
///
/// What deciding takes is the time of those who wait: it is not booked in person-days.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Decisions {
    /// How many decisions each team (those with the same manager) meets; at 0 nobody asks who decides.
    #[schemars(range(min = 0.0, max = MOST_PER_MONTH), extend("x-unit" = "decisions per team and month", "x-source" = "off by default; 2 would be an assumption"))]
    pub per_team_per_month: f64,
    /// How much teams have to say on average: 1 tell, 2 sell, 3 consult, 4 agree, 5 advise, 6 inquire, 7
    /// delegate. The delegated share is (level − 1) / 6; the rest is passed up, layer by layer. From 1 and 7
    /// towards 4, where both sides have to agree, deciding takes one step of talks to four.
    #[schemars(range(min = 1.0, max = 7.0), extend("x-unit" = "1 to 7", "x-source" = "the levels of Management 3.0 (Appelo 2011); 3, and what they mean for time and share, are assumptions"))]
    pub level: f64,
    /// How much teams differ in their level (standard deviation); none is below 1 or above 7.
    #[schemars(range(min = 0.0, max = 6.0), extend("x-unit" = "levels", "x-source" = "an assumption"))]
    pub level_spread: f64,
    /// How long a step of talks takes, or handing a decision up a layer.
    #[schemars(range(min = 0.0, max = 60.0), extend("x-unit" = "working days per step", "x-source" = "an assumption"))]
    pub days_per_step: f64,
    /// How many decisions a leader can take; what exceeds it waits for its turn.
    #[schemars(range(min = 0.1, max = 1000.0), extend("x-unit" = "decisions per leader and week", "x-source" = "an assumption"))]
    pub leader_decisions_per_week: f64,
    /// How many of a team's own decisions its leader takes over (micromanaging).
    #[schemars(extend("x-unit" = "% of a team's own decisions", "x-source" = "none by default; any other value is an assumption"))]
    pub override_percent: Percent,
    /// Whether teams decide by consensus: their own decisions take twice as long, and they own what is decided
    /// half as much again.
    #[schemars(extend("x-source" = "an assumption"))]
    pub consensus: bool,
    /// How much more rarely those lapse whose team decides everything itself.
    #[schemars(extend("x-unit" = "share removed where everything is decided by the team", "x-source" = "none by default; any other value is an assumption"))]
    pub ownership_effect: Fraction,
    /// How much less a colleague's example counts where decisions take 20 working days or more.
    #[schemars(extend("x-unit" = "share removed at 20 days", "x-source" = "none by default; any other value is an assumption"))]
    pub waiting_effect: Fraction,
}

impl Default for Decisions {
    fn default() -> Self {
        Decisions {
            per_team_per_month: 0.0,
            level: 3.0,
            level_spread: 1.0,
            days_per_step: 1.0,
            leader_decisions_per_week: 10.0,
            override_percent: Percent::NONE,
            consensus: false,
            ownership_effect: Fraction::NONE,
            waiting_effect: Fraction::NONE,
        }
    }
}

/// The lowest and the highest level.
const LEVELS: (f64, f64) = (1.0, 7.0);

/// How much more of what it decides a team owns by consensus, and how much longer that takes.
const CONSENSUS: (f64, f64) = (1.5, 2.0);

impl Decisions {
    /// Whether teams meet any decisions.
    pub fn is_on(&self) -> bool {
        self.per_team_per_month > 0.0
    }

    /// The level of a team that lies so many standard deviations off the average.
    pub(super) fn level_of(&self, off: f64) -> f64 {
        within(self.level + self.level_spread * off)
    }

    /// How much less often, as a factor, those lapse who decide this share themselves.
    pub(super) fn lapse(&self, delegated: f64) -> f64 {
        let kept = delegated * (1.0 - self.override_percent.fraction());
        let owned = if self.consensus { kept * CONSENSUS.0 } else { kept };
        (1.0 - self.ownership_effect.value() * owned).max(0.0)
    }

    /// How long talks take at a level, in steps: one where one side decides alone, four where both agree.
    pub(super) fn steps(&self, level: f64, by_team: bool) -> f64 {
        let steps = 4.0 - (level - 4.0).abs();
        if by_team && self.consensus { steps * CONSENSUS.1 } else { steps }
    }
}

/// A level, kept between the lowest and the highest.
pub(super) fn within(level: f64) -> f64 {
    level.clamp(LEVELS.0, LEVELS.1)
}

/// The share of decisions that is delegated at a level.
pub(super) fn delegated(level: f64) -> f64 {
    (level - LEVELS.0) / (LEVELS.1 - LEVELS.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn talks_take_longest_where_both_sides_agree() {
        let steps = |level| Decisions::default().steps(level, true);
        assert_eq!([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0].map(steps), [1.0, 2.0, 3.0, 4.0, 3.0, 2.0, 1.0]);
        let consensus = Decisions { consensus: true, ..Decisions::default() };
        assert_eq!((consensus.steps(5.0, true), consensus.steps(5.0, false)), (6.0, 3.0));
    }

    #[test]
    fn who_decides_more_owns_more_and_what_is_taken_over_is_not_owned() {
        let effect = Fraction::new(0.5).expect("a fraction");
        let set = Decisions { ownership_effect: effect, ..Decisions::default() };
        assert_eq!((set.lapse(0.0), set.lapse(0.5), set.lapse(1.0)), (1.0, 0.75, 0.5));
        let overridden = Decisions { override_percent: Percent::new(50.0).expect("a percentage"), ..set.clone() };
        assert_eq!(overridden.lapse(1.0), 0.75);
        assert_eq!(Decisions { consensus: true, ..set }.lapse(1.0), 0.25);
        let most = Decisions { consensus: true, ownership_effect: Fraction::ALL, ..Decisions::default() };
        assert_eq!(most.lapse(1.0), 0.0);
    }
}
