//! Backstage support at work: how far leaders have grown into it, what it is worth, and what it costs.

use super::{Backstage, Bridging, Conditions, LeaderCounts, Period, Setting};
use crate::calendar::WEEKS_PER_MONTH;

/// How far one check-in with full feedback pulls a variant back.
const PULL_PER_CHECK_IN: f64 = 0.2;

/// Backstage support at work.
#[derive(Debug)]
pub struct Supporting<'a> {
    backstage: &'a Backstage,
    period: Period,
    doses: Vec<f64>,
    person_days_per_week: f64,
}

impl<'a> Supporting<'a> {
    /// Before week 1.
    pub fn new(backstage: &'a Backstage, setting: Setting<'a>) -> Supporting<'a> {
        let chart = setting.organisation.chart.as_ref();
        let hours = backstage.hours_per_week(LeaderCounts::of(setting.organisation), setting.costs);
        Supporting {
            backstage,
            period: setting.at_work(backstage.period(setting.weeks)),
            doses: chart.map_or_else(Vec::new, |chart| backstage.dose.of_everybody(chart)),
            person_days_per_week: setting.costs.support(hours),
        }
    }

    /// Support grows over the ramp and ends with the period; it rests unless leaders are `at_work` here.
    pub fn act(&mut self, week: u32, at_work: bool, conditions: &mut Conditions) {
        let at_work = at_work && self.period.holds(week);
        let growth = match self.backstage.ramp_weeks {
            _ if !at_work => 0.0,
            0 => 1.0,
            weeks => (f64::from(self.period.since(week) + 1) / f64::from(weeks)).min(1.0),
        };
        let check_ins = self.backstage.check_ins_per_month / WEEKS_PER_MONTH * growth;
        let support = &mut conditions.support;
        support.set_doses(&self.doses);
        support.growth = growth;
        support.ease = self.backstage.ease_effect * growth;
        support.effort = self.backstage.effort_effect * growth;
        support.drop_out = self.backstage.drop_out_effect.value() * growth;
        support.burnout = self.backstage.burnout_effect.value() * growth;
        support.coaching = self.backstage.coaching_effect * growth;
        support.thanks = self.backstage.thanks(at_work);
        support.bridging = if at_work { self.backstage.bridging(self.period, week) } else { Bridging::default() };
        support.check_ins = check_ins;
        let pull = check_ins * PULL_PER_CHECK_IN * self.backstage.feedback_quality.value();
        conditions.pull.supported = pull.min(1.0);
        conditions.person_days += f64::from(at_work) * self.person_days_per_week;
    }
}
