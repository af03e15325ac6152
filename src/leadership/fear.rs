//! Fear of letting go: leaders who see less than was planned go back to control, and their dose is lost.

use super::Seen;
use crate::event::{Event, What};
use crate::exact::ticks;
use crate::intervention::{Backstage, Setting, Support};
use crate::organisation::Shuffle;
use crate::random::{Luck, Purpose};

/// Who is nobody's number among the leaders in the role.
const NONE: u32 = u32::MAX;

/// The leaders in the role, and what is left of the courage of each.
#[derive(Debug)]
pub(super) struct Fear<'a> {
    backstage: &'a Backstage,
    events: &'a [Event],
    weeks: u32,
    luck: Luck,
    number: u8,
    leaders: Vec<Leader>,
    /// Each person's place among them.
    places: Vec<u32>,
    reverted: u32,
}

/// Whether an event takes leaders out of the role for some weeks.
fn takes_the_dose(event: &Event) -> bool {
    matches!(event.what, What::LeadersRevertToControl | What::LeaderAbsent)
}

/// Whether an event takes leaders out of the role who are in it this week: nerves are lost once, and whoever is new
/// in a seat whose leader is away is away too.
fn takes_the_dose_in(event: &Event, week: u32) -> bool {
    match event.what {
        What::LeaderAbsent => event.lasts(week),
        _ => takes_the_dose(event) && event.week == week,
    }
}

/// A leader in the role.
#[derive(Debug)]
struct Leader {
    seat: u32,
    dose: f64,
    left: i64,
    /// How many clocks the seat has seen.
    spell: u32,
    /// The week in which the leader lets go again, who went back to control.
    back: Option<u32>,
}

impl<'a> Fear<'a> {
    /// Before week 1; `None` where nobody is afraid or takes on the role, and nothing befalls those who do.
    pub(super) fn new(
        backstage: &'a Backstage,
        events: &'a [Event],
        doses: &[f64],
        setting: Setting,
        number: u8,
    ) -> Option<Fear<'a>> {
        let afraid = backstage.fear_of_letting_go.value() > 0.0 && backstage.coaching.value() < 1.0;
        let planned = backstage.plan_percent.fraction() > 0.0;
        let struck = events.iter().any(takes_the_dose);
        let taken = (0..).zip(doses).filter(|&(_, &dose)| (afraid && planned || struck) && dose > 0.0);
        let wound = |seat| setting.luck.resolve(Purpose::Revert, seat, number, 0);
        let leaders: Vec<Leader> =
            taken.map(|(seat, &dose)| Leader { seat, dose, left: wound(seat), spell: 0, back: None }).collect();
        let mut places = vec![NONE; doses.len()];
        (0..).zip(&leaders).for_each(|(place, leader)| places[leader.seat as usize] = place);
        let (weeks, luck) = (setting.weeks, setting.luck);
        (!leaders.is_empty()).then_some(Fear { backstage, events, weeks, luck, number, leaders, places, reverted: 0 })
    }

    /// Leaders go back to control, and those whose time is over let go again. While support rests nobody's
    /// courage is tried.
    pub(super) fn respond(&mut self, week: u32, seen: &Seen, support: &mut Support) {
        self.strike(week, support);
        let gain = if support.growth > 0.0 { ticks(self.hazard(week, seen)) } else { 0 };
        for place in 0..self.leaders.len() {
            let leader = &mut self.leaders[place];
            match leader.back {
                Some(back) if week >= back => self.let_go(place, support),
                Some(_) => {}
                None => {
                    leader.left -= gain;
                    if leader.left <= 0 {
                        leader.back = Some(week + self.backstage.reverts_for_weeks);
                        support.set_dose(leader.seat, 0.0);
                        self.reverted += 1;
                    }
                }
            }
        }
    }

    /// Some leaders lose their nerve, or are away, whatever they see.
    fn strike(&mut self, week: u32, support: &mut Support) {
        for event in self.events.iter().filter(|event| takes_the_dose_in(event, week)) {
            for leader in &mut self.leaders {
                let draw = self.luck.uniform(Purpose::Event, leader.seat, event.number);
                if draw < event.share_percent.fraction() {
                    self.reverted += u32::from(leader.back.is_none());
                    leader.back = leader.back.max(Some(event.week + event.for_weeks));
                    support.set_dose(leader.seat, 0.0);
                }
            }
        }
    }

    /// The hazard of going back to control: fear · shortfall · (1 − coaching), once patience is over.
    fn hazard(&self, week: u32, seen: &Seen) -> f64 {
        let Backstage { fear_of_letting_go, coaching, detection_lag_weeks, .. } = self.backstage;
        let adoption = seen.picture(*detection_lag_weeks).adoption;
        fear_of_letting_go.value() * self.shortfall(week, adoption) * (1.0 - coaching.value())
    }

    /// How much is missing of what was planned for this week, as a share of it; nothing before patience is over.
    fn shortfall(&self, week: u32, adoption: f64) -> f64 {
        let from = self.backstage.from_week;
        let since = week.saturating_sub(from);
        if week < from || since < self.backstage.patience_weeks {
            return 0.0;
        }
        let plan = self.backstage.plan_percent.fraction();
        if plan == 0.0 {
            return 0.0;
        }
        let planned = plan * f64::from(since + 1) / f64::from(self.weeks + 1 - from);
        ((planned - adoption) / planned).max(0.0)
    }

    /// A leader is in the role, with courage anew.
    fn let_go(&mut self, place: usize, support: &mut Support) {
        let leader = &mut self.leaders[place];
        self.reverted -= u32::from(leader.back.take().is_some());
        leader.spell += 1;
        leader.left = self.luck.resolve(Purpose::Revert, leader.seat, self.number, leader.spell);
        support.set_dose(leader.seat, leader.dose);
    }

    /// New leaders take on the role as it was meant.
    pub(super) fn follow(&mut self, shuffle: &Shuffle, support: &mut Support) {
        for seat in shuffle.seats() {
            let place = self.places[seat as usize];
            if place != NONE {
                self.let_go(place as usize, support);
            }
        }
    }

    /// Whether somebody went back to control.
    pub(super) fn has_reverted(&self, seat: u32) -> bool {
        let leader = self.places.get(seat as usize).and_then(|&place| self.leaders.get(place as usize));
        leader.is_some_and(|leader| leader.back.is_some())
    }

    /// The share of the leaders in the role who went back to control.
    pub(super) fn share(&self) -> f64 {
        f64::from(self.reverted) / self.leaders.len() as f64
    }
}

#[cfg(test)]
mod tests {
    use super::super::Picture;
    use super::super::sample::{Sample, reporting_to};
    use super::*;
    use crate::fraction::{Fraction, Percent};
    use crate::organisation::NOBODY;

    fn many_leaders() -> (Sample, Vec<f64>) {
        let manager: Vec<u32> =
            (0..4000).map(|person: u32| if person == 0 { NOBODY } else { (person - 1) / 2 }).collect();
        let doses = (0..4000).map(|person| if person < 2000 { 0.5 } else { 0.0 }).collect();
        (reporting_to(&manager), doses)
    }

    fn backstage() -> Backstage {
        Backstage { reverts_for_weeks: 500, ..Backstage::default() }
    }

    fn working(doses: &[f64]) -> Support {
        let mut support = Support::default();
        support.growth = 1.0;
        support.set_doses(doses);
        support
    }

    #[test]
    fn as_many_have_gone_back_by_a_week_as_the_closed_form_says() {
        let (sample, doses) = many_leaders();
        for coaching in [0.0, 0.5] {
            let backstage = Backstage { coaching: Fraction::new(coaching).unwrap(), ..backstage() };
            let mut fear = Fear::new(&backstage, &[], &doses, sample.setting(104), 0).unwrap();
            let mut support = working(&doses);
            // Nothing is seen, so all of the plan is missing: 1 − exp(−fear · (1 − coaching) · weeks).
            for week in 1..=52 {
                fear.respond(week, &Seen::default(), &mut support);
                let tried = f64::from(week.saturating_sub(13));
                let expected = 1.0 - (-0.1 * (1.0 - coaching) * tried).exp();
                let error = (expected * (1.0 - expected) / 2000.0).sqrt();
                assert!((fear.share() - expected).abs() <= 4.0 * error, "{} by week {week}", fear.share());
            }
        }
    }

    #[test]
    fn the_plan_is_a_line_from_the_start_to_the_end_and_fear_grows_with_what_is_missing() {
        let (sample, doses) = many_leaders();
        let backstage =
            Backstage { from_week: 5, patience_weeks: 0, plan_percent: Percent::new(40.0).unwrap(), ..backstage() };
        let fear = Fear::new(&backstage, &[], &doses, sample.setting(24), 0).unwrap();
        assert_eq!((fear.shortfall(4, 0.0), fear.shortfall(5, 0.0)), (0.0, 1.0));
        assert!((fear.shortfall(14, 0.1) - 0.5).abs() < 1e-12 && (fear.shortfall(24, 0.1) - 0.75).abs() < 1e-12);
        assert_eq!(fear.shortfall(24, 0.4), 0.0);
        let mut seen = Seen::default();
        (0..10).for_each(|_| seen.add(Picture { adoption: 0.1, ..Picture::default() }));
        assert!((fear.hazard(24, &seen) - 0.075).abs() < 1e-12);
    }

    #[test]
    fn a_dose_is_lost_while_a_leader_is_back_in_control_and_a_new_leader_has_it_again() {
        let (sample, doses) = many_leaders();
        let backstage =
            Backstage { reverts_for_weeks: 3, fear_of_letting_go: Fraction::ALL, patience_weeks: 0, ..backstage() };
        let mut fear = Fear::new(&backstage, &[], &doses, sample.setting(104), 0).unwrap();
        let mut support = working(&doses);
        let mut lost = [0; 4000];
        for week in 1..=30 {
            fear.respond(week, &Seen::default(), &mut support);
            for seat in 0..2000 {
                assert_eq!(support.dose(seat), if fear.has_reverted(seat) { 0.0 } else { 0.5 });
                lost[seat as usize] = if fear.has_reverted(seat) { lost[seat as usize] + 1 } else { 0 };
                assert!(lost[seat as usize] <= 3);
            }
        }
        let reverted = (0..2000).find(|&seat| fear.has_reverted(seat)).unwrap();
        fear.follow(&Shuffle { swapped: vec![], newcomers: vec![reverted, 3000] }, &mut support);
        assert!(!fear.has_reverted(reverted) && support.dose(reverted) == 0.5 && support.dose(3000) == 0.0);
    }

    #[test]
    fn who_has_no_fear_or_no_role_never_goes_back() {
        let (sample, doses) = many_leaders();
        let calm = Backstage { fear_of_letting_go: Fraction::NONE, ..backstage() };
        assert!(Fear::new(&calm, &[], &doses, sample.setting(104), 0).is_none());
        let coached = Backstage { coaching: Fraction::ALL, ..backstage() };
        assert!(Fear::new(&coached, &[], &doses, sample.setting(104), 0).is_none());
        assert!(Fear::new(&backstage(), &[], &[0.0; 4000], sample.setting(104), 0).is_none());
    }
}
