//! What is known of the people before their ties are read, and the numbers that their ids get.

use super::names::Names;
use super::people::People;
use super::{Network, Organisation};

/// What is known of the people before their ties are read.
#[derive(Debug, Clone, PartialEq)]
pub enum Known {
    /// They are in a people file.
    Listed(People),
    /// They are numbered from 0, this many; everybody exists, even without a tie.
    Numbered(u32),
    /// Nothing: they are whoever the ties name, in the order of their ids, shorter ones first.
    Nothing,
}

/// Numbers for the ids of a ties file.
pub(super) enum Ids {
    Listed(Names),
    Numbered(u32),
    Open(Names),
}

impl Known {
    /// The organisation of these people, whose ids are `ids`, with the ties of `network`.
    pub(super) fn organisation(self, network: Network, ids: Ids) -> Organisation {
        match (self, ids) {
            (Known::Listed(people), _) => people.tied_by(network),
            (_, Ids::Open(names)) => Organisation { network, chart: None, ids: Some(names.into_list()) },
            _ => Organisation::alike(network),
        }
    }
}

impl Ids {
    pub(super) fn of(known: &Known) -> Ids {
        match known {
            Known::Numbered(people) => Ids::Numbered(*people),
            Known::Nothing => Ids::Open(Names::default()),
            Known::Listed(people) => {
                let mut names = Names::default();
                people.ids.iter().for_each(|id| {
                    names.number(id);
                });
                Ids::Listed(names)
            }
        }
    }

    pub(super) fn number(&mut self, id: &str) -> Option<u32> {
        match self {
            Ids::Listed(names) => names.find(id),
            Ids::Numbered(people) => id.parse().ok().filter(|number| *number < *people),
            Ids::Open(names) => Some(names.number(id)),
        }
    }

    pub(super) fn people(&self) -> u32 {
        match self {
            Ids::Listed(names) | Ids::Open(names) => names.len(),
            Ids::Numbered(people) => *people,
        }
    }
}
