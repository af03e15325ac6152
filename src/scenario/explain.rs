//! What a key means: unit, default, range, choices, source, and where it may be written.

use super::given;
use super::keys::{self, Choice, Key, Number, Shape};
use super::nearest::nearest;
use super::overlay::{OWN, at_home};
use super::packs::Pack;
use super::synonyms;
use super::words;
use std::fmt;

/// A key explained.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The key with dots.
    pub key: String,
    /// What it means.
    pub meaning: String,
    /// In what it is counted.
    pub unit: Option<String>,
    /// What stands if it is not written.
    pub default: Option<String>,
    /// What may be written, in words.
    pub takes: String,
    /// The choices, or the keys of a table, each with its meaning.
    pub choices: Vec<(String, String)>,
    /// What stands instead under other assumptions, by pack.
    pub packs: Vec<(&'static str, String)>,
    /// Where the default comes from.
    pub source: Option<String>,
    /// Where it may be written.
    pub written: Vec<String>,
}

/// A key with what it takes and what stands if it is not written.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyLine {
    /// The key with dots.
    pub key: String,
    /// In what it is counted.
    pub unit: Option<String>,
    /// What stands if it is not written.
    pub default: Option<String>,
}

/// Every key of a scenario that has a value, in the order of the file.
pub fn keys() -> Vec<KeyLine> {
    let valued = keys::dotted().iter().filter(|(path, key)| at_home(path) && !key.shape.inner().is_table());
    valued.map(|(path, key)| KeyLine { key: path.clone(), unit: unit(key), default: key.default.clone() }).collect()
}

/// Explains a key, a table or a choice, by its whole path or, where that is enough, its last part;
/// several if the part has several meanings, the nearest known names if it has none.
pub fn explain(asked: &str) -> Result<Vec<Explanation>, Vec<String>> {
    let path = canonical(asked);
    let all = || keys::dotted().iter().filter(|(path, _)| at_home(path));
    let tail = format!(".{path}");
    let exact: Vec<_> = all().filter(|(dotted, _)| *dotted == path).collect();
    let found = if exact.is_empty() { all().filter(|(dotted, _)| dotted.ends_with(&tail)).collect() } else { exact };
    let found: Vec<Explanation> = found.into_iter().map(|(dotted, key)| explanation(dotted, key)).collect();
    let found = if found.is_empty() { choices(&path) } else { found };
    if found.is_empty() { Err(near(&path)) } else { Ok(found) }
}

/// Whether a key, by its whole path, takes whole numbers only.
pub(super) fn takes_whole(asked: &str) -> bool {
    number_of(asked).is_some_and(|number| number.whole)
}

/// The bounds of a key, by its whole path, that takes a number.
pub(super) fn number_of(asked: &str) -> Option<Number> {
    let path = canonical(asked);
    match keys::dotted().iter().find(|(dotted, _)| *dotted == path)?.1.shape.inner() {
        Shape::Number(number) => Some(*number),
        _ => None,
    }
}

/// The path in the program's own words, without numbers and names of strategies.
pub(super) fn canonical(asked: &str) -> String {
    let steps = asked.trim().trim_matches(['[', ']', '`']).split('.');
    let known = |step| synonyms::KEYS.iter().find(|(other, _)| *other == step).map(|(_, own)| *own);
    let steps = steps.filter(|step| step.parse::<usize>().is_err()).map(|step| known(step).unwrap_or(step));
    let mut steps: Vec<&str> = steps.collect();
    let own = |step: &&str| OWN.contains(step);
    if let Some(at) = steps.iter().position(own).filter(|_| steps[0] == "strategy") {
        steps.drain(..at);
    }
    steps.join(".")
}

fn explanation(path: &str, key: &Key) -> Explanation {
    Explanation {
        key: path.into(),
        meaning: key.meaning.clone(),
        unit: unit(key),
        default: if key.required { Some("none: it has to be written".into()) } else { key.default.clone() },
        takes: takes(&key.shape),
        choices: inside(&key.shape),
        packs: Pack::ALL.into_iter().filter_map(|pack| Some((pack.word(), pack.value(path)?))).collect(),
        source: key.source.clone().or_else(|| is_assumed(key).then(|| "none: an assumption".into())),
        written: written(path, key),
    }
}

/// Whether a number stands in for what is not written, for no given reason.
fn is_assumed(key: &Key) -> bool {
    key.default.is_some() && !key.required && matches!(key.shape.inner(), Shape::Number(_))
}

/// The unit, from the schema or from the key's name.
pub(super) fn unit(key: &Key) -> Option<String> {
    let named = [("_percent_per_week", "% per week"), ("_percent", "%"), ("_weeks", "weeks"), ("_week", "week")];
    let by_name = named.iter().find(|(end, _)| key.name.ends_with(end)).map(|(_, unit)| (*unit).to_owned());
    key.unit.clone().or(by_name)
}

fn takes(shape: &Shape) -> String {
    match shape {
        Shape::Table(_) => "a table".into(),
        Shape::Kinds(_) => "a table named after one of these kinds".into(),
        Shape::Each(..) => "a table with one of these words for each key".into(),
        Shape::List(item, ..) if item.is_table() => "tables in double brackets, one an item".into(),
        Shape::List(item, ..) => format!("a list in brackets, each {}", takes(item)),
        Shape::Choice(_) => "one of these words".into(),
        Shape::Number(number) if number.least.is_none() && number.most.is_none() => given::wanted(shape),
        Shape::Number(number) => {
            let range = words::range(number.least, number.most, None);
            if number.whole { range.replacen("a number", "a whole number", 1) } else { range }
        }
        Shape::Text => "a text in quotes".into(),
        Shape::Switch => "true or false".into(),
        Shape::Any(shapes) => {
            let mut all: Vec<String> = shapes.iter().map(takes).collect();
            if all.iter().any(|one| one == "a number") {
                all.retain(|one| one != "a whole number");
            }
            all.join(", or ")
        }
    }
}

/// The choices or keys inside a shape, with their meanings.
fn inside(shape: &Shape) -> Vec<(String, String)> {
    let words = |words: &[Choice]| words.iter().map(|choice| (choice.word.clone(), choice.meaning.clone())).collect();
    match shape.inner() {
        Shape::Choice(choices) | Shape::Each(choices, _) => words(choices),
        table => table.keys().iter().map(|key| (key.name.clone(), key.meaning.clone())).collect(),
    }
}

/// Where a key may be written, as it would stand there.
fn written(path: &str, key: &Key) -> Vec<String> {
    let steps: Vec<&str> = path.split('.').collect();
    let value = if key.shape.is_table() { "{ … }" } else { "…" };
    let Some((first, rest)) = steps.split_first().filter(|(_, rest)| !rest.is_empty()) else {
        return vec![match &key.shape {
            Shape::List(item, ..) if item.is_table() => format!("[[{path}]]"),
            shape if shape.is_table() => format!("[{path}]"),
            _ => format!("at the top of the file: {path} = {value}"),
        }];
    };
    let list = matches!(keys::all().key(first).map(|key| &key.shape), Some(Shape::List(..)));
    let heading = if list { format!("[[{first}]]") } else { format!("[{first}]") };
    let own = format!("in a [[strategy]]: {path} = {value}");
    let at = format!("in {heading}: {} = {value}", rest.join("."));
    if OWN.contains(first) { vec![at, own] } else { vec![at] }
}

/// A word that is a choice somewhere: what it means, and for which keys.
fn choices(word: &str) -> Vec<Explanation> {
    let word = synonyms::CHOICES.iter().find(|(other, _)| *other == word).map_or(word, |(_, word)| word);
    let keys = keys::dotted().iter().filter(|(path, _)| at_home(path));
    let found = keys.filter_map(|(path, key)| {
        let Shape::Choice(choices) = key.shape.inner() else { return None };
        let choice = choices.iter().find(|choice| choice.word == word)?;
        let whole = explanation(path, key);
        Some(Explanation { key: format!("{path} = \"{word}\""), meaning: choice.meaning.clone(), ..whole })
    });
    found.collect()
}

/// The known keys nearest to one that does not exist.
fn near(path: &str) -> Vec<String> {
    let all: Vec<&str> = keys::dotted().iter().map(|(path, _)| path.as_str()).filter(|path| at_home(path)).collect();
    let last = |path: &'static str| path.rsplit('.').next().unwrap_or(path);
    let name = nearest(path.rsplit('.').next().unwrap_or(path), all.iter().copied().map(last));
    let whole = nearest(path, all.iter().copied());
    let named = all.iter().copied().filter(|path| name == Some(last(path)) && whole != Some(path));
    whole.into_iter().chain(named).take(5).map(String::from).collect()
}

impl Explanation {
    /// The first words of what it means, without the stop.
    pub fn in_short(&self) -> &str {
        Explanation::first_words(&self.meaning)
    }

    /// The first words of a meaning, up to a stop: not to the point within a key or a number.
    pub fn first_words(meaning: &str) -> &str {
        let end = [". ", "; "].iter().filter_map(|stop| meaning.find(stop)).min().unwrap_or(meaning.len());
        meaning[..end].trim_end_matches('.')
    }
}

impl fmt::Display for Explanation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "{}\n  {}\n", self.key, self.meaning)?;
        let lines = [("takes", Some(&self.takes)), ("unit", self.unit.as_ref()), ("default", self.default.as_ref())];
        for (name, value) in lines.into_iter().chain([("source", self.source.as_ref())]) {
            if let Some(value) = value {
                writeln!(out, "  {name:<9}{value}")?;
            }
        }
        for (pack, value) in &self.packs {
            writeln!(out, "  {pack:<9}{value}")?;
        }
        for (number, place) in self.written.iter().enumerate() {
            writeln!(out, "  {:<9}{place}", if number == 0 { "write" } else { "" })?;
        }
        let width = self.choices.iter().map(|(word, _)| word.chars().count()).max().unwrap_or(0);
        for (word, meaning) in &self.choices {
            writeln!(out, "    {word:<width$}  {meaning}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_by_its_path_its_last_part_and_its_other_words() {
        let found = |asked: &str| explain(asked).unwrap().into_iter().map(|one| one.key).collect::<Vec<_>>();
        assert_eq!(found("champions.share_percent"), ["champions.share_percent"]);
        assert_eq!(found("influencers.chosen_by"), ["champions.chosen_by"]);
        assert_eq!(found("strategy.Both.champions.people"), ["champions.people"]);
        assert_eq!(found("people"), ["organisation.people", "starters.people", "champions.people"]);
        assert_eq!(found("whole_teams"), ["champions.chosen_by = \"whole_teams\""]);
        assert_eq!(found("[network]"), ["network"]);
    }

    #[test]
    fn the_first_words_of_a_meaning_end_at_a_stop_and_nowhere_else() {
        for (meaning, first) in [
            ("How long; week 0 is the start. So.", "How long"),
            ("A share of `champions.people`, 0.5 at most. So.", "A share of `champions.people`, 0.5 at most"),
            ("All of it.", "All of it"),
        ] {
            assert_eq!(Explanation::first_words(meaning), first);
        }
    }

    #[test]
    fn every_key_that_is_listed_is_explained() {
        for line in keys() {
            let found = explain(&line.key).unwrap();
            assert_eq!(found.len(), 1, "{}", line.key);
            assert!(!found[0].to_string().is_empty() && !found[0].written.is_empty(), "{}", line.key);
        }
    }

    #[test]
    fn an_unknown_key_gives_the_nearest() {
        assert_eq!(explain("champions.share").unwrap_err()[0], "champions.share_percent");
        assert_eq!(explain("habit_wekes").unwrap_err(), ["behaviour.habit_weeks"]);
        assert!(explain("xyzzy").unwrap_err().is_empty());
    }
}
