//! Leaders who change their place, in front, among or behind, as a behaviour spreads or strays.

use super::Seen;
use super::trigger::Trigger;
use crate::fraction::Percent;
use crate::intervention::Channel;
use serde::{Deserialize, Serialize};

/// Where leaders stand, and what they do there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// In front: broadcast, cascade and mandate are at work.
    #[default]
    Front,
    /// Among the others, who see them do it: role models are at work.
    Among,
    /// Behind the champions: backstage support is at work.
    Behind,
}

impl Mode {
    /// All places, from the front.
    pub const ALL: [Mode; 3] = [Mode::Front, Mode::Among, Mode::Behind];

    /// Whether a channel is at work where leaders stand here; champions go on whatever leaders do.
    pub fn works(self, channel: Channel) -> bool {
        match channel {
            Channel::Broadcast | Channel::Cascade | Channel::Mandate => self == Mode::Front,
            Channel::Backstage => self == Mode::Behind,
            Channel::RoleModels => self == Mode::Among,
            Channel::Champions => true,
        }
    }
}

/// Leaders who change their place as a behaviour spreads or strays. Planned costs are those of all channels at
/// work all the time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Policy {
    /// Where leaders stand at first.
    pub start: Mode,
    /// The adoption from which leaders stand among the others.
    #[schemars(extend("x-unit" = "% of people", "x-default" = "none: never"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub among_from_percent: Option<Percent>,
    /// The adoption from which leaders stand behind the champions.
    #[schemars(extend("x-unit" = "% of people", "x-default" = "none: never"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behind_from_percent: Option<Percent>,
    /// The mean drift above which leaders go in front.
    #[schemars(range(min = 0.0, max = 1000.0), extend("x-unit" = "distance from what is intended", "x-default" = "none: never"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub front_when_drift_above: Option<f64>,
    /// The aligned adoption below which leaders go in front once their patience is over.
    #[schemars(extend("x-unit" = "% of people", "x-default" = "none: never"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub front_when_aligned_below_percent: Option<Percent>,
    /// How long leaders wait before too little aligned adoption sends them in front.
    #[schemars(range(min = 0, max = 10_000), extend("x-unit" = "weeks", "x-source" = "an assumption: a quarter of a year"))]
    pub patience_weeks: u32,
    /// How long leaders stay in front whom drift or too little alignment sent there.
    #[schemars(range(min = 1, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption: 4 weeks"))]
    pub for_weeks: u32,
    /// How old the picture is on which leaders act.
    #[schemars(range(min = 0, max = 520), extend("x-unit" = "weeks", "x-source" = "an assumption: 4 weeks"))]
    pub detection_lag_weeks: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Policy {
            start: Mode::Front,
            among_from_percent: None,
            behind_from_percent: None,
            front_when_drift_above: None,
            front_when_aligned_below_percent: None,
            patience_weeks: 13,
            for_weeks: 4,
            detection_lag_weeks: 4,
        }
    }
}

impl Policy {
    /// Leaders stay in one place.
    pub fn always(start: Mode) -> Policy {
        Policy { start, ..Policy::default() }
    }

    /// Whether leaders ever stand anywhere else than at first.
    pub fn moves(&self) -> bool {
        let levels = self.among_from_percent.is_some() || self.behind_from_percent.is_some();
        levels || self.front_when_drift_above.is_some() || self.front_when_aligned_below_percent.is_some()
    }

    /// Where leaders stand at a level of adoption: what the highest level says that is reached.
    fn at(&self, adoption: f64) -> Mode {
        let levels = [(self.among_from_percent, Mode::Among), (self.behind_from_percent, Mode::Behind)];
        let reached = |&(level, mode): &(Option<Percent>, Mode)| {
            level.map(Percent::fraction).filter(|&level| adoption >= level).map(|level| (level, mode))
        };
        let highest = levels.iter().filter_map(reached).max_by(|(one, _), (other, _)| one.total_cmp(other));
        highest.map_or(self.start, |(_, mode)| mode)
    }
}

/// A policy at work.
#[derive(Debug)]
pub(super) struct Placing<'a> {
    policy: &'a Policy,
    pub(super) trigger: Trigger,
    /// Where leaders stood this week, and where they stand in the next.
    pub(super) now: Mode,
    pub(super) next: Mode,
}

impl<'a> Placing<'a> {
    /// Before week 1.
    pub(super) fn new(policy: &'a Policy) -> Placing<'a> {
        let trigger = Trigger {
            drift_above: policy.front_when_drift_above,
            aligned_below: policy.front_when_aligned_below_percent,
            patient_until: 1 + policy.patience_weeks,
            for_weeks: policy.for_weeks,
            lag: policy.detection_lag_weeks,
            over: 0,
        };
        Placing { policy, trigger, now: policy.start, next: policy.start }
    }

    /// Leaders decide where they stand next week.
    pub(super) fn respond(&mut self, week: u32, seen: &Seen) {
        self.now = self.next;
        let in_front = self.trigger.goes_in_front(week + 1, seen);
        self.next = if in_front { Mode::Front } else { self.policy.at(seen.picture(self.trigger.lag).adoption) };
    }
}

#[cfg(test)]
mod tests {
    use super::super::Picture;
    use super::*;

    fn policy() -> Policy {
        let percent = |value| Percent::new(value).ok_or(()).ok();
        Policy {
            among_from_percent: percent(10.0),
            behind_from_percent: percent(30.0),
            front_when_drift_above: Some(0.5),
            detection_lag_weeks: 0,
            ..Policy::default()
        }
    }

    #[test]
    fn the_highest_level_that_is_reached_says_where_leaders_stand() {
        let modes = [0.0, 0.1, 0.29, 0.3, 1.0].map(|adoption| policy().at(adoption));
        assert_eq!(modes, [Mode::Front, Mode::Among, Mode::Among, Mode::Behind, Mode::Behind]);
    }

    #[test]
    fn drift_sends_leaders_in_front_for_some_weeks() {
        let policy = policy();
        let mut placing = Placing::new(&policy);
        let mut seen = Seen::default();
        let modes: Vec<Mode> = (1..=10)
            .map(|week| {
                seen.add(Picture { adoption: 0.2, aligned: 0.2, drift: if week == 3 { 0.6 } else { 0.1 } });
                placing.respond(week, &seen);
                placing.now
            })
            .collect();
        use Mode::{Among, Front};
        assert_eq!(modes, [Front, Among, Among, Front, Front, Front, Front, Among, Among, Among]);
    }
}
