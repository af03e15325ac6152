//! What an organisation came to in figures, as it is told: of people who may be real, none from which few of them could
//! be counted.

use super::words::{round, two_digits};
use crate::organisation::{ChartFigures, Figures};
use crate::privacy::Count;

/// An organisation in figures, as it is told.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Achieved {
    /// How many people.
    pub people: u32,
    /// How many directed ties; `None` where they are few.
    pub ties: Option<u64>,
    /// Contacts of a person, mean.
    pub contacts: f64,
    /// Layers, teams and sites; `None` in a textbook network.
    pub chart: Option<AchievedChart>,
}

/// Layers, teams and sites in figures, as they are told.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct AchievedChart {
    /// How many layers.
    pub layers: usize,
    /// Direct reports of a leader, on average; `None` where few lead.
    pub span: Option<f64>,
    /// How many teams have people.
    pub teams: u32,
    /// How many sites have people.
    pub sites: u32,
    /// The share of ties among colleagues within a team; `None` where these are few or all but few, or there are none.
    pub same_team: Option<f64>,
    /// The share within a site but not within a team, likewise.
    pub same_site: Option<f64>,
}

impl Achieved {
    /// What an organisation came to: counts to the nearest ten, shares to the whole percent, means with two digits, where
    /// its people may be real.
    pub fn of(figures: &Figures, is_real: bool) -> Achieved {
        let Figures { people, ties, contacts, chart, .. } = figures;
        let mean = |value: f64| if is_real { two_digits(value) } else { value };
        let ties = if is_real { Count::of(*ties as f64).value().map(|ties| ties as u64) } else { Some(*ties) };
        let ends = contacts.mean * f64::from(*people);
        let share = |share: Option<f64>| match share {
            Some(share) if is_real => {
                Count::among((share * ends).round(), ends.round()).value().map(|_| round(share, 2))
            }
            share => share,
        };
        let told = |chart: &ChartFigures| AchievedChart {
            layers: chart.layers.len(),
            span: (!is_real || Count::of(chart.leaders.into()) != Count::Few).then(|| mean(chart.span)),
            teams: chart.teams,
            sites: chart.sites,
            same_team: share(chart.same_team),
            same_site: share(chart.same_site),
        };
        Achieved { people: *people, ties, contacts: mean(contacts.mean), chart: chart.as_ref().map(told) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::{Chart, NOBODY, Network, Organisation, Rows};

    #[test]
    fn few_who_lead_and_few_ties_within_a_team_cannot_be_counted() {
        // Three lead 57; two of them are tied within their team.
        let manager: Vec<u32> = (0..60).map(|person| if person < 3 { NOBODY } else { person % 3 }).collect();
        let chart = Chart {
            layer: manager.iter().map(|&manager| u8::from(manager != NOBODY)).collect(),
            team: (0..60).map(|person| u32::from(person > 1)).collect(),
            manager,
            site: vec![0; 60],
            tenure_years: Vec::new(),
        };
        let pairs = [(0, 1)].into_iter().chain((2..60).map(|person| (person % 2, person)));
        let organisation =
            Organisation { network: Network::Rows(Rows::pairs(60, pairs)), chart: Some(chart), ids: None };
        let figures = Figures::of(&organisation);
        let [made_up, real] = [false, true].map(|is_real| Achieved::of(&figures, is_real));
        assert_eq!((made_up.ties, real.ties), (Some(118), Some(120)));
        let [made_up, real] = [made_up, real].map(|achieved| achieved.chart.unwrap());
        assert_eq!((made_up.span, real.span), (Some(19.0), None));
        assert!(made_up.same_team.is_some() && real.same_team.is_none());
    }
}
