//! How long the clocks that are wound again and again take to ring: examples until adopting, weeks until
//! lapsing.

use super::Plain;
use super::need::{inverse, near_quotient, quotient};
use crate::exact::nearest;
use crate::random::{AT_ONCE, Luck, Purpose, upper_bits};
use multiversion::multiversion;

/// The two clocks, by whether the person practises: to adopt, to lapse.
pub(super) const PURPOSES: [Purpose; 2] = [Purpose::Adopt, Purpose::Lapse];

/// More numbers than this are not kept in a table.
const ROOM: usize = 32_000_000;

/// What is longer than this counts as [`super::need::NEVER`].
const MOST: f64 = 65_534.5;

/// What one example or one week adds to a clock.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pace {
    /// In ticks.
    each: i64,
    inverse: f64,
}

impl Pace {
    pub(super) fn of(each: i64) -> Pace {
        Pace { each, inverse: 1.0 / each as f64 }
    }

    /// One less than how often it must be added to reach a resolve: by floating point where that leaves no
    /// doubt, else exactly.
    #[inline(always)]
    pub(super) fn one_less(&self, resolve: i64) -> u16 {
        let (near, clear) = self.near(resolve);
        if clear { near } else { quotient(resolve, self.each) - 1 }
    }

    /// The same by floating point, and whether it leaves no doubt.
    #[inline(always)]
    fn near(&self, resolve: i64) -> (u16, bool) {
        let times = resolve as f64 * self.inverse;
        let times = if times < MOST { times } else { MOST };
        let near = nearest(times);
        let beyond = times - near as f64;
        ((near - i64::from(beyond < 0.0)) as u16, beyond.abs() > 1e-9)
    }
}

/// A clock that rang and is to be wound again: whose it is, their spell, and its place among [`Clocks`].
#[derive(Clone, Copy)]
pub(super) struct Rung(u64);

impl Rung {
    #[inline(always)]
    pub(super) fn new(person: u32, spell: u8, place: usize) -> Rung {
        Rung(u64::from(person) << 32 | u64::from(spell) << 16 | place as u64)
    }

    #[inline(always)]
    fn person(self) -> u32 {
        (self.0 >> 32) as u32
    }

    #[inline(always)]
    fn spell(self) -> u32 {
        self.0 as u32 >> 16
    }

    #[inline(always)]
    fn place(self) -> usize {
        usize::from(self.0 as u16)
    }
}

/// The two clocks of each case, in order: place 2 i adopts in case i, 2 i + 1 lapses.
pub(super) struct Clocks {
    keys: Vec<(Luck, Purpose)>,
    each: Vec<i64>,
    inverse: Vec<f32>,
}

impl Clocks {
    /// The clocks of some cases.
    pub(super) fn of(cases: &[Plain]) -> Clocks {
        let keys = cases.iter().flat_map(|plain| PURPOSES.map(|purpose| (plain.case.setting.luck, purpose))).collect();
        let each: Vec<i64> = cases.iter().flat_map(Plain::each_of_both).collect();
        Clocks { keys, inverse: each.iter().map(|&each| inverse(each)).collect(), each }
    }

    /// One less than how long each clock takes that rang: resolves are drawn many at once.
    pub(super) fn one_less(&self, rung: &[Rung], numbers: &mut Vec<u16>) {
        numbers.clear();
        numbers.resize(rung.len(), 0);
        drawn(self, rung, numbers);
    }

    /// The same for one of them, exactly.
    fn exactly(&self, rung: Rung) -> u16 {
        let (luck, purpose) = self.keys[rung.place()];
        quotient(luck.resolve(purpose, rung.person(), 0, rung.spell()), self.each[rung.place()]) - 1
    }
}

/// By a short logarithm of a draw's upper bits where that leaves no doubt, else exactly.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn drawn(clocks: &Clocks, rung: &[Rung], numbers: &mut [u16]) {
    for (rung, numbers) in rung.chunks(AT_ONCE).zip(numbers.chunks_mut(AT_ONCE)) {
        let mut all = [Rung(0); AT_ONCE];
        all[..rung.len()].copy_from_slice(rung);
        let upper = upper_bits(all.map(Rung::person), all.map(|rung| clocks.keys[rung.place()]), all.map(Rung::spell));
        let inverse = all.map(|rung| clocks.inverse[rung.place()]);
        let (mut near, mut doubtful) = ([0; AT_ONCE], [0; AT_ONCE]);
        for lane in 0..AT_ONCE {
            let (number, doubt) = near_quotient(upper[lane], inverse[lane]);
            (near[lane], doubtful[lane]) = (number.wrapping_sub(1), u8::from(doubt));
        }
        numbers.copy_from_slice(&near[..rung.len()]);
        if doubtful.iter().fold(0, |any, doubt| any | doubt) != 0 {
            let again = rung.iter().zip(numbers).zip(doubtful).filter(|&(_, doubt)| doubt != 0);
            again.for_each(|((&rung, number), _)| *number = clocks.exactly(rung));
        }
    }
}

/// One less than how long each clock takes, for cases that share luck: worked out once a person and spell
/// for each luck and pace there is, whichever lanes ask.
pub(super) struct Table {
    people: usize,
    columns: Vec<Column>,
    /// Spell by spell, person by person: a cell a column.
    numbers: Vec<u16>,
}

#[derive(Clone, Copy)]
struct Column {
    luck: Luck,
    clock: usize,
    pace: Pace,
}

impl Table {
    /// The table of a group in which people lapse, and by case the columns of its two clocks; nothing where few cases share a
    /// column or the table would be too large.
    pub(super) fn of(group: &[Plain]) -> Option<(Table, Vec<[u16; 2]>)> {
        let setting = &group[0].case.setting;
        if group[0].is_one_way() {
            return None;
        }
        let people = setting.organisation.people() as usize;
        let mut columns: Vec<Column> = Vec::new();
        let mut places = Vec::new();
        for plain in group {
            let paces = plain.each_of_both().map(Pace::of);
            places.push([0, 1].map(|clock| {
                let wanted = Column { luck: plain.case.setting.luck, clock, pace: paces[clock] };
                let place = columns.iter().position(|column| column.is(&wanted)).unwrap_or_else(|| {
                    columns.push(wanted);
                    columns.len() - 1
                });
                place as u16
            }));
        }
        let fits = people * columns.len() * setting.weeks as usize <= ROOM;
        (fits && 2 * columns.len() <= group.len()).then_some((Table { people, columns, numbers: Vec::new() }, places))
    }

    /// What is known so far: spell by spell, person by person, a cell a column. One less than what each
    /// clock takes.
    #[inline(always)]
    pub(super) fn numbers(&self) -> &[u16] {
        &self.numbers
    }

    /// How many cells a spell and a person have.
    pub(super) fn strides(&self) -> (usize, usize) {
        (self.people * self.columns.len(), self.columns.len())
    }

    /// Works out what is missing up to a spell.
    #[cold]
    #[inline(never)]
    pub(super) fn extend(&mut self, last: u8) {
        let width = self.columns.len();
        let mut resolves = vec![0; self.people];
        for spell in (self.numbers.len() / (self.people * width)) as u32..=u32::from(last) {
            let from = self.numbers.len();
            self.numbers.resize(from + self.people * width, 0);
            let mut of: Option<(Luck, usize)> = None;
            for (place, column) in self.columns.iter().enumerate() {
                if of != Some((column.luck, column.clock)) {
                    of = Some((column.luck, column.clock));
                    column.luck.resolves(PURPOSES[column.clock], 0, spell, &mut resolves);
                }
                all_one_less(column.pace, &resolves, &mut self.numbers[from + place..], width);
            }
        }
    }
}

impl Column {
    fn is(&self, other: &Column) -> bool {
        (self.luck, self.clock, self.pace.each) == (other.luck, other.clock, other.pace.each)
    }
}

/// [`Pace::one_less`] of everybody's resolve, written to every so many-th place.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn all_one_less(pace: Pace, resolves: &[i64], numbers: &mut [u16], every: usize) {
    const TOGETHER: usize = 64;
    let chunks = resolves.chunks(TOGETHER).zip(numbers.chunks_mut(TOGETHER * every));
    for (resolves, numbers) in chunks {
        let (mut near, mut clear) = ([0; TOGETHER], [true; TOGETHER]);
        for ((near, clear), &resolve) in near.iter_mut().zip(&mut clear).zip(resolves) {
            (*near, *clear) = pace.near(resolve);
        }
        for (place, (number, near)) in numbers.iter_mut().step_by(every).zip(near).enumerate() {
            *number = if clear[place] { near } else { quotient(resolves[place], pace.each) - 1 };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_exact_in_the_middle_and_on_the_edge(
            resolve in 1i64..40 << 52, each in 0i64..1 << 56, times in 1i64..1000, off in -1i64..=1
        ) {
            let exact = |resolve| quotient(resolve, each) - 1;
            prop_assert_eq!(Pace::of(each).one_less(resolve), exact(resolve));
            let edge = (times * (each >> 10) + off).max(1);
            let pace = Pace::of(each >> 10);
            prop_assert_eq!(pace.one_less(edge), quotient(edge, each >> 10) - 1);
            let mut numbers = [0; 5];
            all_one_less(pace, &[edge, resolve, edge], &mut numbers, 2);
            prop_assert_eq!(numbers, [pace.one_less(edge), 0, pace.one_less(resolve), 0, pace.one_less(edge)]);
        }
    }
}
