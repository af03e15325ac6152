//! A scenario fitted to a survey: what is said, what is written, what is refused.

use crate::program::{Given, Place, page};
use snapbox::assert_data_eq;

const PULSE: &str = include_str!("../data/pulse.csv");
const CHANCE: &str = "--vary=behaviour.1.spreads.simple.chance_percent=log:0.05..5";
const PEERS: &str = "--vary=network.trust.peer=0.2..0.9";

fn place() -> Place {
    let scenario = crate::program::TINY.replace("[champions]", "spreads_like = \"simple\"\n\n[champions]");
    Place::empty().with("tiny.toml", &scenario).with("pulse.csv", PULSE)
}

fn fit(place: &Place, more: &[&str]) -> Given {
    let asked = ["fit", "tiny.toml", "--to", "pulse.csv", "--sets", "40", "--quiet"];
    place.run(&[&asked, more].concat())
}

#[test]
fn a_survey_says_which_sets_fit_and_how_it_goes_on() {
    let place = place();
    let more = ["--strategy", "Champions", CHANCE, PEERS, "--set", "weeks=40", "--set", "organisation.people=300"];
    let given = fit(&place, &more);
    assert_eq!((given.code, given.err.as_str()), (0, ""));
    assert_data_eq!(given.out, page("fit"));
    let text = |name: &str| std::fs::read_to_string(place.path("output/tiny-fit").join(name)).unwrap();
    assert_data_eq!(text("summary.md"), page("fit_summary"));
    assert_eq!(text("sets.csv").lines().count(), 41);
    assert!(text("fan.csv").contains("\n26,observed,0.15056"));
    let names: Vec<String> = place.files("output/tiny-fit").into_iter().map(|(name, _)| name).collect();
    let wanted =
        ["fan.csv", "fan.svg", "keys.csv", "manifest.json", "plausible.csv", "scenario.toml", "sets.csv", "summary.md"];
    assert_eq!(names, wanted);
    let again = place.run(&["verify", "output/tiny-fit"]);
    again.says(0, "all 8 files are the same");
    assert!(again.err.contains(" runs so far, more may follow"), "{}", again.err);
    // What follows for all strategies, over the sets that fit.
    let list = "output/tiny-fit/plausible.csv";
    place.run(&["sweep", "output/tiny-fit/scenario.toml", "--list", list, "--runs", "2"]).says(0, "clearly ahead at");
    place.put("pulse.csv", PULSE.replace("26,17", "26,18"));
    place.run(&["verify", "output/tiny-fit"]).says(3, "pulse.csv is not what was read");
}

#[test]
fn threads_and_the_order_of_rows_change_no_file() {
    let place = place();
    let more = ["--strategy", "Champions", PEERS];
    fit(&place, &[&more[..], &["--threads", "1"]].concat()).says(0, "");
    let mut rows: Vec<&str> = PULSE.lines().skip(1).collect();
    rows.reverse();
    place.put("pulse.csv", format!("{}\n{}\n", PULSE.lines().next().unwrap(), rows.join("\n")));
    fit(&place, &[&more[..], &["--threads", "3", "--out", "again"]].concat()).says(0, "");
    let files = |folder: &str| {
        let files = place.files(folder).into_iter().filter(|(name, _)| name != "manifest.json");
        files.collect::<Vec<_>>()
    };
    assert_eq!(files("output/tiny-fit"), files("again/tiny-fit"));
}

#[test]
fn json_holds_the_same_numbers() {
    let place = place();
    let given = fit(&place, &["--strategy", "Champions", PEERS, "--json"]);
    let json: serde_json::Value = serde_json::from_str(&given.out).unwrap();
    let result = &json["results"][0];
    assert_eq!(result["sets_kept"], 40);
    assert_eq!(result["keys"][0]["key"], "network.trust.peer");
    assert_eq!(result["observed"][0]["n"], 110);
    assert_eq!(result["fan"].as_array().unwrap().len(), 27);
}

#[test]
fn what_cannot_be_fitted_is_refused_and_nothing_is_written() {
    let place = place().with("bad.csv", "week,percent,n\n99,5,3\n4,x,3\n");
    fit(&place, &[PEERS]).says(2, "which strategy were people in? Give --strategy: `No programme`, `Announce it`");
    fit(&place, &["--strategy", "Champion", PEERS]).says(2, "did you mean `Champions`?");
    fit(&place, &["--strategy", "Champions"]).says(2, "nothing is varied");
    fit(&place, &["--strategy", "Champions", "--vary=runs=2..5"]).says(2, "`runs` is not fitted");
    fit(&place, &["--strategy", "Champions", "--vary=network.trust.per=0..1"]).says(2, "network.trust.peer");
    let bad = place.run(&["fit", "tiny.toml", "--to", "bad.csv", "--strategy", "Champions", PEERS]);
    for part in ["bad.csv: 1 row whose week is not one of 0 to 26 (line 2)", "bad.csv: 1 row whose percent_doing_it"] {
        assert!(bad.err.contains(part), "{part} in {}", bad.err);
    }
    assert_eq!(bad.code, 2);
    place.run(&["fit", "tiny.toml", "--to", "none.csv", PEERS]).says(2, "cannot read none.csv");
    assert!(!place.path("output").exists());
}
