//! Groups by several things that tell the same people apart, told side by side: what no table tells alone must not
//! follow from two of them either, as where a site is a team and a few more.

use super::cells::{Cells, Leak};
use super::groups::{pooled, settle};
use std::collections::{BTreeMap, BTreeSet};

/// Groups of the same people by one thing that tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Groups<'a> {
    /// In no order: those that are not told alone are told as one. Everybody's group by its number.
    Beside(&'a [u32]),
    /// One below the other: neighbours are told as one.
    InOrder(&'a [u32]),
}

/// Groups that are told as one, by their numbers.
pub type Parts = Vec<Vec<u32>>;

/// How some groupings of the same people are told side by side: what of each is told as one, those that are told alone
/// first. Nothing that is told has fewer than [`super::SMALLEST`] people, nor has anything that any two of the groupings leave
/// when what the one tells is taken from what the other does. Earlier groupings are told more coarsely for the sake of
/// later ones; the last one is as it would be by itself.
pub fn told_together(groupings: &[Groups]) -> Vec<Parts> {
    let mut told: Vec<Telling> = groupings.iter().map(|groups| Telling::of(*groups)).collect();
    for at in (0..told.len()).rev() {
        let (before, after) = told.split_at_mut(at + 1);
        while after.iter().any(|other| before[at].hides_from(other)) {}
    }
    told.into_iter().map(Telling::told).collect()
}

/// A grouping, and what of it is told as one.
struct Telling<'a> {
    group: &'a [u32],
    sizes: BTreeMap<u32, usize>,
    in_order: bool,
    /// What each group is told as: the number of one of those with which it is.
    as_one: BTreeMap<u32, u32>,
}

impl<'a> Telling<'a> {
    fn of(groups: Groups<'a>) -> Telling<'a> {
        let (Groups::Beside(group) | Groups::InOrder(group)) = groups;
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        group.iter().for_each(|&group| *sizes.entry(group).or_default() += 1);
        let as_one = sizes.keys().map(|&group| (group, group)).collect();
        let mut telling = Telling { group, sizes, in_order: matches!(groups, Groups::InOrder(_)), as_one };
        if telling.in_order {
            let (numbers, sizes): (Vec<u32>, Vec<usize>) = telling.sizes.iter().unzip();
            for places in pooled(&sizes) {
                let first = numbers[*places.start()];
                telling.as_one.extend(numbers[places].iter().map(|&group| (group, first)));
            }
        } else {
            telling.hide(&[]);
        }
        telling
    }

    /// What is told as one; groups that stand beside each other and are not told alone come last.
    fn told(self) -> Parts {
        let mut parts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        self.as_one.iter().for_each(|(&group, &part)| parts.entry(part).or_default().push(group));
        let mut told: Parts = parts.into_values().collect();
        if !self.in_order {
            told.sort_by_key(|groups| groups.len() > 1); // stable
        }
        told
    }

    /// Tells some groups, which stand beside others, no longer alone.
    fn hide(&mut self, more: &[u32]) {
        let (numbers, sizes): (Vec<u32>, Vec<usize>) = self.sizes.iter().unzip();
        let pooled = self.pooled();
        let is_hidden = |group: &u32| more.contains(group) || pooled == Some(self.as_one[group]);
        let hidden = settle(&sizes, numbers.iter().map(is_hidden).collect());
        let together = numbers.into_iter().zip(hidden).filter(|(_, hidden)| *hidden);
        let together: Vec<u32> = together.map(|(group, _)| group).collect();
        if let Some(&first) = together.first() {
            self.as_one.extend(together.iter().map(|&group| (group, first)));
        }
    }

    /// The part of those that are not told alone, if there are any: of groups beside each other, the only one of several.
    fn pooled(&self) -> Option<u32> {
        self.as_one.iter().find(|(group, part)| group != part).map(|(_, &part)| part)
    }

    /// Tells more as one where what is told gives a few people away beside another grouping; whether it did.
    fn hides_from(&mut self, other: &Telling) -> bool {
        let before = self.as_one.clone();
        let mut touched: BTreeSet<u32> = BTreeSet::new();
        let parts = |telling: &Telling, group: &u32| telling.as_one[group];
        let cells = self.group.iter().zip(other.group).map(|(one, two)| (parts(self, one), parts(other, two)));
        for leak in Cells::of(cells).leaks() {
            if !leak.with.iter().any(|part| touched.contains(part)) {
                touched.extend(self.coarsen(&leak));
            }
        }
        self.as_one != before
    }

    /// Tells the part of a leak as one with what lies outside of it; the parts that are no more.
    fn coarsen(&mut self, leak: &Leak) -> Vec<u32> {
        let parts = self.as_one.iter().filter(|(group, part)| group == part).map(|(&group, _)| group);
        let parts: Vec<u32> = parts.collect();
        if self.in_order {
            let at = parts.iter().position(|&part| part == leak.part).unwrap_or(0);
            let Some(&joined) = parts.get(at + 1).or(parts[..at].last()) else { return Vec::new() };
            let (one, other) = (leak.part.min(joined), leak.part.max(joined));
            self.as_one.values_mut().filter(|part| **part == other).for_each(|part| *part = one);
            return vec![one, other];
        }
        let pooled = self.pooled();
        let more = match pooled == Some(leak.part) {
            true => parts.into_iter().filter(|part| !leak.with.contains(part)).min_by_key(|part| self.sizes[part]),
            false => Some(leak.part),
        };
        self.hide(more.as_slice());
        pooled.into_iter().chain(more).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::SMALLEST;
    use super::*;
    use proptest::prelude::*;

    /// Everybody's groups, from how many people are of which two.
    fn people(cells: &[(u32, u32, usize)]) -> (Vec<u32>, Vec<u32>) {
        cells.iter().flat_map(|&(one, other, people)| std::iter::repeat_n((one, other), people)).unzip()
    }

    fn told(cells: &[(u32, u32, usize)]) -> Vec<Parts> {
        let (teams, sites) = people(cells);
        told_together(&[Groups::Beside(&teams), Groups::Beside(&sites)])
    }

    #[test]
    fn a_team_that_is_a_site_gives_the_small_one_beside_it_away() {
        // Team 1 has three people and is told with team 2, the next smallest; but team 2 is all of site 1.
        let found = told(&[(0, 0, 30), (1, 0, 3), (2, 1, 12), (3, 0, 40)]);
        assert_eq!(found, [vec![vec![3], vec![0, 1, 2]], vec![vec![0], vec![1]]]);
    }

    #[test]
    fn a_site_that_is_a_team_and_a_few_more_gives_these_away() {
        // Site 0 is team 0 and three of the forty of team 1.
        let found = told(&[(0, 0, 20), (1, 0, 3), (1, 1, 37), (2, 1, 50)]);
        assert_eq!(found[0], [vec![2], vec![0, 1]]);
        assert_eq!(found[1], [vec![0], vec![1]]);
    }

    #[test]
    fn groups_across_each_other_are_told_as_each_by_itself() {
        let found = told(&[(0, 0, 20), (0, 1, 3), (1, 0, 4), (1, 1, 37)]);
        assert_eq!(found, [vec![vec![0], vec![1]], vec![vec![0], vec![1]]]);
        assert!(told_together(&[]).is_empty());
        assert_eq!(told_together(&[Groups::Beside(&[])]), [Parts::new()]);
    }

    #[test]
    fn neighbours_in_order_are_told_as_one() {
        let (layers, teams) = people(&[(0, 0, 1), (1, 0, 4), (2, 0, 12), (3, 1, 20), (3, 2, 20)]);
        let found = told_together(&[Groups::Beside(&teams), Groups::InOrder(&layers)]);
        assert_eq!(found, [vec![vec![0], vec![1], vec![2]], vec![vec![0, 1, 2], vec![3]]]);
    }

    /// All unions of what is told of a grouping, as the people in them.
    fn unions(group: &[u32], told: &Parts) -> Vec<BTreeSet<usize>> {
        let members = |picked: u32| {
            let parts = told.iter().enumerate().filter(|(at, _)| picked >> at & 1 == 1);
            let groups: BTreeSet<u32> = parts.flat_map(|(_, groups)| groups.iter().copied()).collect();
            (0..group.len()).filter(|&person| groups.contains(&group[person])).collect()
        };
        (0..1 << told.len()).map(members).collect()
    }

    proptest! {
        #[test]
        fn whatever_is_taken_from_whatever_leaves_nobody_or_enough(
            cells in prop::collection::vec((0u32..5, 0u32..4, 0u32..3, 1usize..14), 1..9)
        ) {
            let of = |part: fn(&(u32, u32, u32, usize)) -> u32| -> Vec<u32> {
                cells.iter().flat_map(|cell| std::iter::repeat_n(part(cell), cell.3)).collect()
            };
            let groups = [of(|cell| cell.0), of(|cell| cell.1), of(|cell| cell.2)];
            let told = told_together(&[Groups::Beside(&groups[0]), Groups::Beside(&groups[1]), Groups::InOrder(&groups[2])]);
            let all: Vec<_> = groups.iter().zip(&told).map(|(group, told)| unions(group, told)).collect();
            for (one, other) in [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)] {
                for from in &all[one] {
                    for taken in all[other].iter().filter(|taken| taken.is_subset(from)) {
                        let left = from.len() - taken.len();
                        prop_assert!(left == 0 || left >= SMALLEST || groups[0].len() < SMALLEST, "{left}: {told:?}");
                    }
                }
            }
        }
    }
}
