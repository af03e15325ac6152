//! Where in a file ids stand that say who somebody is.

use super::fault::DataError;
use super::lines::Lines;
use super::numbered::Numbered;
use crate::privacy::Personal;
use std::collections::{BTreeMap, HashSet};

/// Where in a file ids stand that say who somebody is: by themselves, or beside the others.
#[derive(Default)]
pub(super) struct PersonalIds {
    found: [Lines; Personal::ALL.len()],
    /// Where ids stand that are names or could be, how many of all, and the first few of them.
    named: Lines,
    could_be: u64,
    all: u64,
    first: HashSet<String>, // only counted
    /// Whether some ids are codes for sure, since they have a digit, and where names stand among them.
    has_codes: bool,
    standing_out: Lines,
    /// Whether all that could be names are one word counted up.
    numbered: Numbered,
    /// Digits as they are dialled, by their number, and how many ids of as many hexadecimal digits are no such.
    dialled: BTreeMap<usize, Lines>,
    hexadecimal: BTreeMap<usize, u64>,
}

/// So many different ids that could be names make a file suspicious where most are such; fewer may be codes.
const MANY: usize = 5;

impl PersonalIds {
    /// Looks at the ids of a row; one that gives the same away twice counts once.
    pub fn look(&mut self, ids: [&str; 2], line: u64) {
        let [one, other] = ids.map(Personal::in_id);
        let is_digits = |id: &str| id.bytes().all(|byte| byte.is_ascii_digit());
        let twice = one == other && is_digits(ids[0]) == is_digits(ids[1]);
        for (id, found) in ids.into_iter().zip([one, other.filter(|_| !twice)]) {
            match found {
                Some(Personal::Phone) if is_digits(id) => {
                    self.dialled.entry(id.len()).or_default().push(line);
                }
                Some(found) => self.found[found as usize].push(line),
                None => (),
            }
        }
        let is_name = [one, other].contains(&Some(Personal::Name));
        let (mut could_be, mut stands_out) = (is_name, is_name);
        for id in ids.into_iter().filter(|id| !id.is_empty()) {
            self.all += 1;
            if id.bytes().any(|byte| byte.is_ascii_digit()) {
                self.has_codes = true;
                self.note_hexadecimal(id);
            }
            if Personal::may_be_name(id) {
                could_be = true;
                self.note_word(id);
            }
            stands_out |= Personal::stands_out(id);
        }
        if could_be {
            self.named.push(line);
        }
        if stands_out {
            self.standing_out.push(line);
        }
    }

    fn note_word(&mut self, id: &str) {
        self.could_be += 1;
        self.numbered.add(id);
        if self.first.len() < MANY && !self.first.contains(id) {
            self.first.insert(id.to_owned());
        }
    }

    fn note_hexadecimal(&mut self, id: &str) {
        if id.bytes().all(|byte| byte.is_ascii_hexdigit()) && !id.bytes().all(|byte| byte.is_ascii_digit()) {
            *self.hexadecimal.entry(id.len()).or_default() += 1;
        }
    }

    /// What is wrong, by what is given away. Where most could be names, all such are; beside codes, those that are hardly
    /// any; where all are one word counted up, none is. Digits among as many that are hexadecimal are no phone numbers.
    pub fn errors(mut self) -> impl Iterator<Item = DataError> {
        let names = &mut self.found[Personal::Name as usize];
        if self.numbered.is_all_of(self.all) {
            *names = Lines::default();
        } else if self.first.len() >= MANY && 2 * self.could_be > self.all {
            *names = self.named;
        } else if self.has_codes {
            *names = self.standing_out;
        }
        for (digits, lines) in self.dialled {
            if self.hexadecimal.get(&digits).is_none_or(|&others| others < lines.count()) {
                self.found[Personal::Phone as usize].merge(lines);
            }
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

    fn at(what: Personal, lines: &[u64]) -> [DataError; 1] {
        [DataError::Personal { what, lines: lines.iter().copied().collect() }]
    }

    #[test]
    fn ids_most_of_which_could_be_names_are_names() {
        let names = |lines| at(Personal::Name, lines);
        assert_eq!(found(&["anna", "ben", "cleo", "dora", "emil", "E1001"]), names(&[2, 3, 4, 5, 6]));
        assert_eq!(found(&["anna_meier", "ben-li", "c.d", "Dora", "emil", "O'Brien"]), names(&[2, 3, 5, 6, 7]));
        assert_eq!(found(&["王伟", "李娜", "张敏", "刘洋", "陈静"]), names(&[2, 3, 4, 5, 6]));
        assert_eq!(found(&["Anna M", "Anna S", "Ben L", "Ben K", "Emil T"]), names(&[2, 3, 4, 5, 6]));
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

    #[test]
    fn a_name_among_codes_stands_out() {
        assert_eq!(found(&["E0012", "Anna", "E0013", "王伟", "E0014"]), at(Personal::Name, &[3, 5]));
        assert_eq!(found(&["E0012", "Anna Meier", "E0013", "Ben"]), at(Personal::Name, &[3, 5]));
    }

    #[test]
    fn one_word_counted_up_is_no_name() {
        for codes in [
            &["ROLE-AA", "ROLE-AB", "ROLE-QX", "ROLE-MK", "ROLE-ZZ"][..],
            &["Person A", "Person B", "Person C", "Person D", "Person E", "Person F"],
            &["ROLE AA", "ROLE AB", "ROLE BB", "ROLE BC", "ROLE CE"],
            &["North-A", "North-B", "North-C", "South-A", "South-B", "West-A"],
        ] {
            assert_eq!(found(codes), [], "{codes:?}");
        }
    }

    #[test]
    fn digits_among_hexadecimal_ones_are_no_phone_numbers() {
        assert_eq!(found(&["3f2504e04f89", "a1b2c3d4e5f6", "012345678901", "00b4c1d2e3f4"]), []);
        assert_eq!(found(&["3f2504e0", "01701234567", "00b4c1d2"]), at(Personal::Phone, &[3]));
    }
}
