//! How teams, sites and layers mix: how much of their ties stays among themselves, against what would by chance.

use crate::organisation::{Chart, Rows};
use crate::privacy::{Groups, Parts, told_together};
use std::collections::BTreeMap;

/// What tells groups of people apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Teams.
    Team,
    /// Sites.
    Site,
    /// Layers.
    Layer,
}

/// Which people are told together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A team or a site, by its number.
    One(u32),
    /// All teams or sites that may not be told alone: so many.
    Others(usize),
    /// Layers from the first to the last.
    Layers(u32, u32),
}

/// People told together, and how closed they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mixed {
    /// Which people.
    pub of: Of,
    /// How many.
    pub people: u32,
    /// How many contacts they have, all together.
    pub contacts: u64,
    /// The share of these that stay within their own team or site, or among layers told together; 0 where they have
    /// none.
    pub inside: f64,
}

/// How teams, sites or layers mix. Layers that are told together count as one, so that what holds of all says nothing
/// of the one person at the top.
#[derive(Debug, Clone, PartialEq)]
pub struct Grouping {
    /// What tells them apart.
    pub by: By,
    /// How many of them have people.
    pub groups: u32,
    /// The share of tied pairs that are within one.
    pub inside: f64,
    /// The share that would be, if people with these numbers of contacts were tied by chance.
    pub by_chance: f64,
    /// The share of ties between them that the tenth of people with the most of these ties have a part in, counted
    /// from both ends.
    pub carried_by_tenth: f64,
    /// Each that may be told, the small ones together at the end; empty if none may.
    pub told: Vec<Mixed>,
}

impl Grouping {
    /// How much more is inside than by chance: modularity (Newman & Girvan 2004).
    pub fn modularity(&self) -> f64 {
        self.inside - self.by_chance
    }
}

/// Everybody's group by one of the ways to tell them apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Partition {
    /// What tells them apart.
    pub by: By,
    /// The number of each person's group.
    pub group: Vec<u32>,
}

/// What a group comes to.
#[derive(Debug, Clone, Copy, Default)]
struct Sums {
    people: u32,
    /// Ends of ties of its people, and those of them whose other end is inside too.
    ends: u64,
    inside: u64,
}

impl Partition {
    /// Teams, sites and layers of a chart.
    pub fn all(chart: &Chart) -> [Partition; 3] {
        [
            Partition { by: By::Team, group: chart.team.clone() },
            Partition { by: By::Site, group: chart.site.iter().map(|&site| site.into()).collect() },
            Partition { by: By::Layer, group: chart.layer.iter().map(|&layer| layer.into()).collect() },
        ]
    }

    fn groups(&self) -> Groups<'_> {
        match self.by {
            By::Layer => Groups::InOrder(&self.group),
            By::Team | By::Site => Groups::Beside(&self.group),
        }
    }
}

/// How teams, sites and layers mix, those left out that do not tell anybody apart.
pub(super) fn groupings(either: &Rows, chart: &Chart) -> Vec<Grouping> {
    let mut all = Partition::all(chart).to_vec();
    all.retain(|partition| partition.group.iter().any(|group| *group != partition.group[0]));
    let groups: Vec<Groups> = all.iter().map(Partition::groups).collect();
    let told = told_together(&groups).into_iter();
    all.iter().zip(told).map(|(partition, told)| grouping(either, partition, told)).collect()
}

fn grouping(either: &Rows, partition: &Partition, told: Parts) -> Grouping {
    let mut sums: BTreeMap<u32, Sums> = BTreeMap::new();
    let mut crossing = Vec::with_capacity(partition.group.len());
    let firsts = told.iter().flat_map(|groups| groups.iter().map(|&group| (group, groups[0])));
    let firsts: BTreeMap<u32, u32> = firsts.collect();
    let group_of = |person: u32| {
        let group = partition.group[person as usize];
        if partition.by == By::Layer { firsts[&group] } else { group }
    };
    for person in 0..partition.group.len() as u32 {
        let (others, group) = (either.reached_by(person), group_of(person));
        let inside = others.iter().filter(|&&other| group_of(other) == group).count() as u64;
        let sums = sums.entry(group).or_default();
        sums.people += 1;
        sums.ends += others.len() as u64;
        sums.inside += inside;
        crossing.push(others.len() as u64 - inside);
    }
    let ends: u64 = sums.values().map(|sums| sums.ends).sum();
    let of_all = |part: u64| if ends == 0 { 0.0 } else { part as f64 / ends as f64 };
    Grouping {
        by: partition.by,
        groups: firsts.len() as u32,
        inside: of_all(sums.values().map(|sums| sums.inside).sum()),
        by_chance: sums.values().map(|sums| of_all(sums.ends) * of_all(sums.ends)).sum(),
        carried_by_tenth: of_top_tenth(crossing),
        told: mix(partition.by, told, &sums),
    }
}

/// The share of a sum that the tenth with the most make up.
fn of_top_tenth(mut counts: Vec<u64>) -> f64 {
    counts.sort_unstable_by(|one, other| other.cmp(one));
    let all: u64 = counts.iter().sum();
    let top: u64 = counts.iter().take(counts.len().div_ceil(10)).sum();
    if all == 0 { 0.0 } else { top as f64 / all as f64 }
}

/// What each part that is told comes to; nothing, where all is told together.
fn mix(by: By, told: Parts, sums: &BTreeMap<u32, Sums>) -> Vec<Mixed> {
    if told.len() == 1 {
        return Vec::new();
    }
    let of = |groups: &[u32]| match (by, groups) {
        (By::Layer, groups) => Of::Layers(groups[0], groups[groups.len() - 1]),
        (_, &[group]) => Of::One(group),
        (_, groups) => Of::Others(groups.len()),
    };
    told.iter().map(|groups| mixed(of(groups), groups, sums)).collect()
}

fn mixed(of: Of, groups: &[u32], sums: &BTreeMap<u32, Sums>) -> Mixed {
    let sum = |part: fn(&Sums) -> u64| groups.iter().filter_map(|group| sums.get(group)).map(part).sum::<u64>();
    let (people, ends, inside) = (sum(|sums| sums.people.into()), sum(|sums| sums.ends), sum(|sums| sums.inside));
    let share = if ends == 0 { 0.0 } else { inside as f64 / ends as f64 };
    Mixed { of, people: people as u32, contacts: ends, inside: share }
}

#[cfg(test)]
mod tests {
    use super::super::examples::{karate, rows};
    use super::*;
    use crate::organisation::Network;

    fn by_team(group: Vec<u32>) -> Partition {
        Partition { by: By::Team, group }
    }

    fn alone(either: &Rows, partition: &Partition) -> Grouping {
        let told = told_together(&[partition.groups()]).remove(0);
        grouping(either, partition, told)
    }

    #[test]
    fn the_karate_clubs_halves_come_to_their_published_modularity() {
        let Network::Rows(club) = karate() else { unreachable!("ties are stored") };
        let his = [0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21];
        let found = alone(&club, &by_team((0..34).map(|person| u32::from(!his.contains(&person))).collect()));
        assert!((found.modularity() - 0.3582347140039448).abs() < 1e-12, "networkx 3.6: {}", found.modularity());
        assert_eq!((found.groups, found.inside), (2, 134.0 / 156.0));
        assert_eq!(found.told.iter().map(|mixed| mixed.people).collect::<Vec<_>>(), [17, 17]);
    }

    #[test]
    fn small_groups_are_told_together_and_not_alone() {
        // Teams of 12, 11, 4 and 3: one of 11 joins the two small ones, which have only 7 people.
        let team: Vec<u32> = [12, 11, 4, 3].iter().zip(0..).flat_map(|(&people, team)| vec![team; people]).collect();
        let line = rows(&(0..29).map(|person| (person, person + 1)).collect::<Vec<_>>());
        let found = alone(&line, &by_team(team)).told;
        let told: Vec<(Of, u32)> = found.iter().map(|mixed| (mixed.of, mixed.people)).collect();
        assert_eq!(told, [(Of::One(0), 12), (Of::Others(3), 18)]);
        assert_eq!(found[0].inside, 22.0 / 23.0, "one of the ends of 11 + 1 ties is outside");
    }

    #[test]
    fn small_layers_are_told_with_their_neighbours() {
        let layer = [1, 6, 30, 12, 2].iter().zip(0..).flat_map(|(&people, layer)| vec![layer; people]).collect();
        let partition = Partition { by: By::Layer, group: layer };
        let found = alone(&rows(&[(0, 50)]), &partition).told;
        let told: Vec<(Of, u32)> = found.iter().map(|mixed| (mixed.of, mixed.people)).collect();
        assert_eq!(told, [(Of::Layers(0, 2), 37), (Of::Layers(3, 4), 14)]);
    }

    #[test]
    fn one_boss_above_all_has_no_contacts_that_could_be_counted() {
        // Person 0 leads twelve, who lead forty; what is tied across layers beside them are ties of person 0.
        let layer: Vec<u32> = (0..53).map(|person| u32::from(person > 0) + u32::from(person > 12)).collect();
        let found = |contacts: u32| {
            let pairs = (1..=contacts).map(|other| (0, other)).chain((13..52).map(|person| (person, person % 12 + 1)));
            alone(
                &rows(&pairs.chain([(51, 52)]).collect::<Vec<_>>()),
                &Partition { by: By::Layer, group: layer.clone() },
            )
        };
        let crossing = |found: &Grouping, pairs: f64| ((1.0 - found.inside) * pairs).round();
        assert_eq!([3, 9].map(|contacts| crossing(&found(contacts), f64::from(contacts) + 40.0)), [39.0; 2]);
        assert_eq!(found(3).groups, 3);
    }

    #[test]
    fn few_may_carry_all_that_goes_between() {
        // Two teams of ten; person 0 alone knows the others.
        let pairs: Vec<(u32, u32)> = (10..20).map(|other| (0, other)).collect();
        let found = alone(&rows(&pairs), &by_team((0..20).map(|person| person / 10).collect()));
        assert_eq!((found.inside, found.carried_by_tenth), (0.0, 11.0 / 20.0));
    }
}
