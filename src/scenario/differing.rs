//! What strategies do differently: the settings in which they differ, key by key.

use super::file::File;
use super::leaves::{known, shown, strategies};
use super::written::Node;

/// A setting in which strategies differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing {
    /// The key with dots, as the file's own tables have it.
    pub key: String,
    /// What it means.
    pub meaning: String,
    /// Its value in each strategy; `None` in one that has no such thing.
    pub values: Vec<Option<String>>,
}

impl File {
    /// The place of the strategy that others are told beside: the first in which anything is done.
    pub fn first_that_acts(&self) -> usize {
        self.strategy.iter().position(|strategy| !strategy.uses.is_empty()).unwrap_or(0)
    }

    /// The settings in which strategies differ. Of a channel that the first that acts does not use, only what is not
    /// the default is told.
    pub fn differing(&self) -> Vec<Differing> {
        let strategies = strategies(&self.tree());
        let first = self.first_that_acts();
        let mut keys: Vec<&String> = Vec::new();
        for (key, _) in strategies.iter().flatten() {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        let row = |key: &String| {
            let values: Vec<Option<&Node>> =
                strategies.iter().map(|own| own.iter().find(|leaf| leaf.0 == *key).map(|leaf| &leaf.1)).collect();
            let known = known(key);
            let has = values.iter().flatten().map(|node| node.content.clone()).collect::<Vec<_>>();
            let same = has.windows(2).all(|pair| pair[0] == pair[1]);
            let told = match values[first] {
                Some(_) => !same,
                None => !same || has.first().is_some_and(|value| !self.is_default(key, known, value)),
            };
            told.then(|| Differing {
                key: key.clone(),
                meaning: known.map_or_else(String::new, |key| key.meaning.clone()),
                values: values.into_iter().map(|node| node.map(|node| shown(&node.content, known))).collect(),
            })
        };
        keys.into_iter().filter_map(row).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::SHIPPED;
    use super::super::settings::tests::{TEXT, file};

    #[test]
    fn strategies_are_told_by_what_differs() {
        let file = file(TEXT);
        assert_eq!(file.first_that_acts(), 1);
        let told: Vec<(String, Vec<Option<String>>)> =
            file.differing().into_iter().map(|one| (one.key, one.values)).collect();
        let value = |text: &str| Some(text.to_owned());
        let messages = vec![None, value("3 messages per month"), value("1 message per month")];
        assert_eq!(told[0], ("broadcast.messages_per_month".into(), messages));
        assert_eq!(told[1], ("champions.people".into(), vec![None, None, value("7 people")]));
        assert_eq!(told.len(), 2, "{told:?}");
    }

    #[test]
    fn every_shipped_scenario_can_be_told() {
        for shipped in SHIPPED {
            let file = file(shipped.text);
            let differing = file.differing();
            let differs = |values: &[Option<String>]| values.iter().any(|value| *value != values[0]);
            assert!(differing.iter().all(|one| differs(&one.values)), "{}: {differing:?}", shipped.name);
            assert!(differing.iter().all(|one| !one.meaning.is_empty()), "{}: {differing:?}", shipped.name);
        }
    }
}
