//! `assessment.csv`, and the readings behind it.

use super::{Assessed, Told, range};
use crate::assessment::{Assessment, Group, Of};
use crate::experiment::statistics::Estimate;
use crate::report::csv::Table;

impl Assessed {
    /// `assessment.csv`: scope, group, measure, value, low, high, decisions.
    pub(super) fn csv(&self) -> Vec<u8> {
        let head = ["scope", "group", "measure", "value", "low", "high", "decisions"];
        let mut table = Table::new(head.map(String::from).to_vec());
        for (scope, group, told) in self.groups() {
            for Reading { measure, value, range } in readings(&told) {
                if measure == "dli" && scope.contains("layer") {
                    continue; // it is the layer itself
                }
                let (low, high) =
                    range.map_or_else(Default::default, |(low, high)| (low.to_string(), high.to_string()));
                let value = value.map_or_else(String::new, |value| value.to_string());
                let decisions = told.decisions.to_string();
                table.row(vec![scope.into(), group.clone(), measure, value, low, high, decisions]);
            }
        }
        table.bytes()
    }

    /// Every group by what it is and what it is called, the whole first.
    pub(in crate::report) fn groups(&self) -> Vec<(&'static str, String, Told)> {
        let Assessment { layers, teams, .. } = &self.assessment;
        let groups = layers.iter().chain(teams).map(named);
        [("organisation", "all".to_owned(), self.whole())].into_iter().chain(groups).collect()
    }
}

/// What a group is and what it is called in a table.
fn named(Group { of, measures }: &Group) -> (&'static str, String, Told) {
    let (scope, name) = match of {
        Of::Layers(first, last) if first == last => ("layer", first.to_string()),
        Of::Layers(first, last) => ("layer", format!("{first}_to_{last}")),
        Of::Team(team) => ("team", team.clone()),
        Of::OtherTeams(_) => ("other_teams", "other teams".into()),
    };
    (scope, name, Told::of(measures))
}

/// A measure by its name, with its interval where it has one; without a value where it would hold of few decisions.
pub(in crate::report) struct Reading {
    pub measure: String,
    pub value: Option<f64>,
    pub range: Option<(f64, f64)>,
}

impl Reading {
    fn plain(measure: &str, value: Option<f64>) -> Reading {
        Reading { measure: measure.into(), value, range: None }
    }

    fn estimate(measure: &str, estimate: Option<Estimate>) -> Reading {
        Reading { range: estimate.and_then(range), ..Reading::plain(measure, estimate.map(|estimate| estimate.mean)) }
    }
}

/// Every measure of a group.
pub(in crate::report) fn readings(told: &Told) -> Vec<Reading> {
    let mut readings = vec![
        Reading::estimate("dli", Some(told.dli)),
        Reading::plain("effective_deciders", Some(told.effective_deciders)),
        Reading::estimate("escalated", told.escalated),
        Reading::plain("days_median", told.days_median),
        Reading::plain("days_p90", told.days_p90),
        Reading::estimate("mean_level", Some(told.mean_level)),
    ];
    let levels = told.levels.iter().enumerate();
    readings.extend(levels.map(|(place, &share)| Reading::plain(&format!("level_{}", place + 1), share)));
    readings.extend(told.consulted.map(|consulted| Reading::estimate("consulted", Some(consulted))));
    readings
}
