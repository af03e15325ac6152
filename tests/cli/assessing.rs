//! A log of decisions assessed: what is said, what is written, what is refused.

use crate::program::{Place, page};
use snapbox::assert_data_eq;

const LOG: &str = include_str!("../data/decisions.csv");

fn place() -> Place {
    Place::empty().with("decisions.csv", LOG)
}

#[test]
fn a_log_answers_how_distributed_leadership_is() {
    let place = place();
    let given = place.run(&["assess", "decisions.csv"]);
    assert_eq!((given.code, given.err.as_str()), (0, ""));
    assert_data_eq!(given.out, page("assess"));
    let text = |name: &str| std::fs::read_to_string(place.path("output/decisions").join(name)).unwrap();
    assert_data_eq!(text("summary.md"), page("assess_summary"));
    assert_data_eq!(text("organisation.toml"), page("assess_organisation"));
    assert!(
        text("assessment.csv").starts_with("scope,group,measure,value,low,high,decisions\norganisation,all,dli,0.")
    );
    let names: Vec<String> = place.files("output/decisions").into_iter().map(|(name, _)| name).collect();
    let wanted =
        ["assessment.csv", "decisions.png", "decisions.svg", "manifest.json", "organisation.toml", "summary.md"];
    assert_eq!(names, wanted);
}

#[test]
fn words_of_the_trade_stay_out() {
    let place = place();
    let mut text = place.run(&["assess", "decisions.csv", "--formats", "svg"]).out;
    text += &std::fs::read_to_string(place.path("output/decisions/decisions.svg")).unwrap();
    for word in ["agent", "node", "optimal", "predict", "p-value", "bootstrap", "laggard", "resister"] {
        assert!(!text.to_lowercase().contains(word), "{word}\n{text}");
    }
}

#[test]
fn a_small_team_is_nowhere_and_cannot_be_worked_out() {
    let place = place();
    let out = place.run(&["assess", "decisions.csv", "--formats", "svg"]).out;
    assert!(out.contains("Other teams (2)"), "{out}");
    for (name, bytes) in place.files("output/decisions") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("Transport") && !text.contains("Laboratory") && !text.contains("D001"), "{name}");
    }
}

#[test]
fn a_decision_more_cannot_be_told_from_two_assessments() {
    let told = |more: &str| {
        let place = Place::empty().with("decisions.csv", format!("{LOG}{more}"));
        place.run(&["assess", "decisions.csv", "--layers", "4", "--formats", "svg"]).says(0, "About 90 decisions");
        let table = std::fs::read_to_string(place.path("output/decisions/assessment.csv")).unwrap();
        let value = |measure: &str| {
            let row = table.lines().find(|line| line.starts_with(&format!("organisation,all,{measure},"))).unwrap();
            row.split(',').nth(3).unwrap().parse::<f64>().unwrap()
        };
        ["dli", "mean_level"].map(value)
    };
    // Whether it was taken at the top or on the front line, as an order or by others: no further than one step away.
    let before = told("");
    for row in ["Ward A,1,0,90,0", "Kitchen,7,3,0,20", "Front desk,4,2,3,4", "Laboratory,1,3,1,1"] {
        let after = told(&format!("D900,{row}\n"));
        for ((before, after), step) in before.iter().zip(after).zip([0.05, 0.2]) {
            assert!((before - after).abs() < 1.001 * step, "{row}: {before} and {after}");
            let steps = after / step;
            assert!((steps - steps.round()).abs() < 1e-6, "{after} is in steps of {step}");
        }
    }
}

#[test]
fn one_person_at_the_top_is_not_told_of_alone() {
    let place = place();
    let out = place.run(&["assess", "decisions.csv", "--formats", "svg"]).out;
    assert!(out.contains("Layers 0 (top) to 2") && !out.contains("Layer 0 (top)"), "{out}");
    let table = std::fs::read_to_string(place.path("output/decisions/assessment.csv")).unwrap();
    assert!(!table.contains("\nlayer,0,") && table.contains("\nlayer,0_to_2,"), "{table}");
    assert!(table.lines().skip(1).all(|line| line.ends_with('0')), "numbers of decisions are to the nearest ten");
}

#[test]
fn the_order_of_rows_changes_no_result() {
    let place = place();
    place.run(&["assess", "decisions.csv"]).says(0, "");
    let mut rows: Vec<&str> = LOG.lines().skip(1).collect();
    rows.reverse();
    let head = LOG.lines().next().unwrap();
    place.put("other/decisions.csv", format!("{head}\n{}\n", rows.join("\n")));
    place.run(&["assess", "other/decisions.csv", "--out", "again"]).says(0, "");
    let files = |folder: &str| {
        let files = place.files(folder).into_iter().filter(|(name, _)| name != "manifest.json");
        files.collect::<Vec<_>>()
    };
    assert_eq!(files("output/decisions"), files("again/decisions"));
}

#[test]
fn a_scenario_starts_from_an_assessment() {
    let place = place();
    place.run(&["assess", "decisions.csv", "--layers", "5", "--formats", "svg"]).says(0, "");
    let lines = std::fs::read_to_string(place.path("output/decisions/organisation.toml")).unwrap();
    assert!(lines.contains("\n[organisation]\nlayers = 5\n"), "{lines}");
    for line in ["[decisions]\nlevel = 4.4 ", "level_spread = 0.5 ", "# per_team_per_month = 13 "] {
        assert!(lines.contains(&format!("\n{line}")), "{lines}");
    }
    let rest = "[[behaviour]]\nname = \"B\"\n[[strategy]]\nname = \"S\"\nuses = [\"broadcast\"]\n";
    place.put("mine.toml", lines.replace("# people", "people").replace("# per_team", "per_team") + rest);
    place.run(&["check", "mine.toml"]).says(0, "can be run");
}

#[test]
fn json_holds_the_same_numbers_and_the_files() {
    let given = place().run(&["assess", "decisions.csv", "--json", "--formats", "svg"]);
    let json: serde_json::Value = serde_json::from_str(&given.out).unwrap();
    let result = &json["results"][0];
    assert_eq!((&json["schema_version"], &result["folder"]), (&1.into(), &"output/decisions".into()));
    let dli = &result["groups"][0]["measures"]["dli"];
    let of = |key: &str| dli[key].as_f64().unwrap();
    assert!(0.0 <= of("low") && of("low") < of("value") && of("value") < of("high") && of("high") <= 1.0);
    assert_eq!(result["files"].as_array().unwrap().len(), 5);
}

#[test]
fn what_was_assessed_is_verified() {
    let place = place();
    place.run(&["assess", "decisions.csv", "--layers", "5", "--formats", "svg,png"]).says(0, "");
    place.run(&["verify", "output/decisions"]).says(0, "all 6 files are the same, byte for byte");
    place.put("output/decisions/assessment.csv", "made up");
    place.run(&["verify", "output/decisions"]).says(3, "assessment.csv");
    place.put("decisions.csv", format!("{LOG}D999,Kitchen,1,0,3,\n"));
    place.run(&["verify", "output/decisions"]).says(3, "decisions.csv is not what was read");
}

#[test]
fn what_was_mended_is_noted_unless_nobody_asks() {
    let place = Place::empty().with("log.csv", format!("{LOG},,,,,\n"));
    assert!(place.run(&["assess", "log.csv"]).err.contains("log.csv: 1 row without content skipped"));
    assert_eq!(place.run(&["assess", "log.csv", "-q"]).err, "");
}

/// Refused with a page, nothing left behind.
#[track_caller]
fn refused(place: &Place, arguments: &[&str], part: &str) {
    place.run(&[&["assess"], arguments].concat()).says(2, part);
    assert!(!place.path("output").exists());
}

#[test]
fn all_mistakes_of_a_log_are_shown_at_once() {
    let rows = "1,,9,20,-1,x,perhaps\n,b,0,-1,soon,1.5,no\n1,b,4,1.5,1,,no\n2,b,4,1\n";
    let head = "decision_id,team,level,decided_by_level,days,consulted,escalated\n";
    let place = Place::empty().with("log.csv", format!("{head}{rows}"));
    let given = place.run(&["assess", "log.csv"]);
    assert_eq!((given.code, given.out.as_str()), (2, ""));
    assert_data_eq!(given.err, page("assess_mistakes"));
    assert!(!place.path("output").exists());
}

#[test]
fn files_that_are_no_log() {
    let place = place().with("empty.csv", "").with("binary.csv", [0, 159, 146]).with("people.csv", "person_id\n1\n");
    place.put("few.csv", LOG.lines().take(10).collect::<Vec<_>>().join("\n"));
    place.put("twice.csv", "decision,id,team,level,decided_by,days\n");
    place.put("open.csv", format!("{LOG}\"D999,Kitchen,1,0,3,\nD998,Kitchen,1,0,3,\n"));
    refused(&place, &["nothing.csv"], "cannot read nothing.csv");
    refused(&place, &["."], "cannot read .");
    refused(&place, &["empty.csv"], "no rows below the header line");
    refused(&place, &["binary.csv"], "not UTF-8 text from line 1 on");
    refused(&place, &["people.csv"], "no column decided_by_level; there are: person_id");
    refused(&place, &["few.csv"], "only 9 decisions");
    refused(&place, &["twice.csv"], "two columns could be decision_id");
    refused(&place, &["open.csv"], "a quotation mark that is never closed");
    refused(&place, &["decisions.csv", "--layers", "3"], "is not a whole number from 0 to 2");
    refused(&place, &["decisions.csv", "--layers", "1"], "--layers");
    refused(&place, &["decisions.csv", "--out", "few.csv"], "few.csv is a file, not a folder");
    refused(&place, &[], "<FILE>");
}
