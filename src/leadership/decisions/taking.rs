//! A week's work: teams meet decisions, leaders get what is passed up, and take what they have time for.

use super::Deciding;
use super::desk::Open;
use super::lot::Lot;
use super::settings::delegated;
use super::time::{WEEK, days};

impl Deciding {
    /// Teams meet decisions, each told by whose it is, their level, and what was drawn of it: some they take at once, the
    /// others go to a leader.
    pub(super) fn meet(&mut self, met: &[(u32, f64)], lots: impl Iterator<Item = Lot>) {
        for (&(team, level), lot) in met.iter().zip(lots) {
            let passed = lot.passed_up(delegated(level), self.teams.all[team as usize].leaders);
            let taken_over = passed == 0 && lot.taken_over < self.decisions.override_percent.fraction();
            let steps = self.decisions.steps(level, passed == 0) + f64::from(passed + u32::from(taken_over));
            let takes = days(self.decisions.days_per_step * steps);
            let open = Open { team, taken_over, met: lot.met, takes };
            match passed.max(u32::from(taken_over)) {
                0 => self.take(None, open, 0),
                passed => self.put(self.teams.decider(team, passed), open),
            }
        }
    }

    /// A decision lands on the desk of a team's leader.
    fn put(&mut self, decider: u32, open: Open) {
        self.week.open += 1;
        self.desks[decider as usize].put(open);
    }

    /// Leaders take what they have time for.
    pub(super) fn clear_desks(&mut self, week: u32) {
        let each = libm::round(WEEK as f64 / self.decisions.leader_decisions_per_week) as i64;
        for decider in 0..self.desks.len() as u32 {
            while let Some((open, wait)) = self.desks[decider as usize].next(i64::from(week) * WEEK, each) {
                self.week.open -= 1;
                self.take(Some(decider), open, wait);
            }
        }
    }

    /// A decision is taken, by its team or by the leader of some team.
    fn take(&mut self, decider: Option<u32>, open: Open, wait: i64) {
        let time = open.takes + wait;
        let layer = match decider {
            Some(decider) => self.teams.all[decider as usize].leader_layer,
            None => self.teams.all[open.team as usize].layer,
        };
        self.week.by_layer[usize::from(layer)] += 1;
        self.week.passed_up += u32::from(decider.is_some() && !open.taken_over);
        self.week.overridden += u32::from(open.taken_over);
        self.week.time += time;
        self.tally.count(decider.unwrap_or(open.team), decider.is_some());
        self.effects.decided(open.team, time);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{WEEKS, company, control, on, over_runs};
    use super::super::{Decisions, DecisionsOfWeek};
    use super::*;
    use crate::calendar::WEEKS_PER_MONTH;
    use crate::fraction::Percent;
    use crate::random::Luck;

    #[test]
    fn how_far_down_decisions_are_taken_is_what_passing_up_says() {
        for level in [2.0, 3.0, 4.5, 6.0] {
            let set = Decisions { level, ..on() };
            let (mean, error) = over_runs(40, |number| control(&set, number).dli);
            let kept = 1.0 - delegated(level);
            // A team that lies L layers down passes Σ (1 − δ)^k up on average, k from 1 to L.
            let depth = |layers: i32| f64::from(layers) - (1..=layers).map(|passed| kept.powi(passed)).sum::<f64>();
            let wanted = (depth(1) + 10.0 * depth(2) + 30.0 * depth(3)) / 3.0 / 41.0;
            assert!((mean - wanted).abs() < 4.0 * error, "level {level}: {mean}, not {wanted} ± {error}");
            let (escalated, error) = over_runs(40, |number| control(&set, number).escalated);
            assert!((escalated - kept).abs() < 4.0 * error, "level {level}: {escalated}, not {kept} ± {error}");
        }
    }

    #[test]
    fn the_top_keeps_decisions_waiting_as_a_queue_with_fixed_service_does() {
        // Pollaczek & Khinchine: at load ρ the mean wait is ρ / 2 (1 − ρ) of what a decision takes.
        let load = |capacity: f64| 41.0 * 2.0 / WEEKS_PER_MONTH / capacity;
        for capacity in [200.0, 40.0, 25.0] {
            let set = Decisions { level: 1.0, days_per_step: 0.0, leader_decisions_per_week: capacity, ..on() };
            let (mean, error) = over_runs(60, |number| control(&set, number).days_to_decide);
            let wanted = load(capacity) / (1.0 - load(capacity)) / 2.0 * 5.0 / capacity;
            assert!((mean - wanted).abs() < 4.0 * error, "{capacity} a week: {mean}, not {wanted} ± {error}");
        }
    }

    #[test]
    fn days_grow_with_load_and_what_is_open_is_never_lost() {
        let days = [1000.0, 20.0, 15.0, 5.0].map(|leader_decisions_per_week| {
            let set = Decisions { level: 1.0, leader_decisions_per_week, ..on() };
            let mut deciding = Deciding::new(&set, &company(), Luck::new(7, 0)).expect("it is on");
            let weeks: Vec<DecisionsOfWeek> = (1..=WEEKS).map(|week| deciding.act(week, |_| 0.0).clone()).collect();
            let control = deciding.control().expect("something was decided");
            let sum = |of: fn(&DecisionsOfWeek) -> u32| u64::from(weeks.iter().map(of).sum::<u32>());
            let taken = sum(|week| week.by_layer.iter().sum());
            assert_eq!((sum(|week| week.met), taken), (control.met, control.taken));
            assert_eq!(control.met - control.taken, u64::from(weeks.last().expect("weeks").open));
            assert!((control.by_layer.iter().sum::<f64>() * control.met as f64 - control.taken as f64).abs() < 1e-6);
            control.days_to_decide
        });
        assert!(days.is_sorted_by(|less, more| less < more), "{days:?}");
        // Telling takes a step, and passing up 1, 2 or 3: mean 1 + (1 + 20 + 90) / 41, and next to no wait.
        assert!((days[0] - 3.7).abs() < 0.05 && days[3] > 100.0, "{days:?}");
    }

    #[test]
    fn leaders_who_take_over_have_process_control_and_the_work() {
        let set = |percent| Decisions { level: 7.0, override_percent: Percent::new(percent).expect("0–100"), ..on() };
        let all = control(&set(100.0), 0);
        assert_eq!((all.process_control, all.escalated, all.by_layer[3]), (1.0, 0.0, 0.0));
        let (share, error) = over_runs(40, |number| control(&set(30.0), number).process_control);
        assert!((share - 0.3).abs() < 4.0 * error, "{share} ± {error}");
        let busy = |percent| Decisions { leader_decisions_per_week: 0.5, ..set(percent) };
        assert!(control(&busy(80.0), 0).days_to_decide > control(&busy(40.0), 0).days_to_decide + 1.0);
    }
}
