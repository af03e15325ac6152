//! What tables of the same people give away side by side: cells of a few people that nobody could be added to.

use super::SMALLEST;
use super::exchange::{Exchange, Left};
use std::collections::BTreeMap;

/// A cell of few people that groupings give away, and the parts of the first among which people could change places.
pub(super) struct Leak {
    /// The part of the first grouping.
    pub part: u32,
    /// Those that are reached from it, rising.
    pub with: Vec<u32>,
    /// Those with which the cell would be none of few, rising.
    pub enough: Vec<u32>,
}

/// How many people are of a part of each of several groupings, where there are any.
pub(super) struct Cells {
    /// The parts of each cell, rising.
    parts: Vec<Vec<u32>>,
    people: Vec<usize>,
    /// Ways to change places in one grouping, those in the first at first.
    exchanges: Vec<Exchange>,
}

impl Cells {
    /// The parts of some people, and how many these are.
    pub fn of(people: impl Iterator<Item = (Vec<u32>, usize)>) -> Cells {
        let mut counts: BTreeMap<Vec<u32>, usize> = BTreeMap::new();
        people.for_each(|(parts, people)| *counts.entry(parts).or_default() += people);
        let (parts, people): (Vec<Vec<u32>>, Vec<usize>) = counts.into_iter().unzip();
        let groupings = parts.first().map_or(0, Vec::len);
        // Between two, to change places in the one is to do so in the other.
        let ways = if groupings == 2 { 1 } else { groupings };
        let exchanges = (0..ways).map(|at| Exchange::within(&parts, at)).collect();
        Cells { parts, people, exchanges }
    }

    /// The cell of these parts.
    pub fn at(&self, parts: &Vec<u32>) -> Option<usize> {
        self.parts.binary_search(parts).ok()
    }

    /// Whether a cell is small.
    pub fn is_small(&self, cell: usize) -> bool {
        self.people[cell] < SMALLEST
    }

    /// Whether tables that tell of all parts give away a small cell, or a few people among whom those of the cell are:
    /// whether it has fewer than [`SMALLEST`] people in whatever way everybody could be spread over these cells.
    ///
    /// People of two cells may change places in one grouping, and then in another one; whoever so comes into the cell
    /// shows that the tables would be the same with more in it. Between two groupings none is overlooked (Fréchet
    /// bounds); among more, one that takes a change of place in several at once may be, so that rather too much is
    /// called given away than too little.
    pub fn leak(&self, cell: usize) -> Option<Leak> {
        let mut left = Left::beside(cell, &self.people);
        let (mut possible, mut with) = (self.people[cell], Vec::new());
        while possible < SMALLEST {
            let before = possible;
            for (at, exchange) in self.exchanges.iter().enumerate() {
                let (more, reached) = exchange.into(cell, SMALLEST - possible, &mut left);
                possible += more;
                if at == 0 {
                    with = reached;
                }
                if possible >= SMALLEST {
                    return None;
                }
            }
            if possible == before {
                let beside = self.exchanges.first().into_iter().flat_map(|exchange| exchange.beside(cell));
                let is_enough = |other: usize| self.people[cell] + self.people[other] >= SMALLEST;
                let enough = beside.filter(|&(_, other)| is_enough(other)).map(|(part, _)| part);
                return Some(Leak { part: self.parts[cell][0], with, enough: enough.collect() });
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::super::exchange::LOOKS;
    use super::*;

    fn cells(cells: &[(&[u32], usize)]) -> Cells {
        Cells::of(cells.iter().map(|&(parts, people)| (parts.to_vec(), people)))
    }

    fn leaks(given: &[(&[u32], usize)]) -> Vec<(Vec<u32>, Vec<u32>)> {
        let cells = cells(given);
        let small = (0..cells.parts.len()).filter(|&cell| cells.is_small(cell));
        small.filter_map(|cell| Some((cells.parts[cell].clone(), cells.leak(cell)?.with))).collect()
    }

    #[test]
    fn a_small_cell_is_given_away_where_nobody_else_could_be_in_it() {
        // Part 0 is part 0 of the others and three more.
        assert_eq!(leaks(&[(&[0, 0], 30), (&[0, 1], 3), (&[1, 1], 40)]), [(vec![0, 1], vec![0])]);
        // As many as are in both could change places.
        assert_eq!(leaks(&[(&[0, 0], 30), (&[0, 1], 3), (&[1, 0], 4), (&[1, 1], 40)]), []);
        // By two others in turn.
        let by_two: &[(&[u32], usize)] =
            &[(&[0, 0], 30), (&[0, 1], 3), (&[1, 1], 20), (&[1, 2], 20), (&[2, 0], 20), (&[2, 2], 20)];
        assert_eq!(leaks(by_two), []);
    }

    #[test]
    fn three_groupings_give_away_what_no_two_do() {
        // Team 0 less site 1 and less layer 1 are three people; each two of the three leave twelve and more.
        let three: &[(&[u32], usize)] = &[(&[0, 0, 0], 3), (&[0, 0, 1], 20), (&[0, 1, 0], 20), (&[1, 0, 0], 20)];
        assert_eq!(leaks(three), [(vec![0, 0, 0], vec![0])]);
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            let two: Vec<([u32; 2], usize)> =
                three.iter().map(|(parts, people)| ([parts[one], parts[other]], *people)).collect();
            let two: Vec<(&[u32], usize)> = two.iter().map(|(parts, people)| (&parts[..], *people)).collect();
            assert_eq!(leaks(&two), [], "{one} and {other}");
        }
    }

    #[test]
    fn many_teams_of_two_layers_take_time_by_their_number() {
        let looks = |teams: u32, sites: u32| {
            let boss = |team: u32| (vec![team, team % sites, 0], 1);
            let others = |team: u32| (vec![team, team % sites, 1], 19);
            let cells = Cells::of((0..teams).flat_map(|team| [boss(team), others(team)]));
            LOOKS.set(0);
            assert!((0..cells.parts.len()).filter(|&cell| cells.is_small(cell)).all(|cell| cells.leak(cell).is_none()));
            LOOKS.get()
        };
        for sites in [1, 3, 40] {
            let [some, many] = [200, 800].map(|teams| looks(teams, sites));
            assert!(many < 5 * some, "{some} looks, then {many}");
        }
    }
}
