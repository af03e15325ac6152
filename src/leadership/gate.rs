//! Managers as a gate: where they stand makes examples count more, or less, for those who report to them.

use crate::intervention::{Conditions, Easing, Setting};
use crate::organisation::{Chart, NOBODY, Shuffle, Stance};
use crate::random::Luck;

/// Where every manager stands.
#[derive(Debug)]
pub(super) struct Gate<'a> {
    stance: Stance,
    chart: &'a Chart,
    luck: Luck,
    number: u8,
    leads: Vec<bool>,
    /// How many people a seat has seen.
    occupants: Vec<u32>,
    /// Where the person in each seat stands, 0 for those who lead nobody.
    stances: Vec<f64>,
    settled: bool,
}

impl<'a> Gate<'a> {
    /// Before week 1; `None` where it makes no difference where managers stand.
    pub(super) fn new(setting: Setting<'a>, number: u8) -> Option<Gate<'a>> {
        let chart = setting.organisation.chart.as_ref().filter(|_| setting.stance.matters())?;
        let leads = chart.leads();
        let people = leads.len();
        let mut gate = Gate {
            stance: setting.stance,
            chart,
            luck: setting.luck,
            number,
            leads,
            occupants: vec![0; people],
            stances: vec![0.0; people],
            settled: false,
        };
        (0..people as u32).for_each(|seat| gate.take(seat));
        Some(gate)
    }

    /// Whoever sits there now has a stance of their own.
    fn take(&mut self, seat: u32) {
        let place = seat as usize;
        if self.leads[place] {
            let item = u32::from(self.number) << 24 | self.occupants[place];
            self.stances[place] = self.stance.of(seat, item, self.luck);
            self.settled = false;
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
        if self.settled {
            return;
        }
        self.settled = true;
        let people = self.stances.len() as u32;
        for (person, &manager) in (0..people).zip(&self.chart.manager) {
            if manager != NOBODY {
                let ease = self.stance.effect * self.stances[manager as usize];
                conditions.ease.set(Easing::Manager, person, people, ease);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::reporting_to;
    use super::*;

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
