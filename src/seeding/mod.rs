//! Who starts: the ways of choosing champions, one a file. Each sees only the observed network.
//!
//! Every way puts people in an order and asks as many as are wanted from its front, so that asking more
//! people only adds to those already asked. Equals are told apart by lot, never by their number.

mod betweenness;
mod contacts;
mod degree;
#[cfg(test)]
mod examples;
mod k_core;
mod listed;
mod lot;
mod managers;
mod mistaken;
mod nomination;
mod observed;
mod one_per_team;
mod pagerank;
mod random;
mod score;
mod seniority;
mod together;
mod volunteers;
mod whole_teams;

use crate::organisation::{Id, Network, Organisation};
use crate::random::Luck;
use serde::{Deserialize, Serialize};

pub use mistaken::mistaken;
pub use observed::observed;
pub use together::together;

/// How champions are chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChosenBy {
    /// Drawn by lot.
    Random,
    /// Those who wish to lead, which has nothing to do with their influence.
    Volunteers,
    /// Each manager names visible people of the own team.
    Managers,
    /// From the top down, the longest-serving first.
    Seniority,
    /// The best connected in the survey.
    #[default]
    Degree,
    /// Those through whom the shortest paths between others run (Freeman 1977).
    Betweenness,
    /// Those whom the well connected turn to (Brin & Page 1998).
    Pagerank,
    /// The innermost shell of the network (Seidman 1983).
    KCore,
    /// A contact of somebody drawn by lot (the friendship paradox, Feld 1991).
    Nomination,
    /// The best connected of one team after the other.
    OnePerTeam,
    /// Whole teams, drawn by lot.
    WholeTeams,
    /// The people listed in `ids`.
    Listed,
}

/// The people whom `way` chooses, in order: `count` different people, or everybody if there are fewer.
///
/// Asking for more people extends the list and changes nothing before. [`ChosenBy::Listed`] gives all of
/// `listed`, whatever the count, each once; ids that nobody has are passed over. Without a chart everybody
/// is of one team and nobody has a manager or a rank.
pub fn choose(
    way: ChosenBy,
    listed: &[Id],
    count: u32,
    organisation: &Organisation,
    observed: &Network,
    luck: Luck,
) -> Vec<u32> {
    let people = organisation.people();
    let chart = organisation.chart.as_ref();
    match way {
        ChosenBy::Random => random::choose(people, count, luck),
        ChosenBy::Volunteers => volunteers::choose(people, count, luck),
        ChosenBy::Managers => managers::choose(chart, observed, count, luck),
        ChosenBy::Seniority => seniority::choose(organisation, count, luck),
        ChosenBy::Degree => degree::choose(observed, count, luck),
        ChosenBy::Betweenness => betweenness::choose(observed, count, luck),
        ChosenBy::Pagerank => pagerank::choose(observed, count, luck),
        ChosenBy::KCore => k_core::choose(observed, count, luck),
        ChosenBy::Nomination => nomination::choose(observed, count, luck),
        ChosenBy::OnePerTeam => one_per_team::choose(chart, observed, count, luck),
        ChosenBy::WholeTeams => whole_teams::choose(chart, people, count, luck),
        ChosenBy::Listed => listed::choose(listed, organisation),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use examples::{about, any_organisation, karate, ring};
    use proptest::prelude::*;

    const BY_RULE: [ChosenBy; 11] = [
        ChosenBy::Random,
        ChosenBy::Volunteers,
        ChosenBy::Managers,
        ChosenBy::Seniority,
        ChosenBy::Degree,
        ChosenBy::Betweenness,
        ChosenBy::Pagerank,
        ChosenBy::KCore,
        ChosenBy::Nomination,
        ChosenBy::OnePerTeam,
        ChosenBy::WholeTeams,
    ];

    fn chosen(way: ChosenBy, count: u32, organisation: &Organisation, seed: u64) -> Vec<u32> {
        choose(way, &[], count, organisation, &organisation.network, Luck::new(seed, 0))
    }

    proptest! {
        #[test]
        fn every_way_gives_that_many_different_people_and_more_only_adds(
            organisation in any_organisation(),
            seed in 0..1000u64,
        ) {
            let people = organisation.people();
            for way in BY_RULE {
                let all = chosen(way, people + 3, &organisation, seed);
                let mut sorted = all.clone();
                sorted.sort_unstable();
                prop_assert_eq!(sorted, (0..people).collect::<Vec<_>>(), "{:?}", way);
                for count in 0..=people {
                    prop_assert_eq!(&chosen(way, count, &organisation, seed), &all[..count as usize], "{:?}", way);
                }
            }
        }
    }

    #[test]
    fn where_all_are_equal_everybody_is_chosen_equally_often() {
        let (people, seeds) = (6, 2000);
        for network in [ring(people), Network::Complete { people }] {
            let organisation = Organisation::alike(network);
            for way in BY_RULE {
                let mut times = vec![0u32; people as usize];
                for seed in 0..seeds {
                    for person in chosen(way, 2, &organisation, seed) {
                        times[person as usize] += 1;
                    }
                }
                assert!(times.iter().all(|&times| about(times, seeds, 2.0 / f64::from(people))), "{way:?}: {times:?}");
            }
        }
    }

    #[test]
    fn people_in_equal_positions_come_first_equally_often_whatever_their_number() {
        let organisation = Organisation::alike(karate());
        let alike = [14, 15, 18, 20, 22]; // each tied to 32 and 33 and to nobody else
        let seeds = 1500;
        for way in BY_RULE {
            let first = |seed| chosen(way, 34, &organisation, seed).into_iter().find(|person| alike.contains(person));
            let firsts: Vec<u32> = (0..seeds).filter_map(first).collect();
            for person in alike {
                let times = firsts.iter().filter(|&&first| first == person).count() as u32;
                assert!(about(times, seeds, 0.2), "{way:?}: {times} times {person}");
            }
        }
    }

    #[test]
    fn another_seed_tells_equals_apart_differently() {
        let organisation = Organisation::alike(ring(200));
        for way in BY_RULE {
            assert_ne!(chosen(way, 5, &organisation, 1), chosen(way, 5, &organisation, 2), "{way:?}");
        }
    }

    #[test]
    fn a_large_complete_network_takes_no_longer_than_its_people() {
        let organisation = Organisation::alike(Network::Complete { people: 200_000 });
        for way in BY_RULE {
            assert_eq!(chosen(way, 7, &organisation, 1).len(), 7, "{way:?}");
        }
    }
}
