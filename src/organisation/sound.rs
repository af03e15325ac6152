//! What holds in every network, for tests.

use super::{Network, Rows};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

pub(super) fn rng(seed: u64) -> ChaCha8Rng {
    ChaCha8Rng::seed_from_u64(seed)
}

/// Nobody is tied to themselves or twice to somebody, and every tie has its return.
pub(super) fn is_sound(network: &Network) -> bool {
    let Network::Rows(rows) = network else { return true };
    let returns = |rows: &Rows| rows.ties().map(|tie| (tie.from, tie.to)).collect::<Vec<_>>();
    let alone = |person: u32| {
        let reached = rows.reached_by(person);
        reached.windows(2).all(|two| two[0] < two[1]) && !reached.contains(&person)
    };
    (0..network.people()).all(alone) && returns(rows) == returns(&rows.reversed())
}
