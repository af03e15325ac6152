//! Who is shown in a film: a dot a person, or a dot a group where people are too many or too few to be shown.

use super::ties::Ties;
use crate::organisation::{Organisation, Reports};
use crate::privacy::{Groups, SMALLEST, pooled_to, told_together};
use crate::random::{Luck, Purpose};
use rand::seq::SliceRandom;

/// More people than this are shown by groups.
const MOST_PEOPLE: u32 = 2_000;
/// About so many groups are shown at most.
const MOST_GROUPS: u32 = 1_000;
/// Groups lie together by the leaders of the lowest layer that has no more than so many people.
const MOST_BRANCHES: usize = 40;

/// The dots of a film, cluster after cluster in the order of the reporting lines: neighbours there are near.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    /// How many people each dot stands for.
    pub dots: Vec<u32>,
    /// How many dots each cluster has.
    pub clusters: Vec<u32>,
    /// Every person's dot.
    pub dot_of: Vec<u32>,
    /// The ties that are shown.
    pub ties: Ties,
}

impl Cast {
    /// The cast of an organisation. Many people are shown by groups. Where people are `real`, so are they if any team is
    /// smaller than ten, or gives few people away beside the layers: a dot is then of neighbours who do neither; ties
    /// of single real people are not shown.
    pub(super) fn of(organisation: &Organisation, real: bool, luck: Luck) -> Cast {
        let people = organisation.people();
        let order = in_order(organisation);
        let teams = teams(organisation, &order);
        let told = |groups: Vec<Vec<Placed>>| if real { told_beside_layers(groups, organisation) } else { groups };
        let few = real && (people as usize) < SMALLEST;
        if people > MOST_PEOPLE || few || told(teams.clone()).len() < teams.len() {
            let least = SMALLEST.max(people.div_ceil(MOST_GROUPS) as usize);
            let cast = Cast::of_groups(&told(grouped(teams, least)), people);
            Cast { ties: Ties::between_groups(&organisation.network, &cast.dot_of), ..cast }
        } else {
            let cast = Cast::of_people(teams, people, luck);
            let ties = if real { Ties::default() } else { Ties::between_people(&organisation.network, &cast.dot_of) };
            Cast { ties, ..cast }
        }
    }

    /// Whether a dot is a person.
    pub fn shows_people(&self) -> bool {
        self.dots.len() == self.dot_of.len()
    }

    /// A dot a person, a cluster a team; who is which dot of a team is drawn by lot.
    fn of_people(teams: Vec<Vec<Placed>>, people: u32, luck: Luck) -> Cast {
        let mut rng = luck.stream(Purpose::Film);
        let clusters = teams.iter().map(|team| team.len() as u32).collect();
        let mut dot_of = vec![0; people as usize];
        let mut next = 0;
        for mut team in teams {
            team.shuffle(&mut rng);
            for placed in team {
                dot_of[placed.person as usize] = next;
                next += 1;
            }
        }
        Cast { dots: vec![1; people as usize], clusters, dot_of, ties: Ties::default() }
    }

    /// A dot a group, a cluster a branch of the organisation.
    fn of_groups(groups: &[Vec<Placed>], people: u32) -> Cast {
        let mut dot_of = vec![0; people as usize];
        for (dot, group) in (0..).zip(groups) {
            group.iter().for_each(|placed| dot_of[placed.person as usize] = dot);
        }
        let branches = groups.chunk_by(|one, next| one[0].branch == next[0].branch);
        let clusters = branches.map(|branch| branch.len() as u32).collect();
        let dots = groups.iter().map(|group| group.len() as u32).collect();
        Cast { dots, clusters, dot_of, ties: Ties::default() }
    }
}

/// A person in the order of the reporting lines.
#[derive(Debug, Clone, Copy)]
struct Placed {
    person: u32,
    /// Below which leader, counted from 1 in that order.
    branch: u32,
}

/// Everybody, each leader before those below, and these before the next leader.
fn in_order(organisation: &Organisation) -> Vec<Placed> {
    let Some(chart) = &organisation.chart else {
        return (0..organisation.people()).map(|person| Placed { person, branch: 1 }).collect();
    };
    let reports = Reports::of(chart);
    let sizes: Vec<usize> = reports.by_depth().iter().map(Vec::len).collect();
    let depth = sizes.iter().rposition(|&people| people <= MOST_BRANCHES);
    let mut order = Vec::with_capacity(chart.manager.len());
    let (mut waiting, mut heads) = (reports.tops().to_vec(), 0);
    waiting.reverse();
    while let Some(person) = waiting.pop() {
        heads += u32::from(depth == Some(reports.depth(person) as usize));
        order.push(Placed { person, branch: heads.max(1) });
        waiting.extend(reports.to(person).iter().rev());
    }
    order
}

/// Teams by who of them comes first; where there are none, everybody is one.
fn teams(organisation: &Organisation, order: &[Placed]) -> Vec<Vec<Placed>> {
    let Some(chart) = &organisation.chart else { return vec![order.to_vec()] };
    let count = chart.team.iter().max().map_or(0, |&last| last as usize + 1);
    let mut place = vec![None; count];
    let mut teams: Vec<Vec<Placed>> = Vec::new();
    for &placed in order {
        let at = *place[chart.team[placed.person as usize] as usize].get_or_insert_with(|| {
            teams.push(Vec::new());
            teams.len() - 1
        });
        teams[at].push(placed);
    }
    teams
}

/// Teams put together with those next to them until none is small, or gives few people away beside the layers.
fn told_beside_layers(teams: Vec<Vec<Placed>>, organisation: &Organisation) -> Vec<Vec<Placed>> {
    let Some(chart) = &organisation.chart else { return teams };
    let mut team_of = vec![0; chart.team.len()];
    for (team, number) in teams.iter().zip(0..) {
        team.iter().for_each(|placed| team_of[placed.person as usize] = number);
    }
    let layers: Vec<u32> = chart.layer.iter().map(|&layer| layer.into()).collect();
    let told = told_together(&[Groups::InOrder(&team_of), Groups::InOrder(&layers)]).swap_remove(0);
    told.iter().map(|together| together.iter().flat_map(|&team| teams[team as usize].clone()).collect()).collect()
}

/// Teams put together with those next to them until none has fewer than `least` people; where there is one alone, it
/// is cut into parts of so many.
fn grouped(teams: Vec<Vec<Placed>>, least: usize) -> Vec<Vec<Placed>> {
    if let [all] = &teams[..] {
        let parts = (all.len() / least).max(1);
        let cut = |part: usize| part * all.len() / parts;
        return (0..parts).map(|part| all[cut(part)..cut(part + 1)].to_vec()).collect();
    }
    let sizes: Vec<usize> = teams.iter().map(Vec::len).collect();
    pooled_to(&sizes, least).into_iter().map(|places| teams[places].concat()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Chart, NOBODY, Network};

    /// A top, `leaders` below, and so many below each of them, numbered layer by layer.
    fn company(leaders: u32, each: u32) -> Organisation {
        let people = 1 + leaders + leaders * each;
        let manager = |person: u32| match person {
            0 => NOBODY,
            leader if leader <= leaders => 0,
            other => 1 + (other - leaders - 1) / each,
        };
        let manager: Vec<u32> = (0..people).map(manager).collect();
        let layer = manager.iter().map(|&above| if above == NOBODY { 0 } else { 1 + u8::from(above > 0) }).collect();
        let team = manager.iter().map(|&above| if above == NOBODY { 0 } else { above }).collect();
        let chart = Chart { manager, layer, team, site: vec![0; people as usize], tenure_years: Vec::new() };
        Organisation { chart: Some(chart), ..Organisation::alike(Network::Complete { people }) }
    }

    fn shown(organisation: &Organisation, real: bool) -> Cast {
        let cast = Cast::of(organisation, real, Luck::new(1, 0));
        let mut counted = vec![0; cast.dots.len()];
        cast.dot_of.iter().for_each(|&dot| counted[dot as usize] += 1);
        assert_eq!(counted, cast.dots);
        assert_eq!(cast.clusters.iter().sum::<u32>() as usize, cast.dots.len());
        cast
    }

    #[test]
    fn a_team_that_is_a_layer_and_a_few_more_is_not_shown_alone() {
        let network = Network::Complete { people: 45 };
        let chart = |few: usize| Chart {
            manager: vec![NOBODY; 45],
            layer: [vec![0; 12], vec![1; 33]].concat(),
            team: [vec![0; 12 + few], vec![1; 33 - few]].concat(),
            site: vec![0; 45],
            tenure_years: Vec::new(),
        };
        let shows_people = |few, real| {
            let organisation = Organisation { chart: Some(chart(few)), ..Organisation::alike(network.clone()) };
            Cast::of(&organisation, real, Luck::new(1, 0)).shows_people()
        };
        assert_eq!([shows_people(0, true), shows_people(3, true), shows_people(3, false)], [true, false, true]);
    }

    #[test]
    fn groups_give_few_away_beside_the_layers_no_more_than_teams_do() {
        // The first of those next to each other are all of a layer but two.
        let people = 2_400;
        let chart = Chart {
            manager: vec![NOBODY; people],
            layer: [vec![0; 12], vec![1; people - 12]].concat(),
            team: vec![0; people],
            site: vec![0; people],
            tenure_years: Vec::new(),
        };
        let network = Network::Complete { people: people as u32 };
        let cast = shown(&Organisation { chart: Some(chart), ..Organisation::alike(network) }, true);
        let upper = |dot: u32| cast.dot_of[..12].iter().filter(|&&of| of == dot).count();
        let left = (0..cast.dots.len() as u32).map(|dot| (upper(dot), cast.dots[dot as usize] as usize - upper(dot)));
        let told: usize = left.filter(|&(_, lower)| lower == 0).map(|(upper, _)| upper).sum();
        assert!([0, 12].contains(&told), "{} of the layer are left", 12 - told);
    }

    #[test]
    fn many_real_people_are_shown_by_groups_whatever_their_teams() {
        let cast = shown(&company(2_000, 2), true);
        assert!(cast.dots.len() <= MOST_GROUPS as usize && cast.dots.iter().all(|&people| people >= SMALLEST as u32));
    }

    #[test]
    fn a_dot_is_a_person_and_a_cluster_a_team() {
        let cast = shown(&company(3, 12), true);
        assert!(!cast.shows_people(), "the top team has four people");
        let cast = shown(&company(11, 12), true);
        assert!(cast.shows_people());
        assert_eq!(cast.clusters, [12; 12]);
        assert_eq!(shown(&company(3, 4), false).clusters, [4; 4]);
    }

    #[test]
    fn the_dots_of_a_team_are_dealt_by_lot() {
        let organisation = company(11, 30);
        let cast = shown(&organisation, true);
        assert!(cast.dot_of[12..42].windows(2).any(|pair| pair[0] > pair[1]));
        assert_ne!(cast, Cast::of(&organisation, true, Luck::new(2, 0)));
    }

    #[test]
    fn real_people_of_small_teams_are_shown_by_groups_of_ten_and_more() {
        for (leaders, each) in [(1, 1), (2, 3), (7, 6), (30, 9), (40, 60)] {
            let organisation = company(leaders, each);
            let cast = shown(&organisation, true);
            let least = (SMALLEST as u32).min(organisation.people());
            assert!(cast.dots.iter().all(|&people| people >= least), "{leaders} × {each}: {:?}", cast.dots);
        }
    }

    #[test]
    fn many_people_are_shown_by_groups_near_their_branch() {
        let cast = shown(&company(20, 5_000), false);
        assert!(cast.dots.len() <= MOST_GROUPS as usize && cast.clusters.len() <= MOST_BRANCHES);
        let alike = Organisation::alike(Network::Complete { people: 50_000 });
        let all = shown(&alike, false);
        assert_eq!((all.dots.len(), all.clusters), (1_000, vec![1_000]));
    }
}
