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
            told.push((of, decisions));
        }
    }
    if !together.is_empty() {
        together.sort_unstable();
        let of = others(hidden.iter().filter(|&&hidden| hidden).count());
        told.push((of, together));
    }
    measured(told, deepest)
}

/// What each group comes to. How many people were consulted may be known of fewer decisions: among those the same
/// holds.
fn measured(told: Vec<(Of, Vec<&Decision>)>, deepest: u8) -> Vec<Group> {
    let known = |decisions: &[&Decision]| decisions.iter().filter(|decision| decision.consulted.is_some()).count();
    let known: Vec<usize> = told.iter().map(|(_, decisions)| known(decisions)).filter(|&known| known > 0).collect();
    let mut hidden = hidden(&known).into_iter();
    let group = |(of, decisions): (Of, Vec<&Decision>)| {
        let mut measures = Measures::of(&decisions, deepest);
        let knows = decisions.iter().any(|decision| decision.consulted.is_some());
        if knows && hidden.next().expect("a place for each that knows") {
            measures.consulted = None;
        }
        Group { of, measures }
    };
    told.into_iter().map(group).collect()
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

    #[test]
    fn what_is_known_of_few_decisions_cannot_be_worked_out_from_the_others() {
        let decision = |team: &str, consulted| Decision {
            team: team.into(),
            layer: 0,
            level: 1,
            days: 1.0,
            consulted,
            escalated: false,
        };
        let told_of = |known: [usize; 4]| {
            let decisions = known.map(|known| (0..30).map(|at| decision("a", (at < known).then_some(2))).collect());
            let decisions: [Vec<Decision>; 4] = decisions;
            let groups = decisions.iter().map(|team| (Of::Team(String::new()), team.iter().collect())).collect();
            let told = told(groups, Of::OtherTeams, 2);
            told.iter().map(|group| group.measures.consulted.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(told_of([30, 20, 10, 0]), [true, true, true, false]);
        assert_eq!(told_of([30, 20, 9, 0]), [true, false, false, false], "9 follow from 20 and 30 and all");
        assert_eq!(told_of([30, 20, 3, 4]), [true, false, false, false]);
        assert_eq!(told_of([30, 20, 6, 4]), [true, true, false, false]);
        assert_eq!(told_of([3, 0, 0, 0]), [false; 4]);
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
