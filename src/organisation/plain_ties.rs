//! A table of ties between numbered people, as programs write it: read as it streams by, in hardly more
//! memory than its network takes. Whatever else is in a table is left to the careful reader.

use super::chunks::Chunks;
use super::pairs::{one_way, sort, tied};
use super::people_csv::MOST_PEOPLE;
use super::table::{Table, delimiter};
use super::ties_csv::COLUMNS;
use super::{Direction, Known, Network, Rows, Tie};
use std::io::Read;

/// The network of a table, read to its end; `None` if there is anything in it that needs care: people who
/// are not numbered, an unknown number, a tie of a person with themselves, a tie given twice, a weight that
/// is missing or above 1, further columns, quotes, blanks, empty or ragged rows.
///
/// Where it gives a network, it is the one that [`read_ties`](super::read_ties) gives without a remark.
pub fn read_plain_ties(file: impl Read, direction: Direction, known: &Known) -> Option<Network> {
    let Known::Numbered(people @ ..=MOST_PEOPLE) = *known else { return None };
    let mut chunks = Chunks::of(file);
    let first = chunks.next()?;
    let (header, mut lines) = first.split_at(first.iter().position(|&byte| byte == b'\n')? + 1);
    let mut ties = Ties::new(header, people, direction)?;
    while !lines.is_empty() {
        ties.add(lines)?;
        lines = chunks.next()?;
    }
    ties.network()
}

/// Ties as far as they are read.
struct Ties {
    people: u32,
    direction: Direction,
    separator: u8,
    weighted: bool,
    /// Of a table without weights: who is reached and by whom, or the lower number and the higher.
    pairs: Vec<[u32; 2]>,
    /// Of a table with weights.
    ties: Vec<Tie>,
}

impl Ties {
    /// No ties yet, under a header that has just the columns of ties.
    fn new(header: &[u8], people: u32, direction: Direction) -> Option<Ties> {
        let header = header.strip_suffix(b"\n")?;
        let header = header.strip_suffix(b"\r").unwrap_or(header);
        if header.iter().any(|byte| b"\"\r".contains(byte)) {
            return None;
        }
        let table = Table::open(header, &COLUMNS).ok()?;
        let weighted = table.is_just(3);
        let (separator, pairs, ties) = (delimiter(header), Vec::new(), Vec::new());
        (weighted || table.is_just(2)).then_some(Ties { people, direction, separator, weighted, pairs, ties })
    }

    /// Adds the ties of whole lines.
    fn add(&mut self, lines: &[u8]) -> Option<()> {
        let mut left = Left { lines, at: 0 };
        while left.at < lines.len() {
            let source = left.number().filter(|&source| source < self.people)?;
            left.pass(self.separator)?;
            let target = left.number().filter(|&target| target < self.people && target != source)?;
            let (from, to) = match self.direction {
                Direction::BothWays => (source.max(target), source.min(target)),
                Direction::SourceInfluencesTarget => (source, target),
                Direction::SourceTurnsToTarget => (target, source),
            };
            if self.weighted {
                left.pass(self.separator)?;
                self.ties.push(Tie { from, to, weight: left.weight()? });
            } else {
                self.pairs.push([to, from]);
            }
            left.end_line()?;
        }
        Some(())
    }

    /// The network, if there are ties and none is given twice.
    fn network(self) -> Option<Network> {
        if self.weighted { self.network_with_weights() } else { self.network_without() }
    }

    fn network_without(mut self) -> Option<Network> {
        sort(&mut self.pairs);
        let sound = !self.pairs.is_empty() && self.pairs.is_sorted_by(|one, next| one != next);
        sound.then(|| {
            Network::Rows(match self.direction {
                Direction::BothWays => tied(self.people, self.pairs),
                Direction::SourceInfluencesTarget | Direction::SourceTurnsToTarget => one_way(self.people, self.pairs),
            })
        })
    }

    fn network_with_weights(mut self) -> Option<Network> {
        self.ties.sort_unstable_by_key(|tie| (tie.from, tie.to));
        let same = |one: &Tie, next: &Tie| (one.from, one.to) == (next.from, next.to);
        let sound = !self.ties.is_empty() && self.ties.is_sorted_by(|one, next| !same(one, next));
        sound.then(|| {
            Network::Rows(match self.direction {
                Direction::BothWays => Rows::both_ways(self.people, &self.ties),
                Direction::SourceInfluencesTarget | Direction::SourceTurnsToTarget => {
                    Rows::new(self.people, &self.ties)
                }
            })
        })
    }
}

/// What is left of some lines, each with its end.
struct Left<'a> {
    lines: &'a [u8],
    at: usize,
}

impl Left<'_> {
    /// A whole number of up to nine digits.
    fn number(&mut self) -> Option<u32> {
        let (first, mut number) = (self.at, 0);
        while let digit @ 0..=9 = self.next().wrapping_sub(b'0') {
            if self.at == first + 9 {
                return None;
            }
            number = 10 * number + u32::from(digit);
            self.at += 1;
        }
        (self.at > first).then_some(number)
    }

    /// A number above 0, at most 1, of digits with or without a point.
    fn weight(&mut self) -> Option<f32> {
        let rest = &self.lines[self.at..];
        let length = rest.iter().position(|&byte| byte != b'.' && !byte.is_ascii_digit())?;
        self.at += length;
        let weight: f64 = std::str::from_utf8(&rest[..length]).ok()?.parse().ok()?;
        (weight > 0.0 && weight <= 1.0).then(|| (weight as f32).max(f32::MIN_POSITIVE))
    }

    /// Passes this byte, which must be next.
    fn pass(&mut self, byte: u8) -> Option<()> {
        let next = self.next() == byte;
        self.at += 1;
        next.then_some(())
    }

    /// Passes the end of a line.
    fn end_line(&mut self) -> Option<()> {
        if self.next() == b'\r' {
            self.at += 1;
        }
        self.pass(b'\n')
    }

    /// The next byte; the end of a line at the end of all.
    fn next(&self) -> u8 {
        self.lines.get(self.at).copied().unwrap_or(b'\n')
    }
}

#[cfg(test)]
mod tests {
    use super::super::{TieRules, read_ties};
    use super::*;
    use proptest::prelude::*;

    const DIRECTIONS: [Direction; 3] =
        [Direction::BothWays, Direction::SourceInfluencesTarget, Direction::SourceTurnsToTarget];

    fn plain(text: &str, direction: Direction) -> Option<Network> {
        read_plain_ties(text.as_bytes(), direction, &Known::Numbered(12))
    }

    /// What the careful reader makes of it, if it has nothing to say.
    fn careful(text: &str, direction: Direction) -> Option<Network> {
        let rules = TieRules { direction, at_least: None };
        let read = read_ties(text.as_bytes(), rules, Known::Numbered(12)).ok();
        read.filter(|read| read.remarks.is_empty()).map(|read| read.organisation.network)
    }

    #[test]
    fn plain_tables_are_read() {
        for text in [
            "source,target\n0,1\n2,1\n",
            "\u{feff}From;To\r\n0;1\r\n2;1",
            "source\ttarget\tweight\n00\t1\t1\n2\t1\t1.0\n",
            "nominator,nominee,strength\n0,1,.5\n2,1,0.25\n",
        ] {
            for direction in DIRECTIONS {
                assert_eq!(plain(text, direction), careful(text, direction), "{text}");
                assert!(plain(text, direction).is_some(), "{text}");
            }
        }
    }

    #[test]
    fn what_needs_care_is_left_to_the_careful_reader() {
        for rows in [
            "",
            "0,0\n",
            "0,1\n0,1\n",
            "0,12\n",
            "\n0,1\n",
            "0,1,2\n",
            "0\n",
            "\"0\",1\n",
            " 0,1\n",
            "0,1\r0,2\n",
            "9999999999,1\n",
        ] {
            assert_eq!(plain(&format!("source,target\n{rows}"), Direction::BothWays), None, "{rows}");
        }
        for weight in ["", "0", "2", "1e-1", "x", "-1"] {
            assert_eq!(plain(&format!("source,target,weight\n0,1,{weight}\n"), Direction::BothWays), None, "{weight}");
        }
        for header in ["target,source", "source,target,team", "\"source\",target", "source\rtarget", "id,source", ""] {
            assert_eq!(plain(&format!("{header}\n0,1\n"), Direction::BothWays), None, "{header}");
        }
        assert_eq!(plain("source,target\n0,1\n1,0\n", Direction::BothWays), None);
        assert_eq!(read_plain_ties(&b"source,target\n0,1\n"[..], Direction::BothWays, &Known::Nothing), None);
    }

    proptest! {
        #[test]
        fn a_table_is_read_as_the_careful_reader_reads_it_or_not_at_all(
            rows in prop::collection::vec(("[0-9]|1[0-3]|0[0-9]", "[;,]|,,", "[0-9]|1[0-1]", ",(0\\.[1-9]{1,9}|1|1\\.0|2|)|", "\n|\r\n|\n\n|\r"), 1..6),
            weighted: bool, which in 0usize..3
        ) {
            let header = if weighted { "source,target,weight\n" } else { "source,target\n" };
            let rows = rows.iter().map(|(a, separator, b, weight, end)| format!("{a}{separator}{b}{weight}{end}"));
            let text = header.to_owned() + &rows.collect::<String>();
            if let Some(network) = plain(&text, DIRECTIONS[which]) {
                prop_assert_eq!(Some(network), careful(&text, DIRECTIONS[which]));
            }
        }

        #[test]
        fn a_sound_table_is_read(
            ties in prop::collection::btree_map((0u32..12, 0u32..12), 1u32..=1000, 1..30),
            weighted: bool, which in 0usize..3
        ) {
            let ties: Vec<_> = ties.into_iter().filter(|((a, b), _)| a < b).rev().collect();
            prop_assume!(!ties.is_empty());
            let row = |((a, b), weight): &((u32, u32), u32)| match weighted {
                true => format!("{b},{a},{}\n", f64::from(*weight) / 1000.0),
                false => format!("{b},{a}\n"),
            };
            let header = if weighted { "source,target,weight\n" } else { "source,target\n" };
            let text = header.to_owned() + &ties.iter().map(row).collect::<String>();
            let network = plain(&text, DIRECTIONS[which]);
            prop_assert!(network.is_some());
            prop_assert_eq!(network, careful(&text, DIRECTIONS[which]));
        }
    }
}
