//! Every key a scenario may have, read off the schema of [`File`]: its meaning, unit, default and shape.
//!
//! Checking, explaining and laying values over a file all ask here, so a setting added to a struct is
//! known everywhere at once.

use super::file::File;
use serde_json::Value;
use std::sync::OnceLock;

/// A key: its name and what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    /// The name, without the tables around it.
    pub name: String,
    /// What it means.
    pub meaning: String,
    /// In what it is counted.
    pub unit: Option<String>,
    /// Where its default comes from.
    pub source: Option<String>,
    /// What stands if it is not written.
    pub default: Option<String>,
    /// Whether it has to be written.
    pub required: bool,
    /// Whether nothing at all stands for it unless it is written.
    pub optional: bool,
    /// What may be written.
    pub shape: Shape,
}

/// What may be written for a key.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A table with these keys.
    Table(Vec<Key>),
    /// A table with exactly one of these keys: the kind.
    Kinds(Vec<Key>),
    /// A table whose keys are these words, each with a value of one shape.
    Each(Vec<Choice>, Box<Shape>),
    /// A list with a least and a most number of items.
    List(Box<Shape>, usize, usize),
    /// One of these words.
    Choice(Vec<Choice>),
    /// A number, perhaps whole, within bounds.
    Number(Number),
    /// Any text.
    Text,
    /// `true` or `false`.
    Switch,
    /// Any of these.
    Any(Vec<Shape>),
}

/// A word that may be chosen, and what it means.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Choice {
    /// The word.
    pub word: String,
    /// What it means.
    pub meaning: String,
}

/// The bounds of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Number {
    /// Whether only whole numbers do.
    pub whole: bool,
    /// The least that does.
    pub least: Option<f64>,
    /// The most that does.
    pub most: Option<f64>,
}

impl Shape {
    /// The keys of a table or of a table of kinds, none for anything else.
    pub fn keys(&self) -> &[Key] {
        match self {
            Shape::Table(keys) | Shape::Kinds(keys) => keys,
            _ => &[],
        }
    }

    /// What is known of one key in this table.
    pub fn key(&self, name: &str) -> Option<&Key> {
        self.keys().iter().find(|key| key.name == name)
    }

    /// The shape of the items of a list, of anything else itself.
    pub fn inner(&self) -> &Shape {
        match self {
            Shape::List(item, ..) => item,
            other => other,
        }
    }

    /// Whether it is a table, and so has no value of its own.
    pub fn is_table(&self) -> bool {
        matches!(self, Shape::Table(_) | Shape::Kinds(_) | Shape::Each(..))
    }
}

/// The shape of a whole scenario.
pub(super) fn all() -> &'static Shape {
    static ALL: OnceLock<Shape> = OnceLock::new();
    ALL.get_or_init(|| {
        let schema = schemars::schema_for!(File).to_value();
        shape(&schema, &schema)
    })
}

/// Every key with its dotted path, in the order of the structs; `strategy.champions.people` is a
/// strategy's own `champions.people`.
pub(super) fn dotted() -> &'static [(String, &'static Key)] {
    static DOTTED: OnceLock<Vec<(String, &'static Key)>> = OnceLock::new();
    DOTTED.get_or_init(|| {
        let mut found = Vec::new();
        below(all(), "", &mut found);
        found
    })
}

/// Whether a strategy may set a key or a table for itself: `champions`, `split_percent`.
pub fn strategies_set(name: &str) -> bool {
    all().key("strategy").is_some_and(|strategy| strategy.shape.inner().key(name).is_some())
}

fn below(shape: &'static Shape, path: &str, found: &mut Vec<(String, &'static Key)>) {
    for key in shape.keys() {
        let path = if path.is_empty() { key.name.clone() } else { format!("{path}.{}", key.name) };
        found.push((path.clone(), key));
        below(key.shape.inner(), &path, found);
    }
}

/// What may be written, from a schema; a setting that may be left out counts as what it is when given.
fn shape(schema: &Value, root: &Value) -> Shape {
    let schema = followed(schema, root);
    if let Some(properties) = schema["properties"].as_object() {
        return Shape::Table(properties.iter().map(|(name, one)| key(name, one, schema, root)).collect());
    }
    if let Some(options) = schema["oneOf"].as_array() {
        return one_of(options, root);
    }
    if let Some(options) = schema["anyOf"].as_array() {
        return Shape::Any(options.iter().map(|option| shape(option, root)).collect());
    }
    let types = types(schema);
    match types.len() {
        1 => plain(types[0], schema, root),
        _ => Shape::Any(types.iter().map(|one| plain(one, schema, root)).collect()),
    }
}

/// The schema behind references and behind "or nothing".
fn followed<'a>(schema: &'a Value, root: &'a Value) -> &'a Value {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root.pointer(reference.trim_start_matches('#')).expect("a schema refers to its own parts");
        return followed(target, root);
    }
    let some = |option: &&Value| option["type"] != "null";
    match schema["anyOf"].as_array() {
        Some(options) if options.iter().filter(some).count() == 1 => {
            followed(options.iter().find(some).expect("counted"), root)
        }
        _ => schema,
    }
}

fn types(schema: &Value) -> Vec<&str> {
    match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).filter(|one| *one != "null").collect(),
        one => one.as_str().into_iter().collect(),
    }
}

fn plain(kind: &str, schema: &Value, root: &Value) -> Shape {
    let size = |name: &str| schema[name].as_u64().map(|size| size as usize);
    match kind {
        "object" if schema["additionalProperties"].is_object() => {
            let Shape::Choice(words) = shape(&schema["propertyNames"], root) else {
                unreachable!("a table without fixed keys names the words that may be its keys")
            };
            Shape::Each(words, Box::new(shape(&schema["additionalProperties"], root)))
        }
        "object" => Shape::Table(Vec::new()),
        "array" => Shape::List(
            Box::new(shape(&schema["items"], root)),
            size("minItems").unwrap_or(0),
            size("maxItems").unwrap_or(usize::MAX),
        ),
        "boolean" => Shape::Switch,
        "number" | "integer" => Shape::Number(Number {
            whole: kind == "integer",
            least: schema["minimum"].as_f64(),
            most: schema["maximum"].as_f64(),
        }),
        _ => Shape::Text,
    }
}

/// Words to choose from, or kinds that are tables.
fn one_of(options: &[Value], root: &Value) -> Shape {
    if options.iter().any(|option| option["properties"].is_object()) {
        let kinds = options.iter().flat_map(|option| {
            let (name, one) = option["properties"].as_object().and_then(|only| only.iter().next()).expect("a kind");
            Some(Key { meaning: text(option, "description").unwrap_or_default(), ..key(name, one, &Value::Null, root) })
        });
        return Shape::Kinds(kinds.collect());
    }
    let words = options.iter().flat_map(|option| {
        let meaning = text(option, "description").unwrap_or_default();
        let listed = option["enum"].as_array().into_iter().flatten();
        let words = listed.chain(option.get("const")).filter_map(Value::as_str);
        words.map(move |word| Choice { word: word.into(), meaning: meaning.clone() }).collect::<Vec<_>>()
    });
    Shape::Choice(words.collect())
}

fn key(name: &str, schema: &Value, table: &Value, root: &Value) -> Key {
    let required = table["required"].as_array().is_some_and(|names| names.iter().any(|one| one == name));
    let shape = shape(schema, root);
    let default = if shape.is_table() { None } else { schema.get("default").map(written) };
    Key {
        name: name.into(),
        meaning: text(schema, "description").unwrap_or_default(),
        unit: text(schema, "x-unit"),
        source: text(schema, "x-source"),
        default: text(schema, "x-default").or(default),
        required,
        optional: schema["anyOf"].as_array().is_some_and(|options| options.iter().any(|one| one["type"] == "null")),
        shape,
    }
}

fn text(schema: &Value, name: &str) -> Option<String> {
    schema[name].as_str().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A default as it would be written in a file.
fn written(value: &Value) -> String {
    match value {
        Value::Number(number) => number.as_f64().map_or_else(|| number.to_string(), |number| number.to_string()),
        Value::Array(items) => format!("[{}]", items.iter().map(written).collect::<Vec<_>>().join(", ")),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_and_every_choice_has_a_meaning() {
        for (path, key) in dotted() {
            assert!(!key.meaning.is_empty(), "{path}");
            if let Shape::Choice(words) = &key.shape {
                assert!(words.iter().all(|choice| !choice.meaning.is_empty()), "{path}: {words:?}");
            }
        }
    }

    #[test]
    fn every_number_has_a_unit_and_bounds() {
        let plain = ["format", "seed", "from", "to"];
        for (path, key) in dotted() {
            if let Shape::Number(number) = &key.shape {
                assert!(key.unit.is_some() || plain.contains(&key.name.as_str()), "{path} has no unit");
                let bounded = number.least.is_some() && number.most.is_some();
                assert!(bounded || plain.contains(&key.name.as_str()), "{path} has no bounds");
            }
        }
    }

    #[test]
    fn a_choice_a_kind_and_a_list_are_told_apart() {
        let behaviour = &all().key("behaviour").unwrap().shape;
        let Shape::List(behaviour, 1, 50) = behaviour else { panic!("{behaviour:?}") };
        assert!(matches!(behaviour.key("spreads").unwrap().shape, Shape::Kinds(_)));
        assert!(matches!(behaviour.key("spreads_like").unwrap().shape, Shape::Choice(_)));
        assert!(matches!(all().key("network").unwrap().shape.key("path").unwrap().shape, Shape::Table(_)));
    }
}
