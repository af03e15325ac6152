//! The register's text with new verdicts: every remark and the order stay as they are.

use super::RegisterError;
use super::concept::Verdict;
use crate::scenario::word;
use toml_edit::{DocumentMut, Item, Table, value};

/// Writes the verdict of each concept, by id, and what was found.
pub fn with_verdicts(text: &str, verdicts: &[(String, Verdict, String)]) -> Result<String, RegisterError> {
    let mut document: DocumentMut =
        text.parse().map_err(|error: toml_edit::TomlError| RegisterError(error.to_string()))?;
    let rows = document.get_mut("concept").and_then(Item::as_array_of_tables_mut);
    for row in rows.into_iter().flat_map(toml_edit::ArrayOfTables::iter_mut) {
        let id = row.get("id").and_then(Item::as_str).unwrap_or_default();
        let Some((_, verdict, found)) = verdicts.iter().find(|(concept, ..)| concept == id) else { continue };
        put(row, "verdict", &word(verdict));
        put(row, "found", found);
    }
    Ok(document.to_string())
}

/// Changes the value of a key, and nothing around it.
fn put(row: &mut Table, key: &str, text: &str) {
    let mut new = value(text);
    let around = row.get(key).and_then(Item::as_value).map(|old| old.decor().clone());
    if let (Some(new), Some(around)) = (new.as_value_mut(), around) {
        *new.decor_mut() = around;
    }
    row.insert(key, new);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concepts::TEXT;

    #[test]
    fn only_the_verdict_changes() {
        let text = "# rows\n\n[[concept]]\nid = \"C01\" # the first\nverdict = \"not run\" # by program\nfound = \"\"\n\n\
                    [[concept.experiment]]\non = \"owned\"\n\n[[concept]]\nid = \"C02\"\nverdict = \"holds\"\nfound = \"\"\n";
        let written = with_verdicts(text, &[("C01".into(), Verdict::Fails, "“A” 3".into())]).unwrap();
        let expected = text.replacen("\"not run\"", "\"fails\"", 1).replacen("found = \"\"", "found = \"“A” 3\"", 1);
        assert_eq!(written, expected);
    }

    #[test]
    fn nothing_new_leaves_the_register_as_it_is() {
        assert_eq!(with_verdicts(TEXT, &[]).unwrap(), TEXT);
    }
}
