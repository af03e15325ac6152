//! The value that a scenario itself has for a key.

use super::file::{File, Value};
use super::resolve::resolved_toml;
use super::together::locate;
use super::typed;
use super::written::{self, Content, Source};

impl File {
    /// The value of a dotted key once every default is spelled out; `None` where it has none, or takes none.
    pub fn value_of(&self, key: &str) -> Option<Value> {
        let text = resolved_toml(self);
        let (tree, _) = written::parse(&text, Source::File);
        let (path, _) = locate(&tree, key)?;
        let node = tree.find(&path.iter().map(String::as_str).collect::<Vec<_>>())?;
        Some(match &node.content {
            Content::Switch(switch) => Value::Switch(*switch),
            Content::Whole(whole) => Value::Whole(i64::try_from(*whole).ok()?),
            Content::Number(number) => typed::number_value(*number),
            Content::Text(text) => Value::Word(text.clone()),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::scenario::{STARTER, read};

    #[test]
    fn a_key_has_the_value_that_is_written_or_else_its_default() {
        let sets = [("strategy.Both.champions.people".to_owned(), "7".to_owned())];
        let file = read(STARTER.as_bytes(), "starter", &sets).unwrap();
        let told = |key: &str| file.value_of(key).map(|value| value.to_string());
        assert_eq!(told("organisation.people").as_deref(), Some("400"));
        assert_eq!(told("network.trust.peer").as_deref(), file.network.trust.peer.value().to_string().as_str().into());
        assert_eq!(told("strategy.Both.champions.people").as_deref(), Some("7"));
        assert!(told("champions.chosen_by").is_some());
        assert_eq!((told("budget.person_days"), told("champions"), told("nonsense")), (None, None, None));
    }
}
