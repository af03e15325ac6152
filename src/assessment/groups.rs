//! Which groups may be told: none that is small, and none from which a small one could be worked out.

use super::log::Decision;
use super::measures::Measures;
use super::{Group, Of};
use crate::privacy::{Groups, Parts, SMALLEST, hidden, pooled, told_together};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

/// Layers and teams as they may be told, none of either if that leaves nothing, and how many teams there are.
pub(super) fn told(decisions: &[&Decision], deepest: u8) -> (Vec<Group>, Vec<Group>, usize) {
    let names: BTreeSet<&str> = decisions.iter().map(|decision| &*decision.team).collect();
    let numbers: BTreeMap<&str, u32> = names.iter().copied().zip(0..).collect();
    let team: Vec<u32> = decisions.iter().map(|decision| numbers[&*decision.team]).collect();
    let decided = decided_together(decisions, deepest);
    let place = |layer: u8| decided.iter().position(|layers| layers.contains(&layer)).unwrap_or(0) as u32;
    let layer: Vec<u32> = decisions.iter().map(|decision| place(decision.layer)).collect();
    let told = told_together(&[Groups::Beside(&team), Groups::InOrder(&layer)]);
    let names: Vec<&str> = names.into_iter().collect();
    let of_team = |teams: &[u32]| match teams {
        &[one] => Of::Team(names[one as usize].to_owned()),
        several => Of::OtherTeams(several.len()),
    };
    let of_layers = |places: &[u32]| {
        let range = |place: u32| &decided[place as usize];
        Of::Layers(*range(places[0]).start(), *range(places[places.len() - 1]).end())
    };
    let groups = |group: &[u32], told: &Parts, of: &dyn Fn(&[u32]) -> Of| {
        if told.len() < 2 { Vec::new() } else { measured(parted(decisions, group, told, of), deepest) }
    };
    (groups(&layer, &told[1], &of_layers), groups(&team, &told[0], &of_team), names.len())
}

/// Layers that are told together whatever they decided, from the first to the last: fewer than [`SMALLEST`] bodies decide
/// in what would stand alone. A body is a layer above a team, the top one body for all; on the front line many decide.
fn decided_together(decisions: &[&Decision], deepest: u8) -> Vec<RangeInclusive<u8>> {
    let mut bodies: BTreeMap<u8, BTreeSet<&str>> = BTreeMap::new();
    for decision in decisions {
        let team = if decision.layer == 0 { "" } else { &*decision.team };
        bodies.entry(decision.layer).or_default().insert(team);
    }
    let many = |(layer, bodies): (&u8, &BTreeSet<&str>)| {
        if *layer == deepest && deepest > 0 { SMALLEST } else { bodies.len() }
    };
    let sizes: Vec<usize> = bodies.iter().map(many).collect();
    let layers: Vec<u8> = bodies.into_keys().collect();
    pooled(&sizes).into_iter().map(|places| layers[*places.start()]..=layers[*places.end()]).collect()
}

/// The decisions of each part, in their order.
fn parted<'a>(
    decisions: &[&'a Decision],
    group: &[u32],
    told: &Parts,
    of: &dyn Fn(&[u32]) -> Of,
) -> Vec<(Of, Vec<&'a Decision>)> {
    let places: BTreeMap<u32, usize> =
        (0..).zip(told).flat_map(|(place, groups)| groups.iter().map(move |&group| (group, place))).collect();
    let mut parts: Vec<Vec<&Decision>> = vec![Vec::new(); told.len()];
    for (decision, group) in decisions.iter().zip(group) {
        if let Some(&place) = places.get(group) {
            parts[place].push(decision);
        }
    }
    told.iter().map(|groups| of(groups)).zip(parts).collect()
}

/// What each group comes to. How many people were consulted may be known of fewer decisions, and few may have been
/// escalated, or all but few: among those the same holds.
fn measured(told: Vec<(Of, Vec<&Decision>)>, deepest: u8) -> Vec<Group> {
    let hides = |counts: &dyn Fn(&Decision) -> bool| -> Vec<bool> {
        let of = |(_, decisions): &(Of, Vec<&Decision>)| decisions.iter().filter(|decision| counts(decision)).count();
        hidden_of(&told.iter().map(of).collect::<Vec<_>>())
    };
    let consulted = hides(&|decision| decision.consulted.is_some());
    let [escalated, others] = [true, false].map(|escalated| hides(&|decision| decision.escalated == escalated));
    let group = |(place, (of, decisions)): (usize, (Of, Vec<&Decision>))| {
        let mut measures = Measures::of(&decisions, deepest);
        measures.consulted = measures.consulted.filter(|_| !consulted[place]);
        measures.escalated = measures.escalated.filter(|_| !escalated[place] && !others[place]);
        Group { of, measures }
    };
    told.into_iter().enumerate().map(group).collect()
}

/// Which of some counts may not be told, because one is small or would follow from the others; nothing hides what is 0.
fn hidden_of(counts: &[usize]) -> Vec<bool> {
    let some: Vec<usize> = counts.iter().copied().filter(|&count| count > 0).collect();
    let mut hidden = hidden(&some).into_iter();
    counts.iter().map(|&count| count > 0 && hidden.next().expect("a place for each that is something")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decision(team: &str, layer: u8, consulted: Option<u32>) -> Decision {
        Decision { team: team.into(), layer, level: 1, days: 1.0, consulted, escalated: false }
    }

    fn layers(teams: usize, deepest: u8, each: [usize; 4]) -> Vec<Of> {
        let of_team = |team: usize| {
            let layers = (0..).zip(each).flat_map(|(layer, many)| std::iter::repeat_n(layer, many));
            layers.map(move |layer| decision(&format!("T{team:02}"), layer, None)).collect::<Vec<_>>()
        };
        let decisions: Vec<Decision> = (0..teams).flat_map(of_team).collect();
        let (layers, ..) = told(&decisions.iter().collect::<Vec<_>>(), deepest);
        layers.into_iter().map(|group| group.of).collect()
    }

    #[test]
    fn layers_in_which_few_decide_are_told_together() {
        // One decides at the top however often; seven at each layer below it but the last, where whole teams do.
        assert_eq!(layers(7, 3, [9, 9, 9, 9]), [Of::Layers(0, 2), Of::Layers(3, 3)]);
        assert_eq!(layers(12, 3, [9, 9, 9, 9]), [Of::Layers(0, 1), Of::Layers(2, 2), Of::Layers(3, 3)]);
        assert_eq!(layers(12, 4, [9, 9, 9, 9]), [Of::Layers(0, 1), Of::Layers(2, 2), Of::Layers(3, 3)]);
        assert_eq!(layers(4, 3, [9, 9, 0, 9]), []);
    }

    #[test]
    fn what_is_known_of_few_decisions_cannot_be_worked_out_from_the_others() {
        let told_of = |known: [usize; 4]| {
            let decisions =
                known.map(|known| (0..30).map(|at| decision("a", 0, (at < known).then_some(2))).collect::<Vec<_>>());
            let groups = decisions.iter().map(|team| (Of::Team(String::new()), team.iter().collect())).collect();
            let told = measured(groups, 2);
            told.iter().map(|group| group.measures.consulted.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(told_of([30, 20, 10, 0]), [true, true, true, false]);
        assert_eq!(told_of([30, 20, 9, 0]), [true, false, false, false], "9 follow from 20 and 30 and all");
        assert_eq!(told_of([30, 20, 3, 4]), [true, false, false, false]);
        assert_eq!(told_of([30, 20, 6, 4]), [true, true, false, false]);
        assert_eq!(told_of([3, 0, 0, 0]), [false; 4]);
    }

    #[test]
    fn few_that_were_escalated_cannot_be_worked_out_from_the_others() {
        let told_of = |escalated: [usize; 3]| {
            let decisions = escalated.map(|escalated| {
                let one = |at| Decision { escalated: at < escalated, ..decision("a", 0, None) };
                (0..30).map(one).collect::<Vec<_>>()
            });
            let groups = decisions.iter().map(|team| (Of::Team(String::new()), team.iter().collect())).collect();
            measured(groups, 2).iter().map(|group| group.measures.escalated.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(told_of([0, 15, 30]), [true; 3]);
        assert_eq!(told_of([15, 20, 3]), [false, true, false], "3 follow from 15 and 20 and all");
        assert_eq!(told_of([15, 12, 25]), [false, true, false], "5 were not: they follow from 15 and 18 and all");
    }
}
