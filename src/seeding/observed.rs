//! The network as a survey shows it, which is all that a way of choosing may see.

use crate::fraction::Percent;
use crate::organisation::{Network, Rows, Tie};
use crate::random::{Luck, Purpose};
use std::borrow::Cow;

/// The network as a survey shows it that `response_percent` of people answer.
///
/// Whoever answers names all to whom they turn. A tie that goes both ways is seen if either of the two
/// answers, a one-way tie if the one whom the example reaches does. Whoever answers at one response rate
/// answers at every higher one. That everybody is tied to everybody needs no survey to be known.
pub fn observed(network: &Network, response_percent: Percent, luck: Luck) -> Cow<'_, Network> {
    let Network::Rows(rows) = network else { return Cow::Borrowed(network) };
    if response_percent == Percent::ALL {
        return Cow::Borrowed(network);
    }
    let people = network.people();
    let answers: Vec<bool> =
        (0..people).map(|person| luck.uniform(Purpose::Response, person, 0) < response_percent.fraction()).collect();
    let mutual = |tie: &Tie| rows.reached_by(tie.to).binary_search(&tie.from).is_ok();
    let seen = |tie: &Tie| answers[tie.to as usize] || answers[tie.from as usize] && mutual(tie);
    let ties: Vec<Tie> = rows.ties().filter(seen).collect();
    Cow::Owned(Network::Rows(Rows::new(people, &ties)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seeding::examples::{about, karate, network, one_way, rows};

    fn at(network: &Network, percent: f64, seed: u64) -> Network {
        observed(network, Percent::new(percent).unwrap(), Luck::new(seed, 0)).into_owned()
    }

    #[test]
    fn if_all_answer_it_is_the_true_network_and_if_none_answer_it_is_empty() {
        let karate = karate();
        assert!(matches!(observed(&karate, Percent::ALL, Luck::new(1, 0)), Cow::Borrowed(_)));
        assert_eq!(at(&karate, 0.0, 1).ties(), 0);
        let complete = Network::Complete { people: 5 };
        assert_eq!(at(&complete, 0.0, 1), complete);
    }

    #[test]
    fn a_higher_response_shows_more_and_hides_nothing() {
        let karate = karate();
        let seen = |percent| rows(&at(&karate, percent, 3)).ties().collect::<Vec<_>>();
        let (fewer, more) = (seen(40.0), seen(60.0));
        assert!(fewer.len() < more.len() && fewer.iter().all(|tie| more.contains(tie)));
    }

    #[test]
    fn a_tie_both_ways_needs_one_of_two_answers_and_a_tie_one_way_that_of_the_reached() {
        let seeds = 2000;
        let times = |network: &Network| (0..seeds).filter(|&seed| at(network, 30.0, seed).ties() > 0).count() as u32;
        assert!(about(times(&network(2, &[(0, 1)])), seeds, 1.0 - 0.7 * 0.7));
        assert!(about(times(&one_way(2, &[(0, 1)])), seeds, 0.3));
    }
}
