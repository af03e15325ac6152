//! Stepping in: leaders who see a behaviour stray say themselves what is meant, for some weeks, and step back.

use super::Seen;
use super::line::Line;
use super::trigger::Trigger;
use crate::fraction::times;
use crate::intervention::{Backstage, Conditions, Setting};

/// Stepping in at work.
#[derive(Debug)]
pub(super) struct SteppingIn<'a> {
    backstage: &'a Backstage,
    setting: Setting<'a>,
    trigger: Trigger,
    pub(super) in_front: bool,
}

impl<'a> SteppingIn<'a> {
    /// Before week 1; `None` where leaders never step in.
    pub(super) fn new(backstage: &'a Backstage, setting: Setting<'a>) -> Option<SteppingIn<'a>> {
        let trigger = Trigger {
            drift_above: backstage.steps_in_when_drift_above,
            aligned_below: backstage.steps_in_when_aligned_below_percent,
            patient_until: backstage.from_week + backstage.patience_weeks,
            for_weeks: backstage.steps_in_for_weeks,
            lag: backstage.detection_lag_weeks,
            over: 0,
        };
        trigger.is_set().then_some(SteppingIn { backstage, setting, trigger, in_front: false })
    }

    /// Those who support decide whether to step in, and do.
    pub(super) fn respond(&mut self, week: u32, seen: &Seen, line: &Line, conditions: &mut Conditions) {
        self.in_front = conditions.support.growth > 0.0 && self.trigger.goes_in_front(week, seen);
        if self.in_front {
            self.direct(line, conditions);
        }
    }

    /// Everybody hears from the own manager what is meant, as in a team meeting; variants are pulled back, and
    /// support rests.
    fn direct(&self, line: &Line, conditions: &mut Conditions) {
        let people = self.setting.organisation.people();
        let persuasion = self.backstage.directive_persuasion_percent.hazard();
        let moved = times(self.setting.trust.own_manager.value(), persuasion);
        let mut present = 0u32;
        for (person, _) in line.reports() {
            conditions.aware.add(person, people, 1.0);
            conditions.line.add(person, people, moved);
            present += 1;
        }
        conditions.said = true;
        conditions.remind(f64::from(present) / f64::from(people));
        conditions.pull.supported = 0.0;
        conditions.pull.everybody = self.backstage.directive_pull.value();
        conditions.support.rest();
        conditions.person_days += self.setting.costs.meeting(f64::from(present));
    }
}
