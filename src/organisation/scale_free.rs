//! Newcomers tie to the well connected (Barabási & Albert 1999).

use super::earlier::Earlier;
use super::{NOBODY, Network};
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// A scale-free network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ScaleFree {
    /// The ties that each newcomer makes.
    #[schemars(range(min = 1, max = 1_000), extend("x-unit" = "ties"))]
    pub ties_per_newcomer: u32,
}

impl Default for ScaleFree {
    fn default() -> Self {
        ScaleFree { ties_per_newcomer: 4 }
    }
}

impl ScaleFree {
    /// A network of `people` that starts as m + 1 people all tied to each other and is joined by one
    /// person after the other; each makes m ties, to different people, with chances in proportion to the
    /// ties they have. Linear in ties; everybody has at least m.
    pub fn build(&self, people: u32, rng: &mut ChaCha8Rng) -> Network {
        let each = self.ties_per_newcomer;
        if people <= each.saturating_add(1) {
            return Network::Complete { people };
        }
        let mut growing = Growing::start(people, each);
        for newcomer in each + 1..people {
            growing.join(newcomer, rng);
        }
        Network::Rows(growing.ties.rows())
    }
}

/// A network that people are joining.
struct Growing {
    each: u32,
    ties: Earlier,
    /// The later person of each of the first ties, those among the first m + 1 people.
    first: Vec<u32>,
    /// By whom each person was last drawn.
    tied_to: Vec<u32>,
}

impl Growing {
    /// The first `each` + 1 people, all tied to each other.
    fn start(people: u32, each: u32) -> Growing {
        let (mut ties, mut first) = (Earlier::new(people), Vec::new());
        for (earlier, person) in (1..=each).flat_map(|person| (0..person).map(move |earlier| (earlier, person))) {
            ties.tie(earlier, person);
            first.push(person);
        }
        Growing { each, ties, first, tied_to: vec![NOBODY; people as usize] }
    }

    /// Ties a newcomer to `each` different people, each drawn as an end of a tie made before.
    fn join(&mut self, newcomer: u32, rng: &mut ChaCha8Rng) {
        let ends = 2 * self.ties.lists.len() as u64;
        for _ in 0..self.each {
            let other = loop {
                let other = self.at(rng.random_range(0..ends));
                if self.tied_to[other as usize] != newcomer {
                    break other;
                }
            };
            self.tied_to[other as usize] = newcomer;
            self.ties.tie(other, newcomer);
        }
    }

    /// Who is at an end of a tie: the earlier person of tie 0, the later one, the earlier one of tie 1, …
    fn at(&self, end: u64) -> u32 {
        let tie = (end / 2) as usize;
        if end.is_multiple_of(2) {
            return self.ties.lists[tie];
        }
        let later = |since: usize| self.each + 1 + (since / self.each as usize) as u32;
        self.first.get(tie).copied().unwrap_or_else(|| later(tie - self.first.len()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::sound::{is_sound, rng};
    use super::*;

    #[test]
    fn each_newcomer_brings_its_ties() {
        let network = ScaleFree { ties_per_newcomer: 3 }.build(1000, &mut rng(6));
        assert!(is_sound(&network));
        assert_eq!(network.ties(), 2 * (6 + 3 * 996));
        assert!((0..1000).all(|person| network.degree(person) >= 3));
    }

    /// The share of people with exactly m ties tends to 2 / (m + 2) (Bollobás et al. 2001).
    #[test]
    fn the_least_connected_are_as_many_as_theory_says() {
        let people = 40_000;
        let network = ScaleFree { ties_per_newcomer: 2 }.build(people, &mut rng(7));
        let least = (0..people).filter(|&person| network.degree(person) == 2).count() as f64 / f64::from(people);
        assert!((least - 0.5).abs() < 4.0 * (0.25 / f64::from(people)).sqrt(), "share {least}");
        let most = (0..people).map(|person| network.degree(person)).max().unwrap();
        assert!(most > 100, "the best connected has {most} ties");
    }
}
