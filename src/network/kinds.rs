//! Ties by what else the two have to do with each other: formal and informal, within teams and beyond.

use crate::organisation::{Chart, NOBODY, Rows};

/// Pairs of people who are tied, by what else they have to do with each other, and reporting lines by whether the two
/// are tied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds {
    /// Reporting lines.
    pub lines: u64,
    /// Tied pairs of whom one reports to the other.
    pub along_lines: u64,
    /// Other tied pairs of a team.
    pub in_teams: u64,
    /// Other tied pairs of a site.
    pub at_sites: u64,
    /// All others.
    pub elsewhere: u64,
}

impl Kinds {
    /// Of a network in which every tie goes both ways; `None` without reporting lines.
    pub(super) fn of(either: &Rows, chart: &Chart) -> Option<Kinds> {
        let lines = chart.manager.iter().filter(|&&manager| manager != NOBODY).count() as u64;
        let mut kinds = Kinds { lines, along_lines: 0, in_teams: 0, at_sites: 0, elsewhere: 0 };
        for tie in either.ties().filter(|tie| tie.from < tie.to) {
            let (one, other) = (tie.from as usize, tie.to as usize);
            let kind = if chart.manager[one] == tie.to || chart.manager[other] == tie.from {
                &mut kinds.along_lines
            } else if chart.team[one] == chart.team[other] {
                &mut kinds.in_teams
            } else if chart.site[one] == chart.site[other] {
                &mut kinds.at_sites
            } else {
                &mut kinds.elsewhere
            };
            *kind += 1;
        }
        (lines > 0).then_some(kinds)
    }
}

#[cfg(test)]
mod tests {
    use super::super::examples::rows;
    use super::*;

    #[test]
    fn every_pair_is_of_one_kind() {
        let chart = Chart {
            manager: vec![NOBODY, 0, 0, 1, 1],
            layer: vec![0, 1, 1, 2, 2],
            team: vec![0, 0, 0, 1, 1],
            site: vec![0, 0, 0, 0, 1],
            tenure_years: vec![],
        };
        let either = rows(&[(0, 1), (1, 2), (2, 3), (2, 4), (3, 4)]);
        let expected = Kinds { lines: 4, along_lines: 1, in_teams: 2, at_sites: 1, elsewhere: 1 };
        assert_eq!(Kinds::of(&either, &chart), Some(expected));
        assert_eq!(Kinds::of(&either, &Chart { manager: vec![NOBODY; 5], ..chart }), None);
    }
}
