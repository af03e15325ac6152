//! Reading a scenario: what is meant is understood, and no text whatever brings the reader down.

use groundswell::intervention::Channel;
use groundswell::scenario::{Scenario, ScenarioError, resolved_toml};
use groundswell::search::Resolution;
use groundswell::seeding::ChosenBy;
use proptest::prelude::*;

const SMALLEST: &str = r#"
title    = "No-meeting Wednesdays"
question = "An announcement, or twelve well-chosen colleagues?"

[organisation]
people = 400

[[behaviour]]
name = "Keeps Wednesday free of meetings"

[[strategy]]
name = "Announce it"
uses = ["broadcast"]

[[strategy]]
name = "Champions, leaders backstage"
uses = ["champions", "backstage"]

[champions]
share_percent = 3
"#;

const RICH: &str = r#"
weeks = 60
[organisation]
staff = 300
[[behaviour]]
name = "asks"
never_percent = 5
spreads.threshold = { contacts = 2, spread_percent = 1, distribution = "normal" }
[starters]
people = 4
[decisions]
override_percent = 10
[search]
trials_per_week = 2.5
resolution = "recombine"
[broadcast]
until_week = 40
[champions]
people = 12
chosen_by = "survey"
[[strategy]]
name = "v1.2"
uses = ["influencers", "broadcast"]
split_percent = { influencers = 60, broadcast = 40 }
champions.share_percent = 5
broadcast = { messages_per_month = 1 }
[[strategy]]
name = "Listed"
uses = ["champions"]
starters.ids = [1, "42"]
search.variants_kept = 3
decisions.level = 5
champions = { chosen_by = "listed", ids = ["17", 2] }
[[strategy]]
uses = []
[[sweep]]
key = "strategy.\"v1.2\".champions.share_percent"
values = [1, 2.5]
[expect]
winner = "v1.2"
on = "adoption_at_week_52"
"#;

fn read(bytes: &[u8], name: &str, sets: &[(String, String)]) -> Result<Scenario, ScenarioError> {
    Scenario::read(bytes, name, std::path::Path::new(""), sets)
}

fn sets(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect()
}

fn good(text: &str, pairs: &[(&str, &str)]) -> Scenario {
    read(text.as_bytes(), "folder/try.toml", &sets(pairs)).unwrap_or_else(|error| panic!("{error}"))
}

fn page(text: &str, pairs: &[(&str, &str)]) -> String {
    read(text.as_bytes(), "try.toml", &sets(pairs)).expect_err("it has a mistake").page(false)
}

#[test]
fn the_smallest_scenario_reads() {
    let scenario = good(SMALLEST, &[]);
    let names: Vec<_> = scenario.strategies.iter().map(|strategy| strategy.name.as_str()).collect();
    assert_eq!(names, ["No programme", "Announce it", "Champions, leaders backstage"]);
    assert!(!scenario.strategies[0].has_channels());
    assert!(scenario.strategies[1].broadcast.is_some() && scenario.strategies[1].champions.is_none());
    assert_eq!(scenario.strategies[2].champions.as_ref().unwrap().share_percent.percent(), 3.0);
}

#[test]
fn no_programme_is_not_added_twice_nor_to_textbook_models() {
    let idle = format!("{SMALLEST}\n[[strategy]]\nname = \"nothing\"\n");
    assert_eq!(good(&idle, &[]).strategies.len(), 3);
    assert_eq!(good(SMALLEST, &[("stages", "adoption_only")]).strategies.len(), 2);
}

#[test]
fn a_strategys_own_settings_win_over_the_files() {
    let scenario = good(RICH, &[]);
    let champions = scenario.strategies[0].champions.as_ref().unwrap();
    assert_eq!((champions.people, champions.share_percent.percent()), (None, 5.0));
    assert_eq!(champions.chosen_by, ChosenBy::Degree);
    let broadcast = scenario.strategies[0].broadcast.as_ref().unwrap();
    assert_eq!((broadcast.messages_per_month, broadcast.until_week), (1.0, Some(40)));
    assert_eq!(scenario.strategies[0].starters.people, 4);
    assert_eq!((scenario.strategies[1].starters.people, scenario.strategies[1].starters.ids.len()), (0, 2));
    assert_eq!(scenario.file.strategy[0].uses, [Channel::Champions, Channel::Broadcast]);
    assert_eq!(scenario.file.strategy[2].name, "strategy 3");
    assert_eq!(scenario.file.title, "try");
}

#[test]
fn a_setting_that_every_strategy_overrides_is_a_mistake() {
    let own = format!("{SMALLEST}\n[[strategy]]\nname = \"own\"\nuses = [\"champions\"]\nchampions.people = 9\n");
    let shared = good(&own, &[("champions.share_percent", "5")]);
    assert_eq!(shared.strategies[2].champions.as_ref().unwrap().share_percent.percent(), 5.0);
    let all_own = own.replace("uses = [\"champions\", \"backstage\"]", "uses = [\"backstage\"]");
    let page = page(&all_own, &[("champions.people", "5")]);
    assert!(page.contains("`champions.people` changes nothing here"), "{page}");
    let named = good(&all_own, &[("strategy.own.champions.people", "5")]);
    assert_eq!(named.strategies[3].champions.as_ref().unwrap().people, Some(5));
}

#[test]
fn teams_search_in_every_strategy_as_soon_as_they_have_time_for_trials() {
    let search =
        |text: &str, pairs: &[(&str, &str)], strategy: usize| good(text, pairs).strategies[strategy].search.clone();
    assert_eq!(search(SMALLEST, &[("search.aspects", "6")], 1), None);
    let on = ("search.trials_per_week", "2");
    for strategy in 0..3 {
        assert_eq!(search(SMALLEST, &[on], strategy).unwrap().trials_per_week, 2.0);
    }
    let own = SMALLEST.replace("uses = [\"broadcast\"]", "uses = [\"broadcast\"]\nsearch.resolution = \"vote\"");
    let voting = search(&own, &[on, ("search.aspects", "6")], 1).unwrap();
    assert_eq!((voting.trials_per_week, voting.aspects, voting.resolution), (2.0, 6, Resolution::Vote));
    assert_eq!(search(&own, &[on, ("strategy.1.search.trials_per_week", "0")], 1), None);
    assert_eq!(search(&own, &[on], 2).unwrap().resolution, Resolution::Boss);
}

#[test]
fn teams_decide_in_every_strategy_as_soon_as_they_meet_decisions() {
    let decisions =
        |text: &str, pairs: &[(&str, &str)], strategy: usize| good(text, pairs).strategies[strategy].decisions.clone();
    assert_eq!(decisions(SMALLEST, &[("decisions.level", "6")], 1), None);
    let on = ("decisions.per_team_per_month", "2");
    assert!((0..3).all(|strategy| decisions(SMALLEST, &[on], strategy).unwrap().level == 3.0));
    let own = SMALLEST.replace("uses = [\"broadcast\"]", "uses = [\"broadcast\"]\ndecisions.level = 1");
    let told = decisions(&own, &[on, ("decisions.consensus", "true")], 1).unwrap();
    assert_eq!((told.level, told.per_team_per_month, told.consensus), (1.0, 2.0, true));
    assert_eq!(decisions(&own, &[on], 2).unwrap().level, 3.0);
    assert_eq!(decisions(&own, &[on, ("strategy.1.decisions.per_team_per_month", "0")], 1), None);
    let each = SMALLEST.replace("uses =", "decisions.level = 4\nuses =");
    assert_eq!(decisions(&each, &[on], 0).unwrap().level, 3.0); // No programme has the file's own
    let page = page(&each, &[("decisions.level", "2"), ("stages", "adoption_only")]);
    assert!(page.contains("`decisions.level` changes nothing here"), "{page}");
}

#[test]
fn no_programme_starts_and_searches_as_the_file_says_even_if_all_others_have_their_own() {
    let own = SMALLEST.replace("uses =", "starters.people = 3\nsearch.trials_per_week = 1\nuses =");
    assert_eq!(good(&own, &[("starters.people", "5")]).strategies[0].starters.people, 5);
    assert!(good(&own, &[("search.trials_per_week", "2")]).strategies[0].search.is_some());
    let key = ("search.trials_per_week", "2");
    let page = page(&own, &[key, ("stages", "adoption_only")]);
    assert!(page.contains("`search.trials_per_week` changes nothing here"), "{page}");
}

#[test]
fn a_key_that_changes_nothing_is_not_swept() {
    use groundswell::experiment::{Design, Points, PointsError};
    let own = SMALLEST.replace("[champions]\nshare_percent = 3\n", "champions.people = 9\n");
    let swept = |key: &str| {
        let axes = format!("[{{ key = '{key}', values = [1, 2] }}]");
        let sets = sets(&[("sweep", &axes)]);
        Points::read(own.as_bytes(), "try.toml", std::path::Path::new(""), &sets, Design::Grid, None)
    };
    let Err(PointsError::NoPoint { error, .. }) = swept("champions.people") else { panic!("it is swept") };
    assert!(error.page(false).contains("`champions.people` changes nothing here"));
    assert_eq!(swept("strategy.2.champions.people").unwrap().count(), 2);
}

#[test]
fn values_are_laid_over_by_name_by_place_and_by_kind() {
    let scenario = good(
        RICH,
        &[
            ("strategy.\"V1.2\".champions.people", "7"),
            ("strategy.2.champions.from_week", "3"),
            ("behaviour.spreads.simple.chance_percent", "2"),
            ("network.random.ties_per_person", "6"),
            ("network.small_world.ties_per_person", "6"),
            ("organisation.staff", "50"),
            ("title", "Seven of them"),
        ],
    );
    assert_eq!(scenario.strategies[0].champions.as_ref().unwrap().people, Some(7));
    assert_eq!(scenario.strategies[1].champions.as_ref().unwrap().from_week, 3);
    assert!(matches!(scenario.file.behaviour[0].spreads, Some(groundswell::contagion::Rule::Simple(_))));
    assert!(scenario.file.network.random.is_none() && scenario.file.network.small_world.is_some());
    assert_eq!(scenario.file.organisation.people, Some(50));
    assert_eq!(scenario.file.title, "Seven of them");
}

#[test]
fn a_mistake_in_a_value_beside_the_file_is_shown_there() {
    let page = page(SMALLEST, &[("weeks", "52"), ("champions.share_percent", "0,5")]);
    snapbox::assert_data_eq!(
        page,
        snapbox::str![[r#"
error: `champions.share_percent` takes a number, not "0,5"
--> --set:1:25
 |
 | champions.share_percent=0,5
 |                         ^^^
 |
 = help: write 0.5 with a point

1 mistake in try.toml

"#]]
    );
}

#[test]
fn a_value_that_does_not_fit_the_file_is_shown_where_it_is_given() {
    let page = page(SMALLEST, &[("strategy.2.champions.people", "500")]);
    assert!(page.contains("error: 500 champions among 400 people\n--> --set:1:29"), "{page}");
}

#[test]
fn a_value_for_nobody_names_who_is_there() {
    let page = page(SMALLEST, &[("strategy.Announce.champions.people", "3"), ("behavior.name", "x")]);
    assert!(page.contains("there is no strategy \"Announce\"") && page.contains("Announce it"), "{page}");
    assert!(page.contains("did you mean `behaviour`?"), "{page}");
}

#[test]
fn a_file_written_on_windows_reads_the_same() {
    let text = format!("\u{feff}{}", SMALLEST.replace('\n', "\r\n"));
    assert_eq!(good(&text, &[]), good(SMALLEST, &[]));
    assert!(page(&text.replace("= 400", "= 0"), &[]).contains("| people = 0\n"));
}

#[test]
fn one_mistake_does_not_bring_others_that_follow_from_it() {
    let text = SMALLEST.replace("people = 400", "people = \"400\"").replace("share_percent = 3", "people = 500");
    assert!(page(&text, &[]).ends_with("\n1 mistake in try.toml\n"), "{}", page(&text, &[]));
}

#[test]
fn a_thousand_mistakes_are_counted_and_twenty_shown() {
    let text: String = (0..1000).map(|number| format!("key_{number} = 1\n")).collect::<String>() + SMALLEST;
    let page = page(&text, &[]);
    assert_eq!(page.matches("error:").count(), 20);
    assert!(page.ends_with("… and 980 more\n\n1000 mistakes in try.toml\n"));
}

#[test]
fn a_file_that_is_no_scenario_is_refused_at_once() {
    let start = std::time::Instant::now();
    let refused = |bytes: &[u8]| read(bytes, "try.toml", &[]).expect_err("no scenario").page(false);
    assert!(refused(&vec![b'#'; 50_000_000]).contains("too long for a scenario: more than 4 MB"));
    assert!(refused(&[0xff, 0xfe, 0]).contains("not plain text in UTF-8"));
    assert!(refused(b"\n# only a comment\n").contains("groundswell new"));
    for deep in ["[".repeat(100_000), "a.".repeat(100_000) + "a = 1", "x = ".to_owned() + &"{a=".repeat(100_000)] {
        assert!(refused(deep.as_bytes()).contains("mistake"));
    }
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn a_file_full_of_mistakes_is_read_in_a_moment() {
    let start = std::time::Instant::now();
    let unknown: String = (0..200_000).map(|number| format!("k{number} = {{}}\n")).collect();
    let long = format!("weeks = \"{}\"", "x".repeat(3_900_000));
    let commas = "a = 0,5\n".repeat(400_000);
    for text in [unknown, long, commas] {
        assert!(read(text.as_bytes(), "try.toml", &[]).expect_err("mistaken").page(false).len() < 20_000);
    }
    assert!(start.elapsed().as_secs() < 60);
}

#[test]
fn a_file_that_is_not_there_says_so() {
    let error = Scenario::read_file(std::path::Path::new("nowhere.toml"), &[]).expect_err("not there");
    assert!(error.page(false).starts_with("error: cannot read nowhere.toml: "));
}

/// What is read, written out and read again; and what is written out then.
fn twice(scenario: &Scenario) -> (Scenario, String, String) {
    let text = resolved_toml(&scenario.file);
    let again = read(text.as_bytes(), "again.toml", &[]).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let twice = resolved_toml(&again.file);
    (again, text, twice)
}

#[test]
fn a_textbook_network_is_written_out_without_what_it_has_no_use_for() {
    let blocks = ("network.blocks", "{ sizes = [100, 200], tie_percent = [[5, 1], [1, 4]] }");
    for pairs in [&[][..], &[blocks], &[("network.complete", "{}"), ("stages", "adoption_only")]] {
        let scenario = good(RICH, pairs);
        let (again, once, twice) = twice(&scenario);
        assert_eq!((&again, once.as_str()), (&scenario, twice.as_str()));
        assert_eq!(once.contains("contacts_per_person"), pairs.is_empty());
        assert!(!once.contains("share_percent = 25.0"), "{once}");
    }
}

#[test]
fn what_is_written_out_keeps_the_order_of_keys() {
    let text = resolved_toml(&good(SMALLEST, &[]).file);
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
    assert!(at("title") < at("weeks") && at("weeks") < at("[organisation]"));
    assert!(at("[organisation]") < at("[[behaviour]]") && at("[[behaviour]]") < at("[[strategy]]"));
}

fn a_set() -> impl Strategy<Value = (String, String)> {
    let pairs = [
        ("weeks", "80"),
        ("stages", "adoption_only"),
        ("champions.share_percent", "7"),
        ("champions.people", "9"),
        ("champions.until_week", "50"),
        ("strategy.1.champions.people", "5"),
        ("strategy.1.champions.share_percent", "2"),
        ("strategy.1.champions.chosen_by", "whole_teams"),
        ("strategy.2.champions.chosen_by", "random"),
        ("strategy.1.starters.people", "2"),
        ("starters.ids", "[7, \"8\"]"),
        ("behaviour.spreads.threshold.share_percent", "12.5"),
        ("behaviour.spreads.threshold.contacts", "3"),
        ("behaviour.spreads_like", "simple"),
        ("behaviour.spreads.cascade", "{}"),
        ("behaviour.lapse_percent_per_week", "0.5"),
        ("behaviour.turns_into_habit", "false"),
        ("network.complete", "{}"),
        ("network.small_world.ties_per_person", "6"),
        ("network.blocks", "{ sizes = [100, 200], tie_percent = [[5, 1], [1, 4]] }"),
        ("network.hubs", "strong"),
        ("network.trust.peer", "0.123456789"),
        ("organisation.layers", "4"),
        ("budget.person_days", "1e3"),
        ("measure.milestones_percent", "[]"),
        ("chart.formats", "[]"),
        ("question", "Why \\ \"this\"\t\u{1F300}?"),
        ("seed", "9223372036854775807"),
    ];
    proptest::sample::select(pairs.to_vec()).prop_map(|(key, value)| (key.to_owned(), value.to_owned()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_out_reads_back_the_same(rich in any::<bool>(), sets in prop::collection::vec(a_set(), 0..5)) {
        let text = if rich { RICH } else { SMALLEST };
        if let Ok(scenario) = read(text.as_bytes(), "again.toml", &sets) {
            let (again, once, twice) = twice(&scenario);
            prop_assert_eq!(again, scenario);
            prop_assert_eq!(once, twice);
        }
    }

    #[test]
    fn no_bytes_bring_the_reader_down(bytes in prop::collection::vec(any::<u8>(), 0..300), set in ".{0,40}", value in ".{0,40}") {
        let _ = read(&bytes, "try.toml", &[(set, value)]).map_err(|error| error.page(true));
    }

    #[test]
    fn no_change_to_a_scenario_brings_the_reader_down(
        rich in any::<bool>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, "[\\[\\]{}=.,\"'#\n a-z0-9_-]{0,6}"), 1..6),
        sets in prop::collection::vec(a_set(), 0..3),
    ) {
        let mut text: Vec<char> = if rich { RICH } else { SMALLEST }.chars().collect();
        for (at, length, new) in cuts {
            let from = at.index(text.len() + 1);
            let until = (from + length).min(text.len());
            text.splice(from..until, new.chars());
        }
        let text: String = text.into_iter().collect();
        match read(text.as_bytes(), "again.toml", &sets) {
            Ok(scenario) => prop_assert_eq!(&twice(&scenario).0, &scenario),
            Err(error) => prop_assert!(error.page(false).contains("mistake")),
        }
    }

    #[test]
    fn no_move_of_lines_brings_the_reader_down(order in Just((0..45).collect::<Vec<usize>>()).prop_shuffle(), kept in 1usize..45) {
        let lines: Vec<&str> = RICH.lines().collect();
        let text: String = order.iter().take(kept).filter_map(|line| lines.get(*line)).map(|line| format!("{line}\n")).collect();
        let _ = read(text.as_bytes(), "try.toml", &[]).map_err(|error| error.page(false));
    }
}
