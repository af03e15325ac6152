//! A network measured: what is said, what is written, what is refused, and what cannot be worked out.

use crate::program::{Place, page};
use snapbox::assert_data_eq;

/// People in teams of twelve, one of them small, and whom they turn to; a site has a name that is a formula.
fn firm() -> (String, &'static str) {
    (include_str!("../data/people.csv").replace(",North,", ",=North(),"), include_str!("../data/survey.csv"))
}

fn place() -> Place {
    let (people, ties) = firm();
    Place::empty().with("people.csv", people).with("survey.csv", ties)
}

const MEASURE: [&str; 7] =
    ["network", "--people", "people.csv", "--ties", "survey.csv", "--direction", "source_turns_to_target"];

#[test]
fn a_survey_answers_who_reaches_whom() {
    let place = place();
    let given = place.run(&[&MEASURE[..], &["-q"]].concat());
    assert_eq!((given.code, given.err.as_str()), (0, ""));
    assert_data_eq!(given.out, page("network"));
    let text = |name: &str| std::fs::read_to_string(place.path("output/survey-network").join(name)).unwrap();
    assert_data_eq!(text("summary.md"), page("network_summary"));
    let names: Vec<String> = place.files("output/survey-network").into_iter().map(|(name, _)| name).collect();
    let wanted = [
        "cover.png",
        "cover.svg",
        "groups.csv",
        "influence.csv",
        "influence.png",
        "influence.svg",
        "manifest.json",
        "network.csv",
        "reach.csv",
        "reach.png",
        "reach.svg",
        "summary.md",
    ];
    assert_eq!(names, wanted);
    assert!(text("groups.csv").contains("site,'=North()"), "no cell is a formula");
    place.run(&["verify", "output/survey-network"]).says(0, "all 12 files are the same, byte for byte");
}

#[test]
fn nobody_and_no_small_team_is_told_of() {
    let place = place();
    let mut told = place.run(&[&MEASURE[..], &["--formats", "svg", "-q"]].concat()).out;
    told += &place.run(&[&MEASURE[..], &["--json", "-q"]].concat()).out;
    for (name, bytes) in place.files("output/survey-network").into_iter().filter(|(name, _)| !name.ends_with("png")) {
        told += &format!("{name}\n{}", String::from_utf8(bytes).unwrap());
    }
    assert!(!told.contains("Tiny") && told.contains("Other teams ("), "{told}");
    for person in 0..124 {
        let id = format!("p{person}");
        let words = told.split(|letter: char| !letter.is_ascii_alphanumeric());
        assert!(!words.into_iter().any(|word| word == id), "{id}");
    }
    for word in ["agent", "node", "optimal", "predict", "p-value", "laggard", "infected"] {
        assert!(!told.to_lowercase().contains(word), "{word}");
    }
}

/// The sizes of groups in a table, by what tells them apart.
fn sizes(place: &Place, by: &str) -> Vec<(String, i64)> {
    let table = std::fs::read_to_string(place.path("output/survey-network/groups.csv")).unwrap();
    let rows = table.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    rows.filter(|row| row[0] == by).map(|row| (row[1].to_owned(), row[2].parse().unwrap())).collect()
}

#[test]
fn a_small_group_cannot_be_worked_out_by_subtraction() {
    let place = place();
    place.run(&[&MEASURE[..], &["--formats", "svg", "-q"]].concat()).says(0, "");
    // What is left of everybody without the teams told alone are teams together, of at least ten.
    let teams = sizes(&place, "team");
    let told: i64 = teams.iter().filter(|(name, _)| !name.starts_with("Other")).map(|(_, people)| people).sum();
    assert!(teams.iter().any(|(name, people)| name.starts_with("Other teams (") && *people >= 10), "{teams:?}");
    // No size is exact, so that tables of teams, sites and layers cannot be set off against each other: the four
    // people of the small team drown in rounding to ten, twice.
    let groups = ["team", "site", "layer"].map(|by| sizes(&place, by)).concat();
    assert!(groups.iter().all(|(_, people)| people % 10 == 0 && *people >= 10), "{groups:?}");
    // Nor is any share told more exactly than to the whole percent.
    let table = std::fs::read_to_string(place.path("output/survey-network/groups.csv")).unwrap();
    let is_whole = |cell: &str| cell.len() <= 4 || cell.ends_with("fewer than 10");
    assert!(table.lines().skip(1).all(|line| is_whole(line.rsplit(',').next().unwrap())), "{table}");
    assert!(124 - told >= 10, "{teams:?}");
}

#[test]
fn several_definitions_of_a_tie_stand_side_by_side() {
    let place = place();
    let given = place.run(&[&MEASURE[..], &["--at-least", "1,3", "--formats", "svg", "-q"]].concat());
    given.says(0, "at least 3");
    let table = std::fs::read_to_string(place.path("output/survey-network/network.csv")).unwrap();
    let ties = |least: u32| {
        let row = table.lines().find(|line| line.starts_with(&format!("at least {least},ties,"))).unwrap();
        row.rsplit(',').next().unwrap().parse::<u32>().unwrap()
    };
    assert!(ties(1) > ties(3));
    place.run(&[&MEASURE[..], &["--at-least", "9"]].concat()).says(2, "no tie comes to 9; the strongest has");
    place.run(&[&MEASURE[..], &["--at-least", "0"]].concat()).says(2, "give a number above 0");
    place.run(&["verify", "output/survey-network"]).says(0, "the same, byte for byte");
}

#[test]
fn a_definition_given_twice_is_told_once() {
    let place = place();
    place.run(&[&MEASURE[..], &["--at-least", "3,1,3", "--formats", "svg", "-q"]].concat()).says(0, "at least 3");
    let table = std::fs::read_to_string(place.path("output/survey-network/network.csv")).unwrap();
    assert_eq!(table.lines().filter(|line| line.contains(",pairs,")).count(), 2, "{table}");
}

#[test]
fn where_there_are_few_people_that_is_said_and_nothing_empty_is_drawn() {
    let place = Place::new().with("four.csv", "source,target\na1,a2\na2,a3\na3,a4\n");
    let asked = ["network", "--ties", "four.csv", "--direction", "both_ways", "--formats", "svg", "-q"];
    let given = place.run(&asked);
    given.says(0, "There are too few people to tell how far 10 of them reach");
    assert!(!given.out.contains("How many others groups reach"), "{}", given.out);
    assert!(!place.path("output/four-network/reach.svg").exists());
    let four = ["network", "tiny.toml", "--set", "organisation.people=4", "--group", "4", "--formats", "svg", "-q"];
    let given = place.run(&four);
    given.says(0, "A group of 4 people is everybody: nobody is left to be reached");
    assert!(!given.out.contains("0 (100"), "{}", given.out);
}

#[test]
fn a_scenario_is_measured_before_it_is_run() {
    let place = Place::new();
    place
        .run(&["network", "tiny.toml", "--group", "3", "--formats", "svg"])
        .says(0, "3 people (5.0 %), chosen to cover");
    place.run(&["verify", "output/tiny-network"]).says(0, "the same, byte for byte");
    let one = place.files("output/tiny-network");
    place.run(&["network", "tiny.toml", "--group", "3", "--formats", "svg", "--threads", "3"]).says(0, "");
    assert_eq!(place.files("output/tiny-network"), one);
    let (people, ties) = firm();
    place.put("people.csv", people);
    place.put("survey.csv", ties);
    let text = "[organisation]\npeople_file = \"people.csv\"\n[network]\nties_file = \"survey.csv\"\ndirection = \
                \"source_turns_to_target\"\nties_at_least = 2\n[[behaviour]]\nname = \"B\"\n[[strategy]]\nname = \"S\"\n\
                uses = [\"broadcast\"]\n";
    place.put("real.toml", text);
    place.run(&["network", "real.toml", "--formats", "svg", "-q"]).says(0, "124 people were read");
    place.run(&["verify", "output/real-network"]).says(0, "the same, byte for byte");
    place.put(
        "grown.toml",
        text.split("[network]").next().unwrap().to_owned() + text.split("ties_at_least = 2\n").nth(1).unwrap(),
    );
    place.run(&["network", "grown.toml", "--formats", "svg", "-q"]).says(0, "The ties between them are made up");
}

#[test]
fn a_group_of_ones_own_is_told_unless_it_is_small() {
    let place = place();
    let group =
        |people: std::ops::Range<u32>| people.fold("id\n".to_owned(), |text, person| text + &format!("p{person}\n"));
    place.put("group.csv", group(20..32));
    let asked = [&MEASURE[..], &["--group-file", "group.csv", "--formats", "svg", "-q"]].concat();
    place.run(&asked).says(0, "As listed");
    place.run(&["verify", "output/survey-network"]).says(0, "the same, byte for byte");
    place.put("group.csv", group(20..29));
    place.run(&asked).says(2, "9 people are too few to be told of");
    place.put("group.csv", group(120..130));
    place.run(&asked).says(2, "6 people are not in the network");
}

#[test]
fn a_made_up_twin_is_measured_like_the_firm_itself() {
    let place = place();
    place
        .run(&[&MEASURE[..], &["--twin", "--formats", "svg", "-q"]].concat())
        .says(0, "twin-people.csv  twin-ties.csv");
    place.run(&["verify", "output/survey-network"]).says(0, "the same, byte for byte");
    let twin = |name: &str| std::fs::read_to_string(place.path("output/survey-network").join(name)).unwrap();
    let told = twin("twin-people.csv") + &twin("twin-ties.csv");
    assert!(told.contains("made-001") && !told.contains("North") && !told.contains("p1,"), "{told}");
    let (people, ties) = ("output/survey-network/twin-people.csv", "output/survey-network/twin-ties.csv");
    let direction = "source_turns_to_target";
    place
        .run(&["network", "--people", people, "--ties", ties, "--direction", direction, "--formats", "svg"])
        .says(0, "");
    let value = |folder: &str, key: &str| {
        let table = std::fs::read_to_string(place.path(folder).join("network.csv")).unwrap();
        let row = table.lines().find(|line| line.contains(&format!(",{key},"))).unwrap().to_owned();
        row.rsplit(',').next().unwrap().parse::<f64>().unwrap()
    };
    // Of ties in one direction, those that happen to be answered are others: pairs are nearly as many.
    for (key, room) in [("people", 0.0), ("ties", 0.0), ("at_sites", 0.05), ("elsewhere", 0.05), ("layer_inside", 0.02)]
    {
        let [own, made] = ["output/survey-network", "output/twin-ties-network"].map(|folder| value(folder, key));
        assert!((own - made).abs() <= room, "{key}: {own} {made}");
    }
}

#[test]
fn a_network_that_says_that_its_ties_go_both_ways_needs_no_direction() {
    let edges: String = (0..30).map(|one| format!("<edge source='n{one}' target='n{}'/>\n", (one + 1) % 30)).collect();
    let file = |way: &str| format!("<graphml><graph edgedefault='{way}'>\n{edges}</graph></graphml>");
    let place = Place::empty().with("ring.graphml", file("undirected")).with("round.graphml", file("directed"));
    place.run(&["network", "--ties", "ring.graphml", "--formats", "svg", "-q"]).says(0, "100 %");
    place.run(&["verify", "output/ring-network"]).says(0, "the same, byte for byte");
    let table = std::fs::read_to_string(place.path("output/ring-network/network.csv")).unwrap();
    assert!(table.contains("as given,ties,60\n") && table.contains("as given,pairs,30\n"), "{table}");
    place.run(&["network", "--ties", "round.graphml"]).says(2, "it is not said which way");
    place.put(
        "ring.graphml",
        file("undirected").replacen("/>", "><attvalues/></edge>", 1).replacen("'/>", "' weight='2'/>", 5),
    );
    let given = place.run(&["network", "--ties", "ring.graphml", "--direction", "both_ways", "--formats", "svg"]);
    assert!(given.err.contains("25 ties without a weight, counted as 1 (lines 2, 8, 9"), "{}", given.err);
}

#[test]
fn of_few_people_no_group_is_told() {
    let place = Place::empty()
        .with("people.csv", "person_id,manager_id\np1,\np2,p1\np3,p2\np4,p3\n")
        .with("ties.csv", "source,target\np1,p2\np2,p3\n");
    let tables = ["--people", "people.csv", "--ties", "ties.csv", "--direction", "both_ways"];
    place.run(&[&["network", "--formats", "svg", "-q"], &tables[..]].concat()).says(0, "fewer than 10 people");
    assert!(place.path("output/ties-network/network.csv").exists());
    assert!(!place.path("output/ties-network/groups.csv").exists());
}

/// Refused with a page, nothing left behind.
#[track_caller]
fn refused(place: &Place, arguments: &[&str], part: &str) {
    place.run(arguments).says(2, part);
    assert!(!place.path("output").exists());
}

#[test]
fn bad_data_is_refused_and_nothing_is_written() {
    let ties = "source,target\na,b\nb,c\n";
    let with = |people: &[u8]| Place::empty().with("people.csv", people).with("ties.csv", ties);
    let measure = ["network", "--people", "people.csv", "--ties", "ties.csv", "--direction", "both_ways"];
    refused(&with(b"id,manager\na,b\nb,c\nc,a\n"), &measure, "people who report to each other in a circle (lines 2");
    refused(&with(b"id\na\nb\nA\n"), &measure, "differs from another only in capitals, blanks or zeros in front");
    refused(&with(b"id\na\nb\na\n"), &measure, "1 row with an id that was given before (line 4)");
    refused(&with(b"id,manager\n"), &measure, "people.csv: no rows below the header line");
    refused(&with(b"id\na\n\xff\n"), &measure, "not UTF-8 text from line 3 on");
    refused(&with(b"id\nAnna Schmidt\na\n"), &measure, "`groundswell pseudonymise FILE");
    let place = with(b"id\na\nb\nc\n");
    refused(&place, &measure[..5], "--direction source_turns_to_target for a survey");
    refused(&place, &["network"], "there are no ties to measure");
    refused(&place, &["network", "--people", "people.csv"], "people alone have no network");
    refused(&place, &["network", "tiny.toml", "--ties", "ties.csv"], "cannot be used with");
    refused(&place, &["network", "nothing.toml"], "there is no file or scenario");
    place.put("all.toml", crate::program::TINY.replace("people = 60", "people = 3000\n[network]\ncomplete = {}"));
    refused(&place, &["network", "all.toml"], "everybody is tied to everybody");
}

#[test]
fn a_group_larger_than_all_is_refused_with_what_would_do() {
    let place = place();
    place.run(&[&MEASURE[..], &["--group", "9999"]].concat()).says(2, "there are only 124 people");
    place.run(&[&MEASURE[..], &["--group", "9999"]].concat()).says(2, "give 1 to 124");
    assert!(!place.path("output").exists());
}

#[test]
fn a_network_that_ends_too_soon_is_said_to_do_so_whatever_else_is_asked() {
    let place =
        Place::empty().with("cut.graphml", "<graphml><graph edgedefault=\"undirected\"><node id=\"a1\"/><edge so");
    for more in [&[][..], &["--direction", "both_ways"]] {
        place.run(&[&["network", "--ties", "cut.graphml"], more].concat()).says(2, "it opens like XML but is not");
    }
}

#[test]
fn mistakes_of_people_and_of_ties_are_told_together() {
    let place = Place::empty().with("people.csv", "person_id\nE1\nE1\n").with("ties.csv", "source,target\nE1,\n");
    let asked = ["network", "--people", "people.csv", "--ties", "ties.csv", "--direction", "both_ways"];
    let page = place.run(&asked).err;
    assert!(
        page.contains("people.csv: 1 row with an id that was given before")
            && page.contains("ties.csv: 1 row without an id"),
        "{page}"
    );
    let scenario = "[organisation]\npeople_file = \"people.csv\"\n[network]\nties_file = \"ties.csv\"\ndirection = \
                    \"both_ways\"\n[[behaviour]]\nname = \"B\"\n[[strategy]]\nname = \"S\"\nuses = [\"broadcast\"]\n";
    place.put("firm.toml", scenario);
    let page = place.run(&["run", "firm.toml"]).err;
    assert!(
        page.contains("people.csv: 1 row with an id that was given before")
            && page.contains("ties.csv: 1 row without an id"),
        "{page}"
    );
}

#[test]
fn whoever_is_listed_leaves_a_line_in_the_log() {
    let place = place();
    let listed = (0..12).fold("id\n".to_owned(), |text, person| text + &format!("p{person}\n"));
    place.put("mine.csv", listed);
    place.run(&[&MEASURE[..], &["--group-file", "mine.csv", "--formats", "svg", "-q"]].concat()).says(0, "As listed");
    let log = std::fs::read_to_string(place.path("output/log.txt")).unwrap();
    assert!(log.trim_end().ends_with("output/survey-network: how far the 12 people listed in mine.csv reach"), "{log}");
    place.put(
        "real.toml",
        "weeks = 3\nruns = 2\n[organisation]\npeople_file = \"people.csv\"\n[network]\nties_file = \"survey.csv\"\n\
         direction = \"source_turns_to_target\"\n[starters]\nids = [\"p5\"]\n[[behaviour]]\nname = \"B\"\n[[strategy]]\n\
         name = \"S\"\nuses = [\"broadcast\"]\n",
    );
    place.run(&["run", "real.toml", "--formats", "svg", "-q", "--no-flips"]).says(0, "");
    let log = std::fs::read_to_string(place.path("output/log.txt")).unwrap();
    assert_eq!(log.lines().count(), 2, "{log}");
    assert!(
        log.trim_end().ends_with("output/real: scenario.toml names one person by id: the results tell of that person"),
        "{log}"
    );
}
