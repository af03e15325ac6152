//! Who makes up a team, and which teams a team sees.

use super::lot::place;
use super::settings::LearnsFrom;
use crate::organisation::{Grouped, Network, Organisation, Rows};

/// The teams of an organisation as they are in week 0; without a chart everybody is a team of one.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Teams {
    people: u32,
    /// Everybody's team; `None` when everybody is a team of one.
    team: Option<Vec<u32>>,
    count: u32,
    seen: Seen,
}

/// Which teams a team sees.
#[derive(Debug, Clone, PartialEq)]
enum Seen {
    Nobody,
    /// Any other one.
    Everybody,
    /// One a tie from another team.
    Tied(Grouped),
}

impl Teams {
    /// The teams of an organisation.
    pub fn new(organisation: &Organisation, learns_from: LearnsFrom) -> Teams {
        let people = organisation.people();
        let team = organisation.chart.as_ref().map(|chart| chart.team.clone());
        let count = team.as_ref().map_or(people, |team| team.iter().max().map_or(0, |last| last + 1));
        let mut teams = Teams { people, team, count, seen: Seen::Nobody };
        teams.seen = match (learns_from, &organisation.network) {
            (LearnsFrom::Team, _) => Seen::Nobody,
            (LearnsFrom::Network, Network::Complete { .. }) => Seen::Everybody,
            (LearnsFrom::Network, Network::Rows(rows)) => teams.tied(rows),
        };
        teams
    }

    /// How many teams.
    pub fn count(&self) -> u32 {
        self.count
    }

    /// How many people.
    pub fn people(&self) -> u32 {
        self.people
    }

    /// Everybody with their team.
    pub fn members(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..self.people).map(|person| (person, self.of(person)))
    }

    /// The team that `team` sees by a lot from 0 to 1: each tie from another team is as likely.
    pub fn seen_by(&self, team: u32, lot: f64) -> Option<u32> {
        let pick = |count: usize| (count > 0).then(|| place(lot, count));
        match &self.seen {
            Seen::Nobody => None,
            Seen::Everybody => {
                pick(self.count as usize - 1).map(|other| other as u32 + u32::from(other as u32 >= team))
            }
            Seen::Tied(seen) => pick(seen.of(team).len()).map(|at| seen.of(team)[at]),
        }
    }

    fn of(&self, person: u32) -> u32 {
        self.team.as_ref().map_or(person, |team| team[person as usize])
    }

    /// What each team sees along ties from others.
    fn tied(&self, rows: &Rows) -> Seen {
        let between = rows.ties().map(|tie| (self.of(tie.to), self.of(tie.from)));
        Seen::Tied(Grouped::new(self.count as usize, between.filter(|(team, other)| team != other)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Chart, NOBODY, Tie};

    /// Every team that `team` sees at some lot.
    fn seen(teams: &Teams, team: u32) -> Vec<u32> {
        let mut seen: Vec<u32> = (0..64).filter_map(|lot| teams.seen_by(team, (f64::from(lot) + 0.5) / 64.0)).collect();
        seen.sort_unstable();
        seen.dedup();
        seen
    }

    #[test]
    fn a_team_sees_those_whose_example_reaches_one_of_its_members() {
        let tie = |from, to| Tie { from, to, weight: 1.0 };
        let rows = Rows::new(5, &[tie(0, 1), tie(1, 2), tie(3, 0), tie(4, 2)]);
        let team = vec![0, 0, 1, 2, 1];
        let chart = Chart { manager: vec![NOBODY; 5], layer: vec![0; 5], team, site: vec![0; 5], tenure_years: vec![] };
        let organisation = Organisation { chart: Some(chart), ..Organisation::alike(Network::Rows(rows)) };
        let teams = Teams::new(&organisation, LearnsFrom::Network);
        assert_eq!(teams.count(), 3);
        assert_eq!((seen(&teams, 0), seen(&teams, 1), seen(&teams, 2)), (vec![2], vec![0], vec![]));
        let alone = Teams::new(&organisation, LearnsFrom::Team);
        assert!(seen(&alone, 0).is_empty());
    }

    #[test]
    fn without_a_chart_everybody_is_a_team_of_one() {
        let organisation = Organisation::alike(Network::Complete { people: 4 });
        let teams = Teams::new(&organisation, LearnsFrom::Network);
        assert_eq!((teams.count(), seen(&teams, 2)), (4, vec![0, 1, 3]));
        assert!(teams.members().all(|(person, team)| person == team));
        let alone = Teams::new(&Organisation::alike(Network::Complete { people: 1 }), LearnsFrom::Network);
        assert_eq!(alone.seen_by(0, 0.5), None);
    }
}
