//! Made-up flips, and what is told of them.

use super::*;
use crate::experiment::Patch;
use crate::report::words::NBSP;

pub(in crate::report) fn found((value, label): (Value, &str)) -> Found {
    let half_width = (label == "Both").then_some(0.012);
    Found { value, label: label.into(), half_width, tipped: Vec::new(), drawn: Vec::new() }
}

/// Made-up flips: one key that flips twice, a word, one that never flips.
pub(in crate::report) fn along() -> Flipping {
    let key = |key: &str, own: Value, along: Vec<(Value, &str)>| Flips {
        key: key.into(),
        own: found((own, NO_CLEAR)),
        along: along.into_iter().map(found).collect(),
    };
    let whole = |value| Value::Whole(value);
    let word = |word: &str| Value::Word(word.into());
    let people = vec![(whole(1), "Announce"), (whole(4), "Announce"), (whole(5), NO_CLEAR), (whole(20), "Both")];
    Flipping {
        design: Design::Breakpoints,
        keys: vec![
            key("champions.people", whole(9), people),
            key("champions.chosen_by", word("degree"), vec![(word("degree"), NO_CLEAR), (word("random"), "Announce")]),
            key("weeks", whole(52), vec![(whole(26), NO_CLEAR), (whole(104), NO_CLEAR)]),
        ],
        map: None,
        scaled: false,
        names: Vec::new(),
        strategies: ["Announce", "Both"].map(String::from).to_vec(),
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
        map: Some(FlipMap {
            values,
            own: [Some(Value::Number(1.5)), Some(Value::Whole(6))],
            banded: [false; 2],
            patches,
        }),
        scaled: true,
        names,
        strategies: ["Announce", "Both"].map(String::from).to_vec(),
    }
}

#[test]
fn the_flips_next_to_the_own_value_are_told() {
    let told = sentences(&along());
    assert_eq!(
        told[0].replace(NBSP, " "),
        "It becomes clear if champions.people rises above a value between 9 and 20 people (“Both” is ahead) and if it falls below 5 people (“Announce” is ahead). It is 9 people (how many people are asked, as a number)."
    );
    assert_eq!(
        told[1],
        "It becomes clear with champions.chosen_by = random (“Announce” is ahead). It is degree (how they are chosen)."
    );
    assert_eq!(told[2], "It does not flip at any value of weeks (26 to 104 weeks tried): no difference is clear.");
    assert!(headline(&along()).ends_with("; as it is, no difference is clear"), "{}", headline(&along()));
    let mut never = along();
    never.keys.drain(..2);
    assert_eq!(headline(&never), "It does not flip at any value that was tried: no difference is clear");
    let table = String::from_utf8(csv(&along())).unwrap();
    assert!(table.contains("\nchampions.people,9,4,5,Announce,no clear difference,,,,\n"), "{table}");
    assert!(table.contains("\nchampions.people,9,5,20,no clear difference,Both,,0.012,,\n"), "{table}");
}

/// A key along which “Both” is ahead at first, none is from 20 on, and “Announce” is from 30 on; every draw of the runs
/// moves both by so much.
fn moved(by: &[i64]) -> Flipping {
    let label = |value: i64| match value {
        ..20 => "Both",
        20..30 => NO_CLEAR,
        _ => "Announce",
    };
    let at = |value: i64| Found {
        drawn: by.iter().map(|by| label(value - by).to_owned()).collect(),
        ..found((Value::Whole(value), label(value)))
    };
    let key = Flips { key: "network.contacts_per_person".into(), own: at(10), along: (0..41).map(at).collect() };
    Flipping { keys: vec![key], ..along() }
}

#[test]
fn a_flip_has_the_range_that_luck_leaves_it_and_the_next_strategy_is_told_too() {
    let by: Vec<i64> = (0..400).map(|draw| if draw < 200 { -2 } else { 3 }).collect();
    let told = sentences(&moved(&by)).concat().replace(NBSP, " ");
    assert_eq!(
        told,
        "It flips if network.contacts_per_person rises above 19 people (no difference is clear, 17–23 with other luck) and \
         if it rises above 29 people (“Announce” is ahead, 27–33 with other luck). It is 10 \
         people (contacts among colleagues, reporting lines not counted)."
    );
    let table = String::from_utf8(csv(&moved(&by))).unwrap();
    assert!(table.contains(",19,20,Both,no clear difference,0.012,,17,23\n"), "{table}");
    let at_times_never: Vec<i64> = (0..400).map(|draw| if draw % 10 == 0 { 100 } else { 0 }).collect();
    let told = sentences(&moved(&at_times_never)).concat();
    assert!(
        told.contains("rises above 19 people (no difference is clear, with other luck from 19 on, if at all)"),
        "{told}"
    );
    let at_once: Vec<i64> = (0..400).map(|draw| if draw % 10 == 0 { -10 } else { 0 }).collect();
    let told = sentences(&moved(&at_once)).concat();
    assert!(told.contains("(no difference is clear, with other luck anywhere up to 20)"), "{told}");
    let none: Vec<i64> = vec![0; 400];
    assert!(
        sentences(&moved(&none))
            .concat()
            .contains("rises above 19 people (no difference is clear, 19–20 with other luck)")
    );
}

#[test]
fn a_map_is_a_table_too() {
    let found = map();
    let table = String::from_utf8(flip_map::csv(found.map.as_ref().unwrap(), &found.names)).unwrap();
    assert!(
        table.starts_with("behaviour.visible_percent from,behaviour.visible_percent to,weeks from,weeks to,ahead\n")
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

#[test]
fn a_grid_says_where_it_turns_along_the_lines_through_the_own_values() {
    let keys = along().keys.drain(..1).collect();
    let beside = vec![("champions.people".into(), Value::Whole(10), Value::Whole(9))];
    let told = crossed(&Crossed { keys, beside });
    assert!(told[0].contains(" The line goes through 9 people ("), "{told:?}");
    assert_eq!(
        told[1],
        "Each key alone, along the line of the grid nearest to the scenario's own values: it has champions.people = 10, of which \
         the nearest in the grid is 9. A turn is known as exactly as the grid is spaced: it lies between two neighbouring values."
    );
    let on_it = crossed(&Crossed { keys: along().keys, beside: Vec::new() });
    assert!(
        on_it[3].starts_with("Each key alone, along the line of the grid through the scenario's own values."),
        "{on_it:?}"
    );
}
