//! What a file says, checked: a [`Scenario`] can be run, and everything else is a mistake in its place.
//!
//! text → tree with places → values laid over it → checked beside the schema → checked together →
//! every default spelled out.

mod check;
mod choice;
mod choosing;
mod controls;
mod counted;
mod data;
mod differing;
mod error;
mod explain;
pub mod file;
mod fingerprint;
mod given;
mod grown;
mod idle;
mod keys;
mod knobs;
mod leaves;
mod listed;
mod mistake;
mod moved;
mod nearest;
mod overlay;
mod own;
mod packs;
mod page;
mod resolve;
mod schema;
mod settings;
mod sharing;
mod shipped;
mod synonyms;
mod syntax;
mod together;
pub mod typed;
mod words;
mod written;

use std::io::Read as _;
use std::path::Path;
use std::sync::Arc;

pub(crate) use choice::word;
pub use controls::{Control, Takes, controls};
pub use data::{Data, Input, table_bytes};
pub use differing::Differing;
pub use error::{Mistakes, ScenarioError};
pub use explain::{Explanation, KeyLine, explain, keys};
pub use file::File;
pub use keys::strategies_set;
pub use knobs::command;
pub use listed::table_of_points;
pub use mistake::{Kind, Mistake, Together};
pub use moved::{inputs_from, laid_over_toml, tables_from};
pub(crate) use nearest::nearest;
pub use packs::Pack;
pub use resolve::{NO_PROGRAMME, resolved_toml};
pub use schema::schema;
pub use settings::{Basis, Setting};
pub use shipped::{SHIPPED, STARTER, Shipped, shipped};
pub use written::{Place, Source};

use crate::strategy::Strategy;
use written::Node;

/// The most bytes of a scenario file that are read.
const MOST_BYTES: usize = 4_000_000;

/// A scenario that can be run.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    /// The file with everything spelled out; every strategy has whole tables for the channels it uses.
    pub file: File,
    /// The strategies to simulate, *No programme* first where it is added.
    pub strategies: Vec<Strategy>,
    /// The organisation and where it was read from, where the file names tables.
    pub data: Option<Arc<Data>>,
}

impl Scenario {
    /// Reads a scenario from a file, with values laid over it: a dotted key and its value as text.
    pub fn read_file(path: &Path, sets: &[(String, String)]) -> Result<Scenario, ScenarioError> {
        let folder = path.parent().unwrap_or(Path::new(""));
        Scenario::read(bytes_of(path)?, &path.to_string_lossy(), folder, sets)
    }

    /// Reads a scenario from the bytes of a file called `name`, with values laid over it; tables that it
    /// names are looked for in `folder`.
    pub fn read(
        bytes: impl AsRef<[u8]>,
        name: &str,
        folder: &Path,
        sets: &[(String, String)],
    ) -> Result<Scenario, ScenarioError> {
        Scenario::read_beside(&[], bytes, name, folder, sets)
    }

    /// The same beside scenarios that were read from the same folder: tables that one of them has read for
    /// the same organisation are shared with it.
    pub fn read_beside(
        others: &[Scenario],
        bytes: impl AsRef<[u8]>,
        name: &str,
        folder: &Path,
        sets: &[(String, String)],
    ) -> Result<Scenario, ScenarioError> {
        let file = read(bytes.as_ref(), name, sets)?;
        let alike = |other: &&Scenario| {
            let (a, b) = (&other.file, &file);
            (&a.organisation, &a.network, a.seed) == (&b.organisation, &b.network, b.seed)
        };
        let data = match others.iter().rev().find(alike).and_then(|other| other.data.clone()) {
            Some(data) => {
                data::check(&file, folder, &data)?;
                Some(data)
            }
            None => data::load(&file, folder)?.map(Arc::new),
        };
        Ok(Scenario { strategies: resolve::strategies(&file), file, data })
    }

    /// Whether there are managers and teams.
    pub fn has_a_chart(&self) -> bool {
        match &self.data {
            Some(data) => data.organisation.chart.is_some(),
            None => !self.file.network.is_textbook(),
        }
    }

    /// About how many contacts a person has on average.
    pub fn contacts_per_person(&self) -> f64 {
        match &self.data {
            Some(data) => data.organisation.network.ties() as f64 / f64::from(self.people().max(1)),
            None => self.file.network.contacts_about(self.people()),
        }
    }

    /// How many people there are.
    pub fn people(&self) -> u32 {
        let written = || self.file.organisation.people.unwrap_or(0);
        self.data.as_ref().map_or_else(written, |data| data.organisation.people())
    }
}

/// The bytes of a scenario file, as many as can be one.
pub fn bytes_of(path: &Path) -> Result<Vec<u8>, ScenarioError> {
    let failed = |source| ScenarioError::Read { path: path.into(), source };
    let file = std::fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::new();
    file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    Ok(bytes)
}

/// Reads and checks the text of a scenario, everything spelled out, without the tables that it names.
pub fn read(bytes: &[u8], name: &str, sets: &[(String, String)]) -> Result<File, ScenarioError> {
    let failed = |text: &str, all: Vec<Mistake>| {
        let sets = sets.iter().map(|(key, value)| format!("{key}={value}")).collect();
        ScenarioError::Mistakes(Mistakes { name: name.into(), text: text.into(), sets, list: None, all })
    };
    let text = text(bytes).map_err(|kind| failed("", vec![whole_file(kind)]))?;
    let (mut tree, errors) = written::parse(text, Source::File);
    if !errors.is_empty() {
        return Err(failed(text, syntax::mistakes(text, &errors)));
    }
    if tree.entries().is_empty() && sets.is_empty() {
        return Err(failed(text, vec![whole_file(Kind::Empty)]));
    }
    let plain = tree.clone();
    let mut mistakes = lay_over(&mut tree, sets);
    match checked(&tree, name, &mut mistakes) {
        Some(file) if mistakes.is_empty() => match idle::setting(&plain, name, sets, &file) {
            Some(mistake) => Err(failed(text, vec![mistake])),
            None => Ok(file),
        },
        _ => {
            mistakes.sort_by(|one, other| one.place.cmp(&other.place));
            Err(failed(text, mistakes))
        }
    }
}

fn whole_file(kind: Kind) -> Mistake {
    Mistake { path: String::new(), place: Source::File.at(0..0), kind }
}

fn text(bytes: &[u8]) -> Result<&str, Kind> {
    if bytes.len() > MOST_BYTES {
        return Err(Kind::TooLong { most: MOST_BYTES });
    }
    std::str::from_utf8(bytes).map_err(|_| Kind::NotText)
}

/// Lays values over a file's tree, in the program's own words.
fn lay_over(tree: &mut Node, sets: &[(String, String)]) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    synonyms::settle(tree, keys::all(), "", &mut mistakes);
    for (number, (key, value)) in sets.iter().enumerate() {
        if let Err(mistake) = overlay::set(tree, key, value, number) {
            mistakes.push(*mistake);
        }
        synonyms::settle(tree, keys::all(), "", &mut mistakes);
    }
    mistakes
}

/// What is left of a tree once every mistake is noted and taken out.
fn checked(tree: &Node, name: &str, mistakes: &mut Vec<Mistake>) -> Option<File> {
    let mut sound = tree.clone();
    let found = check::check(&mut sound);
    mistakes.extend(found.mistakes);
    Pack::lay_under(&mut sound);
    let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    match resolve::spelled_out(&sound, &stem) {
        Ok(file) => {
            mistakes.extend(together::check(tree, &file, &found.faulty));
            Some(file)
        }
        Err(error) => {
            mistakes.push(whole_file(Kind::Syntax { message: error.message().into(), given: String::new() }));
            None
        }
    }
}
