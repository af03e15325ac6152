//! What of a network is asked for: its tables, or its scenario.

use super::super::arguments::Network as Asked;
use super::super::failure::Failure;
use super::super::source::{Source, stem};
use super::measured::{From, Subject};
use super::tables::mistaken;
use groundswell::organisation::{Direction, says_both_ways};
use groundswell::scenario::{self, File, table_bytes};
use std::ffi::OsString;
use std::path::Path;

/// What is asked for: the name of its folder, what is measured, and the scenario's place.
pub(super) fn subject(asked: &Asked) -> Result<(OsString, Subject, Option<Source>), Failure> {
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
            None => match says_both_ways(&table_bytes(&ties)?).map_err(|error| mistaken(&ties, &[error]))? {
                true => Direction::BothWays,
                false => return Err(no_direction()),
            },
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
