//! The JSON Schema (2020-12) of a scenario, for editors: meanings, ranges and choices as one types.

use super::file::File;
use super::synonyms;
use serde_json::{Map, Value, json};

/// The schema as text.
pub fn schema() -> String {
    let mut schema = schemars::schema_for!(File).to_value();
    schema["title"] = json!("A Groundswell scenario");
    understand(&mut schema);
    serde_json::to_string_pretty(&schema).expect("a schema can be written as JSON") + "\n"
}

/// Adds the other words that are read for keys and choices.
fn understand(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(properties)) = object.get_mut("properties") {
                other_keys(properties);
            }
            if let Some(Value::Array(choices)) = object.get_mut("oneOf") {
                other_choices(choices);
            }
            object.values_mut().for_each(understand);
        }
        Value::Array(items) => items.iter_mut().for_each(understand),
        _ => (),
    }
}

fn other_keys(properties: &mut Map<String, Value>) {
    for (other, word) in synonyms::KEYS {
        if let Some(known) = properties.get(word).cloned().filter(|_| !properties.contains_key(other)) {
            properties.insert(other.into(), described(known, word));
        }
    }
}

fn other_choices(choices: &mut Vec<Value>) {
    for (other, word) in synonyms::CHOICES {
        if let Some(known) = choices.iter().find(|choice| choice["const"] == word).cloned() {
            let mut known = described(known, word);
            known["const"] = json!(other);
            choices.push(known);
        }
    }
}

fn described(mut schema: Value, word: &str) -> Value {
    schema["description"] = json!(format!("Another word for `{word}`."));
    schema
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_words_are_offered_beside_the_programs_own() {
        let schema: Value = serde_json::from_str(&schema()).unwrap();
        assert!(schema["properties"]["influencers"].is_object());
        assert!(schema["$defs"]["Organisation"]["properties"]["staff"].is_object());
        let channels = schema["$defs"]["Channel"]["oneOf"].as_array().unwrap();
        assert!(channels.iter().any(|channel| channel["const"] == "influencers"));
    }
}
