//! The log beside the folders of results: who was listed, and when. It grows, whatever becomes of a folder, and is the one
//! file with a clock time; nothing is ever made of it.

use super::failure::Failure;
use chrono::{DateTime, NaiveDateTime};
use std::fs::{File, OpenOptions, create_dir_all, symlink_metadata};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

/// What stands between the time of a line and what it says.
const AFTER_TIME: &str = " UTC: ";

/// Whether there may be a log in a folder: what has its name, if anything, is one, and no link.
pub fn check(folder: &Path) -> Result<(), Failure> {
    let path = path(folder);
    match is_free(&path) {
        Ok(true) => Ok(()),
        Ok(false) => Err(Failure::mistake(format!(
            "{} is no log of lists of people, and nothing is added to it\n   = help: move it, or give another `--out`",
            path.display()
        ))),
        Err(error) => Err(failed(&path, &error)),
    }
}

/// Adds a line with the time to the log in a folder; line breaks in it become blanks.
pub fn add(folder: &Path, line: &str) -> Result<(), Failure> {
    check(folder)?;
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let time = DateTime::from_timestamp(seconds.cast_signed(), 0).unwrap_or_default().naive_utc();
    let path = path(folder);
    let line: String = line.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let added = create_dir_all(folder)
        .and_then(|()| OpenOptions::new().append(true).create(true).open(&path))
        .and_then(|mut file| file.write_all(format!("{time}{AFTER_TIME}{line}\n").as_bytes()));
    added.map_err(|error| failed(&path, &error))
}

fn path(folder: &Path) -> PathBuf {
    folder.join("log.txt")
}

fn failed(path: &Path, error: &io::Error) -> Failure {
    Failure::failed(format!("cannot write {}: {error}; nobody is listed", path.display()))
}

/// Whether there is nothing, an empty file, or one whose first line has the time as ours do.
fn is_free(path: &Path) -> io::Result<bool> {
    match symlink_metadata(path) {
        Ok(found) if found.is_file() => (),
        Ok(_) => return Ok(false),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
    }
    let mut start = Vec::new();
    File::open(path)?.take(64).read_to_end(&mut start)?;
    let start = String::from_utf8_lossy(&start);
    let time = start.split_once(AFTER_TIME).map(|(time, _)| time);
    let is_ours = |time| NaiveDateTime::parse_from_str(time, "%Y-%m-%d %H:%M:%S").is_ok();
    Ok(start.is_empty() || time.is_some_and(is_ours))
}
