//! A ring lattice: everybody sits in a ring and is tied to the nearest on both sides.

use super::{Network, Rows};
use serde::{Deserialize, Serialize};

/// A ring lattice.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RingLattice {
    /// The ties of each person, half of them to each side: an even number.
    #[schemars(range(min = 2, max = 10_000), extend("x-unit" = "ties"))]
    pub ties_per_person: u32,
}

impl Default for RingLattice {
    fn default() -> Self {
        RingLattice { ties_per_person: 4 }
    }
}

impl RingLattice {
    /// The ring of `people`, person 0 next to the last; nothing is drawn.
    ///
    /// An odd number of ties counts as the even one below. With as many ties as other people, everybody
    /// is tied to everybody.
    pub fn build(&self, people: u32) -> Network {
        if self.ties_per_person >= people.saturating_sub(1) {
            return Network::Complete { people };
        }
        let each_side = 1..=self.ties_per_person / 2;
        let pairs =
            (0..people).flat_map(|person| each_side.clone().map(move |step| (person, onwards(person, step, people))));
        Network::Rows(Rows::pairs(people, pairs))
    }
}

/// Who sits `steps` seats further round the ring; both below `people`.
pub(super) fn onwards(person: u32, steps: u32, people: u32) -> u32 {
    if steps < people - person { person + steps } else { steps - (people - person) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_join_exactly_those_within_reach_on_the_ring() {
        let Network::Rows(rows) = (RingLattice { ties_per_person: 4 }).build(9) else { panic!("a ring is stored") };
        for person in 0..9u32 {
            let near = |other: &u32| (1..=2).contains(&person.abs_diff(*other).min(9 - person.abs_diff(*other)));
            assert_eq!(rows.reached_by(person), (0..9).filter(near).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_ring_with_no_room_left_is_complete() {
        for (people, ties_per_person) in [(1, 4), (2, 4), (4, 4), (5, 4)] {
            assert_eq!(RingLattice { ties_per_person }.build(people), Network::Complete { people });
        }
        assert_eq!(RingLattice { ties_per_person: 4 }.build(6).ties(), 24);
    }
}
