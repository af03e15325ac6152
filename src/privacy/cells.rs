//! What two tables of the same people give away side by side: cells of a few people that nobody could be added to.

use super::SMALLEST;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, VecDeque};

/// A cell of few people that two groupings give away, and the parts of the first with which it was found.
pub(super) struct Leak {
    /// The part of the first grouping.
    pub part: u32,
    /// Those that are reached from it.
    pub with: Vec<u32>,
}

/// How many people are of a part of one grouping and of a part of another, where there are any.
pub(super) struct Cells {
    /// The two parts of each cell, and its people.
    cells: Vec<(u32, u32, usize)>,
    /// The cells of each part.
    of_first: BTreeMap<u32, Vec<usize>>,
    of_second: BTreeMap<u32, Vec<usize>>,
}

/// How many people each cell has left to lose.
struct Left<'a> {
    cells: &'a [(u32, u32, usize)],
    changed: BTreeMap<usize, usize>,
}

impl Left<'_> {
    fn of(&self, cell: usize) -> usize {
        #[cfg(test)]
        tests::LOOKS.set(tests::LOOKS.get() + 1);
        self.changed.get(&cell).copied().unwrap_or(self.cells[cell].2)
    }
}

impl Cells {
    /// Everybody's two parts.
    pub fn of(people: impl Iterator<Item = (u32, u32)>) -> Cells {
        let mut counts: BTreeMap<(u32, u32), usize> = BTreeMap::new();
        people.for_each(|parts| *counts.entry(parts).or_default() += 1);
        let cells: Vec<_> = counts.into_iter().map(|((one, other), people)| (one, other, people)).collect();
        let (mut of_first, mut of_second) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (at, &(one, other, _)) in cells.iter().enumerate() {
            of_first.entry(one).or_default().push(at);
            of_second.entry(other).or_default().push(at);
        }
        Cells { cells, of_first, of_second }
    }

    /// All small cells that the two give away.
    pub fn leaks(&self) -> Vec<Leak> {
        let small = (0..self.cells.len()).filter(|&at| self.cells[at].2 < SMALLEST);
        small.filter_map(|at| self.leak(at)).collect()
    }

    /// Whether two tables that tell of all parts give away a small cell, or a few people among whom those of the cell
    /// are: whether it has fewer than [`SMALLEST`] people in whatever way everybody could be spread over these cells.
    /// Those whom it could have more are what flows from its first part to its second along cells that lose people and
    /// gain others (Fréchet bounds, by the maximum flow of Ford & Fulkerson 1956); where too little does, the parts
    /// that are reached all the same are those whose people, less those of the others, are few.
    fn leak(&self, cell: usize) -> Option<Leak> {
        let (first, second, people) = self.cells[cell];
        let mut left = Left { cells: &self.cells, changed: BTreeMap::from([(cell, 0)]) };
        let mut possible = people;
        while possible < SMALLEST {
            let way = match self.way(first, second, &left) {
                Ok(way) => way,
                Err(with) => return Some(Leak { part: first, with }),
            };
            let most = way.iter().step_by(2).map(|&loses| left.of(loses)).min().unwrap_or(0);
            for (place, &cell) in way.iter().enumerate() {
                let now = left.of(cell);
                left.changed.insert(cell, if place % 2 == 0 { now - most } else { now + most });
            }
            possible += most;
        }
        None
    }

    /// Cells from a first part to a second one that in turn lose people and gain them; or all first parts that are
    /// reached from there.
    fn way(&self, from: u32, to: u32, left: &Left) -> Result<Vec<usize>, Vec<u32>> {
        if let Some(way) = self.short_way(from, to, left) {
            return Ok(way);
        }
        let mut came_by: BTreeMap<u32, Option<usize>> = BTreeMap::from([(from, None)]);
        let mut second_by: BTreeMap<u32, usize> = BTreeMap::new();
        let mut waiting = VecDeque::from([from]);
        while let Some(part) = waiting.pop_front() {
            for &loses in self.of_first[&part].iter().filter(|&&cell| left.of(cell) > 0) {
                let second = self.cells[loses].1;
                if second_by.contains_key(&second) {
                    continue;
                }
                second_by.insert(second, loses);
                if second == to {
                    return Ok(self.followed(to, &came_by, &second_by));
                }
                for &gains in &self.of_second[&second] {
                    let next = self.cells[gains].0;
                    if let Entry::Vacant(free) = came_by.entry(next) {
                        free.insert(Some(gains));
                        waiting.push_back(next);
                    }
                }
            }
        }
        Err(came_by.into_keys().collect())
    }

    /// The same by one other first part, as nearly always, where there are many: at once, not by looking at all.
    fn short_way(&self, from: u32, to: u32, left: &Left) -> Option<Vec<usize>> {
        let find = |parts: (u32, u32)| self.cells.binary_search_by_key(&parts, |cell| (cell.0, cell.1)).ok();
        let loses = |cell: &usize| left.of(*cell) > 0;
        self.of_first[&from].iter().copied().filter(loses).find_map(|first| {
            let gains = |last: usize| find((self.cells[last].0, self.cells[first].1));
            let mut into = self.of_second[&to].iter().copied().filter(loses);
            into.find_map(|last| Some(vec![first, gains(last)?, last]))
        })
    }

    fn followed(
        &self,
        to: u32,
        came_by: &BTreeMap<u32, Option<usize>>,
        second_by: &BTreeMap<u32, usize>,
    ) -> Vec<usize> {
        let mut way = vec![second_by[&to]];
        while let Some(gains) = came_by[&self.cells[way[way.len() - 1]].0] {
            way.push(gains);
            way.push(second_by[&self.cells[gains].1]);
        }
        way.reverse();
        way
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! {
        /// How often it was looked how many people a cell has left.
        pub(super) static LOOKS: Cell<usize> = const { Cell::new(0) };
    }

    fn leaks(cells: &[(u32, u32, usize)]) -> Vec<(u32, Vec<u32>)> {
        let people = cells.iter().flat_map(|&(one, other, people)| std::iter::repeat_n((one, other), people));
        Cells::of(people).leaks().into_iter().map(|leak| (leak.part, leak.with)).collect()
    }

    #[test]
    fn a_small_cell_is_given_away_where_nobody_else_could_be_in_it() {
        // Part 0 is part 0 of the others and three more.
        assert_eq!(leaks(&[(0, 0, 30), (0, 1, 3), (1, 1, 40)]), [(0, vec![0])]);
        // As many as are in both could change places.
        assert_eq!(leaks(&[(0, 0, 30), (0, 1, 3), (1, 0, 4), (1, 1, 40)]), []);
        // By two others in turn.
        assert_eq!(leaks(&[(0, 0, 30), (0, 1, 3), (1, 1, 20), (1, 2, 20), (2, 0, 20), (2, 2, 20)]), []);
    }

    #[test]
    fn many_teams_of_two_layers_take_time_by_their_number() {
        let looks = |teams: u32| {
            let cells: Vec<_> = (0..teams).flat_map(|team| [(team, 0, 1), (team, 1, 19)]).collect();
            LOOKS.set(0);
            assert_eq!(leaks(&cells), []);
            LOOKS.get()
        };
        let [some, many] = [200, 800].map(looks);
        assert!(many < 5 * some, "{some} looks, then {many}");
    }
}
