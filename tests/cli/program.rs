//! The program in a folder of its own, with an empty environment.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A comparison that takes a moment.
pub const TINY: &str = r#"# Is one note enough in a small firm?
title = "One note or three colleagues?"
question = "Does a note do as much as three colleagues who start?"
seed = 7
runs = 8
weeks = 26

[organisation]
people = 60

[[behaviour]]
name = "Keeps Wednesday free of meetings"

[champions]
people = 3

[chart]
formats = ["svg"]

[[strategy]]
name = "Announce it"
uses = ["broadcast"]

[[strategy]]
name = "Champions"
uses = ["champions"]
"#;

/// What is printed, as it stands in `pages/`; `SNAPSHOTS=overwrite` writes it anew.
pub fn page(name: &str) -> snapbox::Data {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/pages");
    snapbox::Data::read_from(&pages.join(name).with_extension("txt"), None).raw()
}

/// A folder in which the program is run.
pub struct Place(TempDir);

/// What the program gave.
pub struct Given {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Place {
    pub fn empty() -> Place {
        Place(TempDir::new().unwrap())
    }

    /// With the tiny scenario in it.
    pub fn new() -> Place {
        Place::empty().with("tiny.toml", TINY)
    }

    pub fn with(self, name: &str, content: impl AsRef<[u8]>) -> Place {
        self.put(name, content);
        self
    }

    pub fn put(&self, name: &str, content: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_groundswell"));
        command.args(arguments).current_dir(self.0.path()).env_clear().stdin(Stdio::null());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Given {
        Given::of(self.command(arguments).output().unwrap())
    }

    /// Every file below a folder with its bytes.
    pub fn files(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        files(&self.path(folder))
    }
}

impl Given {
    pub fn of(output: Output) -> Given {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("only text is printed");
        let code = output.status.code().expect("it ends by itself");
        Given { code, out: text(output.stdout), err: text(output.stderr) }
    }

    /// It ended with this code, and said this.
    #[track_caller]
    pub fn says(&self, code: i32, part: &str) {
        assert_eq!(self.code, code, "{}\n{}", self.out, self.err);
        let said = if code == 0 { &self.out } else { &self.err };
        assert!(said.contains(part), "{part:?} is not in:\n{said}");
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(files(&path).into_iter().map(|(below, bytes)| (format!("{name}/{below}"), bytes)));
        } else {
            found.push((name, fs::read(&path).unwrap()));
        }
    }
    found.sort();
    found
}
