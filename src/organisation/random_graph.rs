//! Ties at random, every pair with the same chance: G(n, z/(n−1)) (Erdős & Rényi; Gilbert 1959).

use super::Network;
use super::earlier::Earlier;
use super::skipping::within;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// An Erdős–Rényi network.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RandomNetwork {
    /// The mean number of ties of a person (z).
    #[schemars(range(min = 0.0, max = 10_000.0), extend("x-unit" = "ties, average"))]
    pub ties_per_person: f64,
}

impl Default for RandomNetwork {
    fn default() -> Self {
        RandomNetwork { ties_per_person: 8.0 }
    }
}

impl RandomNetwork {
    /// A network of `people` in which each pair is tied with chance z/(n−1); linear in ties.
    ///
    /// With as many ties as other people, everybody is tied to everybody.
    pub fn build(&self, people: u32, rng: &mut ChaCha8Rng) -> Network {
        let others = people.saturating_sub(1);
        if self.ties_per_person >= f64::from(others) {
            return Network::Complete { people };
        }
        let mut ties = Earlier::new(people);
        within(people, self.ties_per_person / f64::from(others), rng, |earlier, person| ties.tie(earlier, person));
        Network::Rows(ties.rows())
    }
}

#[cfg(test)]
mod tests {
    use super::super::sound::{is_sound, rng};
    use super::*;

    #[test]
    fn the_mean_and_the_spread_of_degrees_are_binomial() {
        let (people, z) = (50_000u32, 8.0);
        let network = RandomNetwork { ties_per_person: z }.build(people, &mut rng(5));
        assert!(is_sound(&network));
        let n = f64::from(people);
        let mean = network.ties() as f64 / n;
        assert!((mean - z).abs() < 4.0 * (2.0 * z / n).sqrt(), "mean {mean}");
        let square = |person| (f64::from(network.degree(person)) - mean) * (f64::from(network.degree(person)) - mean);
        let variance = (0..people).map(square).sum::<f64>() / n;
        let error = ((2.0 * z * z + z) / n).sqrt(); // of a variance, for a Poisson number
        assert!((variance - z).abs() < 4.0 * error, "variance {variance}");
    }

    #[test]
    fn no_ties_and_all_ties_are_possible() {
        assert_eq!(RandomNetwork { ties_per_person: 0.0 }.build(9, &mut rng(1)).ties(), 0);
        assert_eq!(RandomNetwork { ties_per_person: 8.0 }.build(9, &mut rng(1)).ties(), 72);
        assert_eq!(RandomNetwork { ties_per_person: 8.0 }.build(1, &mut rng(1)).ties(), 0);
    }
}
