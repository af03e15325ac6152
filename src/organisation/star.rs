//! A star: person 0 in the middle, everybody else tied to that person only.

use super::{Network, Rows};
use serde::{Deserialize, Serialize};

/// A star.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Star {}

impl Star {
    /// The star of `people` around person 0; nothing is drawn.
    pub fn build(&self, people: u32) -> Network {
        Network::Rows(Rows::pairs(people, (1..people).map(|person| (0, person))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn person_0_reaches_all_and_the_others_only_person_0() {
        let Network::Rows(rows) = (Star {}).build(4) else { panic!("a star is stored") };
        assert_eq!(rows.reached_by(0), [1, 2, 3]);
        assert!((1..4).all(|person| rows.reached_by(person) == [0]));
    }
}
