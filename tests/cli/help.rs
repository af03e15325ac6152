//! Help, lists and scenarios to start from.

use crate::program::{Place, page};
use snapbox::assert_data_eq;

#[test]
fn nothing_asked_is_answered_with_two_examples() {
    let given = Place::empty().run(&[]);
    given.says(0, "groundswell run announce-or-seed");
    assert_eq!(given.out.lines().filter(|line| line.starts_with("  groundswell ")).count(), 2);
}

#[test]
fn help_names_every_command() {
    assert_data_eq!(Place::empty().run(&["--help"]).out, page("help"));
}

#[test]
fn help_of_run_names_every_flag() {
    assert_data_eq!(Place::empty().run(&["run", "--help"]).out, page("help_run"));
}

#[test]
fn help_of_sweep_names_every_flag() {
    assert_data_eq!(Place::empty().run(&["sweep", "--help"]).out, page("help_sweep"));
}

#[test]
fn help_of_assess_names_every_flag() {
    assert_data_eq!(Place::empty().run(&["assess", "--help"]).out, page("help_assess"));
}

#[test]
fn help_of_champions_names_every_flag() {
    assert_data_eq!(Place::empty().run(&["champions", "--help"]).out, page("help_champions"));
}

#[test]
fn help_of_network_and_pseudonymise_names_every_flag() {
    assert_data_eq!(Place::empty().run(&["network", "--help"]).out, page("help_network"));
    assert_data_eq!(Place::empty().run(&["pseudonymise", "--help"]).out, page("help_pseudonymise"));
}

#[test]
fn help_of_concepts_names_every_flag() {
    assert_data_eq!(Place::empty().run(&["concepts", "--help"]).out, page("help_concepts"));
}

#[test]
fn colour_is_used_only_where_it_is_wanted() {
    let place = Place::empty();
    let code = "\u{1b}[";
    assert!(!place.run(&["check", "nothing"]).err.contains(code));
    assert!(place.run(&["check", "nothing", "--color", "always"]).err.contains(code));
    assert!(place.run(&["check", "--bogus", "--color=always"]).err.contains(code));
    let forced = place.command(&["check", "nothing"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(String::from_utf8(forced.stderr).unwrap().contains(code));
    let never = place.command(&["check", "nothing", "--color=never"]).env("CLICOLOR_FORCE", "1").output().unwrap();
    assert!(!String::from_utf8(never.stderr).unwrap().contains(code));
    let without = place.command(&["--help"]).env("NO_COLOR", "1").output().unwrap();
    assert!(!String::from_utf8(without.stdout).unwrap().contains(code));
}

#[test]
fn every_scenario_inside_is_listed_with_its_question() {
    let given = Place::empty().run(&["list"]);
    given.says(0, "announce-or-seed          Do we announce it from the top");
    let json: serde_json::Value = serde_json::from_str(&Place::empty().run(&["list", "--json"]).out).unwrap();
    assert_eq!(json["scenarios"].as_array().unwrap().len(), groundswell::scenario::SHIPPED.len());
}

#[test]
fn a_new_scenario_runs_and_none_is_overwritten() {
    let place = Place::empty();
    place.run(&["new"]).says(0, "scenario.toml");
    place.run(&["check", "scenario.toml"]).says(0, "can be run, 4 strategies");
    place.run(&["new"]).says(2, "never overwritten");
    place.run(&["new", "--from", "minimal"]).says(0, "minimal.toml");
    place.run(&["new", "--from", "minimal", "mine.toml"]).says(0, "groundswell run mine.toml");
    place.run(&["new", "--from", "minimel"]).says(2, "did you mean `minimal`?");
    place.run(&["new", "no/such/folder.toml"]).says(1, "cannot write");
    assert_eq!(place.run(&["new", "-"]).out, groundswell::scenario::STARTER);
}

#[test]
fn keys_are_explained_and_slips_understood() {
    let place = Place::empty();
    place.run(&["explain", "champions.people"]).says(0, "How many people are asked");
    place.run(&["explain"]).says(0, "champions.chosen_by");
    place.run(&["explain", "champions.peple"]).says(2, "did you mean `champions.people`");
}

#[test]
fn the_schema_is_json_and_completions_name_the_commands() {
    let place = Place::empty();
    let printed = place.run(&["schema"]).out;
    assert!(printed.ends_with("}\n") && !printed.ends_with("\n\n"));
    let schema: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert!(schema["properties"]["organisation"].is_object());
    for shell in ["bash", "zsh", "fish", "powershell"] {
        place.run(&["completions", shell]).says(0, "verify");
    }
}
