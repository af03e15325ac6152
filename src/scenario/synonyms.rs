//! Other words that are understood for keys and choices.

use super::keys::{Choice, Shape};
use super::mistake::{Kind, Mistake};
use super::written::{Content, Entry, Node};

/// Other words for keys, with the word the program uses.
pub(super) const KEYS: [(&str, &str); 2] = [("influencers", "champions"), ("staff", "people")];

/// Other words for choices, with the word the program uses.
pub(super) const CHOICES: [(&str, &str); 2] = [("influencers", "champions"), ("survey", "degree")];

/// The program's word for a key, where the table has it.
pub(super) fn key<'a>(given: &'a str, shape: Option<&Shape>) -> &'a str {
    let meant = KEYS.iter().find(|(other, _)| *other == given).map(|(_, word)| *word);
    let has = |word: &&str| match shape {
        Some(Shape::Each(words, _)) => words.iter().any(|choice| choice.word == **word),
        Some(shape) => shape.key(word).is_some() && shape.key(given).is_none(),
        None => false,
    };
    meant.filter(|word| has(word)).unwrap_or(given)
}

/// The program's word for a choice.
pub(super) fn choice<'a>(given: &'a str, words: &[Choice]) -> &'a str {
    let has = |word: &str| words.iter().any(|choice| choice.word == word);
    let meant = CHOICES.iter().find(|(other, word)| *other == given && has(word) && !has(given));
    meant.map_or(given, |(_, word)| word)
}

/// Puts the program's own words into a tree; a key written under both words is a mistake.
pub(super) fn settle(node: &mut Node, shape: &Shape, path: &str, mistakes: &mut Vec<Mistake>) {
    match (&mut node.content, shape) {
        (Content::Text(text), Shape::Choice(words)) => *text = choice(text, words).to_owned(),
        (Content::List(items), Shape::List(item, ..)) => {
            for (index, one) in items.iter_mut().enumerate() {
                settle(one, item, &format!("{path}.{}", index + 1), mistakes);
            }
        }
        (Content::Table(_), _) => settle_keys(node, shape, path, mistakes),
        _ => (),
    }
}

fn settle_keys(node: &mut Node, shape: &Shape, path: &str, mistakes: &mut Vec<Mistake>) {
    let Content::Table(entries) = &mut node.content else { return };
    let mut settled: Vec<Entry> = Vec::with_capacity(entries.len());
    for mut entry in std::mem::take(entries) {
        let word = key(&entry.key, Some(shape)).to_owned();
        let below = if path.is_empty() { word.clone() } else { format!("{path}.{word}") };
        let synonym = KEYS.iter().find(|(_, known)| *known == word);
        if let Some((other, known)) = synonym
            && settled.iter().any(|before| before.key == word)
        {
            let kind = Kind::Both { one: (*known).into(), other: (*other).into() };
            mistakes.push(Mistake { path: below, place: entry.place, kind });
            continue;
        }
        if let Some(known) = shape.key(&word) {
            settle(&mut entry.node, &known.shape, &below, mistakes);
        }
        settled.push(Entry { key: word, ..entry });
    }
    *entries = settled;
}
