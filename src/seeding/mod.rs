//! Who starts: the ways of choosing champions, one a file. Each sees only the observed network.
//!
//! Every way puts people in an order and asks as many as are wanted from its front, so that asking more
//! people only adds to those already asked. Equals are told apart by lot, never by their number.

mod betweenness;
mod closeness;
mod clusters;
mod complex_centrality;
mod coverage;
mod covered;
mod degree;
mod eigenvector;
#[cfg(test)]
mod examples;
mod greedy;
mod k_core;
mod listed;
mod lot;
mod managers;
mod maximised;
mod mistaken;
mod nomination;
mod observed;
mod one_per_team;
mod pagerank;
mod random;
mod reverse_sets;
mod score;
mod searched;
mod seniority;
mod spread;
mod strength;
mod together;
mod volunteers;
mod vote_rank;
mod whole_teams;

use crate::organisation::{Id, Network, Organisation};
use crate::random::Luck;
use serde::{Deserialize, Serialize};

pub use greedy::{Gains, greedy};
pub use maximised::{CONFIDENCE, Maximised, maximise};
pub use mistaken::mistaken;
pub use observed::{Survey, observed};
pub use searched::ASKED_FIRST;
pub use spread::{Need, Passing, Spread};
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
    /// Those with the strongest ties taken together.
    Strength,
    /// Those through whom the shortest paths between others run (Freeman 1977).
    Betweenness,
    /// Those from whom everybody else is few steps away (Freeman 1979).
    Closeness,
    /// Those who reach people who reach far (Bonacich 1972).
    Eigenvector,
    /// Those whom the well connected turn to (Brin & Page 1998).
    Pagerank,
    /// The innermost shell of the network (Seidman 1983).
    KCore,
    /// Elected one after the other, and spread out: whoever knows somebody elected has less of a vote (Zhang et al. 2016).
    VoteRank,
    /// A contact of somebody drawn by lot (the friendship paradox, Feld 1991).
    Nomination,
    /// The best connected of one team after the other.
    OnePerTeam,
    /// Whole teams, drawn by lot.
    WholeTeams,
    /// Those within two steps of whom the most people are, together.
    Coverage,
    /// Close groups, whole: for behaviours that need several examples (Centola & Macy 2007).
    Clusters,
    /// Those from whom a behaviour that needs several examples goes far (Guilbeault & Centola 2021).
    ComplexCentrality,
    /// The people listed in `ids`.
    Listed,
    /// Those from whom it reaches the most if it passes by single examples: influence maximisation with a guarantee (Tang et al. 2018).
    Maximised,
    /// Those who do best in simulated runs of the strategy itself on what the survey shows (Leskovec et al. 2007); takes long.
    Searched,
}

/// A way of choosing with all that it goes by beside the network.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// The way.
    pub way: ChosenBy,
    /// Who is listed, for [`ChosenBy::Listed`].
    pub listed: &'a [Id],
    /// How the behaviour passes, for ways that look ahead.
    pub spread: Spread,
    /// How roughly managers know who is well connected: σ of log-normal noise.
    pub managers_error: f64,
}

impl Choice<'_> {
    /// A way with nobody listed, and managers who know as roughly as they do by default.
    pub fn of(way: ChosenBy, spread: Spread) -> Choice<'static> {
        Choice { way, listed: &[], spread, managers_error: MANAGERS_ERROR }
    }
}

/// How roughly managers know by default who is well connected.
pub const MANAGERS_ERROR: f64 = 0.5;

impl ChosenBy {
    /// Every way, in the order in which they are told.
    pub const ALL: [ChosenBy; 21] = [
        ChosenBy::Random,
        ChosenBy::Volunteers,
        ChosenBy::Managers,
        ChosenBy::Seniority,
        ChosenBy::Degree,
        ChosenBy::Strength,
        ChosenBy::Betweenness,
        ChosenBy::Closeness,
        ChosenBy::Eigenvector,
        ChosenBy::Pagerank,
        ChosenBy::KCore,
        ChosenBy::VoteRank,
        ChosenBy::Nomination,
        ChosenBy::OnePerTeam,
        ChosenBy::WholeTeams,
        ChosenBy::Coverage,
        ChosenBy::Clusters,
        ChosenBy::ComplexCentrality,
        ChosenBy::Listed,
        ChosenBy::Maximised,
        ChosenBy::Searched,
    ];

    /// Whether it goes by reporting lines or teams.
    pub fn needs_a_chart(self) -> bool {
        matches!(self, ChosenBy::Managers | ChosenBy::Seniority | ChosenBy::OnePerTeam | ChosenBy::WholeTeams)
    }

    /// Whether what the survey shows of ties makes a difference to it.
    pub fn sees_ties(self) -> bool {
        use ChosenBy::{Listed, Random, Seniority, Volunteers, WholeTeams};
        !matches!(self, Random | Volunteers | Seniority | WholeTeams | Listed)
    }
}

/// The people whom a way chooses, in order: `count` different people, or everybody if there are fewer.
///
/// Asking for more people extends the list and changes nothing before, but with [`ChosenBy::Maximised`], whose
/// guarantee belongs to a number. [`ChosenBy::Listed`] gives all of `listed`, whatever the count, each once; ids
/// that nobody has are passed over. Without a chart everybody is of one team and nobody has a manager or a rank.
/// [`ChosenBy::Searched`] gives the order in which a search looks.
pub fn choose(choice: &Choice, count: u32, organisation: &Organisation, observed: &Network, luck: Luck) -> Vec<u32> {
    let people = organisation.people();
    let chart = organisation.chart.as_ref();
    match choice.way {
        ChosenBy::Random => random::choose(people, count, luck),
        ChosenBy::Volunteers => volunteers::choose(people, count, luck),
        ChosenBy::Managers => managers::choose(chart, observed, choice.managers_error, count, luck),
        ChosenBy::Seniority => seniority::choose(organisation, count, luck),
        ChosenBy::Degree => degree::choose(observed, count, luck),
        ChosenBy::Strength => strength::choose(observed, count, luck),
        ChosenBy::Betweenness => betweenness::choose(observed, count, luck),
        ChosenBy::Closeness => closeness::choose(observed, count, luck),
        ChosenBy::Eigenvector => eigenvector::choose(observed, count, luck),
        ChosenBy::Pagerank => pagerank::choose(observed, count, luck),
        ChosenBy::KCore => k_core::choose(observed, count, luck),
        ChosenBy::VoteRank => vote_rank::choose(observed, count, luck),
        ChosenBy::Nomination => nomination::choose(observed, count, luck),
        ChosenBy::OnePerTeam => one_per_team::choose(chart, observed, count, luck),
        ChosenBy::WholeTeams => whole_teams::choose(chart, people, count, luck),
        ChosenBy::Coverage => coverage::choose(observed, count, luck),
        ChosenBy::Clusters => clusters::choose(observed, count, luck),
        ChosenBy::ComplexCentrality => complex_centrality::choose(observed, count, choice.spread.need, luck),
        ChosenBy::Listed => listed::choose(choice.listed, organisation),
        ChosenBy::Maximised => maximise(observed, count, choice.spread.passing, luck).people,
        ChosenBy::Searched => searched::order(choice, count, organisation, observed, luck),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use examples::{about, any_organisation, karate, ring};
    use proptest::prelude::*;

    /// Every way that chooses, and asks more people by adding to those asked.
    fn by_rule() -> impl Iterator<Item = ChosenBy> {
        let other = [ChosenBy::Listed, ChosenBy::Maximised];
        ChosenBy::ALL.into_iter().filter(move |way| !other.contains(way))
    }

    fn chosen(way: ChosenBy, count: u32, organisation: &Organisation, seed: u64) -> Vec<u32> {
        let spread = Spread { passing: Passing::once(0.2), need: Need::Examples(2.0) };
        choose(&Choice::of(way, spread), count, organisation, &organisation.network, Luck::new(seed, 0))
    }

    proptest! {
        #[test]
        fn every_way_gives_that_many_different_people_and_more_only_adds(
            organisation in any_organisation(),
            seed in 0..1000u64,
        ) {
            let people = organisation.people();
            for way in by_rule() {
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
            for way in by_rule() {
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
        for way in by_rule() {
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
        for way in by_rule() {
            assert_ne!(chosen(way, 5, &organisation, 1), chosen(way, 5, &organisation, 2), "{way:?}");
        }
    }

    #[test]
    fn a_large_complete_network_takes_no_longer_than_its_people() {
        let organisation = Organisation::alike(Network::Complete { people: 200_000 });
        for way in by_rule() {
            assert_eq!(chosen(way, 7, &organisation, 1).len(), 7, "{way:?}");
        }
    }
}
