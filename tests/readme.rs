//! Every command in the README does what it says, in the order in which it stands there.

use std::path::Path;
use std::process::Command;

/// The commands of the README's shell blocks.
fn commands() -> Vec<String> {
    let readme = include_str!("../README.md");
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default());
    blocks.flat_map(str::lines).filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
}

/// The arguments for the program, or `None` for a command that is not ours to run.
fn arguments(command: &str) -> Option<Vec<&str>> {
    let ours = command.strip_prefix("cargo run --release -- ").or_else(|| command.strip_prefix("groundswell "))?;
    // What stands in quotes is one argument.
    let parts = ours.split('"').enumerate();
    Some(
        parts
            .flat_map(|(place, part)| if place % 2 == 1 { vec![part] } else { part.split_whitespace().collect() })
            .collect(),
    )
}

#[test]
fn every_command_in_the_readme_works() {
    let folder = tempfile::tempdir().expect("a folder for a test");
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let text = std::fs::read(scenarios.join("announce-or-seed.toml")).expect("the flagship is there");
    std::fs::create_dir(folder.path().join("scenarios")).expect("a folder can be made");
    std::fs::write(folder.path().join("scenarios/announce-or-seed.toml"), text).expect("a file can be written");
    std::fs::create_dir_all(folder.path().join("tests/data")).expect("a folder can be made");
    let log = include_str!("data/decisions.csv");
    std::fs::write(folder.path().join("tests/data/decisions.csv"), log).expect("a file can be written");
    let survey = include_str!("data/pulse.csv");
    std::fs::write(folder.path().join("tests/data/pulse.csv"), survey).expect("a file can be written");
    for (name, table) in [("people", include_str!("data/people.csv")), ("survey", include_str!("data/survey.csv"))] {
        let path = folder.path().join("tests/data").join(name).with_extension("csv");
        std::fs::write(path, table).expect("a file can be written");
    }
    let mut tried = 0;
    for command in commands() {
        let Some(mut arguments) = arguments(&command) else {
            assert_eq!(command, "cargo test", "a command that no test covers");
            continue;
        };
        if arguments[0] == "serve" {
            continue; // It does not end by itself; tests/cli/serving.rs asks it.
        }
        if ["run", "sweep"].contains(&arguments[0]) {
            if let Some(place) = arguments.iter().position(|&argument| argument == "--runs") {
                arguments.drain(place..place + 2);
            }
            arguments.extend(["--runs", "4"]);
        }
        if arguments[0] == "fit" {
            arguments.extend(["--sets", "20"]);
        }
        let output = Command::new(env!("CARGO_BIN_EXE_groundswell"))
            .args(&arguments)
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}\n{said}");
        tried += 1;
    }
    assert!(tried >= 10, "only {tried} commands found");
}

#[test]
fn the_scenario_in_the_readme_is_the_minimal_one() {
    let readme = include_str!("../README.md");
    let shown = readme.split("```toml\n# minimal.toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let shipped = include_str!("../scenarios/minimal.toml");
    assert!(shipped.ends_with(shown.expect("a scenario is shown")), "the two differ");
}
