//! Where the answer flips, in words and as a table.

mod of_run;

pub(super) use of_run::{OfRun, of_run};

use super::csv::Table;
use super::key::{meaning, with_unit};
use super::words::{about, list, percent, two_values, value};
use super::{critical_mass, flip_map};
use crate::experiment::{
    Comparison, Crossed, Design, FAILED, FlipMap, Flips, Found, NO_CLEAR, NONE_TIPS, Sought, Turn,
};
use crate::scenario::file::Value;

/// Where the answer flips, and what the question was.
#[derive(Debug, Clone, PartialEq)]
pub struct Flipping {
    /// The design: who is ahead, or who tips.
    pub design: Design,
    /// Along each key alone.
    pub keys: Vec<Flips>,
    /// Over two keys.
    pub map: Option<FlipMap>,
    /// Whether volumes are scaled to one budget at every point.
    pub scaled: bool,
    /// The keys of the map.
    pub names: Vec<String>,
    /// The strategies, in the order in which charts colour them.
    pub strategies: Vec<String>,
}

impl Flipping {
    /// What was looked for beside a run.
    pub(super) fn of_run(sought: &Sought, comparison: &Comparison) -> Flipping {
        let strategies = comparison.arms.iter().map(|arm| arm.strategy.name.clone()).collect();
        Flipping { design: Design::Breakpoints, strategies, ..Flipping::along(sought.keys.clone()) }
    }

    /// What points tell along each key that were not run for it.
    pub(super) fn along(keys: Vec<Flips>) -> Flipping {
        Flipping {
            design: Design::OneAtATime,
            keys,
            map: None,
            scaled: false,
            names: Vec::new(),
            strategies: Vec::new(),
        }
    }
}

/// What stands behind the range of a border.
const LUCK: &str = "With other luck: where it lies in 95 of 100 draws of the same runs anew";

/// What the values of a border do not say where runs are not drawn anew.
const UNSURE: &str = "The values say where the search ended, not how sure the border is: with few runs luck moves it further \
                      than that, as another --seed shows";

/// The finding in a sentence without a full stop.
pub(super) fn headline(found: &Flipping) -> String {
    if let Some(map) = &found.map {
        return flip_map::headline(map, &found.names);
    }
    if let (Design::CriticalMass(_), [key]) = (&found.design, found.keys.as_slice())
        && let Some(told) = critical_mass::told(&enough(&found.design), key)
    {
        return told;
    }
    let told: Vec<String> = found.keys.iter().flat_map(|key| clauses(found, key, false)).take(2).collect();
    let now = found.keys.first().map_or_else(String::new, |key| is(found, &key.own.label));
    match told.len() {
        0 => format!("It does not flip at any value that was tried: {now}"),
        _ => format!("{} {}; as it is, {now}", verb(found, &found.keys[0]), told.join(", and ")),
    }
}

/// What the points do not say.
pub(super) fn caveats(found: &Flipping, points: usize) -> String {
    let scaled = if found.scaled {
        " Volumes are scaled to one budget at every point; to vary them as written, add --set budget.compare=as_written."
    } else {
        ""
    };
    let luck = if found.design == Design::Breakpoints { LUCK } else { UNSURE };
    format!(
        "{points} points were run to find that, more of them where neighbours differ; between others it may flip and flip \
         back. {luck}; --until says how sure a point is to be.{scaled}"
    )
}

/// A sentence a key: what it comes to from which values on, and what the key means.
pub(super) fn sentences(found: &Flipping) -> Vec<String> {
    let sentence = |key: &Flips| {
        let told = clauses(found, key, true);
        let [Some(first), Some(last)] = [key.along.first(), key.along.last()] else { return String::new() };
        if told.is_empty() {
            let [from, to] = two_values(&first.value, &last.value);
            let ends = match key.own.value.number() {
                None => list(&key.along.iter().map(|found| value(&found.value)).collect::<Vec<_>>()),
                Some(_) if first.value == last.value => with_unit(&key.key, &from),
                Some(_) => format!("{from} to {}", with_unit(&key.key, &to)),
            };
            return format!(
                "It does not flip at any value of {} ({ends} tried): {}.",
                key.key,
                is(found, &first.label)
            );
        }
        let own = with_unit(&key.key, &value(&key.own.value));
        let meaning = meaning(&key.key).map_or_else(String::new, |meaning| format!(" ({meaning})"));
        let is = if found.design == Design::Grid { "The line goes through" } else { "It is" };
        format!("{} {}. {is} {own}{}.", verb(found, key), list(&told), meaning)
    };
    found.keys.iter().map(sentence).collect()
}

/// Where it turns along the lines of a grid, a sentence a key, and which lines these are.
pub(super) fn crossed(crossed: &Crossed) -> Vec<String> {
    let found = Flipping { design: Design::Grid, ..Flipping::along(crossed.keys.clone()) };
    let has = |(key, own, at): &(String, Value, Value)| {
        format!("{key} = {}, of which the nearest in the grid is {}", value(own), value(at))
    };
    let beside: Vec<String> = crossed.beside.iter().map(has).collect();
    let which = match beside.len() {
        0 => "Each key alone, along the line of the grid through the scenario's own values".into(),
        _ => format!(
            "Each key alone, along the line of the grid nearest to the scenario's own values: it has {}",
            list(&beside)
        ),
    };
    let exactly =
        format!("{which}. A turn is known as exactly as the grid is spaced: it lies between two neighbouring values.");
    sentences(&found).into_iter().chain([exactly]).collect()
}

/// What happens to the answer along a key.
fn verb(found: &Flipping, key: &Flips) -> &'static str {
    let is_open = |label: &str| [NO_CLEAR, FAILED].contains(&label);
    let labels = || key.along.iter().map(|found| found.label.as_str()).filter(|label| *label != key.own.label);
    match found.design {
        Design::CriticalMass(_) => "It flips",
        _ if is_open(&key.own.label) => "It becomes clear",
        _ if labels().all(is_open) => "It is no longer clear",
        _ => "It flips",
    }
}

/// Where a key leaves its own value and it comes to something else: "if weeks rises above 60 weeks (“Both” is ahead)", with
/// how sure that is where `in_full`. Of keys without an order, every other choice that comes to something else.
fn clauses(found: &Flipping, key: &Flips, in_full: bool) -> Vec<String> {
    if key.own.value.number().is_none() {
        let others = key.along.iter().filter(|other| other.label != key.own.label && other.value != key.own.value);
        let told = |other: &Found| format!("with {} = {} ({})", key.key, value(&other.value), is(found, &other.label));
        return others.map(told).collect();
    }
    let [above, below] = key.turns();
    let told = |(place, (turn, way)): (usize, (&Turn, &str))| {
        let it = if place == 0 { key.key.as_str() } else { "it" };
        let sure = luck(turn, key).filter(|_| in_full).map_or_else(String::new, |luck| format!(", {luck}"));
        let then = is(found, &turn.far.label);
        format!("if {it} {way} {} ({then}{sure})", with_unit(&key.key, &limit(turn, key)))
    };
    let above = above.iter().map(|turn| (turn, "rises above"));
    above.chain(below.iter().map(|turn| (turn, "falls below"))).enumerate().map(told).collect()
}

/// Where it may lie with other luck: "13–20 with other luck".
fn luck(turn: &Turn, key: &Flips) -> Option<String> {
    let (near, reach) = turn.luck?;
    let upwards = turn.far.value.number() > key.own.value.number();
    let told = |found: &Found| match found.value {
        Value::Number(number) => about(number),
        ref other => value(other),
    };
    let at_once = near.value == key.own.value;
    Some(match reach {
        None if at_once => "with other luck at once, or nowhere".into(),
        None => format!("with other luck from {} {}, if at all", told(near), if upwards { "on" } else { "down" }),
        Some(far) if at_once => {
            format!("with other luck anywhere {} to {}", if upwards { "up" } else { "down" }, told(far))
        }
        Some(far) => {
            let [low, high] = if upwards { [near, far] } else { [far, near] };
            format!("{}–{} with other luck", told(low), told(high))
        }
    })
}

/// The value at which it turns: of neighbouring whole numbers the last before, in a narrow gap its middle, else both ends.
fn limit(turn: &Turn, key: &Flips) -> String {
    let (near, far) = (&turn.near.value, &turn.far.value);
    if let (Value::Whole(one), Value::Whole(other)) = (near, far)
        && one.abs_diff(*other) <= 1
    {
        return near.to_string();
    }
    let ends = [key.along.first(), key.along.last()].map(|end| end.and_then(|end| end.value.number()));
    if let ([Some(first), Some(last)], Some(near), Some(far)) = (ends, near.number(), far.number())
        && turn.luck.is_some()
        && (far - near).abs() <= NARROW * (last - first)
    {
        return format!("about {}", about(f64::midpoint(near, far)));
    }
    let [low, high] = if near.number() < far.number() { [near, far] } else { [far, near] };
    format!("a value between {}", two_values(low, high).join(" and "))
}

/// The widest gap, as a share of all values, whose middle tells enough.
const NARROW: f64 = 0.05;

/// What a label says of who is ahead.
pub(super) fn ahead(label: &str) -> String {
    match label {
        NO_CLEAR => "no difference is clear".into(),
        FAILED => "it cannot be run".into(),
        name => format!("“{name}” is ahead"),
    }
}

/// What a label says.
fn is(found: &Flipping, label: &str) -> String {
    let tips = matches!(found.design, Design::CriticalMass(_));
    match label {
        NONE_TIPS => format!("none tips in {} of runs", enough(&found.design)),
        name if tips && name != FAILED => format!("“{name}” tips in {} of runs", enough(&found.design)),
        label => ahead(label),
    }
}

fn enough(design: &Design) -> String {
    match design {
        Design::CriticalMass(share) => percent(f64::from(*share) / 100.0),
        _ => String::new(),
    }
}

/// `flips.csv`: a row a flip along a key, between which values and from what to what, with half of the width of the 95 %
/// interval of the answer on either side; and, of those that are told, between which values it lies with other luck, the
/// farther end empty where it may not be there at all.
pub(super) fn csv(found: &Flipping) -> Vec<u8> {
    const HEAD: [&str; 10] = [
        "key",
        "own",
        "from_value",
        "to_value",
        "from",
        "to",
        "from_half_width",
        "to_half_width",
        "luck_near_value",
        "luck_far_value",
    ];
    let mut table = Table::new(HEAD.map(String::from).to_vec());
    for key in &found.keys {
        for (from, to) in key.at() {
            let values = [&key.own.value, &from.value, &to.value].map(ToString::to_string);
            let halves = [from, to].map(|found| found.half_width.map_or_else(String::new, |half| half.to_string()));
            let labels = [&from.label, &to.label].map(String::clone);
            let luck = key.luck_of((from, to)).map(|value| value.map_or_else(String::new, ToString::to_string));
            table.row(std::iter::once(key.key.clone()).chain(values).chain(labels).chain(halves).chain(luck).collect());
        }
    }
    table.bytes()
}

#[cfg(test)]
pub(in crate::report) mod tests;
