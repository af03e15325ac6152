//! What a scenario sets, key by key, and what each value rests on: for those who read a report and never see the file.

use super::file::File;
use super::keys::{Key, Shape};
use super::leaves::{Leaf, alike, known, leaves, plain, shown, strategies, unnumbered};
use super::overlay::{OWN, WITHOUT_USE};
use super::packs::Pack;
use super::read;
use super::resolve::resolved_toml;
use super::written::{self, Content, Node, Source};
use crate::behaviour::Stages;
use std::sync::LazyLock;

/// A setting that plays a part, and what its value rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Setting {
    /// The key with dots.
    pub key: String,
    /// What it means.
    pub meaning: String,
    /// Its value with its unit; `None` where strategies differ in it.
    pub value: Option<String>,
    /// What the value rests on.
    pub basis: Basis,
}

/// What a value rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// The scenario says it.
    Written,
    /// It follows from `stages = "adoption_only"`: a textbook model.
    Stages,
    /// A pack of assumptions says it.
    Pack(Pack),
    /// It is the default, which has this source.
    Sourced(String),
    /// It is the default, and an assumption; with what speaks for it, where something does.
    Assumed(Option<String>),
}

/// What says how a run is made and shown, and nothing of the world.
const ASIDE: [&str; 14] = [
    "format",
    "title",
    "question",
    "seed",
    "runs",
    "weeks",
    "assumptions",
    "stages",
    "strategy",
    "event",
    "measure",
    "sweep",
    "chart",
    "expect",
];

impl File {
    /// Every setting that plays a part, in the order of the file: channels that no strategy uses are left out.
    pub fn settings(&self) -> Vec<Setting> {
        let tree = self.tree();
        let entries = tree.entries().iter().filter(|entry| self.plays(&entry.key));
        let leaves: Vec<Leaf> = entries.flat_map(|entry| leaves(&entry.node, &entry.key)).collect();
        let strategies = strategies(&tree);
        leaves.into_iter().filter_map(|(path, node)| self.setting(&path, &node, &strategies)).collect()
    }

    /// Its tree, everything spelled out.
    pub(super) fn tree(&self) -> Node {
        written::parse(&resolved_toml(self), Source::File).0
    }

    /// Whether a table or key at the top says anything of the world as it is run.
    pub(super) fn plays(&self, key: &str) -> bool {
        match key {
            _ if ASIDE.contains(&key) => false,
            "decisions" => self.decisions.is_on() || self.strategy.iter().any(|one| one.decisions.is_some()),
            "search" => self.search.is_on() || self.strategy.iter().any(|one| one.search.is_some()),
            channel if OWN.contains(&channel) && !WITHOUT_USE.contains(&channel) => {
                self.strategy.iter().flat_map(|strategy| &strategy.uses).any(|used| super::word(used) == channel)
            }
            _ => true,
        }
    }

    /// A setting; `None` for names and paths, which are no assumptions.
    fn setting(&self, path: &str, node: &Node, strategies: &[Vec<Leaf>]) -> Option<Setting> {
        let known = known(path)?;
        if matches!(known.shape.inner(), Shape::Text) {
            return None;
        }
        // Strategies have whole tables of their own: what they say is what is run.
        let own: Vec<&Node> = strategies.iter().flatten().filter(|leaf| leaf.0 == path).map(|leaf| &leaf.1).collect();
        let same = own.windows(2).all(|pair| pair[0].content == pair[1].content);
        let content = own.first().map_or(&node.content, |node| &node.content);
        Some(Setting {
            key: path.into(),
            meaning: known.meaning.clone(),
            value: same.then(|| shown(content, Some(known))),
            basis: if same { self.basis(path, known, content) } else { Basis::Written },
        })
    }

    pub(super) fn basis(&self, path: &str, known: &Key, value: &Content) -> Basis {
        let text = plain(value);
        match self.assumptions.value(&unnumbered(path)) {
            Some(assumed) if alike(&assumed, &text) => return Basis::Pack(self.assumptions),
            _ => (),
        }
        match (&known.default, &known.source) {
            (Some(default), source) if alike(as_a_rule(default), &text) => rests_on(source.as_deref()),
            _ if self.stages == Stages::AdoptionOnly && follows_from_stages(path, &text) => Basis::Stages,
            _ => Basis::Written,
        }
    }

    /// Whether a value is what stands if nothing is written.
    pub(super) fn is_default(&self, path: &str, known: Option<&Key>, value: &Content) -> bool {
        known.is_some_and(|known| self.basis(path, known, value) != Basis::Written)
    }
}

/// What stands as a rule: "70" of "70; 100 with stages = …".
fn as_a_rule(default: &str) -> &str {
    default.split(';').next().unwrap_or(default)
}

/// Whether a value is what stands in a textbook model where nothing is written.
fn follows_from_stages(path: &str, text: &str) -> bool {
    static BARE: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let bare = read(BARE_TEXTBOOK.as_bytes(), "bare", &[]).expect("the barest textbook model can be read");
        let tree = bare.tree();
        let leaves = tree.entries().iter().flat_map(|entry| leaves(&entry.node, &entry.key));
        leaves.map(|(path, node)| (unnumbered(&path), plain(&node.content))).collect()
    });
    BARE.iter().any(|(bare, value)| *bare == unnumbered(path) && value == text)
}

/// The least that a textbook model says.
const BARE_TEXTBOOK: &str = "stages = \"adoption_only\"\norganisation.people = 2\n[[behaviour]]\nname = \"it\"\n\
                             [[strategy]]\nname = \"so\"\nuses = []\n";

/// What a default rests on: many a source says that there is none.
fn rests_on(source: Option<&str>) -> Basis {
    const NONE: [&str; 6] = ["an assumption", "a choice", "none", "off by default", "any value", "no effect"];
    match source {
        None => Basis::Assumed(None),
        Some(source) if NONE.iter().any(|none| source.starts_with(none)) => {
            let why = source.strip_prefix("an assumption").unwrap_or(source).trim_start_matches([':', ';', ',', ' ']);
            Basis::Assumed((!why.is_empty()).then(|| why.to_owned()))
        }
        Some(source) => Basis::Sourced(source.into()),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::SHIPPED;
    use super::*;

    pub(in crate::scenario) const TEXT: &str = "organisation.people = 50\norganisation.layers = 3\n[[behaviour]]\nname = \"asks\"\nvisible_percent = 30\n\
                        [champions]\npeople = 7\n\
                        [[strategy]]\nname = \"Nothing\"\nuses = []\n\
                        [[strategy]]\nname = \"Announce\"\nuses = [\"broadcast\"]\n\
                        [[strategy]]\nname = \"Both\"\nuses = [\"broadcast\", \"champions\"]\nbroadcast.messages_per_month = 1\n";

    pub(in crate::scenario) fn file(text: &str) -> File {
        read(text.as_bytes(), "test", &[]).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn every_value_says_what_it_rests_on() {
        let settings = file(TEXT).settings();
        let of = |key: &str| settings.iter().find(|one| one.key == key).unwrap_or_else(|| panic!("{key}"));
        assert_eq!(of("behaviour.visible_percent").basis, Basis::Written);
        assert_eq!(of("behaviour.visible_percent").value.as_deref(), Some("30 %"));
        assert_eq!(of("broadcast.messages_per_month").value, None);
        assert!(settings.iter().any(|one| matches!(one.basis, Basis::Sourced(_))));
        assert!(settings.iter().any(|one| one.basis == Basis::Assumed(None)));
        assert_eq!(rests_on(Some("an assumption: two")), Basis::Assumed(Some("two".into())));
        for left_out in ["backstage.", "mandate.", "search.", "decisions.", "title", "seed", "behaviour.name"] {
            assert!(!settings.iter().any(|one| one.key.starts_with(left_out)), "{left_out}");
        }
        let sceptic = file(&format!("assumptions = \"sceptic\"\n{TEXT}")).settings();
        assert!(sceptic.iter().any(|one| one.basis == Basis::Pack(Pack::Sceptic)));
    }

    #[test]
    fn what_follows_from_the_stages_is_not_the_scenarios_own() {
        let text = "stages = \"adoption_only\"\norganisation.people = 40\n[[behaviour]]\nname = \"it\"\n\
                    spreads.simple = { chance_percent = 3 }\n[[strategy]]\nname = \"so\"\nuses = []\n";
        let settings = file(text).settings();
        let own: Vec<&str> =
            settings.iter().filter(|one| one.basis == Basis::Written).map(|one| one.key.as_str()).collect();
        assert_eq!(own, ["organisation.people", "behaviour.spreads.simple.chance_percent"]);
        assert!(settings.iter().any(|one| one.basis == Basis::Stages && one.key == "behaviour.visible_percent"));
    }

    #[test]
    fn every_shipped_scenario_can_be_told() {
        for shipped in SHIPPED {
            let settings = file(shipped.text).settings();
            assert!(settings.iter().all(|one| !one.meaning.is_empty()), "{}", shipped.name);
        }
    }
}
