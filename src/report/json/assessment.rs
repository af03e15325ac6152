//! An assessment.

use crate::report::About;
use crate::report::assessment::{Assessed, Reading, Told, readings};
use serde_json::{Map, Value, json};

/// An assessment.
pub fn assessment(assessed: &Assessed) -> Value {
    let group = |(scope, name, told): (&str, String, Told)| {
        let reading = |Reading { measure, value, range }: Reading| {
            (measure, json!({ "value": value, "low": range.map(|range| range.0), "high": range.map(|range| range.1) }))
        };
        json!({
            "scope": scope,
            "group": name,
            "decisions": told.decisions,
            "measures": readings(&told).into_iter().map(reading).collect::<Map<_, _>>(),
        })
    };
    json!({
        "name": assessed.name,
        "version": About::VERSION,
        "finding": assessed.finding(),
        "layers": assessed.assessment.deepest + 1,
        "layers_told": assessed.assessment.layers_told,
        "escalated_told": assessed.assessment.escalated_told,
        "teams_named": assessed.assessment.teams_named,
        "groups": assessed.groups().into_iter().map(group).collect::<Vec<_>>(),
    })
}
