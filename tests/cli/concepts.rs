//! The concept register: printed, run, and written down.

use crate::program::{Place, page};
use groundswell::concepts::TEXT;
use serde_json::Value;
use snapbox::assert_data_eq;

/// A register of two rows that can be run in a moment; the second needs more than 50 people.
const TWO: &str = r#"# ours
[[concept]]
id = "C01"
idea = "Champions do something."
seeds = []
type = "assumed"
scenario = "minimal"
shows = "Bars."
falsifier = "They do nothing."
verdict = "not run" # so far
found = ""

[[concept.experiment]]
sets = ["organisation.people=100", "weeks=26", "behaviour.already_aware_percent=100", "champions.people=10"]
on = "owned"
expects = "first_larger"
ways = [{ name = "champions", uses = ["champions"] }, { name = "nothing", uses = [] }]

[[concept]]
id = "C02"
idea = "Joy spreads."
seeds = []
type = "emergent"
scenario = "minimal"
shows = "A smile."
falsifier = "It does not."
verdict = "not run"
found = ""

[[concept.experiment]]
sets = ["organisation.people=100", "weeks=26", "champions.people=50"]
on = "aligned"
expects = "first_larger"
than = 1
ways = [{ name = "champions", uses = ["champions"] }]
"#;

#[test]
fn the_register_is_a_line_a_concept_and_assumptions_are_called_so() {
    let given = Place::empty().run(&["concepts"]);
    given.says(0, "74 concepts: ");
    assert_eq!(given.out.lines().filter(|line| line.starts_with('C')).count(), 74);
    let first = given.out.lines().find(|line| line.starts_with("C01")).unwrap();
    assert!(first.contains("assumption"), "{first}");
    assert!(given.out.lines().all(|line| line.chars().count() <= 100));
}

#[test]
fn a_row_is_shown_whole() {
    let place = Place::empty();
    let given = place.run(&["concepts", "c36"]);
    let until_verdict = given.out.split("Verdict").next().unwrap().to_owned();
    assert_data_eq!(until_verdict, page("concept"));
    place.run(&["concepts", "C75"]).says(2, "there is no concept `C75`");
    place.run(&["concepts", "C75"]).says(2, "they are C01 to C74");
    let ours = Place::empty().with("two.toml", TWO);
    ours.run(&["concepts", "C36", "--run", "--into", "two.toml"]).says(2, "they are C01 to C02");
}

#[test]
fn all_rows_are_given_as_json() {
    let json: Value = serde_json::from_str(&Place::empty().run(&["concepts", "--json"]).out).unwrap();
    let rows = json["concepts"].as_array().unwrap();
    assert_eq!((rows.len(), &rows[6]["id"], &rows[6]["type"]), (74, &"C07".into(), &"emergent".into()));
    assert_eq!(rows[6]["experiment"][0]["expects"], "peak_inside");
}

#[test]
fn what_is_found_is_written_down_and_nothing_else_changes() {
    let place = Place::empty().with("two.toml", TWO);
    let asked = ["concepts", "--run", "--into", "two.toml", "--runs", "20", "--set", "organisation.people=40"];
    let given = place.run(&[&asked[..], &["--quiet"]].concat());
    given.says(3, "1 concept could not be run");
    assert!(given.out.starts_with("C01  holds      An assumption. owned (%): “champions” "), "{}", given.out);
    assert!(given.out.contains("C02  not run    50 champions among 40 people"), "{}", given.out);
    let written = std::fs::read_to_string(place.path("two.toml")).unwrap();
    let differ: Vec<_> = TWO.lines().zip(written.lines()).filter(|(old, new)| old != new).collect();
    let [(_, verdict), (_, found)] = differ[..] else { panic!("{written}") };
    assert_eq!(verdict, "verdict = \"holds\" # so far");
    assert!(found.starts_with("found = \"owned (%): “champions” ") && found.ends_with("; 20 runs.\""), "{found}");
    assert_eq!(TWO.lines().count(), written.lines().count());
}

#[test]
fn a_register_that_names_what_is_not_there_is_mistaken_and_stays_as_it_is() {
    let text = TWO.replace("\"aligned\"", "\"joy\"").replace("\"C01\"", "\"C02\"");
    let place = Place::empty().with("two.toml", &text);
    let given = place.run(&["concepts", "C02", "--run", "--into", "two.toml"]);
    given.says(2, "two.toml: C02: there is no measure `joy`");
    given.says(2, "two.toml: C02: another row has the same id");
    assert_eq!(std::fs::read_to_string(place.path("two.toml")).unwrap(), text);
}

#[test]
fn running_again_or_on_one_thread_says_the_same() {
    let place = Place::empty().with("two.toml", TWO);
    let run = |more: &[&str]| {
        let asked = ["concepts", "C01", "--run", "--into", "two.toml", "--runs", "6", "--json"];
        place.run(&[&asked[..], more].concat()).out
    };
    let first = run(&[]);
    let json: Value = serde_json::from_str(&first).unwrap();
    assert_eq!((&json["found"][0]["id"], json["not_run"].as_array().unwrap().len()), (&"C01".into(), 0));
    assert_eq!(first, run(&["--threads", "1"]));
}

#[test]
fn an_idea_of_the_register_is_run_on_fewer_people() {
    let asked = ["concepts", "--run", "C60", "--runs", "5", "--set", "organisation.people=150", "--quiet"];
    Place::empty().run(&asked).says(0, "C60  ");
}

#[test]
fn slips_are_told() {
    let place = Place::empty().with("broken.toml", "[[concept]]\nid = 7\n");
    place.run(&["concepts", "--run", "--into", "broken.toml"]).says(2, "line 2");
    place.run(&["concepts", "--run", "--into", "nowhere.toml"]).says(2, "cannot read nowhere.toml");
    place.run(&["concepts", "--runs", "5"]).says(2, "without `--run`");
    place.run(&["concepts", "--into", "broken.toml"]).says(2, "--run");
    assert!(TEXT.starts_with("# The concept register"));
}
