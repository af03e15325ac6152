//! Where in a file ids stand that say who somebody is.

use super::fault::DataError;
use super::lines::Lines;
use crate::privacy::Personal;
use std::collections::HashSet;

/// Where in a file ids stand that say who somebody is: by themselves, or since most of them could be names.
#[derive(Default)]
pub(super) struct PersonalIds {
    found: [Lines; Personal::ALL.len()],
    /// Where ids stand that are names or could be, how many of all, and the first few of them.
    named: Lines,
    could_be: u64,
    all: u64,
    first: HashSet<String>, // only counted
}

/// So many different ids that could be names make a file suspicious where most are such; fewer may be codes.
const MANY: usize = 5;

impl PersonalIds {
    /// Looks at the ids of a row; one that gives the same away twice counts once.
    pub fn look(&mut self, ids: [&str; 2], line: u64) {
        let [one, other] = ids.map(Personal::in_id);
        for found in [one, other.filter(|_| other != one)].into_iter().flatten() {
            self.found[found as usize].push(line);
        }
        self.all += ids.iter().filter(|id| !id.is_empty()).count() as u64;
        let names = ids.into_iter().filter(|id| Personal::may_be_name(id));
        let before = self.could_be;
        for id in names {
            self.could_be += 1;
            if self.first.len() < MANY && !self.first.contains(id) {
                self.first.insert(id.to_owned());
            }
        }
        if self.could_be > before || [one, other].contains(&Some(Personal::Name)) {
            self.named.push(line);
        }
    }

    /// What is wrong, by what is given away.
    pub fn errors(mut self) -> impl Iterator<Item = DataError> {
        if self.first.len() >= MANY && 2 * self.could_be > self.all {
            self.found[Personal::Name as usize] = self.named;
        }
        let found = Personal::ALL.into_iter().zip(self.found);
        found.filter_map(|(what, lines)| lines.report(|lines| DataError::Personal { what, lines }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(ids: &[&str]) -> Vec<DataError> {
        let mut personal = PersonalIds::default();
        ids.iter().zip(2..).for_each(|(id, line)| personal.look([id, ""], line));
        personal.errors().collect()
    }

    #[test]
    fn ids_most_of_which_could_be_names_are_names() {
        let names =
            |lines: &[u64]| DataError::Personal { what: Personal::Name, lines: lines.iter().copied().collect() };
        assert_eq!(found(&["anna", "ben", "cleo", "dora", "emil", "E1001"]), [names(&[2, 3, 4, 5, 6])]);
        assert_eq!(found(&["anna_meier", "ben-li", "c.d", "Dora", "emil", "O'Brien"]), [names(&[2, 3, 5, 6, 7])]);
        for codes in [
            &["E1001", "P-0042", "a1b2c3", "TEAM-7", "f47ac10b-58cc-4372-a567-0e02b2c3d479", "ceo"][..],
            &["ceo", "cfo", "coo", "cio"],
            &["a", "b", "c", "d", "e", "f"],
            &["anna", "anna", "anna", "ben", "ben", "ben"],
            &["anna", "ben", "cleo", "dora", "emil", "E1", "E2", "E3", "E4", "E5"],
        ] {
            assert_eq!(found(codes), [], "{codes:?}");
        }
    }
}
