//! The people listed in the scenario, in the order given.

use crate::organisation::{Id, Organisation};
use std::collections::HashSet;

/// Everybody listed, each once.
pub(super) fn choose(listed: &[Id], organisation: &Organisation) -> Vec<u32> {
    let mut seen = HashSet::new();
    organisation.people_with(listed).into_iter().filter(|&person| seen.insert(person)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Network;

    fn organisation(ids: Option<&[&str]>) -> Organisation {
        let ids = ids.map(|ids| ids.iter().map(ToString::to_string).collect());
        Organisation { ids, ..Organisation::alike(Network::Complete { people: 3 }) }
    }

    #[test]
    fn ids_are_those_of_the_file_or_numbers_from_zero() {
        let listed = [Id::Number(2), Id::Word("ada".into()), Id::Number(2), Id::Word("nobody".into())];
        assert_eq!(choose(&listed, &organisation(Some(&["2", "0", "ada"]))), [0, 2]);
        assert_eq!(choose(&listed, &organisation(None)), [2]);
    }
}
