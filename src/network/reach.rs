//! How many people groups reach in one, two and three steps, and how that grows with the group.

use super::whom::{Asked, Way};
use crate::organisation::{Organisation, Rows};
use crate::privacy::SMALLEST;
use rayon::prelude::*;

/// How many steps are followed.
pub const STEPS: usize = 3;

/// How many groups are drawn by lot.
const DRAWS: u32 = 20;

/// The sizes of groups: up to a tenth of all people, in so many equal parts.
const SIZES: u64 = 100;

/// How far growing groups reach that come about in one way.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// How they come about.
    pub way: Way,
    /// The groups, each with all of the one before.
    pub points: Vec<Point>,
}

/// How far a group reaches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// How many people it has.
    pub group: u32,
    /// How many others it reaches.
    pub reached: Reached,
}

impl Point {
    /// The share of all others among so many people that are reached within one step more than `step`.
    pub fn share(&self, people: u32, step: usize) -> f64 {
        if people > self.group { self.reached[step] / f64::from(people - self.group) } else { 1.0 }
    }
}

/// How many others are reached within one, two, three steps; the mean, where groups are drawn by lot.
pub type Reached = [f64; STEPS];

impl Curve {
    /// How far the group of so many people reaches, or the nearest larger one, or the largest.
    pub fn at(&self, group: u32) -> Option<Point> {
        self.points.iter().find(|point| point.group >= group).or(self.points.last()).copied()
    }
}

/// How far groups of growing sizes reach. Where people may be real, groups grow by [`SMALLEST`] people at a time, so that nothing can be read off of the last few.
pub(super) fn curves(organisation: &Organisation, out: &Rows, asked: &Asked) -> Vec<Curve> {
    let step = if asked.is_real { SMALLEST as u32 } else { 1 };
    let sizes = sizes(out.people(), step, asked.group);
    let leaders = organisation.chart.is_some().then_some(Way::Leaders);
    let ways = [Way::Covering, Way::Connected].into_iter().chain(leaders).chain([Way::Random]);
    let mut curves: Vec<Curve> = ways.map(|way| curve(organisation, out, asked, way, &sizes)).collect();
    let listed = asked.listed.len() as u32;
    if listed >= step {
        curves.push(curve(organisation, out, asked, Way::Listed, &[listed]));
    }
    curves.retain(|curve| !curve.points.is_empty());
    curves
}

/// Sizes up to a tenth of all people, and the one asked for, each rounded up to a whole number of steps.
fn sizes(people: u32, step: u32, asked: u32) -> Vec<u32> {
    let part = |part: u64| (u64::from(people) * part).div_ceil(10 * SIZES) as u32;
    let mut sizes: Vec<u32> = (1..=SIZES).map(part).chain([asked]).map(|size| size.next_multiple_of(step)).collect();
    sizes.retain(|size| (1..=people).contains(size));
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

fn curve(organisation: &Organisation, out: &Rows, asked: &Asked, way: Way, sizes: &[u32]) -> Curve {
    let most = sizes.last().copied().unwrap_or(0);
    let draws = if way == Way::Random { DRAWS } else { 1 };
    let all: Vec<Vec<[u32; STEPS]>> = (0..draws)
        .into_par_iter()
        .map(|draw| grown(out, &way.people(organisation, out, most, asked, draw), sizes))
        .collect();
    let mean =
        |place: usize, step: usize| all.iter().map(|draw| f64::from(draw[place][step])).sum::<f64>() / f64::from(draws);
    let point =
        |(place, &group): (usize, &u32)| Point { group, reached: std::array::from_fn(|step| mean(place, step)) };
    Curve { way, points: sizes.iter().enumerate().map(point).collect() }
}

/// How far the first so many of some people reach, for each of rising sizes.
fn grown(out: &Rows, people: &[u32], sizes: &[u32]) -> Vec<[u32; STEPS]> {
    let mut wave = Wave::new(out);
    let mut next = people.iter();
    let reached = |&size: &u32| {
        while wave.group < size
            && let Some(&person) = next.next()
        {
            wave.add(person);
        }
        wave.reached()
    };
    sizes.iter().map(reached).collect()
}

/// How far everybody is from a growing group. Nobody comes nearer more than a few times, so that all groups of a
/// curve together cost little more than one.
struct Wave<'a> {
    out: &'a Rows,
    /// How many steps everybody is from the group; `STEPS + 1` stands for more.
    steps: Vec<u8>,
    /// How many people are so many steps away.
    away: [u32; STEPS + 2],
    group: u32,
}

impl Wave<'_> {
    fn new(out: &Rows) -> Wave<'_> {
        let people = out.people();
        let mut away = [0; STEPS + 2];
        away[STEPS + 1] = people;
        Wave { out, steps: vec![STEPS as u8 + 1; people as usize], away, group: 0 }
    }

    fn add(&mut self, person: u32) {
        self.group += 1;
        let mut level = Vec::new();
        self.come_nearer(person, 0, &mut level);
        for step in 1..=STEPS as u8 {
            let mut next = Vec::new();
            for person in level {
                for &other in self.out.reached_by(person) {
                    self.come_nearer(other, step, &mut next);
                }
            }
            level = next;
        }
    }

    fn come_nearer(&mut self, person: u32, step: u8, level: &mut Vec<u32>) {
        let now = &mut self.steps[person as usize];
        if step < *now {
            self.away[usize::from(*now)] -= 1;
            self.away[usize::from(step)] += 1;
            *now = step;
            level.push(person);
        }
    }

    /// How many others are reached within one, two, three steps.
    fn reached(&self) -> [u32; STEPS] {
        std::array::from_fn(|step| self.away[1..=step + 1].iter().sum())
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{alike, asked, company, rows};
    use super::*;
    use crate::organisation::{Network, Tie};
    use proptest::prelude::*;

    #[test]
    fn a_line_is_reached_step_by_step() {
        let line = rows(&(0..9).map(|person| (person, person + 1)).collect::<Vec<_>>());
        assert_eq!(grown(&line, &[0, 5, 6], &[1, 2, 3]), [[1, 2, 3], [3, 6, 7], [3, 6, 7]]);
    }

    #[test]
    fn groups_have_the_sizes_asked_for_and_few_real_people_are_no_group() {
        assert_eq!(sizes(1200, 1, 5)[..5], [2, 3, 4, 5, 6]);
        assert_eq!(sizes(1200, 10, 36)[..4], [10, 20, 30, 40]);
        assert_eq!(*sizes(1200, 1, 5).last().unwrap(), 120);
        assert_eq!(sizes(4, 1, 3), [1, 3]);
        assert!(sizes(9, 10, 3).is_empty());
        let organisation = company(300, 1);
        let Network::Rows(out) = &organisation.network else { unreachable!("ties are stored") };
        let least = |is_real| {
            let asked = Asked { listed: vec![1, 2], is_real, ..asked(1) };
            let found = curves(&organisation, out, &asked);
            found.iter().map(|curve| curve.points[0].group).collect::<Vec<_>>()
        };
        assert_eq!(least(false), [1, 1, 1, 1, 2]);
        assert_eq!(least(true), [10, 10, 10, 10]);
    }

    #[test]
    fn who_are_chosen_to_cover_reach_further_than_who_are_drawn() {
        let organisation = company(800, 2);
        let Network::Rows(out) = &organisation.network else { unreachable!("ties are stored") };
        let found = curves(&organisation, out, &Asked { group: 24, ..asked(1) });
        let reach = |way: Way| found.iter().find(|curve| curve.way == way).unwrap().at(24).unwrap().reached;
        assert!(reach(Way::Covering)[0] >= reach(Way::Connected)[0]);
        assert!(reach(Way::Connected)[0] > reach(Way::Random)[0]);
        assert!(found.iter().all(|curve| curve.points.iter().all(|point| point.reached.is_sorted())));
    }

    proptest! {
        #[test]
        fn a_growing_group_reaches_what_each_group_reaches_by_itself(
            pairs in prop::collection::vec((0u32..12, 0u32..12), 0..30), group in prop::collection::btree_set(0u32..12, 1..6)
        ) {
            let ties: Vec<Tie> = pairs.iter().filter(|(a, b)| a != b).map(|&(from, to)| Tie { from, to, weight: 1.0 }).collect();
            let out = Rows::new(12, &ties);
            let group: Vec<u32> = group.into_iter().collect();
            let sizes: Vec<u32> = (1..=group.len() as u32).collect();
            for (size, found) in sizes.iter().zip(grown(&out, &group, &sizes)) {
                let mut near: std::collections::BTreeSet<u32> = group[..*size as usize].iter().copied().collect();
                for reached in found {
                    let next: Vec<u32> = near.iter().flat_map(|&person| out.reached_by(person).to_vec()).collect();
                    near.extend(next);
                    prop_assert_eq!(reached, near.len() as u32 - size);
                }
            }
            let organisation = alike(Network::Rows(out.clone()));
            prop_assert!(curves(&organisation, &out, &asked(1)).len() == 3);
        }
    }
}
