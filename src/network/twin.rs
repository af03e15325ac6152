//! A made-up twin of an organisation, for showing: as many people in each layer, team and site, the same numbers of
//! contacts and the same mix of ties, and nobody's id. Who reports to whom, and ties along reporting lines, stay as they are:
//! it is for showing, not for publishing.
//!
//! Pairs of ties exchange their ends, over and over, where that leaves both mixes as they are (double edge swaps, as
//! Milo et al. 2003 do for degrees alone); then people, teams and sites are numbered anew, by lot.

use crate::organisation::{Chart, NOBODY, Network, Organisation, Tie};
use crate::random::{Luck, Purpose};
use rand::RngExt;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use std::collections::HashSet;

/// Tables of a made-up twin, each with its header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Twin {
    /// Its people.
    pub people: Vec<Vec<String>>,
    /// Its ties: the source's example reaches the target, or both ways where all do.
    pub ties: Vec<Vec<String>>,
    /// Whether a row of ties stands for both directions.
    pub both_ways: bool,
}

/// How often each tie is offered an exchange, on average.
const ROUNDS: usize = 20;

/// The twin of an organisation; `None` where everybody is tied to everybody, and nothing is to be mixed.
pub fn twin(organisation: &Organisation, luck: Luck) -> Option<Twin> {
    let Network::Rows(rows) = &organisation.network else { return None };
    let both_ways = rows.is_mutual();
    let mut rng = luck.stream(Purpose::Twin);
    let mut ties: Vec<Tie> = rows.ties().filter(|tie| !both_ways || tie.from < tie.to).collect();
    exchange(&mut ties, organisation.chart.as_ref(), both_ways, &mut rng);
    let people = organisation.people();
    let number = numbered(people, &mut rng);
    let id = |person: u32| format!("made-{:0width$}", number[person as usize] + 1, width = people.to_string().len());
    let mut rows: Vec<Vec<String>> =
        ties.iter().map(|tie| vec![id(tie.from), id(tie.to), tie.weight.to_string()]).collect();
    rows.sort_unstable();
    rows.insert(0, ["source", "target", "weight"].map(String::from).to_vec());
    Some(Twin { people: table(organisation, &id, &mut rng), ties: rows, both_ways })
}

/// What an exchange must leave as it is: the layers of both ends, and what they have to do with each other.
fn mix(chart: Option<&Chart>, from: u32, to: u32) -> (u8, u8, u8) {
    let Some(chart) = chart else { return (0, 0, 0) };
    let (one, other) = (from as usize, to as usize);
    let kind = if chart.manager[one] == to || chart.manager[other] == from {
        0
    } else if chart.team[one] == chart.team[other] {
        1
    } else {
        2 + u8::from(chart.site[one] == chart.site[other])
    };
    (chart.layer[one], chart.layer[other], kind)
}

/// Lets pairs of ties exchange their targets where all stays in its mix and no tie is given twice.
fn exchange(ties: &mut [Tie], chart: Option<&Chart>, both_ways: bool, rng: &mut ChaCha8Rng) {
    let key = |from: u32, to: u32| if both_ways { (from.min(to), from.max(to)) } else { (from, to) };
    let mut there: HashSet<(u32, u32)> = ties.iter().map(|tie| key(tie.from, tie.to)).collect(); // only looked up
    if ties.len() < 2 {
        return;
    }
    for _ in 0..ROUNDS * ties.len() {
        let (one, other) = (rng.random_range(0..ties.len()), rng.random_range(0..ties.len()));
        let (a, mut b) = (ties[one], ties[other]);
        if both_ways && rng.random() {
            (b.from, b.to) = (b.to, b.from);
        }
        let free = a.from != b.to
            && b.from != a.to
            && !there.contains(&key(a.from, b.to))
            && !there.contains(&key(b.from, a.to));
        let kept = (mix(chart, a.from, a.to), mix(chart, b.from, b.to))
            == (mix(chart, a.from, b.to), mix(chart, b.from, a.to));
        if one != other && free && kept {
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
fn table(organisation: &Organisation, id: &dyn Fn(u32) -> String, rng: &mut ChaCha8Rng) -> Vec<Vec<String>> {
    let people = 0..organisation.people();
    let Some(chart) = &organisation.chart else {
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

    /// The twin, read back from its tables.
    fn read(twin: &Twin) -> Organisation {
        let people = read_people(csv(&twin.people).as_bytes()).unwrap().0;
        let direction = if twin.both_ways { Direction::BothWays } else { Direction::SourceInfluencesTarget };
        let rules = TieRules { direction, at_least: None };
        read_ties(csv(&twin.ties).as_bytes(), rules, Known::Listed(people)).unwrap().organisation
    }

    #[test]
    fn a_twin_has_the_same_layers_contacts_and_mix_and_other_ties() {
        let organisation = company(300, 1);
        let made = twin(&organisation, Luck::new(1, 0)).unwrap();
        let (one, other) = (diagnose(&organisation, &asked(1)).unwrap(), diagnose(&read(&made), &asked(1)).unwrap());
        assert_eq!((&one.contacts, one.pairs, &one.kinds), (&other.contacts, other.pairs, &other.kinds));
        let layers = |organisation: &Organisation| organisation.layer_sizes();
        assert_eq!(layers(&organisation), layers(&read(&made)));
        let inside = |found: &super::super::Diagnosis| {
            found.groupings.iter().map(|grouping| (grouping.by, grouping.groups, grouping.inside)).collect::<Vec<_>>()
        };
        assert_eq!(inside(&one), inside(&other));
        assert_ne!(one.clustering, other.clustering, "ties are others");
        assert_eq!(made, twin(&organisation, Luck::new(1, 0)).unwrap());
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
        let made = twin(&Organisation::alike(network.clone()), Luck::new(2, 0)).unwrap();
        assert!(!made.both_ways);
        assert_eq!(counts(&network), counts(&read(&made).network));
        assert!(twin(&Organisation::alike(Network::Complete { people: 4 }), Luck::new(1, 0)).is_none());
    }
}
