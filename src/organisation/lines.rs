//! Where something occurs in a file: how often, and the first few lines.

use std::fmt::{Display, Formatter, Result};

/// Where something occurs in a file: how often, and the first few lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lines {
    count: u64,
    first: Vec<u64>,
}

/// How many lines are listed before the others are only counted.
const LISTED: usize = 3;

impl Lines {
    /// How many lines, listed or not.
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The first few line numbers, in the order of the file; the header is line 1.
    pub fn first(&self) -> &[u64] {
        &self.first
    }

    /// Adds the next line.
    pub(crate) fn push(&mut self, line: u64) {
        self.count += 1;
        if self.first.len() < LISTED {
            self.first.push(line);
        }
    }

    /// Adds other lines.
    pub(crate) fn merge(&mut self, other: Lines) {
        self.count += other.count;
        self.first.extend(other.first);
        self.first.sort_unstable();
        self.first.truncate(LISTED);
    }

    /// What `make` says about these lines, unless there are none.
    pub(crate) fn report<T>(self, make: impl FnOnce(Lines) -> T) -> Option<T> {
        (self.count > 0).then(|| make(self))
    }
}

impl FromIterator<u64> for Lines {
    fn from_iter<I: IntoIterator<Item = u64>>(numbers: I) -> Lines {
        let mut lines = Lines::default();
        numbers.into_iter().for_each(|line| lines.push(line));
        lines
    }
}

impl Display for Lines {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        let listed: Vec<String> = self.first.iter().map(u64::to_string).collect();
        write!(out, "line{} {}", if self.count == 1 { "" } else { "s" }, listed.join(", "))?;
        match self.count - self.first.len() as u64 {
            0 => Ok(()),
            more => write!(out, " and {more} more"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_few_lines_are_listed_and_the_others_counted() {
        let lines = |numbers: &[u64]| numbers.iter().copied().collect::<Lines>();
        assert_eq!(lines(&[4]).to_string(), "line 4");
        assert_eq!(lines(&[4, 9]).to_string(), "lines 4, 9");
        assert_eq!(lines(&[4, 9, 17, 20, 21]).to_string(), "lines 4, 9, 17 and 2 more");
        let mut both = lines(&[9, 17, 20]);
        both.merge(lines(&[4, 21]));
        assert_eq!(both, lines(&[4, 9, 17, 20, 21]));
    }
}
