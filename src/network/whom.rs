//! Whose reach is measured.

use super::cover::covering;
use crate::organisation::{Organisation, Rows};
use crate::random::{Luck, Purpose};

/// What is asked of a network beside its measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The luck by which people are drawn.
    pub luck: Luck,
    /// How many people the groups have that are compared.
    pub group: u32,
    /// People whose reach is asked for, if any.
    pub listed: Vec<u32>,
    /// Whether the people may be real, so that little must be told of few.
    pub is_real: bool,
}

/// How a group of people comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Who together reach the most others in one step, equals by lot.
    Covering,
    /// Who reach the most others in one step each for themselves, equals by lot.
    Connected,
    /// From the top down, in each layer those who have been there longest, equals by lot.
    Leaders,
    /// By lot.
    Random,
    /// As listed.
    Listed,
}

/// What is drawn of a person; draws of groups follow.
const EQUALS: u32 = 0;

impl Way {
    /// The first `count` people; `draw` counts the groups drawn by lot.
    pub(super) fn people(
        self,
        organisation: &Organisation,
        out: &Rows,
        count: u32,
        asked: &Asked,
        draw: u32,
    ) -> Vec<u32> {
        match self {
            Way::Covering => covering(out, count, asked.luck),
            Way::Connected => first(out.people(), count, |person| {
                let reached = out.reached_by(person).len() as f64;
                (-reached, lot(asked.luck, person, EQUALS))
            }),
            Way::Leaders => leaders(organisation, count, asked),
            Way::Random => first(out.people(), count, |person| (0.0, lot(asked.luck, person, EQUALS + 1 + draw))),
            Way::Listed => asked.listed.clone(),
        }
    }
}

/// From the top down.
pub(super) fn leaders(organisation: &Organisation, count: u32, asked: &Asked) -> Vec<u32> {
    let tenure = organisation.chart.as_ref().map_or(&[][..], |chart| &chart.tenure_years);
    let years = |person: u32| tenure.get(person as usize).map_or(0.0, |&years| f64::from(years));
    let layer = |person: u32| f64::from(organisation.layer(person));
    let mut order: Vec<u32> = (0..organisation.people()).collect();
    let key = |&person: &u32| (layer(person), -years(person), lot(asked.luck, person, EQUALS));
    order.sort_by(|one, other| key(one).partial_cmp(&key(other)).expect("numbers can be compared"));
    order.truncate(count as usize);
    order
}

/// The first of all people by a key.
fn first(people: u32, count: u32, key: impl Fn(u32) -> (f64, f64)) -> Vec<u32> {
    let mut order: Vec<(f64, f64, u32)> = (0..people).map(|person| (key(person).0, key(person).1, person)).collect();
    let by_key = |one: &(f64, f64, u32), other: &(f64, f64, u32)| {
        one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1)).then(one.2.cmp(&other.2))
    };
    if count < people {
        order.select_nth_unstable_by(count as usize, by_key);
        order.truncate(count as usize);
    }
    order.sort_unstable_by(by_key);
    order.into_iter().map(|(_, _, person)| person).collect()
}

fn lot(luck: Luck, person: u32, draw: u32) -> f64 {
    luck.uniform(Purpose::Measured, person, draw)
}

#[cfg(test)]
mod tests {
    use super::super::examples::{alike, asked, rows};
    use super::*;
    use crate::organisation::{Chart, NOBODY, Network};

    #[test]
    fn leaders_come_by_rank_and_then_by_tenure() {
        let chart = Chart {
            manager: vec![2, 2, NOBODY, 0],
            layer: vec![1, 1, 0, 2],
            team: vec![0; 4],
            site: vec![0; 4],
            tenure_years: vec![3.0, 9.0, 1.0, 30.0],
        };
        let network = Network::Rows(rows(&[(0, 3)]));
        let organisation = Organisation { chart: Some(chart), ..alike(network) };
        assert_eq!(leaders(&organisation, 3, &asked(1)), [2, 1, 0]);
    }

    #[test]
    fn the_best_connected_come_first_and_lots_differ() {
        let out = rows(&[(0, 1), (0, 2), (0, 3), (3, 4)]);
        let organisation = alike(Network::Rows(out.clone()));
        let chosen = |way: Way, draw| way.people(&organisation, &out, 2, &asked(1), draw);
        assert_eq!(chosen(Way::Connected, 0), [0, 3]);
        let drawn: Vec<Vec<u32>> = (0..20).map(|draw| chosen(Way::Random, draw)).collect();
        assert!(
            drawn.iter().any(|group| group != &drawn[0])
                && drawn == (0..20).map(|draw| chosen(Way::Random, draw)).collect::<Vec<_>>()
        );
    }
}
