//! Values that are sound each for itself, but not together. What is already mistaken is left out.

mod behaviours;
mod events;
mod expect;
mod network;
mod strategies;
mod sweep;
mod words;

pub(super) use network::COMPANY_ONLY;
pub(super) use sweep::locate;
pub(super) use words::words;

use super::file::File;
use super::mistake::{Kind, Mistake};
use super::written::{Content, Node, Place};

/// Every mistake between the values of a file.
///
/// `tree` is the file as written, `file` what is left of it once `faulty` paths are taken out.
pub(super) fn check(tree: &Node, file: &File, faulty: &[String]) -> Vec<Mistake> {
    let mut checks = Checks { tree, file, faulty, mistakes: Vec::new() };
    network::check(&mut checks);
    behaviours::check(&mut checks);
    events::check(&mut checks);
    strategies::check(&mut checks);
    sweep::check(&mut checks);
    expect::check(&mut checks);
    checks.mistakes
}

/// A file on which values are compared, and the mistakes found so far.
struct Checks<'a> {
    tree: &'a Node,
    file: &'a File,
    faulty: &'a [String],
    mistakes: Vec<Mistake>,
}

impl Checks<'_> {
    /// Whether a key is written.
    fn wrote(&self, path: &str) -> bool {
        self.find(path).is_some()
    }

    fn find(&self, path: &str) -> Option<&Node> {
        self.tree.find(&path.split('.').collect::<Vec<_>>())
    }

    /// How many people there are, where the scenario says so itself.
    fn people(&self) -> Option<u32> {
        let from_file = self.file.organisation.people_file.is_some() || self.file.network.ties_file.is_some();
        if from_file { None } else { self.file.organisation.people }
    }

    /// Notes a mistake at a key, unless that key or another one involved is itself mistaken.
    fn add(&mut self, at: &str, others: &[&str], kind: impl Into<Kind>) {
        let mistaken = |path: &str| {
            let within = |outer: &str, inner: &str| {
                inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            self.faulty.iter().any(|faulty| within(faulty, path) || within(path, faulty))
        };
        if mistaken(at) || others.iter().any(|other| mistaken(other)) {
            return;
        }
        let mistake = Mistake { path: at.into(), place: self.place(at), kind: kind.into() };
        if !self.mistakes.iter().any(|one| one.place == mistake.place && one.kind == mistake.kind) {
            self.mistakes.push(mistake);
        }
    }

    /// Notes two keys of which only one can hold, at the later one.
    fn both(&mut self, table: &str, one: &str, other: &str) {
        let (first, second) = (format!("{table}.{one}"), format!("{table}.{other}"));
        let place = self.place(&first).max(self.place(&second));
        let kind = Kind::Both { one: one.into(), other: other.into() };
        self.mistakes.push(Mistake { path: second, place, kind });
    }

    /// Where a key is written; for a table its name, for what is inherited or absent the nearest table.
    fn place(&self, path: &str) -> Place {
        if let Some(node) = self.find(path) {
            let entry = match path.rsplit_once('.') {
                Some((table, name)) => self.find(table).and_then(|table| table.entry(name)),
                None => self.tree.entry(path),
            };
            return match entry {
                Some(entry) if matches!(node.content, Content::Table(_)) => entry.place.clone(),
                _ => node.place.clone(),
            };
        }
        let inherited = path.strip_prefix("strategy.").and_then(|rest| rest.split_once('.')).map(|(_, rest)| rest);
        if let Some(inherited) = inherited.filter(|inherited| self.wrote(inherited)) {
            return self.place(inherited);
        }
        match path.rsplit_once('.') {
            Some((table, _)) => self.place(table),
            None => self.tree.place.clone(),
        }
    }
}
