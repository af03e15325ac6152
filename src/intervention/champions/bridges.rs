//! Leaders bring champions of different teams together: ties that were not there, and wider ones between the teams.

use super::member::Member;
use crate::organisation::{Network, Organisation, Tie};
use crate::random::{Luck, Purpose};
use std::collections::BTreeSet;

/// How many bridges are built this week, and how wide.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bridging {
    /// How many.
    pub due: u32,
    /// How many ties each has, the one between the two champions counted.
    pub width: u32,
}

/// The bridges built so far.
#[derive(Debug, Default)]
pub(super) struct Bridges {
    tried: u32,
    /// Who is tied by them, the lower number first.
    pairs: BTreeSet<(u32, u32)>,
}

impl Bridges {
    /// Builds this week's bridges between those who serve; gives the ties, which go both ways, each once.
    pub(super) fn build(
        &mut self,
        bridging: Bridging,
        serving: &[&Member],
        organisation: &Organisation,
        luck: Luck,
    ) -> Vec<(u32, u32)> {
        let mut built = Vec::new();
        for _ in 0..bridging.due {
            self.tried += 1;
            if let Some((one, other)) = self.champions(serving, organisation, luck) {
                built.extend(self.tie(one, other, organisation));
                self.widen(one, other, bridging.width, organisation, luck, &mut built);
            }
        }
        built
    }

    /// Two who serve, of different teams and not tied: by lot the one, and then the other.
    fn champions(&self, serving: &[&Member], organisation: &Organisation, luck: Luck) -> Option<(u32, u32)> {
        let team = |person: u32| organisation.chart.as_ref().map_or(0, |chart| chart.team[person as usize]);
        let (first, second) = luck.pair(Purpose::Bridge, 0, self.tried);
        let one = serving.get((first * serving.len() as f64) as usize)?.person;
        let far = |other: &u32| team(*other) != team(one) && !self.tied(one, *other, organisation);
        let others: Vec<u32> = serving.iter().map(|member| member.person).filter(far).collect();
        others.get((second * others.len() as f64) as usize).map(|&other| (one, other))
    }

    /// Ties as many more of the two teams, side by side.
    fn widen(
        &mut self,
        one: u32,
        other: u32,
        width: u32,
        organisation: &Organisation,
        luck: Luck,
        built: &mut Vec<(u32, u32)>,
    ) {
        let Some(chart) = organisation.chart.as_ref().filter(|_| width > 1) else { return };
        let mates = |of: u32| -> Vec<u32> {
            let team = chart.team[of as usize];
            (0..organisation.people()).filter(|&person| person != of && chart.team[person as usize] == team).collect()
        };
        let (near, far) = (mates(one), mates(other));
        let (first, second) = luck.pair(Purpose::Bridge, 1, self.tried);
        let at =
            |mates: &[u32], lot: f64, step: usize| mates[((lot * mates.len() as f64) as usize + step) % mates.len()];
        for step in 0..(width as usize - 1).min(near.len()).min(far.len()) {
            built.extend(self.tie(at(&near, first, step), at(&far, second, step), organisation));
        }
    }

    /// A tie between two who have none.
    fn tie(&mut self, one: u32, other: u32, organisation: &Organisation) -> Option<(u32, u32)> {
        let fresh = !self.tied(one, other, organisation);
        fresh.then(|| {
            self.pairs.insert((one.min(other), one.max(other)));
            (one, other)
        })
    }

    fn tied(&self, one: u32, other: u32, organisation: &Organisation) -> bool {
        let Network::Rows(rows) = &organisation.network else { return true };
        let reaches = |from, to| rows.reached_by(from).binary_search(&to).is_ok();
        let ever = reaches(one, other) || !rows.known_mutual() && reaches(other, one);
        ever || self.pairs.contains(&(one.min(other), one.max(other)))
    }
}

/// The ties of a pair, both ways.
pub(super) fn both_ways((one, other): (u32, u32), weight: f32) -> [Tie; 2] {
    [Tie { from: one, to: other, weight }, Tie { from: other, to: one, weight }]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Chart, NOBODY, Rows};

    /// Teams of four without a tie between them.
    fn teams(count: u32) -> Organisation {
        let people = count * 4;
        let chart = Chart {
            manager: vec![NOBODY; people as usize],
            layer: vec![0; people as usize],
            team: (0..people).map(|person| person / 4).collect(),
            site: vec![0; people as usize],
            tenure_years: Vec::new(),
        };
        Organisation { chart: Some(chart), ..Organisation::alike(Network::Rows(Rows::new(people, &[]))) }
    }

    fn built(width: u32, due: u32, organisation: &Organisation) -> Vec<(u32, u32)> {
        let luck = Luck::new(5, 0);
        let members: Vec<Member> =
            (0..organisation.people()).step_by(4).map(|person| Member::new(person, 1, 0, 0, luck)).collect();
        let serving: Vec<&Member> = members.iter().collect();
        Bridges::default().build(Bridging { due, width }, &serving, organisation, luck)
    }

    #[test]
    fn a_bridge_ties_champions_of_different_teams_once() {
        let ties = built(1, 50, &teams(4));
        assert_eq!(ties.len(), 6); // all pairs of four
        assert!(ties.iter().all(|(one, other)| one % 4 == 0 && other % 4 == 0 && one != other));
        assert_eq!(built(1, 50, &teams(1)), []);
    }

    #[test]
    fn a_wide_bridge_has_that_many_ties_between_the_same_teams() {
        for width in 1..=4 {
            let ties = built(width, 1, &teams(3));
            let sides: BTreeSet<(u32, u32)> = ties.iter().map(|(one, other)| (one / 4, other / 4)).collect();
            assert_eq!((ties.len(), sides.len()), (width as usize, 1));
        }
        assert_eq!(built(9, 1, &teams(2)).len(), 4); // no team has more than its people
    }
}
