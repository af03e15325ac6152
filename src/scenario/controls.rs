//! The values that a file writes and that can be set to others: what a page offers as controls.

use super::explain::{Explanation, canonical, explain};
use super::file::Value;
use super::given::cut;
use super::keys::{self, Choice, Shape};
use super::nearest::nearest;
use super::synonyms;
use super::typed;
use super::words::did_you_mean;
use super::written::{self, Content, Node, Source};

/// A value that a file writes.
#[derive(Debug, Clone, PartialEq)]
pub struct Control {
    /// Its key with dots, as `--set` takes it.
    pub key: String,
    /// The strategy or behaviour that it is of, where it is of one.
    pub of: Option<String>,
    /// What is written.
    pub value: Value,
    /// What may be written instead.
    pub takes: Takes,
    /// What it means, in what it is counted, what stands if it is not written, and where that comes from.
    pub explanation: Explanation,
}

/// What may be set.
#[derive(Debug, Clone, PartialEq)]
pub enum Takes {
    /// A number within bounds, perhaps a whole one.
    Number {
        /// Whether only whole numbers do.
        whole: bool,
        /// The least that does.
        least: Option<f64>,
        /// The most that does.
        most: Option<f64>,
    },
    /// One of these words, each with its meaning.
    Word(Vec<(String, String)>),
    /// Yes or no.
    Switch,
}

/// Tables and keys that say how an experiment is made and shown.
const NOT_OFFERED: [&str; 9] =
    ["title", "question", "seed", "chart", "measure", "expect", "sweep", "assumptions", "stages"];

/// Every number, choice and switch that a file writes, in its order.
pub fn controls(text: &str) -> Vec<Control> {
    let (mut tree, _) = written::parse(text, Source::File);
    synonyms::settle(&mut tree, keys::all(), "", &mut Vec::new());
    let mut found = Vec::new();
    for entry in tree.entries().iter().filter(|entry| !NOT_OFFERED.contains(&entry.key.as_str())) {
        walk(&entry.node, &entry.key, None, &mut found);
    }
    found
}

fn walk(node: &Node, path: &str, of: Option<&str>, found: &mut Vec<Control>) {
    match &node.content {
        Content::Table(entries) => {
            entries.iter().for_each(|entry| walk(&entry.node, &format!("{path}.{}", entry.key), of, found));
        }
        Content::List(items) => {
            for (place, item) in items.iter().enumerate().filter(|(_, item)| !item.entries().is_empty()) {
                let named = item.get("name").and_then(Node::text);
                walk(item, &format!("{path}.{}", place + 1), named.or(of), found);
            }
        }
        content => found.extend(control(content, path, of)),
    }
}

fn control(content: &Content, path: &str, of: Option<&str>) -> Option<Control> {
    let value = match content {
        Content::Switch(switch) => Value::Switch(*switch),
        Content::Whole(whole) => Value::Whole(i64::try_from(*whole).ok()?),
        Content::Number(number) => typed::number_value(*number),
        Content::Text(text) => Value::Word(text.clone()),
        _ => return None,
    };
    let own = canonical(path);
    let shape = keys::dotted().iter().find(|(dotted, _)| *dotted == own)?.1.shape.inner();
    let takes = takes(shape, &value)?;
    let explanation = explain(&own).ok()?.into_iter().find(|explained| explained.key == own)?;
    Some(Control { key: path.into(), of: of.map(str::to_owned), value, takes, explanation })
}

/// What stands for a value of this shape that is written so.
fn takes(shape: &Shape, value: &Value) -> Option<Takes> {
    let told = |choice: &Choice| (choice.word.clone(), choice.meaning.clone());
    Some(match (shape, value) {
        (Shape::Number(number), Value::Whole(_) | Value::Number(_)) => {
            Takes::Number { whole: number.whole, least: number.least, most: number.most }
        }
        (Shape::Choice(choices), Value::Word(word)) if choices.iter().any(|choice| choice.word == *word) => {
            Takes::Word(choices.iter().map(told).collect())
        }
        (Shape::Switch, Value::Switch(_)) => Takes::Switch,
        (Shape::Any(shapes), value) => return shapes.iter().find_map(|shape| takes(shape.inner(), value)),
        _ => return None,
    })
}

impl Control {
    /// A value as `--set` takes it; a number may still be out of bounds.
    ///
    /// # Errors
    /// What was given and what would do, in words, where it is no number, or none of the words.
    pub fn setting(&self, given: &str) -> Result<String, String> {
        let words = match &self.takes {
            Takes::Number { .. } => {
                let number = given.trim().parse().ok().filter(|number: &f64| number.is_finite());
                let written = number.map(|number| typed::number_value(number).written());
                return written.ok_or_else(|| format!("`{}` takes a number, not \"{}\"", self.key, cut(given)));
            }
            Takes::Word(words) => words.iter().map(|(word, _)| word.clone()).collect(),
            Takes::Switch => vec!["true".to_owned(), "false".to_owned()],
        };
        if !words.iter().any(|word| word == given) {
            let near = nearest(given, words.iter().map(String::as_str));
            return Err(format!("`{}` cannot be \"{}\": {}", self.key, cut(given), did_you_mean(near, &words)));
        }
        Ok(if self.takes == Takes::Switch { given.into() } else { Value::Word(given.into()).written() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{SHIPPED, Scenario, shipped};
    use std::path::Path;

    #[test]
    fn numbers_choices_and_switches_of_a_file_can_be_turned() {
        let text = shipped("announce-or-seed").unwrap().text;
        let controls = controls(text);
        let keys: Vec<&str> = controls.iter().map(|control| control.key.as_str()).collect();
        for key in ["runs", "organisation.people", "champions.share_percent", "champions.chosen_by", "budget.compare"] {
            assert!(keys.contains(&key), "{key} in {keys:?}");
        }
        assert!(!keys.iter().any(|key| ["seed", "title", "expect.winner"].contains(key)));
        let share = controls.iter().find(|control| control.key == "champions.share_percent").unwrap();
        assert_eq!(
            (share.setting("4.5"), share.setting("x")),
            (Ok("4.5".into()), Err("`champions.share_percent` takes a number, not \"x\"".into()))
        );
        let by = controls.iter().find(|control| control.key == "champions.chosen_by").unwrap();
        assert_eq!(by.setting("random"), Ok("\"random\"".into()));
        let mistaken = by.setting("degre").unwrap_err();
        assert!(
            mistaken.starts_with("`champions.chosen_by` cannot be \"degre\": did you mean \"degree\"?"),
            "{mistaken}"
        );
        assert!(by.setting("/etc/passwd").is_err());
    }

    #[test]
    fn every_control_of_every_shipped_scenario_is_set_to_what_it_is() {
        for shipped in SHIPPED {
            for control in controls(shipped.text) {
                let written = match &control.value {
                    Value::Word(word) => word.clone(),
                    other => other.to_string(),
                };
                let set = control.setting(&written).unwrap_or_else(|why| panic!("{}: {why}", shipped.name));
                let sets = [(control.key.clone(), set)];
                Scenario::read(shipped.text, shipped.name, Path::new(""), &sets)
                    .unwrap_or_else(|error| panic!("{}: {}", shipped.name, error.in_a_line()));
            }
        }
    }
}
