//! The workloads of the benches are ordinary scenarios: each is read, checked and run like any other.

use groundswell::experiment::compare;
use groundswell::scenario::Scenario;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

/// Those whose people are few enough for a test to run them.
const SMALL: [&str; 3] = ["W1-1k", "W2-1k", "W5"];

fn workloads() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/workloads");
    let files = fs::read_dir(folder).expect("there are workloads").map(|entry| entry.expect("a file").path());
    let mut found: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    found.sort();
    found
}

fn stem(path: &Path) -> String {
    path.file_stem().expect("a file has a name").to_string_lossy().into_owned()
}

/// A folder with a ring in place of every network that the workloads name.
fn stand_ins() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder for a test");
    fs::create_dir(folder.path().join("graphs")).expect("a folder can be made");
    let ring: String = (0..1000).map(|person| format!("{person},{}\n", (person + 1) % 1000)).collect();
    for path in workloads() {
        let text = fs::read_to_string(&path).expect("a workload can be read");
        let file: toml::Table = text.parse().expect("a workload is TOML");
        let ties = file["network"]["ties_file"].as_str().expect("a workload reads its ties").to_owned();
        fs::write(folder.path().join(ties), format!("source,target\n{ring}")).expect("a file can be written");
    }
    folder
}

fn read(path: &Path, folder: &Path, sets: &[(&str, &str)]) -> Scenario {
    let sets: Vec<(String, String)> = sets.iter().map(|&(key, value)| (key.into(), value.into())).collect();
    let text = fs::read(path).expect("a workload can be read");
    Scenario::read(&text, &stem(path), folder, &sets).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_workload_opens_with_its_question() {
    assert_eq!(workloads().len(), 10);
    for path in workloads() {
        let text = fs::read_to_string(&path).expect("a workload can be read");
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("# ") && first.ends_with('?'), "{} opens with: {first}", path.display());
    }
}

#[test]
fn every_workload_can_be_run_from_evenly_spread_starters() {
    let folder = stand_ins();
    for path in workloads() {
        let scenario = read(&path, folder.path(), &[]);
        let ids = &scenario.strategies[0].starters.ids;
        let step = scenario.people() as usize / ids.len();
        let spread = (0..ids.len()).map(|place| (place * step + step / 2).to_string());
        assert!(spread.eq(ids.iter().map(ToString::to_string)), "{}", path.display());
    }
}

#[test]
fn the_small_workloads_spread() {
    let folder = stand_ins();
    for path in workloads().into_iter().filter(|path| SMALL.contains(&stem(path).as_str())) {
        let scenario = read(&path, folder.path(), &[("runs", "2")]);
        let comparison = compare(&scenario, &AtomicBool::new(false), &|| {}).expect("nobody interrupts a test");
        let run = &comparison.arms[0].ensemble.runs[0];
        let (first, second) = (run.stages[0], run.stages[1]);
        assert_ne!(first, second, "{}", path.display());
    }
}
