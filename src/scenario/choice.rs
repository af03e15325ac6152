//! The word by which a choice is written.

use serde::Serialize;

/// The word by which a choice is written.
pub(crate) fn word(choice: &impl Serialize) -> String {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("a choice is written as a word, not as {other:?}"),
    }
}
