//! Tables with codes instead of ids: what becomes of columns, who can read the key, what is refused.

use crate::program::Place;

const PEOPLE: &str = "person_id;manager_id;Name;team;start_date\n\
                      Anna Schmidt;;Anna;=Sales();2020-01-01\nBen Li;Anna Schmidt;Ben;Sales;2021-01-01\n";
const TIES: &str = "source,target,weight\nBen Li,Anna Schmidt,3\n";
const CODE: [&str; 7] = ["pseudonymise", "people.csv", "ties.csv", "--key", "my.key", "--out", "coded"];

fn place() -> Place {
    Place::empty().with("people.csv", PEOPLE).with("ties.csv", TIES)
}

fn text(place: &Place, name: &str) -> String {
    std::fs::read_to_string(place.path(name)).unwrap()
}

#[test]
fn the_same_person_gets_the_same_code_in_all_tables() {
    let place = place();
    let given = place.run(&CODE);
    given.says(0, "Written to coded:\n  people.csv  ties.csv  manifest.json");
    assert!(given.err.contains("my.key: a new key"), "{}", given.err);
    assert!(
        given
            .err
            .contains("people.csv: codes in person_id, manager_id; copied as they are: team, start_date; left out, because they say who somebody is: Name")
    );
    let (people, ties) = (text(&place, "coded/people.csv"), text(&place, "coded/ties.csv"));
    let rows: Vec<Vec<&str>> = people.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["person_id", "manager_id", "team", "start_date"]);
    assert!(rows[1][0] < rows[2][0], "in the order of codes: {rows:?}");
    let (anna, ben) = if rows[1][1].is_empty() { (&rows[1], &rows[2]) } else { (&rows[2], &rows[1]) };
    assert_eq!((anna[2], ben[1], ben[2]), ("'=Sales()", anna[0], "Sales"));
    assert_eq!(ties.lines().nth(1).unwrap(), format!("{},{},3", ben[0], anna[0]));
    for (name, bytes) in place.files("coded") {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains("Anna") && !text.contains("Ben"), "{name}");
    }
    // The same key gives the same codes, and what comes out can be measured.
    place.run(&CODE).says(0, "Written to coded");
    assert_eq!(text(&place, "coded/people.csv"), people);
    let measure = ["network", "--people", "coded/people.csv", "--ties", "coded/ties.csv", "--direction", "both_ways"];
    place.run(&measure).says(0, "2 people were read");
    place.run(&["network", "--ties", "ties.csv", "--direction", "both_ways"]).says(2, "an id that looks like a name");
    place.run(&["verify", "coded"]).says(2, "with the same tables and the same key makes them again");
}

#[test]
fn what_is_not_known_is_left_out_unless_it_is_to_be_kept() {
    let place = Place::empty().with("people.csv", "id,desk,site\na,7,New York\nb,8,Rome\nc,9,Bonn\n");
    let code = ["pseudonymise", "people.csv", "--key", "my.key", "--out", "coded"];
    let given = place.run(&code);
    assert!(given.code == 0 && given.err.contains("copied as they are: site; left out, because it is not known"));
    assert!(text(&place, "coded/people.csv").starts_with("id,site\n"));
    place.run(&[&code[..], &["--keep", "Desk"]].concat()).says(0, "");
    assert!(text(&place, "coded/people.csv").starts_with("id,desk,site\n"));
    place.run(&[&code[..], &["--keep", "salary"]].concat()).says(2, "the columns are id, desk, site");
}

#[test]
fn tables_with_codes_are_not_lost_to_a_run_that_has_not_all() {
    let place = place();
    place.run(&CODE).says(0, "");
    let fewer = place.run(&["pseudonymise", "people.csv", "--key", "my.key", "--out", "coded"]);
    fewer.says(2, "coded holds ties.csv with codes, which this would replace");
    assert!(place.path("coded/ties.csv").exists());
    place.run(&CODE).says(0, "");
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_the_key() {
    use std::os::unix::fs::PermissionsExt;
    let place = place();
    place.run(&CODE).says(0, "");
    let mode = |path: &str| std::fs::metadata(place.path(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("my.key"), 0o600);
    std::fs::set_permissions(place.path("my.key"), std::fs::Permissions::from_mode(0o644)).unwrap();
    place.run(&CODE).says(2, "help: chmod 600 my.key");
}

#[test]
fn what_would_give_people_away_is_refused() {
    let place = place();
    let key = |key: &str| place.run(&["pseudonymise", "people.csv", "--key", key, "--out", "coded"]);
    key("coded/my.key").says(2, "lies in the folder of the tables");
    key("other/../coded/deep/my.key").says(2, "lies in the folder of the tables");
    place.put("no.key", "not a key");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        std::fs::set_permissions(place.path("no.key"), std::fs::Permissions::from_mode(0o600)).unwrap();
    }
    key("no.key").says(2, "no.key holds no key");
    place.put("sizes.csv", "team,size\na,3\n");
    let of = |files: &[&str]| place.run(&[&["pseudonymise"], files, &["--key", "my.key", "--out", "coded"]].concat());
    of(&["sizes.csv", "nothing.csv"]).says(2, "sizes.csv: no column of ids");
    of(&["people.csv", "./people.csv"]).says(2, "both be written to people.csv");
    assert!(!place.path("coded").exists() && !place.path("my.key").exists());
}
