//! Groups by several things that tell the same people apart, told side by side: what no table tells alone must not
//! follow from two of them either, as where a site is a team and a few more.

use super::cells::{Cells, Leak};
use super::groups::{Hidden, pooled};
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
/// first. Nothing that is told has fewer than [`super::SMALLEST`] people, nor has anything that is left when what some of
/// the groupings tell is taken from what others do. Earlier groupings are told more coarsely for the sake of later ones;
/// the last one is as it would be by itself.
pub fn told_together(groupings: &[Groups]) -> Vec<Parts> {
    let mut told: Vec<Telling> = groupings.iter().map(|groups| Telling::of(*groups)).collect();
    let alike = alike(groupings);
    for at in (0..told.len().saturating_sub(1)).rev() {
        // What is safe stays so when more is told as one.
        let mut safe = vec![false; alike.len()];
        while hides(&mut told[at..], at, &alike, &mut safe) {}
    }
    told.into_iter().map(Telling::told).collect()
}

/// People who are of the same groups: their groups, and how many they are.
fn alike(groupings: &[Groups]) -> Vec<(Vec<u32>, usize)> {
    let all = groupings.iter().map(|groups| match *groups {
        Groups::Beside(group) | Groups::InOrder(group) => group,
    });
    let all: Vec<&[u32]> = all.collect();
    let mut counts: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
    for person in 0..all.first().map_or(0, |group| group.len()) {
        *counts.entry(all.iter().map(|group| group[person]).collect()).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// Tells more of the first grouping as one where what is told gives a few people away beside the others, the groups of
/// which come after `at` others; whether it did. Those of the same groups are safe once what they are told in is.
fn hides(told: &mut [Telling], at: usize, alike: &[(Vec<u32>, usize)], safe: &mut [bool]) -> bool {
    let parts = |groups: &[u32]| -> Vec<u32> {
        told.iter().zip(&groups[at..]).map(|(telling, group)| telling.as_one[group]).collect()
    };
    let parts: Vec<Vec<u32>> = alike.iter().map(|(groups, _)| parts(groups)).collect();
    let cells = Cells::of(parts.iter().zip(alike).map(|(parts, (_, people))| (parts.clone(), *people)));
    let cell_of: Vec<usize> = parts.iter().filter_map(|parts| cells.at(parts)).collect();
    let known = cell_of.iter().zip(&*safe).filter(|(_, safe)| **safe).map(|(&cell, _)| (cell, true));
    let mut looked: BTreeMap<usize, bool> = known.collect();
    let (pool, mut touched) = (told[0].pool(), BTreeSet::new());
    for (&cell, parts) in cell_of.iter().zip(&parts) {
        let is_pooled = pool == Some(parts[0]);
        if looked.contains_key(&cell) || !is_pooled && touched.contains(&parts[0]) {
            continue;
        }
        let leak = if cells.is_small(cell) { cells.leak(cell) } else { None };
        looked.insert(cell, leak.is_none());
        let Some(leak) = leak else { continue };
        if is_pooled && !leak.enough.is_empty() {
            // Whoever joins makes many of these few, whatever else has changed.
            if !told[0].has_joined(&leak.enough) {
                touched.extend(told[0].coarsen(&leak));
            }
        } else if leak.with.iter().any(|part| touched.contains(part)) {
            break; // it may be closed by now
        } else {
            touched.extend(told[0].coarsen(&leak));
        }
    }
    for (safe, cell) in safe.iter_mut().zip(&cell_of) {
        *safe = looked.get(cell) == Some(&true);
    }
    !touched.is_empty() && told[0].renew()
}

/// A grouping, and what of it is told as one.
struct Telling {
    /// The numbers of the groups, rising.
    numbers: Vec<u32>,
    /// Which are not told alone, where they stand beside each other; none where they stand in order.
    hidden: Option<Hidden>,
    /// What each group is told as: the number of one of those with which it is.
    as_one: BTreeMap<u32, u32>,
    /// How many parts that makes.
    parts: usize,
}

impl Telling {
    fn of(groups: Groups) -> Telling {
        let (Groups::Beside(group) | Groups::InOrder(group)) = groups;
        let mut sizes: BTreeMap<u32, usize> = BTreeMap::new();
        group.iter().for_each(|&group| *sizes.entry(group).or_default() += 1);
        let (numbers, sizes): (Vec<u32>, Vec<usize>) = sizes.into_iter().unzip();
        let mut as_one: BTreeMap<u32, u32> = numbers.iter().map(|&group| (group, group)).collect();
        let is_in_order = matches!(groups, Groups::InOrder(_));
        for places in pooled(if is_in_order { &sizes } else { &[] }) {
            let first = numbers[*places.start()];
            as_one.extend(numbers[places].iter().map(|&group| (group, first)));
        }
        let hidden = (!is_in_order).then(|| Hidden::of(sizes));
        let mut telling = Telling { numbers, hidden, as_one, parts: 0 };
        telling.renew();
        telling
    }

    /// What is told as one; groups that stand beside each other and are not told alone come last.
    fn told(self) -> Parts {
        let mut parts: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        self.as_one.iter().for_each(|(&group, &part)| parts.entry(part).or_default().push(group));
        let mut told: Parts = parts.into_values().collect();
        if self.hidden.is_some() {
            told.sort_by_key(|groups| groups.len() > 1); // stable
        }
        told
    }

    /// Tells all that are not told alone as one; whether there are fewer parts than before.
    fn renew(&mut self) -> bool {
        let hidden: Vec<u32> =
            self.hidden.iter().flat_map(|hidden| hidden.hidden()).map(|at| self.numbers[at]).collect();
        if let Some(&first) = hidden.first() {
            self.as_one.extend(hidden.iter().map(|&group| (group, first)));
        }
        let parts = self.as_one.iter().filter(|(group, part)| group == part).count();
        std::mem::replace(&mut self.parts, parts) != parts
    }

    /// What those that are not told alone are told as, where groups stand beside each other and there are any.
    fn pool(&self) -> Option<u32> {
        self.hidden.as_ref()?.hidden().next().map(|first| self.as_one[&self.numbers[first]])
    }

    /// Whether any of some groups has come to be told with others.
    fn has_joined(&self, groups: &[u32]) -> bool {
        let is_hidden =
            |hidden: &Hidden, group: &u32| self.numbers.binary_search(group).is_ok_and(|group| hidden.is_hidden[group]);
        self.hidden.as_ref().is_some_and(|hidden| groups.iter().any(|group| is_hidden(hidden, group)))
    }

    /// Tells the part of a leak as one with what lies outside of it; the parts that are no more.
    fn coarsen(&mut self, leak: &Leak) -> Vec<u32> {
        match &mut self.hidden {
            Some(hidden) => beside(hidden, &self.numbers, &self.as_one, leak),
            None => self.join(leak.part),
        }
    }

    /// Tells a part as one with the next, the last one with the one before.
    fn join(&mut self, part: u32) -> Vec<u32> {
        let parts: BTreeSet<u32> = self.as_one.values().copied().collect();
        let (before, after) = (parts.range(..part).next_back(), parts.range(part + 1..).next());
        let Some(&joined) = after.or(before) else { return Vec::new() };
        let (one, other) = (part.min(joined), part.max(joined));
        self.as_one.values_mut().filter(|part| **part == other).for_each(|part| *part = one);
        vec![one, other]
    }
}

/// Hides the group of a leak; where it is hidden already, the smallest with which it is closed, or that lies outside of
/// it. The parts that are no more.
fn beside(hidden: &mut Hidden, numbers: &[u32], as_one: &BTreeMap<u32, u32>, leak: &Leak) -> Vec<u32> {
    let group = numbers.binary_search(&leak.part).expect("a part has the number of a group");
    let more = if hidden.is_hidden[group] {
        let is_in = |parts: &[u32], group: usize| parts.binary_search(&numbers[group]).is_ok();
        let (with, enough) = (|group: &usize| is_in(&leak.with, *group), |group: &usize| is_in(&leak.enough, *group));
        let best = hidden.open().find(|group| enough(group) && !with(group)).or(hidden.open().find(enough));
        best.or(hidden.open().find(|group| !with(group))).or(hidden.open().next())
    } else {
        Some(group)
    };
    let Some(more) = more else { return Vec::new() };
    hidden.also(more);
    hidden.hidden().map(|group| as_one[&numbers[group]]).collect()
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

    /// The fewest people that are left when some tables are added up and others are taken away, each once,
    /// so that nobody is left less than not at all: those who are left, by how often, where whoever is left most often
    /// counts once. Cells by the parts of three groupings.
    fn fewest_left(cells: &[([usize; 3], usize)], parts: [usize; 3]) -> f64 {
        let times = |picked: usize| -> Vec<i32> {
            (0..parts[0] + parts[1]).map(|place| (picked / 3_usize.pow(place as u32) % 3) as i32 - 1).collect()
        };
        let mut fewest = f64::INFINITY;
        for picked in 0..3_usize.pow((parts[0] + parts[1]) as u32) {
            let times = times(picked);
            let of = |cell: &[usize; 3]| times[cell[0]] + times[parts[0] + cell[1]];
            // Of the third, as much is taken away as there is.
            let mut third = vec![i32::MAX; parts[2]];
            cells.iter().for_each(|(cell, _)| third[cell[2]] = third[cell[2]].min(of(cell)));
            let left = cells.iter().map(|(cell, people)| ((of(cell) - third[cell[2]]) as f64, *people as f64));
            let most = left.clone().map(|(times, _)| times).fold(0.0, f64::max);
            if most > 0.0 {
                fewest = fewest.min(left.map(|(times, people)| times * people).sum::<f64>() / most);
            }
        }
        fewest
    }

    /// The cells of people by what is told of three groupings, and how many parts each has.
    fn cells_of(groups: &[Vec<u32>; 3], told: &[Parts]) -> (Vec<([usize; 3], usize)>, [usize; 3]) {
        let part = |at: usize, group: u32| told[at].iter().position(|part| part.contains(&group)).unwrap();
        let mut cells: BTreeMap<[usize; 3], usize> = BTreeMap::new();
        for ((&one, &two), &three) in groups[0].iter().zip(&groups[1]).zip(&groups[2]) {
            *cells.entry([part(0, one), part(1, two), part(2, three)]).or_default() += 1;
        }
        (cells.into_iter().collect(), std::array::from_fn(|at| told[at].len()))
    }

    fn told_of(groups: &[Vec<u32>; 3]) -> Vec<Parts> {
        told_together(&[Groups::Beside(&groups[0]), Groups::Beside(&groups[1]), Groups::InOrder(&groups[2])])
    }

    #[test]
    fn what_a_team_is_less_a_site_and_a_layer_is_not_told() {
        // Whoever of team 0 is neither at site 1 nor of layer 1: three people, whom no two tables give away.
        let people = [([0, 0, 0], 3), ([0, 0, 1], 20), ([0, 1, 0], 20), ([1, 0, 0], 20)];
        let groups = std::array::from_fn(|at| {
            people.iter().flat_map(|(groups, people)| std::iter::repeat_n(groups[at], *people)).collect::<Vec<u32>>()
        });
        let by_itself = [vec![vec![0], vec![1]], vec![vec![0], vec![1]], vec![vec![0], vec![1]]];
        let (cells, parts) = cells_of(&groups, &by_itself);
        assert_eq!(fewest_left(&cells, parts), 3.0);
        let told = told_of(&groups);
        assert_eq!(told, [vec![vec![0, 1]], by_itself[1].clone(), by_itself[2].clone()]);
    }

    #[test]
    fn ten_thousand_people_of_teams_at_sites_are_told_of_as_by_team_alone() {
        // Teams of twenty at one of seven sites, each with one who leads; every tenth team is spread over two sites.
        let people = 10_000;
        let groups: [Vec<u32>; 3] = [
            (0..people).map(|person| person / 20).collect(),
            (0..people).map(|person| (person / 20 + u32::from(person / 20 % 10 == 0) * (person % 2)) % 7).collect(),
            (0..people).map(|person| if person < 20 { 0 } else { 1 + u32::from(person % 20 > 0) }).collect(),
        ];
        let told = told_of(&groups);
        assert_eq!(told.iter().map(Vec::len).collect::<Vec<_>>(), [500, 7, 3]);
    }

    proptest! {
        #[test]
        fn whatever_is_added_up_and_taken_away_leaves_nobody_or_enough(
            cells in prop::collection::vec((0u32..5, 0u32..4, 0u32..3, 1usize..14), 1..9)
        ) {
            let of = |part: fn(&(u32, u32, u32, usize)) -> u32| -> Vec<u32> {
                cells.iter().flat_map(|cell| std::iter::repeat_n(part(cell), cell.3)).collect()
            };
            let groups = [of(|cell| cell.0), of(|cell| cell.1), of(|cell| cell.2)];
            let told = told_of(&groups);
            let (cells, parts) = cells_of(&groups, &told);
            let fewest = fewest_left(&cells, parts);
            prop_assert!(fewest >= SMALLEST as f64 || groups[0].len() < SMALLEST, "{fewest}: {told:?}");
        }
    }
}
