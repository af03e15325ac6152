//! What a network is like before anything is simulated on it: how dense and clustered it is, how far it is from one
//! person to another, where it would fall apart, how teams, sites and layers mix, whose examples reach whom.
//!
//! Nothing here says anything of one person, and no group of fewer than [`SMALLEST`] people is told alone.

mod clustering;
mod components;
mod cover;
mod cuts;
mod groups;
mod influence;
mod kinds;
mod paths;
mod reach;
mod twin;
mod whom;

pub use clustering::Clustering;
pub use components::Components;
pub use cuts::Cuts;
pub use groups::{By, Grouping, Mixed, Of, Partition};
pub use influence::{Influence, LayerInfluence};
pub use kinds::{Kind, Kinds};
pub use paths::Paths;
pub use reach::{Curve, Point, Reached, STEPS};
pub use twin::{Twin, twin};
pub use whom::{Asked, Way};

pub use crate::privacy::SMALLEST;

use crate::organisation::{Network, Organisation, Rows};
use groups::groupings;

/// What a network is like.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnosis {
    /// How many people.
    pub people: u32,
    /// How many directed ties: one that goes both ways counts twice.
    pub ties: u64,
    /// How many pairs of people are tied in either direction.
    pub pairs: u64,
    /// The share of ties that are answered in the other direction; all where there are none.
    pub answered: f64,
    /// How many others people are tied to in either direction.
    pub contacts: Contacts,
    /// People without any tie.
    pub isolated: u32,
    /// How often two contacts of somebody are tied to each other.
    pub clustering: Clustering,
    /// How many steps it is from one person to another.
    pub paths: Paths,
    /// Parts that no tie connects.
    pub components: Components,
    /// Ties and people that alone hold the network together.
    pub cuts: Cuts,
    /// How teams, sites and layers mix; those that tell more than one apart.
    pub groupings: Vec<Grouping>,
    /// Ties by what else the two have to do with each other; `None` without reporting lines.
    pub kinds: Option<Kinds>,
    /// How much of what reaches people comes from which layer; `None` without layers.
    pub influence: Option<Influence>,
    /// How far groups of people reach.
    pub reach: Vec<Curve>,
}

/// Contacts of a person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contacts {
    /// Their mean.
    pub mean: f64,
    /// Half of all people have at most so many.
    pub half: u32,
    /// Nine in ten people have at most so many.
    pub nine_in_ten: u32,
    /// The share of all contacts that the tenth of people with the most have.
    pub top_tenth: f64,
}

impl Diagnosis {
    /// The share of all pairs of people who are tied.
    pub fn density(&self) -> f64 {
        let people = f64::from(self.people);
        if self.people < 2 { 0.0 } else { self.pairs as f64 / (people * (people - 1.0) / 2.0) }
    }
}

/// The most people whose ties can be laid out where everybody is tied to everybody.
const MOST_COMPLETE: u32 = 2000;

/// What the network of an organisation is like; `None` where everybody is tied to everybody and there are too many of
/// them to go through, so that there is nothing to be seen.
///
/// Some measures follow paths side by side; the number of threads changes no number.
pub fn diagnose(organisation: &Organisation, asked: &Asked) -> Option<Diagnosis> {
    let out = match &organisation.network {
        Network::Rows(rows) => rows.clone(),
        Network::Complete { people } if *people <= MOST_COMPLETE => {
            let all = *people;
            Rows::pairs(all, (0..all).flat_map(move |one| (0..one).map(move |other| (other, one))))
        }
        Network::Complete { .. } => return None,
    };
    let either = out.either_way();
    let people = out.people();
    let chart = organisation.chart.as_ref();
    let degrees = (0..people).map(|person| either.reached_by(person).len() as u32).collect();
    Some(Diagnosis {
        people,
        ties: organisation.network.ties(),
        pairs: count(&either) / 2,
        answered: answered(&out, &either),
        contacts: Contacts::of(degrees),
        isolated: (0..people).filter(|&person| either.reached_by(person).is_empty()).count() as u32,
        clustering: Clustering::of(&either),
        paths: Paths::of(&out, asked.luck),
        components: Components::of(&either),
        cuts: Cuts::of(&either),
        groupings: chart.map_or_else(Vec::new, |chart| groupings(&either, chart)),
        kinds: chart.and_then(|chart| Kinds::of(&either, chart)),
        influence: chart.and_then(|chart| Influence::of(organisation, &out, chart)),
        reach: reach::curves(organisation, &out, asked),
    })
}

fn count(rows: &Rows) -> u64 {
    rows.raw().1.len() as u64
}

/// A pair with ties in both directions makes two ties out of one.
fn answered(out: &Rows, either: &Rows) -> f64 {
    let (ties, pairs) = (count(out), count(either) / 2);
    if ties == 0 { 1.0 } else { 2.0 * (ties - pairs) as f64 / ties as f64 }
}

impl Contacts {
    fn of(mut degrees: Vec<u32>) -> Contacts {
        degrees.sort_unstable();
        let all: u64 = degrees.iter().map(|&degree| u64::from(degree)).sum();
        let at = |share: f64| {
            let place = (degrees.len() as f64 * share).ceil() as usize;
            degrees.get(place.saturating_sub(1)).copied().unwrap_or(0)
        };
        let top = degrees.iter().rev().take(degrees.len().div_ceil(10)).map(|&degree| u64::from(degree)).sum::<u64>();
        Contacts {
            mean: all as f64 / degrees.len().max(1) as f64,
            half: at(0.5),
            nine_in_ten: at(0.9),
            top_tenth: if all == 0 { 0.0 } else { top as f64 / all as f64 },
        }
    }
}

#[cfg(test)]
mod examples;

#[cfg(test)]
mod tests {
    use super::examples::{alike, asked, karate};
    use super::*;
    use crate::organisation::{Complete, RingLattice, Star, Tie};

    #[test]
    fn a_ring_and_a_star_come_to_what_is_known_of_them() {
        let ring = diagnose(&alike(RingLattice { ties_per_person: 4 }.build(12)), &asked(1)).unwrap();
        assert_eq!((ring.ties, ring.pairs, ring.answered, ring.isolated), (48, 24, 1.0, 0));
        assert_eq!((ring.contacts.half, ring.contacts.nine_in_ten), (4, 4));
        assert!((ring.density() - 24.0 / 66.0).abs() < 1e-12);
        let star = diagnose(&alike(Star {}.build(11)), &asked(1)).unwrap();
        assert_eq!((star.contacts.half, star.contacts.mean), (1, 20.0 / 11.0));
        assert_eq!(star.contacts.top_tenth, 11.0 / 20.0, "two of eleven: the one in the middle and another");
    }

    #[test]
    fn ties_are_answered_or_not() {
        let tie = |from, to| Tie { from, to, weight: 1.0 };
        let network = Network::Rows(Rows::new(5, &[tie(0, 1), tie(1, 0), tie(1, 2), tie(2, 3)]));
        let found = diagnose(&alike(network), &asked(1)).unwrap();
        assert_eq!((found.ties, found.pairs, found.answered, found.isolated), (4, 3, 0.5, 1));
    }

    #[test]
    fn the_karate_club_comes_to_its_published_figures() {
        // networkx 3.6: transitivity, average_clustering, average_shortest_path_length, diameter, articulation_points
        let club = diagnose(&alike(karate()), &asked(1)).unwrap();
        assert_eq!((club.people, club.pairs), (34, 78));
        assert!((club.clustering.overall - 0.2556818181818182).abs() < 1e-12);
        assert!((club.clustering.mean - 0.5706384782076823).abs() < 1e-12);
        assert!((club.paths.mean - 2.408199643493761).abs() < 1e-12);
        assert_eq!((club.paths.longest, club.cuts.ties, club.cuts.people), (5, 1, 1));
        assert_eq!((club.components.count, club.components.largest), (1, 34));
    }

    #[test]
    fn everybody_tied_to_everybody_is_measured_as_long_as_it_can_be_laid_out() {
        let all = diagnose(&alike(Complete {}.build(30)), &asked(1)).unwrap();
        assert_eq!((all.density(), all.clustering.overall, all.paths.mean), (1.0, 1.0, 1.0));
        assert!(diagnose(&alike(Complete {}.build(2001)), &asked(1)).is_none());
    }

    #[test]
    fn threads_do_not_change_a_number() {
        let organisation =
            alike(crate::organisation::RandomNetwork { ties_per_person: 6.0 }.build(3000, &mut examples::rng(1)));
        let found = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| diagnose(&organisation, &asked(3)))
        };
        assert_eq!(found(1), found(4));
    }
}
