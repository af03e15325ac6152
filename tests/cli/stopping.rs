//! Ends before the end: readers that leave, disks that are full, interruptions.

use crate::program::Place;
#[cfg(unix)]
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn a_reader_who_leaves_is_no_failure() {
    let place = Place::new();
    for arguments in [&["schema"][..], &["--help"], &["list"], &["run", "tiny.toml", "-q"]] {
        let mut child = place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        assert_eq!(ended.status.code(), Some(0), "{arguments:?}");
        assert!(ended.stderr.is_empty(), "{}", String::from_utf8_lossy(&ended.stderr));
    }
    assert!(place.path("output/tiny/manifest.json").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let place = Place::new();
    for arguments in
        [&["--help"][..], &[], &["--version"], &["list"], &["schema"], &["completions", "bash"], &["run", "tiny.toml"]]
    {
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let ended = place.command(arguments).stdout(full).output().unwrap();
        assert_eq!(ended.status.code(), Some(1), "{arguments:?}");
        assert!(String::from_utf8_lossy(&ended.stderr).contains("cannot write to standard output"));
    }
    assert!(place.path("output/tiny/manifest.json").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn nobody_need_listen_to_notes() {
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = Place::new().command(&["run", "tiny.toml"]).stderr(full).output().unwrap();
    assert_eq!(ended.status.code(), Some(0));
}

/// Interrupts the program once it has said its first word of progress.
#[cfg(unix)]
#[track_caller]
fn interrupted(place: &Place, signal: &str, arguments: &[&str]) {
    let mut child = place.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut notes = BufReader::new(child.stderr.take().unwrap());
    let mut line = String::new();
    notes.read_line(&mut line).unwrap();
    assert!(line.contains(" runs"), "{line}");
    let kill = format!("kill -{signal} {}", child.id());
    assert!(std::process::Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stdout.len()), (Some(130), 0));
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_nothing() {
    let place = Place::new();
    for signal in ["INT", "TERM"] {
        interrupted(&place, signal, &["run", "tiny.toml", "--runs", "20000", "--threads", "1"]);
    }
    let vary = ["sweep", "tiny.toml", "--runs", "10000", "--threads", "1", "--vary", "weeks=20,26"];
    interrupted(&place, "INT", &vary);
    assert!(!place.path("output").exists());
    assert_eq!(place.files("").len(), 1, "only the scenario is there");
}
