//! The network as it is known, which is all that a way of choosing may see: a survey that not everybody answers, in
//! which people name some of their contacts, or a stand-in for one that misses ties and makes others up.

use crate::fraction::Percent;
use crate::organisation::{Network, Rows, Tie, contacts, degree};
use crate::random::{Luck, Purpose};
use rand::RngExt as _;
use std::borrow::Cow;

/// How ties come to be known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Survey {
    /// How many people answer.
    pub response_percent: Percent,
    /// How many contacts a person names at most; without it all are named.
    pub most_names: Option<u32>,
    /// How much rather well-known contacts are named: the power of how many people they reach. 0: all alike.
    pub favours_known: f64,
    /// How many of the ties that would be seen are missed.
    pub missed_percent: Percent,
    /// How many are seen beside them that are not there, as a share of those that are seen.
    pub false_percent: Percent,
}

impl Survey {
    /// A survey that shows all there is.
    pub const COMPLETE: Survey = Survey {
        response_percent: Percent::ALL,
        most_names: None,
        favours_known: 0.0,
        missed_percent: Percent::NONE,
        false_percent: Percent::NONE,
    };

    /// Whether nothing is missed or made up.
    fn is_complete(&self) -> bool {
        let Survey { response_percent, most_names, missed_percent, false_percent, .. } = *self;
        response_percent == Percent::ALL
            && most_names.is_none()
            && missed_percent == Percent::NONE
            && false_percent == Percent::NONE
    }
}

/// The network as a survey shows it.
///
/// Whoever answers names those to whom they turn. A tie that goes both ways is seen if either of the two names the
/// other, a one-way tie if the one whom the example reaches does. Whoever answers at one response rate answers at
/// every higher one; whoever is named among few is named among more; a tie missed at one rate is missed at every
/// higher one. That everybody is tied to everybody needs no survey to be known.
pub fn observed<'a>(network: &'a Network, survey: &Survey, luck: Luck) -> Cow<'a, Network> {
    let Network::Rows(rows) = network else { return Cow::Borrowed(network) };
    if survey.is_complete() {
        return Cow::Borrowed(network);
    }
    let answers = Answers::of(network, rows, survey, luck);
    let mutual = |tie: &Tie| rows.reached_by(tie.to).binary_search(&tie.from).is_ok();
    let named = |tie: &Tie| answers.name(tie.to, tie.from) || mutual(tie) && answers.name(tie.from, tie.to);
    let missed = |tie: &Tie| {
        let (one, other) = (tie.from.min(tie.to), tie.from.max(tie.to));
        survey.missed_percent > Percent::NONE
            && luck.uniform(Purpose::Survey, one, PAIR | other) < survey.missed_percent.fraction()
    };
    let mut ties: Vec<Tie> = rows.ties().filter(|tie| named(tie) && !missed(tie)).collect();
    ties.extend(made_up(rows, &ties, survey.false_percent, luck));
    Cow::Owned(Network::Rows(Rows::new(network.people(), &ties)))
}

/// Tells draws of a pair from draws of who names whom.
const PAIR: u32 = 1 << 31;

/// Who answers, and whom they name.
struct Answers {
    answers: Vec<bool>,
    /// Whom each person names, sorted, where that is not everybody.
    named: Option<Vec<Vec<u32>>>,
}

impl Answers {
    fn of(network: &Network, rows: &Rows, survey: &Survey, luck: Luck) -> Answers {
        let people = 0..network.people();
        let share = survey.response_percent.fraction();
        let answers = people.clone().map(|person| luck.uniform(Purpose::Response, person, 0) < share).collect();
        let named = survey.most_names.map(|most| {
            let turns_to = rows.reversed();
            let known: Vec<f64> = people.clone().map(|person| weight(degree(network, person), survey)).collect();
            people.map(|person| first_to_mind(&turns_to, person, most, &known, luck)).collect()
        });
        Answers { answers, named }
    }

    fn name(&self, who: u32, whom: u32) -> bool {
        let among = |named: &Vec<Vec<u32>>| named[who as usize].binary_search(&whom).is_ok();
        self.answers[who as usize] && self.named.as_ref().is_none_or(among)
    }
}

/// How readily somebody comes to mind who reaches so many.
fn weight(reach: u32, survey: &Survey) -> f64 {
    libm::pow(f64::from(reach.max(1)), survey.favours_known)
}

/// The contacts whom somebody names: drawn one after the other by weight (Efraimidis & Spirakis 2006), sorted.
fn first_to_mind(turns_to: &Rows, person: u32, most: u32, known: &[f64], luck: Luck) -> Vec<u32> {
    let waits = |other: u32| -libm::log(luck.uniform(Purpose::Survey, person, other)) / known[other as usize];
    let mut contacts: Vec<(f64, u32)> = contacts(turns_to, person).map(|other| (waits(other), other)).collect();
    contacts.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    contacts.truncate(most as usize);
    let mut named: Vec<u32> = contacts.into_iter().map(|(_, other)| other).collect();
    named.sort_unstable();
    named
}

/// Ties that are not there, as many as a share of those `seen`, with the strengths of some of them: both ways where
/// ties go both ways.
fn made_up(rows: &Rows, seen: &[Tie], share: Percent, luck: Luck) -> Vec<Tie> {
    let people = rows.people();
    let wanted = libm::round(share.fraction() * seen.len() as f64) as usize;
    let mutual = wanted > 0 && rows.is_mutual();
    let mut rng = luck.stream(Purpose::Survey);
    let mut ties = Vec::with_capacity(wanted + 1);
    let tries = 100 * wanted; // a network may have hardly any room for more
    for _ in 0..tries {
        if ties.len() >= wanted {
            break;
        }
        let (from, to) = (rng.random_range(0..people), rng.random_range(0..people));
        let weight = seen[rng.random_range(0..seen.len())].weight;
        if from == to || rows.reached_by(from).binary_search(&to).is_ok() {
            continue;
        }
        ties.push(Tie { from, to, weight });
        ties.extend(mutual.then_some(Tie { from: to, to: from, weight }));
    }
    ties
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{about, any_ties, directed, karate, network, one_way, rows};
    use proptest::prelude::*;

    fn percent(value: f64) -> Percent {
        Percent::new(value).unwrap()
    }

    fn seen(network: &Network, survey: Survey, seed: u64) -> Network {
        observed(network, &survey, Luck::new(seed, 0)).into_owned()
    }

    fn at(network: &Network, response: f64, seed: u64) -> Network {
        seen(network, Survey { response_percent: percent(response), ..Survey::COMPLETE }, seed)
    }

    fn ties(network: &Network) -> Vec<Tie> {
        rows(network).ties().collect()
    }

    #[test]
    fn if_all_answer_it_is_the_true_network_and_if_none_answer_it_is_empty() {
        let karate = karate();
        assert!(matches!(observed(&karate, &Survey::COMPLETE, Luck::new(1, 0)), Cow::Borrowed(_)));
        assert_eq!(at(&karate, 0.0, 1).ties(), 0);
        let complete = Network::Complete { people: 5 };
        assert_eq!(at(&complete, 0.0, 1), complete);
    }

    #[test]
    fn a_higher_response_shows_more_and_hides_nothing() {
        let (fewer, more) = (ties(&at(&karate(), 40.0, 3)), ties(&at(&karate(), 60.0, 3)));
        assert!(fewer.len() < more.len() && fewer.iter().all(|tie| more.contains(tie)));
    }

    #[test]
    fn a_tie_both_ways_needs_one_of_two_answers_and_a_tie_one_way_that_of_the_reached() {
        let seeds = 2000;
        let times = |network: &Network| (0..seeds).filter(|&seed| at(network, 30.0, seed).ties() > 0).count() as u32;
        assert!(about(times(&network(2, &[(0, 1)])), seeds, 1.0 - 0.7 * 0.7));
        assert!(about(times(&one_way(2, &[(0, 1)])), seeds, 0.3));
    }

    #[test]
    fn people_name_so_many_and_the_well_known_rather() {
        // 3 turns to 0, 1 and 2, of whom 0 reaches four people in all and the others one
        let network = one_way(7, &[(0, 3), (1, 3), (2, 3), (0, 4), (0, 5), (0, 6)]);
        let seeds = 3000;
        let names_0 = |favours_known| {
            let survey = Survey { most_names: Some(1), favours_known, ..Survey::COMPLETE };
            let named = |seed| rows(&seen(&network, survey, seed)).reached_by(0).contains(&3);
            (0..seeds).filter(|&seed| named(seed)).count() as u32
        };
        assert!(about(names_0(0.0), seeds, 1.0 / 3.0) && about(names_0(1.0), seeds, 4.0 / 6.0));
        let two = Survey { most_names: Some(2), ..Survey::COMPLETE };
        assert!((0..50).all(|seed| seen(&network, two, seed).ties() == 2 + 3));
    }

    #[test]
    fn a_stand_in_misses_ties_and_makes_others_up() {
        let karate = karate();
        let missing = |share| Survey { missed_percent: percent(share), ..Survey::COMPLETE };
        let (some, more) = (ties(&seen(&karate, missing(20.0), 1)), ties(&seen(&karate, missing(50.0), 1)));
        assert!(more.iter().all(|tie| some.contains(tie)));
        let left: u64 = (0..100).map(|seed| seen(&karate, missing(20.0), seed).ties() / 2).sum();
        assert!(about(left as u32, 7800, 0.8), "{left}");
        let made_up = Survey { false_percent: percent(50.0), ..Survey::COMPLETE };
        let found = seen(&karate, made_up, 1);
        assert_eq!(found.ties(), 156 + 78);
        assert!(rows(&found).is_mutual() && ties(&karate).iter().all(|tie| ties(&found).contains(tie)));
    }

    proptest! {
        #[test]
        fn a_survey_without_error_is_full_knowledge_bit_for_bit(set in any_ties(12), seed in 0..99u64) {
            let network = directed(12, &set);
            let all_named = Survey { most_names: Some(12), favours_known: 1.5, ..Survey::COMPLETE };
            prop_assert_eq!(&seen(&network, all_named, seed), &network);
            prop_assert_eq!(&seen(&network, Survey::COMPLETE, seed), &network);
        }

        #[test]
        fn no_survey_panics_or_shows_a_tie_to_oneself(
            set in any_ties(6), response in 0.0..=100.0, most in 1..4u32, missed in 0.0..=100.0, made_up in 0.0..=100.0
        ) {
            let survey = Survey {
                response_percent: percent(response),
                most_names: Some(most),
                favours_known: 2.0,
                missed_percent: percent(missed),
                false_percent: percent(made_up),
            };
            let shown = ties(&seen(&directed(6, &set), survey, 7));
            prop_assert!(shown.iter().all(|tie| tie.from != tie.to));
        }
    }
}
