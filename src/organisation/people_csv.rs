//! A table of people: who they are, who they report to, and where they work.

use super::dates::{Cell, Dates};
use super::fault::{DataError, Remark};
use super::hierarchy;
use super::lines::Lines;
use super::names::Names;
use super::personal::PersonalIds;
use super::reporting::teams;
use super::table::{Column, Row, Table, number};
use super::{Chart, NOBODY, Network, Organisation};
use chrono::NaiveDate;
use std::collections::HashMap;

/// People as a file gives them.
#[derive(Debug, Clone, PartialEq)]
pub struct People {
    /// Their ids, in the order of the file.
    pub ids: Vec<String>,
    /// Their reporting lines, teams and sites.
    pub chart: Chart,
    /// What the teams are called, by their numbers; empty where they follow from the reporting lines.
    pub teams: Vec<String>,
    /// What the sites are called, by their numbers; empty where there is no such column.
    pub sites: Vec<String>,
}

impl People {
    /// The organisation of these people with the ties of `network`.
    pub fn tied_by(self, network: Network) -> Organisation {
        Organisation { network, chart: Some(self.chart), ids: Some(self.ids) }
    }
}

/// How many people can be simulated.
pub(super) const MOST_PEOPLE: u32 = 10_000_000;

pub(super) const COLUMNS: [Column; 7] = [
    Column {
        name: "person_id",
        aliases: &["id", "employee_id", "person", "employee", "employee_number", "emp_id", "worker_id", "user_id"],
        or_else: &["name", "node"],
        required: true,
    },
    Column {
        name: "manager_id",
        aliases: &["manager", "line_manager", "line_manager_id", "supervisor", "supervisor_id", "reports_to"],
        or_else: &["manager_person_id"],
        required: false,
    },
    Column {
        name: "team",
        aliases: &["unit", "department", "organization", "organisation", "org_unit"],
        or_else: &["business_unit", "division", "group"],
        required: false,
    },
    Column { name: "site", aliases: &["location", "office"], or_else: &["city", "region", "country"], required: false },
    Column { name: "level", aliases: &["layer"], or_else: &["level_designation", "grade"], required: false },
    Column { name: "tenure_years", aliases: &["tenure"], or_else: &[], required: false },
    Column {
        name: "start_date",
        aliases: &["hire_date", "date_of_hire", "joining_date", "entry_date", "joined"],
        or_else: &["original_hire_date"],
        required: false,
    },
];

/// The columns of the file, as far as a row tells them.
#[derive(Default)]
struct Columns {
    names: Names,
    /// The number of each person's id among the names.
    name: Vec<u32>,
    lines: Vec<u64>,
    /// The number of the manager's id among the names.
    manager: Vec<u32>,
    teams: Names,
    team: Vec<u32>,
    sites: Names,
    site: Vec<u32>,
    level: Vec<Option<u8>>,
    tenure: Vec<Option<f32>>,
    started: Vec<Cell>,
    personal: PersonalIds,
    no_id: Lines,
    no_team: Lines,
    no_site: Lines,
}

/// What a table of people says, with what was mended; or all that cannot be mended, at least one error.
///
/// The columns are `person_id` and, optionally, `manager_id`, `team`, `site`, `level`, and `tenure_years` or
/// `start_date`; years then count up to the latest start, since nothing here knows what day it is.
/// Where all levels are whole numbers that grow from the top down, they are the layers; else layers count
/// managers up to the top. Without a team column, a team is those with the same manager.
pub fn read_people(bytes: &[u8]) -> Result<(People, Vec<Remark>), Vec<DataError>> {
    let mut table = Table::open(bytes, &COLUMNS)?;
    let mut columns = Columns::default();
    while let Some(row) = table.next() {
        columns.add(row);
        if columns.name.len() > MOST_PEOPLE as usize {
            return Err(vec![DataError::TooManyPeople { most: MOST_PEOPLE }]);
        }
    }
    let has: [bool; COLUMNS.len()] = std::array::from_fn(|column| table.has(column));
    let (empty, mut errors) = table.close();
    errors.extend(std::mem::take(&mut columns.no_id).report(DataError::NoId));
    errors.extend(std::mem::take(&mut columns.personal).errors());
    if columns.name.is_empty() && errors.is_empty() {
        errors.push(DataError::NoRows);
    }
    let mut remarks: Vec<Remark> = empty.report(Remark::EmptyRows).into_iter().collect();
    let people = columns.people(has, &mut remarks, &mut errors);
    if errors.is_empty() { Ok((people, remarks)) } else { Err(errors) }
}

impl Columns {
    fn add(&mut self, Row { line, fields: [id, manager, team, site, level, tenure, started] }: Row<'_, 7>) {
        if id.is_empty() {
            return self.no_id.push(line);
        }
        self.lines.push(line);
        self.personal.look([id, manager], line);
        self.name.push(self.names.number(id));
        self.manager.push(if manager.is_empty() { NOBODY } else { self.names.number(manager) });
        self.team.push(self.teams.number(team));
        self.site.push(self.sites.number(site));
        self.level.push(level.parse().ok().filter(|&level| level < u8::MAX));
        self.tenure.push(number(tenure).filter(|&years| years >= 0.0).map(|years| years as f32));
        self.started.push(Cell::read(started));
        if team.is_empty() {
            self.no_team.push(line);
        }
        if site.is_empty() {
            self.no_site.push(line);
        }
    }

    fn people(mut self, has: [bool; 7], remarks: &mut Vec<Remark>, errors: &mut Vec<DataError>) -> People {
        let [_, has_manager, has_team, has_site, has_level, has_tenure, has_started] = has;
        let person_of = self.person_of(errors);
        let manager = self.managers(&person_of, has_manager, remarks);
        let depth = hierarchy::layers(&manager, &self.lines).unwrap_or_else(|error| {
            errors.push(error);
            vec![0; manager.len()]
        });
        let layer = if has_level { self.layers(&manager, depth, remarks) } else { depth };
        if has_started && !has_tenure {
            self.tenure = tenure_from(&self.started, remarks);
        }
        let tenure_years = if has_tenure || has_started { self.tenures(remarks) } else { Vec::new() };
        if has_team {
            remarks.extend(std::mem::take(&mut self.no_team).report(Remark::NoTeam));
        }
        if has_site {
            remarks.extend(std::mem::take(&mut self.no_site).report(Remark::NoSite));
        }
        if self.sites.len() > 1 << 16 {
            errors.push(DataError::TooManySites);
        }
        let team = if has_team { self.team } else { teams(&manager) };
        let teams = if has_team { self.teams.into_list() } else { Vec::new() };
        let sites = if has_site { self.sites.into_list() } else { Vec::new() };
        let site = self.site.iter().map(|&site| site as u16).collect();
        let names = self.names.into_list();
        let ids = self.name.iter().map(|&name| names[name as usize].clone()).collect();
        People { ids, chart: Chart { manager, layer, team, site, tenure_years }, teams, sites }
    }

    /// The person of each name, or nobody.
    fn person_of(&self, errors: &mut Vec<DataError>) -> Vec<u32> {
        let mut person_of = vec![NOBODY; self.names.len() as usize];
        let mut again = Lines::default();
        for (person, (&name, &line)) in self.name.iter().zip(&self.lines).enumerate() {
            if person_of[name as usize] == NOBODY {
                person_of[name as usize] = person as u32;
            } else {
                again.push(line);
            }
        }
        errors.extend(again.report(DataError::IdTwice));
        errors.extend(self.alike().report(DataError::IdsAlike));
        person_of
    }

    /// Where ids stand that differ from others only in capitals or in zeros in front: one person twice?
    fn alike(&self) -> Lines {
        let list = self.names.list();
        let plain = |name: u32| {
            let name = list[name as usize];
            let number = name.trim_start_matches('0');
            if number.bytes().all(|byte| byte.is_ascii_digit()) { number.to_owned() } else { name.to_lowercase() }
        };
        let mut first: HashMap<String, u32> = HashMap::new(); // only looked up, so that its order is never seen
        let mut found = Lines::default();
        for (&name, &line) in self.name.iter().zip(&self.lines) {
            if *first.entry(plain(name)).or_insert(name) != name {
                found.push(line);
            }
        }
        found
    }

    fn managers(&self, person_of: &[u32], given: bool, remarks: &mut Vec<Remark>) -> Vec<u32> {
        let (mut unknown, mut own, mut tops) = (Lines::default(), Lines::default(), Lines::default());
        let mut manager = Vec::with_capacity(self.manager.len());
        for ((&name, &named), &line) in self.name.iter().zip(&self.manager).zip(&self.lines) {
            let found = if named == NOBODY { NOBODY } else { person_of[named as usize] };
            let itself = named == name;
            manager.push(if itself { NOBODY } else { found });
            if itself {
                own.push(line);
            } else if named != NOBODY && found == NOBODY {
                unknown.push(line);
            }
            if itself || found == NOBODY {
                tops.push(line);
            }
        }
        remarks.extend(unknown.report(Remark::UnknownManagers));
        remarks.extend(own.report(Remark::OwnManagers));
        if given && tops.count() > 1 {
            remarks.push(Remark::SeveralTops(tops));
        }
        manager
    }

    /// Layers from levels, if all of them can be used, or else from the reporting lines.
    fn layers(&self, manager: &[u32], depth: Vec<u8>, remarks: &mut Vec<Remark>) -> Vec<u8> {
        let unusable = self.level.iter().zip(&self.lines).filter(|(level, _)| level.is_none());
        let unusable: Lines = unusable.map(|(_, &line)| line).collect();
        let levels: Option<Vec<u8>> = self.level.iter().copied().collect();
        let Some(levels) = levels else {
            remarks.push(Remark::UnusableLevels(unusable));
            return depth;
        };
        let first = levels.iter().copied().min().unwrap_or(0);
        let above = |person: usize| manager[person] != NOBODY && levels[manager[person] as usize] >= levels[person];
        let against: Lines = (0..levels.len()).filter(|&person| above(person)).map(|at| self.lines[at]).collect();
        let reports = manager.iter().filter(|&&manager| manager != NOBODY).count() as u64;
        if against.count() * 2 > reports {
            remarks.push(Remark::LevelsAgainstMostLines(against));
            return depth;
        }
        remarks.extend(against.report(Remark::LevelsAgainstLines));
        remarks.extend((first > 0).then_some(Remark::LevelsFrom(first)));
        levels.into_iter().map(|level| level - first).collect()
    }

    /// Years of tenure, with the median for those of whom it is not known; empty if of nobody.
    fn tenures(&self, remarks: &mut Vec<Remark>) -> Vec<f32> {
        let mut known: Vec<f32> = self.tenure.iter().copied().flatten().collect();
        let unknown = self.tenure.iter().zip(&self.lines).filter(|(years, _)| years.is_none());
        remarks.extend(unknown.map(|(_, &line)| line).collect::<Lines>().report(Remark::UnknownTenure));
        known.sort_unstable_by(f32::total_cmp);
        let Some(&median) = known.get(known.len() / 2) else { return Vec::new() };
        self.tenure.iter().map(|years| years.unwrap_or(median)).collect()
    }
}

/// Years up to the latest start.
fn tenure_from(started: &[Cell], remarks: &mut Vec<Remark>) -> Vec<Option<f32>> {
    let Dates { dates, day_first, told } = Dates::of(started);
    remarks.extend(day_first.map(|day_first| Remark::DateOrder { day_first, told }));
    let latest = dates.iter().flatten().max().copied();
    remarks.extend(latest.map(Remark::TenureUpTo));
    let years = |date: NaiveDate| latest.map(|latest| ((latest - date).num_days() as f64 / DAYS_A_YEAR) as f32);
    dates.into_iter().map(|date| date.and_then(years)).collect()
}

/// Days of a year, on average.
const DAYS_A_YEAR: f64 = 365.25;

#[cfg(test)]
mod tests {
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
                    anna;;top;Ulm;1;12,5\nben;anna;top;Ulm;2;3\ncleo;ben;shop;Bonn;3;0.5\n";
        let (people, remarks) = read(text);
        assert_eq!(remarks, [Remark::LevelsFrom(1)]);
        assert_eq!(people.ids, ["anna", "ben", "cleo"]);
        let chart = people.chart;
        assert_eq!((chart.manager, chart.layer), (vec![NOBODY, 0, 1], vec![0, 1, 2]));
        assert_eq!((chart.team, chart.site), (vec![0, 0, 1], vec![0, 0, 1]));
        assert_eq!(chart.tenure_years, [12.5, 3.0, 0.5]);
    }

    #[test]
    fn a_manager_may_stand_below_the_reports() {
        let (people, remarks) = read("employee id,manager\n3,2\n2,1\n1,\n4,2\n");
        assert!(remarks.is_empty(), "{remarks:?}");
        assert_eq!(people.chart.manager, [1, 2, NOBODY, 1]);
        assert_eq!(people.chart.layer, [2, 1, 0, 2]);
        assert_eq!(people.chart.team, [0, 1, 1, 0]);
        assert!(people.chart.tenure_years.is_empty());
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
}
