//! How people could be spread over cells in another way with the same tables: two who change places in one grouping.

use std::collections::{BTreeMap, HashMap};

/// So many cells of a part, and of a set of others, are looked at for a short way.
const LOOKED_AT: usize = 24;

#[cfg(test)]
thread_local! {
    /// How often it was looked how many people a cell has left.
    pub(super) static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

/// How many people each cell has left to lose.
pub(super) struct Left<'a> {
    people: &'a [usize],
    changed: BTreeMap<usize, usize>,
}

impl Left<'_> {
    /// All that there are, but of one cell none: nobody is to come out of it.
    pub fn beside(cell: usize, people: &[usize]) -> Left<'_> {
        Left { people, changed: BTreeMap::from([(cell, 0)]) }
    }

    fn of(&self, cell: usize) -> usize {
        #[cfg(test)]
        LOOKS.set(LOOKS.get() + 1);
        self.changed.get(&cell).copied().unwrap_or(self.people[cell])
    }
}

/// Changes of place within one grouping: how many people are of each of its parts, and of each set of parts of the
/// others, stays as it is.
pub(super) struct Exchange {
    /// The parts, rising: they stand for their places here.
    parts: Vec<u32>,
    /// The part of each cell, and the number of its set of other parts.
    ends: Vec<(usize, usize)>,
    /// The cells of each part, and of each set of others.
    of_part: Vec<Vec<usize>>,
    of_others: Vec<Vec<usize>>,
    /// The cell of a part and a set of others.
    cell: HashMap<(usize, usize), usize>, // only looked up, so that its order is never seen
}

impl Exchange {
    /// Changes of place within grouping `at`, from the parts of each cell.
    pub fn within(cells: &[Vec<u32>], at: usize) -> Exchange {
        let mut parts: Vec<u32> = cells.iter().map(|cell| cell[at]).collect();
        parts.sort_unstable();
        parts.dedup();
        let mut sets: HashMap<Vec<u32>, usize> = HashMap::new(); // only looked up
        let (mut of_part, mut of_others) = (vec![Vec::new(); parts.len()], Vec::<Vec<usize>>::new());
        let mut ends = Vec::with_capacity(cells.len());
        for (cell, of) in cells.iter().enumerate() {
            let next = sets.len();
            let set = *sets.entry([&of[..at], &of[at + 1..]].concat()).or_insert(next);
            if set == next {
                of_others.push(Vec::new());
            }
            let part = parts.binary_search(&of[at]).expect("it is one of them");
            of_part[part].push(cell);
            of_others[set].push(cell);
            ends.push((part, set));
        }
        let cell = ends.iter().enumerate().map(|(cell, &ends)| (ends, cell)).collect();
        Exchange { parts, ends, of_part, of_others, cell }
    }

    /// How many people come into a cell at most, up to `enough`, by changes of place in turn; and, where that is not
    /// enough, all parts that are reached. They flow from its part to its set of others along cells that lose people and
    /// gain others (the maximum flow of Ford & Fulkerson 1956).
    pub fn into(&self, cell: usize, enough: usize, left: &mut Left) -> (usize, Vec<u32>) {
        let (from, to) = self.ends[cell];
        let mut came = 0;
        while came < enough {
            let way = match self.way(from, to, left) {
                Ok(way) => way,
                Err(reached) => return (came, reached.into_iter().map(|part| self.parts[part]).collect()),
            };
            let most = way.iter().step_by(2).map(|&loses| left.of(loses)).min().unwrap_or(0);
            for (place, &cell) in way.iter().enumerate() {
                let now = left.of(cell);
                left.changed.insert(cell, if place % 2 == 0 { now - most } else { now + most });
            }
            came += most;
        }
        (came, Vec::new())
    }

    /// The other cells with the same parts of the other groupings: the part of each.
    pub fn beside(&self, cell: usize) -> impl Iterator<Item = (u32, usize)> + '_ {
        let others = self.of_others[self.ends[cell].1].iter().copied().filter(move |&other| other != cell);
        others.map(|other| (self.parts[self.ends[other].0], other))
    }

    /// Cells from a part to a set of others that in turn lose people and gain them; or all parts that are reached.
    fn way(&self, from: usize, to: usize, left: &Left) -> Result<Vec<usize>, Vec<usize>> {
        if let Some(way) = self.short_way(from, to, left) {
            return Ok(way);
        }
        let mut came_by: Vec<Option<usize>> = vec![None; self.of_part.len()];
        let mut lost_by: Vec<Option<usize>> = vec![None; self.of_others.len()];
        let mut reached = vec![from];
        let mut next = 0;
        while let Some(&part) = reached.get(next) {
            next += 1;
            for &loses in self.of_part[part].iter().filter(|&&cell| left.of(cell) > 0) {
                let others = self.ends[loses].1;
                if lost_by[others].is_some() {
                    continue;
                }
                lost_by[others] = Some(loses);
                if others == to {
                    return Ok(self.followed(loses, &came_by, &lost_by));
                }
                for &gains in &self.of_others[others] {
                    let part = self.ends[gains].0;
                    if part != from && came_by[part].is_none() {
                        came_by[part] = Some(gains);
                        reached.push(part);
                    }
                }
            }
        }
        reached.sort_unstable();
        Err(reached)
    }

    /// The same by one other part, as nearly always, where there are many: at once, not by looking at all.
    fn short_way(&self, from: usize, to: usize, left: &Left) -> Option<Vec<usize>> {
        let loses = |cell: &usize| left.of(*cell) > 0;
        self.of_part[from].iter().copied().filter(loses).take(LOOKED_AT).find_map(|first| {
            let gains = |last: usize| self.cell.get(&(self.ends[last].0, self.ends[first].1)).copied();
            let mut into = self.of_others[to].iter().copied().filter(loses).take(LOOKED_AT);
            into.find_map(|last| Some(vec![first, gains(last)?, last]))
        })
    }

    /// The way back from its last cell, turned round.
    fn followed(&self, last: usize, came_by: &[Option<usize>], lost_by: &[Option<usize>]) -> Vec<usize> {
        let mut way = vec![last];
        while let Some(gains) = came_by[self.ends[way[way.len() - 1]].0] {
            way.push(gains);
            way.extend(lost_by[self.ends[gains].1]);
        }
        way.reverse();
        way
    }
}
