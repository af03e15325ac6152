//! Which groups may be told: none that is small, and none from which a small one could be worked out.

use std::ops::RangeInclusive;

/// The fewest people, or decisions, of a group that is told.
pub const SMALLEST: usize = 10;

/// Which of some groups are not told alone. What is left of the whole without the others can always be worked
/// out, so that where any is hidden, at least two are, with [`SMALLEST`] between them: the smallest
/// groups join until it is so. (How often a hidden group decided may still follow from the degree of the
/// whole; how it decided does not.)
pub fn hidden(sizes: &[usize]) -> Vec<bool> {
    settle(sizes, vec![false; sizes.len()])
}

/// The same where some groups are not told alone in any case. Equals join in their order.
pub(super) fn settle(sizes: &[usize], mut hidden: Vec<bool>) -> Vec<bool> {
    let mut rising: Vec<usize> = (0..sizes.len()).collect();
    rising.sort_by_key(|&group| sizes[group]); // stable
    let (mut count, mut together) = (0, 0);
    for group in 0..sizes.len() {
        hidden[group] |= sizes[group] < SMALLEST;
        (count, together) =
            (count + usize::from(hidden[group]), together + if hidden[group] { sizes[group] } else { 0 });
    }
    for group in rising {
        if !hidden[group] && count > 0 && (count < 2 || together < SMALLEST) {
            hidden[group] = true;
            (count, together) = (count + 1, together + sizes[group]);
        }
    }
    hidden
}

/// Neighbours that are told together, in order: small ones are pooled with the next, the last with the one before.
pub fn pooled(sizes: &[usize]) -> Vec<RangeInclusive<usize>> {
    pooled_to(sizes, SMALLEST)
}

/// The same where `least` people are the fewest that are told.
pub fn pooled_to(sizes: &[usize], least: usize) -> Vec<RangeInclusive<usize>> {
    let mut pooled: Vec<(RangeInclusive<usize>, usize)> = Vec::new();
    for (place, &size) in sizes.iter().enumerate() {
        match pooled.last_mut() {
            Some((places, together)) if *together < least => {
                *places = *places.start()..=place;
                *together += size;
            }
            _ => pooled.push((place..=place, size)),
        }
    }
    if let [.., (before, _), (last, together)] = pooled.as_mut_slice()
        && *together < least
    {
        *before = *before.start()..=*last.end();
        pooled.pop();
    }
    pooled.into_iter().map(|(places, _)| places).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_small_group_hides_with_the_next_smallest() {
        assert_eq!(hidden(&[30, 12, 9, 11]), [false, false, true, true]);
        assert_eq!(hidden(&[30, 9, 9, 11]), [false, true, true, false]);
        assert_eq!(hidden(&[30, 2, 3, 11]), [false, true, true, true]);
        assert_eq!(hidden(&[30, 10]), [false, false]);
        assert_eq!(hidden(&[30, 9]), [true, true]);
        assert_eq!(hidden(&[10]), [false]);
    }

    #[test]
    fn small_neighbours_are_pooled() {
        assert_eq!(pooled(&[1, 6, 30, 200]), [0..=2, 3..=3]);
        assert_eq!(pooled(&[12, 30, 4]), [0..=0, 1..=2]);
        assert_eq!(pooled(&[3, 4]), [0..=1]);
        assert_eq!(pooled(&[]), []);
    }

    proptest! {
        #[test]
        fn nothing_small_is_told_or_left_over(sizes in prop::collection::vec(1usize..40, 1..12)) {
            let hidden = hidden(&sizes);
            let told = sizes.iter().zip(&hidden).filter(|(_, hidden)| !**hidden).map(|(size, _)| *size);
            prop_assert!(told.clone().all(|size| size >= SMALLEST));
            let left: usize = sizes.iter().sum::<usize>() - told.clone().sum::<usize>();
            let alone = sizes.len() - told.count() == 1;
            prop_assert!(!alone || sizes.len() == 1);
            prop_assert!(left == 0 || left >= SMALLEST || sizes.iter().sum::<usize>() == left);
        }
    }
}
