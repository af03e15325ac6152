//! Leaders' support of those below them.

use super::super::champions::{Bridging, Thanks};
use super::per_person::Changed;

/// Leaders' support: how much of the role each leader takes on, how much reaches each person, and what it is
/// worth.
#[derive(Debug, Clone, Default)]
pub struct Support {
    /// How much of the role each leader takes on, 0 to 1; empty where there is none.
    doses: Vec<f64>,
    /// Whose dose changed since support was last passed on.
    changed: Changed,
    /// How far leaders have grown into the role this week, 0 to 1; 0 where it rests.
    pub growth: f64,
    /// How much of the full support each person has, 0 to 1; empty where there is none.
    pub each: Vec<f64>,
    /// How much a champion's conversations gain at full support.
    pub effort: f64,
    /// How much rarer a champion gives up at full support.
    pub drop_out: f64,
    /// How much rarer a champion burns out at full support.
    pub burnout: f64,
    /// How much faster people learn what they try at full support.
    pub coaching: f64,
    /// What thanks champions get, where they ever get any.
    pub thanks: Option<Thanks>,
    /// How many champions are brought together this week.
    pub bridging: Bridging,
    /// How much more examples count at full support.
    pub ease: f64,
    /// How often a week a leader fully in the role checks in with each report.
    pub check_ins: f64,
    /// How much of their effort champions lose who do not see their leaders; empty where nobody does.
    pub missed: Vec<f64>,
}

impl Support {
    /// How much of the support a person has.
    pub fn of(&self, person: usize) -> f64 {
        self.each.get(person).copied().unwrap_or(0.0)
    }

    /// How much of the support a person has this week, as far as leaders have grown into the role.
    pub fn given(&self, person: usize) -> f64 {
        self.growth * self.of(person)
    }

    /// How much of the role somebody takes on.
    pub fn dose(&self, leader: u32) -> f64 {
        self.doses.get(leader as usize).copied().unwrap_or(0.0)
    }

    /// Everybody's dose, before week 1.
    pub fn set_doses(&mut self, doses: &[f64]) {
        if self.doses.is_empty() && !doses.is_empty() {
            self.doses = doses.to_vec();
            self.changed.everybody = true;
        }
    }

    /// Sets a leader's dose.
    pub fn set_dose(&mut self, leader: u32, dose: f64) {
        if let Some(was) = self.doses.get_mut(leader as usize) {
            if *was != dose {
                self.changed.people.push(leader);
            }
            *was = dose;
        }
    }

    /// Whose dose changed since this was last asked.
    pub fn take_changed(&mut self) -> Changed {
        std::mem::take(&mut self.changed)
    }

    /// This week leaders give none; thanks of earlier weeks go on fading.
    pub fn rest(&mut self) {
        let Support { growth, effort, drop_out, burnout, coaching, ease, check_ins, .. } = self;
        for worth in [growth, effort, drop_out, burnout, coaching, ease, check_ins] {
            *worth = 0.0;
        }
        self.thanks.iter_mut().for_each(|thanks| thanks.given = 0.0);
        self.bridging = Bridging::default();
    }

    /// The part of their effort that is left to a champion who may not see the leaders.
    pub fn kept_effort(&self, person: usize) -> f64 {
        1.0 - self.missed.get(person).copied().unwrap_or(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::champions::Recognised;
    use super::*;

    #[test]
    fn while_leaders_rest_nobody_is_thanked_and_thanks_fade() {
        let thanks = Thanks { given: 2.0, to: Recognised::Stars, effect: 0.1, kept: 0.9, passed_over: 0.05 };
        let mut support = Support { growth: 1.0, thanks: Some(thanks), ..Support::default() };
        support.rest();
        assert_eq!(support.thanks, Some(Thanks { given: 0.0, ..thanks }));
        assert_eq!(support.growth, 0.0);
    }
}
