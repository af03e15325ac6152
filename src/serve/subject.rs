//! What is served: a scenario, and the values that may be changed on the page.

use crate::scenario::{Control, Pack, Scenario, ScenarioError, controls, laid_over_toml};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A scenario that is served.
#[derive(Debug, Clone)]
pub struct Subject {
    /// What it is called.
    pub name: String,
    /// What it is called in messages.
    pub shown: String,
    /// Its text.
    pub text: String,
    /// The folder in which its tables are looked for.
    pub folder: PathBuf,
    /// Values laid over it before anybody changes any.
    pub sets: Vec<(String, String)>,
}

/// The key of the pack of assumptions.
pub(super) const PACK: &str = "assumptions";

impl Subject {
    /// The scenario as it is before anybody changes anything.
    pub fn scenario(&self) -> Result<Scenario, ScenarioError> {
        self.with(&[])
    }

    /// The scenario with further values laid over it.
    pub(super) fn with(&self, more: &[(String, String)]) -> Result<Scenario, ScenarioError> {
        Scenario::read(self.text.as_bytes(), &self.shown, &self.folder, &[self.sets.as_slice(), more].concat())
    }

    /// The values that may be changed.
    pub(super) fn controls(&self) -> Vec<Control> {
        controls(&laid_over_toml(&self.text, &self.sets))
    }

    /// What was changed on the page as settings, or which of it cannot be.
    pub(super) fn settings(&self, changed: &BTreeMap<String, String>) -> Result<Vec<(String, String)>, String> {
        let controls = self.controls();
        let setting = |(key, given): (&String, &String)| {
            let pack = (key == PACK).then(|| Pack::ALL.into_iter().find(|pack| pack.word() == given));
            let set = match pack {
                Some(pack) => pack.map(|pack| format!("\"{}\"", pack.word())),
                None => controls.iter().find(|control| control.key == *key).and_then(|control| control.setting(given)),
            };
            set.map(|set| (key.clone(), set)).ok_or_else(|| format!("“{given}” cannot be set for {key}"))
        };
        changed.iter().map(setting).collect()
    }

    /// The text of the scenario with further values laid over it.
    pub(super) fn saved(&self, more: &[(String, String)]) -> String {
        laid_over_toml(&self.text, &[self.sets.as_slice(), more].concat())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::scenario::STARTER;

    /// The starter scenario, small.
    pub fn starter() -> Subject {
        let sets = [("runs", "3"), ("weeks", "8"), ("organisation.people", "60")];
        Subject {
            name: "starter".into(),
            shown: "starter".into(),
            text: STARTER.into(),
            folder: PathBuf::new(),
            sets: sets.map(|(key, value)| (key.into(), value.into())).to_vec(),
        }
    }

    #[test]
    fn only_what_the_page_offers_can_be_changed() {
        let subject = starter();
        let changed = |key: &str, value: &str| subject.settings(&BTreeMap::from([(key.into(), value.into())]));
        assert_eq!(changed("champions.people", "5"), Ok(vec![("champions.people".into(), "5".into())]));
        assert_eq!(changed("assumptions", "sceptic"), Ok(vec![("assumptions".into(), "\"sceptic\"".into())]));
        for (key, value) in [
            ("organisation.people_file", "/etc/passwd"),
            ("network.ties_file", "../secret.csv"),
            ("champions.people", "5\nseed = 3"),
            ("champions.people", "-1"),
            ("assumptions", "mine"),
            ("nonsense", "1"),
        ] {
            assert!(changed(key, value).is_err(), "{key} {value}");
        }
    }

    #[test]
    fn what_is_saved_is_what_was_run() {
        let subject = starter();
        let more = [("champions.people".to_owned(), "7".to_owned())];
        let saved = subject.saved(&more);
        let again = Scenario::read(saved.as_bytes(), "saved", std::path::Path::new(""), &[]).unwrap();
        assert_eq!(again.file, subject.with(&more).unwrap().file);
    }
}
