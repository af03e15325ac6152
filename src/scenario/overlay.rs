//! Values laid over a file's table at dotted paths: a strategy's own settings, `--set`, and sweeps.

use super::keys::{self, Key, Shape};
use super::mistake::{Kind, Mistake};
use super::synonyms;
use super::written::{Content, Entry, Node, Place, Source, value};

/// What a strategy may set for itself: its channels, and what it has without using it.
pub(super) const OWN: [&str; 10] = [
    "broadcast",
    "cascade",
    "mandate",
    "champions",
    "backstage",
    "role_models",
    "starters",
    "leaders",
    "decisions",
    "search",
];

/// What a strategy has whether or not it sets it for itself, and never names in `uses`.
pub(super) const WITHOUT_USE: [&str; 4] = ["starters", "leaders", "decisions", "search"];

/// Whether a dotted path is where a key is at home, not a strategy's own copy of it.
pub(super) fn at_home(dotted: &str) -> bool {
    let copy = dotted.strip_prefix("strategy.").and_then(|rest| rest.split('.').next());
    copy.is_none_or(|table| !OWN.contains(&table))
}

/// Keys of one table of which the later one stands alone: what is laid over drops the other below it.
const RIVALS: [(&str, &str, &str); 5] = [
    ("champions", "people", "share_percent"),
    ("starters", "people", "ids"),
    ("threshold", "contacts", "share_percent"),
    ("behaviour", "spreads", "spreads_like"),
    ("champions", "chosen_by", "ids"),
];

/// Whether another key stands in the place of the one at a path, in the file's own table or in that of one of so many
/// strategies: the number of champions, where their share is asked about.
pub(super) fn stands_behind(tree: &Node, strategies: usize, path: &[String]) -> bool {
    let [.., table, key] = path else { return false };
    let first = RIVALS.iter().filter(|(home, _, other)| home == table && other == key).map(|(_, one, _)| *one);
    let before: Vec<&str> = path[..path.len() - 1].iter().map(String::as_str).collect();
    let places: Vec<String> = (1..=strategies).map(|place| place.to_string()).collect();
    let within = |node: &Node, key: &str| node.find(&before).is_some_and(|table| table.get(key).is_some());
    let own = |place: &String| tree.find(&["strategy", place.as_str()]);
    first.into_iter().any(|key| within(tree, key) || places.iter().filter_map(own).any(|node| within(node, key)))
}

/// The keys of `table` that cannot stand beside `key`.
fn rivals(table: &str, shape: &Shape, key: &str) -> Vec<String> {
    let pairs = RIVALS.iter().filter(|(home, ..)| *home == table).flat_map(|(_, one, other)| match key {
        _ if key == *one => Some(*other),
        // A list of ids says nothing about how others are chosen.
        _ if key == *other && *one != "chosen_by" => Some(*one),
        _ => None,
    });
    let kinds = match shape {
        Shape::Kinds(kinds) => kinds.iter().map(|kind| kind.name.as_str()).collect(),
        _ if table == "network" => network_kinds(),
        _ => Vec::new(),
    };
    let kinds = kinds.contains(&key).then_some(kinds).into_iter().flatten().filter(|other| *other != key);
    pairs.chain(kinds).map(String::from).collect()
}

/// The ways of saying who is tied to whom that exclude each other: every network kind, and a ties file.
pub(super) fn network_kinds() -> Vec<&'static str> {
    let network = keys::all().key("network").expect("a scenario has a network");
    let kind = |key: &&Key| key.name == "ties_file" || key.shape.is_table() && key.optional;
    network.shape.keys().iter().filter(kind).map(|key| key.name.as_str()).collect()
}

/// Lays `over` on `base`: tables key by key, anything else in its place. `name` is the table's name.
pub(super) fn lay(base: &mut Node, over: Node, shape: Option<&Shape>, name: &str) {
    let (Content::Table(below), Content::Table(_)) = (&mut base.content, &over.content) else {
        *base = over;
        return;
    };
    if let Some(shape) = shape {
        let listed = over.get("chosen_by").and_then(Node::text) == Some("listed");
        let laid = over.entries().iter().filter(|entry| !(listed && entry.key == "chosen_by"));
        let dropped: Vec<String> = laid.flat_map(|entry| rivals(name, shape, &entry.key)).collect();
        below.retain(|entry| !dropped.contains(&entry.key));
    }
    let Content::Table(entries) = over.content else { return };
    for entry in entries {
        let shape = shape.and_then(|shape| shape.key(&entry.key)).map(|key| &key.shape);
        match below.iter_mut().find(|one| one.key == entry.key) {
            Some(one) => lay(&mut one.node, entry.node, shape, &entry.key),
            None => below.push(entry),
        }
    }
}

/// A strategy's whole table for one channel (or for its starters, leaders, decisions, search): its own laid over the
/// file's.
pub(super) fn complete(file: &Node, strategy: &Node, channel: &str) -> Node {
    let mut table = file.get(channel).cloned().unwrap_or_else(|| Node::table(strategy.place.clone()));
    if let Some(own) = strategy.get(channel) {
        lay(&mut table, own.clone(), keys::all().key(channel).map(|key| &key.shape), channel);
    }
    table
}

/// The steps of a dotted path with where each is written; a step with dots stands in quotes.
pub(super) fn steps(path: &str) -> Vec<(String, (usize, usize))> {
    let mut steps = Vec::new();
    let (mut step, mut start, mut quote) = (String::new(), 0, None);
    for (at, letter) in path.char_indices().chain([(path.len(), '.')]) {
        match (letter, quote) {
            ('.', _) if at == path.len() => steps.push((step.trim().to_owned(), (start, at))),
            ('"' | '\'', None) if step.trim().is_empty() => quote = Some(letter),
            (_, Some(open)) if letter == open => quote = None,
            ('.', None) => {
                steps.push((std::mem::take(&mut step).trim().to_owned(), (start, at)));
                start = at + 1;
            }
            _ => step.push(letter),
        }
    }
    steps
}

/// Lays the text `value` at the dotted path `key`; `number` is its place among such settings.
pub(super) fn set(tree: &mut Node, key: &str, text: &str, number: usize) -> Result<(), Box<Mistake>> {
    let source = Source::Set(number);
    let place = |(from, until): (usize, usize)| source.at(from..until);
    let steps: Vec<(String, Place)> = steps(key).into_iter().map(|(step, span)| (step, place(span))).collect();
    let node = value(text, source, key.len() + 1);
    let mut found = Walk { tree, shape: Some(keys::all()), name: String::new(), path: Vec::new() };
    let Some(((last, last_place), before)) = steps.split_last() else { return Ok(()) };
    for (step, place) in before {
        found = found.enter(step, place)?;
    }
    found.put(last, last_place, node)
}

/// A place in the tree, on the way along a dotted path.
struct Walk<'a> {
    tree: &'a mut Node,
    shape: Option<&'static Shape>,
    name: String,
    path: Vec<String>,
}

impl<'a> Walk<'a> {
    /// One step down; a table that is not there yet is made.
    fn enter(self, step: &str, place: &Place) -> Result<Walk<'a>, Box<Mistake>> {
        let mut here = self.only(step);
        if matches!(here.tree.content, Content::List(_)) {
            let index = here.item(step, place)?;
            return Ok(here.down(index));
        }
        let key = synonyms::key(step, here.shape).to_owned();
        let node = Node::table(place.clone());
        let over = Entry { key: key.clone(), place: place.clone(), node };
        if !matches!(here.tree.content, Content::Table(_)) {
            here.tree.content = Content::Table(Vec::new());
            here.tree.place = place.clone();
        }
        let kept = here.tree.get(&key).is_some();
        if !kept {
            let over = Node { place: place.clone(), content: Content::Table(vec![over]) };
            lay(here.tree, over, here.shape, &here.name);
        }
        let shape = here.shape.and_then(|shape| shape.key(&key)).map(|key| &key.shape);
        here.path.push(key.clone());
        let Content::Table(entries) = &mut here.tree.content else { unreachable!("just made one") };
        let entry = entries.iter_mut().find(|entry| entry.key == key).expect("it was there or was laid");
        Ok(Walk { tree: &mut entry.node, shape, name: key, path: here.path })
    }

    /// The only item of a list, where the step is not an item but a key of it: `behaviour.never_percent`.
    fn only(self, step: &str) -> Walk<'a> {
        let Content::List(items) = &self.tree.content else { return self };
        let Some(Shape::List(item, ..)) = self.shape else { return self };
        if items.len() == 1 && item.key(synonyms::key(step, Some(item))).is_some() && position(items, step).is_none() {
            return self.down(0);
        }
        self
    }

    /// Which item a step means: by name, or by position from 1.
    fn item(&self, step: &str, place: &Place) -> Result<usize, Box<Mistake>> {
        let items = self.tree.items();
        position(items, step).ok_or_else(|| {
            let names = items.iter().enumerate().map(|(index, item)| {
                item.get("name").and_then(Node::text).map_or_else(|| (index + 1).to_string(), String::from)
            });
            let kind = Kind::NoSuchItem { given: step.into(), list: self.name.clone(), known: names.collect() };
            Box::new(Mistake { path: self.path.join("."), place: place.clone(), kind })
        })
    }

    fn down(mut self, index: usize) -> Walk<'a> {
        let shape = match self.shape {
            Some(Shape::List(item, ..)) => Some(item.as_ref()),
            _ => None,
        };
        self.path.push((index + 1).to_string());
        let Content::List(items) = &mut self.tree.content else { unreachable!("asked only of lists") };
        Walk { tree: &mut items[index], shape, name: self.name, path: self.path }
    }

    /// Lays a value at the last step.
    fn put(self, step: &str, place: &Place, node: Node) -> Result<(), Box<Mistake>> {
        let here = self.only(step);
        if matches!(here.tree.content, Content::List(_)) {
            let index = here.item(step, place)?;
            let here = here.down(index);
            lay(here.tree, node, here.shape, &here.name);
            return Ok(());
        }
        let key = synonyms::key(step, here.shape).to_owned();
        let entry = Entry { key, place: place.clone(), node };
        let over = Node { place: place.clone(), content: Content::Table(vec![entry]) };
        lay(here.tree, over, here.shape, &here.name);
        Ok(())
    }
}

/// Which item of a list a step means: by name (in any case), or by position from 1.
pub(super) fn position(items: &[Node], step: &str) -> Option<usize> {
    let named = |item: &Node| item.get("name").and_then(Node::text).is_some_and(|name| same(name, step));
    let numbered = step.parse::<usize>().ok().and_then(|position| position.checked_sub(1));
    items.iter().position(named).or(numbered.filter(|index| *index < items.len()))
}

/// Whether two names are the same but for case.
pub(super) fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::written::parse;

    fn laid(text: &str, key: &str, value: &str) -> toml::Value {
        let mut tree = parse(text, Source::File).0;
        set(&mut tree, key, value, 0).unwrap();
        tree.plain()
    }

    fn toml(text: &str) -> toml::Value {
        toml::Value::Table(text.parse().unwrap())
    }

    #[test]
    fn a_step_with_dots_stands_in_quotes() {
        let steps = |path| steps(path).into_iter().map(|(step, _)| step).collect::<Vec<_>>();
        assert_eq!(steps("strategy.\"v1.2\".champions.people"), ["strategy", "v1.2", "champions", "people"]);
        assert_eq!(steps("strategy.'No. 1' . uses"), ["strategy", "No. 1", "uses"]);
        assert_eq!(steps("weeks"), ["weeks"]);
    }

    #[test]
    fn a_value_goes_where_its_path_leads() {
        assert_eq!(laid("", "champions.people", "3"), toml("champions.people = 3"));
        assert_eq!(laid("[[behaviour]]", "behaviour.name", "x"), toml("behaviour = [{ name = 'x' }]"));
        let two = "[[strategy]]\nname = 'A'\n[[strategy]]\nname = '1'\n";
        let first = laid(two, "strategy.a.uses", "[]");
        assert_eq!(first["strategy"][0], toml("name = 'A'\nuses = []"));
        assert_eq!(laid(two, "strategy.1.uses", "[]")["strategy"][1], toml("name = '1'\nuses = []"));
    }

    #[test]
    fn what_is_laid_over_drops_what_it_replaces() {
        let share = laid("champions.people = 12", "champions.share_percent", "5");
        assert_eq!(share, toml("champions.share_percent = 5"));
        let random = laid("network.star = {}", "network.random.ties_per_person", "5");
        assert_eq!(random, toml("network.random.ties_per_person = 5"));
        let chosen = "champions = { chosen_by = 'listed', ids = [1] }";
        assert_eq!(laid(chosen, "champions.chosen_by", "random"), toml("champions.chosen_by = 'random'"));
        assert_eq!(laid(chosen, "champions.chosen_by", "listed"), toml(chosen));
    }
}
