//! A table of people: who they are, who they report to, and where they work.

mod columns;

pub(super) use columns::COLUMNS;

use super::alike::Alike;
use super::dates::{Cell, Dates};
use super::fault::{DataError, Remark};
use super::hierarchy;
use super::lines::Lines;
use super::names::Names;
use super::numerals::number;
use super::people::People;
use super::personal::PersonalIds;
use super::reporting::teams;
use super::table::{Row, Table};
use super::{Chart, NOBODY};
use chrono::NaiveDate;

/// How many people can be simulated.
pub(super) const MOST_PEOPLE: u32 = 10_000_000;

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
        let team = if has_team { self.team } else { Vec::new() };
        let names_of_teams = if has_team { self.teams.into_list() } else { Vec::new() };
        let sites = if has_site { self.sites.into_list() } else { Vec::new() };
        let site = self.site.iter().map(|&site| site as u16).collect();
        let names = self.names.into_list();
        let ids = self.name.iter().map(|&name| names[name as usize].clone()).collect();
        let mut people =
            People { ids, chart: Chart { manager, layer, team, site, tenure_years }, teams: names_of_teams, sites }
                .in_order();
        if !has_team {
            people.chart.team = teams(&people.chart.manager);
        }
        people
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

    /// Where ids stand that differ from others only in how they are written: one person twice?
    fn alike(&self) -> Lines {
        let (list, mut alike) = (self.names.list(), Alike::default());
        let people = self.name.iter().zip(&self.lines);
        people.filter(|(name, _)| alike.is_another(list[**name as usize], **name)).map(|(_, &line)| line).collect()
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
mod tests;
