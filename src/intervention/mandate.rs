//! It is required, and checked: people comply while they are watched.

use super::{Conditions, Period, Setting};
use crate::calendar::WEEKS_PER_MONTH;
use crate::exact::ticks;
use crate::fraction::Percent;
use serde::{Deserialize, Serialize};

/// The most checks of a person in a month.
const MOST_PER_MONTH: f64 = 100.0;

/// It is required, and checked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Mandate {
    /// How often each person is checked; the volume that an equal budget scales.
    #[schemars(range(min = 0.0, max = MOST_PER_MONTH), extend("x-unit" = "checks per person and month", "x-source" = "an assumption"))]
    pub checks_per_month: f64,
    /// The first week in which it is required.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week with checks; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub monitoring_until_week: Option<u32>,
    /// How many of those checked start to comply.
    #[schemars(extend("x-unit" = "% per check", "x-source" = "an assumption"))]
    pub complies_percent: Percent,
    /// How many of those who comply make it their own.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "Kelman 1958 for the idea; .01 is an assumption"))]
    pub internalised_percent_per_week: Percent,
    /// How many of those who merely comply stop once nobody checks.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "Kelman 1958 for the idea; .10 is an assumption"))]
    pub unwatched_lapse_percent_per_week: Percent,
    /// How many of all who practise stop in the first week in which nobody checks any more, whether checks end as
    /// planned or leaders stand elsewhere: being checked has crowded out their own reasons.
    #[schemars(extend("x-unit" = "% of those who practise", "x-source" = "an assumption: none; 0–10 %"))]
    pub crowding_out_percent: Percent,
}

impl Default for Mandate {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Mandate {
            checks_per_month: 2.0,
            from_week: 1,
            monitoring_until_week: None,
            complies_percent: percent(10.0),
            internalised_percent_per_week: percent(1.0),
            unwatched_lapse_percent_per_week: percent(10.0),
            crowding_out_percent: Percent::NONE,
        }
    }
}

impl Mandate {
    /// The weeks in which it is checked.
    pub fn period(&self, weeks: u32) -> Period {
        Period::new(self.from_week, self.monitoring_until_week, weeks)
    }

    /// The most often that each person can be checked in a run of `weeks`.
    pub fn most_checks(&self, weeks: u32) -> u64 {
        self.period(weeks).units(MOST_PER_MONTH, WEEKS_PER_MONTH)
    }

    /// How often each person is checked in a run of `weeks`.
    pub fn checks(&self, weeks: u32) -> u64 {
        self.period(weeks).units(self.checks_per_month, WEEKS_PER_MONTH)
    }
}

/// A mandate at work.
#[derive(Debug)]
pub struct Checking<'a> {
    mandate: &'a Mandate,
    setting: Setting<'a>,
    period: Period,
    checks: u64,
    /// Whether people were watched last week.
    watched: bool,
}

impl<'a> Checking<'a> {
    /// Before week 1.
    pub fn new(mandate: &'a Mandate, setting: Setting<'a>) -> Checking<'a> {
        let (period, checks) = (setting.at_work(mandate.period(setting.weeks)), mandate.checks(setting.weeks));
        Checking { mandate, setting, period, checks, watched: false }
    }

    /// This week's checks. A mandate that is never checked does nothing; nobody checks unless
    /// leaders are `at_work` here.
    pub fn act(&mut self, week: u32, at_work: bool, conditions: &mut Conditions) {
        if self.checks == 0 {
            return;
        }
        let checks = if at_work { self.period.due(self.checks, week) as f64 } else { 0.0 };
        conditions.watched = at_work && self.period.holds(week);
        conditions.said |= conditions.watched;
        conditions.internalise = ticks(self.mandate.internalised_percent_per_week.hazard());
        conditions.unwatched_lapse = ticks(self.mandate.unwatched_lapse_percent_per_week.hazard());
        let watched = std::mem::replace(&mut self.watched, conditions.watched);
        if watched && !conditions.watched {
            conditions.lapse.add_everybody(self.mandate.crowding_out_percent.hazard());
        }
        if checks > 0.0 {
            conditions.comply.add_everybody(checks * self.mandate.complies_percent.hazard());
            let people = f64::from(self.setting.organisation.people());
            conditions.person_days += checks * self.setting.costs.check(people);
        }
    }
}
