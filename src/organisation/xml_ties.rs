//! Ties in GraphML and GEXF, the formats that programs for networks exchange.
//!
//! There is no library that reads both and is widely used, so that they are read here, from the tree that `roxmltree`
//! makes: people, ties and weights, and nothing else.

use super::fault::DataError;
use super::table::Row;
use roxmltree::{Document, Node};

/// Whether a file opens as XML does.
pub(super) fn is_xml(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start().starts_with(b"<")
}

/// Visits every edge of a network as a row of a table of ties; gives the ids of all its people with
/// their lines.
pub(super) fn each_edge(bytes: &[u8], mut visit: impl FnMut(Row<'_, 4>)) -> Result<Vec<(String, u64)>, DataError> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let text = std::str::from_utf8(text).map_err(|error| {
        let before = &text[..error.valid_up_to()];
        DataError::NotText { line: 1 + before.iter().filter(|&&byte| byte == b'\n').count() as u64 }
    })?;
    let document = Document::parse(text).map_err(|error| DataError::NotXml { message: error.to_string() })?;
    let root = document.root_element();
    if !["graphml", "gexf"].contains(&root.tag_name().name()) {
        return Err(DataError::UnknownXml { root: root.tag_name().name().into() });
    }
    let weight_key = weight_key(root);
    let (mut people, mut line, mut at) = (Vec::new(), 1_u64, 0);
    for element in root.descendants().filter(Node::is_element) {
        let start = element.range().start;
        line += text[at..start].bytes().filter(|&byte| byte == b'\n').count() as u64;
        at = start;
        match element.tag_name().name() {
            "node" => people.push((element.attribute("id").unwrap_or_default().trim().to_owned(), line)),
            "edge" => {
                let field = |name| element.attribute(name).unwrap_or_default().trim();
                let weight = weight(element, weight_key).unwrap_or_else(|| field("weight"));
                visit(Row { line, fields: [field("source"), field("target"), weight, field("kind")] });
            }
            _ => (),
        }
    }
    Ok(people)
}

/// The key under which GraphML keeps weights.
fn weight_key<'a>(root: Node<'a, 'a>) -> Option<&'a str> {
    let named = |key: &Node| {
        let name = key.attribute("attr.name").unwrap_or_default();
        key.has_tag_name_of("key") && key.attribute("for") != Some("node") && name.eq_ignore_ascii_case("weight")
    };
    root.children().find(named).and_then(|key| key.attribute("id"))
}

/// The weight of a GraphML edge.
fn weight<'a>(edge: Node<'a, 'a>, key: Option<&str>) -> Option<&'a str> {
    let is_weight = |data: &Node| data.has_tag_name_of("data") && key.is_some() && data.attribute("key") == key;
    edge.children().find(is_weight).and_then(|data| data.text()).map(str::trim)
}

/// A look at an element's name, whatever its namespace.
trait Named {
    fn has_tag_name_of(&self, name: &str) -> bool;
}

impl Named for Node<'_, '_> {
    fn has_tag_name_of(&self, name: &str) -> bool {
        self.tag_name().name() == name
    }
}
