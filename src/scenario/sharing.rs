//! What all strategies share: the file's own value of a key, and where it is written to change in every one of them.

use super::file::File;
use super::overlay::{OWN, WITHOUT_USE};
use super::resolve::adds_no_programme;
use super::together::locate;
use super::written::Node;

impl File {
    /// A key of the file that all strategies share which have it, as the keys that change it in every one of them;
    /// nothing where some strategy has another value, or the key is of no table that strategies may set for themselves.
    pub fn sharing(&self, key: &str) -> Vec<String> {
        let tree = self.tree();
        let path = locate(&tree, key).map(|(path, _)| path).unwrap_or_default();
        if path.first().is_some_and(|table| OWN.contains(&table.as_str())) {
            self.shared_in(&tree, &path).unwrap_or_default()
        } else {
            Vec::new()
        }
    }

    /// The keys that change the value at a path in every strategy; `None` where some strategy has another one, or none
    /// has it. `tree` is the file's, everything spelled out.
    pub(super) fn shared_in(&self, tree: &Node, path: &[String]) -> Option<Vec<String>> {
        let key = path.join(".");
        let Some(table) = path.first().filter(|table| OWN.contains(&table.as_str())) else { return Some(vec![key]) };
        let has_always = WITHOUT_USE.contains(&table.as_str());
        let steps: Vec<&str> = path.iter().map(String::as_str).collect();
        let value = |node: &Node| node.find(&steps).map(|found| found.content.clone());
        let own = value(tree);
        let nodes = tree.get("strategy").map(Node::items).unwrap_or_default();
        let set: Vec<(&str, &Node)> = self.strategy.iter().map(|one| one.name.as_str()).zip(nodes).collect();
        let set: Vec<(&str, &Node)> = set.into_iter().filter(|(_, node)| node.get(table).is_some()).collect();
        if set.iter().any(|(_, node)| value(node) != own) || set.is_empty() && !has_always {
            return None;
        }
        let lacking = has_always && (set.len() < nodes.len() || adds_no_programme(self));
        let each = set.iter().map(|(name, _)| format!("strategy.{}.{key}", step(name)));
        Some(lacking.then(|| key.clone()).into_iter().chain(each).collect())
    }
}

/// A name as a step of a dotted path.
fn step(name: &str) -> String {
    let quote = if name.contains('"') { '\'' } else { '"' };
    let plain = !name.contains(['.', '=']) && !name.trim_start().starts_with(['"', '\'']);
    if plain { name.to_owned() } else { format!("{quote}{name}{quote}") }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{STARTER, read};

    #[test]
    fn what_strategies_share_is_set_in_each_and_what_one_sets_otherwise_is_not_shared() {
        let text = "organisation.people = 50\n[[behaviour]]\nname = \"asks\"\n[leaders]\nsay_do_gap_effect = 0.2\n\
                    [[strategy]]\nname = \"v1.2\"\nuses = [\"champions\"]\n\
                    [[strategy]]\nname = \"b\"\nuses = [\"champions\"]\nchampions.conversations_per_week = 9\n\
                    leaders.say_do_gap_effect = 0.2\n";
        let file = read(text.as_bytes(), "test", &[]).unwrap();
        let both = ["strategy.\"v1.2\".champions.share_percent", "strategy.b.champions.share_percent"];
        assert_eq!(file.sharing("influencers.share_percent"), both);
        assert_eq!(file.sharing("champions.conversations_per_week"), [""; 0]);
        assert_eq!(
            file.sharing("leaders.say_do_gap_effect"),
            ["leaders.say_do_gap_effect", "strategy.b.leaders.say_do_gap_effect"]
        );
        for nothing in ["weeks", "broadcast.messages_per_month", "nonsense"] {
            assert_eq!(file.sharing(nothing), [""; 0]);
        }
        let sets = [(both[0].to_owned(), "5".to_owned())];
        let set = read(text.as_bytes(), "test", &sets).unwrap();
        assert_eq!(set.strategy[0].champions.as_ref().unwrap().share_percent.percent(), 5.0);
        assert!(
            read(STARTER.as_bytes(), "starter", &[])
                .unwrap()
                .sharing("starters.people")
                .contains(&"starters.people".into())
        );
    }
}
