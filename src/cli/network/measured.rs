//! A network, measured from tables or a scenario.

use super::super::failure::Failure;
use super::tables::{Table, mended_in, mistaken};
use groundswell::network::{self, Diagnosis, Twin};
use groundswell::organisation::{
    Direction, Id, Known, NOBODY, Network, Organisation, People, TieRules, read_people, read_ties,
};
use groundswell::random::{Luck, Purpose};
use groundswell::report::network::{Definition, Measured, Read};
use groundswell::scenario::{Scenario, table_bytes};
use std::path::{Path, PathBuf};

/// What is measured, and where it comes from.
pub struct Subject {
    /// What it is called.
    pub name: String,
    /// From what the people and ties come.
    pub from: From,
    /// A table of people whose reach is asked for.
    pub listed: Option<PathBuf>,
    /// How many people a group has, where it was given.
    pub group: Option<u32>,
    /// The random seed.
    pub seed: u64,
    /// Whether a made-up twin is wanted.
    pub twin: bool,
}

/// From what people and ties come.
pub enum From {
    /// A scenario.
    Scenario(Box<Scenario>),
    /// Files of people and ties.
    Tables {
        /// The table of people.
        people: Option<PathBuf>,
        /// The file of ties.
        ties: PathBuf,
        /// Which way its rows work.
        direction: Direction,
        /// What ties must come to, for each comparison; none: every tie counts.
        at_least: Vec<f64>,
    },
}

/// A network, measured: what it comes to, the tables that were read, and what was mended in them.
pub struct Found {
    /// What it comes to.
    pub measured: Measured,
    /// Its made-up twin, where it is wanted.
    pub twin: Option<Twin>,
    /// The tables, by their paths as given: people, ties, those listed.
    pub tables: [Option<Table>; 3],
}

impl Subject {
    /// What its network comes to.
    pub fn measured(&self) -> Result<Found, Failure> {
        match &self.from {
            From::Scenario(scenario) => self.of_scenario(scenario),
            From::Tables { people, ties, direction, at_least } => {
                self.of_tables(people.as_deref(), ties, *direction, at_least)
            }
        }
    }

    fn of_scenario(&self, scenario: &Scenario) -> Result<Found, Failure> {
        let organisation = match &scenario.data {
            Some(data) => data.organisation.clone(),
            None => {
                let shared = scenario.file.network.same_in_all_runs;
                let luck = if shared { Luck::shared(self.seed) } else { Luck::new(self.seed, 0) };
                scenario.file.grown(&mut luck.stream(Purpose::Organisation))
            }
        };
        let (listed, table) = self.listed(&organisation)?;
        let diagnosis = self.diagnosis(&organisation, listed, scenario.data.is_some())?;
        let grown = scenario.file.network.ties_file.is_none();
        let mended = scenario.data.iter().flat_map(|data| &data.inputs);
        let mended = mended.flat_map(|input| mended_in(Path::new(&input.path), &input.remarks)).collect();
        let read = Read { chart: chart(&organisation), ties: None, one_way: false, grown, asked_all: false, mended };
        let read = scenario.data.is_some().then_some(read);
        let definitions = vec![Definition { at_least: None, diagnosis }];
        let direction = scenario.file.network.direction.unwrap_or(match &organisation.network {
            Network::Rows(rows) if !rows.is_mutual() => Direction::SourceInfluencesTarget,
            _ => Direction::BothWays,
        });
        let twin = self.twin_of(&organisation, direction);
        Ok(Found { measured: self.told(read, definitions, Vec::new(), Vec::new()), twin, tables: [None, None, table] })
    }

    fn of_tables(
        &self,
        people: Option<&Path>,
        ties: &Path,
        direction: Direction,
        at_least: &[f64],
    ) -> Result<Found, Failure> {
        let wanted: Vec<Option<f64>> =
            if at_least.is_empty() { vec![None] } else { at_least.iter().copied().map(Some).collect() };
        let bytes = table_bytes(ties)?;
        let people = people.map(|path| Table::read(path, read_people)).transpose().map_err(|failure| {
            // Whoever is in the table of people, the ties have mistakes of their own.
            let rules = TieRules { direction, at_least: wanted[0] };
            let of_ties = read_ties(&bytes, rules, Known::Nothing).err().map(|errors| mistaken(ties, &errors));
            failure.and(of_ties)
        })?;
        let (listed_people, people_table) = people.map_or((None, None), |(people, table)| (Some(people), Some(table)));
        let mut ties_table = Table { path: ties.into(), bytes, remarks: Vec::new() };
        let (mut definitions, mut read, mut listed_table, mut twin) = (Vec::new(), None, None, None);
        for at_least in wanted {
            let known = listed_people.clone().map_or(Known::Nothing, Known::Listed);
            let found = read_ties(&ties_table.bytes, TieRules { direction, at_least }, known);
            let found = found.map_err(|errors| mistaken(ties, &errors))?;
            let (listed, table) = self.listed(&found.organisation)?;
            definitions.push(Definition { at_least, diagnosis: self.diagnosis(&found.organisation, listed, true)? });
            if read.is_none() {
                let asked_all = listed_people.is_some() && direction == Direction::SourceTurnsToTarget;
                let one_way = direction != Direction::BothWays;
                let (chart, ties) = (chart(&found.organisation), Some(found.counts));
                read = Some(Read { chart, ties, one_way, grown: false, asked_all, mended: Vec::new() });
                ties_table.remarks = found.remarks;
                (listed_table, twin) = (table, self.twin_of(&found.organisation, direction));
            }
        }
        let (teams, sites) = listed_people.map_or_else(Default::default, |People { teams, sites, .. }| (teams, sites));
        let tables = [people_table, Some(ties_table), listed_table];
        if let Some(read) = &mut read {
            read.mended = tables.iter().flatten().flat_map(|table| mended_in(&table.path, &table.remarks)).collect();
        }
        let measured = self.told(read, definitions, teams, sites);
        Ok(Found { measured, twin, tables })
    }

    fn twin_of(&self, organisation: &Organisation, direction: Direction) -> Option<Twin> {
        if self.twin { network::twin(organisation, direction, Luck::new(self.seed, 0)) } else { None }
    }

    fn told(
        &self,
        read: Option<Read>,
        definitions: Vec<Definition>,
        teams: Vec<String>,
        sites: Vec<String>,
    ) -> Measured {
        let group = self.group_of(definitions[0].diagnosis.people);
        Measured { name: self.name.clone(), read, definitions, teams, sites, group, seed: self.seed }
    }

    /// How many people a group has: as many as were asked for, or 3 % of all.
    fn group_of(&self, people: u32) -> u32 {
        self.group.unwrap_or_else(|| (u64::from(people) * 3).div_ceil(100) as u32).clamp(1, people.max(1))
    }

    fn diagnosis(&self, organisation: &Organisation, listed: Vec<u32>, is_real: bool) -> Result<Diagnosis, Failure> {
        let (group, people) = (self.group_of(organisation.people()), organisation.people());
        if let Some(asked) = self.group.filter(|&asked| asked > people) {
            return Err(Failure::mistake(format!(
                "--group {asked}: there are only {people} people\n   = help: give 1 to {people}, or leave it out for 3 % of them"
            )));
        }
        let asked = network::Asked { luck: Luck::new(self.seed, 0), group, listed, is_real };
        network::diagnose(organisation, &asked).ok_or_else(|| {
            Failure::mistake("everybody is tied to everybody here\n   = help: everybody reaches all others in one step: there is nothing to measure")
        })
    }

    /// The people listed, and the table that lists them.
    fn listed(&self, organisation: &Organisation) -> Result<(Vec<u32>, Option<Table>), Failure> {
        let Some(path) = &self.listed else { return Ok((Vec::new(), None)) };
        let (people, table) = Table::read(path, read_people)?;
        let ids: Vec<Id> = people.ids.into_iter().map(Id::Word).collect();
        let unknown = organisation.find(&ids).iter().filter(|found| found.is_none()).count();
        if unknown > 0 {
            let people = if unknown == 1 { "1 person is".into() } else { format!("{unknown} people are") };
            return Err(Failure::mistake(format!("{}: {people} not in the network", path.display())));
        }
        let (least, listed) = (network::SMALLEST, organisation.people_with(&ids));
        if organisation.ids.is_some() && listed.len() < least {
            return Err(Failure::mistake(format!(
                "{}: {} people are too few to be told of\n   = help: list at least {least}",
                path.display(),
                listed.len()
            )));
        }
        Ok((listed, Some(table)))
    }
}

impl Found {
    /// Whose reach is told since they are listed, for the log; nothing where nobody is, or people are made up.
    pub fn listing(&self, subject: &Subject) -> Option<String> {
        let curve = self.measured.main().reach.iter().find(|curve| curve.way == network::Way::Listed)?;
        let table = subject.listed.as_ref().filter(|_| self.measured.is_real())?;
        let people = curve.points.first()?.group;
        Some(format!("how far the {people} people listed in {} reach", table.display()))
    }
}

/// How many layers there are, and people without a manager.
fn chart(organisation: &Organisation) -> Option<(u32, u32)> {
    let chart = organisation.chart.as_ref()?;
    let tops = chart.manager.iter().filter(|&&manager| manager == NOBODY).count() as u32;
    Some((organisation.layers().into(), tops))
}
