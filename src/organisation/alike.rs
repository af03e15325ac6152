//! Ids that may be one person's, written in two ways.

use std::collections::HashMap;

/// Ids as they were first written.
#[derive(Debug, Clone, Default)]
pub struct Alike {
    first: HashMap<String, u32>, // only looked up, so that its order is never seen
}

impl Alike {
    /// Whether an id differs only in capitals, blanks, or zeros in front from another one that was seen before; each id
    /// has a number of its own.
    pub(super) fn is_another(&mut self, id: &str, number: u32) -> bool {
        *self.first.entry(plain(id)).or_insert(number) != number
    }
}

/// An id without what is easily written in another way.
fn plain(id: &str) -> String {
    let number = id.trim_start_matches('0');
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        return number.to_owned();
    }
    id.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_blanks_and_zeros_in_front_make_another_spelling() {
        let mut alike = Alike::default();
        let ids = ["A7", "a7", "A7", "Anna  Schmidt", "anna schmidt", "007", "7", "70", "E07", "E7"];
        let numbers = [0, 1, 0, 2, 3, 4, 5, 6, 7, 8];
        let found = ids.iter().zip(numbers).map(|(id, number)| alike.is_another(id, number)).collect::<Vec<_>>();
        assert_eq!(found, [false, true, false, false, true, false, true, false, false, false]);
    }
}
