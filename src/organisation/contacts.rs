//! Whom a person's example reaches, each colleague once, however many ties there are between two people.

use super::{Network, Rows};

/// Everybody whom `person`'s example reaches, each once.
pub(crate) fn contacts(rows: &Rows, person: u32) -> impl Iterator<Item = u32> + '_ {
    let once = |same: &[u32]| same[0];
    rows.reached_by(person).chunk_by(u32::eq).map(once).filter(move |&other| other != person)
}

/// How many people `person`'s example reaches.
pub(crate) fn degree(network: &Network, person: u32) -> u32 {
    match network {
        Network::Complete { people } => people - 1,
        Network::Rows(rows) => contacts(rows, person).count() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::organisation::Tie;

    #[test]
    fn two_ties_to_one_colleague_are_one_contact_and_oneself_is_none() {
        let tie = |from, to| Tie { from, to, weight: 1.0 };
        let rows = Rows::new(3, &[tie(0, 1), tie(0, 1), tie(0, 0), tie(0, 2)]);
        assert_eq!(contacts(&rows, 0).collect::<Vec<_>>(), [1, 2]);
        assert_eq!(degree(&Network::Rows(rows), 0), 2);
    }
}
