//! A result for other programs: the numbers of the readable one, shares from 0 to 1.

mod assessment;
mod comparison;
mod fit;
mod sweep;
mod ways;

pub use assessment::assessment;
pub use comparison::result;
pub use fit::fit;
pub use sweep::sweep;
pub use ways::ways;

use super::About;
use crate::experiment::statistics::Estimate;
use crate::experiment::{Flips, Found, Spread};
use serde_json::{Map, Value, json};

/// The version of the shape of what `--json` gives.
pub const SCHEMA_VERSION: u32 = 1;

/// A mean with its interval, `null` where it has no ends.
fn estimate(estimate: &Estimate) -> Value {
    json!({ "mean": estimate.mean, "low": estimate.low, "high": estimate.high })
}

fn entries(object: Value) -> Map<String, Value> {
    match object {
        Value::Object(entries) => entries,
        _ => Map::new(),
    }
}

fn opening(about: &About) -> Map<String, Value> {
    entries(json!({
        "name": about.name,
        "title": about.title,
        "question": about.question,
        "behaviour": about.behaviour,
        "people": (about.people > 0).then_some(about.people),
        "runs": about.runs,
        "weeks": about.weeks,
        "seed": about.seed,
        "version": about.version,
    }))
}

fn spread(spread: &Spread) -> Value {
    Value::Object(spread.statistics().into_iter().map(|(name, value)| (name.into(), value.into())).collect())
}

/// Where the answer flips along a key.
fn flips(key: &Flips) -> Vec<Value> {
    let flip = |(from, to): (&Found, &Found)| {
        let [near, far] = key.luck_of((from, to));
        json!({
            "key": key.key, "own": key.own.value,
            "from_value": from.value, "to_value": to.value, "from": from.label, "to": to.label,
            "from_half_width": from.half_width, "to_half_width": to.half_width, "luck_near_value": near, "luck_far_value": far,
        })
    };
    key.at().map(flip).collect()
}
