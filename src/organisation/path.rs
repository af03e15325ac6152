//! A line: each person is tied to the next.

use super::{Network, Rows};
use serde::{Deserialize, Serialize};

/// A line.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PathNetwork {}

impl PathNetwork {
    /// The line 0 – 1 – 2 – … of `people`; nothing is drawn.
    pub fn build(&self, people: u32) -> Network {
        Network::Rows(Rows::pairs(people, (1..people).map(|person| (person - 1, person))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ends_have_one_tie_and_everybody_else_two() {
        let network = PathNetwork {}.build(5);
        let degrees: Vec<u32> = (0..5).map(|person| network.degree(person)).collect();
        assert_eq!(degrees, [1, 2, 2, 2, 1]);
        assert_eq!(PathNetwork {}.build(1).ties(), 0);
    }
}
