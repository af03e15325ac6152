//! `assessment.csv`, and the readings behind it.

use super::{Assessed, range};
use crate::assessment::{Assessment, Group, Measures, Of};
use crate::experiment::statistics::Estimate;
use crate::report::csv::Table;
use crate::report::words::round;

impl Assessed {
    /// `assessment.csv`: scope, group, measure, value, low, high, decisions.
    pub(super) fn csv(&self) -> Vec<u8> {
        let head = ["scope", "group", "measure", "value", "low", "high", "decisions"];
        let mut table = Table::new(head.map(String::from).to_vec());
        for (scope, group, measures) in self.groups() {
            for Reading { measure, value, range } in readings(measures) {
                if measure == "dli" && scope.contains("layer") {
                    continue; // it is the layer itself
                }
                let (low, high) =
                    range.map_or_else(Default::default, |(low, high)| (low.to_string(), high.to_string()));
                let decisions = measures.decisions.to_string();
                table.row(vec![scope.into(), group.clone(), measure, value.to_string(), low, high, decisions]);
            }
        }
        table.bytes()
    }

    /// Every group by what it is and what it is called, the whole first.
    pub(in crate::report) fn groups(&self) -> Vec<(&'static str, String, &Measures)> {
        let Assessment { whole, layers, teams, .. } = &self.assessment;
        let groups = layers.iter().chain(teams).map(named);
        [("organisation", "all".to_owned(), whole)].into_iter().chain(groups).collect()
    }
}

/// What a group is and what it is called in a table.
fn named(Group { of, measures }: &Group) -> (&'static str, String, &Measures) {
    let (scope, name) = match of {
        Of::Layer(layer) => ("layer", layer.to_string()),
        Of::OtherLayers(_) => ("other_layers", "other layers".into()),
        Of::Team(team) => ("team", team.clone()),
        Of::OtherTeams(_) => ("other_teams", "other teams".into()),
    };
    (scope, name, measures)
}

/// A measure by its name, with its interval where it has one, to four decimals: no more is told than is known.
pub(in crate::report) struct Reading {
    pub measure: String,
    pub value: f64,
    pub range: Option<(f64, f64)>,
}

impl Reading {
    fn plain(measure: &str, value: f64) -> Reading {
        Reading { measure: measure.into(), value: round(value, 4), range: None }
    }

    fn estimate(measure: &str, estimate: Estimate) -> Reading {
        let range = range(estimate).map(|(low, high)| (round(low, 4), round(high, 4)));
        Reading { range, ..Reading::plain(measure, estimate.mean) }
    }
}

/// Every measure of a group.
pub(in crate::report) fn readings(measures: &Measures) -> Vec<Reading> {
    let mut readings = vec![
        Reading::estimate("dli", measures.dli),
        Reading::plain("effective_deciders", measures.effective_deciders),
        Reading::estimate("escalated", measures.escalated),
        Reading::plain("days_median", measures.days_median),
        Reading::plain("days_p90", measures.days_p90),
        Reading::estimate("mean_level", measures.mean_level),
    ];
    let levels = measures.levels.iter().enumerate();
    readings.extend(levels.map(|(place, &share)| Reading::plain(&format!("level_{}", place + 1), share)));
    readings.extend(measures.consulted.map(|consulted| Reading::estimate("consulted", consulted)));
    readings
}
