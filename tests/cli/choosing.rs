//! Ways of choosing champions compared: what is said, what is written, what is refused, who is listed.

use crate::program::{Place, page};
use snapbox::assert_data_eq;

const SMALL: &str = "weeks = 12\nruns = 6\norganisation.people = 90\nnetwork.hubs = \"strong\"\n\
                     network.survey_response_percent = 70\n[[behaviour]]\nspreads.simple.chance_percent = 3\n\
                     [[strategy]]\nname = \"Seed it\"\nuses = [\"champions\"]\n";

fn place() -> Place {
    Place::empty().with("small.toml", SMALL)
}

const ASKED: [&str; 9] =
    ["champions", "small.toml", "--by", "survey,coverage,managers", "--people", "4", "--formats", "svg", "-q"];

#[test]
fn ways_are_compared_with_drawing_by_lot() {
    let place = place();
    let given = place.run(&ASKED);
    assert_eq!((given.code, given.err.as_str()), (0, ""));
    assert_data_eq!(given.out, page("champions"));
    let text = |name: &str| std::fs::read_to_string(place.path("output/small-champions").join(name)).unwrap();
    assert_data_eq!(text("summary.md"), page("champions_summary"));
    assert!(
        text("ways.csv").starts_with("chosen_by,people,owned,owned_low,owned_high,gain,")
            && text("ways.csv").contains("\nmanagers,4,")
    );
    assert!(text("overlap.csv").contains("\nrandom,degree,") && text("information.csv").contains("\ncoverage,0.8,"));
    let flaws: Vec<String> =
        text("flaws.csv").lines().map(|line| line.split(',').take(2).collect::<Vec<_>>().join(",")).collect();
    assert_eq!(flaws, ["without,chosen_by", "managers_error,managers"]);
    let names: Vec<String> = place.files("output/small-champions").into_iter().map(|(name, _)| name).collect();
    let wanted = [
        "flaws.csv",
        "information.csv",
        "information.svg",
        "manifest.json",
        "overlap.csv",
        "scenario.toml",
        "summary.md",
        "ways.csv",
        "ways.svg",
    ];
    assert_eq!(names, wanted);
    place.run(&["verify", "output/small-champions", "-q"]).says(0, "all 9 files are the same");
}

#[test]
fn people_are_listed_only_where_it_is_asked_for_with_a_warning_and_a_line_in_the_log() {
    let place = place();
    let json = place.run(&[&ASKED[..], &["--json"]].concat());
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["results"][0]["ways"][1]["chosen_by"], "degree");
    assert!(!json.out.contains("person_id") && !json.out.contains("first_run"));
    let listed = place.run(&[&ASKED[..], &["--list-ids"]].concat());
    assert!(listed.code == 0 && listed.err.starts_with("warning: champions.csv lists people"), "{}", listed.err);
    let text = |name: &str| std::fs::read_to_string(place.path("output/small-champions").join(name)).unwrap();
    assert!(
        text("champions.csv").starts_with("chosen_by,person_id\n")
            && text("champions.csv").lines().count() == 1 + 4 * 4
    );
    assert!(!text("summary.md").contains("person_id"));
    place.run(&["verify", "output/small-champions", "-q"]).says(0, "all 10 files are the same");
    // The log grows, also where the folder is written again without a list.
    place.run(&ASKED).says(0, "");
    place.run(&[&ASKED[..], &["--list-ids"]].concat()).says(0, "");
    let log = std::fs::read_to_string(place.path("output/log.txt")).unwrap();
    assert_eq!(log.lines().count(), 2, "{log}");
    for line in log.lines() {
        assert!(line.starts_with("20") && line.contains(" UTC: output/small-champions: "), "{line}");
        assert!(line.ends_with("16 ids by 4 ways of choosing, in the first run"), "{line}");
    }
}

#[test]
fn the_log_is_one_line_a_list_and_no_file_of_somebody_else() {
    let place = place();
    let listed = |out: &str| place.run(&[&ASKED[..], &["--list-ids", "--out", out]].concat());
    listed("two\nlines").says(0, "");
    let log = std::fs::read_to_string(place.path("two\nlines/log.txt")).unwrap();
    assert!(log.lines().count() == 1 && log.contains(" UTC: two lines/small-champions: "), "{log}");
    place.put("log.txt", "2026-03-02: bread, milk\n");
    listed(".").says(2, "log.txt is no log of lists of people");
    assert_eq!(std::fs::read_to_string(place.path("log.txt")).unwrap(), "2026-03-02: bread, milk\n");
    assert!(!place.path("small-champions").exists());
    #[cfg(unix)]
    {
        let (there, link) = (place.path("two\nlines/log.txt"), place.path("linked"));
        std::fs::create_dir(&link).unwrap();
        std::os::unix::fs::symlink(&there, link.join("log.txt")).unwrap();
        listed("linked").says(2, "log.txt is no log of lists of people");
        assert_eq!(std::fs::read_to_string(there).unwrap(), log);
    }
}

#[test]
fn all_that_is_mistaken_is_said_at_once_and_nothing_is_written() {
    let place = place().with(
        "textbook.toml",
        "stages = \"adoption_only\"\norganisation.people = 50\nnetwork.random = {}\n[[behaviour]]\n[[strategy]]\n\
         uses = [\"champions\"]\n",
    );
    let given = place.run(&["champions", "textbook.toml", "--by", "betweeness,managers,listed", "--people", "60"]);
    for part in [
        "there is no way of choosing called `betweeness`\n   = help: did you mean `betweenness`?",
        "`managers` cannot choose here\n   = help: there are no managers and teams",
        "`listed` cannot choose here\n   = help: nobody is listed",
        "60 champions among 50 people\n   = help: give 1 to 50",
    ] {
        given.says(2, part);
    }
    place.run(&["champions", "small.toml", "--share", "0"]).says(2, "give a number above 0, up to 100");
    let without = SMALL.replace("champions", "broadcast");
    place.put("none.toml", without);
    place.run(&["champions", "none.toml"]).says(2, "no strategy of this scenario uses champions");
    assert!(!place.path("output").exists());
}
