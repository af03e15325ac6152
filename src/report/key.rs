//! A key as readers meet it: what it is counted in, and what it means.

use super::words::NBSP;
use crate::scenario::{Explanation, explain};

/// The explanation of a key, where it has one of its own.
fn explained(key: &str) -> Option<Explanation> {
    <[Explanation; 1]>::try_from(explain(key).ok()?).ok().map(|[one]| one)
}

/// A value with the first words of its unit: "15 people", "40 %".
pub(super) fn with_unit(key: &str, value: &str) -> String {
    match explained(key).and_then(|explained| explained.unit).as_deref().map(first_words) {
        Some(unit) if unit.starts_with('%') => format!("{value}{NBSP}%"),
        Some(unit) if !unit.starts_with(|first: char| first.is_ascii_digit()) => format!("{value} {unit}"),
        _ => value.to_owned(),
    }
}

/// A key with its unit, for an axis, unless its own name says it: "network.contacts_per_person (people, average)", "weeks".
pub(super) fn with_its_unit(key: &str) -> String {
    match explained(key).and_then(|explained| explained.unit).filter(|unit| unit != "%" && !key.ends_with(unit)) {
        Some(unit) => format!("{key} ({unit})"),
        None => key.to_owned(),
    }
}

/// The first words of what a key means: "how often a champion talks about it".
pub(super) fn meaning(key: &str) -> Option<String> {
    let explained = explained(key)?;
    let mut letters = explained.in_short().chars();
    letters.next().map(|capital| format!("{}{}", capital.to_lowercase(), letters.as_str()))
}

/// A unit up to its first comma.
fn first_words(unit: &str) -> &str {
    unit.split(',').next().unwrap_or(unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_its_unit_and_its_meaning() {
        assert_eq!(with_unit("network.contacts_per_person", "15"), "15 people");
        assert_eq!(with_unit("behaviour.spreads.simple.chance_percent", "2"), "2\u{a0}%");
        assert_eq!(with_unit("strategy.Both.champions.people", "12"), "12 people");
        assert_eq!(with_unit("xyzzy", "1"), "1");
        assert_eq!(with_its_unit("network.contacts_per_person"), "network.contacts_per_person (people, average)");
        for key in ["champions.chosen_by", "weeks", "behaviour.visible_percent"] {
            assert_eq!(with_its_unit(key), key);
        }
        assert_eq!(meaning("champions.conversations_per_week").unwrap(), "how often a champion talks about it");
        assert_eq!(meaning("xyzzy"), None);
    }
}
