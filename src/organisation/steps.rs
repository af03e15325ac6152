//! Who is met in how many steps, the nearest first.

use super::{Network, Rows, contacts};

const NOT_MET: u32 = u32::MAX;

/// A walk along ties; a cell a person. It forgets itself in the time that it took.
pub(crate) struct Steps {
    /// How many ties away they are.
    steps: Vec<u32>,
    /// Who was met, the nearest first.
    met: Vec<u32>,
}

impl Steps {
    /// No walk yet, among so many people.
    pub(crate) fn new(people: u32) -> Steps {
        Steps { steps: vec![NOT_MET; people as usize], met: Vec::new() }
    }

    /// Everybody whom examples reach from `starts` in at most so many steps, with the number of steps; only people
    /// who are `open` are met.
    pub(crate) fn walk(
        &mut self,
        rows: &Rows,
        starts: &[u32],
        most: u32,
        open: impl Fn(u32) -> bool,
    ) -> impl Iterator<Item = (u32, u32)> + '_ {
        self.met.drain(..).for_each(|person| self.steps[person as usize] = NOT_MET);
        starts.iter().for_each(|&start| self.meet(start, 0));
        let mut next = 0;
        while let Some(&person) = self.met.get(next) {
            next += 1;
            let here = self.steps[person as usize];
            if here == most {
                break;
            }
            contacts(rows, person).filter(|&other| open(other)).for_each(|other| self.meet(other, here + 1));
        }
        self.met.iter().map(|&person| (person, self.steps[person as usize]))
    }

    fn meet(&mut self, person: u32, steps: u32) {
        let before = &mut self.steps[person as usize];
        if *before == NOT_MET {
            *before = steps;
            self.met.push(person);
        }
    }
}

/// How many steps each person is from the nearest of `starts`, as far as examples go in at most so many.
pub(crate) fn steps_from(network: &Network, starts: &[u32], most: u32) -> Vec<Option<u32>> {
    let mut steps = vec![None; network.people() as usize];
    match network {
        Network::Complete { .. } if starts.is_empty() => (),
        Network::Complete { .. } => {
            steps.fill((most > 0).then_some(1));
            starts.iter().for_each(|&start| steps[start as usize] = Some(0));
        }
        Network::Rows(rows) => {
            let mut walk = Steps::new(rows.people());
            walk.walk(rows, starts, most, |_| true).for_each(|(person, far)| steps[person as usize] = Some(far));
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Tie;

    /// From each to the next.
    fn ties(along: &[u32]) -> Vec<Tie> {
        along.windows(2).map(|pair| Tie { from: pair[0], to: pair[1], weight: 1.0 }).collect()
    }

    #[test]
    fn people_are_met_in_the_order_of_their_steps_and_no_further_than_asked() {
        let ring = Network::Rows(Rows::both_ways(7, &ties(&[0, 1, 2, 3, 4, 5, 6, 0])));
        let path = Network::Rows(Rows::new(3, &ties(&[0, 1, 2])));
        assert_eq!(steps_from(&ring, &[0], 2), [0, 1, 2, 9, 9, 2, 1].map(|far| (far < 9).then_some(far)));
        assert_eq!(steps_from(&path, &[1], 5), [None, Some(0), Some(1)]);
        assert_eq!(steps_from(&Network::Complete { people: 3 }, &[1], 1), [Some(1), Some(0), Some(1)]);
        assert_eq!(steps_from(&Network::Complete { people: 2 }, &[], 3), [None, None]);
    }

    #[test]
    fn a_walk_forgets_the_one_before_and_keeps_out_of_what_is_closed() {
        let path = Rows::both_ways(5, &ties(&[0, 1, 2, 3, 4]));
        let mut steps = Steps::new(5);
        assert_eq!(steps.walk(&path, &[0], 9, |_| true).count(), 5);
        let met: Vec<_> = steps.walk(&path, &[2], 9, |person| person != 1).collect();
        assert_eq!(met, [(2, 0), (3, 1), (4, 2)]);
    }
}
