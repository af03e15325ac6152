//! Where in a file ids stand that say who somebody is.

use super::fault::DataError;
use super::lines::Lines;
use crate::privacy::Personal;

/// Where in a file ids stand that say who somebody is.
#[derive(Default)]
pub(super) struct PersonalIds([Lines; Personal::ALL.len()]);

impl PersonalIds {
    /// Looks at the ids of a row; one that gives the same away twice counts once.
    pub fn look(&mut self, ids: [&str; 2], line: u64) {
        let [one, other] = ids.map(Personal::in_id);
        for found in [one, other.filter(|_| other != one)].into_iter().flatten() {
            self.0[found as usize].push(line);
        }
    }

    /// What is wrong, by what is given away.
    pub fn errors(self) -> impl Iterator<Item = DataError> {
        let found = Personal::ALL.into_iter().zip(self.0);
        found.filter_map(|(what, lines)| lines.report(|lines| DataError::Personal { what, lines }))
    }
}
