//! A scenario's tree leaf by leaf: every key that has a value, and how the value is read.

use super::counted::of_one;
use super::explain::unit;
use super::keys::{self, Key};
use super::overlay::WITHOUT_USE;
use super::written::{Content, Node};

/// A key with dots and its value.
pub(super) type Leaf = (String, Node);

/// What each strategy sets: its own tables, and of those that it need not have the file's.
pub(super) fn strategies(tree: &Node) -> Vec<Vec<Leaf>> {
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
pub(super) fn leaves(node: &Node, path: &str) -> Vec<Leaf> {
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
pub(super) fn unnumbered(path: &str) -> String {
    path.split('.').filter(|step| step.parse::<usize>().is_err()).collect::<Vec<_>>().join(".")
}

/// What is known of a key: of one whose name is free, what is known of its table.
pub(super) fn known(path: &str) -> Option<&'static Key> {
    let path = unnumbered(path);
    let find = |path: &str| keys::dotted().iter().find(|(dotted, _)| dotted == path).map(|(_, key)| *key);
    let strategys = |path: &str| find(path).or_else(|| find(&format!("strategy.{path}")));
    strategys(&path).or_else(|| strategys(path.rsplit_once('.')?.0))
}

/// A value with its unit, as it is read.
pub(super) fn shown(value: &Content, known: Option<&Key>) -> String {
    let unit = known.and_then(unit).filter(|_| matches!(value, Content::Whole(_) | Content::Number(_)));
    match unit {
        Some(unit) => {
            let value = plain(value);
            let unit = if value == "1" { of_one(&unit) } else { unit };
            format!("{value} {unit}")
        }
        None => plain(value),
    }
}

pub(super) fn plain(value: &Content) -> String {
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
pub(super) fn alike(written: &str, read: &str) -> bool {
    let number = |text: &str| text.parse::<f64>().ok();
    let plain: String = written.chars().filter(|letter| !matches!(letter, '"' | '[' | ']')).collect();
    match (number(&plain), number(read)) {
        (Some(one), Some(other)) => one == other,
        _ => plain == read || matches!((plain.as_str(), read), ("true", "yes") | ("false", "no")),
    }
}
