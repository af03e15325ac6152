//! A fit.

use super::{entries, opening, spread};
use crate::report::fit::Fitted;
use serde_json::{Value, json};

/// A fit.
pub fn fit(fitted: &Fitted) -> Value {
    let Fitted { about, fit } = fitted;
    let mut result = opening(about);
    result.remove("runs");
    let rest = json!({
        "finding": fitted.finding(),
        "strategy": fit.strategy,
        "fits": !fit.misses(),
        "observed": fit.survey.pulses.iter().map(|pulse| json!({ "week": pulse.week, "share": pulse.share, "n": pulse.asked })).collect::<Vec<_>>(),
        "sets_tried": fit.tried,
        "sets_kept": fit.sets.len(),
        "evenly_spread": { "tried": fit.evenly.0, "fit_equally_well": fit.evenly.1 },
        "luck": fit.luck,
        "error": fit.error,
        "keys": fit.learned.iter().map(|learned| json!({
            "key": learned.key,
            "from": learned.range.0,
            "to": learned.range.1,
            "q05": learned.quantiles[0],
            "q25": learned.quantiles[1],
            "median": learned.quantiles[2],
            "q75": learned.quantiles[3],
            "q95": learned.quantiles[4],
            "unknown": learned.is_unknown(),
        })).collect::<Vec<_>>(),
        "cannot_be_told_apart": fit.tied.iter().map(|tied| json!({
            "keys": [fit.learned[tied.one].key, fit.learned[tied.other].key], "correlation": tied.correlation,
        })).collect::<Vec<_>>(),
        "milestones": fit.reached.iter().map(|(level, share)| json!({ "level": level, "reached": share })).collect::<Vec<_>>(),
        "bass": fit.bass.map(|bass| json!({
            "innovation": bass.innovation, "imitation": bass.imitation, "most": bass.most, "error": bass.error,
        })),
        "fan": fit.fan.iter().map(spread).collect::<Vec<_>>(),
    });
    result.extend(entries(rest));
    Value::Object(result)
}
