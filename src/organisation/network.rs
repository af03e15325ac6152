//! Who is tied to whom: the ties, lying row by row, along which one person's example reaches another.

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
    fn turned(self) -> Tie {
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

/// Outgoing ties in compressed sparse rows, sorted by person and then by who is reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    starts: Vec<u32>,
    reached: Vec<u32>,
    weights: Option<Vec<f32>>,
    incoming_weight: Vec<f64>,
}

/// Weights in the integer unit in which exposure is summed, so that no order of summing changes a bit.
pub const UNIT: f64 = (1u64 << 32) as f64;

/// What a tie of `weight` carries of a `signal`, in integer units of [`UNIT`].
pub fn carried(weight: f64, signal: f64) -> i64 {
    libm::rint(weight * signal * UNIT) as i64
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
        Rows::lay(people, ties.iter().flat_map(|&tie| [tie, tie.turned()]))
    }

    /// Rows in which every pair is tied both ways with weight 1.
    ///
    /// # Panics
    /// If a pair names a person outside `0..people`.
    pub fn pairs(people: u32, pairs: &[(u32, u32)]) -> Rows {
        Rows::lay(
            people,
            pairs.iter().map(|&(from, to)| Tie { from, to, weight: 1.0 }).flat_map(|tie| [tie, tie.turned()]),
        )
    }

    /// Rows from directed ties, gone through twice: to count, then to lay them out.
    pub(super) fn lay(people: u32, ties: impl Iterator<Item = Tie> + Clone) -> Rows {
        let starts = starts(people, ties.clone());
        let mut next = starts.clone();
        let mut cells = vec![(0u32, 1.0f32); starts[people as usize] as usize];
        let mut incoming = vec![0i64; people as usize];
        for tie in ties {
            let at = &mut next[tie.from as usize];
            cells[*at as usize] = (tie.to, tie.weight);
            *at += 1;
            incoming[tie.to as usize] += carried(f64::from(tie.weight), 1.0);
        }
        for row in starts.windows(2) {
            cells[row[0] as usize..row[1] as usize].sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        }
        let weighted = cells.iter().any(|cell| cell.1 != 1.0);
        Rows {
            starts,
            reached: cells.iter().map(|cell| cell.0).collect(),
            weights: weighted.then(|| cells.iter().map(|cell| cell.1).collect()),
            incoming_weight: incoming.into_iter().map(|units| units as f64 / UNIT).collect(),
        }
    }

    /// The people that `person`'s example reaches, sorted.
    pub fn reached_by(&self, person: u32) -> &[u32] {
        &self.reached[self.row(person)]
    }

    /// The weights of `person`'s ties, in the order of [`Rows::reached_by`]; `None` when all are 1.
    pub fn weights_of(&self, person: u32) -> Option<&[f32]> {
        self.weights.as_ref().map(|weights| &weights[self.row(person)])
    }

    /// The ties turned round: row i holds those whose example reaches i.
    pub fn reversed(&self) -> Rows {
        Rows::lay(self.people(), self.ties().map(Tie::turned))
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

    /// Whether ties differ in weight from 1.
    pub fn is_weighted(&self) -> bool {
        self.weights.is_some()
    }

    /// How many ties reach a person; of unweighted rows only.
    pub fn incoming(&self, person: u32) -> u32 {
        self.incoming_weight[person as usize] as u32
    }

    /// Whether every tie goes both ways.
    pub fn is_mutual(&self) -> bool {
        let back = |tie: Tie| self.reached_by(tie.to).binary_search(&tie.from).is_ok();
        self.ties().all(back)
    }

    fn people(&self) -> u32 {
        self.incoming_weight.len() as u32
    }

    fn row(&self, person: u32) -> std::ops::Range<usize> {
        self.starts[person as usize] as usize..self.starts[person as usize + 1] as usize
    }
}

/// Where each person's row starts, and where the last one ends.
fn starts(people: u32, ties: impl Iterator<Item = Tie>) -> Vec<u32> {
    let mut starts = vec![0u32; people as usize + 1];
    for tie in ties {
        starts[tie.from as usize + 1] += 1;
    }
    for i in 1..starts.len() {
        starts[i] = starts[i].checked_add(starts[i - 1]).expect("memory ends before 2^32 ties");
    }
    starts
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
            Network::Rows(rows) => rows.reached.len() as u64,
        }
    }

    /// Σ w over all ties that reach `person`, `never` people included: what a share of exposure is taken of.
    pub fn incoming_weight(&self, person: u32) -> f64 {
        match self {
            Network::Complete { people } => f64::from(people.saturating_sub(1)),
            Network::Rows(rows) => rows.incoming_weight[person as usize],
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
    fn incoming_weight_sums_what_reaches_a_person() {
        let network = Network::Rows(Rows::both_ways(3, &[tie(0, 1, 0.5), tie(1, 2, 0.25)]));
        assert_eq!(network.incoming_weight(1), 0.75);
        assert_eq!(network.ties(), 4);
        assert_eq!(Network::Complete { people: 5 }.incoming_weight(4), 4.0);
    }

    #[test]
    fn unit_weights_are_not_stored() {
        assert!(Rows::both_ways(2, &[tie(0, 1, 1.0)]).weights.is_none());
    }
}
