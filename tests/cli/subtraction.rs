//! What is suppressed stays so: everything that a run writes about firms that differ in their small groups alone is read
//! number by number and set off against itself.
//!
//! Nine firms of 134 people are alike but for their small groups, which have 1 to 9 people: those without ties, those
//! whose ties are weak, a team, one of two sites, the second layer. A way to work out one of them is a number, or the
//! difference of two, sums of rows and columns among them, that comes to its size in every firm.

use crate::program::Place;
use std::collections::BTreeMap;

const PEOPLE: u32 = 134;

/// A firm by the size of its small groups.
struct Firm {
    people: String,
    ties: String,
    /// What must not come out, by what it is.
    secrets: Vec<(&'static str, f64)>,
}

fn firm(few: u32) -> Firm {
    let team = |person: u32| match person {
        20.. if person < 20 + few => "Tiny",
        30..=40 => "Little",
        41..=80 => "Middle",
        _ => "Large",
    };
    let site = |person: u32| if (50..50 + few).contains(&person) { "South" } else { "North" };
    let layer = |person: u32| u32::from(person > 0) + u32::from(person > few);
    let manager = |person: u32| match layer(person) {
        0 => String::new(),
        1 => "p0".into(),
        _ => format!("p{}", 1 + person % few),
    };
    let mut people = "person_id,manager_id,team,site\n".to_owned();
    for person in 0..PEOPLE {
        people += &format!("p{person},{},{},{}\n", manager(person), team(person), site(person));
    }
    // The last have no ties, those before them one that is weak, and those before these one that is less so.
    let tied = PEOPLE - 3 * few;
    let mut pairs = BTreeMap::new();
    for person in 0..tied {
        for other in [(person * 7 + 3) % tied, (person * 13 + 5) % tied, (person + 1) % tied] {
            if other != person {
                pairs.insert((person.min(other), person.max(other)), 3);
            }
        }
    }
    pairs.extend((0..few).flat_map(|weak| [((weak, tied + weak), 2), ((weak, tied + few + weak), 1)]));
    let ties = pairs.iter().map(|((one, other), weight)| format!("p{one},p{other},{weight}\n"));
    let ties = "source,target,weight\n".to_owned() + &ties.collect::<String>();
    let ends = |is_in: &dyn Fn(u32) -> bool| {
        pairs.keys().map(|&(one, other)| u32::from(is_in(one)) + u32::from(is_in(other))).sum::<u32>().into()
    };
    let crossing = pairs.keys().filter(|(one, other)| site(*one) != site(*other)).count() as f64;
    let secrets = vec![
        ("people of a small group", few.into()),
        ("people of two small groups", (2 * few).into()),
        ("contacts of a small team", ends(&|person| team(person) == "Tiny")),
        ("contacts of a small site", ends(&|person| site(person) == "South")),
        ("contacts between two sites", crossing),
        ("contacts of the second layer", ends(&|person| layer(person) == 1)),
    ];
    Firm { people, ties, secrets }
}

/// Every number of a text, by the place where it stands, with those of its line.
fn numbers(name: &str, text: &str) -> Vec<(String, f64)> {
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    let mut found = Vec::new();
    for (line, text) in text.lines().enumerate() {
        // A comma parts cells in a table and thousands elsewhere; numbers within words are none.
        let is_table = name.ends_with("csv");
        let words =
            text.split(|letter: char| letter.is_whitespace() || "()|\"".contains(letter) || is_table && letter == ',');
        for (place, word) in words.enumerate() {
            let word = word.trim_end_matches(['.', ',', ':', ';', '%']);
            if !word.is_empty() && word.chars().all(is_part) {
                let number = word.replace(',', "").parse();
                found.extend(number.map(|number| (format!("{name}:{}:{place}", line + 1), number)));
            }
        }
    }
    found
}

/// All that can be made of the numbers of a folder: themselves, sums of two in a short line, and counts that
/// shares of people, pairs or the ends of pairs come to.
fn made(numbers: &[(String, f64)], pairs: f64) -> BTreeMap<String, f64> {
    let people = f64::from(PEOPLE);
    let mut made = BTreeMap::from([("nothing".to_owned(), 0.0), ("all people".to_owned(), people)]);
    let mut lines: BTreeMap<&str, Vec<&(String, f64)>> = BTreeMap::new();
    for number in numbers {
        let (line, _) = number.0.rsplit_once(':').expect("a place has a line");
        lines.entry(line).or_default().push(number);
        for (what, all) in [("people", people), ("pairs", pairs), ("ends", 2.0 * pairs)] {
            for (unit, share) in [("", number.1), (" in percent", number.1 / 100.0)] {
                if (0.0..=1.0).contains(&share) {
                    made.insert(format!("{} of {what}{unit}", number.0), (share * all).round());
                }
                // Of two groups, the share of ties within by chance tells how many each has.
                if (0.5..=1.0).contains(&share) {
                    let smaller = (1.0 - (2.0 * share - 1.0).sqrt()) / 2.0;
                    made.insert(format!("{} as chance of {what}{unit}", number.0), (smaller * all).round());
                }
            }
        }
    }
    for (line, numbers) in &lines {
        let few = if numbers.len() > 12 { &[] } else { &numbers[..] };
        for (at, one) in few.iter().enumerate() {
            for other in &few[at + 1..] {
                made.insert(format!("{line}: {} + {}", one.0, other.0), one.1 + other.1);
            }
        }
    }
    made.extend(numbers.iter().cloned());
    made
}

/// Sums of runs of rows below each other in a column of a table.
fn column_sums(name: &str, table: &str) -> Vec<(String, f64)> {
    let rows: Vec<Vec<Option<f64>>> =
        table.lines().map(|line| line.split(',').map(|cell| cell.parse().ok()).collect()).collect();
    let mut sums = Vec::new();
    for column in 0..rows[0].len() {
        for from in 1..rows.len() {
            let mut sum = 0.0;
            for (more, row) in rows[from..].iter().take(30).enumerate() {
                let Some(Some(number)) = row.get(column) else { break };
                sum += number;
                sums.push((format!("{name}: column {column}, rows {from} to {}", from + more), sum));
            }
        }
    }
    sums
}

/// What can be made of the files of a folder and what was said, where numbers that stand for places are left out.
fn read(place: &Place, folder: &str, said: &str) -> BTreeMap<String, f64> {
    let mut all = numbers("said", said);
    let mut sums = Vec::new();
    for (name, bytes) in place.files(folder) {
        let is_read = [".csv", ".md", ".json"].iter().any(|end| name.ends_with(end)) && name != "manifest.json";
        let text = if is_read { String::from_utf8(bytes).unwrap() } else { String::new() };
        all.extend(numbers(&name, &text));
        if ["groups.csv", "influence.csv"].contains(&name.as_str()) {
            sums.extend(column_sums(&name, &text));
        }
    }
    let table = std::fs::read_to_string(place.path(folder).join("network.csv")).unwrap_or_default();
    let pairs = table.lines().find_map(|line| line.split_once(",pairs,")?.1.parse().ok()).unwrap_or(f64::from(PEOPLE));
    let mut made = made(&all, pairs);
    made.extend(sums);
    made
}

/// What is made of the numbers of all firms alike: a value for each, once, and how it is made.
fn alike(firms: &[BTreeMap<String, f64>]) -> Vec<(Vec<f64>, &str)> {
    let mut alike = BTreeMap::new();
    for key in firms[0].keys() {
        let values: Option<Vec<f64>> = firms.iter().map(|made| made.get(key).copied()).collect();
        if let Some(values) = values {
            let bits: Vec<u64> = values.iter().map(|value| value.to_bits()).collect();
            alike.entry(bits).or_insert((values, key.as_str()));
        }
    }
    let mut alike: Vec<_> = alike.into_values().collect();
    alike.sort_by(|one, other| one.0[0].total_cmp(&other.0[0]));
    alike
}

/// The ways in which a secret of every firm can be worked out of what is made of its numbers.
fn ways(alike: &[(Vec<f64>, &str)], secrets: &[f64]) -> Vec<String> {
    let mut found = Vec::new();
    for (one, how) in alike {
        let rest = one[0] - secrets[0];
        let from = alike.partition_point(|(other, _)| other[0] < rest - 1e-6);
        let near = alike[from..].iter().take_while(|(other, _)| other[0] <= rest + 1e-6);
        let comes_to =
            |other: &[f64]| (0..secrets.len()).all(|firm| (one[firm] - other[firm] - secrets[firm]).abs() < 1e-6);
        found.extend(near.filter(|(other, _)| comes_to(other)).map(|(_, other)| format!("{how} − {other}")));
    }
    found
}

/// Whatever is asked of all firms, no secret of theirs can be worked out of what is said and written.
#[track_caller]
fn no_secret_comes_out(sizes: &[u32], arguments: &[&str], folder: &str, more: &[(&str, &str)]) {
    let (mut firms, mut secrets) = (Vec::new(), Vec::new());
    for &few in sizes {
        let firm = firm(few);
        let place = Place::empty().with("people.csv", firm.people).with("ties.csv", firm.ties);
        more.iter().for_each(|(name, text)| place.put(name, text));
        let given = place.run(arguments);
        assert_eq!(given.code, 0, "{}", given.err);
        firms.push(read(&place, folder, &given.out));
        secrets.push(firm.secrets);
    }
    let alike = alike(&firms);
    for (number, (what, _)) in secrets[0].iter().enumerate() {
        let of_all: Vec<f64> = secrets.iter().map(|secrets| secrets[number].1).collect();
        assert_eq!(ways(&alike, &of_all), [""; 0], "{what}");
    }
}

const ALL: [u32; 9] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const MEASURE: [&str; 9] =
    ["network", "--people", "people.csv", "--ties", "ties.csv", "--direction", "both_ways", "--formats", "svg"];

#[test]
fn a_network_gives_no_small_group_away() {
    no_secret_comes_out(&ALL, &MEASURE, "output/ties-network", &[]);
}

#[test]
fn several_definitions_of_a_tie_give_no_small_group_away() {
    let arguments = [&MEASURE[..], &["--at-least", "1,2,3"]].concat();
    no_secret_comes_out(&ALL, &arguments, "output/ties-network", &[]);
    no_secret_comes_out(&ALL, &[&arguments[..], &["--json"]].concat(), "output/ties-network", &[]);
}

#[test]
fn a_secret_that_is_told_exactly_is_found() {
    let told = |few: u32| {
        let few = f64::from(few);
        let table =
            format!("pairs,300\nlargest,{}\nothers,12,{}\nshare,{:.4}\n", 134.0 - few, 122.0 - few, few / 134.0);
        made(&numbers("network.csv", &table), 300.0)
    };
    let firms = ALL.map(told);
    let found = ways(&alike(&firms), &ALL.map(f64::from));
    for way in ["all people − network.csv:2:1", "network.csv:4:1 of people − "] {
        assert!(found.iter().any(|found| found.starts_with(way)), "{found:?}");
    }
}

const SCENARIO: &str = "weeks = 8\nruns = 3\n[organisation]\npeople_file = \"people.csv\"\n[network]\n\
                        ties_file = \"ties.csv\"\ndirection = \"both_ways\"\n[[behaviour]]\nname = \"asks first\"\n\
                        [[strategy]]\nname = \"note\"\nuses = [\"broadcast\"]\n[[strategy]]\nname = \"friends\"\n\
                        uses = [\"champions\"]\nchampions = { people = 12 }\n";

#[test]
fn a_run_and_ways_of_choosing_give_no_small_group_away() {
    let firms = [2, 3, 5, 8, 9];
    no_secret_comes_out(
        &firms,
        &["run", "firm.toml", "--formats", "svg", "-q"],
        "output/firm",
        &[("firm.toml", SCENARIO)],
    );
    let choose = ["champions", "firm.toml", "--by", "degree,managers", "--people", "12", "--formats", "svg", "-q"];
    no_secret_comes_out(&firms, &choose, "output/firm-champions", &[("firm.toml", SCENARIO)]);
}

#[test]
fn what_was_mended_is_written_without_few() {
    let firm = firm(5);
    let people = firm.people.replacen(",p0,", ",nobody,", 2);
    let place = Place::empty().with("people.csv", people).with("ties.csv", firm.ties).with("firm.toml", SCENARIO);
    let said = place.run(&["run", "firm.toml", "--formats", "svg", "-q", "--json"]).out;
    let value: serde_json::Value = serde_json::from_str(&said).unwrap();
    let remarks = &value["results"][0]["inputs"][0]["remarks"];
    let told = "fewer than 10 people with a manager who is not in the file, counted as without manager";
    assert_eq!(remarks[0], told, "{remarks}");
    assert!(!remarks.to_string().contains("line"), "{remarks}");
}

/// Firms in which a team is a site, a site is a team and a few more, a layer is a site, and a team is a site, a layer and
/// a few more: their people by team, site and layer, and how many.
const NESTED: [&[(&str, &str, u32, u32)]; 4] = [
    &[("Tiny", "North", 2, 3), ("Little", "Annex", 2, 11), ("Middle", "North", 2, 40), ("Large", "North", 1, 30)],
    &[("Sales", "North", 1, 20), ("Service", "North", 2, 4), ("Service", "South", 2, 37), ("Works", "South", 2, 50)],
    &[("Board", "Tower", 1, 12), ("Staff", "Tower", 2, 5), ("Sales", "South", 2, 30), ("Works", "South", 2, 40)],
    &[("Sales", "North", 1, 3), ("Sales", "North", 2, 20), ("Sales", "South", 1, 20), ("Works", "North", 1, 20)],
];

/// The people whom each row of a table of groups is of, by what tells them apart.
fn told_groups(table: &str, people: &[(&str, &str, u32, u32)]) -> BTreeMap<String, Vec<u32>> {
    let mut told: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    let rows: Vec<Vec<&str>> = table.lines().skip(1).map(|line| line.split(',').collect()).collect();
    for row in &rows {
        let named = |name: &str| rows.iter().any(|other| other[0] == row[0] && other[1] == name);
        let digits = |word: &str| word.parse::<u32>().ok();
        let layers: Vec<u32> = row[1].split(' ').filter_map(digits).collect();
        let is_in = |(team, site, layer, _): &(&str, &str, u32, u32)| match (row[0], row[1]) {
            ("layer", _) => (layers[0]..=layers[layers.len() - 1]).contains(layer),
            ("team", others) if others.starts_with("Other ") => !named(team),
            (_, others) if others.starts_with("Other ") => !named(site),
            ("team", name) => name == *team,
            (_, name) => name == *site,
        };
        let members = people.iter().zip(0..).filter(|(group, _)| is_in(group)).map(|(_, bit)| 1 << bit);
        told.entry(row[0].to_owned()).or_default().push(members.sum());
    }
    told
}

#[test]
fn no_tables_side_by_side_give_a_small_group_away() {
    for firm in NESTED {
        let mut people = "person_id,team,site,level\nhead1,Heads,Head office,0\n".to_owned();
        let mut ties = "source,target\n".to_owned();
        let mut number = 1;
        for (team, site, layer, many) in firm.iter().chain(&[("Heads", "Head office", 0, 14)]) {
            for _ in 0..*many {
                people += &format!("p{number},{team},{site},{layer}\n");
                ties += &format!("p{number},p{}\n", number % 90 + 1);
                number += 1;
            }
        }
        let place = Place::empty().with("people.csv", people).with("ties.csv", ties);
        let given = place.run(&MEASURE);
        assert_eq!(given.code, 0, "{}", given.err);
        let table = std::fs::read_to_string(place.path("output/ties-network/groups.csv")).unwrap();
        let all: Vec<_> = firm.iter().copied().chain([("Heads", "Head office", 0, 15)]).collect();
        let told = told_groups(&table, &all);
        let parted = told.values().filter(|rows| rows.len() > 1).count();
        assert!(parted >= 2, "only {parted} groupings have several groups\n{table}");
        let unions = |rows: &Vec<u32>| -> Vec<u32> {
            let picked = |which: u32| rows.iter().zip(0..).filter(move |(_, at)| which >> at & 1 == 1);
            (0..1 << rows.len()).map(|which| picked(which).fold(0, |union, (row, _)| union | row)).collect()
        };
        let sets: Vec<Vec<u32>> = told.values().map(unions).collect();
        let times = |set: u32, bit: usize| i64::from(set >> bit & 1);
        // What one kind of groups tells, less what each of the others does.
        for from in 0..sets.len() {
            let [one, other] = [1, 2].map(|more| (from + more) % sets.len());
            for (&from, &one) in sets[from].iter().flat_map(|from| sets[one].iter().map(move |one| (from, one))) {
                for &other in &sets[other] {
                    let left: Vec<i64> =
                        (0..all.len()).map(|bit| times(from, bit) - times(one, bit) - times(other, bit)).collect();
                    let people: i64 = left.iter().zip(&all).map(|(times, group)| times * i64::from(group.3)).sum();
                    let nobody = left.iter().all(|&times| times == 0) || left.iter().any(|&times| times < 0);
                    assert!(nobody || people >= 10, "{people} people are left\n{table}");
                }
            }
        }
    }
}

/// A firm of one boss above twelve who lead the others, and three at another site; the boss has so many contacts.
fn under_one_boss(contacts: u32) -> Place {
    let manager = |person: u32| match person {
        0 => String::new(),
        1..=12 => "p0".into(),
        _ => format!("p{}", person % 12 + 1),
    };
    let site = |person: u32| if person > 97 { "Annex" } else { "Tower" };
    let rows = (0..101).map(|person| format!("p{person},{},T{},{}\n", manager(person), person % 6, site(person)));
    let people = format!("person_id,manager_id,team,site\n{}", rows.collect::<String>());
    let of_boss = (0..contacts).map(|at| (0, 1 + at));
    let of_others = (1..101).flat_map(|person| [(person, (person * 7) % 97 + 1), (person, (person * 5 + 1) % 97 + 1)]);
    let pairs: std::collections::BTreeSet<(u32, u32)> =
        of_boss.chain(of_others).filter(|(a, b)| a != b).map(|(a, b)| (a.min(b), a.max(b))).collect();
    let ties: String = pairs.iter().map(|(one, other)| format!("p{one},p{other}\n")).collect();
    Place::empty().with("people.csv", people).with("ties.csv", format!("source,target\n{ties}"))
}

#[test]
fn one_boss_and_a_few_at_another_site_have_no_contacts_that_could_be_counted() {
    let told = |contacts: u32| {
        let place = under_one_boss(contacts);
        let given = place.run(&MEASURE);
        assert_eq!(given.code, 0, "{}", given.err);
        let table = std::fs::read_to_string(place.path("output/ties-network/network.csv")).unwrap();
        let value = |key: &str| {
            let row = table.lines().find(|line| line.starts_with(&format!("as given,{key},"))).map(str::to_owned);
            row.unwrap_or_else(|| panic!("{key}\n{table}")).rsplit(',').next().unwrap().to_owned()
        };
        ["elsewhere", "site_inside", "layer_inside", "layers"].map(value)
    };
    let [elsewhere, sites, layers, count] = told(4);
    assert_eq!((elsewhere.as_str(), sites.as_str(), count.as_str()), ("not told", "fewer than 10 people", "3"));
    assert_eq!(layers, told(9)[2], "ties of the boss with the twelve are of one part");
}

#[test]
fn few_leaders_who_practise_are_not_counted() {
    let firm = firm(5);
    let scenario = SCENARIO.replace("[\"broadcast\"]", "[\"broadcast\", \"role_models\"]");
    let place = Place::empty().with("people.csv", firm.people).with("ties.csv", firm.ties).with("firm.toml", scenario);
    let told = place.run(&["run", "firm.toml", "--formats", "svg", "-q", "--no-flips"]);
    told.says(0, "role models fewer than 10 leaders");
    let summary = std::fs::read_to_string(place.path("output/firm/summary.md")).unwrap();
    assert!(summary.contains("role models: fewer than 10 leaders"), "{summary}");
    let json = place.run(&["run", "firm.toml", "--formats", "svg", "-q", "--no-flips", "--json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let achieved = &json["results"][0]["organisation"]["achieved"];
    assert!(achieved["span"].is_null() && achieved["ties"].as_u64().unwrap().is_multiple_of(10), "{achieved}");
}

#[test]
fn what_a_few_chosen_people_reach_is_not_told() {
    let firm = firm(5);
    let place = Place::empty().with("people.csv", firm.people).with("ties.csv", firm.ties).with("firm.toml", SCENARIO);
    let told = |people: &str| {
        let asked = ["champions", "firm.toml", "--by", "degree", "--people", people, "--formats", "svg", "-q"];
        let said = place.run(&asked).out;
        let rows = std::fs::read_to_string(place.path("output/firm-champions/ways.csv")).unwrap();
        let degree = rows.lines().find(|line| line.starts_with("degree,")).unwrap().to_owned();
        let cells: Vec<String> = degree.split(',').map(str::to_owned).collect();
        let common = std::fs::read_to_string(place.path("output/firm-champions/overlap.csv")).unwrap();
        (said, cells[13..18].to_vec(), common.lines().nth(1).unwrap().rsplit(',').next().unwrap().to_owned())
    };
    let (said, near, common) = told("1");
    assert!(said.contains("is not told: they are fewer than 10"), "{said}");
    assert_eq!((near, common.as_str()), (vec![String::new(); 5], ""));
    let (said, near, _) = told("20");
    assert!(!said.contains("is not told") && near.iter().all(|cell| !cell.is_empty()), "{near:?}");
}

#[test]
fn the_order_of_rows_changes_no_byte() {
    let firm = firm(7);
    let turned = |table: &str| {
        let (head, rows) = table.split_once('\n').unwrap();
        let rows: Vec<&str> = rows.lines().collect();
        format!("{head}\n{}\n", rows.iter().rev().copied().collect::<Vec<_>>().join("\n"))
    };
    let told = |people: String, ties: String| {
        let place = Place::empty().with("people.csv", people).with("ties.csv", ties).with("firm.toml", SCENARIO);
        let choose = ["champions", "firm.toml", "--by", "degree", "--people", "12", "--formats", "svg", "-q"];
        let run = ["run", "firm.toml", "--formats", "svg", "-q"];
        let alone = ["network", "--ties", "ties.csv", "--direction", "both_ways", "--out", "output/ties-alone"];
        let said = [&MEASURE[..], &run, &choose, &alone].map(|arguments| {
            let given = place.run(arguments);
            assert_eq!(given.code, 0, "{}", given.err);
            given.out
        });
        let folders = ["output/ties-network", "output/firm", "output/firm-champions", "output/ties-alone"];
        assert!(folders.iter().all(|folder| !place.files(folder).is_empty()));
        let files = folders.into_iter().flat_map(|folder| place.files(folder));
        // Of the tables themselves, the manifest and the report have fingerprints.
        let alike = files.filter(|(name, _)| name != "manifest.json").map(|(name, bytes)| {
            let mut text = String::from_utf8_lossy(&bytes).into_owned();
            let prints: Vec<String> =
                text.split(|letter: char| !letter.is_ascii_hexdigit()).map(str::to_owned).collect();
            prints.iter().filter(|print| print.len() == 64).for_each(|print| text = text.replace(print, ""));
            (name, text)
        });
        (said, alike.collect::<Vec<_>>())
    };
    let (said, files) = told(firm.people.clone(), firm.ties.clone());
    let (said_turned, turned) = told(turned(&firm.people), turned(&firm.ties));
    assert_eq!(said, said_turned);
    for (one, other) in files.iter().zip(&turned) {
        assert!(one == other, "{}", one.0);
    }
    assert_eq!(files.len(), turned.len());
}
