//! What a scenario sets, key by key, and what each value rests on: for those who read a report and never see the file.

use super::explain::unit;
use super::file::File;
use super::keys::{self, Key, Shape};
use super::overlay::{OWN, WITHOUT_USE};
use super::packs::Pack;
use super::resolve::resolved_toml;
use super::written::{self, Content, Node, Source};

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
    /// A pack of assumptions says it.
    Pack(Pack),
    /// It is the default, which has this source.
    Sourced(String),
    /// It is the default, and an assumption; with what speaks for it, where something does.
    Assumed(Option<String>),
}

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

/// A key with dots and its value.
type Leaf = (String, Node);

impl File {
    /// Every setting that plays a part, in the order of the file: channels that no strategy uses are left out.
    pub fn settings(&self) -> Vec<Setting> {
        let tree = self.tree();
        let entries = tree.entries().iter().filter(|entry| self.plays(&entry.key));
        let leaves: Vec<Leaf> = entries.flat_map(|entry| leaves(&entry.node, &entry.key)).collect();
        let strategies = strategies(&tree);
        leaves.into_iter().filter_map(|(path, node)| self.setting(&path, &node, &strategies)).collect()
    }

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

    fn tree(&self) -> Node {
        written::parse(&resolved_toml(self), Source::File).0
    }

    /// Whether a table or key at the top says anything of the world as it is run.
    fn plays(&self, key: &str) -> bool {
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

    fn basis(&self, path: &str, known: &Key, value: &Content) -> Basis {
        let text = plain(value);
        match self.assumptions.value(&unnumbered(path)) {
            Some(assumed) if alike(&assumed, &text) => return Basis::Pack(self.assumptions),
            _ => (),
        }
        match (&known.default, &known.source) {
            (Some(default), source) if alike(default, &text) => rests_on(source.as_deref()),
            _ => Basis::Written,
        }
    }

    fn is_default(&self, path: &str, known: Option<&Key>, value: &Content) -> bool {
        known.is_some_and(|known| self.basis(path, known, value) != Basis::Written)
    }
}

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

/// What each strategy sets: its own tables, and of those that it need not have the file's.
fn strategies(tree: &Node) -> Vec<Vec<Leaf>> {
    let of = |strategy: &Node| {
        let own = strategy.entries().iter().filter(|entry| !["name", "uses"].contains(&entry.key.as_str()));
        let mut all: Vec<Leaf> = own.flat_map(|entry| leaves(&entry.node, &entry.key)).collect();
        let lacking = WITHOUT_USE.iter().filter(|table| strategy.get(table).is_none());
        all.extend(
            lacking.filter_map(|table| Some((table, tree.get(table)?))).flat_map(|(name, table)| leaves(table, name)),
        );
        all
    };
    tree.get("strategy").map(Node::items).unwrap_or_default().iter().map(of).collect()
}

/// Everything below a node that has a value, with its path; items of a list of tables are counted from 1.
fn leaves(node: &Node, path: &str) -> Vec<Leaf> {
    let below = |key: &str, node: &Node| leaves(node, &format!("{path}.{key}"));
    match &node.content {
        Content::Table(entries) => entries.iter().flat_map(|entry| below(&entry.key, &entry.node)).collect(),
        Content::List(items) if items.iter().any(|item| matches!(item.content, Content::Table(_))) => {
            match items.as_slice() {
                [only] => leaves(only, path),
                items => {
                    (1..).zip(items).flat_map(|(place, item): (usize, _)| below(&place.to_string(), item)).collect()
                }
            }
        }
        _ => vec![(path.into(), node.clone())],
    }
}

/// A path without the numbers of items.
fn unnumbered(path: &str) -> String {
    path.split('.').filter(|step| step.parse::<usize>().is_err()).collect::<Vec<_>>().join(".")
}

/// What is known of a key: of one whose name is free, what is known of its table.
fn known(path: &str) -> Option<&'static Key> {
    let path = unnumbered(path);
    let find = |path: &str| keys::dotted().iter().find(|(dotted, _)| dotted == path).map(|(_, key)| *key);
    let strategys = |path: &str| find(path).or_else(|| find(&format!("strategy.{path}")));
    strategys(&path).or_else(|| strategys(path.rsplit_once('.')?.0))
}

/// A value with its unit, as it is read.
fn shown(value: &Content, known: Option<&Key>) -> String {
    let unit = known.and_then(unit).filter(|_| matches!(value, Content::Whole(_) | Content::Number(_)));
    match unit {
        Some(unit) => format!("{} {unit}", plain(value)),
        None => plain(value),
    }
}

fn plain(value: &Content) -> String {
    match value {
        Content::Text(text) | Content::Date(text) => text.clone(),
        Content::Whole(whole) => whole.to_string(),
        Content::Number(number) => number.to_string(),
        Content::Switch(true) => "yes".into(),
        Content::Switch(false) => "no".into(),
        Content::List(items) => items.iter().map(|item| plain(&item.content)).collect::<Vec<_>>().join(", "),
        Content::Table(_) => String::new(),
    }
}

/// Whether a value as a file would have it is one as it is read.
fn alike(written: &str, read: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    let plain: String = written.chars().filter(|letter| !matches!(letter, '"' | '[' | ']')).collect();
    match (number(&plain), number(read)) {
        (Some(one), Some(other)) => one == other,
        _ => plain == read || matches!((plain.as_str(), read), ("true", "yes") | ("false", "no")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::{SHIPPED, read};
    use super::*;

    const TEXT: &str = "organisation.people = 50\norganisation.layers = 3\n[[behaviour]]\nname = \"asks\"\nvisible_percent = 30\n\
                        [champions]\npeople = 7\n\
                        [[strategy]]\nname = \"Nothing\"\nuses = []\n\
                        [[strategy]]\nname = \"Announce\"\nuses = [\"broadcast\"]\n\
                        [[strategy]]\nname = \"Both\"\nuses = [\"broadcast\", \"champions\"]\nbroadcast.messages_per_month = 1\n";

    fn file(text: &str) -> File {
        read(text.as_bytes(), "test", &[]).unwrap_or_else(|error| panic!("{error}"))
    }

    #[test]
    fn strategies_are_told_by_what_differs() {
        let file = file(TEXT);
        assert_eq!(file.first_that_acts(), 1);
        let told: Vec<(String, Vec<Option<String>>)> =
            file.differing().into_iter().map(|one| (one.key, one.values)).collect();
        let value = |text: &str| Some(text.to_owned());
        let messages = vec![None, value("3 messages per month"), value("1 messages per month")];
        assert_eq!(told[0], ("broadcast.messages_per_month".into(), messages));
        assert_eq!(told[1], ("champions.people".into(), vec![None, None, value("7 people")]));
        assert_eq!(told.len(), 2, "{told:?}");
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
    fn every_shipped_scenario_can_be_told() {
        for shipped in SHIPPED {
            let file = file(shipped.text);
            assert!(file.settings().iter().all(|one| !one.meaning.is_empty()), "{}", shipped.name);
            let differing = file.differing();
            assert!(differing.iter().all(|one| one.values.len() == file.strategy.len()), "{}", shipped.name);
            assert!(differing.iter().all(|one| !one.meaning.is_empty()), "{}: {differing:?}", shipped.name);
        }
    }
}
