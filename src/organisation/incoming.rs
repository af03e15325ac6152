//! What reaches each person along all ties together, kept as small as it can be.

use crate::exact::{UNIT, units};

/// Σ w over the ties that reach each person.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Incoming {
    /// All weights are 1, and everybody is reached by as many as they reach: nothing is stored.
    AsOutgoing,
    /// All weights are 1, and somebody is not: how many reach each person.
    Counts(Vec<u32>),
    /// The sum of weights for each person.
    Weights(Vec<f64>),
}

impl Incoming {
    /// What reaches each person along rows that begin at `starts`.
    pub(super) fn along(starts: &[u32], reached: &[u32], weights: Option<&[f32]>) -> Incoming {
        match weights {
            None => Incoming::counted(starts, reached),
            Some(weights) => {
                let mut sums = vec![0i64; starts.len() - 1];
                for (&to, &weight) in reached.iter().zip(weights) {
                    sums[to as usize] += units(f64::from(weight));
                }
                Incoming::Weights(sums.into_iter().map(weight_of).collect())
            }
        }
    }

    fn counted(starts: &[u32], reached: &[u32]) -> Incoming {
        let mut counts = vec![0u32; starts.len() - 1];
        for &to in reached {
            counts[to as usize] += 1;
        }
        let as_outgoing = starts.windows(2).zip(&counts).all(|(row, &count)| row[1] - row[0] == count);
        if as_outgoing { Incoming::AsOutgoing } else { Incoming::Counts(counts) }
    }

    /// The weight that reaches one person, whose row has this many ties.
    pub(super) fn of(&self, person: u32, outgoing: u32) -> f64 {
        match self {
            Incoming::AsOutgoing => f64::from(outgoing),
            Incoming::Counts(counts) => f64::from(counts[person as usize]),
            Incoming::Weights(weights) => weights[person as usize],
        }
    }
}

/// The weight that a sum in integer units stands for.
pub(super) fn weight_of(sum: i64) -> f64 {
    sum as f64 / UNIT
}
