//! What a run prints, and the folder it leaves.

use crate::program::{Given, Place, TINY, page};
use snapbox::assert_data_eq;

#[test]
fn a_run_answers_its_question() {
    let given = Place::new().run(&["run", "tiny.toml", "--quiet"]);
    assert_eq!((given.code, given.err.as_str()), (0, ""));
    assert_data_eq!(given.out, page("run"));
}

#[test]
fn words_of_the_trade_stay_out_of_results() {
    let out = Place::new().run(&["run", "tiny.toml", "-q"]).out.to_lowercase();
    for word in ["agent", "node", "edge", "monte carlo", "optimal", "predict", "p-value"] {
        assert!(!out.contains(word), "{word}\n{out}");
    }
}

#[test]
fn progress_and_timing_go_to_stderr() {
    let given = Place::new().run(&["run", "tiny.toml"]);
    assert!(given.err.starts_with("tiny: 1 of 8 runs\n"), "{}", given.err);
    assert!(given.err.contains("tiny: 8 of 8 runs\ntiny: 8 runs in "), "{}", given.err);
}

#[test]
fn json_is_one_object_with_the_same_numbers() {
    let given = Place::new().run(&["run", "tiny.toml", "-q", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&given.out).unwrap();
    assert_eq!(json["schema_version"], 1);
    let result = &json["results"][0];
    assert_eq!((&result["runs"], &result["people"]), (&8.into(), &60.into()));
    assert_eq!(result["strategies"][0]["name"], "No programme");
    assert_eq!(result["folder"], "output/tiny");
    for key in ["mean", "median", "q05", "q95"] {
        let share = result["strategies"][2]["owned"][key].as_f64().unwrap();
        assert!((0.0..=1.0).contains(&share), "{key}");
    }
    assert!(result["organisation"]["achieved"]["teams"].as_u64().unwrap() > 1);
    assert!(result["verdict"]["sentence"].as_str().unwrap().contains("26 weeks"));
}

#[test]
fn the_folder_holds_what_the_last_lines_name() {
    let place = Place::new();
    let out = place.run(&["run", "tiny.toml", "-q"]).out;
    let names: Vec<String> = place.files("output").into_iter().map(|(name, _)| name).collect();
    assert!(names.contains(&"tiny/manifest.json".into()) && names.contains(&"tiny/adoption.svg".into()));
    let told = out.split("Written to output/tiny:").nth(1).unwrap();
    for name in &names {
        assert!(told.contains(name.strip_prefix("tiny/").unwrap()), "{name}");
    }
    assert_eq!(told.split_whitespace().count(), names.len());
}

#[test]
fn a_scenario_by_name_runs_in_an_empty_folder() {
    let place = Place::empty();
    place.run(&["run", "minimal", "--runs", "2", "--formats", "svg", "-q"]).says(0, "Written to output/minimal");
    assert!(place.path("output/minimal/curves.csv").exists());
}

#[test]
fn a_file_wins_over_a_name() {
    let place = Place::empty().with("minimal", TINY);
    place.run(&["check", "minimal"]).says(0, "minimal: can be run, 3 strategies");
}

/// The command that a report gives for what would flip the answer, as arguments.
fn command(report: &str) -> Vec<&str> {
    let command = report.split("<pre><code>groundswell ").nth(1).expect("a command");
    command.split("</code>").next().unwrap().split(' ').collect()
}

#[test]
fn a_report_says_how_to_find_out_what_would_flip_it_and_then_what_would() {
    let place = Place::new();
    place.run(&["run", "tiny.toml", "-q", "--no-flips"]).says(0, "report.html");
    let report = |folder: &str| std::fs::read_to_string(place.path(folder).join("report.html")).unwrap();
    let run = report("output/tiny");
    assert!(run.contains("Does a note do as much as three colleagues who start?"));
    let arguments = [command(&run), vec!["-q", "--runs", "2"]].concat();
    place.run(&arguments).says(0, "flips.csv");
    let swept = report("output/tiny-sweep");
    assert!(swept.contains("It flips ") || swept.contains("It does not flip"));
    assert!(run.contains("Not looked for in this run. This command does, in about 1 s on two cores"), "{run}");
    let given = place.run(&["run", "tiny.toml", "-q"]);
    given.says(0, "It does not flip at any value that was tried: “Champions” is ahead.");
    let run = report("output/tiny");
    assert!(!run.contains("<pre><code>groundswell "));
    for part in [
        "What was tried: ",
        "network.contacts_per_person",
        "Nothing changed in 8 runs at the far end of these: ",
        "values: 8 runs each",
    ] {
        assert!(run.contains(part), "{part}");
    }
    let summary = std::fs::read_to_string(place.path("output/tiny/summary.md")).unwrap();
    assert!(summary.contains("Nothing changed in 8 runs at the far end of these: "), "{summary}");
    place.run(&["verify", "output/tiny", "-q"]).says(0, "the same, byte for byte");
    place.run(&["run", "tiny.toml", "-q", "--runs", "7"]).says(0, "report.html");
    assert!(report("output/tiny").contains("<pre><code>groundswell "));
    place.run(&["verify", "output/tiny-sweep"]).says(0, "the same, byte for byte");
    place
        .run(&["sweep", "tiny.toml", "-q", "--runs", "2", "--vary", "champions.people=1,9", "--out", "more"])
        .says(0, "");
    let swept = report("more/tiny-sweep");
    let mut again = place.command(&[command(&swept), vec!["-q"]].concat());
    Given::of(again.current_dir(place.path("more/tiny-sweep")).output().unwrap()).says(0, "flips.csv");
}

#[test]
fn the_number_of_threads_changes_no_byte() {
    let place = Place::new();
    let folders: Vec<_> = ["1", "2", "3", "7", "7"]
        .iter()
        .map(|threads| {
            let formats = ["--formats", "svg,png"];
            let arguments = ["run", "tiny.toml", "-q", "--threads", threads];
            place.run(&[&arguments[..], &formats[..]].concat()).says(0, "");
            place.files("output/tiny")
        })
        .collect();
    assert!(folders[0].iter().any(|(name, _)| name == "adoption.png"));
    assert!(folders.iter().all(|folder| *folder == folders[0]));
}

#[test]
fn what_was_run_runs_again_from_its_folder() {
    let place = Place::new();
    place.run(&["run", "tiny.toml", "--no-flips", "-q", "--set", "champions.people=5"]).says(0, "champions 5");
    place.run(&["run", "output/tiny/scenario.toml", "--no-flips", "-q", "--out", "again"]).says(0, "");
    let curves = |folder: &str| std::fs::read(place.path(folder).join("curves.csv")).unwrap();
    assert_eq!(curves("output/tiny"), curves("again/scenario"));
}

#[test]
fn several_files_are_read_before_the_first_is_run() {
    let place = Place::new().with("wrong.toml", "weeks = -1").with("other/tiny.toml", TINY);
    let given = place.run(&["run", "tiny.toml", "wrong.toml", "nothing.toml"]);
    given.says(2, "`weeks`");
    given.says(2, "there is no file or scenario `nothing.toml`");
    place.run(&["run", "tiny.toml", "other/tiny.toml"]).says(2, "two scenarios would both be written to");
    assert!(!place.path("output").exists());
    let both = place.run(&["run", "tiny.toml", "minimal", "--runs", "2", "-q", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&both.out).unwrap();
    assert_eq!(json["results"].as_array().unwrap().len(), 2);
}

#[test]
fn a_folder_of_ours_is_replaced_and_a_strange_one_is_not() {
    let place = Place::new();
    place.run(&["run", "tiny.toml", "--no-flips", "-q"]).says(0, "");
    place.run(&["run", "tiny.toml", "--no-flips", "-q", "--formats", "svg"]).says(0, "");
    place.put("mine/tiny/thesis.txt", "years of work");
    place.run(&["run", "tiny.toml", "--out", "mine"]).says(2, "holds files that groundswell did not write");
    assert_eq!(place.files("mine").len(), 1);
}
