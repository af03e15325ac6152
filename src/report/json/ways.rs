//! Ways of choosing champions.

use super::{entries, estimate, opening};
use crate::experiment::{Equal, Information, RATES, Rid, Way, Ways};
use crate::report::About;
use crate::report::ways::finding;
use serde_json::{Value, json};

/// Ways of choosing champions.
pub fn ways(about: &About, ways: &Ways) -> Value {
    let mut result = opening(about);
    let way = |way: &Way| {
        let near = ways.near(way);
        json!({
            "chosen_by": way.by.word(),
            "owned": estimate(&way.owned),
            "gain": estimate(&way.gain.difference),
            "runs": { "more": way.gain.wins_first, "fewer": way.gain.wins_second, "level": way.gain.ties },
            "clear": way.clear,
            "at_least_of_best": way.assured,
            "as_many_by_lot": match way.equal { Equal::People(people) => json!(people), Equal::MoreThanAll => Value::Null },
            "people_within_steps": near.as_ref().map(|near| near.people.map(|told| told.share())),
            "teams_within_steps": near.and_then(|near| near.teams),
        })
    };
    let known = |one: &Information| {
        json!({
            "chosen_by": one.by.word(),
            "worth": estimate(&one.worth),
            "owned": one.owned.iter().map(estimate).collect::<Vec<_>>(),
        })
    };
    let rid = |rid: &Rid| {
        json!({
            "without": rid.of.key(),
            "chosen_by": rid.by.word(),
            "worth": estimate(&rid.worth),
            "owned": estimate(&rid.owned),
        })
    };
    let all = 0..ways.ways.len();
    let row = |one: usize| all.clone().map(|other| ways.in_common(one, other)?.share()).collect::<Vec<_>>();
    let overlap: Vec<_> = all.clone().map(row).collect();
    result.extend(entries(json!({
        "finding": finding(ways),
        "strategy": ways.strategy,
        "champions": ways.asked,
        "ways": ways.ways.iter().map(way).collect::<Vec<_>>(),
        "overlap": overlap,
        "information": { "response": RATES, "ways": ways.information.iter().map(known).collect::<Vec<_>>() },
        "flaws": ways.flaws.iter().map(rid).collect::<Vec<_>>(),
    })));
    Value::Object(result)
}
