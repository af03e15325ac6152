//! Everybody is tied to everybody.

use super::Network;
use serde::{Deserialize, Serialize};

/// Everybody is tied to everybody; no ties are stored.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Complete {}

impl Complete {
    /// The complete network of `people`: nothing is stored and nothing is drawn.
    pub fn build(&self, people: u32) -> Network {
        Network::Complete { people }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everybody_reaches_everybody_else() {
        let network = Complete {}.build(5);
        assert_eq!((network.ties(), network.degree(3)), (20, 4));
    }
}
