//! A value as given and what its key takes, told in words.

use super::keys::{Key, Shape};
use super::mistake::Kind;
use super::nearest::nearest;
use super::written::{Content, Node};

/// The mistake of a value that is something else than its key takes.
pub(super) fn wrong_type(node: &Node, shape: &Shape, name: &str) -> Kind {
    Kind::WrongType { given: shown(node), wanted: wanted(shape), instead: instead(node, shape, name) }
}

/// What a shape takes, in words.
pub(super) fn wanted(shape: &Shape) -> String {
    match shape {
        Shape::Table(_) | Shape::Each(..) => "a table".into(),
        Shape::Kinds(_) => "a table named after the kind".into(),
        Shape::List(..) => "a list in brackets".into(),
        Shape::Choice(words) => {
            let words: Vec<String> = words.iter().map(|choice| format!("\"{}\"", choice.word)).collect();
            format!("one of {}", words.join(", "))
        }
        Shape::Number(number) if number.whole => "a whole number".into(),
        Shape::Number(_) => "a number".into(),
        Shape::Text => "a text in quotes".into(),
        Shape::Switch => "true or false".into(),
        Shape::Any(shapes) => shapes.iter().map(wanted).collect::<Vec<_>>().join(" or "),
    }
}

/// What was probably meant, as it would be written.
fn instead(node: &Node, shape: &Shape, name: &str) -> Option<String> {
    match (shape, &node.content) {
        (Shape::Number(number), Content::Text(text)) => {
            let plain = text.trim().trim_end_matches('%').trim_end();
            let value: f64 = plain.replace(',', ".").parse().ok()?;
            let point = if plain.contains(',') { " with a point" } else { "" };
            (value.is_finite() && (!number.whole || value.fract() == 0.0)).then(|| format!("{value}{point}"))
        }
        (Shape::Number(_), Content::Number(value)) => (value.fract() == 0.0).then(|| value.to_string()),
        (Shape::Switch, Content::Text(text)) => match text.to_lowercase().as_str() {
            "true" | "yes" | "on" => Some("true".into()),
            "false" | "no" | "off" => Some("false".into()),
            _ => None,
        },
        (Shape::Text, Content::Whole(_) | Content::Number(_) | Content::Switch(_)) => {
            Some(format!("\"{}\"", shown(node)))
        }
        (Shape::List(..), Content::Text(_) | Content::Whole(_) | Content::Number(_)) => {
            Some(format!("[{}]", shown(node)))
        }
        (Shape::List(item, ..), Content::Table(_)) if matches!(**item, Shape::Table(_)) => Some(format!("[[{name}]]")),
        (Shape::Table(keys), Content::Whole(_) | Content::Number(_)) => {
            let takes_number = |key: &&Key| matches!(key.shape, Shape::Number(_));
            Some(format!("{name} = {{ {} = {} }}", keys.iter().find(takes_number)?.name, shown(node)))
        }
        (Shape::Kinds(kinds), Content::Text(text)) => {
            let kind = nearest(text, kinds.iter().map(|kind| kind.name.as_str()))?;
            Some(format!("{name}.{kind} = {{}}"))
        }
        _ => None,
    }
}

/// A value as it would be written, in short.
pub(super) fn shown(node: &Node) -> String {
    match &node.content {
        Content::Table(_) => "a table".into(),
        Content::List(_) => "a list".into(),
        Content::Text(text) => format!("\"{}\"", cut(text)),
        Content::Whole(whole) => whole.to_string(),
        Content::Number(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.1}"),
        Content::Number(number) => number.to_string(),
        Content::Switch(switch) => switch.to_string(),
        Content::Date(date) => format!("the date {date}"),
    }
}

/// A text in short.
pub(super) fn cut(text: &str) -> String {
    if text.chars().count() <= 60 { text.into() } else { text.chars().take(57).chain("...".chars()).collect() }
}
