//! Which reverse-reachable sets have a chosen person in them already, and how many the best choice could have.

use super::greedy::Gains;
use super::reverse_sets::Sets;

/// Sets that are covered one by one as people are taken.
pub(super) struct Covered<'a> {
    sets: &'a Sets,
    /// Where each person's sets begin in `sets_of`.
    starts: Vec<u32>,
    sets_of: Vec<u32>,
    met: Vec<bool>,
    covered: usize,
    /// How many uncovered sets each person is in.
    gains: Vec<u32>,
    /// How many people may be taken, and how many are.
    wanted: usize,
    taken: usize,
    /// No choice covers more.
    most: f64,
}

impl<'a> Covered<'a> {
    /// None of the sets yet, of which `count` people of all may cover some.
    pub(super) fn new(sets: &'a Sets, people: u32, count: u32) -> Covered<'a> {
        let mut gains = vec![0u32; people as usize];
        sets.members.iter().for_each(|&member| gains[member as usize] += 1);
        let mut starts = Vec::with_capacity(gains.len() + 1);
        starts.push(0);
        gains.iter().for_each(|&count| starts.push(starts[starts.len() - 1] + count));
        let mut next = starts.clone();
        let mut sets_of = vec![0; sets.members.len()];
        for set in 0..sets.len() {
            for &member in sets.members_of(set) {
                sets_of[next[member as usize] as usize] = set as u32;
                next[member as usize] += 1;
            }
        }
        let (met, wanted) = (vec![false; sets.len()], count as usize);
        Covered { sets, starts, sets_of, met, covered: 0, gains, wanted, taken: 0, most: sets.len() as f64 }
    }

    /// How many sets are covered.
    pub(super) fn count(&self) -> usize {
        self.covered
    }

    /// How many sets the best choice covers at the most, by what was seen on the way (OPIM-C's second bound, at some
    /// of its places).
    pub(super) fn most(&self) -> f64 {
        self.most.min(self.most_from_here())
    }

    /// What is covered and what as many people as are to be chosen could add to it at the most.
    fn most_from_here(&self) -> f64 {
        let mut gains = self.gains.clone();
        let count = self.wanted.min(gains.len());
        if count < gains.len() {
            gains.select_nth_unstable_by(count, |a, b| b.cmp(a));
        }
        self.covered as f64 + gains[..count].iter().map(|&gain| f64::from(gain)).sum::<f64>()
    }
}

impl Gains for Covered<'_> {
    fn gain(&mut self, person: u32) -> f64 {
        f64::from(self.gains[person as usize])
    }

    fn take(&mut self, person: u32) {
        if self.taken == 0 || self.taken.is_power_of_two() {
            self.most = self.most();
        }
        self.taken += 1;
        for at in self.starts[person as usize]..self.starts[person as usize + 1] {
            let set = self.sets_of[at as usize] as usize;
            if !std::mem::replace(&mut self.met[set], true) {
                self.covered += 1;
                self.sets.members_of(set).iter().for_each(|&member| self.gains[member as usize] -= 1);
            }
        }
    }
}

/// The logarithm of the number of ways to choose so many people.
pub(super) fn ln_choose(people: u32, count: u32) -> f64 {
    let few = count.min(people - count);
    (0..few).map(|place| libm::log(f64::from(people - place) / f64::from(place + 1))).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::Luck;
    use crate::seeding::greedy::greedy;

    #[test]
    fn no_choice_covers_more_than_is_told() {
        // sets {0 1} {0 2} {1} {2} {3}: 1 and 2 cover four; taking 0 first leaves three
        let sets = Sets { ends: vec![2, 4, 5, 6, 7], members: vec![0, 1, 0, 2, 1, 2, 3] };
        let mut covered = Covered::new(&sets, 4, 2);
        let taken = greedy(4, 2, Luck::new(1, 0), &mut covered);
        assert!(taken.len() == 2 && (3..=4).contains(&covered.count()), "{taken:?}");
        assert_eq!(covered.most(), 4.0);
    }

    #[test]
    fn the_number_of_ways_is_counted() {
        assert!((ln_choose(10, 3) - 120f64.ln()).abs() < 1e-12 && (ln_choose(10, 7) - 120f64.ln()).abs() < 1e-12);
        assert_eq!(ln_choose(5, 5), 0.0);
    }
}
