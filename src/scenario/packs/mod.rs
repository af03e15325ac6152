//! Assumption packs: values that stand where a file says nothing, from doubt to belief in what colleagues do.

use super::keys;
use super::overlay::lay;
use super::written::{Content, Entry, Node, Source, parse};
use serde::{Deserialize, Serialize};

/// What is assumed where a file says nothing.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Pack {
    /// Peers weigh little, the top weighs more.
    Sceptic,
    /// The defaults.
    #[default]
    Middle,
    /// Peers weigh much, the top less, and what is chosen stays.
    Advocate,
}

impl Pack {
    /// All packs, from doubt to belief.
    pub const ALL: [Pack; 3] = [Pack::Sceptic, Pack::Middle, Pack::Advocate];

    /// Its word in files and tables.
    pub fn word(self) -> &'static str {
        match self {
            Pack::Sceptic => "sceptic",
            Pack::Middle => "middle",
            Pack::Advocate => "advocate",
        }
    }

    /// Whose its assumptions are: "the sceptic's assumptions", "the middle assumptions".
    pub fn whose(self) -> &'static str {
        match self {
            Pack::Sceptic => "sceptic's",
            Pack::Middle => "middle",
            Pack::Advocate => "advocate's",
        }
    }

    /// The pack of a word.
    pub fn of(word: &str) -> Option<Pack> {
        Pack::ALL.into_iter().find(|pack| pack.word() == word)
    }

    /// Its values, as they would be written in a file.
    fn text(self) -> &'static str {
        match self {
            Pack::Sceptic => include_str!("sceptic.toml"),
            Pack::Middle => "",
            Pack::Advocate => include_str!("advocate.toml"),
        }
    }

    /// What it says of a key, given with dots, where it says anything.
    pub(super) fn value(self, key: &str) -> Option<String> {
        let steps: Vec<&str> = key.split('.').collect();
        let node = self.tree().find(&steps).map(Node::plain)?;
        (!node.is_table()).then(|| node.to_string())
    }

    fn tree(self) -> Node {
        parse(self.text(), Source::File).0
    }

    /// Lays the pack that a sound tree asks for under it. Textbook models assume nothing.
    pub(super) fn lay_under(tree: &mut Node) {
        let said = |key| tree.get(key).and_then(Node::text);
        let Some(pack) = said("assumptions").and_then(Pack::of) else { return };
        if pack == Pack::Middle || said("stages") == Some("adoption_only") {
            return;
        }
        let Content::Table(assumed) = pack.tree().content else { return };
        let (behaviour, rest): (Vec<Entry>, Vec<Entry>) =
            assumed.into_iter().partition(|entry| entry.key == "behaviour");
        let mut whole = Node { place: tree.place.clone(), content: Content::Table(rest) };
        lay(&mut whole, tree.clone(), Some(keys::all()), "");
        *tree = whole;
        if let Some(assumed) = behaviour.first() {
            under_each(tree, &assumed.node);
        }
    }
}

/// Lays what is assumed of behaviours under each of a tree's.
fn under_each(tree: &mut Node, assumed: &Node) {
    let Content::Table(entries) = &mut tree.content else { return };
    let Some(behaviours) = entries.iter_mut().find(|entry| entry.key == "behaviour") else { return };
    let Content::List(items) = &mut behaviours.node.content else { return };
    let shape = keys::all().key("behaviour").map(|key| key.shape.inner());
    for item in items {
        // In short, "complex" is the rule of which the pack speaks.
        if let Content::Table(own) = &mut item.content {
            own.retain(|entry| !(entry.key == "spreads_like" && entry.node.text() == Some("complex")));
        }
        let mut whole = assumed.clone();
        lay(&mut whole, item.clone(), shape, "behaviour");
        *item = whole;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{File, read, resolved_toml};
    use super::*;
    use crate::contagion::Rule;

    const PLAIN: &str = "organisation.people = 50\n[[behaviour]]\nname = \"asks\"\n\
                         [[strategy]]\nname = \"a\"\nuses = [\"champions\", \"broadcast\"]\n";

    fn under(pack: Pack, text: &str) -> File {
        let set = [("assumptions".to_owned(), pack.word().to_owned())];
        read(text.as_bytes(), "test", &set).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Every key of a pack, with dots.
    fn paths(node: &Node, path: &str) -> Vec<String> {
        let below = |entry: &Entry| {
            let path = if path.is_empty() { entry.key.clone() } else { format!("{path}.{}", entry.key) };
            if matches!(entry.node.content, Content::Table(_)) { paths(&entry.node, &path) } else { vec![path] }
        };
        node.entries().iter().flat_map(below).collect()
    }

    #[test]
    fn sceptic_and_advocate_lie_on_either_side_of_the_default() {
        let known = keys::dotted();
        for path in paths(&Pack::Advocate.tree(), "").iter().chain(&paths(&Pack::Sceptic.tree(), "")) {
            let (_, key) = known.iter().find(|(dotted, _)| dotted == path).unwrap_or_else(|| panic!("{path}"));
            let default: Option<f64> = key.default.as_ref().and_then(|default| default.parse().ok());
            let said = |pack: Pack| pack.value(path).and_then(|value| value.parse::<f64>().ok());
            if let (Some(doubt), Some(belief), Some(default)) = (said(Pack::Sceptic), said(Pack::Advocate), default) {
                assert!((doubt <= default && default <= belief) || (belief <= default && default <= doubt), "{path}");
            }
        }
    }

    #[test]
    fn a_pack_stands_only_where_the_file_says_nothing() {
        let file = under(Pack::Advocate, &format!("{PLAIN}[champions]\nconversation_effect = 0.3\n"));
        let champions = file.strategy[0].champions.as_ref().unwrap();
        assert_eq!((champions.conversation_effect, champions.drop_out_percent_per_year.percent()), (0.3, 10.0));
        assert_eq!(file.strategy[0].broadcast.as_ref().unwrap().persuasion_percent.percent(), 0.5);
        let Some(Rule::Reinforced(rule)) = &file.behaviour[0].spreads else { panic!("complex by default") };
        assert_eq!((rule.share_percent.percent(), rule.pace_percent.percent()), (20.0, 2.0));
    }

    #[test]
    fn a_rule_of_its_own_is_left_alone() {
        for (given, kept) in [("spreads_like = \"simple\"", false), ("spreads_like = \"complex\"", true)] {
            let text = PLAIN.replace("name = \"asks\"", &format!("name = \"asks\"\n{given}"));
            let rule = under(Pack::Sceptic, &text).behaviour[0].spreads.clone();
            let assumed = matches!(&rule, Some(Rule::Reinforced(rule)) if rule.share_percent.percent() == 30.0);
            assert_eq!(assumed, kept, "{rule:?}");
        }
    }

    #[test]
    fn what_was_run_reads_back_as_it_was_under_any_pack() {
        for pack in Pack::ALL {
            let file = under(pack, PLAIN);
            assert_eq!(read(resolved_toml(&file).as_bytes(), "test", &[]).unwrap(), file, "{}", pack.word());
        }
        assert_eq!(under(Pack::Middle, PLAIN), read(PLAIN.as_bytes(), "test", &[]).unwrap());
    }

    #[test]
    fn textbook_models_assume_nothing() {
        let text = format!("stages = \"adoption_only\"\n{PLAIN}");
        let mut file = under(Pack::Advocate, &text);
        file.assumptions = Pack::Middle;
        assert_eq!(file, under(Pack::Middle, &text));
    }
}
