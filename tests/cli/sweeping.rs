//! Sweeps: a grid of values, a tidy table, a chart.

use crate::program::{Place, TINY, page};
use snapbox::assert_data_eq;

#[test]
fn one_key_gives_a_line_chart() {
    let place = Place::new();
    let given = place.run(&["sweep", "tiny.toml", "-q", "--vary", "champions.people=1,4,16"]);
    assert_data_eq!(given.out, page("sweep"));
    let table = std::fs::read_to_string(place.path("output/tiny-sweep/sweep.csv")).unwrap();
    assert!(table.starts_with("point,champions.people,strategy,measure,statistic,value\n0,1,No programme,owned,mean,"));
    assert!(place.path("output/tiny-sweep/sweep.svg").exists());
}

#[test]
fn two_keys_give_a_heat_map_and_more_a_chart_a_key() {
    let place = Place::new();
    let two = ["sweep", "tiny.toml", "-q", "--vary", "weeks=10..26:3", "--vary", "champions.chosen_by=random,degree"];
    place.run(&two).says(0, "sweep.svg");
    let three = [&two[..], &["--vary", "seed=1,2", "--runs", "2"]].concat();
    place.run(&three).says(0, "against-weeks.svg");
    assert!(!place.path("output/tiny-sweep/sweep.svg").exists());
    let json = place.run(&[&three[..], &["--json"]].concat()).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["results"][0]["points"].as_array().unwrap().len(), 12);
    assert_eq!(json["results"][0]["points"][3]["runs"], 2);
    assert_eq!(json["results"][0]["varied"][1]["values"][1], "degree");
}

#[test]
fn a_file_says_what_to_vary() {
    let text = format!("{TINY}\n[[sweep]]\nkey = \"weeks\"\nvalues = [4, 8]\n");
    let place = Place::empty().with("weeks.toml", text);
    place.run(&["sweep", "weeks.toml", "-q"]).says(0, "weeks = 8");
}

#[test]
fn mistakes_are_found_before_anything_runs() {
    let place = Place::new();
    for (vary, part) in [
        ("champions.peple=1,2", "did you mean `champions.people`?"),
        ("champions.people=1,x", "whole number"),
        ("champions.people=500,600", "no point can be run; this is at champions.people = 500"),
        ("champions=1,2", "is a table"),
        ("weeks=1..10:4000000", "from 2 to 10000"),
        ("weeks", "key=lo..hi:count"),
        ("champions.people=1,2,1,2", "`champions.people` has the value 1 more than once"),
        ("network.ties_file=a.csv", "ties_file"),
        ("packs=sceptic,advocate", "`groundswell run --packs all` runs a scenario under every pack"),
    ] {
        place.run(&["sweep", "tiny.toml", "--vary", vary]).says(2, part);
    }
    place.run(&["sweep", "tiny.toml"]).says(2, "nothing is varied");
    let many = ["sweep", "tiny.toml", "--vary", "weeks=1..1000:1000", "--vary", "seed=1..1000:1000"];
    let many = [&many[..], &["--vary", "runs=1,2"]].concat();
    place.run(&many).says(2, "at most 1 million points");
    for (more, part) in [
        (&["--vary", "weeks=4..26"][..], "how many values of `weeks`"),
        (&["--vary", "weeks=4..26", "--design", "sobol"], "how many points are drawn: give --points N"),
        (&["--vary", "weeks=4,26", "--points", "3"], "--points goes with"),
        (&["--vary", "weeks=4,26", "--vary", "runs=1,2,3", "--design", "zip"], "weeks has 2, runs has 3"),
        (&["--vary", "weeks=4,26", "--shard", "3/2"], "there is no part 3 of 2"),
        (&["--list", "none.csv"], "none.csv: it cannot be read"),
    ] {
        place.run(&[&["sweep", "tiny.toml"], more].concat()).says(2, part);
    }
    assert!(!place.path("output").exists());
}

#[test]
fn what_is_set_and_varied_as_well_is_a_mistake_where_it_changes_no_point() {
    let text = format!("{TINY}\n[[sweep]]\nkey = \"weeks\"\nvalues = [4, 8]\n");
    let place = Place::new().with("weeks.toml", &text);
    let people = ["sweep", "tiny.toml", "-q", "--runs", "2", "--vary", "champions.people=1,4"];
    for (arguments, key) in [
        (&[&people[..], &["--set", "champions.people=9"]].concat()[..], "champions.people"),
        (&[&people[..], &["--set", "champions.share_percent=9", "--dry-run"]].concat(), "champions.share_percent"),
        (&[&people[..], &["--vary", "runs=1,2"]].concat(), "runs"),
        (&["sweep", "weeks.toml", "--set", "weeks=12"], "weeks"),
    ] {
        place.run(arguments).says(2, &format!("`{key}` is set and varied as well: what is set changes no point"));
    }
    place.run(&["sweep", "tiny.toml", "--vary", "runs=1,2", "--dry-run"]).says(0, "2 points");
    let from = [&people[..], &["--set", "champions.people=9", "--design", "breakpoints"]].concat();
    place.run(&from).says(0, "flips.csv");
    let table = std::fs::read_to_string(place.path("output/tiny-sweep/points.csv")).unwrap();
    assert!(table.contains("\n0,9,done,"), "{table}");
    place.run(&["run", "weeks.toml", "-q", "--no-flips", "--set", "weeks=12"]).says(0, "after 12 weeks, on average");
}

#[test]
fn all_that_is_wrong_with_a_table_of_points_is_told_at_once() {
    let place = Place::new().with("list.csv", "weeks,champions.people\n4,2\n8\n,5\n");
    let given = place.run(&["sweep", "tiny.toml", "--list", "list.csv"]);
    for part in [
        "list.csv: line 3: 1 value, where the first line names 2 keys",
        "list.csv: line 4, `weeks`: a value is missing",
    ] {
        given.says(2, part);
    }
    place.put("list.csv", "weeks,champions.people\n4,2\n8,2\n4,2\n");
    let given = place.run(&["sweep", "tiny.toml", "--runs", "2", "--list", "list.csv"]);
    given.says(0, "sweep.csv");
    let told = "list.csv: points that are there again count again: line 4 is the point of line 2";
    assert!(given.err.contains(told), "{}", given.err);
}

#[test]
fn a_grid_over_several_keys_says_where_it_turns_and_what_looks_closer() {
    let place = Place::new();
    let grid = ["--vary", "broadcast.messages_per_month=1,4,30", "--vary", "champions.people=1,20"];
    place.run(&[&["sweep", "tiny.toml", "-q", "--runs", "4"], &grid[..]].concat()).says(0, "sweep.csv");
    let report = std::fs::read_to_string(place.path("output/tiny-sweep/report.html")).unwrap();
    for part in [
        "it has broadcast.messages_per_month = 3, of which the nearest in the grid is 4 and champions.people = 3, of which",
        "A turn is known as exactly as the grid is spaced",
        "<pre><code>groundswell sweep scenario.toml --design breakpoints --vary broadcast.messages_per_month=1..30 \
         --vary champions.people=1..20 --out ..</code>",
        "Who is ahead at how many points",
    ] {
        assert!(report.contains(part), "{part}");
    }
}

/// The bytes of every file of a finished sweep.
fn results(place: &Place) -> Vec<(String, Vec<u8>)> {
    place.files("output/tiny-sweep")
}

const VARY: [&str; 6] =
    ["tiny.toml", "-q", "--vary", "champions.people=1..20:20", "--vary", "broadcast.reach_percent=20,60"];

fn sweep(place: &Place, more: &[&str]) -> crate::program::Given {
    place.run(&[&["sweep"], &VARY[..], more].concat())
}

#[test]
fn a_point_that_cannot_be_run_is_a_row_and_the_others_go_on() {
    let place = Place::new();
    let given = place.run(&["sweep", "tiny.toml", "-q", "--vary", "champions.people=1,600,4"]);
    given.says(3, "1 of 3 points could not be run: points.csv says why");
    let table = std::fs::read_to_string(place.path("output/tiny-sweep/points.csv")).unwrap();
    let row =
        "1,600,failed,,,,,strategy.2.champions.people: 600 champions among 60 people,groundswell run scenario.toml";
    assert!(table.contains(row), "{table}");
    assert!(table.contains("2,4,done,Champions,60,8,0."));
    assert!(table.contains(",groundswell run scenario.toml --set 'champions.people=4'\n"));
}

#[test]
fn parts_in_any_order_are_the_whole_byte_for_byte() {
    let place = Place::new();
    sweep(&place, &["--threads", "1"]).says(0, "points.csv");
    let whole = results(&place);
    std::fs::remove_dir_all(place.path("output")).unwrap();
    sweep(&place, &["--status"]).says(3, "0 of 40 points are finished");
    for part in ["3/3", "1/3"] {
        sweep(&place, &["--shard", part]).says(0, &format!("part {part} is done"));
    }
    sweep(&place, &["--shard", "2/3", "--out", "elsewhere"]).says(0, "13 of 40 points are finished");
    sweep(&place, &["--shard", "1/3", "--out", "elsewhere"]).says(0, "27 of 40 points are finished");
    sweep(&place, &["--status"]).says(3, "27 of 40 points are finished; these are missing: 1, 4, 7");
    sweep(&place, &["--dry-run"]).says(0, "27 points are finished already; 104 runs are left.");
    let merge = |more: &[&str]| place.run(&[&["merge"], &VARY[..2], &VARY[2..], more].concat());
    merge(&[]).says(3, "27 of 40 points are finished");
    assert!(!place.path("output/tiny-sweep").exists());
    merge(&["--from", "tiny.toml"]).says(2, "holds no finished points");
    merge(&["--from", "elsewhere"]).says(0, "points.csv");
    assert!(results(&place) == whole);
    assert!(!place.path("output/tiny-sweep.points").exists() && place.path("elsewhere/tiny-sweep.points").exists());
    for formats in [&[][..], &["--formats", "png"]] {
        sweep(&place, &[&["--status"], formats].concat()).says(0, "finished; the results are in output/tiny-sweep.");
        merge(formats).says(0, "finished; the results are in output/tiny-sweep.");
    }
    sweep(&place, &["--status", "--seed", "3"]).says(3, "0 of 40 points are finished");
    merge(&["--seed", "3"]).says(3, "0 of 40 points are finished");
}

#[test]
fn mistakes_in_a_table_of_points_are_shown_in_it() {
    let place = Place::new()
        .with("key.csv", "weeks,champions.peple\n4,2\n8,5\n")
        .with("value.csv", "weeks,\"champions.people\"\n4,2\n8,5\n12,\"many\"\n");
    let given = place.run(&["sweep", "tiny.toml", "--list", "key.csv"]);
    given.says(2, "key.csv:1:7");
    given.says(2, "did you mean `champions.people`?");
    given.says(2, "1 mistake in key.csv");
    let given = place.run(&["sweep", "tiny.toml", "--list", "value.csv"]);
    given.says(2, "value.csv:4:");
    assert!(!given.err.contains("--vary"), "{}", given.err);
}

#[test]
fn tables_come_as_parquet_too_and_are_verified() {
    let place = Place::new();
    let vary = ["sweep", "tiny.toml", "-q", "--vary", "champions.people=1,4", "--tables", "parquet"];
    place.run(&vary).says(0, "points.parquet");
    place.run(&["verify", "output/tiny-sweep", "-q"]).says(0, "byte for byte");
    let bytes = std::fs::read(place.path("output/tiny-sweep/sweep.parquet")).unwrap();
    assert!(bytes.starts_with(b"PAR1") && bytes.ends_with(b"PAR1"));
    std::fs::write(place.path("output/tiny-sweep/sweep.parquet"), &bytes[1..]).unwrap();
    place.run(&["verify", "output/tiny-sweep", "-q"]).says(3, "sweep.parquet");
    place.run(&vary[..5]).says(0, "points.csv");
    assert!(!place.path("output/tiny-sweep/sweep.parquet").exists());
    place.run(&[&vary[..6], &["csv"]].concat()).says(2, "parquet");
}

#[test]
fn a_strategy_with_quotes_in_its_name_can_be_varied() {
    let named = |name: &str| TINY.replace("name = \"Champions\"", &format!("name = {name}"));
    let place = Place::empty().with("one.toml", named("\"It's \\\"go\\\"\""));
    for key in ["strategy.It's \"go\".champions.people", "strategy.2.champions.people"] {
        place.run(&["sweep", "one.toml", "-q", "--vary", &format!("{key}=1,4")]).says(0, "points.csv");
    }
}

#[test]
fn a_sweep_goes_on_where_it_stopped_and_never_mixes_with_another() {
    let place = Place::new();
    sweep(&place, &[]).says(0, "points.csv");
    let whole = results(&place);
    std::fs::remove_dir_all(place.path("output")).unwrap();
    sweep(&place, &["--shard", "1/4"]).says(0, "10 of 40 points");
    let damaged = place.path("output/tiny-sweep.points/000/000004.json");
    let bytes = std::fs::read(&damaged).unwrap();
    std::fs::write(&damaged, &bytes[..bytes.len() / 2]).unwrap();
    sweep(&place, &["--runs", "9"]).says(3, "holds finished points of another sweep");
    sweep(&place, &["--formats", "svg"]).says(0, "points.csv");
    assert!(results(&place) == whole);
    place.run(&["verify", "output/tiny-sweep", "-q"]).says(0, "byte for byte");
}

#[test]
fn points_may_be_listed_zipped_or_drawn() {
    let place = Place::new().with("list.csv", "weeks,strategy.Champions.champions.people\n4,2\n8,5\n4,9\n");
    let run = |more: &[&str]| {
        place.run(&[&["sweep", "tiny.toml", "-q"], more].concat()).says(0, "points.csv");
        place.run(&["verify", "output/tiny-sweep", "-q"]).says(0, "byte for byte");
        std::fs::read_to_string(place.path("output/tiny-sweep/points.csv")).unwrap()
    };
    let listed = run(&["--list", "list.csv"]);
    assert!(listed.contains("\n0,4,2,done") && listed.contains("\n1,8,5,done") && listed.contains("\n2,4,9,done"));
    let zipped = run(&["--design", "zip", "--vary", "weeks=4,8", "--vary", "champions.chosen_by=degree,random"]);
    assert!(zipped.contains("\n0,4,degree,done") && zipped.contains("\n1,8,random,done"));
    for design in ["latin-hypercube", "sobol"] {
        let drawn =
            run(&["--design", design, "--points", "6", "--vary", "weeks=4..26", "--vary", "champions.people=1,5"]);
        assert_eq!(drawn.lines().count(), 7, "{drawn}");
    }
}

#[test]
fn a_dry_run_says_what_it_would_cost_and_leaves_nothing() {
    let place = Place::new();
    sweep(&place, &["--dry-run"]).says(0, "40 points (a grid of 20 × 2), 320 runs in all.");
    assert!(!place.path("output").exists());
}

#[test]
fn what_matters_most_is_told_drawn_and_tabled() {
    let place = Place::new();
    let ranges = ["--vary", "champions.people=1..20", "--vary", "behaviour.visible_percent=5..100"];
    for (design, part, row) in [
        (&["one-at-a-time"][..], "each key changed alone", "Champions,behaviour.visible_percent,least_at,5,,"),
        (
            &["morris", "--points", "4"],
            "Points of owned adoption that a key moves",
            "Champions,champions.people,mu_star,",
        ),
        (&["indices", "--points", "16"], "How much of the differences", "Champions,champions.people,first_order,"),
    ] {
        let asked = [&["sweep", "tiny.toml", "-q", "--design"], design, &ranges].concat();
        let given = place.run(&asked);
        given.says(0, "to owned adoption with “Champions”");
        given.says(0, part);
        let table = std::fs::read_to_string(place.path("output/tiny-sweep/effects.csv")).unwrap();
        assert!(table.starts_with("strategy,key,measure,value,low,high\n") && table.contains(row), "{table}");
        assert!(place.path("output/tiny-sweep/tornado.svg").exists());
        place.run(&["verify", "output/tiny-sweep", "-q"]).says(0, "byte for byte");
    }
    let none = ["sweep", "tiny.toml", "--design", "one-at-a-time", "--vary", "budget.person_days=10,20"];
    place.run(&none).says(2, "`budget.person_days` has no value in the scenario to go out from");
}

#[test]
fn where_it_flips_is_found_by_refining_and_told() {
    let place = Place::new();
    let written = ["--set", "budget.compare=as_written"];
    let run = |more: &[&str]| {
        let given = place.run(&[&["sweep", "tiny.toml", "-q"], &written[..], more].concat());
        assert_eq!(given.code, 0, "{}", given.err);
        place.run(&["verify", "output/tiny-sweep", "-q"]).says(0, "byte for byte");
        (given.out, std::fs::read_to_string(place.path("output/tiny-sweep/points.csv")).unwrap().lines().count() - 1)
    };
    let messages = ["--vary", "broadcast.messages_per_month=0..60", "--vary", "champions.people=1..20"];
    let (told, points) = run(&[&messages[..], &["--design", "breakpoints"]].concat());
    assert!(told.contains("It is no longer clear if broadcast.messages_per_month rises above about "), "{told}");
    assert!(points < 40, "{points}");
    let table = std::fs::read_to_string(place.path("output/tiny-sweep/flips.csv")).unwrap();
    assert!(table.contains("\nbroadcast.messages_per_month,3,"), "{table}");
    let (told, points) = run(&[&messages[..], &["--design", "flip-map"]].concat());
    assert!(told.contains("is ahead in") && points < 33 * 20 / 2, "{points}\n{told}");
    let tips = ["--set", "measure.tipping=switch_off_test", "--set", "measure.persistence_after_weeks=8"];
    let (told, _) = run(&[&tips[..], &messages[2..], &["--design", "critical-mass"]].concat());
    assert!(told.contains("Critical mass: “Champions” tips in 80 % of runs from champions.people = "), "{told}");
    for (more, part) in [
        (&["--design", "flip-map", "--vary", "weeks=4,26"][..], "a flip map is of two keys, not 1"),
        (&["--design", "critical-mass", "--vary", "weeks=4,26"], "add --set measure.tipping=switch_off_test"),
        (&["--design", "breakpoints", "--vary", "weeks=4,26", "--shard", "1/2"], "cannot be run in parts"),
    ] {
        place.run(&[&["sweep", "tiny.toml"], more].concat()).says(2, part);
    }
}

#[test]
fn runs_are_added_until_the_answer_is_sure_enough() {
    let place = Place::new();
    let vary = ["sweep", "tiny.toml", "-q", "--vary", "champions.people=2,12", "--until", "halfwidth < 3 points"];
    place.run(&vary).says(0, "points.csv");
    place.run(&["verify", "output/tiny-sweep", "-q"]).says(0, "byte for byte");
    let table = std::fs::read_to_string(place.path("output/tiny-sweep/points.csv")).unwrap();
    let chart = std::fs::read_to_string(place.path("output/tiny-sweep/sweep.svg")).unwrap();
    let mut all: Vec<u32> = table.lines().skip(1).map(|row| row.split(',').nth(5).unwrap().parse().unwrap()).collect();
    all.sort_unstable();
    let copies = if all[0] < all[1] { format!("{} to {}", all[0], all[1]) } else { all[0].to_string() };
    assert!(chart.contains(&format!("{copies} simulated copies of 60 people")), "{copies}");
    for row in table.lines().skip(1) {
        let cells: Vec<&str> = row.split(',').collect();
        let (runs, half): (u32, f64) = (cells[5].parse().unwrap(), cells[6].parse().unwrap());
        assert!(runs > 8 && runs.is_multiple_of(8) && half < 0.03, "{row}");
        assert!(row.ends_with(&format!(" --runs {runs}")), "{row}");
    }
    place.run(&["sweep", "tiny.toml", "--vary", "weeks=4,8", "--until", "sure"]).says(2, "halfwidth < 1 point");
}

#[test]
fn json_has_the_effects_and_the_flips_too() {
    let place = Place::new();
    let found = |design: &str| -> serde_json::Value {
        let vary = ["--vary", "behaviour.visible_percent=5..100", "--vary", "champions.people=1,600"];
        let asked = [&["sweep", "tiny.toml", "-q", "--json", "--design", design], &vary[..]].concat();
        serde_json::from_str(&place.run(&asked).out).unwrap()
    };
    let effects = &found("one-at-a-time")["results"][0]["effects"];
    assert_eq!(effects[0]["keys"][0]["key"], "behaviour.visible_percent");
    assert!(effects[0]["keys"][0]["measures"]["least"]["value"].is_number());
    let flips = &found("breakpoints")["results"][0]["flips"];
    assert!(flips.as_array().unwrap().iter().any(|flip| flip["to"] == "cannot be run"), "{flips}");
}
