//! A network for other programs.

use super::tables::key;
use super::{Figure, Measured, definition, figures, group_title, layers_title};
use crate::network::STEPS;
use crate::report::About;
use crate::report::words::round;
use serde_json::{Map, Value, json};

/// A network: the numbers of its tables.
pub fn json(measured: &Measured) -> Value {
    let main = measured.main();
    let value = |Figure { key, value, .. }: Figure| (key, json!(value));
    let ties = measured.definitions.iter().map(|one| {
        let figures = figures(&one.diagnosis, measured.is_real()).into_iter().map(value);
        json!({ "ties": definition(one), "at_least": one.at_least, "measures": figures.collect::<Map<_, _>>() })
    });
    let reach = main.reach.iter().filter_map(|curve| {
        let point = curve.at(measured.group)?;
        let told: [_; STEPS] = std::array::from_fn(|step| measured.told(point, step).number());
        Some(json!({ "group": key(curve.way), "people": point.group, "reached": told }))
    });
    let groups = measured.groupings().iter().flat_map(|grouping| {
        grouping.told.iter().map(|group| {
            json!({
                "by": super::figures::words(grouping.by).0,
                "group": group_title(measured, grouping.by, group.of),
                "people": measured.people(group.people),
                "inside": measured.inside(group).ok(),
            })
        })
    });
    let layers = measured.influence().into_iter().map(|layer| {
        json!({
            "layers": layers_title(layer.first, layer.last),
            "share_of_people": round(layer.of_people, 2),
            "share_of_influence": round(layer.of_influence, 2),
        })
    });
    json!({
        "name": measured.name,
        "version": About::VERSION,
        "seed": measured.seed,
        "finding": measured.finding(),
        "read": measured.reading(),
        "definitions": ties.collect::<Vec<_>>(),
        "reach": reach.collect::<Vec<_>>(),
        "groups": groups.collect::<Vec<_>>(),
        "influence": layers.collect::<Vec<_>>(),
    })
}
