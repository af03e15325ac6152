//! People leave and are replaced, and people change seats: a clock each, in every seat.

use super::Organisation;
use crate::calendar::WEEKS_PER_YEAR;
use crate::exact::{NEVER, ticks};
use crate::fraction::{Fraction, Percent};
use crate::random::{Luck, Purpose};
use multiversion::multiversion;

/// How often people leave and move.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Turnover {
    /// How many leave in a year and are replaced.
    pub leavers_percent_per_year: Percent,
    /// How many change seats with somebody of their layer in a year.
    pub movers_percent_per_year: Percent,
    /// How much more rarely those leave who own the behaviour, or any of several.
    pub engagement_link: Fraction,
}

impl Turnover {
    /// Nobody leaves and nobody moves.
    pub const NONE: Turnover = Turnover {
        leavers_percent_per_year: Percent::NONE,
        movers_percent_per_year: Percent::NONE,
        engagement_link: Fraction::NONE,
    };
}

/// Who sits elsewhere than last week: first people change seats, then newcomers take seats.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shuffle {
    /// Two people each who change seats, in this order.
    pub swapped: Vec<(u32, u32)>,
    /// Seats whose people left and were replaced, each once, in order.
    pub newcomers: Vec<u32>,
}

impl Shuffle {
    /// Whether everybody sits where they sat.
    pub fn is_empty(&self) -> bool {
        self.swapped.is_empty() && self.newcomers.is_empty()
    }

    /// Every seat in which somebody else sits now, some perhaps twice.
    pub fn seats(&self) -> impl Iterator<Item = u32> + '_ {
        self.swapped.iter().flat_map(|&(one, other)| [one, other]).chain(self.newcomers.iter().copied())
    }

    /// Where each of some people sits now, among `people`; `None` for those who left.
    pub fn follow(&self, seats: impl Iterator<Item = u32>) -> Vec<Option<u32>> {
        let now = |mut seat: u32| {
            for &(one, other) in &self.swapped {
                seat = if seat == one {
                    other
                } else if seat == other {
                    one
                } else {
                    seat
                };
            }
            (self.newcomers.binary_search(&seat).is_err()).then_some(seat)
        };
        seats.map(now).collect()
    }

    /// Empties it for another week.
    pub fn clear(&mut self) {
        self.swapped.clear();
        self.newcomers.clear();
    }
}

/// Leaving and moving at work.
#[derive(Debug, Clone)]
pub struct Staffing<'a> {
    organisation: &'a Organisation,
    luck: Luck,
    leave: Clocks,
    leave_owning: i64,
    moves: Clocks,
    by_layer: Vec<Vec<u32>>,
    /// How many newcomers and moves a seat has seen.
    occupants: Vec<u32>,
    /// Who owns the behaviour this week.
    owns: Vec<bool>,
}

/// How many clocks are looked at together.
const TOGETHER: usize = 64;

/// A clock a seat.
#[derive(Debug, Clone, Default)]
struct Clocks {
    hazard: i64,
    left: Vec<i64>,
}

impl Clocks {
    fn new(purpose: Purpose, per_year: f64, people: u32, luck: Luck) -> Clocks {
        let hazard = ticks(per_year / WEEKS_PER_YEAR);
        let mut left = vec![NEVER; if hazard > 0 { people as usize } else { 0 }];
        luck.resolves(purpose, 0, 0, &mut left);
        Clocks { hazard, left }
    }

    /// Every clock gains, and those that run out are told, in order.
    fn gain(&mut self) -> Vec<u32> {
        let mut due = Vec::new();
        gain(&mut self.left, self.hazard, &mut due);
        due
    }
}

/// Clocks gain a hazard; those that run out are added to `due`, in order.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn gain(left: &mut [i64], hazard: i64, due: &mut Vec<u32>) {
    for (first, left) in (0..).step_by(TOGETHER).zip(left.chunks_mut(TOGETHER)) {
        let mut out = 0;
        for left in &mut *left {
            *left -= hazard;
            out |= *left - 1;
        }
        if out < 0 {
            due.extend((first..).zip(left).filter(|(_, left)| **left <= 0).map(|(seat, _)| seat));
        }
    }
}

/// The clocks of some lose what they will gain too much.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn hold(left: &mut [i64], held: &[bool], hazard: i64) {
    for (left, &held) in left.iter_mut().zip(held) {
        *left += if held { hazard } else { 0 };
    }
}

impl<'a> Staffing<'a> {
    /// Before week 1; `None` if nobody ever leaves or moves.
    pub fn new(turnover: &Turnover, organisation: &'a Organisation, luck: Luck) -> Option<Staffing<'a>> {
        let people = organisation.people();
        let leaving = turnover.leavers_percent_per_year.hazard().min(64.0);
        // A move takes two people with it.
        let moving = turnover.movers_percent_per_year.hazard().min(64.0) / 2.0;
        let leave = Clocks::new(Purpose::Leave, leaving, people, luck);
        let moves = Clocks::new(Purpose::Move, moving, people, luck);
        let works = leave.hazard > 0 || moves.hazard > 0;
        let owning = leaving * (1.0 - turnover.engagement_link.value()) / WEEKS_PER_YEAR;
        works.then(|| Staffing {
            by_layer: if moves.hazard > 0 { organisation.by_layer() } else { Vec::new() },
            organisation,
            luck,
            leave_owning: ticks(owning),
            leave,
            moves,
            occupants: vec![0; people as usize],
            owns: vec![false; people as usize],
        })
    }

    /// Phase 1, before anybody moves: those who own the behaviour, each of whom `mark` is to mark, are less drawn to
    /// leave, wherever they will sit.
    pub fn hold(&mut self, mark: impl FnOnce(&mut [bool])) {
        let rarer = self.leave.hazard - self.leave_owning;
        if rarer != 0 {
            self.owns.fill(false);
            mark(&mut self.owns);
            hold(&mut self.leave.left, &self.owns, rarer);
        }
    }

    /// Phase 1: who moves and who leaves this week.
    pub fn act(&mut self, shuffle: &mut Shuffle) {
        self.change_seats(shuffle);
        for seat in self.leave.gain() {
            self.arrive(seat);
            shuffle.newcomers.push(seat);
        }
    }

    fn change_seats(&mut self, shuffle: &mut Shuffle) {
        for seat in self.moves.gain() {
            self.occupants[seat as usize] += 1;
            let occupant = self.occupants[seat as usize];
            self.moves.left[seat as usize] = self.luck.resolve(Purpose::Move, seat, 0, occupant);
            let peers = &self.by_layer[usize::from(self.organisation.layer(seat))];
            let pick = self.luck.uniform(Purpose::Move, seat, 1 << 24 | occupant);
            let other = peers[(pick * peers.len() as f64) as usize];
            if other != seat {
                self.exchange(seat, other);
                shuffle.swapped.push((seat, other));
            }
        }
    }

    /// Two people change seats: each takes along how long they will still stay.
    pub fn exchange(&mut self, one: u32, other: u32) {
        if !self.leave.left.is_empty() {
            self.leave.left.swap(one as usize, other as usize);
        }
    }

    /// Somebody new takes a seat.
    pub fn arrive(&mut self, seat: u32) {
        self.occupants[seat as usize] += 1;
        if let Some(left) = self.leave.left.get_mut(seat as usize) {
            *left = self.luck.resolve(Purpose::Leave, seat, 0, self.occupants[seat as usize]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Company, Hubs, Trust};
    use super::*;
    use rand::SeedableRng;

    fn percent(value: f64) -> Percent {
        Percent::new(value).unwrap()
    }

    fn company() -> Organisation {
        Company {
            people: 2000,
            layers: None,
            span_of_control: 6.0,
            sites: 1,
            contacts_per_person: 4.0,
            same_team_percent: percent(50.0),
            same_site_percent: percent(40.0),
            hubs: Hubs::None,
            trust: Trust::default(),
        }
        .build(&mut rand_chacha::ChaCha8Rng::seed_from_u64(1))
    }

    #[test]
    fn as_many_leave_and_move_in_a_year_as_said() {
        let organisation = company();
        let turnover = Turnover {
            leavers_percent_per_year: percent(12.0),
            movers_percent_per_year: percent(5.0),
            engagement_link: Fraction::NONE,
        };
        let (mut left, mut moved) = (0.0, 0.0);
        for run in 0..10 {
            let mut staffing = Staffing::new(&turnover, &organisation, Luck::new(3, run)).unwrap();
            let mut shuffle = Shuffle::default();
            for _ in 0..52 {
                shuffle.clear();
                staffing.act(&mut shuffle);
                left += shuffle.newcomers.len() as f64;
                moved += 2.0 * shuffle.swapped.len() as f64;
                let layer = |&(one, other): &(u32, u32)| organisation.layer(one) == organisation.layer(other);
                assert!(shuffle.swapped.iter().all(layer));
            }
        }
        let people = 20_000.0;
        let (expected, moves) = (-people * (0.88f64).ln(), -people * (0.95f64).ln());
        assert!((left - expected).abs() < 4.0 * expected.sqrt(), "{left} left");
        assert!((moved - moves).abs() < 4.0 * (2.0 * moves).sqrt() + 0.01 * moves, "{moved} moved");
    }

    #[test]
    fn those_who_own_it_stay_longer_where_there_is_a_link() {
        let organisation = company();
        let turnover = Turnover {
            leavers_percent_per_year: percent(50.0),
            engagement_link: Fraction::new(0.5).unwrap(),
            ..Turnover::NONE
        };
        let mut staffing = Staffing::new(&turnover, &organisation, Luck::new(3, 0)).unwrap();
        let (mut shuffle, mut owners, mut others) = (Shuffle::default(), 0, 0);
        for _ in 0..52 {
            shuffle.clear();
            staffing.hold(|owns| owns.iter_mut().step_by(2).for_each(|owns| *owns = true));
            staffing.act(&mut shuffle);
            owners += shuffle.newcomers.iter().filter(|&&seat| seat % 2 == 0).count();
            others += shuffle.newcomers.iter().filter(|&&seat| seat % 2 == 1).count();
        }
        let ratio = owners as f64 / others as f64;
        assert!((ratio - 0.5).abs() < 4.0 * 0.5 * (1.0 / 350.0 + 1.0 / 690.0f64).sqrt(), "{ratio}");
    }

    #[test]
    fn who_owned_it_where_they_sat_stays_longer_where_they_sit() {
        let organisation = company();
        let turnover =
            Turnover { leavers_percent_per_year: Percent::ALL, engagement_link: Fraction::ALL, ..Turnover::NONE };
        let mut staffing = Staffing::new(&turnover, &organisation, Luck::new(3, 0)).unwrap();
        let mut shuffle = Shuffle::default();
        staffing.hold(|owns| owns.iter_mut().step_by(2).for_each(|owns| *owns = true));
        (0..1000).for_each(|pair| staffing.exchange(2 * pair, 2 * pair + 1));
        staffing.act(&mut shuffle);
        // Owners never leave, and all of them sit in odd seats now.
        assert!(shuffle.newcomers.len() > 300 && shuffle.newcomers.iter().all(|seat| seat % 2 == 0));
    }

    #[test]
    fn people_are_found_where_they_sit_now() {
        let shuffle = Shuffle { swapped: vec![(0, 1), (1, 2)], newcomers: vec![0] };
        assert_eq!(shuffle.follow([0, 1, 2, 3].into_iter()), [Some(2), None, Some(1), Some(3)]);
    }

    #[test]
    fn without_leavers_and_movers_there_is_nothing() {
        assert!(Staffing::new(&Turnover::NONE, &company(), Luck::new(3, 0)).is_none());
    }
}
