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
pub(super) fn each_edge(bytes: &[u8], mut visit: impl FnMut(Row<'_, 5>)) -> Result<Vec<(String, u64)>, DataError> {
    let text = text(bytes)?;
    let document = network(text)?;
    let root = document.root_element();
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
                let kind = if is_directed(element) { "directed" } else { "undirected" };
                visit(Row { line, fields: [field("source"), field("target"), weight, field("kind"), kind] });
            }
            _ => (),
        }
    }
    Ok(people)
}

/// Whether a file of a network says that all its ties go both ways; a table does not say so.
pub fn says_both_ways(bytes: &[u8]) -> Result<bool, DataError> {
    if !is_xml(bytes) {
        return Ok(false);
    }
    let document = network(text(bytes)?)?;
    let named = |name| document.descendants().filter(move |element: &Node| element.tag_name().name() == name);
    Ok(named("graph").next().is_some() && !named("edge").any(is_directed))
}

/// Whether an edge goes one way: as it says itself, or as its graph says of all that say nothing. Where neither does, an
/// edge of GEXF goes both ways (GEXF 1.3, `defaultedgetype`), and one of GraphML, whose graphs must say, one way.
fn is_directed(edge: Node) -> bool {
    let graph = edge.ancestors().find(|element| element.has_tag_name_of("graph"));
    let of_all = |name| graph.and_then(|graph| graph.attribute(name));
    let is_gexf = edge.document().root_element().has_tag_name_of("gexf");
    if is_gexf {
        return edge.attribute("type").or_else(|| of_all("defaultedgetype")).is_some_and(|way| way == "directed");
    }
    match edge.attribute("directed") {
        Some(directed) => directed.trim() == "true",
        None => of_all("edgedefault") != Some("undirected"),
    }
}

fn text(bytes: &[u8]) -> Result<&str, DataError> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    std::str::from_utf8(text).map_err(|error| {
        let before = &text[..error.valid_up_to()];
        DataError::NotText { line: 1 + before.iter().filter(|&&byte| byte == b'\n').count() as u64 }
    })
}

/// The tree of a network in one of the two formats.
fn network(text: &str) -> Result<Document<'_>, DataError> {
    let document = Document::parse(text).map_err(|error| DataError::NotXml { message: error.to_string() })?;
    let root = document.root_element().tag_name().name();
    if !["graphml", "gexf"].contains(&root) {
        return Err(DataError::UnknownXml { root: root.into() });
    }
    Ok(document)
}

/// The key under which GraphML keeps weights.
fn weight_key<'a>(root: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
    let named = |key: &Node| {
        let name = key.attribute("attr.name").unwrap_or_default();
        key.has_tag_name_of("key") && key.attribute("for") != Some("node") && name.eq_ignore_ascii_case("weight")
    };
    root.children().find(named)
}

/// The weight of a GraphML edge: its own, or what edges have that say nothing.
fn weight<'a>(edge: Node<'a, 'a>, key: Option<Node<'a, 'a>>) -> Option<&'a str> {
    let key = key?;
    let is_weight = |data: &Node| data.has_tag_name_of("data") && data.attribute("key") == key.attribute("id");
    let of_all = || key.children().find(|child| child.has_tag_name_of("default"));
    edge.children().find(is_weight).or_else(of_all).and_then(|data| data.text()).map(str::trim)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_says_whether_all_its_ties_go_both_ways() {
        let graphml = |way: &str, edge: &str| {
            let text =
                format!("<graphml><graph edgedefault='{way}'><edge source='a' target='b'{edge}/></graph></graphml>");
            says_both_ways(text.as_bytes()).unwrap()
        };
        assert!(graphml("undirected", "") && graphml("undirected", " directed='false'"));
        assert!(!graphml("directed", "") && !graphml("undirected", " directed='true'"));
        let gexf = |way: &str, edge: &str| {
            let text = format!("<gexf><graph defaultedgetype='{way}'><edges><edge{edge}/></edges></graph></gexf>");
            says_both_ways(text.as_bytes()).unwrap()
        };
        assert!(gexf("undirected", "") && !gexf("undirected", " type='directed'") && gexf("mutual", ""));
        let says = |text: &[u8]| says_both_ways(text);
        assert_eq!(says(b"<gexf><graph><edges><edge/></edges></graph></gexf>"), Ok(true), "as GEXF has it");
        assert_eq!(says(b"<graphml><graph><edge/></graph></graphml>"), Ok(false));
        assert_eq!(says(b"source,target\n"), Ok(false));
        assert!(says(b"<graphml><graph edgedefault='undirected'><edge").is_err(), "it ends too soon");
        assert!(says(b"<gexf>").is_err() && says(b"<\xff").is_err());
    }
}
