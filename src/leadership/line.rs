//! Support reaches everybody through the reporting line: the mean dose of the leaders above.

use crate::intervention::{Changed, Support};
use crate::organisation::{Chart, NOBODY, Reports};

/// The reporting line, from the top down.
#[derive(Debug)]
pub(super) struct Line<'a> {
    pub(super) chart: &'a Chart,
    reports: Reports,
    /// The doses of all leaders above each person, added up.
    above: Vec<f64>,
    /// Leaders whose reports are yet to be reached.
    waiting: Vec<u32>,
}

impl<'a> Line<'a> {
    pub(super) fn new(chart: &'a Chart) -> Line<'a> {
        Line { chart, reports: Reports::of(chart), above: vec![0.0; chart.manager.len()], waiting: Vec::new() }
    }

    /// Everybody's support follows from the doses of those above, of whom some have changed; at the top there is
    /// none. Says whom that reaches, some perhaps twice.
    pub(super) fn pass_on(&mut self, changed: &Changed, support: &mut Support) -> Vec<u32> {
        support.each.resize(self.above.len(), 0.0);
        let mut reached = Vec::new();
        for &first in if changed.everybody { self.reports.tops() } else { &changed.people } {
            self.waiting.push(first);
            while let Some(leader) = self.waiting.pop() {
                let above = self.above[leader as usize] + support.dose(leader);
                let reports = self.reports.to(leader);
                for &person in reports {
                    self.above[person as usize] = above;
                    support.each[person as usize] = above / f64::from(self.reports.depth(person));
                }
                reached.extend_from_slice(reports);
                self.waiting.extend_from_slice(reports);
            }
        }
        reached
    }

    /// Everybody who reports to somebody, with that manager.
    pub(super) fn reports(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..).zip(self.chart.manager.iter().copied()).filter(|&(_, manager)| manager != NOBODY)
    }

    /// The leader to whom somebody reports, if to anybody.
    pub(super) fn manager(&self, person: u32) -> Option<u32> {
        Some(self.chart.manager[person as usize]).filter(|&manager| manager != NOBODY)
    }

    /// Those who report to somebody.
    pub(super) fn reports_to(&self, leader: u32) -> &[u32] {
        self.reports.to(leader)
    }

    /// How many people report to somebody.
    pub(super) fn led(&self) -> usize {
        self.reports.count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::reporting_to;
    use super::*;
    use proptest::prelude::*;

    /// The mean over the leaders above, one by one.
    fn mean_above(manager: &[u32], doses: &[f64], mut person: u32) -> f64 {
        let (mut sum, mut count) = (0.0, 0.0);
        while manager[person as usize] != NOBODY {
            person = manager[person as usize];
            (sum, count) = (sum + doses[person as usize], count + 1.0);
        }
        if count > 0.0 { sum / count } else { 0.0 }
    }

    proptest! {
        #[test]
        fn support_is_the_mean_dose_of_the_leaders_above_whatever_changes(
            above in prop::collection::vec(any::<u32>(), 1..40),
            changes in prop::collection::vec((any::<u32>(), 0.0..=1.0f64), 0..40),
        ) {
            let manager: Vec<u32> =
                (0u32..).zip(&above).map(|(person, &above)| if person == 0 { NOBODY } else { above % person }).collect();
            // Numbers that do not grow from the top down.
            let turn = |person: u32| if person == NOBODY { NOBODY } else { manager.len() as u32 - 1 - person };
            let manager: Vec<u32> = manager.iter().rev().map(|&person| turn(person)).collect();
            let sample = reporting_to(&manager);
            let mut line = Line::new(sample.organisation.chart.as_ref().unwrap());
            let mut doses = vec![0.5; manager.len()];
            let mut support = Support::default();
            support.set_doses(&doses);
            for (leader, dose) in changes {
                let leader = leader % manager.len() as u32;
                doses[leader as usize] = dose;
                support.set_dose(leader, dose);
                let changed = support.take_changed();
                line.pass_on(&changed, &mut support);
                for person in 0..manager.len() as u32 {
                    prop_assert!((support.of(person as usize) - mean_above(&manager, &doses, person)).abs() < 1e-12);
                }
            }
        }
    }

    #[test]
    fn nobody_supports_the_top() {
        let sample = reporting_to(&[NOBODY, 0, 1, 2]);
        let mut support = Support::default();
        support.set_doses(&[0.8, 0.4, 0.3, 0.0]);
        let changed = support.take_changed();
        Line::new(sample.organisation.chart.as_ref().unwrap()).pass_on(&changed, &mut support);
        let expected = [0.0, 0.8, 0.6, 0.5];
        assert!(support.each.iter().zip(expected).all(|(found, expected)| (found - expected).abs() < 1e-12));
    }
}
