//! Managers as a gate: where they stand makes examples count more, or less, for those who report to them.

use crate::intervention::{Conditions, Easing, Setting};
use crate::organisation::{Reports, Shuffle, Stance};
use crate::random::Luck;

/// Where every manager stands.
#[derive(Debug)]
pub(super) struct Gate {
    stance: Stance,
    reports: Reports,
    luck: Luck,
    number: u8,
    /// How many people a seat has seen.
    occupants: Vec<u32>,
    /// Where the person in each seat stands, 0 for those who lead nobody.
    stances: Vec<f64>,
    /// Leaders whose reports are yet to feel where they stand.
    waiting: Vec<u32>,
}

impl Gate {
    /// Before week 1; `None` where it makes no difference where managers stand.
    pub(super) fn new(setting: Setting, number: u8) -> Option<Gate> {
        let chart = setting.organisation.chart.as_ref().filter(|_| setting.stance.matters())?;
        let people = chart.manager.len();
        let mut gate = Gate {
            stance: setting.stance,
            reports: Reports::of(chart),
            luck: setting.luck,
            number,
            occupants: vec![0; people],
            stances: vec![0.0; people],
            waiting: Vec::new(),
        };
        (0..people as u32).for_each(|seat| gate.take(seat));
        Some(gate)
    }

    /// Whoever sits there now has a stance of their own.
    fn take(&mut self, seat: u32) {
        let place = seat as usize;
        if !self.reports.to(seat).is_empty() {
            let item = u32::from(self.number) << 24 | self.occupants[place];
            self.stances[place] = self.stance.of(seat, item, self.luck);
            self.waiting.push(seat);
        }
    }

    /// New managers bring stances of their own.
    pub(super) fn follow(&mut self, shuffle: &Shuffle) {
        for seat in shuffle.seats() {
            self.occupants[seat as usize] += 1;
            self.take(seat);
        }
    }

    /// What a manager stands for opens the gate for the reports, or closes it.
    pub(super) fn respond(&mut self, conditions: &mut Conditions) {
        let people = self.stances.len() as u32;
        for leader in self.waiting.drain(..) {
            let ease = self.stance.effect * self.stances[leader as usize];
            for &person in self.reports.to(leader) {
                conditions.ease.set(Easing::Manager, person, people, ease);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::reporting_to;
    use super::*;
    use crate::organisation::NOBODY;

    #[test]
    fn reports_have_the_ease_of_their_managers_stance_and_a_new_manager_has_another() {
        let sample = reporting_to(&[NOBODY, 0, 0, 1]);
        let stance = Stance { mean: 0.1, spread: 0.4, effect: 0.5 };
        let setting = Setting { stance, ..sample.setting(10) };
        let mut gate = Gate::new(setting, 0).expect("stances matter");
        let mut conditions = Conditions::at_start();
        gate.respond(&mut conditions);
        let ease = |conditions: &Conditions| [0, 1, 2, 3].map(|person| conditions.ease.of(person));
        let (top, lower) = (0.5 * stance.of(0, 0, setting.luck), 0.5 * stance.of(1, 0, setting.luck));
        assert_eq!(ease(&conditions), [0.0, top, top, lower]);
        gate.follow(&Shuffle { swapped: vec![], newcomers: vec![1, 3] });
        gate.respond(&mut conditions);
        assert_eq!(ease(&conditions), [0.0, top, top, 0.5 * stance.of(1, 1, setting.luck)]);
    }
}
