//! What the organisation does: the channels of a strategy, one a file.

mod backstage;
mod broadcast;
mod cascade;
mod champions;
mod mandate;

use serde::{Deserialize, Serialize};

pub use backstage::{Backstage, Dose};
pub use broadcast::Broadcast;
pub use cascade::Cascade;
pub use champions::Champions;
pub use mandate::Mandate;

/// A channel of a strategy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Messages from the top to everybody.
    Broadcast,
    /// Managers tell their teams, layer by layer.
    Cascade,
    /// It is required, and checked.
    Mandate,
    /// Chosen colleagues start, practise and talk about it.
    Champions,
    /// Leaders support the champions and free time and permission, out of sight.
    Backstage,
}
