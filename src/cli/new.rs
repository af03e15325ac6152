//! `groundswell new`: a scenario to start from.

use super::arguments::New;
use super::failure::Failure;
use super::output;
use groundswell::scenario::{STARTER, shipped};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Writes a scenario, unless a file is there already.
pub fn new(asked: &New) -> Result<(), Failure> {
    let (name, text) = match &asked.from {
        Some(name) => named(name)?,
        None => ("scenario", STARTER),
    };
    let path = asked.path.clone().unwrap_or_else(|| PathBuf::from(format!("{name}.toml")));
    if path == Path::new("-") {
        return output::print(text);
    }
    write(&path, text)?;
    output::print(&format!("{}\n\nRun it with `groundswell run {}`.\n", path.display(), path.display()))
}

fn named(name: &OsStr) -> Result<(&'static str, &'static str), Failure> {
    match shipped(&name.to_string_lossy()) {
        Ok(found) => Ok((found.name, found.text)),
        Err(nearest) => {
            let help = match nearest {
                Some(nearest) => format!("did you mean `{nearest}`?"),
                None => "`groundswell list` shows them".into(),
            };
            let name = name.display();
            Err(Failure::mistake(format!("there is no scenario `{name}` inside the program\n   = help: {help}")))
        }
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let mut file = File::create_new(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Failure::mistake(format!("{} is there already, and is never overwritten", path.display()))
        }
        _ => Failure::failed(format!("cannot write {}: {error}", path.display())),
    })?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(|error| {
        // Half a scenario is of no use to anybody.
        let _ = std::fs::remove_file(path);
        Failure::failed(format!("cannot write {}: {error}", path.display()))
    })
}
