//! A file in pieces of whole lines, so that it is never in memory as a whole.

use std::io::Read;

/// How much of a file is looked at in one go; no line is longer.
const CHUNK: usize = 1 << 20;

/// A file that is read piece by piece.
pub(super) struct Chunks<R> {
    file: R,
    bytes: Vec<u8>,
    /// How many bytes have been given out.
    given: usize,
}

impl<R: Read> Chunks<R> {
    pub(super) fn of(file: R) -> Chunks<R> {
        Chunks { file, bytes: Vec::with_capacity(CHUNK + 1), given: 0 }
    }

    /// The next lines, each with its end, also the last; nothing once all is read. `None` if the file cannot
    /// be read or has a line that is too long.
    pub(super) fn next(&mut self) -> Option<&[u8]> {
        self.bytes.drain(..self.given);
        let room = CHUNK.saturating_sub(self.bytes.len());
        let read = self.file.by_ref().take(room as u64).read_to_end(&mut self.bytes).ok()?;
        if read < room && self.bytes.last().is_some_and(|&last| last != b'\n') {
            self.bytes.push(b'\n');
        }
        self.given = self.bytes.iter().rposition(|&byte| byte == b'\n').map_or(0, |last| last + 1);
        (self.given > 0 || self.bytes.is_empty()).then_some(&self.bytes[..self.given])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_ends_with_a_line_and_together_they_are_the_file() {
        let line = "0123456789\n";
        let text = line.repeat(3 * CHUNK / line.len());
        let mut chunks = Chunks::of(&text.as_bytes()[..text.len() - 1]);
        let mut all = Vec::new();
        loop {
            let next = chunks.next().expect("lines that are short");
            if next.is_empty() {
                break;
            }
            assert_eq!(next.last(), Some(&b'\n'));
            all.extend_from_slice(next);
        }
        assert!(all == text.as_bytes());
        assert_eq!(Chunks::of(&b""[..]).next(), Some(&b""[..]));
        assert_eq!(Chunks::of(&vec![b'0'; CHUNK + 1][..]).next(), None);
    }
}
