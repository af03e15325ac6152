//! Who reports to whom, looked at from above.

use super::{Chart, NOBODY};

/// Each person's direct reports, side by side, and how far each is from the top.
#[derive(Debug)]
pub struct Reports {
    starts: Vec<u32>,
    people: Vec<u32>,
    depth: Vec<u32>,
    tops: Vec<u32>,
}

impl Reports {
    /// From a chart in which nobody is above themselves.
    pub fn of(chart: &Chart) -> Reports {
        let count = chart.manager.len();
        let mut starts = vec![0; count + 1];
        for &manager in chart.manager.iter().filter(|&&manager| manager != NOBODY) {
            starts[manager as usize + 1] += 1;
        }
        for place in 1..starts.len() {
            starts[place] += starts[place - 1];
        }
        let (mut next, mut people) = (starts.clone(), vec![0; starts[count] as usize]);
        let mut tops = Vec::new();
        for (person, &manager) in (0..).zip(&chart.manager) {
            if manager == NOBODY {
                tops.push(person);
            } else {
                people[next[manager as usize] as usize] = person;
                next[manager as usize] += 1;
            }
        }
        let mut reports = Reports { starts, people, depth: vec![0; count], tops };
        reports.count_depth();
        reports
    }

    fn count_depth(&mut self) {
        let mut line = self.tops.clone();
        while let Some(leader) = line.pop() {
            for at in self.places(leader) {
                let person = self.people[at];
                self.depth[person as usize] = self.depth[leader as usize] + 1;
                line.push(person);
            }
        }
    }

    /// Those who report to somebody, in order.
    pub fn to(&self, leader: u32) -> &[u32] {
        &self.people[self.places(leader)]
    }

    /// Those above whom there is nobody, in order.
    pub fn tops(&self) -> &[u32] {
        &self.tops
    }

    /// How many leaders are above somebody.
    pub fn depth(&self, person: u32) -> u32 {
        self.depth[person as usize]
    }

    /// People by how many leaders are above them: the top first.
    pub fn by_depth(&self) -> Vec<Vec<u32>> {
        let mut levels: Vec<Vec<u32>> = Vec::new();
        let mut level = self.tops.clone();
        while !level.is_empty() {
            let next = level.iter().flat_map(|&leader| self.to(leader)).copied().collect();
            levels.push(std::mem::replace(&mut level, next));
        }
        levels
    }

    /// How many people report to somebody.
    pub fn count(&self) -> usize {
        self.people.len()
    }

    fn places(&self, leader: u32) -> std::ops::Range<usize> {
        self.starts[leader as usize] as usize..self.starts[leader as usize + 1] as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_are_listed_by_leader_and_counted_from_the_top() {
        let manager = vec![2, 2, NOBODY, 0, 0, NOBODY];
        let chart = Chart {
            manager,
            layer: vec![1, 1, 0, 2, 2, 0],
            team: vec![0; 6],
            site: vec![0; 6],
            tenure_years: Vec::new(),
        };
        let reports = Reports::of(&chart);
        assert_eq!([0, 1, 2, 3, 4, 5].map(|leader| reports.to(leader)), [&[3, 4][..], &[], &[0, 1], &[], &[], &[]]);
        assert_eq!([0, 1, 2, 3, 4, 5].map(|person| reports.depth(person)), [1, 1, 0, 2, 2, 0]);
        assert_eq!((reports.tops(), reports.count()), (&[2, 5][..], 4));
        assert_eq!(reports.by_depth(), [vec![2, 5], vec![0, 1], vec![3, 4]]);
    }
}
