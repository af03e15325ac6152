//! How long clocks that are wound again take to ring, for cases that share luck: worked out once for each
//! person, spell, luck and pace, whichever lanes ask.

use super::Plain;
use super::need::quotient;
use super::waits::PURPOSES;
use crate::exact::nearest;
use crate::random::Luck;
use multiversion::multiversion;

/// No table has more cells than this.
const ROOM: usize = 32_000_000;

/// One less than what each clock takes, spell by spell and person by person: a cell a column.
pub(super) struct Table {
    people: usize,
    sources: Vec<Source>,
    width: usize,
    cells: Vec<u16>,
}

/// The columns that come from the same resolves, each with what adds to its clocks, in ticks.
struct Source {
    luck: Luck,
    clock: usize,
    columns: Vec<(u16, i64)>,
}

impl Table {
    /// The table of a group, and by case the columns of its two clocks; nothing where nobody lapses, where few
    /// cases share a column or where the table could become too large.
    pub(super) fn of(group: &[Plain]) -> Option<(Table, Vec<[u16; 2]>)> {
        let setting = &group[0].case.setting;
        let people = setting.organisation.people() as usize;
        let spells = setting.weeks as usize / 2 + 1;
        let most = (group.len() / 2).min(usize::from(u16::MAX)).min(ROOM / (people * spells).max(1));
        let mut table = Table { people, sources: Vec::new(), width: 0, cells: Vec::new() };
        let mut columns = Vec::with_capacity(group.len());
        for plain in group {
            if plain.is_one_way() || table.width > most {
                return None;
            }
            let luck = plain.case.setting.luck;
            let [adopt, lapse] = plain.each_of_both();
            columns.push([table.column(luck, 0, adopt), table.column(luck, 1, lapse)]);
        }
        (table.width <= most).then_some((table, columns))
    }

    /// The column of a luck, a clock and what adds to it; a new one if there was none.
    fn column(&mut self, luck: Luck, clock: usize, each: i64) -> u16 {
        let place = self.sources.iter().position(|source| (source.luck, source.clock) == (luck, clock));
        let place = place.unwrap_or_else(|| {
            self.sources.push(Source { luck, clock, columns: Vec::new() });
            self.sources.len() - 1
        });
        let columns = &mut self.sources[place].columns;
        if let Some(&(column, _)) = columns.iter().find(|column| column.1 == each) {
            return column;
        }
        columns.push((self.width as u16, each));
        self.width += 1;
        columns.last().map_or(0, |column| column.0)
    }

    /// What is known so far.
    #[inline(always)]
    pub(super) fn cells(&self) -> &[u16] {
        &self.cells
    }

    /// How many cells a spell and a person have.
    pub(super) fn strides(&self) -> (usize, usize) {
        (self.people * self.width, self.width)
    }

    /// Works out what is missing up to a spell.
    #[cold]
    #[inline(never)]
    pub(super) fn extend(&mut self, last: u8) {
        let mut resolves = vec![0; self.people];
        let of_spell = self.people * self.width;
        for spell in (self.cells.len() / of_spell) as u32..=u32::from(last) {
            let from = self.cells.len();
            self.cells.resize(from + of_spell, 0);
            for source in &self.sources {
                source.luck.resolves(PURPOSES[source.clock], 0, spell, &mut resolves);
                for &(column, each) in &source.columns {
                    one_less(each, &resolves, &mut self.cells[from + usize::from(column)..], self.width);
                }
            }
        }
    }
}

/// One less than how often `each` must be added to reach each resolve, written to every so many-th cell: by
/// floating point where that leaves no doubt, else exactly.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn one_less(each: i64, resolves: &[i64], cells: &mut [u16], every: usize) {
    const TOGETHER: usize = 64;
    let inverse = 1.0 / each as f64;
    for (resolves, cells) in resolves.chunks(TOGETHER).zip(cells.chunks_mut(TOGETHER * every)) {
        let (mut near, mut clear) = ([0; TOGETHER], [true; TOGETHER]);
        for ((near, clear), &resolve) in near.iter_mut().zip(&mut clear).zip(resolves) {
            (*near, *clear) = near_one_less(resolve as f64 * inverse);
        }
        for (place, (cell, near)) in cells.iter_mut().step_by(every).zip(near).enumerate() {
            *cell = if clear[place] { near } else { quotient(resolves[place], each) - 1 };
        }
    }
}

/// One less than a quotient rounded up, at most one less than [`super::need::NEVER`], and whether it is clear of
/// whole numbers.
#[inline(always)]
fn near_one_less(quotient: f64) -> (u16, bool) {
    const MOST: f64 = 65_534.5;
    let quotient = if quotient < MOST { quotient } else { MOST };
    let near = nearest(quotient);
    let beyond = quotient - near as f64;
    ((near - i64::from(beyond < 0.0)) as u16, beyond.abs() > 1e-9)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn cells_are_exact_in_the_middle_and_on_the_edge(
            resolve in 1i64..40 << 52, each in 0i64..1 << 56, times in 1i64..70_000, off in -1i64..=1
        ) {
            let edge = ((each >> 16) * times + off).max(1);
            for (each, resolve) in [(each, resolve), (each >> 16, edge), (each >> 16, resolve)] {
                let mut cells = [0; 5];
                one_less(each, &[resolve, 1, resolve], &mut cells, 2);
                let exact = quotient(resolve, each) - 1;
                prop_assert_eq!(cells, [exact, 0, quotient(1, each) - 1, 0, exact]);
            }
        }
    }
}
