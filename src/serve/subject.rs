//! What is served: a scenario, and the values that may be changed on the page.

use super::bounds::{Offered, offered};
use super::limits::Limits;
use crate::scenario::{Pack, Scenario, ScenarioError, command, controls, laid_over_toml, nearest};
use crate::seeding::ChosenBy;
use crate::strategy::Strategy;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// A scenario that is served.
#[derive(Debug)]
pub struct Subject {
    /// What it is called.
    pub(super) name: String,
    /// What it is called in messages.
    pub(super) shown: String,
    text: String,
    folder: PathBuf,
    sets: Vec<(String, String)>,
    /// The scenario as it is before anybody changes anything.
    pub(super) first: Scenario,
    /// The values that may be changed, and to what.
    pub(super) offered: Vec<Offered>,
    pub(super) limits: Limits,
}

/// The key of the pack of assumptions.
pub(super) const PACK: &str = "assumptions";

impl Subject {
    /// A scenario called `name`, in messages `shown`; tables that its text names are looked for in `folder`, and `sets`
    /// is laid over it before anybody changes anything.
    pub fn read(
        (name, shown): (String, String),
        text: String,
        folder: PathBuf,
        sets: Vec<(String, String)>,
        limits: Limits,
    ) -> Result<Subject, ScenarioError> {
        let first = Scenario::read(text.as_bytes(), &shown, &folder, &sets)?;
        let written = controls(&laid_over_toml(&text, &sets));
        let subject = Subject { name, shown, text, folder, sets, first, offered: Vec::new(), limits };
        Ok(Subject { offered: offered(&subject, written), ..subject })
    }

    /// Whether tables of people or ties are read anew where this key is changed.
    pub(super) fn reads_anew(&self, key: &str) -> bool {
        self.first.data.is_some() && ["organisation.", "network."].iter().any(|table| key.starts_with(table))
    }

    /// The scenario with further values laid over it as the page runs it, or why it does not.
    pub(super) fn accepted(&self, more: &[(String, String)]) -> Result<Scenario, String> {
        let scenario = self.with(more)?;
        let instead = || command("run", &self.shown, &self.sets(more));
        let searches = |strategy: &Strategy| {
            strategy.champions.as_ref().is_some_and(|champions| champions.chosen_by == ChosenBy::Searched)
        };
        if scenario.strategies.iter().any(searches) {
            return Err(format!("to search for champions takes longer than this page waits: use `{}`", instead()));
        }
        match self.limits.refused(&scenario) {
            Some(too_much) => Err(format!("{too_much}, or use `{}`", instead())),
            None => Ok(scenario),
        }
    }

    /// The scenario with further values laid over it, or all that is mistaken then.
    pub(super) fn with(&self, more: &[(String, String)]) -> Result<Scenario, String> {
        let own = std::slice::from_ref(&self.first);
        Scenario::read_beside(own, self.text.as_bytes(), &self.shown, &self.folder, &self.sets(more))
            .map_err(|error| error.in_lines())
    }

    /// What was changed on the page as settings, or which of it cannot be.
    pub(super) fn settings(&self, changed: &BTreeMap<String, String>) -> Result<Vec<(String, String)>, String> {
        let settings = changed.iter().map(|(key, given)| Ok((key.clone(), self.setting(key, given)?)));
        let (settings, mistakes): (Vec<_>, Vec<_>) = settings.partition(Result::is_ok);
        let mistakes: Vec<String> = mistakes.into_iter().filter_map(Result::err).collect();
        if mistakes.is_empty() { Ok(settings.into_iter().flatten().collect()) } else { Err(mistakes.join("\n")) }
    }

    /// A value of a control as `--set` takes it.
    fn setting(&self, key: &str, given: &str) -> Result<String, String> {
        if key == PACK {
            let pack = Pack::ALL.into_iter().find(|pack| pack.word() == given);
            let packs = Pack::ALL.map(Pack::word).join(", ");
            return match pack {
                Some(pack) => Ok(format!("\"{}\"", pack.word())),
                None => Err(format!("`{PACK}` cannot be \"{given}\": the packs are {packs}")),
            };
        }
        let mut controls = self.offered.iter().map(|offered| &offered.control);
        controls.clone().find(|control| control.key == key).map(|control| control.setting(given)).unwrap_or_else(|| {
            let near = nearest(key, controls.by_ref().map(|control| control.key.as_str()));
            let near = near.map(|near| format!(": did you mean `{near}`?")).unwrap_or_default();
            Err(format!("this page does not offer `{key}`{near}"))
        })
    }

    /// Everything that is laid over the text.
    pub(super) fn sets(&self, more: &[(String, String)]) -> Vec<(String, String)> {
        [self.sets.as_slice(), more].concat()
    }

    /// The text of the scenario with further values laid over it.
    pub(super) fn saved(&self, more: &[(String, String)]) -> String {
        laid_over_toml(&self.text, &self.sets(more))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::scenario::STARTER;

    /// The starter scenario, small.
    pub fn starter() -> Subject {
        of(STARTER)
    }

    /// A scenario, small.
    pub fn of(text: &str) -> Subject {
        let sets = [("runs", "3"), ("weeks", "8"), ("organisation.people", "60")];
        let sets = sets.map(|(key, value)| (key.into(), value.into())).to_vec();
        let limits = Limits { at_once: 1, person_weeks: 1_000_000_000, threads: 2 };
        Subject::read(("starter".into(), "starter".into()), text.into(), PathBuf::new(), sets, limits).unwrap()
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
            ("assumptions", "mine"),
            ("nonsense", "1"),
        ] {
            assert!(changed(key, value).is_err(), "{key} {value}");
        }
        let near = changed("champion.people", "5").unwrap_err();
        assert_eq!(near, "this page does not offer `champion.people`: did you mean `champions.people`?");
    }

    #[test]
    fn mistakes_say_as_much_as_on_the_command_line_and_all_at_once() {
        let subject = starter();
        let asked = [("champions.people", "-1"), ("runs", "2.5")].map(|(key, value)| (key.into(), value.into()));
        let told = subject.with(&subject.settings(&BTreeMap::from(asked)).unwrap()).unwrap_err();
        let lines: Vec<&str> = told.lines().collect();
        assert!(lines.len() == 2 && lines[0].contains("`champions.people` cannot be -1: give"), "{told}");
        assert!(lines[1].contains("`runs` takes a whole number"), "{told}");
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
