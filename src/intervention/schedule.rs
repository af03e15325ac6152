//! When a channel is at work, and how whole units (messages, rounds, checks) are spread over its weeks.

/// The weeks in which a channel is at work, both ends counted; empty when `until` lies before `from`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    from: u32,
    until: u32,
    /// The week from which on nothing is done any more, though more was planned.
    off_from: u32,
}

impl Period {
    /// From one week to another, at most to the last week of the run.
    pub fn new(from_week: u32, until_week: Option<u32>, weeks: u32) -> Period {
        Period { from: from_week, until: until_week.unwrap_or(weeks).min(weeks), off_from: u32::MAX }
    }

    /// The same plan, broken off: from this week on nothing is done.
    pub fn switched_off(self, from_week: u32) -> Period {
        Period { off_from: from_week, ..self }
    }

    /// Its last week as planned.
    pub fn last(self) -> u32 {
        self.until
    }

    /// The part of it from a week on.
    pub fn not_before(self, week: u32) -> Period {
        Period { from: self.from.max(week), ..self }
    }

    /// Whether a week belongs to it.
    pub fn holds(self, week: u32) -> bool {
        (self.from..=self.until).contains(&week) && week < self.off_from
    }

    /// Whether it starts in this week.
    pub fn starts(self, week: u32) -> bool {
        self.from == week && self.holds(week)
    }

    /// Whether everything is broken off by this week.
    pub fn is_off(self, week: u32) -> bool {
        week >= self.off_from
    }

    /// How many weeks since it started, 0 in its first week.
    pub fn since(self, week: u32) -> u32 {
        week.saturating_sub(self.from)
    }

    /// How many weeks it has.
    pub fn weeks(self) -> u32 {
        (self.until + 1).saturating_sub(self.from)
    }

    /// The whole units that a rate comes to over the period, at least one if it is above 0 and there is a
    /// week for it; the rate is per `per` weeks.
    pub fn units(self, rate: f64, per: f64) -> u64 {
        let units = libm::round(rate * f64::from(self.weeks()) / per) as u64;
        units.max(u64::from(rate > 0.0 && self.weeks() > 0))
    }

    /// The rate per `per` weeks at which the period holds this many units.
    pub fn rate(self, units: u64, per: f64) -> f64 {
        if self.weeks() == 0 { 0.0 } else { units as f64 * per / f64::from(self.weeks()) }
    }

    /// How many of `units`, spread evenly with the first at the start, fall into a week.
    pub fn due(self, units: u64, week: u32) -> u64 {
        if !self.holds(week) {
            return 0;
        }
        let weeks = u128::from(self.weeks());
        let by = |passed: u32| (u128::from(passed) * u128::from(units)).div_ceil(weeks) as u64;
        by(self.since(week) + 1) - by(self.since(week))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::WEEKS_PER_MONTH;

    #[test]
    fn all_units_fall_into_the_period_and_the_first_at_its_start() {
        for units in [1, 3, 12, 13, 40] {
            let period = Period::new(3, Some(15), 52);
            let due: Vec<u64> = (0..=52).map(|week| period.due(units, week)).collect();
            assert_eq!(due.iter().sum::<u64>(), units);
            assert!(due[3] >= 1 && due[2] == 0 && due[16] == 0, "{due:?}");
        }
    }

    #[test]
    fn what_is_broken_off_is_as_planned_until_then() {
        let planned = Period::new(3, Some(40), 52);
        let off = planned.switched_off(20);
        assert!((0..20).all(|week| off.due(7, week) == planned.due(7, week)));
        assert!((20..=52).all(|week| off.due(7, week) == 0 && !off.holds(week)));
        assert_eq!((off.weeks(), off.last()), (38, 40));
        assert!(off.is_off(20) && !off.is_off(19) && !planned.is_off(52));
    }

    #[test]
    fn units_and_rate_undo_each_other() {
        let period = Period::new(1, None, 104);
        assert_eq!(period.units(3.0, WEEKS_PER_MONTH), 72);
        for units in 0..300 {
            assert_eq!(period.units(period.rate(units, WEEKS_PER_MONTH), WEEKS_PER_MONTH), units);
        }
        assert_eq!(Period::new(9, Some(4), 52).weeks(), 0);
    }
}
