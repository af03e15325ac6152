//! Backstage, leaders thank champions and bring them together: how often, and what it is planned to take.

use super::backstage::{MOST_BRIDGES, MOST_RECOGNITIONS};
use super::{Backstage, Bridging, Costs, Period, Thanks};
use crate::calendar::WEEKS_PER_MONTH;

impl Backstage {
    /// The same with every volume times `factor`, each at most as large as it can be.
    pub fn scaled(&self, factor: f64) -> Backstage {
        Backstage {
            dose: self.dose.scaled(factor),
            recognitions_per_month: (self.recognitions_per_month * factor).min(MOST_RECOGNITIONS),
            bridges_per_month: (self.bridges_per_month * factor).min(MOST_BRIDGES),
            ..self.clone()
        }
    }

    /// Hours of thanking and bringing together over a run of `weeks`.
    pub(super) fn brokering_hours(&self, weeks: u32, costs: &Costs) -> f64 {
        let months = f64::from(self.period(weeks).weeks()) / WEEKS_PER_MONTH;
        let thanks = self.recognitions_per_month * costs.recognition_minutes / 60.0;
        let bridges = self.bridges_per_month * f64::from(self.bridge_width) * costs.bridge_hours;
        (thanks + bridges) * months
    }

    /// This week's thanks; none ever where nobody is to be thanked.
    pub(super) fn thanks(&self, at_work: bool) -> Option<Thanks> {
        (self.recognitions_per_month > 0.0).then(|| Thanks {
            given: if at_work { self.recognitions_per_month / WEEKS_PER_MONTH } else { 0.0 },
            to: self.recognised,
            effect: self.recognition_effect,
            kept: libm::exp2(-1.0 / self.recognition_fades_in_weeks),
            passed_over: self.passed_over_effect.value(),
        })
    }

    /// This week's bridges: as many as are whole by its end and were not before.
    pub(super) fn bridging(&self, period: Period, week: u32) -> Bridging {
        let by = |weeks: u32| (self.bridges_per_month * f64::from(weeks) / WEEKS_PER_MONTH + 1e-9) as u32;
        let since = period.since(week);
        let due = if period.holds(week) { by(since + 1) - by(since) } else { 0 };
        Bridging { due, width: self.bridge_width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bridges_come_evenly_and_never_more_than_planned() {
        let backstage = Backstage { bridges_per_month: 3.0, bridge_width: 2, ..Backstage::default() };
        let period = Period::new(5, Some(56), 104);
        let due: Vec<u32> = (1..=104).map(|week| backstage.bridging(period, week).due).collect();
        assert_eq!(due.iter().sum::<u32>(), 36);
        assert!(due.iter().all(|&due| due <= 1) && due[..4] == [0; 4] && due[56..].iter().all(|&due| due == 0));
    }

    #[test]
    fn hours_scale_with_all_volumes() {
        let backstage = Backstage { recognitions_per_month: 8.0, bridges_per_month: 1.0, ..Backstage::default() };
        let costs = Costs::default();
        assert!((backstage.brokering_hours(52, &costs) - (8.0 * 0.25 + 4.0) * 12.0).abs() < 1e-9);
        let half = backstage.scaled(0.5);
        assert_eq!(half.brokering_hours(52, &costs), backstage.brokering_hours(52, &costs) / 2.0);
    }
}
