//! Sweeps: a grid of values, a tidy table, a chart.

use crate::program::{Place, TINY, page};
use snapbox::assert_data_eq;

#[test]
fn one_key_gives_a_line_chart() {
    let place = Place::new();
    let given = place.run(&["sweep", "tiny.toml", "-q", "--vary", "champions.people=1,4,16"]);
    assert_data_eq!(given.out, page("sweep"));
    let table = std::fs::read_to_string(place.path("output/tiny-sweep/sweep.csv")).unwrap();
    assert!(table.starts_with("champions.people,strategy,measure,statistic,value\n1,No programme,owned,mean,"));
    assert!(place.path("output/tiny-sweep/sweep.svg").exists());
}

#[test]
fn two_keys_give_a_heat_map_and_three_none() {
    let place = Place::new();
    let two = ["sweep", "tiny.toml", "-q", "--vary", "weeks=10..26:3", "--vary", "champions.chosen_by=random,degree"];
    place.run(&two).says(0, "sweep.svg");
    let three = [&two[..], &["--vary", "seed=1,2", "--runs", "2"]].concat();
    let given = place.run(&three);
    given.says(0, "so there is none here");
    assert!(!place.path("output/tiny-sweep/sweep.svg").exists());
    let json = place.run(&[&three[..], &["--json"]].concat()).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["results"][0]["points"].as_array().unwrap().len(), 12);
    assert_eq!(json["results"][0]["varied"][1]["values"][1], "degree");
}

#[test]
fn a_file_says_what_to_vary() {
    let text = format!("{TINY}\n[[sweep]]\nkey = \"weeks\"\nvalues = [4, 8]\n");
    let place = Place::empty().with("weeks.toml", text);
    place.run(&["sweep", "weeks.toml", "-q"]).says(0, "weeks = 8");
}

#[test]
fn mistakes_are_found_before_anything_runs() {
    let place = Place::new();
    for (vary, part) in [
        ("champions.peple=1,2", "did you mean `champions.people`?"),
        ("champions.people=1,x", "whole number"),
        ("champions.people=1,600", "1 point cannot be run; this is at champions.people = 600"),
        ("champions=1,2", "is a table"),
        ("weeks=1..10:4000000", "from 2 to 10000"),
        ("weeks", "key=lo..hi:count"),
        ("network.ties_file=a.csv", "ties_file"),
    ] {
        place.run(&["sweep", "tiny.toml", "--vary", vary]).says(2, part);
    }
    place.run(&["sweep", "tiny.toml"]).says(2, "nothing is varied");
    let many = ["sweep", "tiny.toml", "--vary", "weeks=1..1000:1000", "--vary", "seed=1..1000:1000"];
    place.run(&many).says(2, "at most 10,000 points");
    assert!(!place.path("output").exists());
}
