//! Ties at random with the number of contacts of each person given (configuration model, Molloy & Reed 1995).

use super::Network;
use super::pairs::tied;
use rand::seq::SliceRandom;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// A configuration model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Degrees {
    /// The number of contacts of each person, repeated in turn until there are enough.
    #[schemars(length(min = 1), inner(range(min = 0, max = 1_000_000)), extend("x-unit" = "contacts"))]
    pub list: Vec<u32>,
}

impl Degrees {
    /// A network of `people` in which open ends, as many as listed for each person, are joined by lot.
    ///
    /// An end that is left over when their number is odd is dropped; ties of a person with themselves and
    /// second ties of a pair are erased: see [`Degrees::erased`].
    pub fn build(&self, people: u32, rng: &mut ChaCha8Rng) -> Network {
        let contacts = self.list.iter().cycle().take(people as usize);
        let count = contacts.clone().map(|&count| count as usize).sum::<usize>();
        let mut pairs = vec![[0; 2]; count.div_ceil(2)];
        let ends = &mut pairs.as_flattened_mut()[..count];
        let whose = (0..people).zip(contacts).flat_map(|(person, &count)| (0..count).map(move |_| person));
        ends.iter_mut().zip(whose).for_each(|(end, person)| *end = person);
        ends.shuffle(rng);
        pairs.truncate(count / 2);
        pairs.retain(|[a, b]| a != b);
        pairs.iter_mut().for_each(|pair| pair.sort_unstable());
        Network::Rows(tied(people, pairs))
    }

    /// How many of the ties asked for are missing in a `network` built from these degrees.
    pub fn erased(&self, network: &Network) -> u64 {
        let contacts = self.list.iter().cycle().take(network.people() as usize);
        contacts.map(|&count| u64::from(count)).sum::<u64>() / 2 - network.ties() / 2
    }
}

#[cfg(test)]
mod tests {
    use super::super::sound::{is_sound, rng};
    use super::*;

    #[test]
    fn the_list_is_repeated_in_turn_and_nobody_gets_more_than_asked() {
        let degrees = Degrees { list: vec![1, 2, 6] };
        let network = degrees.build(3000, &mut rng(8));
        assert!(is_sound(&network));
        assert!((0..3000).all(|person| network.degree(person) <= degrees.list[person as usize % 3]));
        assert_eq!(network.ties() / 2 + degrees.erased(&network), 4500);
    }

    /// On average ν/2 + ν²/4 ties are erased, with ν = ⟨k(k − 1)⟩ / ⟨k⟩ (Newman 2010, 13.2).
    #[test]
    fn as_many_ties_are_erased_as_theory_says() {
        let degrees = Degrees { list: vec![5] };
        let erased: u64 = (0..200).map(|seed| degrees.erased(&degrees.build(2000, &mut rng(seed)))).sum();
        let (mean, expected) = (erased as f64 / 200.0, 2.0 + 4.0);
        assert!((mean - expected).abs() < 4.0 * f64::sqrt(expected / 200.0), "mean {mean}");
    }

    #[test]
    fn an_odd_end_is_dropped_and_an_empty_list_makes_no_ties() {
        let degrees = Degrees { list: vec![1] };
        let network = degrees.build(3, &mut rng(1));
        assert_eq!((network.ties(), degrees.erased(&network)), (2, 0));
        assert_eq!(Degrees::default().build(3, &mut rng(1)).ties(), 0);
    }
}
