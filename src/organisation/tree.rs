//! A tree: person 0 at the root, the same number of branches below everybody, filled level by level.

use super::{Network, Rows};
use serde::{Deserialize, Serialize};

/// A tree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Tree {
    /// How many people hang below each person.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "branches"))]
    pub branches: u32,
}

impl Default for Tree {
    fn default() -> Self {
        Tree { branches: 3 }
    }
}

impl Tree {
    /// The tree of `people` in which person i hangs below person (i − 1) / branches; nothing is drawn.
    ///
    /// Fewer than one branch counts as one.
    pub fn build(&self, people: u32) -> Network {
        let branches = self.branches.max(1);
        Network::Rows(Rows::pairs(people, (1..people).map(|person| ((person - 1) / branches, person))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_filled_one_after_the_other() {
        let Network::Rows(rows) = (Tree { branches: 3 }).build(9) else { panic!("a tree is stored") };
        assert_eq!(rows.reached_by(0), [1, 2, 3]);
        assert_eq!(rows.reached_by(1), [0, 4, 5, 6]);
        assert_eq!(rows.reached_by(2), [0, 7, 8]);
    }
}
