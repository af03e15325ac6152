//! The log beside the folders of results: who was listed, and when. It grows, whatever becomes of a folder, and is the one
//! file with a clock time; nothing is ever made of it.

use super::failure::Failure;
use chrono::DateTime;
use std::fs::{OpenOptions, create_dir_all};
use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// Adds a line with the time to `log.txt` in a folder.
pub fn add(folder: &Path, line: &str) -> Result<(), Failure> {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let time = DateTime::from_timestamp(seconds.cast_signed(), 0).unwrap_or_default().naive_utc();
    let path = folder.join("log.txt");
    let added = create_dir_all(folder)
        .and_then(|()| OpenOptions::new().append(true).create(true).open(&path))
        .and_then(|mut file| file.write_all(format!("{time} UTC: {line}\n").as_bytes()));
    added.map_err(|error| Failure::failed(format!("cannot write {}: {error}; nobody is listed", path.display())))
}
