//! How long clocks that are wound again take to ring (examples until adopting, weeks until lapsing), where each
//! draws a resolve of its own: many at a time.

use super::Plain;
use super::need::{inverse, near_quotient, quotient};
use crate::random::{AT_ONCE, Luck, Purpose, upper_bits};
use multiversion::multiversion;

/// The two clocks, by whether the person practises: to adopt, to lapse.
pub(super) const PURPOSES: [Purpose; 2] = [Purpose::Adopt, Purpose::Lapse];

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::CERTAIN;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_are_as_each_is_exactly(
            seeds in prop::collection::vec(any::<u64>(), 1..4), each in prop::collection::vec(0i64..1 << 56, 1..4),
            rung in prop::collection::vec((any::<u32>(), any::<u8>(), 0usize..12), 0..200)
        ) {
            let each: Vec<i64> = each.into_iter().chain([0, 1, 1 << 40, 1 << 45, 1 << 50, CERTAIN]).collect();
            let clocks = Clocks {
                keys: (0..12).map(|at| (Luck::new(seeds[at % seeds.len()], at as u32), PURPOSES[at % 2])).collect(),
                inverse: (0..12).map(|at| inverse(each[at % each.len()])).collect(),
                each: (0..12).map(|at| each[at % each.len()]).collect(),
            };
            let rung: Vec<Rung> = rung.into_iter().map(|(who, spell, place)| Rung::new(who, spell, place)).collect();
            let mut numbers = Vec::new();
            clocks.one_less(&rung, &mut numbers);
            prop_assert_eq!(numbers, rung.iter().map(|&rung| clocks.exactly(rung)).collect::<Vec<_>>());
        }
    }
}
