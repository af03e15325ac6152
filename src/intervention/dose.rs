//! How much of the backstage role leaders take on, group by group of layers.

use crate::fraction::Fraction;
use crate::organisation::{Chart, NOBODY, Organisation};
use serde::{Deserialize, Serialize};

/// How much of the backstage role leaders of each layer take on, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dose {
    /// The top team (layer 0).
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub top: Fraction,
    /// Leaders one layer below the top who lead leaders.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub senior: Fraction,
    /// All leaders of leaders further down.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub middle: Fraction,
    /// Leaders whose reports lead nobody.
    #[schemars(extend("x-unit" = "0 to 1"))]
    pub first_line: Fraction,
}

impl Default for Dose {
    fn default() -> Self {
        let fraction = |value| Fraction::new(value).expect("a fraction");
        Dose { top: fraction(0.6), senior: fraction(0.5), middle: fraction(0.4), first_line: fraction(0.2) }
    }
}

impl Dose {
    /// The doses of the groups, in the order of [`LeaderCounts`].
    pub fn each(&self) -> [f64; 4] {
        [self.top, self.senior, self.middle, self.first_line].map(Fraction::value)
    }

    /// Full-time-equivalent leaders in the role: Σ leaders · dose.
    pub fn leaders(&self, counts: LeaderCounts) -> f64 {
        weighted(self.each(), counts.leaders)
    }

    /// People who report to them: Σ reports · dose of their leader.
    pub fn reports(&self, counts: LeaderCounts) -> f64 {
        weighted(self.each(), counts.reports)
    }

    /// Every layer's dose times `factor`, at most 1.
    pub fn scaled(&self, factor: f64) -> Dose {
        let scale =
            |dose: Fraction| Fraction::new((dose.value() * factor).min(1.0)).expect("a fraction scaled and cut off");
        Dose {
            top: scale(self.top),
            senior: scale(self.senior),
            middle: scale(self.middle),
            first_line: scale(self.first_line),
        }
    }

    /// Each person's own dose: 0 for those who lead nobody.
    pub fn of_everybody(&self, chart: &Chart) -> Vec<f64> {
        ranks(chart).into_iter().map(|rank| rank.map_or(0.0, |rank| self.each()[rank as usize])).collect()
    }
}

fn weighted(doses: [f64; 4], counts: [u32; 4]) -> f64 {
    doses.into_iter().zip(counts).map(|(dose, count)| f64::from(count) * dose).sum()
}

/// How many leaders there are in each group of layers (top, senior, middle, first line), and how many people
/// report to them directly.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct LeaderCounts {
    /// Leaders.
    pub leaders: [u32; 4],
    /// Their direct reports.
    pub reports: [u32; 4],
}

impl LeaderCounts {
    /// The leaders of an organisation; none in a textbook network.
    pub fn of(organisation: &Organisation) -> LeaderCounts {
        let mut counts = LeaderCounts::default();
        let Some(chart) = &organisation.chart else { return counts };
        let ranks = ranks(chart);
        ranks.iter().flatten().for_each(|&rank| counts.leaders[rank as usize] += 1);
        let leaders = chart.manager.iter().filter(|&&manager| manager != NOBODY);
        leaders.filter_map(|&manager| ranks[manager as usize]).for_each(|rank| counts.reports[rank as usize] += 1);
        counts
    }
}

/// The group of layers to which a leader belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Rank {
    /// The top team.
    Top,
    /// One layer below the top, leading leaders.
    Senior,
    /// Further down, leading leaders.
    Middle,
    /// Leading people who lead nobody.
    FirstLine,
}

impl Rank {
    /// From the top down.
    pub const ALL: [Rank; 4] = [Rank::Top, Rank::Senior, Rank::Middle, Rank::FirstLine];
}

/// The rank of each person who leads anybody.
pub(super) fn ranks(chart: &Chart) -> Vec<Option<Rank>> {
    let leads = chart.leads();
    let mut leads_leaders = vec![false; leads.len()];
    for (person, &manager) in chart.manager.iter().enumerate() {
        if manager != NOBODY && leads[person] {
            leads_leaders[manager as usize] = true;
        }
    }
    let rank = |person: usize| match chart.layer[person] {
        _ if !leads[person] => None,
        0 => Some(Rank::Top),
        _ if !leads_leaders[person] => Some(Rank::FirstLine),
        1 => Some(Rank::Senior),
        _ => Some(Rank::Middle),
    };
    (0..leads.len()).map(rank).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Complete;

    fn line_of_four() -> Chart {
        Chart {
            manager: vec![NOBODY, 0, 1, 2],
            layer: vec![0, 1, 2, 3],
            team: vec![0; 4],
            site: vec![0; 4],
            tenure_years: Vec::new(),
        }
    }

    #[test]
    fn ranks_follow_who_leads_leaders() {
        let expected = [Some(Rank::Top), Some(Rank::Senior), Some(Rank::FirstLine), None];
        assert_eq!(ranks(&line_of_four()), expected);
    }

    #[test]
    fn leaders_and_reports_are_counted_by_rank() {
        let organisation = Organisation { chart: Some(line_of_four()), ..Organisation::alike(Complete {}.build(4)) };
        let counts = LeaderCounts::of(&organisation);
        assert_eq!((counts.leaders, counts.reports), ([1, 1, 0, 1], [1, 1, 0, 1]));
        assert!((Dose::default().leaders(counts) - 1.3).abs() < 1e-12);
    }
}
