//! Small networks and organisations for tests.

use crate::organisation::{Chart, NOBODY, Network, Organisation, Rows, Tie};
use proptest::collection::vec;
use proptest::prelude::*;
use rustworkx_core::generators::karate_club_graph;
use rustworkx_core::petgraph::graph::{DiGraph, UnGraph};

/// Whether `times` out of `tries` lies within 4 standard errors of what `chance` lets expect.
pub(super) fn about(times: u32, tries: u64, chance: f64) -> bool {
    let tries = tries as f64;
    (f64::from(times) - tries * chance).abs() <= 4.0 * (tries * chance * (1.0 - chance)).sqrt()
}

/// Ties of weight 1 that go both ways.
pub(super) fn network(people: u32, ties: &[(u32, u32)]) -> Network {
    Network::Rows(Rows::both_ways(people, &unit(ties)))
}

/// Ties of weight 1 from the first to the second.
pub(super) fn one_way(people: u32, ties: &[(u32, u32)]) -> Network {
    Network::Rows(Rows::new(people, &unit(ties)))
}

fn unit(ties: &[(u32, u32)]) -> Vec<Tie> {
    ties.iter().map(|&(from, to)| Tie { from, to, weight: 1.0 }).collect()
}

/// Each tied to the next, the last to the first.
pub(super) fn ring(people: u32) -> Network {
    network(people, &(0..people).map(|person| (person, (person + 1) % people)).collect::<Vec<_>>())
}

/// Zachary's karate club (1977).
pub(super) fn karate() -> Network {
    let club: UnGraph<(), ()> = karate_club_graph(|_| (), |_| ());
    let ties: Vec<(u32, u32)> = club
        .edge_indices()
        .filter_map(|tie| club.edge_endpoints(tie))
        .map(|(a, b)| (a.index() as u32, b.index() as u32))
        .collect();
    network(34, &ties)
}

/// The rows of a network that has rows.
pub(super) fn rows(network: &Network) -> &Rows {
    match network {
        Network::Rows(rows) => rows,
        Network::Complete { .. } => unreachable!("the examples are given tie by tie"),
    }
}

/// The same network for another implementation.
pub(super) fn graph(network: &Network) -> DiGraph<(), ()> {
    let mut graph = DiGraph::new();
    let nodes: Vec<_> = (0..network.people()).map(|_| graph.add_node(())).collect();
    for tie in rows(network).ties() {
        graph.add_edge(nodes[tie.from as usize], nodes[tie.to as usize], ());
    }
    graph
}

/// Reporting lines and teams; everybody at one site, tenure unknown.
pub(super) fn chart(manager: &[u32], team: &[u32]) -> Chart {
    let above = |mut person: u32| {
        let mut layer = 0;
        while manager[person as usize] != NOBODY {
            person = manager[person as usize];
            layer += 1;
        }
        layer
    };
    Chart {
        layer: (0..manager.len() as u32).map(above).collect(),
        manager: manager.to_vec(),
        team: team.to_vec(),
        site: vec![0; manager.len()],
        tenure_years: Vec::new(),
    }
}

/// Any ties among `people`, one way, each once.
pub(super) fn any_ties(people: u32) -> impl Strategy<Value = std::collections::BTreeSet<(u32, u32)>> {
    proptest::collection::btree_set((0..people, 0..people), 0..40)
}

/// The network of such ties, without those of a person to themselves.
pub(super) fn directed(people: u32, ties: &std::collections::BTreeSet<(u32, u32)>) -> Network {
    one_way(people, &ties.iter().copied().filter(|(from, to)| from != to).collect::<Vec<_>>())
}

/// Any small organisation, with a chart or without.
pub(super) fn any_organisation() -> impl Strategy<Value = Organisation> {
    let people = 1..20u32;
    people.prop_flat_map(|people| {
        let person = vec((any::<u32>(), 0..4u32, 0..30u8), people as usize);
        (Just(people), any_ties(people), any::<bool>(), person).prop_map(|(people, ties, charted, persons)| {
            let manager: Vec<u32> = (0..people)
                .zip(&persons)
                .map(|(person, cells)| cells.0.checked_rem(person).unwrap_or(NOBODY))
                .collect();
            let team: Vec<u32> = persons.iter().map(|cells| cells.1).collect();
            let tenure_years = persons.iter().map(|cells| f32::from(cells.2)).collect();
            let chart = charted.then(|| Chart { tenure_years, ..chart(&manager, &team) });
            Organisation { chart, ..Organisation::alike(directed(people, &ties)) }
        })
    })
}
