//! Perceived support: where leaders go backstage and are seen less than people expect, hands off is read as lack
//! of interest.

use super::line::Line;
use crate::exact::{UNIT, units};
use crate::intervention::{Backstage, Changed, Conditions, Easing, Setting};
use crate::organisation::Shuffle;
use crate::random::{Luck, Purpose};

/// How much contact everybody expects of the own leader, and how much of it is missing.
#[derive(Debug)]
pub(super) struct Contact<'a> {
    backstage: &'a Backstage,
    luck: Luck,
    /// What is missing of what somebody expects once the own leader is fully in the role, as a share of it.
    gaps: Vec<f64>,
    /// How many people a seat has seen.
    occupants: Vec<u32>,
    growth: f64,
    /// In which seats others sit than last week.
    moved: Vec<u32>,
    /// What each person misses, and the chance that a leader checks in with them this week, in units.
    felt: Vec<[i64; 2]>,
    /// The same, summed over everybody.
    all: [i64; 2],
    /// How supported people feel, in the mean over all who report to somebody.
    pub(super) perceived: f64,
}

impl<'a> Contact<'a> {
    /// Before week 1.
    pub(super) fn new(backstage: &'a Backstage, setting: Setting) -> Contact<'a> {
        let people = setting.organisation.people() as usize;
        let mut contact = Contact {
            backstage,
            luck: setting.luck,
            gaps: vec![0.0; people],
            occupants: vec![0; people],
            growth: 0.0,
            moved: Vec::new(),
            felt: vec![[0; 2]; people],
            all: [0; 2],
            perceived: 1.0,
        };
        (0..people as u32).for_each(|person| contact.arrive(person));
        contact
    }

    /// Somebody arrives with expectations of their own: max(0, expected − seen) / expected.
    fn arrive(&mut self, person: u32) {
        let Backstage { expected_contacts_per_month, expected_contacts_spread, check_ins_per_month, .. } =
            self.backstage;
        let off = self.luck.normal(Purpose::Expectation, person, self.occupants[person as usize]);
        let expected = (expected_contacts_per_month + expected_contacts_spread * off).max(0.0);
        let missing = (expected - check_ins_per_month).max(0.0);
        self.gaps[person as usize] = if expected > 0.0 { missing / expected } else { 0.0 };
    }

    /// People take their expectations along; newcomers bring their own.
    pub(super) fn follow(&mut self, shuffle: &Shuffle) {
        self.moved.extend(shuffle.seats());
        shuffle.swapped.iter().for_each(|&(one, other)| self.gaps.swap(one as usize, other as usize));
        for &seat in &shuffle.newcomers {
            self.occupants[seat as usize] += 1;
            self.arrive(seat);
        }
    }

    /// Examples count less, and champions do, as far as contact is missed; the goal is said again to those with
    /// whom a leader checks in.
    pub(super) fn respond(&mut self, line: &Line, doses: &Changed, conditions: &mut Conditions) {
        let growth = conditions.support.growth;
        let moved = std::mem::take(&mut self.moved);
        if doses.everybody || self.growth != growth {
            self.growth = growth;
            line.reports().for_each(|(person, manager)| self.feel(person, manager, conditions));
        } else {
            let with_manager = |&seat: &u32| Some((seat, line.manager(seat)?));
            moved.iter().filter_map(with_manager).for_each(|(person, manager)| self.feel(person, manager, conditions));
            for &leader in &doses.people {
                line.reports_to(leader).iter().for_each(|&person| self.feel(person, leader, conditions));
            }
        }
        let [missed, met] = self.all.map(|all| all as f64 / UNIT);
        self.perceived = 1.0 - missed / line.led().max(1) as f64;
        conditions.remind(met / self.gaps.len() as f64);
    }

    /// What somebody misses, and how often a leader checks in with them, by the manager's dose of this week.
    fn feel(&mut self, person: u32, manager: u32, conditions: &mut Conditions) {
        let (effect, people) = (self.backstage.unsupported_effect.value(), self.gaps.len());
        let support = &mut conditions.support;
        let dose = support.dose(manager);
        let gap = self.growth * dose * self.gaps[person as usize];
        let felt = [gap, (support.check_ins * dose).min(1.0)].map(units);
        let before = std::mem::replace(&mut self.felt[person as usize], felt);
        (0..2).for_each(|part| self.all[part] += felt[part] - before[part]);
        if effect > 0.0 {
            support.missed.resize(people, 0.0);
            support.missed[person as usize] = effect * gap;
            conditions.ease.set(Easing::Contact, person, people as u32, -effect * gap);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::reporting_to;
    use super::*;
    use crate::calendar::WEEKS_PER_MONTH;
    use crate::fraction::Fraction;
    use crate::organisation::NOBODY;

    fn backstage(check_ins_per_month: f64) -> Backstage {
        Backstage {
            check_ins_per_month,
            expected_contacts_spread: 0.0,
            unsupported_effect: Fraction::ALL,
            ..Backstage::default()
        }
    }

    /// Perceived support and everybody's ease in a line of three, at a growth and doses.
    fn felt(backstage: &Backstage, growth: f64, doses: [f64; 3]) -> (f64, [f64; 3]) {
        let sample = reporting_to(&[NOBODY, 0, 1]);
        let line = Line::new(sample.organisation.chart.as_ref().unwrap());
        let mut contact = Contact::new(backstage, sample.setting(10));
        let mut conditions = Conditions::at_start();
        conditions.support.growth = growth;
        conditions.support.set_doses(&doses);
        let doses = conditions.support.take_changed();
        contact.respond(&line, &doses, &mut conditions);
        (contact.perceived, [0, 1, 2].map(|person| conditions.ease.of(person)))
    }

    #[test]
    fn what_is_missed_is_what_people_expect_of_leaders_who_went_quiet_and_do_not_see() {
        assert_eq!(felt(&backstage(0.0), 1.0, [1.0, 0.5, 0.0]), (0.25, [0.0, -1.0, -0.5]));
        assert_eq!(felt(&backstage(0.5), 0.5, [1.0, 0.0, 0.0]), (0.875, [0.0, -0.25, 0.0]));
        assert_eq!(felt(&backstage(1.0), 1.0, [1.0, 1.0, 0.0]), (1.0, [0.0; 3]));
        assert_eq!(felt(&backstage(0.0), 1.0, [0.0; 3]), (1.0, [0.0; 3]));
        let nothing = Backstage { expected_contacts_per_month: 0.0, ..backstage(0.0) };
        assert_eq!(felt(&nothing, 1.0, [1.0; 3]), (1.0, [0.0; 3]));
    }

    #[test]
    fn a_quarter_of_those_with_whom_leaders_check_in_once_a_month_are_reminded_each_week() {
        let sample = reporting_to(&[NOBODY, 0, 0, 1]);
        let line = Line::new(sample.organisation.chart.as_ref().unwrap());
        let mut conditions = Conditions::at_start();
        conditions.support.set_doses(&[1.0, 0.5, 0.0, 0.0]);
        conditions.support.check_ins = 1.0 / WEEKS_PER_MONTH;
        let backstage = backstage(1.0);
        let doses = conditions.support.take_changed();
        Contact::new(&backstage, sample.setting(10)).respond(&line, &doses, &mut conditions);
        assert!((conditions.reminded - 2.5 / 4.0 / WEEKS_PER_MONTH).abs() < 1e-9);
    }
}
