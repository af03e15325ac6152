//! How many trials fail before the next one succeeds: one draw a success instead of one a trial.

use rand::RngExt as _;
use rand_chacha::ChaCha8Rng;

/// Gaps between successes of independent trials that all have one chance (geometric).
#[derive(Debug, Clone, Copy)]
pub struct Gaps {
    /// ln(1 − chance): 0 or below.
    log_miss: f64,
}

impl Gaps {
    /// Where each trial has a chance from 0 to 1.
    pub fn of(chance: f64) -> Gaps {
        Gaps { log_miss: libm::log1p(-chance.min(1.0)) }
    }

    /// How many trials fail before the next success; as many as can be counted where the chance is 0, or as good as.
    pub fn next(self, rng: &mut ChaCha8Rng) -> u64 {
        let above_zero = 1.0 - rng.random::<f64>();
        if self.log_miss == 0.0 { u64::MAX } else { (libm::log(above_zero) / self.log_miss) as u64 }
    }
}
