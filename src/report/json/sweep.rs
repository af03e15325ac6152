//! A sweep: its points, what each key does, and what flips the answer.

use super::{entries, flips, opening, spread};
use crate::experiment::{Effect, Effects, PointOutcome, PointStrategy};
use crate::report::About;
use crate::report::sensitivity::{Reading, readings};
use crate::report::sweep::Grid;
use crate::report::words::level;
use serde_json::{Map, Value, json};

/// A sweep.
pub fn sweep(about: &About, grid: &Grid) -> Value {
    let mut result = opening(about);
    let points = grid.sweep.points.iter().map(|point| {
        json!({
            "point": point.number,
            "values": point.values,
            "runs": match &point.outcome { PointOutcome::Done { runs, .. } => json!(runs), _ => Value::Null },
            "strategies": point.strategies().iter().map(at_point).collect::<Vec<_>>(),
            "winner": match &point.outcome { PointOutcome::Done { winner, .. } => json!(winner), _ => Value::Null },
            "reason": match &point.outcome { PointOutcome::Failed { reason } => json!(reason), _ => Value::Null },
        })
    });
    let rest = json!({
        "finding": grid.headline(about),
        "moved": grid.moved(about),
        "varied": grid.sweep.axes.iter().enumerate().map(|(place, axis)| json!({ "key": axis.key, "values": grid.sweep.values(place) })).collect::<Vec<_>>(),
        "points": points.collect::<Vec<_>>(),
        "effects": grid.effects.iter().map(effects).collect::<Vec<_>>(),
        "flips": grid.flipping.iter().flat_map(|found| &found.keys).flat_map(flips).collect::<Vec<_>>(),
    });
    result.extend(entries(rest));
    Value::Object(result)
}

fn at_point(strategy: &PointStrategy) -> Value {
    let milestone = |(share, runs, median): &(f64, u32, Option<f64>)| {
        (format!("weeks_to_{}", level(*share)), json!({ "median": median, "runs_reaching": runs }))
    };
    let mut entry = entries(json!({
        "name": strategy.name,
        "owned": spread(&strategy.owned),
        "aligned": spread(&strategy.aligned),
        "adoption": spread(&strategy.adoption),
        "spent_person_days": strategy.person_days,
    }));
    entry.extend(strategy.milestones.iter().map(milestone));
    Value::Object(entry)
}

/// What each key does to a strategy, by the measures of `effects.csv`.
fn effects(effects: &Effects) -> Value {
    let measure = |(name, value, range): Reading| {
        let (low, high) = range.unzip();
        (name, json!({ "value": number_or_word(&value), "low": low, "high": high }))
    };
    let key = |(key, effect): &(String, Effect)| {
        let measures: Map<_, _> = readings(effect).into_iter().map(measure).collect();
        json!({ "key": key, "measures": measures })
    };
    let keys: Vec<Value> = effects.keys.iter().map(key).collect();
    json!({ "strategy": effects.strategy, "keys": keys, "luck": effects.luck })
}

fn number_or_word(text: &str) -> Value {
    text.parse::<f64>().map_or_else(|_| json!(text), |number| json!(number))
}
