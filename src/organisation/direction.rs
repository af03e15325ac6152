//! Which way a row of a ties file works.

use serde::{Deserialize, Serialize};

/// Which way a row of a ties file works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The two influence each other.
    BothWays,
    /// The source's example reaches the target.
    SourceInfluencesTarget,
    /// The source turns to the target (a survey): the target's example reaches the source.
    SourceTurnsToTarget,
}
