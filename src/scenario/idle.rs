//! Settings beside the file that change nothing, because every strategy sets the same for itself.

use super::file::File;
use super::mistake::{Kind, Mistake, Together};
use super::overlay::OWN;
use super::resolve::adds_no_programme;
use super::written::{Node, Source};
use super::{checked, lay_over};
use crate::leadership::Leaders;
use crate::leadership::decisions::Decisions;
use crate::search::Search;
use crate::strategy::Starters;

/// The first of `sets` that changes the file's own table of a channel and no strategy.
pub(super) fn setting(plain: &Node, name: &str, sets: &[(String, String)], file: &File) -> Option<Mistake> {
    let idle = |(number, (key, _)): (usize, &(String, String))| {
        let channel = key.split('.').next().is_some_and(|table| OWN.contains(&table) || table == "influencers");
        let without = || {
            let others = [&sets[..number], &sets[number + 1..]].concat();
            let mut tree = plain.clone();
            let mut mistakes = lay_over(&mut tree, &others);
            checked(&tree, name, &mut mistakes).filter(|_| mistakes.is_empty())
        };
        let changes_nothing = channel && without().is_some_and(|other| other != *file && other.acts_like(file));
        changes_nothing.then(|| Mistake {
            path: key.clone(),
            place: Source::Set(number).at(0..key.len()),
            kind: Kind::Together(Together::NoEffect { key: key.clone() }),
        })
    };
    sets.iter().enumerate().find_map(idle)
}

impl File {
    /// Whether two files are simulated alike: they differ at most in tables that every strategy sets for
    /// itself.
    pub fn acts_like(&self, other: &File) -> bool {
        self.acting() == other.acting()
    }

    /// The file without the tables that its strategies have whole.
    fn acting(&self) -> File {
        let File { broadcast, cascade, mandate, champions, backstage, role_models, .. } = File::default();
        let mut acting = File { broadcast, cascade, mandate, champions, backstage, role_models, ..self.clone() };
        if adds_no_programme(self) {
            return acting; // it has the file's own
        }
        if self.strategy.iter().all(|strategy| strategy.starters.is_some()) {
            acting.starters = Starters::default();
        }
        if self.strategy.iter().all(|strategy| strategy.decisions.is_some()) {
            acting.decisions = Decisions::default();
        }
        if self.strategy.iter().all(|strategy| strategy.leaders.is_some()) {
            acting.leaders = Leaders::default();
        }
        if self.strategy.iter().all(|strategy| strategy.search.is_some()) {
            acting.search = Search::default();
        }
        acting
    }
}
