//! Who is tied to whom: the ties along which one person's example reaches another.

use super::Rows;

/// One tie j → i as a generator or a reader gives it: `from`'s example reaches `to`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tie {
    /// Whose example is seen.
    pub from: u32,
    /// Who sees it.
    pub to: u32,
    /// How strongly it reaches, in (0, 1].
    pub weight: f32,
}

impl Tie {
    /// The same tie the other way round.
    pub(super) fn turned(self) -> Tie {
        Tie { from: self.to, to: self.from, weight: self.weight }
    }
}

/// The ties of an organisation: all to all without storing them, or rows of a sparse matrix.
#[derive(Debug, Clone, PartialEq)]
pub enum Network {
    /// Everybody is tied to everybody with weight 1; nothing is stored.
    Complete {
        /// How many people.
        people: u32,
    },
    /// Each person's outgoing ties, row by row.
    Rows(Rows),
}

impl Network {
    /// How many people.
    pub fn people(&self) -> u32 {
        match self {
            Network::Complete { people } => *people,
            Network::Rows(rows) => rows.people(),
        }
    }

    /// How many directed ties; one that goes both ways counts twice.
    pub fn ties(&self) -> u64 {
        match self {
            Network::Complete { people } => u64::from(*people) * u64::from(people.saturating_sub(1)),
            Network::Rows(rows) => rows.count(),
        }
    }

    /// Σ w over all ties that reach `person`, `never` people included: what a share of exposure is taken of.
    pub fn incoming_weight(&self, person: u32) -> f64 {
        match self {
            Network::Complete { people } => f64::from(people.saturating_sub(1)),
            Network::Rows(rows) => rows.incoming_weight(person),
        }
    }

    /// The number of people that `person`'s example reaches.
    pub fn degree(&self, person: u32) -> u32 {
        match self {
            Network::Complete { people } => people.saturating_sub(1),
            Network::Rows(rows) => rows.reached_by(person).len() as u32,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn incoming_weight_sums_what_reaches_a_person() {
        let tie = |from, to, weight| Tie { from, to, weight };
        let network = Network::Rows(Rows::both_ways(3, &[tie(0, 1, 0.5), tie(1, 2, 0.25)]));
        assert_eq!(network.incoming_weight(1), 0.75);
        assert_eq!(network.ties(), 4);
        assert_eq!(Network::Complete { people: 5 }.incoming_weight(4), 4.0);
    }
}
