//! How unequal people are in how many contacts they have.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use serde::{Deserialize, Serialize};

/// How unequal people are in how many contacts they have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Hubs {
    /// Everybody is equally sociable; numbers differ by chance alone.
    None,
    /// Sociability is log-normal with σ = 0.5.
    #[default]
    Some,
    /// Sociability is log-normal with σ = 1: a few people know very many.
    Strong,
}

impl Hubs {
    /// Everybody's sociability: log-normal with mean 1, or 1 for all.
    pub(super) fn sociability(self, people: usize, rng: &mut ChaCha8Rng) -> Vec<f64> {
        let spread = match self {
            Hubs::None => return vec![1.0; people],
            Hubs::Some => 0.5,
            Hubs::Strong => 1.0,
        };
        (0..people).map(|_| libm::exp(spread * normal(rng) - spread * spread / 2.0)).collect()
    }
}

/// A standard normal number (Box & Muller 1958).
fn normal(rng: &mut ChaCha8Rng) -> f64 {
    let (above_zero, turn) = (1.0 - rng.random::<f64>(), rng.random::<f64>());
    libm::sqrt(-2.0 * libm::log(above_zero)) * libm::cos(std::f64::consts::TAU * turn)
}

#[cfg(test)]
mod tests {
    use super::super::sound::rng;
    use super::*;

    #[test]
    fn sociability_has_mean_one_and_the_spread_of_its_kind() {
        let people = 200_000;
        for (hubs, spread) in [(Hubs::None, 0.0f64), (Hubs::Some, 0.5), (Hubs::Strong, 1.0)] {
            let sociability = hubs.sociability(people, &mut rng(1));
            let mean = sociability.iter().sum::<f64>() / people as f64;
            let deviation = ((spread * spread).exp() - 1.0).sqrt();
            assert!((mean - 1.0).abs() <= 4.0 * deviation / (people as f64).sqrt(), "{hubs:?}: mean {mean}");
            let logs = sociability.iter().map(|value| (value.ln() + spread * spread / 2.0).powi(2)).sum::<f64>();
            let variance = logs / people as f64;
            let error = spread * spread * (2.0 / people as f64).sqrt();
            assert!((variance - spread * spread).abs() <= 4.0 * error, "{hubs:?}: variance {variance}");
        }
    }
}
