//! `groundswell network`: what a network is like, and who reaches whom, before anything is simulated.

use super::arguments::Network as Asked;
use super::failure::{Failure, each};
use super::interrupt;
use super::output;
use super::results::{lost, put, with_files, written};
use super::source::{Source, stem};
use groundswell::network::{self, Diagnosis, Twin};
use groundswell::organisation::{
    DataError, Direction, Id, Known, NOBODY, Network, Organisation, People, Remark, TieRules, read_people, read_ties,
    says_both_ways,
};
use groundswell::random::{Luck, Purpose};
use groundswell::report::bundle::SCENARIO;
use groundswell::report::json::SCHEMA_VERSION;
use groundswell::report::network::{Definition, Measured, Read, json};
use groundswell::report::provenance::{NetworkManifest, Print, sha256};
use groundswell::report::{FileBytes, Format, csv, folder, plain};
use groundswell::scenario::{self, File, Input, Scenario, inputs_from, resolved_toml, table_bytes};
use serde_json::json;
use std::ffi::OsString;
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

/// A table that was read, and what was mended in it.
pub struct Table {
    path: PathBuf,
    bytes: Vec<u8>,
    remarks: Vec<Remark>,
}

/// Reads people and ties, tells what their network is like, and writes a folder.
pub fn network(asked: &Asked) -> Result<(), Failure> {
    let (name, subject, source) = subject(asked)?;
    let folder = asked.results.out.join(name);
    folder::check(&folder)?;
    let found = asked.work.on_threads(|| subject.measured())??;
    folder::probe(&folder)?;
    interrupt::listen();
    let scenario = match (&subject.from, source) {
        (From::Scenario(scenario), Some(source)) => Some(scenario.seen_from(&source.folder, &folder).map_err(lost)?),
        _ => None,
    };
    let manifest = subject.manifest(&found, &folder, scenario.as_ref().map_or(&[][..], |(_, inputs)| inputs))?;
    let files = files(&found, scenario.as_ref().map(|(file, _)| file), &asked.results.formats(), manifest)?;
    put(&folder, &files)?;
    tell(asked, &found, &folder, &files)
}

fn tell(asked: &Asked, found: &Found, folder: &Path, files: &[FileBytes]) -> Result<(), Failure> {
    for table in found.tables.iter().flatten().filter(|_| !asked.work.quiet) {
        table.remarks.iter().for_each(|remark| output::note(&format!("{}: {remark}", table.path.display())));
    }
    if asked.results.json {
        let result = with_files(json(&found.measured), folder, files);
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "results": [result] }));
    }
    output::print(&format!("{}\n{}", plain::network(&found.measured, output::width()), written(folder, files)))
}

/// The files of a folder; a scenario stands first.
pub fn files(
    found: &Found,
    scenario: Option<&File>,
    formats: &[Format],
    manifest: NetworkManifest,
) -> Result<Vec<FileBytes>, Failure> {
    let mut more: Vec<FileBytes> =
        scenario.map(|file| FileBytes::new(SCENARIO, resolved_toml(file))).into_iter().collect();
    if let Some(Twin { people, ties, .. }) = &found.twin {
        more.push(FileBytes::new("twin-people.csv", csv::of_rows(people.clone())));
        more.push(FileBytes::new("twin-ties.csv", csv::of_rows(ties.clone())));
    }
    Ok(found.measured.files(formats, more, manifest)?)
}

/// What is asked for: the name of its folder, what is measured, and the scenario's place.
fn subject(asked: &Asked) -> Result<(OsString, Subject, Option<Source>), Failure> {
    let (listed, group) = (asked.group_file.clone(), asked.group);
    let folder = |name: &OsString| {
        let mut folder = name.clone();
        folder.push("-network");
        folder
    };
    let Some(given) = &asked.file else {
        let Some(ties) = asked.ties.clone() else { return Err(nothing_to_read(asked)) };
        let direction = match asked.direction {
            Some(direction) => direction.into(),
            None if says_both_ways(&table_bytes(&ties)?) => Direction::BothWays,
            None => return Err(no_direction()),
        };
        let (people, mut at_least) = (asked.people.clone(), Vec::new());
        for least in &asked.at_least {
            if !at_least.contains(least) {
                at_least.push(*least);
            }
        }
        let (name, seed) = (stem(&ties), asked.seed.unwrap_or(1));
        let from = From::Tables { people, ties, direction, at_least };
        let subject =
            Subject { name: name.to_string_lossy().into_owned(), from, listed, group, seed, twin: asked.twin };
        return Ok((folder(&name), subject, None));
    };
    let source = Source::find(given)?;
    let file = scenario::read(&source.bytes, &source.shown, &asked.sets())?;
    let from = match tables_of(&file, &source.folder) {
        Some(tables) => tables,
        None => From::Scenario(Box::new(source.scenario(&asked.sets())?)),
    };
    let subject = Subject { name: source.title(), from, listed, group, seed: file.seed, twin: asked.twin };
    Ok((folder(&source.name), subject, Some(source)))
}

/// The tables of a scenario, where its people and ties are just what they say.
fn tables_of(file: &File, folder: &Path) -> Option<From> {
    let people = file.organisation.people_file.as_ref().map(|path| folder.join(path));
    if people.is_none() && file.organisation.people.is_some() {
        return None;
    }
    let (ties, direction) = (folder.join(file.network.ties_file.as_ref()?), file.network.direction?);
    Some(From::Tables { people, ties, direction, at_least: file.network.ties_at_least.into_iter().collect() })
}

fn nothing_to_read(asked: &Asked) -> Failure {
    let help = if asked.people.is_some() {
        "people alone have no network: give --ties too, or a scenario that names the table of people and grows ties"
    } else {
        "give a scenario, or --ties with --direction, and --people if there is a table of them"
    };
    Failure::mistake(format!("there are no ties to measure\n   = help: {help}"))
}

fn no_direction() -> Failure {
    Failure::mistake(
        "it is not said which way a row of ties works\n   = help: give --direction source_turns_to_target for a survey \
         (\"whom do you turn to?\"), source_influences_target, or both_ways",
    )
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
        let people = people.map(|path| Table::read(path, read_people)).transpose()?;
        let (listed_people, people_table) = people.map_or((None, None), |(people, table)| (Some(people), Some(table)));
        let wanted: Vec<Option<f64>> =
            if at_least.is_empty() { vec![None] } else { at_least.iter().copied().map(Some).collect() };
        let bytes = table_bytes(ties)?;
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
        let group = self.group_of(organisation.people());
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

    /// The manifest of its folder.
    fn manifest(&self, found: &Found, folder: &Path, of_scenario: &[Input]) -> Result<NetworkManifest, Failure> {
        let mut manifest = NetworkManifest::new(&self.name, self.seed);
        manifest.scenario = matches!(self.from, From::Scenario(_));
        (manifest.group, manifest.twin) = (self.group, self.twin);
        if let From::Tables { direction, at_least, .. } = &self.from {
            (manifest.direction, manifest.at_least) = (Some(*direction), at_least.clone());
        }
        let print =
            |input: &Input| Print { path: input.path.clone(), sha256: input.sha256.clone(), bytes: input.bytes };
        manifest.inputs = of_scenario.iter().map(print).collect();
        let mut places = [None; 3];
        for (place, table) in places.iter_mut().zip(&found.tables) {
            if let Some(table) = table {
                *place = Some(manifest.inputs.len());
                manifest.inputs.push(table.print(folder)?);
            }
        }
        [manifest.people, manifest.ties, manifest.listed] = places;
        Ok(manifest)
    }
}

/// How many layers there are, and people without a manager.
fn chart(organisation: &Organisation) -> Option<(u32, u32)> {
    let chart = organisation.chart.as_ref()?;
    let tops = chart.manager.iter().filter(|&&manager| manager == NOBODY).count() as u32;
    Some((organisation.layers().into(), tops))
}

impl Table {
    /// Reads a table.
    fn read<T>(
        path: &Path,
        read: impl FnOnce(&[u8]) -> Result<(T, Vec<Remark>), Vec<DataError>>,
    ) -> Result<(T, Table), Failure> {
        let bytes = table_bytes(path)?;
        let (content, remarks) = read(&bytes).map_err(|errors| mistaken(path, &errors))?;
        Ok((content, Table { path: path.into(), bytes, remarks }))
    }

    /// Its fingerprint, with its path from a folder.
    fn print(&self, folder: &Path) -> Result<Print, Failure> {
        let path = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let input = Input { path, sha256: sha256(&self.bytes), bytes: self.bytes.len() as u64, remarks: Vec::new() };
        let moved = inputs_from(&[input], self.path.parent().unwrap_or(Path::new("")), folder).map_err(lost)?;
        Ok(Print::of(&moved[0].path, &self.bytes))
    }
}

/// What was mended in a table, without what holds of few.
fn mended_in(path: &Path, remarks: &[Remark]) -> Vec<String> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    remarks.iter().map(|remark| format!("{name}: {}", remark.without_few())).collect()
}

/// All that is wrong with a table.
fn mistaken(path: &Path, errors: &[DataError]) -> Failure {
    let page = |error: &DataError| Err::<(), _>(Failure::mistake(format!("{}: {error}", path.display())));
    each(errors, page).1.expect_err("what cannot be read has an error")
}
