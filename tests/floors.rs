//! The house stands on its floors: a module uses only what lies below it, and each trade has its place.

use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up; a module may use those in earlier rows.
const FLOORS: [&[&str]; 13] = [
    &["fraction", "exact", "calendar", "privacy"],
    &["random"],
    &["organisation", "contagion"],
    &["seeding", "behaviour", "search", "pulse"],
    &["intervention", "event"],
    &["leadership"],
    &["strategy"],
    &["engine", "scenario"],
    &["experiment"],
    &["assessment", "concepts", "network"],
    &["report"],
    &["serve"],
    &["cli"],
];

/// What only these modules may use.
const TRADES: [(&str, &[&str]); 10] = [
    ("toml::", &["scenario"]),
    ("toml_edit::", &["concepts"]),
    ("rayon::", &["experiment", "seeding", "network"]),
    ("plotters::", &["report"]),
    ("resvg::", &["report"]),
    ("maud::", &["report", "serve"]),
    ("axum::", &["serve"]),
    ("tokio::", &["serve"]),
    ("clap::", &["cli"]),
    ("indicatif::", &["cli"]),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("src can be listed") {
        let path = entry.expect("src can be listed").path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The module of a file, and its lines of code (what stands above its tests, comments left out).
fn read(path: &Path) -> (String, Vec<String>) {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let module = path.strip_prefix(src).expect("a source of ours").iter().next().expect("a name").to_string_lossy();
    let text = fs::read_to_string(path).expect("a source can be read");
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//")).map(str::to_owned).collect();
    (module.trim_end_matches(".rs").to_owned(), lines)
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

fn all() -> Vec<(PathBuf, String, Vec<String>)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files = sources(&src).into_iter().map(|path| {
        let (module, lines) = read(&path);
        (path, module, lines)
    });
    files.filter(|(_, module, _)| module != "lib" && module != "main").collect()
}

#[test]
fn a_module_uses_only_the_floors_below_its_own() {
    for (path, module, lines) in all() {
        let own = floor(&module).unwrap_or_else(|| panic!("{module} has no floor"));
        for line in lines {
            for part in line.split("crate::").skip(1) {
                let used: String = part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
                if let Some(below) = floor(&used) {
                    assert!(used == module || below < own, "{}: {line}", path.display());
                }
            }
        }
    }
}

#[test]
fn each_trade_has_its_place() {
    for (path, module, lines) in all() {
        for (library, owners) in TRADES {
            let strays = lines.iter().find(|line| line.contains(library) && !owners.contains(&module.as_str()));
            assert!(strays.is_none(), "{}: only {owners:?} use {library} {strays:?}", path.display());
        }
    }
}

#[test]
fn only_the_command_line_prints_and_nothing_reads_the_clock() {
    for (path, module, lines) in all() {
        for line in &lines {
            let prints = ["println!", "print!(", "eprint", "dbg!", "stdout()", "stderr()"]
                .iter()
                .any(|word| line.contains(word));
            assert!(!prints || module == "cli", "{}: {line}", path.display());
            let clock = ["Instant::now", "SystemTime", "rand::rng(", "SysRng", "ThreadRng"];
            assert!(module == "cli" || !clock.iter().any(|word| line.contains(word)), "{}: {line}", path.display());
        }
    }
}

#[test]
fn every_file_opens_with_what_lives_there() {
    for (path, _, _) in all() {
        let text = fs::read_to_string(&path).expect("a source can be read");
        assert!(text.starts_with("//! "), "{} opens without a line of its own", path.display());
    }
}
