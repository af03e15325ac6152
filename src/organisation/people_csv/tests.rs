//! What is read of people, what is mended, and what is refused.

use super::*;
use crate::privacy::Personal;

fn read(text: &str) -> (People, Vec<Remark>) {
    read_people(text.as_bytes()).unwrap_or_else(|errors| panic!("{errors:?}"))
}

fn errors(text: &str) -> Vec<DataError> {
    read_people(text.as_bytes()).expect_err("a table with mistakes")
}

fn lines<const N: usize>(numbers: [u64; N]) -> Lines {
    numbers.into_iter().collect()
}

#[test]
fn a_full_table_is_read_as_it_stands() {
    let text = "person_id;manager_id;team;site;level;tenure_years\n\
                amy;;top;Ulm;1;12,5\nben;amy;top;Ulm;2;3\ncleo;ben;shop;Bonn;3;0.5\n";
    let (people, remarks) = read(text);
    assert_eq!(remarks, [Remark::LevelsFrom(1)]);
    assert_eq!(people.ids, ["amy", "ben", "cleo"]);
    let chart = people.chart;
    assert_eq!((chart.manager, chart.layer), (vec![NOBODY, 0, 1], vec![0, 1, 2]));
    assert_eq!((chart.team, chart.site), (vec![1, 1, 0], vec![1, 1, 0]));
    assert_eq!(chart.tenure_years, [12.5, 3.0, 0.5]);
}

#[test]
fn years_of_tenure_with_three_decimals_are_no_thousands() {
    let (people, remarks) = read_people(b"id;manager;tenure\na;;3,114\nb;a;12,5\n").unwrap();
    assert_eq!((people.chart.tenure_years, remarks), (vec![3.114, 12.5], vec![]));
}

#[test]
fn a_manager_may_stand_below_the_reports() {
    let (people, remarks) = read("employee id,manager\n3,2\n2,1\n1,\n4,2\n");
    assert!(remarks.is_empty(), "{remarks:?}");
    assert_eq!(people.ids, ["1", "2", "3", "4"]);
    assert_eq!(people.chart.manager, [NOBODY, 0, 1, 1]);
    assert_eq!(people.chart.layer, [0, 1, 2, 2]);
    assert_eq!(people.chart.team, [0, 0, 1, 1]);
    assert!(people.chart.tenure_years.is_empty());
}

#[test]
fn the_order_of_rows_makes_no_difference() {
    let rows: Vec<String> =
        (0..30).map(|at| format!("p{at},{},T{},S{},{}", if at == 0 { "" } else { "p0" }, at % 4, at % 3, at)).collect();
    let table = |rows: &mut dyn Iterator<Item = &String>| {
        "id,manager,team,site,tenure\n".to_owned() + &rows.map(|row| row.to_owned() + "\n").collect::<String>()
    };
    let (one, _) = read(&table(&mut rows.iter()));
    assert_eq!(one, read(&table(&mut rows.iter().rev())).0);
    assert_eq!(one.ids[..3], ["p0", "p1", "p2"]);
    let lines = |rows: &mut dyn Iterator<Item = &String>| read(&table(rows).replace("team", "else")).0;
    assert_eq!(lines(&mut rows.iter()), lines(&mut rows.iter().rev()));
}

#[test]
fn without_reporting_lines_everybody_is_at_the_top() {
    let (people, remarks) = read("id\na\nb\n");
    assert!(remarks.is_empty());
    assert_eq!((people.chart.layer, people.chart.team), (vec![0, 0], vec![0, 0]));
}

#[test]
fn exports_of_other_programs_are_read() {
    let (people, remarks) = read(
        "PersonId;ManagerId;Organization;LevelDesignation;Layer;HireDate;FunctionType\n\
         01;;Board;Executive;1;31/12/2013;Ops\n02;01;Sales;Manager;2;01/01/2024;Ops\n",
    );
    let latest = NaiveDate::from_ymd_opt(2024, 1, 1).unwrap();
    let expected =
        [Remark::LevelsFrom(1), Remark::DateOrder { day_first: true, told: true }, Remark::TenureUpTo(latest)];
    assert_eq!(remarks, expected);
    assert_eq!((people.ids, people.chart.layer), (vec!["01".into(), "02".into()], vec![0, 1]));
    assert_eq!(people.chart.tenure_years, [3653.0 / 365.25, 0.0]);
    let (people, remarks) = read("Name,Division\na,X\nb,Y\n"); // Polinode
    assert_eq!((people.chart.team, remarks), (vec![0, 1], vec![]));
    let (people, remarks) = read("Id,Label,start_date\na,Anna,1-Mar-2020\nb,Ben,soon\n"); // Gephi
    assert_eq!(people.ids, ["a", "b"]);
    assert_eq!(remarks[1], Remark::UnknownTenure(lines([3])));
}

#[test]
fn ids_that_say_who_somebody_is_are_refused() {
    let found = errors("id,manager\nAnna Schmidt,\nb,Anna Schmidt\nc@firm.example,b\n+49 170 1234567,b\n");
    let personal = |what, at: &[u64]| DataError::Personal { what, lines: at.iter().copied().collect() };
    let expected =
        [personal(Personal::Name, &[2, 3]), personal(Personal::Email, &[4]), personal(Personal::Phone, &[5])];
    assert_eq!(found, expected);
}

#[test]
fn ids_that_differ_in_little_may_be_one_person() {
    assert_eq!(errors("id\na7\nA7\nb\n"), [DataError::IdsAlike(lines([3]))]);
    assert_eq!(errors("id\n7\n007\n70\n"), [DataError::IdsAlike(lines([3]))]);
}

#[test]
fn what_can_be_mended_is_mended_and_said() {
    let text = "id,manager,team,site,level,tenure\na,a,x,s,x,1\nb,gone,,s,1,\nc,a,x,,1,4\n,,,,,\nd,a,x,s,1,2\n";
    let (people, remarks) = read(text);
    let expected = [
        Remark::EmptyRows(lines([5])),
        Remark::UnknownManagers(lines([3])),
        Remark::OwnManagers(lines([2])),
        Remark::SeveralTops(lines([2, 3])),
        Remark::UnusableLevels(lines([2])),
        Remark::UnknownTenure(lines([3])),
        Remark::NoTeam(lines([3])),
        Remark::NoSite(lines([4])),
    ];
    assert_eq!(remarks, expected);
    assert_eq!(people.chart.layer, [0, 0, 1, 1]);
    assert_eq!(people.chart.tenure_years, [1.0, 2.0, 4.0, 2.0]);
}

#[test]
fn levels_that_contradict_the_lines_are_pointed_out() {
    let (people, remarks) = read("id,manager,level\na,,0\nb,a,0\nc,b,2\n");
    assert_eq!(remarks, [Remark::LevelsAgainstLines(lines([3]))]);
    assert_eq!(people.chart.layer, [0, 0, 2]);
    let (people, remarks) = read("id,manager,level\na,,9\nb,a,8\nc,b,7\n");
    assert_eq!(remarks, [Remark::LevelsAgainstMostLines(lines([3, 4]))]);
    assert_eq!(people.chart.layer, [0, 1, 2]);
    let (people, remarks) = read("id,manager,level\na,,9\nb,a,8\nc,b,7\n");
    assert_eq!(remarks, [Remark::LevelsAgainstMostLines(lines([3, 4]))]);
    assert_eq!(people.chart.layer, [0, 1, 2]);
}

#[test]
fn all_that_cannot_be_mended_is_shown_at_once() {
    let found = errors("id,manager\na,c\nb,a\nc,b\na,\n,a\nd\n");
    let ragged = DataError::RaggedRows(lines([7]));
    let circle = DataError::Circle { lines: vec![2, 4, 3] };
    assert_eq!(found, [ragged, DataError::NoId(lines([6])), DataError::IdTwice(lines([5])), circle]);
    assert_eq!(errors("id,manager\n"), [DataError::NoRows]);
}
