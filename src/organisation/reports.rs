//! Who reports to whom, looked at from above.

use super::{Chart, Grouped, NOBODY};

/// Each person's direct reports, and how far each person is from the top.
#[derive(Debug)]
pub struct Reports {
    to: Grouped,
    depth: Vec<u32>,
    tops: Vec<u32>,
}

impl Reports {
    /// From a chart in which nobody is above themselves.
    pub fn of(chart: &Chart) -> Reports {
        let managed = chart.manager.iter().copied().zip(0..);
        let tops: Vec<u32> = managed.clone().filter(|&(manager, _)| manager == NOBODY).map(|(_, top)| top).collect();
        let to = Grouped::new(chart.manager.len(), managed.filter(|&(manager, _)| manager != NOBODY));
        let mut depth = vec![0; chart.manager.len()];
        let mut line = tops.clone();
        while let Some(leader) = line.pop() {
            to.of(leader).iter().for_each(|&person| depth[person as usize] = depth[leader as usize] + 1);
            line.extend_from_slice(to.of(leader));
        }
        Reports { to, depth, tops }
    }

    /// Those who report to somebody, in order.
    pub fn to(&self, leader: u32) -> &[u32] {
        self.to.of(leader)
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
        self.to.count()
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
