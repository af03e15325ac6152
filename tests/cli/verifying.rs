//! Results made again, byte for byte.

use crate::program::{Place, TINY};

#[test]
fn what_was_written_is_what_comes_out_again() {
    let place = Place::new();
    place.run(&["run", "tiny.toml", "-q", "--threads", "2"]).says(0, "");
    place.run(&["verify", "output/tiny", "-q", "--threads", "1"]).says(0, "the same, byte for byte");
    place.run(&["sweep", "tiny.toml", "-q", "--vary", "champions.people=1,4"]).says(0, "");
    place.run(&["verify", "output/tiny-sweep", "-q"]).says(0, "the same, byte for byte");
}

#[test]
fn a_file_that_was_changed_is_named() {
    let place = Place::new();
    place.run(&["run", "tiny.toml", "-q"]).says(0, "");
    place.put("output/tiny/runs.csv", "made up");
    std::fs::remove_file(place.path("output/tiny/adoption.svg")).unwrap();
    place.run(&["verify", "output/tiny", "-q"]).says(3, "runs.csv, adoption.svg");
    place.put("output/tiny/scenario.toml", TINY);
    place.run(&["verify", "output/tiny", "-q"]).says(3, "scenario.toml is not what was run");
}

#[test]
fn a_table_that_was_changed_is_named() {
    let text =
        TINY.replace("[organisation]\npeople = 60", "[network]\nties_file = \"t.csv\"\ndirection = \"both_ways\"");
    let place = Place::empty().with("data/ties.toml", text).with("data/t.csv", "source,target\na,b\nb,c\nc,d\n");
    place.run(&["run", "data/ties.toml", "-q"]).says(0, "");
    place.run(&["sweep", "data/ties.toml", "-q", "--vary", "weeks=3,5"]).says(0, "");
    let scenario = std::fs::read_to_string(place.path("output/ties/scenario.toml")).unwrap();
    assert!(scenario.contains("\"../../data/t.csv\""), "{scenario}");
    for folder in ["output/ties", "output/ties-sweep"] {
        place.run(&["verify", folder, "-q"]).says(0, "byte for byte");
    }
    place.put("data/t.csv", "source,target\na,b\nb,c\n");
    for folder in ["output/ties", "output/ties-sweep"] {
        place.run(&["verify", folder, "-q"]).says(3, "../../data/t.csv is not what was read");
    }
    std::fs::remove_file(place.path("data/t.csv")).unwrap();
    place.run(&["verify", "output/ties"]).says(3, "../../data/t.csv cannot be read");
}

#[test]
fn a_folder_that_is_none_of_ours_is_no_folder_of_results() {
    let place = Place::new().with("other/manifest.json", "{}");
    for folder in ["other", "nothing", "tiny.toml"] {
        place.run(&["verify", folder]).says(2, "is not a folder of results");
    }
}
