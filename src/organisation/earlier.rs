//! Ties that are known from one of their ends: each person's list of people before them. They are laid out
//! both ways in the memory that holds the lists, so that a network takes hardly more than it is.

use super::Rows;
use super::sorted::starts;

/// Each person's ties to people with lower numbers, given person after person.
pub(super) struct Earlier {
    /// The lists, one after the other.
    pub(super) lists: Vec<u32>,
    /// Where the lists end of everybody before the one who is being given ties.
    ends: Vec<u32>,
    people: u32,
}

impl Earlier {
    /// No ties yet.
    pub(super) fn new(people: u32) -> Earlier {
        Earlier { lists: Vec::new(), ends: Vec::with_capacity(people as usize), people }
    }

    /// Ties a person to an earlier one; the person is the one of the last tie or comes later.
    pub(super) fn tie(&mut self, earlier: u32, person: u32) {
        if self.ends.len() < person as usize {
            self.ends.resize(person as usize, self.lists.len() as u32);
        }
        self.lists.push(earlier);
    }

    /// Rows in which every tie goes both ways.
    pub(super) fn rows(mut self) -> Rows {
        let ties = self.lists.len();
        self.ends.resize(self.people as usize, ties as u32);
        self.lists.reserve_exact(ties);
        self.lists.resize(2 * ties, 0);
        self.lists.copy_within(..ties, ties);
        deal(self.lists, &self.ends)
    }
}

/// Deals the lists, which make up the second half of `cells`, out to the rows of both ends.
///
/// The row of a person begins where there are as many cells as ties of people before, at most one for each
/// cell of their lists and one for each tie. So rows never grow into lists that are still to be dealt out.
pub(super) fn deal(mut cells: Vec<u32>, ends: &[u32]) -> Rows {
    let ties = cells.len() / 2;
    let mut later = vec![0u32; ends.len()];
    for &earlier in &cells[ties..] {
        later[earlier as usize] += 1; // in a loop of its own, in which many of them are fetched at a time
    }
    let begins = std::iter::once(&0).chain(ends);
    let starts = starts(begins.zip(ends).zip(&later).map(|((begin, end), later)| end - begin + later));
    let mut next = later;
    next.copy_from_slice(&starts[..ends.len()]);
    let mut begin = ties;
    for (person, &end) in ends.iter().enumerate() {
        let list = begin..ties + end as usize;
        begin = list.end;
        cells[list.clone()].sort_unstable();
        for at in list {
            let earlier = cells[at];
            cells[next[person] as usize] = earlier;
            cells[next[earlier as usize] as usize] = person as u32;
            next[person] += 1;
            next[earlier as usize] += 1;
        }
    }
    Rows::mutual(starts, cells)
}

#[cfg(test)]
mod tests {
    use super::super::pairs::tied;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn lists_of_earlier_people_make_the_rows_that_their_pairs_make(
            pairs in prop::collection::btree_set((0u32..15, 0u32..15), 0..60), people in 15u32..18
        ) {
            let pairs: Vec<_> = pairs.into_iter().filter(|(later, earlier)| earlier < later).collect();
            let mut earlier = Earlier::new(people);
            for &(later, before) in pairs.iter().rev().collect::<Vec<_>>().into_iter().rev() {
                earlier.tie(before, later);
            }
            let expected = Rows::pairs(people, pairs.iter().copied());
            prop_assert_eq!(&earlier.rows(), &expected);
            let twice = pairs.iter().rev().chain(&pairs).map(|&(later, earlier)| [earlier, later]);
            prop_assert_eq!(&tied(people, twice.collect()), &expected);
        }
    }
}
