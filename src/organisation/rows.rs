//! Ties lying row by row: whom each person's example reaches, as a compressed sparse matrix.

use super::Tie;
use super::incoming::{Incoming, weight_of};
use super::pairs::tied;
use super::sorted::{sort_rows, starts};
use crate::exact::units;

/// Outgoing ties in compressed sparse rows, sorted by person and then by who is reached.
#[derive(Debug, Clone)]
pub struct Rows {
    starts: Vec<u32>,
    reached: Vec<u32>,
    weights: Option<Vec<f32>>,
    incoming: Incoming,
    /// Whether every tie is known to go both ways.
    mutual: bool,
}

impl PartialEq for Rows {
    /// The same ties are equal, whether or not it is known that they go both ways.
    fn eq(&self, other: &Rows) -> bool {
        (&self.starts, &self.reached, &self.weights, &self.incoming)
            == (&other.starts, &other.reached, &other.weights, &other.incoming)
    }
}

impl Rows {
    /// Rows from directed ties in any order; a tie given twice is kept twice.
    ///
    /// Weights are dropped when all are 1. Time and memory are linear in people and ties.
    ///
    /// # Panics
    /// If a tie names a person outside `0..people`.
    pub fn new(people: u32, ties: &[Tie]) -> Rows {
        Rows::lay(people, ties.iter().copied())
    }

    /// Rows in which every tie of `ties` goes both ways with its weight.
    ///
    /// # Panics
    /// If a tie names a person outside `0..people`.
    pub fn both_ways(people: u32, ties: &[Tie]) -> Rows {
        Rows { mutual: true, ..Rows::lay(people, ties.iter().flat_map(|&tie| [tie, tie.turned()])) }
    }

    /// Rows in which every pair is tied both ways with weight 1.
    ///
    /// # Panics
    /// If a pair names a person outside `0..people`.
    pub fn pairs(people: u32, pairs: impl Iterator<Item = (u32, u32)> + Clone) -> Rows {
        let ties = pairs.map(|(from, to)| Tie { from, to, weight: 1.0 });
        Rows { mutual: true, ..Rows::lay(people, ties.flat_map(|tie| [tie, tie.turned()])) }
    }

    /// Rows from directed ties, gone through twice: to count, then to lay them out.
    pub(super) fn lay(people: u32, ties: impl Iterator<Item = Tie> + Clone) -> Rows {
        let (mut counts, mut weighted) = (vec![0u32; people as usize], false);
        for tie in ties.clone() {
            counts[tie.from as usize] += 1;
            weighted |= tie.weight != 1.0;
        }
        let starts = starts(counts.into_iter());
        let mut next = starts.clone();
        let mut reached = vec![0; starts[people as usize] as usize];
        let mut weights = weighted.then(|| vec![1.0; reached.len()]);
        for tie in ties {
            let at = &mut next[tie.from as usize];
            reached[*at as usize] = tie.to;
            if let Some(weights) = &mut weights {
                weights[*at as usize] = tie.weight;
            }
            *at += 1;
        }
        drop(next);
        sort_rows(&starts, &mut reached, weights.as_deref_mut());
        let incoming = Incoming::along(&starts, &reached, weights.as_deref());
        Rows { starts, reached, weights, incoming, mutual: false }
    }

    /// Rows of ties with weight 1, sorted, in which every tie goes both ways.
    pub(super) fn mutual(starts: Vec<u32>, reached: Vec<u32>) -> Rows {
        Rows { starts, reached, weights: None, incoming: Incoming::AsOutgoing, mutual: true }
    }

    /// Rows of ties with weight 1, sorted.
    pub(super) fn unit(starts: Vec<u32>, reached: Vec<u32>) -> Rows {
        let incoming = Incoming::along(&starts, &reached, None);
        Rows { starts, reached, weights: None, incoming, mutual: false }
    }

    /// The same ties with weights of their own, from one person to another; those of weight 0 are left out.
    /// Every tie must go both ways.
    pub(super) fn weighed(mut self, weight: impl Fn(u32, u32) -> f32) -> Rows {
        let sums = (0..self.people()).map(|person| {
            let reaching = self.reached_by(person).iter().map(|&from| units(f64::from(weight(from, person))));
            weight_of(reaching.sum())
        });
        let sums: Vec<f64> = sums.collect();
        let (mut start, mut kept) = (0, 0);
        for person in 0..self.people() {
            let row = start..self.starts[person as usize + 1] as usize;
            start = row.end;
            for at in row {
                let to = self.reached[at];
                kept += usize::from(self.keep(kept, to, weight(person, to)));
            }
            self.starts[person as usize + 1] = kept as u32;
        }
        self.mutual &= kept == self.reached.len();
        self.reached.truncate(kept);
        self.incoming = match &mut self.weights {
            Some(weights) => {
                weights.truncate(kept);
                Incoming::Weights(sums)
            }
            None => Incoming::along(&self.starts, &self.reached, None),
        };
        self
    }

    /// Puts a tie at a place before which all are settled, unless it has weight 0; says whether.
    fn keep(&mut self, at: usize, to: u32, weight: f32) -> bool {
        self.reached[at] = to;
        if weight != 1.0 && weight > 0.0 || self.weights.is_some() {
            self.weights.get_or_insert_with(|| vec![1.0; self.reached.len()])[at] = weight;
        }
        weight > 0.0
    }

    /// The people that `person`'s example reaches, sorted.
    pub fn reached_by(&self, person: u32) -> &[u32] {
        &self.reached[self.row(person)]
    }

    /// The weights of `person`'s ties, in the order of [`Rows::reached_by`]; `None` when all are 1.
    pub fn weights_of(&self, person: u32) -> Option<&[f32]> {
        self.weights.as_ref().map(|weights| &weights[self.row(person)])
    }

    /// The weight of the strongest tie; 1 where all are, and where there is none.
    pub fn strongest(&self) -> f32 {
        self.weights.as_ref().map_or(1.0, |weights| weights.iter().copied().fold(0.0, f32::max))
    }

    /// Σ w over all ties that reach `person`.
    pub(super) fn incoming_weight(&self, person: u32) -> f64 {
        self.incoming.of(person, self.row(person).len() as u32)
    }

    /// The weight of the tie from one person to another, 0 if there is none; of a tie given twice, one of them.
    pub fn weight(&self, from: u32, to: u32) -> f32 {
        let place = self.reached_by(from).binary_search(&to);
        place.map_or(0.0, |place| self.weights_of(from).map_or(1.0, |weights| weights[place]))
    }

    /// The weight that comes back along each tie, where every tie goes both ways and not all weights are 1.
    ///
    /// # Panics
    /// If a tie does not go both ways.
    pub fn coming_back(&self) -> Option<Vec<f32>> {
        let weights = self.weights.as_ref()?;
        let (mut next, mut back) = (self.starts.clone(), vec![0.0; weights.len()]);
        // Rows are sorted, so those who reach a person come up in the order of that person's own row.
        for (&to, &weight) in self.reached.iter().zip(weights) {
            back[next[to as usize] as usize] = weight;
            next[to as usize] += 1;
        }
        Some(back)
    }

    /// The ties turned round: row i holds those whose example reaches i.
    pub fn reversed(&self) -> Rows {
        Rows::lay(self.people(), self.ties().map(Tie::turned))
    }

    /// The same people tied both ways, once and with weight 1, wherever two have a tie in either direction.
    pub fn either_way(&self) -> Rows {
        let pairs = self.ties().filter(|tie| tie.from != tie.to);
        tied(self.people(), pairs.map(|Tie { from, to, .. }| [from.min(to), from.max(to)]).collect())
    }

    /// Every tie, row by row.
    pub fn ties(&self) -> impl Iterator<Item = Tie> + Clone + '_ {
        (0..self.people()).flat_map(move |from| {
            let weights = self.weights_of(from);
            let weight = move |at: usize| weights.map_or(1.0, |weights| weights[at]);
            self.reached_by(from).iter().enumerate().map(move |(at, &to)| Tie { from, to, weight: weight(at) })
        })
    }

    /// Where each person's row starts, and where the last one ends; then everybody reached, row after row.
    pub fn raw(&self) -> (&[u32], &[u32]) {
        (&self.starts, &self.reached)
    }

    /// Whether some tie has another weight than 1.
    pub fn is_weighted(&self) -> bool {
        self.weights.is_some()
    }

    /// How many ties reach a person, where all weights are 1.
    pub fn incoming(&self, person: u32) -> u32 {
        self.incoming_weight(person) as u32
    }

    /// Whether every tie goes both ways. Linear: rows are sorted, so those who reach a person come up in
    /// the order of that person's own row.
    pub fn is_mutual(&self) -> bool {
        if self.mutual {
            return true;
        }
        let mut next = self.starts.clone();
        self.ties().all(|tie| {
            let at = &mut next[tie.to as usize];
            *at += 1;
            *at <= self.starts[tie.to as usize + 1] && self.reached[*at as usize - 1] == tie.from
        })
    }

    /// Whether the ties were laid out so that each goes both ways.
    pub fn known_mutual(&self) -> bool {
        self.mutual
    }

    /// How many ties.
    pub(super) fn count(&self) -> u64 {
        self.reached.len() as u64
    }

    /// How many people.
    pub fn people(&self) -> u32 {
        self.starts.len() as u32 - 1
    }

    /// Where a person's row lies.
    pub fn row(&self, person: u32) -> std::ops::Range<usize> {
        self.starts[person as usize] as usize..self.starts[person as usize + 1] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn tie(from: u32, to: u32, weight: f32) -> Tie {
        Tie { from, to, weight }
    }

    #[test]
    fn rows_hold_each_tie_once_in_order_whatever_the_order_given() {
        let ties = [tie(2, 0, 0.5), tie(0, 2, 1.0), tie(0, 1, 0.25)];
        let rows = Rows::new(3, &ties);
        assert_eq!(rows.reached_by(0), [1, 2]);
        assert_eq!(rows.weights_of(0), Some(&[0.25, 1.0][..]));
        let mut shuffled = ties;
        shuffled.reverse();
        assert_eq!(rows, Rows::new(3, &shuffled));
        assert_eq!(rows.reversed().reversed(), rows);
    }

    #[test]
    fn ties_are_mutual_if_each_goes_both_ways() {
        let mutual = |ties: &[(u32, u32)]| {
            Rows::new(4, &ties.iter().map(|&(from, to)| tie(from, to, 1.0)).collect::<Vec<_>>()).is_mutual()
        };
        assert!(mutual(&[]) && mutual(&[(0, 1), (1, 0), (2, 0), (0, 2), (3, 2), (2, 3)]));
        assert!(!mutual(&[(0, 1)]) && !mutual(&[(0, 1), (1, 2), (2, 0)]) && !mutual(&[(0, 1), (1, 0), (3, 2)]));
    }

    #[test]
    fn a_tie_in_either_direction_ties_both_ways() {
        let rows = Rows::new(4, &[tie(0, 1, 0.5), tie(1, 0, 1.0), tie(3, 2, 0.5), tie(3, 2, 1.0), tie(1, 1, 1.0)]);
        assert_eq!(rows.either_way(), Rows::pairs(4, [(0, 1), (2, 3)].into_iter()));
    }

    #[test]
    fn unit_weights_are_not_stored() {
        let mutual = Rows::both_ways(2, &[tie(0, 1, 1.0)]);
        assert!(mutual.weights.is_none() && mutual.incoming == Incoming::AsOutgoing);
        assert_eq!(Rows::new(2, &[tie(0, 1, 1.0)]).incoming, Incoming::Counts(vec![0, 1]));
        assert_eq!(mutual.weighed(|_, _| 1.0), Rows::both_ways(2, &[tie(0, 1, 1.0)]));
    }

    proptest! {
        #[test]
        fn weights_given_afterwards_are_those_given_with_the_ties(
            pairs in prop::collection::btree_set((0u32..12, 0u32..12), 0..40), levels in prop::sample::select(vec![1u32, 2, 3])
        ) {
            let weight = |from: u32, to: u32| [1.0, 0.0, 0.3][((from * 5 + to) % levels) as usize];
            let pairs: Vec<_> = pairs.into_iter().filter(|(a, b)| a < b).collect();
            let both = pairs.iter().flat_map(|&(a, b)| [(a, b), (b, a)]);
            let given: Vec<Tie> = both.map(|(from, to)| tie(from, to, weight(from, to))).filter(|tie| tie.weight > 0.0).collect();
            let rows = Rows::pairs(12, pairs.iter().copied()).weighed(weight);
            prop_assert_eq!(rows, Rows::new(12, &given));
        }

        #[test]
        fn all_that_reaches_a_person_is_the_sum_of_what_is_sent_to_them(
            ties in prop::collection::vec((0u32..6, 0u32..6, 1u32..=3), 0..30), most in 1u32..=3
        ) {
            let given = ties.iter().map(|&(from, to, weight)| tie(from, to, weight.min(most) as f32 / most as f32));
            let given: Vec<Tie> = given.collect();
            let rows = Rows::new(6, &given);
            for person in 0..6 {
                let reaching = given.iter().filter(|tie| tie.to == person).map(|tie| units(f64::from(tie.weight)));
                prop_assert_eq!(rows.incoming_weight(person), weight_of(reaching.sum()));
            }
        }
    }
}
