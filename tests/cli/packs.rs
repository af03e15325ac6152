//! A scenario under several packs of assumptions.

use crate::program::{Place, page};
use snapbox::assert_data_eq;

#[test]
fn what_holds_in_all_packs_comes_first() {
    let given = Place::new().run(&["run", "tiny.toml", "--packs", "all", "--quiet"]);
    assert_eq!((given.code, given.err.as_str()), (0, ""));
    assert_data_eq!(given.out, page("packs"));
}

#[test]
fn a_folder_of_several_packs_is_run_again_byte_for_byte() {
    let place = Place::new();
    place.run(&["run", "tiny.toml", "--no-flips", "--packs", "all", "-q", "--threads", "2"]).says(0, "packs.csv");
    for name in ["scenario.toml", "scenario-sceptic.toml", "scenario-advocate.toml", "packs.svg"] {
        assert!(place.path("output/tiny").join(name).exists(), "{name}");
    }
    place.run(&["verify", "output/tiny", "-q", "--threads", "1"]).says(0, "the same, byte for byte");
    let summary = std::fs::read_to_string(place.path("output/tiny/summary.md")).unwrap();
    assert!(summary.contains("## Under which assumptions it holds") && summary.contains("| Strategy | Sceptic |"));
    place.put("output/tiny/scenario-sceptic.toml", "weeks = 1");
    place.run(&["verify", "output/tiny", "-q"]).says(3, "scenario-sceptic.toml is not what was run");
}

#[test]
fn each_pack_alone_gives_what_it_gives_beside_the_others() {
    let place = Place::new();
    place.run(&["run", "tiny.toml", "--no-flips", "--packs", "sceptic,advocate", "-q"]).says(0, "in both packs");
    place
        .run(&["run", "tiny.toml", "--packs", "sceptic", "-q", "--out", "alone"])
        .says(0, "Under the sceptic's assumptions.");
    place.run(&["verify", "alone/tiny", "-q"]).says(0, "the same, byte for byte");
    let bytes = |file: &str| std::fs::read(place.path(file)).unwrap();
    for file in ["scenario.toml", "curves.csv", "runs.csv"] {
        assert!(bytes(&format!("output/tiny/{file}")) == bytes(&format!("alone/tiny/{file}")), "{file}");
    }
    assert!(!place.path("alone/tiny/packs.csv").exists());
}

#[test]
fn the_pack_stands_at_the_foot_of_charts() {
    let place = Place::new();
    place
        .run(&["run", "tiny.toml", "--no-flips", "-q", "--set", "assumptions=advocate"])
        .says(0, "Under the advocate's assumptions.");
    let chart = std::fs::read_to_string(place.path("output/tiny/adoption.svg")).unwrap();
    assert!(chart.contains("advocate&apos;s assumptions · seed 7"));
}

#[test]
fn json_says_what_holds() {
    let given = Place::new().run(&["run", "tiny.toml", "--no-flips", "-q", "--packs", "all", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&given.out).unwrap();
    let result = &json["results"][0];
    assert_eq!(result["assumptions"], "middle");
    let packs = &result["packs"];
    assert_eq!(packs["under"].as_array().unwrap().len(), 3);
    assert_eq!((&packs["measure"], &packs["week"]), (&"owned".into(), &26.into()));
    assert!(packs["finding"].as_str().unwrap().contains("pack"));
}

#[test]
fn mistaken_packs_are_understood() {
    let place = Place::new();
    place.run(&["run", "tiny.toml", "--packs", "septic"]).says(2, "'sceptic'");
    place.run(&["run", "tiny.toml", "--set", "assumptions=advocat"]).says(2, "did you mean \"advocate\"?");
    let both = ["run", "tiny.toml", "--packs", "all", "--set", "assumptions=middle"];
    place.run(&both).says(2, "keep one of the two");
    let textbook = ["run", "tiny.toml", "--packs", "all", "--set", "stages=adoption_only"];
    place.run(&textbook).says(2, "make no difference here");
    place.run(&["run", "tiny.toml", "--no-flips", "-q"]).says(0, "");
    place.run(&["run", "output/tiny/scenario.toml", "--packs", "all"]).says(2, "make no difference here");
}
