//! Ties by what else the two have to do with each other: formal and informal, within teams and beyond.

use crate::organisation::{Chart, NOBODY, Rows};
use std::collections::{BTreeMap, BTreeSet};

/// Pairs of people who are tied, by what else they have to do with each other, and reporting lines by whether the two
/// are tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds {
    /// Reporting lines.
    pub lines: u64,
    /// Tied pairs of whom one reports to the other.
    pub along_lines: Kind,
    /// Other tied pairs of a team.
    pub in_teams: Kind,
    /// Other tied pairs of a site.
    pub at_sites: Kind,
    /// All others.
    pub elsewhere: Kind,
}

/// Tied pairs of a kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kind {
    /// How many.
    pub pairs: u64,
    /// So many people have a part in every pair of the kind that there could be: where they are few, how many pairs
    /// there are tells of them, as of one boss above everybody, or of a few at another site.
    pub rests_on: u32,
}

impl Kinds {
    /// Of a network in which every tie goes both ways; `None` without reporting lines.
    pub(super) fn of(either: &Rows, chart: &Chart) -> Option<Kinds> {
        let mut kinds = Kinds::without_pairs(chart);
        for tie in either.ties().filter(|tie| tie.from < tie.to) {
            let (one, other) = (tie.from as usize, tie.to as usize);
            let kind = if chart.manager[one] == tie.to || chart.manager[other] == tie.from {
                &mut kinds.along_lines
            } else if chart.team[one] == chart.team[other] {
                &mut kinds.in_teams
            } else if chart.site[one] == chart.site[other] {
                &mut kinds.at_sites
            } else {
                &mut kinds.elsewhere
            };
            kind.pairs += 1;
        }
        (kinds.lines > 0).then_some(kinds)
    }

    /// On whom pairs of each kind rest: those who lead; all but one of each team; at each site those beside its largest
    /// team; those beside the largest site.
    fn without_pairs(chart: &Chart) -> Kinds {
        let led: Vec<u32> = chart.manager.iter().copied().filter(|&manager| manager != NOBODY).collect();
        let leaders: BTreeSet<u32> = led.iter().copied().collect();
        let teams = sizes(chart.team.iter());
        let sites = sizes(chart.site.iter());
        let mut largest: BTreeMap<u16, u32> = BTreeMap::new();
        for ((site, _), people) in sizes(chart.site.iter().zip(&chart.team)) {
            let most = largest.entry(*site).or_default();
            *most = people.max(*most);
        }
        let people = chart.team.len() as u32;
        let resting = |rests_on: u32| Kind { pairs: 0, rests_on };
        Kinds {
            lines: led.len() as u64,
            along_lines: resting(leaders.len() as u32),
            in_teams: resting(people - teams.len() as u32),
            at_sites: resting(people - largest.values().sum::<u32>()),
            elsewhere: resting(people - sites.values().copied().max().unwrap_or(0)),
        }
    }
}

/// How many people each group has.
fn sizes<G: Ord>(groups: impl Iterator<Item = G>) -> BTreeMap<G, u32> {
    let mut sizes = BTreeMap::new();
    groups.for_each(|group| *sizes.entry(group).or_default() += 1);
    sizes
}

#[cfg(test)]
mod tests {
    use super::super::examples::rows;
    use super::*;

    #[test]
    fn every_pair_is_of_one_kind() {
        let chart = Chart {
            manager: vec![NOBODY, 0, 0, 1, 1],
            layer: vec![0, 1, 1, 2, 2],
            team: vec![0, 0, 0, 1, 1],
            site: vec![0, 0, 0, 0, 1],
            tenure_years: vec![],
        };
        let either = rows(&[(0, 1), (1, 2), (2, 3), (2, 4), (3, 4)]);
        let kind = |pairs, rests_on| Kind { pairs, rests_on };
        let expected = Kinds {
            lines: 4,
            along_lines: kind(1, 2),
            in_teams: kind(2, 3),
            at_sites: kind(1, 1),
            elsewhere: kind(1, 1),
        };
        assert_eq!(Kinds::of(&either, &chart), Some(expected));
        assert_eq!(Kinds::of(&either, &Chart { manager: vec![NOBODY; 5], ..chart }), None);
    }
}
