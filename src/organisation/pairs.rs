//! Rows from a list of pairs, laid out in the memory that holds the list.

use super::Rows;
use super::earlier::deal;
use super::sorted::starts;

/// Sorts pairs by their second person and then by the first.
pub(super) fn sort(pairs: &mut [[u32; 2]]) {
    pairs.sort_unstable_by_key(|&[first, second]| u64::from(second) << 32 | u64::from(first));
}

/// Rows in which every pair, the lower number first, is tied both ways; a pair given twice counts once.
///
/// # Panics
/// If a pair names a person outside `0..people`.
pub(super) fn tied(people: u32, mut pairs: Vec<[u32; 2]>) -> Rows {
    sort(&mut pairs);
    pairs.dedup();
    let (ends, ties) = (rows_of_second(people, &pairs), pairs.len());
    let mut cells = pairs.into_flattened();
    for at in (0..ties).rev() {
        cells[ties + at] = cells[2 * at];
    }
    deal(cells, &ends[1..])
}

/// Rows in which the second person's example reaches the first; a pair given twice counts once.
///
/// # Panics
/// If a pair names a person outside `0..people`.
pub(super) fn one_way(people: u32, mut pairs: Vec<[u32; 2]>) -> Rows {
    sort(&mut pairs);
    pairs.dedup();
    let (starts, ties) = (rows_of_second(people, &pairs), pairs.len());
    let mut reached = pairs.into_flattened();
    for at in 0..ties {
        reached[at] = reached[2 * at];
    }
    reached.truncate(ties);
    reached.shrink_to_fit();
    Rows::unit(starts, reached)
}

/// Where the pairs of each second person start, and where the last ones end.
fn rows_of_second(people: u32, pairs: &[[u32; 2]]) -> Vec<u32> {
    let mut lengths = vec![0; people as usize];
    for &[_, person] in pairs {
        lengths[person as usize] += 1;
    }
    starts(lengths.into_iter())
}

#[cfg(test)]
mod tests {
    use super::super::Tie;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pairs_make_the_same_rows_as_ties(pairs in prop::collection::vec((0u32..9, 0u32..9), 0..40)) {
            let mut pairs: Vec<[u32; 2]> = pairs.into_iter().filter(|(a, b)| a < b).map(|(a, b)| [a, b]).collect();
            let given = pairs.clone();
            sort(&mut pairs);
            pairs.dedup();
            let ties: Vec<Tie> = pairs.iter().map(|&[to, from]| Tie { from, to, weight: 1.0 }).collect();
            prop_assert_eq!(one_way(9, given.clone()), Rows::new(9, &ties));
            prop_assert_eq!(tied(9, given), Rows::both_ways(9, &ties));
        }
    }
}
