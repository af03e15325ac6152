//! Small organisations to measure in tests.

use super::Asked;
use crate::fraction::Percent;
use crate::organisation::{Company, Hubs, Network, Organisation, Rows, Trust};
use crate::random::Luck;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;
use rustworkx_core::generators::karate_club_graph;
use rustworkx_core::petgraph::graph::UnGraph;

pub fn rng(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

pub fn alike(network: Network) -> Organisation {
    Organisation::alike(network)
}

/// What is asked by default, of three people.
pub fn asked(seed: u64) -> Asked {
    Asked { luck: Luck::new(seed, 0), group: 3, listed: Vec::new(), is_real: false }
}

/// Pairs tied both ways, among as many people as they name.
pub fn rows(pairs: &[(u32, u32)]) -> Rows {
    let people = pairs.iter().map(|&(a, b)| a.max(b) + 1).max().unwrap_or(0);
    Rows::pairs(people, pairs.iter().copied())
}

pub fn company(people: u32, seed: u64) -> Organisation {
    let percent = |value| Percent::new(value).unwrap();
    let company = Company {
        people,
        layers: None,
        span_of_control: 8.0,
        sites: 3,
        contacts_per_person: 9.0,
        same_team_percent: percent(55.0),
        same_site_percent: percent(30.0),
        hubs: Hubs::Some,
        trust: Trust::default(),
    };
    company.build(&mut rng(seed))
}

/// Zachary's karate club (1977): 34 people, 78 pairs.
pub fn karate() -> Network {
    let club: UnGraph<(), ()> = karate_club_graph(|_| (), |_| ());
    let pairs = club.edge_indices().filter_map(|tie| club.edge_endpoints(tie));
    Network::Rows(Rows::pairs(
        34,
        pairs.map(|(a, b)| (a.index() as u32, b.index() as u32)).collect::<Vec<_>>().into_iter(),
    ))
}
