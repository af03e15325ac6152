//! Winding the clocks that follow those that rang: to lapse for those who now practise, else to adopt.

use super::Plain;
use super::planes::{Numbers, WORD};
use super::table::Table;
use super::waits::{Clocks, Rung};
use multiversion::multiversion;

/// A cell a lane, word by word.
pub(super) type OfLanes<T, const W: usize> = [[T; WORD]; W];

/// Where lanes find how long their next clock takes.
pub(super) enum Source<'a, const W: usize> {
    /// In a table that they share: the columns of the two clocks.
    Table { table: &'a mut Table, columns: [OfLanes<u16, W>; 2] },
    /// Each in resolves of its own.
    Draws { clocks: Clocks, rung: Vec<Rung>, numbers: Vec<u16> },
}

impl<'a, const W: usize> Source<'a, W> {
    /// For some cases, a lane each; `table` has the columns of their clocks.
    pub(super) fn of(cases: &[Plain], table: Option<(&'a mut Table, &[[u16; 2]])>) -> Self {
        match table {
            Some((table, columns)) => {
                let of = |clock: usize| {
                    // lanes without a case never ring
                    let of_lane = |place: usize| columns.get(place).map_or(0, |columns| columns[clock]);
                    std::array::from_fn(|word| std::array::from_fn(|lane| of_lane(word * WORD + lane)))
                };
                Source::Table { table, columns: [of(0), of(1)] }
            }
            None => Source::Draws { clocks: Clocks::of(cases), rung: Vec::new(), numbers: Vec::new() },
        }
    }

    /// Winds anew what rang among consecutive people, the first of them `first`; all columns have a row for
    /// each of them. A spell ends when its clock to lapse rings.
    pub(super) fn wind_again<const P: usize>(
        &mut self,
        first: usize,
        rings: &[[u64; W]],
        practising: &[[u64; W]],
        spells: &mut [OfLanes<u8, W>],
        left: &mut [[[u64; W]; P]],
    ) {
        match self {
            Source::Table { table, columns } => from_table(table, columns, first, rings, practising, spells, left),
            Source::Draws { clocks, rung, numbers } => {
                rung.clear();
                list(first, rings, practising, spells, rung);
                clocks.one_less(rung, numbers);
                deal_out(numbers, rings, left);
            }
        }
    }
}

/// The lanes whose bits are set in a word.
#[inline(always)]
fn lanes_in(mut lanes: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let lane = lanes.trailing_zeros() as usize;
        lanes &= lanes.wrapping_sub(1);
        (lane < WORD).then_some(lane)
    })
}

/// 1 if somebody practises in a lane, else 0: the place of the clock that runs.
#[inline(always)]
fn practises(practising: u64, lane: usize) -> usize {
    (practising >> lane & 1) as usize
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+bmi1+bmi2", "x86_64+avx2+bmi1+bmi2"))]
fn from_table<const W: usize, const P: usize>(
    table: &mut Table,
    columns: &[OfLanes<u16, W>; 2],
    first: usize,
    rings: &[[u64; W]],
    practising: &[[u64; W]],
    spells: &mut [OfLanes<u8, W>],
    left: &mut [[[u64; W]; P]],
) {
    let mut numbers = Numbers::default();
    let (of_spell, of_person) = table.strides();
    let mut known = table.cells();
    let rows = rings.iter().zip(practising).zip(spells).zip(left);
    for (person, (((rings, practising), spells), left)) in (first..).zip(rows) {
        for word in 0..W {
            for lane in lanes_in(rings[word]) {
                let clock = practises(practising[word], lane);
                let spell = &mut spells[word][lane];
                *spell += 1 - clock as u8;
                let column = usize::from(columns[clock][word][lane]);
                let place = usize::from(*spell) * of_spell + person * of_person + column;
                if place >= known.len() {
                    table.extend(*spell);
                    known = table.cells();
                }
                numbers.put::<P>(word, lane, known[place]);
            }
        }
        if *rings != [0; W] {
            numbers.merge(rings, left);
        }
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+bmi1+bmi2", "x86_64+avx2+bmi1+bmi2"))]
fn list<const W: usize>(
    first: usize,
    rings: &[[u64; W]],
    practising: &[[u64; W]],
    spells: &mut [OfLanes<u8, W>],
    list: &mut Vec<Rung>,
) {
    let rows = rings.iter().zip(practising).zip(spells);
    for (person, ((rings, practising), spells)) in (first as u32..).zip(rows) {
        for word in 0..W {
            for lane in lanes_in(rings[word]) {
                let clock = practises(practising[word], lane);
                let spell = &mut spells[word][lane];
                *spell += 1 - clock as u8;
                list.push(Rung::new(person, *spell, 2 * (word * WORD + lane) + clock));
            }
        }
    }
}

/// Writes numbers, in the order of those that rang, into what is left of their clocks.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl+bmi1+bmi2", "x86_64+avx2+bmi1+bmi2"))]
fn deal_out<const W: usize, const P: usize>(numbers: &[u16], rings: &[[u64; W]], left: &mut [[[u64; W]; P]]) {
    let (mut row, mut numbers) = (Numbers::default(), numbers.iter());
    for (rings, left) in rings.iter().zip(left) {
        for (word, &lanes) in rings.iter().enumerate() {
            for (lane, &number) in lanes_in(lanes).zip(&mut numbers) {
                row.put::<P>(word, lane, number);
            }
        }
        if *rings != [0; W] {
            row.merge(rings, left);
        }
    }
}
