//! Ids that are a word and a place in the alphabet: ROLE-AA, ROLE-AB; North-A, South-A.

use std::collections::{BTreeMap, BTreeSet};

/// So many words are looked at; more are no such ids.
const MOST_WORDS: usize = 200;

/// Ids of which each is a word, something between, and one letter or two that count up.
#[derive(Default)]
pub(super) struct Numbered {
    /// How many were added, and whether some other id was.
    added: u64,
    has_others: bool,
    /// The places that are taken after each word.
    places: BTreeMap<String, BTreeSet<u32>>,
}

impl Numbered {
    /// Another id.
    pub fn add(&mut self, id: &str) {
        self.added += 1;
        let found = if self.has_others { None } else { parted(id) };
        match found {
            Some((word, place)) if self.places.len() < MOST_WORDS || self.places.contains_key(word) => {
                self.places.entry(word.to_owned()).or_default().insert(place);
            }
            _ => self.has_others = true,
        }
    }

    /// Whether so many ids are all such: of one word, or of several of which each is counted from the start. Initials
    /// after first names are neither.
    pub fn is_all_of(&self, ids: u64) -> bool {
        let counted = |places: &BTreeSet<u32>| places.last().is_some_and(|&last| (last as usize) < 2 * places.len());
        let sound = self.places.len() == 1 || self.places.values().all(counted);
        self.added > 0 && self.added == ids && !self.has_others && sound
    }
}

/// The word, and the place that the capitals after it stand for: A for 0, Z for 25; AA for 0.
fn parted(id: &str) -> Option<(&str, u32)> {
    let (word, letters) = id.rsplit_once([' ', '-', '_', '.'])?;
    let sound = !word.is_empty() && word.chars().all(char::is_alphabetic) && (1..=2).contains(&letters.len());
    let place = letters
        .chars()
        .try_fold(0, |place, letter| letter.is_ascii_uppercase().then(|| place * 26 + (letter as u32 - 'A' as u32)));
    place.filter(|_| sound).map(|place| (word, place))
}
