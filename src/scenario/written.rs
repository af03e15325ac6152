//! What a text says, with the place of every key and value: a file's tree, and values laid over it.

use std::ops::Range;
use toml::de::{DeTable, DeValue};

/// Where something is written.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// In which text.
    pub source: Source,
    /// From which byte to which; empty for the text as a whole.
    pub span: (usize, usize),
}

/// The text that something is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The scenario file.
    File,
    /// A value set beside the file, by its number from 0.
    Set(usize),
    /// A table of points.
    List,
}

impl Source {
    /// A place in this text.
    pub(super) fn at(self, span: Range<usize>) -> Place {
        Place { source: self, span: (span.start, span.end) }
    }
}

/// A value as written.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    /// Where it is written.
    pub place: Place,
    /// What it is.
    pub content: Content,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Content {
    /// Keys and values, in the order written.
    Table(Vec<Entry>),
    /// Values one after the other.
    List(Vec<Node>),
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i128),
    /// A number.
    Number(f64),
    /// `true` or `false`.
    Switch(bool),
    /// A date or a time, which no key takes.
    Date(String),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Entry {
    /// The key, under the name that the program knows it by.
    pub key: String,
    /// Where the key is written.
    pub place: Place,
    /// The value.
    pub node: Node,
}

impl Node {
    /// An empty table at a place.
    pub fn table(place: Place) -> Node {
        Node { place, content: Content::Table(Vec::new()) }
    }

    /// The keys and values, none if it is not a table.
    pub fn entries(&self) -> &[Entry] {
        match &self.content {
            Content::Table(entries) => entries,
            _ => &[],
        }
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The items, none if it is not a list.
    pub fn items(&self) -> &[Node] {
        match &self.content {
            Content::List(items) => items,
            _ => &[],
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match &self.content {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value at a path; items of a list are counted from 1, and the only item needs no number.
    pub fn find(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, step| match &node.content {
            Content::Table(_) => node.get(step),
            Content::List(items) => match (step.parse::<usize>(), items.as_slice()) {
                (Ok(position), _) => items.get(position.checked_sub(1)?),
                (Err(_), [only]) => only.get(step),
                _ => None,
            },
            _ => None,
        })
    }

    /// The same without places, to be read into structs.
    pub fn plain(&self) -> toml::Value {
        match &self.content {
            Content::Table(entries) => {
                toml::Value::Table(entries.iter().map(|entry| (entry.key.clone(), entry.node.plain())).collect())
            }
            Content::List(items) => toml::Value::Array(items.iter().map(Node::plain).collect()),
            Content::Text(text) | Content::Date(text) => text.clone().into(),
            Content::Whole(whole) => i64::try_from(*whole).map_or((*whole as f64).into(), toml::Value::from),
            Content::Number(number) => (*number).into(),
            Content::Switch(switch) => (*switch).into(),
        }
    }
}

/// The tree of a text, and every place where it is not TOML.
pub(super) fn parse(text: &str, source: Source) -> (Node, Vec<toml::de::Error>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    (Node { place: source.at(0..0), content: table_of(table.get_ref(), source, 0) }, errors)
}

/// The value of a setting beside the file: TOML, or else the plain words.
pub(super) fn value(text: &str, source: Source, offset: usize) -> Node {
    match DeValue::parse(text) {
        Ok(value) => node(value.get_ref(), value.span(), source, offset),
        Err(_) => {
            Node { place: source.at(offset..offset + text.len()), content: Content::Text(text.trim().to_owned()) }
        }
    }
}

fn table_of(table: &DeTable, source: Source, offset: usize) -> Content {
    let entry = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue>)| Entry {
        key: String::from(std::borrow::Cow::clone(key.get_ref())),
        place: source.at(key.span().start + offset..key.span().end + offset),
        node: node(value.get_ref(), value.span(), source, offset),
    };
    Content::Table(table.iter().map(entry).collect())
}

fn node(value: &DeValue, span: Range<usize>, source: Source, offset: usize) -> Node {
    let content = match value {
        DeValue::String(text) => Content::Text(text.to_string()),
        DeValue::Integer(whole) => match i128::from_str_radix(whole.as_str(), whole.radix()) {
            Ok(whole) => Content::Whole(whole),
            Err(_) => Content::Number(f64::INFINITY),
        },
        DeValue::Float(number) => Content::Number(number.as_str().parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(switch) => Content::Switch(*switch),
        DeValue::Datetime(date) => Content::Date(date.to_string()),
        DeValue::Array(items) => {
            Content::List(items.iter().map(|item| node(item.get_ref(), item.span(), source, offset)).collect())
        }
        DeValue::Table(table) => table_of(table, source, offset),
    };
    Node { place: source.at(span.start + offset..span.end + offset), content }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_knows_its_place() {
        let text = "weeks = 52\n[champions]\npeople = 12\n";
        let (tree, errors) = parse(text, Source::File);
        assert!(errors.is_empty());
        let people = tree.find(&["champions", "people"]).unwrap();
        assert_eq!(&text[people.place.span.0..people.place.span.1], "12");
        assert_eq!(people.content, Content::Whole(12));
    }

    #[test]
    fn what_is_not_toml_is_a_plain_word() {
        assert_eq!(value("degree", Source::Set(0), 0).content, Content::Text("degree".into()));
        assert_eq!(value("0.5", Source::Set(0), 0).content, Content::Number(0.5));
    }

    #[test]
    fn deep_nesting_is_stopped_by_the_parser() {
        for text in ["[".repeat(100_000), "a.".repeat(100_000), format!("x = {}", "{a=".repeat(100_000))] {
            assert!(!parse(&text, Source::File).1.is_empty());
        }
    }
}
