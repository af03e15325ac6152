//! Codes instead of ids: the same id always gets the same code, and without the key nobody can go back.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A secret from which codes are made.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; Key::BYTES]);

/// How many bytes of a code are kept: two of ten million people share one with a chance of 1 in 370,000.
const KEPT: usize = 8;

impl Key {
    /// How many bytes a key has.
    pub const BYTES: usize = 32;

    /// A key from bytes that nobody can guess.
    pub fn new(secret: [u8; Key::BYTES]) -> Key {
        Key(secret)
    }

    /// A key as it stands in its file: 64 hexadecimal digits.
    pub fn read(text: &str) -> Option<Key> {
        let digits = text.trim().as_bytes();
        let mut secret = [0; Key::BYTES];
        if digits.len() != 2 * Key::BYTES {
            return None;
        }
        for (byte, pair) in secret.iter_mut().zip(digits.chunks(2)) {
            let [high, low] = [pair[0], pair[1]].map(|digit| char::from(digit).to_digit(16));
            *byte = (high? * 16 + low?) as u8;
        }
        Some(Key(secret))
    }

    /// The key for its file.
    pub fn written(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect::<String>() + "\n"
    }

    /// The code of an id: HMAC-SHA256, cut. It starts with a letter, so that no program takes it for a number.
    /// Blanks around an id and capitals of an e-mail address make no difference.
    pub fn code(&self, id: &str) -> String {
        let id = id.trim();
        let id = if id.contains('@') { id.to_lowercase() } else { id.to_owned() };
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length will do");
        mac.update(id.as_bytes());
        let digest = mac.finalize().into_bytes();
        "p".to_owned() + &digest[..KEPT].iter().map(|byte| format!("{byte:02x}")).collect::<String>()
    }
}

impl std::fmt::Debug for Key {
    /// Never the secret itself.
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Key(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_of_hmac_sha256() {
        // printf 'Anna Schmidt' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0000…00 (64 zeros)
        let key = Key::new([0; Key::BYTES]);
        assert_eq!(key.code("Anna Schmidt"), "pa638523f134d0cbd");
        assert_eq!(key.code(" Anna Schmidt "), key.code("Anna Schmidt"));
        assert_eq!(key.code("A@firm.example"), key.code("a@firm.example"));
        assert_ne!(key.code("A7"), key.code("a7"));
        assert_ne!(Key::new([1; Key::BYTES]).code("a"), key.code("a"));
    }

    #[test]
    fn a_key_is_read_as_it_was_written_and_never_shown() {
        let key = Key::new(std::array::from_fn(|place| place as u8 * 8));
        assert_eq!(Key::read(&key.written()), Some(key.clone()));
        assert_eq!(format!("{key:?}"), "Key(…)");
        for text in ["", "00", &"g".repeat(64), &"é".repeat(32)] {
            assert_eq!(Key::read(text), None);
        }
    }
}
