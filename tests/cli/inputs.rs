//! Bad input: a clear message, exit code 2, nothing left behind.

use crate::program::{Place, TINY};
use std::ffi::OsStr;

/// A mistake is told, and no folder appears.
#[track_caller]
fn refused(place: &Place, arguments: &[&str], part: &str) {
    place.run(arguments).says(2, part);
    assert!(!place.path("output").exists());
}

#[test]
fn files_that_are_no_scenario() {
    let place = Place::new().with("empty.toml", "").with("binary.toml", [0, 159, 146, 150]);
    place.put("long.toml", "# a comment that goes on\n".repeat(2_000_000));
    std::fs::create_dir(place.path("folder.toml")).unwrap();
    refused(&place, &["run", "empty.toml"], "empty.toml");
    refused(&place, &["run", "binary.toml"], "UTF-8");
    refused(&place, &["run", "long.toml"], "long.toml");
    refused(&place, &["run", "folder.toml"], "cannot read folder.toml");
    refused(&place, &["run", "nothing.toml"], "there is no file or scenario `nothing.toml`");
    refused(&place, &["run", "announce-or-sed"], "did you mean `announce-or-seed`");
}

#[test]
fn numbers_that_cannot_be() {
    let place = Place::new();
    for (set, part) in [
        ("organisation.people=0", "`organisation.people` cannot be 0"),
        ("organisation.people=4000000000", "from 1 to 10,000,000"),
        ("organisation.people=10000001", "from 1 to 10,000,000"),
        ("organisation.people=-5", "cannot be"),
        ("organisation.people=99999999999999999999999", "cannot be"),
        ("network.contacts_per_person=nan", "contacts_per_person"),
        ("network.contacts_per_person=inf", "contacts_per_person"),
        ("champions.share_percent=-1", "share_percent"),
        ("weeks=1e3", "whole number"),
        ("champions.peple=3", "did you mean `people`?"),
        ("behaviour=3", "behaviour"),
    ] {
        refused(&place, &["run", "tiny.toml", "--set", set], part);
    }
    refused(&place, &["run", "tiny.toml", "--runs", "0"], "`runs` cannot be 0");
    refused(&place, &["run", "tiny.toml", "--set", "weeks"], "key=value");
    refused(&place, &["run", "tiny.toml", "--threads", "0"], "--threads");
    refused(&place, &["run"], "<FILE>");
    refused(&place, &["fly"], "fly");
}

/// The tiny scenario on a table of ties.
fn on_ties(ties: impl AsRef<[u8]>) -> Place {
    let text =
        TINY.replace("[organisation]\npeople = 60", "[network]\nties_file = \"ties.csv\"\ndirection = \"both_ways\"");
    Place::empty().with("ties.toml", text).with("ties.csv", ties)
}

#[test]
fn tables_as_spreadsheets_save_them() {
    let place = on_ties("\u{feff}source;target\r\na;b\r\nb;c\r\nc;c\r\nc;a\r\n");
    let given = place.run(&["run", "ties.toml", "-q"]);
    given.says(0, "\nties.csv: 1 tie of people with themselves left out (line 4).");
    given.says(0, "3 people");
    place.run(&["check", "ties.toml"]).says(0, "1 tie of people with themselves left out (line 4)");
}

#[test]
fn tables_with_faults() {
    refused(&on_ties("source,target\na,b,c\nb\n"), &["run", "ties.toml"], "ties.csv");
    refused(&on_ties("source,target\n"), &["run", "ties.toml"], "ties.csv");
    refused(&on_ties([0, 255, 254]), &["run", "ties.toml"], "ties.csv");
    refused(&on_ties("from_here,to_there\na,b\n"), &["run", "ties.toml"], "ties.csv");
    let place = on_ties("source,target\na,b\n");
    std::fs::remove_file(place.path("ties.csv")).unwrap();
    refused(&place, &["run", "ties.toml"], "cannot read ties.csv");
}

#[test]
fn places_that_cannot_be_written() {
    let place = Place::new().with("file", "mine");
    refused(&place, &["run", "tiny.toml", "--out", "file"], "file is a file, not a folder");
    refused(&place, &["run", "tiny.toml", "--out", "file/deep"], "file is a file, not a folder");
    refused(&place, &["sweep", "tiny.toml", "--vary", "weeks=1,2", "--out", "file"], "not a folder");
    assert_eq!(place.files("file").len(), 0);
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_told_before_the_runs() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let folder = place.path("locked");
    std::fs::create_dir(&folder).unwrap();
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    if tempfile::tempfile_in(&folder).is_ok() {
        return; // nothing is locked for the administrator
    }
    let given = place.run(&["run", "tiny.toml", "--out", "locked"]);
    given.says(1, "cannot write");
    assert!(!given.err.contains("of 8 runs"));
}

#[cfg(unix)]
#[test]
fn arguments_that_are_not_text() {
    use std::os::unix::ffi::OsStrExt;
    let odd = OsStr::from_bytes(b"odd\xff.toml");
    let place = Place::new();
    let run = |arguments: &[&OsStr]| crate::program::Given::of(place.command(&[]).args(arguments).output().unwrap());
    run(&[OsStr::new("run"), odd]).says(2, "there is no file");
    run(&[OsStr::new("run"), OsStr::new("tiny.toml"), OsStr::new("--set"), odd]).says(2, "UTF-8");
    std::fs::rename(place.path("tiny.toml"), place.path("").join(odd)).unwrap();
    run(&[OsStr::new("run"), odd, OsStr::new("-q")]).says(0, "Written to output/odd");
}

#[test]
fn a_scenario_with_an_odd_name_stays_in_its_place() {
    let place = Place::empty().with("...toml", TINY).with("=cmd().toml", TINY);
    place.run(&["run", "...toml", "-q"]).says(0, "Written to output/scenario:");
    place.run(&["run", "=cmd().toml", "-q"]).says(0, "Written to output/=cmd():");
}

#[test]
fn names_cannot_command_a_terminal() {
    let text = TINY.replace("name = \"Champions\"", "name = \"\\u001b[2JChampions\"");
    let place = Place::empty().with("tiny.toml", text);
    let given = place.run(&["run", "tiny.toml", "-q", "--color", "always"]);
    given.says(0, "[2JChampions");
    assert!(!given.out.contains("\u{1b}[2J"));
}
