//! A file's tree beside the schema: every mistake in a key or a value, each in its place.

use super::given::{cut, shown, wanted, wrong_type};
use super::keys::{self, Choice, Key, Number, Shape};
use super::mistake::{Kind, Mistake};
use super::nearest::nearest;
use super::overlay::at_home;
use super::synonyms;
use super::written::{Content, Entry, Node, Place};

/// What a walk has found so far.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// The mistakes.
    pub mistakes: Vec<Mistake>,
    /// The paths that were left out because of them.
    pub faulty: Vec<String>,
}

/// Takes everything mistaken out of a tree and lists it.
pub(super) fn check(tree: &mut Node) -> Found {
    let mut found = Found::default();
    found.table(tree, keys::all().keys(), "");
    found
}

/// The mistakes in one value at a path, if it were written there.
pub(super) fn check_value(node: &Node, key: &Key, path: &str) -> Vec<Mistake> {
    let mut found = Found::default();
    found.value(&mut node.clone(), &key.shape, key, path);
    found.mistakes
}

impl Found {
    fn mistake(&mut self, path: &str, place: &Place, kind: Kind) -> bool {
        self.mistakes.push(Mistake { path: path.into(), place: place.clone(), kind });
        false
    }

    /// Checks a value; whether it can stay.
    fn value(&mut self, node: &mut Node, shape: &Shape, key: &Key, path: &str) -> bool {
        match (shape, &mut node.content) {
            (Shape::Table(keys), Content::Table(_)) => self.table(node, keys, path),
            (Shape::Kinds(kinds), Content::Table(_)) => self.kinds(node, kinds, path),
            (Shape::Each(words, one), Content::Table(_)) => self.each(node, words, one, key, path),
            (Shape::List(item, least, most), Content::List(_)) => self.list(node, item, *least..=*most, key, path),
            (Shape::Choice(words), Content::Text(text)) => match words.iter().any(|choice| choice.word == *text) {
                true => true,
                false => self.mistake(path, &node.place, unknown_choice(text, words)),
            },
            (Shape::Number(number), Content::Whole(_) | Content::Number(_)) => self.number(node, number, key, path),
            (Shape::Text, Content::Text(_)) | (Shape::Switch, Content::Switch(_)) => true,
            (Shape::Any(shapes), _) => self.any(node, shapes, key, path),
            _ => self.mistake(path, &node.place, wrong_type(node, shape, &key.name)),
        }
    }

    fn table(&mut self, node: &mut Node, keys: &[Key], path: &str) -> bool {
        let Content::Table(entries) = &mut node.content else { return true };
        entries.retain_mut(|entry| match keys.iter().find(|key| key.name == entry.key) {
            Some(key) => self.entry(entry, &key.shape, key, path),
            None => self.mistake(&join(path, &entry.key), &entry.place, unknown_key(entry, keys, path)),
        });
        let absent = |key: &&Key| !entries.iter().any(|entry| entry.key == key.name);
        let absent: Vec<&Key> = keys.iter().filter(absent).collect();
        let mut sound = true;
        for key in absent {
            sound &= self.absent(key, &node.place, path);
        }
        sound
    }

    /// Checks a key's value; whether it can stay.
    fn entry(&mut self, entry: &mut Entry, shape: &Shape, key: &Key, path: &str) -> bool {
        let path = join(path, &entry.key);
        let sound = self.value(&mut entry.node, shape, key, &path);
        if !sound {
            self.faulty.push(path);
        }
        sound
    }

    /// A key that is not there, or was taken out; whether its table can stay without it.
    fn absent(&mut self, key: &Key, table: &Place, path: &str) -> bool {
        let path = join(path, &key.name);
        let faulty = self.faulty.contains(&path);
        match key.shape {
            _ if faulty => !key.required,
            Shape::List(_, least, most) if least > 0 => {
                self.mistake(&path, table, Kind::Count { given: 0, least, most });
                self.faulty.push(path);
                true
            }
            _ if key.required => self.mistake(&path, table, Kind::Missing { meaning: key.meaning.clone() }),
            _ => true,
        }
    }

    fn kinds(&mut self, node: &mut Node, kinds: &[Key], path: &str) -> bool {
        let Content::Table(entries) = &mut node.content else { return true };
        match entries.as_mut_slice() {
            [only] => match kinds.iter().find(|kind| kind.name == only.key) {
                Some(kind) => self.entry(only, &kind.shape, kind, path),
                None => self.mistake(&join(path, &only.key), &only.place, unknown_key(only, kinds, path)),
            },
            several => {
                let place = several.get(1).map_or(&node.place, |second| &second.place).clone();
                let given = several.iter().take(10).map(|entry| entry.key.clone()).collect();
                let kinds = kinds.iter().map(|kind| kind.name.clone()).collect();
                self.mistake(path, &place, Kind::NotOneKind { given, kinds })
            }
        }
    }

    fn each(&mut self, node: &mut Node, words: &[Choice], one: &Shape, key: &Key, path: &str) -> bool {
        let Content::Table(entries) = &mut node.content else { return true };
        let before = entries.len();
        entries.retain_mut(|entry| match words.iter().any(|choice| choice.word == entry.key) {
            true => self.entry(entry, one, key, path),
            false => self.mistake(&join(path, &entry.key), &entry.place, unknown_word(&entry.key, words)),
        });
        entries.len() == before
    }

    fn list(
        &mut self,
        node: &mut Node,
        item: &Shape,
        sizes: std::ops::RangeInclusive<usize>,
        key: &Key,
        path: &str,
    ) -> bool {
        let Content::List(items) = &mut node.content else { return true };
        let given = items.len();
        if !sizes.contains(&given) {
            let place = items.get(*sizes.end()).map_or(&node.place, |extra| &extra.place).clone();
            return self.mistake(path, &place, Kind::Count { given, least: *sizes.start(), most: *sizes.end() });
        }
        let mut sound = true;
        for (index, one) in items.iter_mut().enumerate() {
            let numbered = item.is_table() && !(path == "behaviour" && given == 1);
            let path = if numbered { join(path, &(index + 1).to_string()) } else { path.to_owned() };
            sound &= self.value(one, item, key, &path);
        }
        sound
    }

    fn number(&mut self, node: &Node, number: &Number, key: &Key, path: &str) -> bool {
        let value = match node.content {
            Content::Whole(whole) if i64::try_from(whole).is_ok() => whole as f64,
            Content::Number(value) => value,
            _ => f64::INFINITY,
        };
        let within = number.least.is_none_or(|least| value >= least) && number.most.is_none_or(|most| value <= most);
        if !(within && value.is_finite()) {
            let (least, most, unit) = (number.least, number.most, key.unit.clone());
            return self.mistake(path, &node.place, Kind::OutOfRange { given: shown(node), least, most, unit });
        }
        match (number.whole, &node.content) {
            (true, Content::Number(_)) => {
                self.mistake(path, &node.place, wrong_type(node, &Shape::Number(*number), &key.name))
            }
            _ => true,
        }
    }

    fn any(&mut self, node: &mut Node, shapes: &[Shape], key: &Key, path: &str) -> bool {
        let attempts = shapes.iter().map(|shape| {
            let mut attempt = Found::default();
            attempt.value(&mut node.clone(), shape, key, path);
            attempt.mistakes
        });
        let mut attempts: Vec<Vec<Mistake>> = attempts.collect();
        if attempts.iter().any(Vec::is_empty) {
            return true;
        }
        let closest = attempts.iter().position(|one| !matches!(one[0].kind, Kind::WrongType { .. }));
        match closest {
            Some(closest) => self.mistakes.append(&mut attempts[closest]),
            None => {
                let wanted = shapes.iter().map(wanted).collect::<Vec<_>>().join(" or ");
                self.mistake(path, &node.place, Kind::WrongType { given: shown(node), wanted, instead: None });
            }
        }
        false
    }
}

/// A path one step further.
fn join(path: &str, step: &str) -> String {
    match path {
        "" => step.into(),
        _ => format!("{path}.{step}"),
    }
}

fn unknown_key(entry: &Entry, keys: &[Key], path: &str) -> Kind {
    let given = &entry.key;
    let meant = synonyms::KEYS.iter().find(|(other, _)| other == given).map_or(given.as_str(), |(_, word)| word);
    let elsewhere = keys::dotted().iter().filter(|(dotted, key)| key.name == meant && at_home(dotted));
    let elsewhere: Vec<String> =
        elsewhere.map(|(dotted, _)| dotted.clone()).filter(|dotted| *dotted != join(path, meant)).take(4).collect();
    let names = || keys.iter().map(|key| key.name.as_str());
    let nearest = if elsewhere.is_empty() { nearest(given, names()).map(String::from) } else { None };
    let known = names().map(String::from).collect();
    Kind::UnknownKey { given: cut(given), nearest, elsewhere, known }
}

fn unknown_word(given: &str, words: &[Choice]) -> Kind {
    let known: Vec<String> = words.iter().map(|choice| choice.word.clone()).collect();
    let nearest = nearest(given, known.iter().map(String::as_str)).map(String::from);
    Kind::UnknownKey { given: cut(given), nearest, elsewhere: Vec::new(), known }
}

/// The mistake of a word that is none of the choices.
fn unknown_choice(given: &str, words: &[Choice]) -> Kind {
    let choices: Vec<String> = words.iter().map(|choice| choice.word.clone()).collect();
    let nearest = nearest(given, choices.iter().map(String::as_str)).map(String::from);
    Kind::UnknownChoice { given: cut(given), nearest, choices }
}
