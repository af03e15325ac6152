//! The people and ties that a scenario reads from tables.

use super::counted::crowd;
use super::error::ScenarioError;
use super::file::File;
use super::fingerprint::Fingerprinted;
use crate::organisation::{
    DataError, Direction, Id, Known, Organisation, People, Remark, TieRules, read_people, read_plain_ties, read_ties,
};
use crate::random::{Luck, Purpose};
use std::io::Read;
use std::path::Path;

/// An organisation read from tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Data {
    /// The organisation, the same in all runs.
    pub organisation: Organisation,
    /// The tables it was read from.
    pub inputs: Vec<Input>,
}

/// A table that was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Its path as written in the scenario, relative to the scenario's folder.
    pub path: String,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
    /// Its length.
    pub bytes: u64,
    /// What was mended while reading.
    pub remarks: Vec<Remark>,
}

/// The most bytes of a table that are read: enough for 10 million people with 100 ties each.
const MOST_BYTES: u64 = 32_000_000_000;

/// Reads the tables that a file names, from paths relative to `folder`; `None` if it names none.
pub(super) fn load(file: &File, folder: &Path) -> Result<Option<Data>, ScenarioError> {
    let mut inputs = Vec::new();
    let people = match &file.organisation.people_file {
        Some(path) => match read(path, folder, &mut inputs, read_people) {
            Ok(people) => Some(people),
            Err(error) => return Err(with_those_of_ties(error, file, folder)),
        },
        None => None,
    };
    let organisation = match (&file.network.ties_file, people) {
        (None, None) => return Ok(None),
        (None, Some(people)) => Some(grown_on(file, people)),
        (Some(path), people) => {
            let known = match (people, file.organisation.people) {
                (Some(people), _) => Known::Listed(people),
                (None, Some(count)) => Known::Numbered(count),
                (None, None) => Known::Nothing,
            };
            let direction = file.network.direction.unwrap_or(Direction::BothWays);
            let rules = TieRules { direction, at_least: file.network.ties_at_least };
            Some(ties(path, folder, &mut inputs, rules, known)?)
        }
    };
    let Some(organisation) = organisation else { return Ok(None) };
    let data = Data { organisation, inputs };
    check(file, folder, &data)?;
    Ok(Some(data))
}

/// What is wrong with the table of people, and with that of ties, whoever there is.
fn with_those_of_ties(error: ScenarioError, file: &File, folder: &Path) -> ScenarioError {
    let direction = file.network.direction.unwrap_or(Direction::BothWays);
    let rules = TieRules { direction, at_least: file.network.ties_at_least };
    let of_ties = |path: &String| ties(path, folder, &mut Vec::new(), rules, Known::Nothing).err();
    match file.network.ties_file.as_ref().and_then(of_ties) {
        Some(other) => ScenarioError::Several(vec![error, other]),
        None => error,
    }
}

/// Everybody whom the scenario names by id is in the data, and there are as many people as it asks for.
pub(super) fn check(file: &File, folder: &Path, data: &Data) -> Result<(), ScenarioError> {
    check_people(file, folder, &data.organisation, &data.inputs)
}

/// People of a table with ties among colleagues as the file describes them, the same in all runs.
fn grown_on(file: &File, people: People) -> Organisation {
    let mut rng = Luck::shared(file.seed).stream(Purpose::Organisation);
    let network = file.colleagues().grow(&people.chart, &mut rng);
    people.tied_by(network)
}

/// The organisation of a table of ties: a plain one as it streams by, any other in memory and with care.
fn ties(
    path: &str,
    folder: &Path,
    inputs: &mut Vec<Input>,
    rules: TieRules,
    known: Known,
) -> Result<Organisation, ScenarioError> {
    let full = folder.join(path);
    let (opened, length) = open(&full)?;
    let mut file = Fingerprinted::new(opened);
    let plain = if rules.at_least.is_none() { read_plain_ties(&mut file, rules.direction, &known) } else { None };
    if let Some(network) = plain {
        still(&full, length, file.length())?;
        inputs.push(Input { path: path.into(), bytes: file.length(), sha256: file.sha256(), remarks: Vec::new() });
        return Ok(Organisation::alike(network));
    }
    read(path, folder, inputs, |bytes| read_ties(bytes, rules, known).map(|read| (read.organisation, read.remarks)))
}

fn read<T>(
    path: &str,
    folder: &Path,
    inputs: &mut Vec<Input>,
    reader: impl FnOnce(&[u8]) -> Result<(T, Vec<Remark>), Vec<DataError>>,
) -> Result<T, ScenarioError> {
    let full = folder.join(path);
    let (opened, length) = open(&full)?;
    let mut file = Fingerprinted::new(opened);
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|source| ScenarioError::Read { path: full.clone(), source })?;
    still(&full, length, file.length())?;
    let (content, remarks) = reader(&bytes).map_err(|errors| ScenarioError::Data {
        path: full.clone(),
        message: errors.iter().map(DataError::to_string).collect::<Vec<_>>().join("; "),
    })?;
    inputs.push(Input { path: path.into(), bytes: file.length(), sha256: file.sha256(), remarks });
    Ok(content)
}

/// The bytes of a table, read once; one that is too long or changes meanwhile is refused.
pub fn table_bytes(path: &Path) -> Result<Vec<u8>, ScenarioError> {
    let (mut file, length) = open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|source| ScenarioError::Read { path: path.into(), source })?;
    still(path, length, bytes.len() as u64)?;
    Ok(bytes)
}

/// A file is as long when it was read as when it was opened.
fn still(path: &Path, opened: u64, read: u64) -> Result<(), ScenarioError> {
    let message = "it changed while it was read: wait until it is written, or read a copy".into();
    if opened == read { Ok(()) } else { Err(ScenarioError::Data { path: path.into(), message }) }
}

/// Opens a table that is not too long, and says how long it is.
fn open(path: &Path) -> Result<(std::fs::File, u64), ScenarioError> {
    let failed = |source| ScenarioError::Read { path: path.into(), source };
    let about = std::fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        return Err(ScenarioError::Data { path: path.into(), message: "this is not a file".into() });
    }
    let length = about.len();
    if length > MOST_BYTES {
        let message = format!("a table has at most {MOST_BYTES} bytes, this one has {length}");
        return Err(ScenarioError::Data { path: path.into(), message });
    }
    std::fs::File::open(path).map(|file| (file, length)).map_err(failed)
}

/// What the scenario asks of more people than there are.
fn too_many(file: &File, people: u32) -> Option<String> {
    let own = file.strategy.iter();
    let starters = own.clone().filter_map(|strategy| strategy.starters.as_ref()).chain([&file.starters]);
    let champions = own.filter_map(|strategy| strategy.champions.as_ref()).chain([&file.champions]);
    let starters = starters.map(|starters| ("starters", starters.people));
    let champions = champions.filter_map(|champions| Some(("champions", champions.people?)));
    let asked = file.organisation.people.into_iter().map(|asked| ("people", asked));
    let mut all = starters.chain(champions).chain(asked);
    all.find(|(_, asked)| *asked > people).map(|(what, asked)| format!("{asked} {what} among {}", crowd(people)))
}

/// Everybody whom a file names by id: starters and champions, its own and those of strategies.
fn named(file: &File) -> Vec<Id> {
    let own = file.strategy.iter();
    let starters = own.clone().filter_map(|strategy| strategy.starters.as_ref()).chain([&file.starters]);
    let champions = own.filter_map(|strategy| strategy.champions.as_ref()).chain([&file.champions]);
    let named = starters.map(|starters| &starters.ids).chain(champions.map(|champions| &champions.ids)).flatten();
    named.cloned().collect()
}

impl File {
    /// Whether it reads people or their ties from tables.
    pub fn reads_tables(&self) -> bool {
        self.organisation.people_file.is_some() || self.network.ties_file.is_some()
    }

    /// How many people of its tables it names by their ids.
    pub fn people_named(&self) -> usize {
        let named = if self.reads_tables() { named(self) } else { Vec::new() };
        let mut named: Vec<String> = named.iter().map(Id::to_string).collect();
        named.sort_unstable();
        named.dedup();
        named.len()
    }
}

/// Everybody whom the scenario names by id is in the data, and there are as many people as it asks for.
fn check_people(
    file: &File,
    folder: &Path,
    organisation: &Organisation,
    inputs: &[Input],
) -> Result<(), ScenarioError> {
    let named = named(file);
    let found = organisation.find(&named);
    let unknown = named.iter().zip(found).filter(|(_, person)| person.is_none());
    let unknown: Vec<String> = unknown.map(|(id, _)| id.to_string()).collect();
    let path = folder.join(inputs.last().map_or("", |input| &input.path));
    if unknown.is_empty() {
        return match too_many(file, organisation.people()) {
            Some(message) => Err(ScenarioError::Data { path, message }),
            None => Ok(()),
        };
    }
    let shown = unknown.iter().take(5).map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    let more = if unknown.len() > 5 { format!(" and {} more", unknown.len() - 5) } else { String::new() };
    Err(ScenarioError::Data {
        path,
        message: format!("nobody here has the id {shown}{more}, which the scenario names"),
    })
}
