//! Newcomers tie to the well connected (Barabási & Albert 1999).

use super::{NOBODY, Network, Rows};
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
        let mut pairs: Vec<(u32, u32)> = (1..=each).flat_map(|b| (0..b).map(move |a| (a, b))).collect();
        let mut tied_to = vec![NOBODY; people as usize];
        for newcomer in each + 1..people {
            join(newcomer, each, &mut pairs, &mut tied_to, rng);
        }
        Network::Rows(Rows::pairs(people, &pairs))
    }
}

/// Ties a newcomer to `each` different people, each drawn as an end of a tie made before.
fn join(newcomer: u32, each: u32, pairs: &mut Vec<(u32, u32)>, tied_to: &mut [u32], rng: &mut ChaCha8Rng) {
    let ends = 2 * pairs.len() as u64;
    for _ in 0..each {
        let other = loop {
            let end = rng.random_range(0..ends);
            let (a, b) = pairs[(end / 2) as usize];
            let other = if end % 2 == 0 { a } else { b };
            if tied_to[other as usize] != newcomer {
                break other;
            }
        };
        tied_to[other as usize] = newcomer;
        pairs.push((other, newcomer));
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
