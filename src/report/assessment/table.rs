//! `assessment.csv`, and the readings behind it.

use super::{Assessed, range};
use crate::assessment::{Assessment, Group, Measures, Of};
use crate::experiment::statistics::Estimate;
use crate::report::csv::{Table, guarded};
use crate::report::words::round;

impl Assessed {
    /// `assessment.csv`: scope, group, measure, value, low, high, decisions.
    pub(super) fn csv(&self) -> Vec<u8> {
        let head = ["scope", "group", "measure", "value", "low", "high", "decisions"];
        let mut table = Table::new(head.map(String::from).to_vec());
        for (scope, group, measures) in self.groups() {
            for (measure, value, range) in readings(measures) {
                if measure == "dli" && scope.contains("layer") {
                    continue; // it is the layer itself
                }
                let (low, high) =
                    range.map_or_else(Default::default, |(low, high)| (low.to_string(), high.to_string()));
                let group = guarded(&group).into_owned();
                let decisions = measures.decisions.to_string();
                table.row(vec![scope.into(), group, measure, value.to_string(), low, high, decisions]);
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

/// Every measure by its name, with its interval where it has one, to four decimals: no more is told than is known.
pub(in crate::report) fn readings(measures: &Measures) -> Vec<(String, f64, Option<(f64, f64)>)> {
    let estimate = |name: &str, estimate: Estimate| {
        (name.to_owned(), round(estimate.mean, 4), range(estimate).map(|(low, high)| (round(low, 4), round(high, 4))))
    };
    let plain = |name: &str, value| (name.to_owned(), round(value, 4), None);
    let mut readings = vec![
        estimate("dli", measures.dli),
        plain("effective_deciders", measures.effective_deciders),
        estimate("escalated", measures.escalated),
        plain("days_median", measures.days_median),
        plain("days_p90", measures.days_p90),
        estimate("mean_level", measures.mean_level),
    ];
    readings.extend(
        measures.levels.iter().enumerate().map(|(place, &share)| plain(&format!("level_{}", place + 1), share)),
    );
    readings.extend(measures.consulted.map(|consulted| estimate("consulted", consulted)));
    readings
}
