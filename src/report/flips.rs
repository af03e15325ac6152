//! Where the answer flips, in words and as a table.

use super::csv::Table;
use super::flip_map;
use super::words::{band, count, list, percent, plural, points, two_values, value};
use crate::experiment::statistics::share_interval;
use crate::experiment::{AND, Comparison, Design, FAILED, FlipMap, Flips, Found, NO_CLEAR, NONE_TIPS, Sought, Tipped};
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
}

impl Flipping {
    /// What was looked for beside a run.
    pub(super) fn of_run(sought: &Sought) -> Flipping {
        Flipping { design: Design::Breakpoints, keys: sought.keys.clone(), map: None, scaled: false, names: Vec::new() }
    }
}

/// What the values of a border do not say.
const LUCK: &str = "The values say where the search ended, not how sure the border is: with few runs luck moves it further \
                    than that, as another --seed shows";

/// What would flip the answer of a run, a sentence a key, with what it was found by; none where it was not looked for.
pub(super) fn of_run(comparison: &Comparison) -> Vec<String> {
    let Some(sought) = &comparison.flips else { return Vec::new() };
    let found = Flipping::of_run(sought);
    let by = format!(
        "That was found by {} run{} at each of {} values, more of them where neighbours differ; between others it may flip \
         and flip back. {LUCK}.",
        count(sought.runs),
        plural(f64::from(sought.runs)),
        count(sought.points as u64)
    );
    sentences(&found).into_iter().chain([by]).collect()
}

/// The finding in a sentence without a full stop.
pub(super) fn headline(found: &Flipping) -> String {
    if let Some(map) = &found.map {
        return flip_map::headline(map, &found.names);
    }
    if let (Design::CriticalMass(_), [key]) = (&found.design, found.keys.as_slice())
        && let Some(told) = critical(found, key)
    {
        return told;
    }
    let told: Vec<String> = found.keys.iter().flat_map(|key| nearest(found, key)).take(2).collect();
    let now = found.keys.first().map_or_else(String::new, |key| is(found, &key.as_it_is));
    match told.len() {
        0 => format!("It does not flip at any value that was tried: {now}"),
        _ => format!("It flips {}; as it is, {now}", told.join(", and ")),
    }
}

/// The values from which on strategies tip, the one that does so first; `None` where a larger value undoes it.
fn critical(found: &Flipping, key: &Flips) -> Option<String> {
    let share = enough(&found.design);
    let [first, .., last] = key.along.as_slice() else { return None };
    let tips = |label: &str, name: &str| label.split(AND).any(|one| one == name);
    let mut names: Vec<&str> = Vec::new();
    for name in last.label.split(AND).filter(|name| ![NONE_TIPS, FAILED].contains(name)) {
        names.push(name);
    }
    if names.is_empty() {
        let none = key.along.iter().all(|found| found.label == NONE_TIPS);
        return none.then(|| format!("No strategy tips in {share} of runs, whatever the value of {}", key.key));
    }
    let from =
        |name: &str| key.along.len() - key.along.iter().rev().take_while(|found| tips(&found.label, name)).count();
    names.sort_by_key(|name| from(name));
    let told = |name: &&str| match from(name) {
        0 => {
            let least = value(&first.value);
            let here = rate(first, name);
            format!("“{name}” tips in {share} of runs from {} = {least} on{here}, the least that was tried", key.key)
        }
        place => {
            let [missed, least] = two_values(&key.along[place - 1].value, &key.along[place].value);
            let [below, here] = [place - 1, place].map(|place| rate(&key.along[place], name));
            let before = key.along[..place].iter().find(|found| tips(&found.label, name));
            let before = before.map_or_else(String::new, |found| format!(", though with {} too", value(&found.value)));
            format!(
                "“{name}” tips in {share} of runs from {} = {least} on{here}, not with {missed}{below}{before}",
                key.key
            )
        }
    };
    Some(format!("Critical mass: {}", list(&names.iter().map(told).collect::<Vec<_>>())))
}

/// " (18 of 20, which leaves 70–97 % open)": in how many runs a strategy tips, and the 95 % interval of their share.
fn rate(found: &Found, name: &str) -> String {
    let Some(Tipped { runs, of, .. }) = found.tipped.iter().find(|one| one.name == name) else { return String::new() };
    let band = band(share_interval(f64::from(*runs) / f64::from(*of), *of));
    format!(" ({} of {}, which leaves {band} open)", count(*runs), count(*of))
}

/// What the points do not say.
pub(super) fn caveats(found: &Flipping, points: usize) -> String {
    let scaled = if found.scaled {
        " Volumes are scaled to one budget at every point; to vary them as written, add --set budget.compare=as_written."
    } else {
        ""
    };
    format!(
        "{points} points were run to find that, more of them where neighbours differ; between others it may flip and flip \
         back. {LUCK}; --until says how sure a point is to be.{scaled}"
    )
}

/// A sentence a key: at which values it flips, and to what.
pub(super) fn sentences(found: &Flipping) -> Vec<String> {
    let sentence = |key: &Flips| {
        let told = nearest(found, key);
        let [Some(first), Some(last)] = [key.along.first(), key.along.last()] else { return String::new() };
        if told.is_empty() {
            let [from, to] = two_values(&first.value, &last.value);
            let ends = match key.own.number() {
                None => list(&key.along.iter().map(|found| value(&found.value)).collect::<Vec<_>>()),
                Some(_) if first.value == last.value => from,
                Some(_) => format!("{from} to {to}"),
            };
            return format!(
                "It does not flip at any value of {} ({ends} tried): {}.",
                key.key,
                is(found, &first.label)
            );
        }
        let own = format!("(it is {})", value(&key.own));
        format!("It flips {} {own}.", list(&told))
    };
    found.keys.iter().map(sentence).collect()
}

/// The flips next to the scenario's own value: at the first value above and below it that changes the answer.
fn nearest(found: &Flipping, key: &Flips) -> Vec<String> {
    let flips: Vec<_> = key.at().collect();
    let Some(own) = key.own.number() else {
        let others = key.along.iter().filter(|other| other.label != key.as_it_is && other.value != key.own);
        let told = |other: &Found| format!("with {} = {} ({})", key.key, value(&other.value), sure(found, other));
        return others.map(told).collect();
    };
    let number = |found: &Found| found.value.number().unwrap_or(f64::NAN);
    let above = flips.iter().find(|(_, to)| number(to) > own);
    let below = flips.iter().rev().find(|(_, to)| number(to) <= own);
    let mut told = Vec::new();
    if let Some((from, to)) = above {
        let limit = between(&from.value, &to.value, &from.value);
        told.push(format!("if {} rises above {limit} ({})", key.key, sure(found, to)));
    }
    if let Some((from, to)) = below {
        let limit = between(&from.value, &to.value, &to.value);
        told.push(format!("if {} falls below {limit} ({})", key.key, sure(found, from)));
    }
    told
}

/// What a label says, and how sure that is: "“Both” is ahead, ± 1.2 points".
fn sure(found: &Flipping, at: &Found) -> String {
    let half = at.half_width.filter(|_| found.design == Design::Breakpoints && at.label != FAILED);
    let half = half.map_or_else(String::new, |half| format!(", ±\u{a0}{}", points(half)));
    format!("{}{half}", is(found, &at.label))
}

/// "a value between 3.1 and 3.2"; of neighbouring whole numbers the last before it flips.
fn between(one: &Value, other: &Value, last: &Value) -> String {
    match (one, other) {
        (Value::Whole(one), Value::Whole(other)) if (one - other).abs() <= 1 => last.to_string(),
        _ => format!("a value between {}", two_values(one, other).join(" and ")),
    }
}

/// What a label says.
fn is(found: &Flipping, label: &str) -> String {
    let tips = matches!(found.design, Design::CriticalMass(_));
    match label {
        NO_CLEAR => "no difference is clear".into(),
        FAILED => "it cannot be run".into(),
        NONE_TIPS => format!("none tips in {} of runs", enough(&found.design)),
        name if tips => format!("“{name}” tips in {} of runs", enough(&found.design)),
        name => format!("“{name}” is ahead"),
    }
}

fn enough(design: &Design) -> String {
    match design {
        Design::CriticalMass(share) => percent(f64::from(*share) / 100.0),
        _ => String::new(),
    }
}

/// `flips.csv`: a row a flip along a key, between which values and from what to what, with half of the width of the 95 %
/// interval of the answer on either side.
pub(super) fn csv(found: &Flipping) -> Vec<u8> {
    const HEAD: [&str; 8] = ["key", "own", "from_value", "to_value", "from", "to", "from_half_width", "to_half_width"];
    let mut table = Table::new(HEAD.map(String::from).to_vec());
    for key in &found.keys {
        for (from, to) in key.at() {
            let values = [&key.own, &from.value, &to.value].map(ToString::to_string);
            let halves = [from, to].map(|found| found.half_width.map_or_else(String::new, |half| half.to_string()));
            let labels = [&from.label, &to.label].map(String::clone);
            table.row(std::iter::once(key.key.clone()).chain(values).chain(labels).chain(halves).collect());
        }
    }
    table.bytes()
}

#[cfg(test)]
pub(in crate::report) mod tests {
    use super::*;
    use crate::experiment::Patch;

    fn found((value, label): (Value, &str)) -> Found {
        let half_width = (label == "Both").then_some(0.012);
        Found { value, label: label.into(), half_width, tipped: Vec::new() }
    }

    /// Made-up flips: one key that flips twice, a word, one that never flips.
    pub(in crate::report) fn along() -> Flipping {
        let key = |key: &str, own: Value, along: Vec<(Value, &str)>| Flips {
            key: key.into(),
            own,
            as_it_is: NO_CLEAR.into(),
            along: along.into_iter().map(found).collect(),
        };
        let whole = |value| Value::Whole(value);
        let word = |word: &str| Value::Word(word.into());
        let people = vec![(whole(1), "Announce"), (whole(4), "Announce"), (whole(5), NO_CLEAR), (whole(20), "Both")];
        Flipping {
            design: Design::Breakpoints,
            keys: vec![
                key("champions.people", whole(9), people),
                key(
                    "champions.chosen_by",
                    word("degree"),
                    vec![(word("degree"), NO_CLEAR), (word("random"), "Announce")],
                ),
                key("weeks", whole(52), vec![(whole(26), NO_CLEAR), (whole(104), NO_CLEAR)]),
            ],
            map: None,
            scaled: false,
            names: Vec::new(),
        }
    }

    /// A made-up map of nine by nine values.
    pub(in crate::report) fn map() -> Flipping {
        let patch = |across, up, label: Option<&str>| Patch { across, up, label: label.map(String::from) };
        let values =
            [(0..9).map(|value| Value::Number(f64::from(value) / 2.0)).collect(), (0..9).map(Value::Whole).collect()];
        let patches = vec![
            patch((0, 4), (0, 8), Some("Announce")),
            patch((4, 5), (0, 8), None),
            patch((5, 8), (0, 4), Some(NO_CLEAR)),
            patch((5, 8), (4, 8), Some("Both")),
        ];
        let names = ["behaviour.visible_percent", "weeks"].map(String::from).to_vec();
        Flipping {
            design: Design::FlipMap,
            keys: Vec::new(),
            map: Some(FlipMap { values, banded: [false; 2], patches }),
            scaled: true,
            names,
        }
    }

    #[test]
    fn the_flips_next_to_the_own_value_are_told() {
        let told = sentences(&along());
        assert_eq!(
            told[0],
            "It flips if champions.people rises above a value between 5 and 20 (“Both” is ahead, ±\u{a0}1.2\u{a0}points) \
             and if champions.people falls below 5 (“Announce” is ahead) (it is 9)."
        );
        assert_eq!(told[1], "It flips with champions.chosen_by = random (“Announce” is ahead) (it is degree).");
        assert_eq!(told[2], "It does not flip at any value of weeks (26 to 104 tried): no difference is clear.");
        assert!(headline(&along()).ends_with("; as it is, no difference is clear"), "{}", headline(&along()));
        let mut never = along();
        never.keys.drain(..2);
        assert_eq!(headline(&never), "It does not flip at any value that was tried: no difference is clear");
        let table = String::from_utf8(csv(&along())).unwrap();
        assert!(table.contains("\nchampions.people,9,4,5,Announce,no clear difference,,\n"), "{table}");
        assert!(table.contains("\nchampions.people,9,5,20,no clear difference,Both,,0.012\n"), "{table}");
    }

    #[test]
    fn who_tips_is_told_in_its_own_words() {
        let mut mass = along();
        mass.design = Design::CriticalMass(80);
        mass.keys.truncate(1);
        mass.keys[0].along = [(Value::Whole(1), NONE_TIPS), (Value::Whole(12), "Both")].map(found).to_vec();
        let told = headline(&mass).replace('\u{a0}', " ");
        assert_eq!(told, "Critical mass: “Both” tips in 80 % of runs from champions.people = 12 on, not with 1");
        let tipped = |runs| vec![Tipped { name: "Both".into(), runs, of: 20 }];
        (mass.keys[0].along[0].tipped, mass.keys[0].along[1].tipped) = (tipped(15), tipped(18));
        let told = headline(&mass).replace('\u{a0}', " ");
        assert!(
            told.ends_with(
                "from champions.people = 12 on (18 of 20, which leaves 70–97 % open), not with 1 (15 of 20, which leaves \
                 53–89 % open)"
            ),
            "{told}"
        );
        mass.keys[0].along.iter_mut().for_each(|found| found.tipped.clear());
        mass.keys[0].along.push(found((Value::Whole(14), &format!("Announce{AND}Both"))));
        assert!(
            headline(&mass)
                .ends_with("and “Announce” tips in 80\u{a0}% of runs from champions.people = 14 on, not with 12")
        );
        mass.keys[0].along = [(Value::Whole(1), NONE_TIPS), (Value::Whole(9), NONE_TIPS)].map(found).to_vec();
        assert!(headline(&mass).starts_with("No strategy tips in 80"));
    }

    #[test]
    fn a_map_is_a_table_too() {
        let found = map();
        let table = String::from_utf8(flip_map::csv(found.map.as_ref().unwrap(), &found.names)).unwrap();
        assert!(
            table
                .starts_with("behaviour.visible_percent from,behaviour.visible_percent to,weeks from,weeks to,ahead\n")
        );
        assert!(table.contains("\n0,2,0,8,Announce\n2,2.5,0,8,\n"), "{table}");
    }

    #[test]
    fn a_map_is_told_by_how_much_each_has() {
        let told = headline(&map()).replace('\u{a0}', " ");
        assert_eq!(
            told,
            "Over behaviour.visible_percent and weeks, “Announce” is ahead in 50 %, no difference is clear in 19 % and \
             “Both” is ahead in 19 %; the rest lies on the border"
        );
    }
}
