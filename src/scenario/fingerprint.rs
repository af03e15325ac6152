//! The fingerprint of a file, taken of just the bytes that are read.

use sha2::{Digest, Sha256};
use std::io::{Read, Result};

/// A file whose SHA-256 is taken as it is read.
pub(super) struct Fingerprinted<R> {
    file: R,
    hash: Sha256,
    bytes: u64,
}

impl<R> Fingerprinted<R> {
    /// A file of which nothing is read yet.
    pub(super) fn new(file: R) -> Fingerprinted<R> {
        Fingerprinted { file, hash: Sha256::new(), bytes: 0 }
    }

    /// How many bytes have been read.
    pub(super) fn length(&self) -> u64 {
        self.bytes
    }

    /// The SHA-256 of what has been read, in hexadecimal digits.
    pub(super) fn sha256(self) -> String {
        self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl<R: Read> Read for Fingerprinted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let read = self.file.read(buffer)?;
        self.hash.update(&buffer[..read]);
        self.bytes += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_in_pieces_has_the_fingerprint_of_the_whole() {
        let mut file = Fingerprinted::new(&b"abc"[..]);
        let mut piece = [0; 2];
        while file.read(&mut piece).expect("bytes in memory") > 0 {}
        assert_eq!(file.length(), 3);
        assert_eq!(file.sha256(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
