//! Who works there and who is tied to whom.

mod alike;
mod blocks;
mod chunks;
mod circle;
mod colleagues;
mod company;
mod complete;
mod contacts;
pub(crate) mod dates;
mod degrees;
mod direction;
mod earlier;
mod fault;
mod fault_words;
mod grouped;
mod hierarchy;
mod id;
mod incoming;
mod known;
mod lines;
mod measures;
mod names;
mod network;
mod numbered;
pub(crate) mod numerals;
mod pairs;
mod path;
mod people;
mod people_csv;
mod personal;
mod plain_ties;
mod pseudonyms;
mod pyramid;
mod random_graph;
mod reporting;
mod reports;
mod ring_lattice;
mod rows;
mod scale_free;
mod sites;
mod skipping;
mod small_world;
mod sociability;
mod sorted;
#[cfg(test)]
mod sound;
mod stance;
mod star;
mod steps;
pub(crate) mod table;
mod ties_csv;
mod tree;
mod triangles;
mod trust;
mod turnover;
mod urn;
mod xml_ties;

pub use blocks::Blocks;
pub use colleagues::Colleagues;
pub use company::Company;
pub use complete::Complete;
pub use degrees::Degrees;
pub use direction::Direction;
pub use fault::{DataError, Remark};
pub use grouped::Grouped;
pub use id::Id;
pub use known::Known;
pub use lines::Lines;
pub use measures::{ChartFigures, Contacts, Figures};
pub use network::{Network, Tie};
pub use path::PathNetwork;
pub use people::People;
pub use people_csv::read_people;
pub use plain_ties::read_plain_ties;
pub use pseudonyms::{Fate, Pseudonymised, SeenIds, pseudonymise};
pub use pyramid::Pyramid;
pub use random_graph::RandomNetwork;
pub use reports::Reports;
pub use ring_lattice::RingLattice;
pub use rows::Rows;
pub use scale_free::ScaleFree;
pub use small_world::SmallWorld;
pub use sociability::Hubs;
pub use stance::Stance;
pub use star::Star;
pub use ties_csv::{TieCounts, TieRules, TieTable, read_ties};
pub use tree::Tree;
pub use trust::Trust;
pub use turnover::{Shuffle, Staffing, Turnover};
pub use xml_ties::says_both_ways;

pub(crate) use contacts::{contacts, degree};
pub(crate) use steps::{Steps, steps_from};
pub(crate) use triangles::triangles;

use std::collections::HashMap;

/// Nobody: the manager of a person at the top.
pub const NOBODY: u32 = u32::MAX;

/// An organisation: its people, their reporting lines, teams and sites, and the ties between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Organisation {
    /// The ties along which one person's example reaches another.
    pub network: Network,
    /// Reporting lines, teams and sites; `None` in a textbook network, where everybody is alike.
    pub chart: Option<Chart>,
    /// Ids as given in a file; `None` when people are numbered from 0.
    pub ids: Option<Vec<String>>,
}

/// Reporting lines, teams and sites; every column has a cell a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The person reported to, [`NOBODY`] at the top.
    pub manager: Vec<u32>,
    /// Steps below the top: 0 for the top.
    pub layer: Vec<u8>,
    /// The team, numbered from 0.
    pub team: Vec<u32>,
    /// The site, numbered from 0.
    pub site: Vec<u16>,
    /// Years in the organisation, where known or drawn; empty when not.
    pub tenure_years: Vec<f32>,
}

impl Organisation {
    /// An organisation of people who differ in nothing but their ties.
    pub fn alike(network: Network) -> Organisation {
        Organisation { network, chart: None, ids: None }
    }

    /// How many people.
    pub fn people(&self) -> u32 {
        self.network.people()
    }

    /// How many layers, at least 1.
    pub fn layers(&self) -> u8 {
        self.chart.as_ref().and_then(|chart| chart.layer.iter().max()).map_or(1, |deepest| deepest + 1)
    }

    /// How many people are in each layer.
    pub fn layer_sizes(&self) -> Vec<u32> {
        let Some(chart) = &self.chart else { return vec![self.people()] };
        let mut sizes = vec![0; usize::from(self.layers())];
        chart.layer.iter().for_each(|&layer| sizes[usize::from(layer)] += 1);
        sizes
    }

    /// The people of each layer, in order.
    pub fn by_layer(&self) -> Vec<Vec<u32>> {
        let mut people = vec![Vec::new(); usize::from(self.layers())];
        (0..self.people()).for_each(|person| people[usize::from(self.layer(person))].push(person));
        people
    }

    /// A person's layer, 0 at the top and in a textbook network.
    pub fn layer(&self, person: u32) -> u8 {
        self.chart.as_ref().map_or(0, |chart| chart.layer[person as usize])
    }

    /// The people with these ids, in the order given; ids that nobody has are passed over.
    pub fn people_with(&self, wanted: &[Id]) -> Vec<u32> {
        self.find(wanted).into_iter().flatten().collect()
    }

    /// Whoever has each of these ids; ids in a file are gone through once.
    pub fn find(&self, wanted: &[Id]) -> Vec<Option<u32>> {
        let people = self.people();
        let words: Vec<String> = wanted.iter().map(Id::to_string).collect();
        let Some(ids) = self.ids.as_ref().filter(|_| !wanted.is_empty()) else {
            return words.iter().map(|word| word.parse().ok().filter(|&person| person < people)).collect();
        };
        let mut found: HashMap<&str, Option<u32>> = words.iter().map(|word| (word.as_str(), None)).collect();
        for (id, person) in ids.iter().zip(0..) {
            if let Some(found) = found.get_mut(id.as_str()) {
                *found = Some(person);
            }
        }
        words.iter().map(|word| found[word.as_str()]).collect()
    }

    /// A person's id as written in the data, or their number.
    pub fn id(&self, person: u32) -> String {
        self.ids.as_ref().map_or_else(|| person.to_string(), |ids| ids[person as usize].clone())
    }
}

impl Chart {
    /// Whether each person has direct reports.
    pub fn leads(&self) -> Vec<bool> {
        let mut leads = vec![false; self.manager.len()];
        for &manager in self.manager.iter().filter(|&&manager| manager != NOBODY) {
            leads[manager as usize] = true;
        }
        leads
    }
}

#[cfg(test)]
mod tests {
    use super::sound::{is_sound, rng};
    use super::*;
    use crate::fraction::Percent;
    use proptest::prelude::*;

    /// A network of every kind.
    fn every_kind(people: u32, ties: u32, share: f64, seed: u64) -> Vec<Network> {
        let percent = Percent::new(share).expect("a percentage");
        let rng = &mut rng(seed);
        let blocks = Blocks { sizes: vec![people / 2, people - people / 2], tie_percent: vec![vec![percent; 2]; 2] };
        vec![
            Complete {}.build(people),
            PathNetwork {}.build(people),
            Star {}.build(people),
            Tree { branches: ties }.build(people),
            RingLattice { ties_per_person: ties }.build(people),
            SmallWorld { ties_per_person: ties, rewired_percent: percent }.build(people, rng),
            RandomNetwork { ties_per_person: f64::from(ties) }.build(people, rng),
            ScaleFree { ties_per_newcomer: ties }.build(people, rng),
            Degrees { list: vec![ties, 1, 0] }.build(people, rng),
            blocks.build(people, rng),
        ]
    }

    #[test]
    fn people_are_found_by_the_ids_of_their_file_or_by_their_numbers() {
        let wanted = [Id::Word("b".into()), Id::Number(7), Id::Word("a".into()), Id::Number(1), Id::Word("b".into())];
        let numbered = Organisation::alike(Complete {}.build(3));
        assert_eq!(numbered.find(&wanted), [None, None, None, Some(1), None]);
        let named = Organisation { ids: Some(vec!["a".into(), "b".into(), "7".into()]), ..numbered };
        assert_eq!(named.find(&wanted), [Some(1), Some(2), Some(0), None, Some(1)]);
        assert_eq!((named.people_with(&wanted), named.people_with(&[])), (vec![1, 2, 0, 1], vec![]));
    }

    proptest! {
        #[test]
        fn no_network_has_a_tie_to_oneself_or_twice_or_one_way(
            people in 1u32..60, ties in 1u32..20, share in 0.0..=100.0, seed: u64
        ) {
            for network in every_kind(people, ties, share, seed) {
                prop_assert_eq!(network.people(), people);
                prop_assert!(is_sound(&network));
            }
        }

        #[test]
        fn the_same_seed_builds_the_same_network(people in 1u32..60, ties in 1u32..20, seed: u64) {
            prop_assert_eq!(every_kind(people, ties, 30.0, seed), every_kind(people, ties, 30.0, seed));
        }
    }
}
