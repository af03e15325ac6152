//! Which groups may be told: none that is small, and none from which a small one could be worked out.

use super::log::Decision;
use super::measures::Measures;
use super::{Group, Of};
use crate::privacy::hidden;

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

#[cfg(test)]
mod tests {
    use super::*;

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
}
