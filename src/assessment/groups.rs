//! Which groups may be told: none that is small, and none from which a small one could be worked out.

use super::log::Decision;
use super::measures::Measures;
use super::{Group, Of};

/// The fewest decisions of a group that is told.
pub const SMALLEST: usize = 10;

/// The groups that may be told, in the order given, then the others together; none if that leaves nothing.
pub(super) fn told(groups: Vec<(Of, Vec<&Decision>)>, others: fn(usize) -> Of, deepest: u8) -> Vec<Group> {
    let sizes: Vec<usize> = groups.iter().map(|(_, decisions)| decisions.len()).collect();
    let hidden = hidden(&sizes);
    if hidden.iter().all(|&hidden| hidden) {
        return Vec::new();
    }
    let (mut told, mut together) = (Vec::new(), Vec::new());
    for ((of, decisions), hidden) in groups.into_iter().zip(&hidden) {
        if *hidden {
            together.extend(decisions);
        } else {
            told.push(Group { of, measures: Measures::of(&decisions, deepest) });
        }
    }
    if !together.is_empty() {
        together.sort_unstable();
        let of = others(hidden.iter().filter(|&&hidden| hidden).count());
        told.push(Group { of, measures: Measures::of(&together, deepest) });
    }
    told
}

/// Which of some groups are not told alone. What is left of the whole without the others can always be worked
/// out, so that where any is hidden, at least two are, with [`SMALLEST`] decisions between them: the smallest
/// groups join until it is so. (How often a hidden group decided may still follow from the degree of the
/// whole; how it decided does not.)
fn hidden(sizes: &[usize]) -> Vec<bool> {
    let mut rising: Vec<usize> = (0..sizes.len()).collect();
    rising.sort_by_key(|&group| sizes[group]);
    let mut count = rising.partition_point(|&group| sizes[group] < SMALLEST);
    let together = |count: usize| rising[..count].iter().map(|&group| sizes[group]).sum::<usize>();
    while count > 0 && count < sizes.len() && (count < 2 || together(count) < SMALLEST) {
        count += 1;
    }
    let mut hidden = vec![false; sizes.len()];
    rising[..count].iter().for_each(|&group| hidden[group] = true);
    hidden
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
