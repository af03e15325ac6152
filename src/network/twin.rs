//! A made-up twin of an organisation, for showing: as many people in each layer, the same numbers of contacts and much
//! the same mix of ties, and nobody's id. Small teams and sites are put together with others; who of ten people and more
//! of about the same layer and team has whose contacts is drawn by lot, so that nobody's number of contacts can be told.
//! Who reports to whom stays as it is: it is for showing, not for publishing.
//!
//! Pairs of ties exchange their ends, over and over, where that brings their mix no further from what it was (double edge
//! swaps, as Milo et al. 2003 do for degrees alone); then people, teams and sites are numbered anew, by lot.

use crate::organisation::{Chart, Direction, NOBODY, Network, Organisation, Tie};
use crate::privacy::{Groups, pooled, told_together};
use crate::random::{Luck, Purpose};
use rand::RngExt;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use std::collections::{HashMap, HashSet};

/// Tables of a made-up twin, each with its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// Its people.
    pub people: Vec<Vec<String>>,
    /// Its ties; a row works in the direction that was asked for.
    pub ties: Vec<Vec<String>>,
}

/// How often each tie is offered an exchange, on average.
const ROUNDS: usize = 20;

/// The twin of an organisation, the rows of whose ties work in a `direction`; `None` where everybody is tied to
/// everybody, and nothing is to be mixed.
pub fn twin(organisation: &Organisation, direction: Direction, luck: Luck) -> Option<Twin> {
    let Network::Rows(rows) = &organisation.network else { return None };
    let both_ways = direction == Direction::BothWays;
    let mut rng = luck.stream(Purpose::Twin);
    let chart = organisation.chart.as_ref().map(without_small_groups);
    let people = organisation.people();
    let place = places(chart.as_ref(), people, &mut rng);
    let mut ties: Vec<Tie> = rows.ties().filter(|tie| !both_ways || tie.from < tie.to).collect();
    let mut mix = Mix::default();
    mix.add(ties.iter().map(|tie| kind(chart.as_ref(), tie.from, tie.to, both_ways)), -1);
    for tie in &mut ties {
        (tie.from, tie.to) = (place[tie.from as usize], place[tie.to as usize]);
    }
    exchange(&mut ties, mix, chart.as_ref(), both_ways, &mut rng);
    let number = numbered(people, &mut rng);
    let id = |person: u32| format!("made-{:0width$}", number[person as usize] + 1, width = people.to_string().len());
    let row = |tie: &Tie| match direction {
        Direction::SourceTurnsToTarget => vec![id(tie.to), id(tie.from), tie.weight.to_string()],
        _ => vec![id(tie.from), id(tie.to), tie.weight.to_string()],
    };
    let mut rows: Vec<Vec<String>> = ties.iter().map(row).collect();
    rows.sort_unstable();
    rows.insert(0, ["source", "target", "weight"].map(String::from).to_vec());
    Some(Twin { people: table(chart.as_ref(), people, &id, &mut rng), ties: rows })
}

/// A chart in which small teams and sites are one with others.
fn without_small_groups(chart: &Chart) -> Chart {
    let sites: Vec<u32> = chart.site.iter().map(|&site| site.into()).collect();
    let alone = told_together(&[Groups::Beside(&sites)]).remove(0);
    let site = as_one(&sites, &alone);
    // Teams of a site stand side by side, so that small ones are put together with their neighbours.
    let mut by_site: Vec<(u32, u32)> = site.iter().copied().zip(chart.team.iter().copied()).collect();
    by_site.sort_unstable();
    let mut order: Vec<u32> = Vec::new();
    let mut rank = vec![None; chart.team.iter().max().map_or(0, |last| *last as usize + 1)];
    for (_, team) in by_site {
        if rank[team as usize].is_none() {
            rank[team as usize] = Some(order.len() as u32);
            order.push(team);
        }
    }
    let ranks: Vec<u32> = chart.team.iter().filter_map(|&team| rank[team as usize]).collect();
    let together = told_together(&[Groups::InOrder(&ranks)]).remove(0);
    let site = site.into_iter().map(|site| site as u16).collect();
    Chart { team: as_one(&ranks, &together), site, ..chart.clone() }
}

/// Everybody's place among groups that are told as one.
fn as_one(group: &[u32], told: &[Vec<u32>]) -> Vec<u32> {
    let mut one = vec![0; group.iter().max().map_or(0, |last| *last as usize + 1)];
    for (groups, number) in told.iter().zip(0..) {
        groups.iter().for_each(|&group| one[group as usize] = number);
    }
    group.iter().map(|&group| one[group as usize]).collect()
}

/// Whose place everybody takes: by lot, that of one of ten people or more of neighbouring layers and teams.
fn places(chart: Option<&Chart>, people: u32, rng: &mut ChaCha8Rng) -> Vec<u32> {
    let mut place: Vec<u32> = (0..people).collect();
    let Some(chart) = chart else { return place };
    let layers: Vec<u32> = chart.layer.iter().map(|&layer| layer.into()).collect();
    let layer = as_one(&layers, &told_together(&[Groups::InOrder(&layers)]).remove(0));
    let group = |person: &u32| (layer[*person as usize], chart.team[*person as usize]);
    let mut order: Vec<u32> = (0..people).collect();
    order.sort_by_key(group); // stable
    for of_layer in order.chunk_by(|one, next| group(one).0 == group(next).0) {
        let teams: Vec<&[u32]> = of_layer.chunk_by(|one, next| group(one) == group(next)).collect();
        let sizes: Vec<usize> = teams.iter().map(|team| team.len()).collect();
        for near in pooled(&sizes) {
            let from = teams[near].concat();
            let mut to = from.clone();
            to.shuffle(rng);
            from.iter().zip(to).for_each(|(&person, other)| place[person as usize] = other);
        }
    }
    place
}

/// Of what kind a tie is: the layers of both ends, and what they have to do with each other.
type Kind = (u8, u8, u8);

fn kind(chart: Option<&Chart>, from: u32, to: u32, both_ways: bool) -> Kind {
    let Some(chart) = chart else { return (0, 0, 0) };
    let (one, other) = (from as usize, to as usize);
    let kind = if chart.manager[one] == to || chart.manager[other] == from {
        0
    } else if chart.team[one] == chart.team[other] {
        1
    } else {
        2 + u8::from(chart.site[one] == chart.site[other])
    };
    let (one, other) = (chart.layer[one], chart.layer[other]);
    if both_ways { (one.min(other), one.max(other), kind) } else { (one, other, kind) }
}

/// How many ties of each kind are too many, or too few where that is below 0.
#[derive(Default)]
struct Mix(HashMap<Kind, i64>); // only looked up, so that its order is never seen

impl Mix {
    fn add(&mut self, kinds: impl IntoIterator<Item = Kind>, ties: i64) {
        kinds.into_iter().for_each(|kind| *self.0.entry(kind).or_default() += ties);
    }

    /// Takes ties of other kinds for some, where the mix is then no worse; whether it is.
    fn changes(&mut self, from: [Kind; 2], to: [Kind; 2]) -> bool {
        let off = |mix: &Mix| -> i64 {
            let kinds: HashSet<Kind> = from.iter().chain(&to).copied().collect();
            kinds.iter().map(|kind| mix.0.get(kind).map_or(0, |ties| ties.abs())).sum()
        };
        let before = off(self);
        self.add(from, -1);
        self.add(to, 1);
        let better = off(self) <= before;
        if !better {
            self.add(from, 1);
            self.add(to, -1);
        }
        better
    }
}

/// Lets pairs of ties exchange their targets where the mix comes no further from what it is to be, and no tie is given
/// twice.
fn exchange(ties: &mut [Tie], mut mix: Mix, chart: Option<&Chart>, both_ways: bool, rng: &mut ChaCha8Rng) {
    let key = |from: u32, to: u32| if both_ways { (from.min(to), from.max(to)) } else { (from, to) };
    let kind = |from: u32, to: u32| kind(chart, from, to, both_ways);
    let mut there: HashSet<(u32, u32)> = ties.iter().map(|tie| key(tie.from, tie.to)).collect(); // only looked up
    mix.add(ties.iter().map(|tie| kind(tie.from, tie.to)), 1);
    if ties.len() < 2 {
        return;
    }
    for _ in 0..ROUNDS * ties.len() {
        let (one, other) = (rng.random_range(0..ties.len()), rng.random_range(0..ties.len()));
        let (a, mut b) = (ties[one], ties[other]);
        if both_ways && rng.random() {
            (b.from, b.to) = (b.to, b.from);
        }
        let free = one != other
            && a.from != b.to
            && b.from != a.to
            && !there.contains(&key(a.from, b.to))
            && !there.contains(&key(b.from, a.to));
        if free && mix.changes([kind(a.from, a.to), kind(b.from, b.to)], [kind(a.from, b.to), kind(b.from, a.to)]) {
            there.remove(&key(a.from, a.to));
            there.remove(&key(b.from, b.to));
            (ties[one].to, ties[other]) = (b.to, Tie { to: a.to, ..b });
            there.insert(key(a.from, b.to));
            there.insert(key(b.from, a.to));
        }
    }
}

/// New numbers by lot.
fn numbered(count: u32, rng: &mut ChaCha8Rng) -> Vec<u32> {
    let mut numbers: Vec<u32> = (0..count).collect();
    numbers.shuffle(rng);
    numbers
}

/// The people in the order of their new ids.
fn table(chart: Option<&Chart>, people: u32, id: &dyn Fn(u32) -> String, rng: &mut ChaCha8Rng) -> Vec<Vec<String>> {
    let people = 0..people;
    let Some(chart) = chart else {
        let mut rows: Vec<Vec<String>> = people.map(|person| vec![id(person)]).collect();
        rows.sort_unstable();
        rows.insert(0, vec!["person_id".into()]);
        return rows;
    };
    let teams = numbered(chart.team.iter().max().map_or(0, |last| last + 1), rng);
    let sites = numbered(chart.site.iter().max().map_or(0, |last| u32::from(*last) + 1), rng);
    let row = |person: u32| {
        let at = person as usize;
        let manager = if chart.manager[at] == NOBODY { String::new() } else { id(chart.manager[at]) };
        let team = format!("Team {}", teams[chart.team[at] as usize] + 1);
        let site = format!("Site {}", sites[usize::from(chart.site[at])] + 1);
        vec![id(person), manager, team, site, chart.layer[at].to_string()]
    };
    let mut rows: Vec<Vec<String>> = people.map(row).collect();
    rows.sort_unstable();
    rows.insert(0, ["person_id", "manager_id", "team", "site", "level"].map(String::from).to_vec());
    rows
}

#[cfg(test)]
mod tests {
    use super::super::diagnose;
    use super::super::examples::{asked, company};
    use super::*;
    use crate::organisation::{Direction, Known, RandomNetwork, TieRules, read_people, read_ties};

    fn csv(rows: &[Vec<String>]) -> String {
        rows.iter().map(|row| row.join(",") + "\n").collect()
    }

    const BOTH: Direction = Direction::BothWays;
    const TURNS: Direction = Direction::SourceTurnsToTarget;

    /// The twin, read back from its tables.
    fn read(twin: &Twin, direction: Direction) -> Organisation {
        let people = read_people(csv(&twin.people).as_bytes()).unwrap().0;
        let rules = TieRules { direction, at_least: None };
        read_ties(csv(&twin.ties).as_bytes(), rules, Known::Listed(people)).unwrap().organisation
    }

    #[test]
    fn a_twin_has_the_same_layers_and_contacts_much_the_same_mix_and_other_ties() {
        let organisation = company(300, 1);
        let made = twin(&organisation, BOTH, Luck::new(1, 0)).unwrap();
        let back = read(&made, BOTH);
        let (one, other) = (diagnose(&organisation, &asked(1)).unwrap(), diagnose(&back, &asked(1)).unwrap());
        assert_eq!((&one.contacts, one.pairs), (&other.contacts, other.pairs));
        assert_eq!(organisation.layer_sizes(), back.layer_sizes());
        let within = |found: &super::super::Diagnosis| {
            let kinds = found.kinds.unwrap();
            (kinds.along_lines.pairs + kinds.in_teams.pairs) as f64 / found.pairs as f64
        };
        assert!(within(&other) > 0.8 * within(&one), "{} {}", within(&one), within(&other));
        assert_ne!(one.clustering, other.clustering, "ties are others");
        assert_eq!(made, twin(&organisation, BOTH, Luck::new(1, 0)).unwrap());
    }

    #[test]
    fn no_team_or_site_of_a_twin_is_small_and_nobody_keeps_their_contacts_alone() {
        let organisation = company(120, 4);
        let chart = organisation.chart.as_ref().unwrap();
        let sizes = |group: &[u32]| {
            let mut sizes = std::collections::BTreeMap::<u32, usize>::new();
            group.iter().for_each(|&group| *sizes.entry(group).or_default() += 1);
            sizes.into_values().min().unwrap()
        };
        assert!(sizes(&chart.team) < 10, "the firm has small teams");
        let back = read(&twin(&organisation, BOTH, Luck::new(1, 0)).unwrap(), BOTH).chart.unwrap();
        assert!(sizes(&back.team) >= 10 && sizes(&back.site.iter().map(|&site| site.into()).collect::<Vec<_>>()) >= 10);
        let contacts_of_top = |seed: u64| {
            let back = read(&twin(&organisation, BOTH, Luck::new(seed, 0)).unwrap(), BOTH);
            let top = (0..120).find(|&person| back.layer(person) == 0).unwrap();
            let Network::Rows(rows) = &back.network else { unreachable!("ties are stored") };
            rows.reached_by(top).len()
        };
        let first = contacts_of_top(1);
        assert!((2..12).any(|seed| contacts_of_top(seed) != first), "always {first}");
    }

    #[test]
    fn ties_in_one_direction_keep_how_many_come_and_go() {
        let mut network = RandomNetwork { ties_per_person: 6.0 }.build(80, &mut super::super::examples::rng(1));
        if let Network::Rows(rows) = &network {
            let kept: Vec<Tie> = rows.ties().filter(|tie| tie.from < tie.to || tie.to % 2 == 0).collect();
            network = Network::Rows(crate::organisation::Rows::new(80, &kept));
        }
        let counts = |network: &Network| {
            let Network::Rows(rows) = network else { unreachable!("ties are stored") };
            let back = rows.reversed();
            let mut counts: Vec<_> =
                (0..80).map(|person| (rows.reached_by(person).len(), back.reached_by(person).len())).collect();
            counts.sort_unstable();
            counts
        };
        for direction in [TURNS, Direction::SourceInfluencesTarget] {
            let made = twin(&Organisation::alike(network.clone()), direction, Luck::new(2, 0)).unwrap();
            assert_eq!(counts(&network), counts(&read(&made, direction).network));
        }
        assert!(twin(&Organisation::alike(Network::Complete { people: 4 }), BOTH, Luck::new(1, 0)).is_none());
    }
}
