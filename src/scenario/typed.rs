//! What is typed on a command line: `key=value`, and the values of a key that is varied.

use super::explain::takes_whole;
use super::file::{Axis, Spacing, Value};
use crate::organisation::numerals::number;
use toml::Value as Toml;

/// A dotted key and its value, as `--set` takes them.
pub fn setting(text: &str) -> Result<(String, String), String> {
    let (key, value) = end_of_key(text).map(|at| (text[..at].trim(), text[at + 1..].trim())).unwrap_or_default();
    if key.is_empty() || value.is_empty() {
        return Err("give a key and a value: key=value".into());
    }
    Ok((key.into(), value.into()))
}

/// Where the `=` after a key stands. A step of the key may stand in quotes, and then holds anything; an apostrophe within
/// a step is a letter like any other.
fn end_of_key(text: &str) -> Option<usize> {
    let (mut quote, mut begins) = (None, true);
    for (at, letter) in text.char_indices() {
        match (letter, quote) {
            ('=', None) => return Some(at),
            ('"' | '\'', None) if begins => quote = Some(letter),
            (_, Some(open)) if letter == open => quote = None,
            _ => (),
        }
        begins = quote.is_none() && (letter == '.' || begins && letter == ' ');
    }
    None
}

/// A key and the values it takes, as `--vary` takes them: `key=a,b,c`, `key=lo..hi:count` (evenly spaced),
/// `key=log:lo..hi:count` (each as many times the one before), or without a count where points are drawn between
/// the ends.
pub fn axis(text: &str) -> Result<Axis, String> {
    const HELP: &str = "give key=a,b,c, key=lo..hi:count or key=log:lo..hi:count";
    let (key, values) = setting(text).map_err(|_| HELP.to_owned())?;
    let (spacing, spaced) = match values.strip_prefix("log:") {
        Some(rest) => (Spacing::Ratios, rest),
        None => (Spacing::Even, values.as_str()),
    };
    let axis = Axis { key, spacing, ..Axis::default() };
    match ends(spaced) {
        Some((from, to)) => {
            let (to, steps) = to.split_once(':').map_or((to, None), |(to, steps)| (to, Some(steps)));
            let count = |steps: &str| steps.trim().parse().ok().filter(|steps| (2..=10_000).contains(steps));
            let steps = steps.map(|steps| count(steps).ok_or("the count of values is a whole number from 2 to 10000"));
            let number = |text: &str| text.trim().parse().ok().filter(|number: &f64| number.is_finite());
            let (Some(from), Some(to)) = (number(from), number(to)) else { return Err(HELP.into()) };
            if from == to {
                return Err(format!("both ends are {from}: give two that differ"));
            }
            if spacing == Spacing::Ratios && (from <= 0.0 || to <= 0.0) {
                return Err("on a log scale both ends are larger than 0".into());
            }
            Ok(Axis { from: Some(from), to: Some(to), steps: steps.transpose()?, ..axis })
        }
        None if spacing == Spacing::Ratios => Err(HELP.into()),
        None => Ok(Axis { values: listed(&values)?, ..axis }),
    }
}

/// A key and the range it is drawn from, as `--vary` of a fit takes them, with the lower end first: `key=lo..hi`,
/// `key=log:lo..hi`, or values of which each is as likely.
pub fn range(text: &str) -> Result<Axis, String> {
    let axis = axis(text)?;
    match (axis.from, axis.to, axis.steps) {
        (.., Some(steps)) => Err(format!("values are drawn between the ends: leave out `:{steps}`")),
        (Some(from), Some(to), None) => Ok(Axis { from: Some(from.min(to)), to: Some(from.max(to)), ..axis }),
        _ => Ok(axis),
    }
}

/// The ends of a range: two dots between, and a number before them.
fn ends(text: &str) -> Option<(&str, &str)> {
    text.split_once("..").filter(|(from, _)| from.trim().parse::<f64>().is_ok())
}

/// Values of which each is as many times the one before, to six digits.
fn ratios(from: f64, to: f64, steps: u32) -> Vec<f64> {
    let (low, high) = (libm::log(from), libm::log(to));
    let between = |step: u32| libm::exp(low + (high - low) * f64::from(step) / f64::from(steps - 1));
    let value = |step| match step {
        0 => from,
        step if step == steps - 1 => to,
        step => six_digits(between(step)),
    };
    (0..steps).map(value).collect()
}

/// Values each as far from the one before, to twelve digits.
fn evenly(from: f64, to: f64, steps: u32) -> Vec<f64> {
    let exact = |step: u32| from + (to - from) * f64::from(step) / f64::from(steps - 1);
    let at = |step: u32| format!("{:.11e}", exact(step)).parse().unwrap_or(exact(step));
    (0..steps).map(|step| if step == steps - 1 { to } else { at(step) }).collect()
}

fn six_digits(value: f64) -> f64 {
    format!("{value:.5e}").parse().unwrap_or(value)
}

/// A number, a whole one where it can be.
pub(super) fn number_value(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 1e15 { Value::Whole(value as i64) } else { Value::Number(value) }
}

/// Values between commas: TOML, or else plain words.
fn listed(text: &str) -> Result<Vec<Value>, String> {
    let items = format!("x = [{text}]").parse::<toml::Table>().ok().and_then(|mut table| table.remove("x"));
    let items: Vec<Toml> = match items {
        Some(Toml::Array(items)) => items,
        _ => text.split(',').map(|item| plain(item.trim())).collect(),
    };
    let value = |item| match item {
        Toml::String(word) if word.is_empty() => Err("a value is missing between commas".into()),
        item => value_of(item),
    };
    items.into_iter().map(value).collect()
}

fn value_of(item: Toml) -> Result<Value, String> {
    match item {
        Toml::String(word) => Ok(Value::Word(word)),
        Toml::Integer(whole) => Ok(Value::Whole(whole)),
        Toml::Float(number) => Ok(Value::Number(number)),
        Toml::Boolean(switch) => Ok(Value::Switch(switch)),
        other => Err(format!("a value is a number, a word or a switch, not {other}")),
    }
}

/// A value as it stands in a cell of a table: a number, with a point or a comma before its decimals, a switch, or else a
/// word.
pub fn value(text: &str) -> Result<Value, String> {
    match text.trim() {
        "" => Err("a value is missing".into()),
        text => number(text).map(number_value).map_or_else(|| value_of(plain(text)), Ok),
    }
}

fn plain(item: &str) -> Toml {
    let table = format!("x = {item}").parse::<toml::Table>().ok();
    table.and_then(|mut table| table.remove("x")).unwrap_or_else(|| item.into())
}

impl Axis {
    /// Whether its values are listed one by one.
    pub fn is_listed(&self) -> bool {
        self.from.is_none() || self.to.is_none()
    }

    /// Its values, in order; none where only the ends are given.
    pub fn all_values(&self) -> Vec<Value> {
        match self.steps {
            _ if self.is_listed() => self.values.clone(),
            Some(steps) => self.in_steps(steps),
            None => Vec::new(),
        }
    }

    /// How many values there are to look for a border between: all whole numbers, where it takes these and they are not
    /// too many, or else `usual`.
    pub fn fine(&self, usual: u32) -> u32 {
        const MOST: f64 = 4096.0;
        let (Some(from), Some(to)) = (self.from, self.to) else { return usual };
        let all = (to - from).abs() <= MOST && takes_whole(&self.key) && self.spacing == Spacing::Even;
        if all { (to - from).abs() as u32 + 1 } else { usual }
    }

    /// So many values between its ends, fewer where whole numbers are; none where it has no ends.
    pub fn in_steps(&self, steps: u32) -> Vec<Value> {
        let (Some(from), Some(to)) = (self.from, self.to) else { return Vec::new() };
        let mut values = match self.spacing {
            Spacing::Even => evenly(from, to, steps),
            Spacing::Ratios => ratios(from, to, steps),
        };
        if takes_whole(&self.key) {
            values.iter_mut().for_each(|value| *value = libm::round(*value));
            values.dedup();
        }
        values.into_iter().map(number_value).collect()
    }

    /// Where a value lies among its own, from 0 to 1: what [`Axis::at`] turns round; 0 for one that it has not.
    pub fn place_of(&self, value: &Value) -> f64 {
        let (Some(from), Some(to)) = (self.from, self.to) else {
            let place = self.values.iter().position(|one| one == value).unwrap_or(0);
            return place as f64 / (self.values.len().max(2) - 1) as f64;
        };
        let scale = |number: f64| if self.spacing == Spacing::Ratios { libm::log(number) } else { number };
        value.number().map_or(0.0, |number| (scale(number) - scale(from)) / (scale(to) - scale(from)))
    }

    /// The value at a lot from 0 to 1: between the ends, or each listed value as likely.
    pub fn at(&self, lot: f64) -> Value {
        let (Some(from), Some(to)) = (self.from, self.to) else {
            let place = (lot * self.values.len() as f64) as usize;
            return self.values[place.min(self.values.len() - 1)].clone();
        };
        let between = match self.spacing {
            Spacing::Even => from + (to - from) * lot,
            Spacing::Ratios => libm::exp(libm::log(from) + (libm::log(to) - libm::log(from)) * lot),
        };
        number_value(if takes_whole(&self.key) { libm::round(between) } else { six_digits(between) })
    }

    /// Several axes as a setting beside the file, so that they are checked like the file's own.
    pub fn as_setting(axes: &[Axis]) -> (String, String) {
        let axes: Vec<Toml> = axes.iter().map(|axis| Toml::try_from(axis).expect("an axis can be written")).collect();
        ("sweep".into(), Toml::Array(axes).to_string())
    }
}

impl Value {
    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Value::Whole(whole) => Some(*whole as f64),
            Value::Number(number) => Some(*number),
            Value::Switch(_) | Value::Word(_) => None,
        }
    }

    /// The value as it is written in a file.
    pub fn written(&self) -> String {
        Toml::try_from(self).expect("a value can be written").to_string()
    }
}

impl std::fmt::Display for Value {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Switch(switch) => switch.fmt(out),
            Value::Whole(whole) => whole.fmt(out),
            Value::Number(number) => number.fmt(out),
            Value::Word(word) => word.fmt(out),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_setting_is_split_where_its_key_ends() {
        let pair = |key: &str, value: &str| Ok((key.to_owned(), value.to_owned()));
        assert_eq!(setting("weeks=52"), pair("weeks", "52"));
        assert_eq!(setting("strategy.\"a=b\".uses = ['x=y']"), pair("strategy.\"a=b\".uses", "['x=y']"));
        assert_eq!(setting("strategy.It's 5.weeks = 3"), pair("strategy.It's 5.weeks", "3"));
        assert_eq!(setting("strategy.'say \"=\"'.x=3"), pair("strategy.'say \"=\"'.x", "3"));
        assert_eq!(setting("strategy.say \"go\".x='a=b'"), pair("strategy.say \"go\".x", "'a=b'"));
        for wrong in ["", "weeks", "=3", "weeks=", "\"a=b"] {
            assert!(setting(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn values_are_listed_or_spaced() {
        let values =
            |text: &str| axis(text).unwrap().all_values().iter().map(Value::to_string).collect::<Vec<_>>().join(" ");
        assert_eq!(values("a=1,2.5,degree"), "1 2.5 degree");
        assert_eq!(values("a=true"), "true");
        assert_eq!(values("a='x,y',z"), "'x y' z");
        assert_eq!(values("a='x,y','z'"), "x,y z");
        assert_eq!(values("a=0..1:5"), "0 0.25 0.5 0.75 1");
        assert_eq!(values("a=10..1:4"), "10 7 4 1");
        assert_eq!(values("a=log:1..1000:4"), "1 10 100 1000");
        assert_eq!(values("champions.share_percent=log:1..10:3"), "1 3.16228 10");
        assert_eq!(values("strategy.Both.influencers.people=log:1..10:3"), "1 3 10");
        for wrong in
            ["a", "a=", "a=1,,2", "a=1..2:", "a=1..2:1", "a=1..x:3", "a=log:1,2", "a=log:0..1:3", "a=[1]", "a=2..2:3"]
        {
            assert!(axis(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_range_has_its_lower_end_first_and_no_count() {
        let ends = |text: &str| range(text).map(|axis| (axis.from, axis.to));
        assert_eq!(ends("a=5..2"), Ok((Some(2.0), Some(5.0))));
        assert_eq!(ends("a=random,degree"), Ok((None, None)));
        assert_eq!(ends("a=2..5:4"), Err("values are drawn between the ends: leave out `:4`".into()));
    }

    #[test]
    fn a_cell_holds_a_number_a_switch_or_a_word() {
        let cells = ["0.5", "0,5", "4", "4.0", "true", "degree", "'4'"].map(|cell| value(cell).unwrap().written());
        assert_eq!(cells, ["0.5", "0.5", "4", "4", "true", "\"degree\"", "\"4\""]);
    }

    #[test]
    fn between_ends_any_value_can_be_drawn() {
        let at = |text: &str, lot| axis(text).unwrap().at(lot).to_string();
        assert_eq!([at("a=0..2", 0.25), at("a=log:1..100", 0.5), at("a=5,7,9", 0.99)], ["0.5", "10", "9"]);
        assert_eq!([at("a=5,7,9", 0.0), at("weeks=4..9", 0.61)], ["5", "7"]);
        assert_eq!(axis("a=0..2").unwrap().all_values(), []);
        let back = |text: &str, lot| axis(text).map(|axis| axis.place_of(&axis.at(lot))).unwrap();
        assert!((back("a=0..2", 0.3) - 0.3).abs() < 1e-6 && (back("a=log:1..100", 0.3) - 0.3).abs() < 1e-6);
        assert_eq!([back("a=5,7", 0.8), back("a=5,7,9", 0.5), back("weeks=1..2", 0.3)], [1.0, 0.5, 0.0]);
    }

    #[test]
    fn axes_can_be_written_as_they_would_stand_in_a_file() {
        let axes = [axis("weeks=1,2").unwrap(), axis("champions.chosen_by=degree").unwrap()];
        let (key, text) = Axis::as_setting(&axes);
        let read: toml::Table = format!("{key} = {text}").parse().unwrap();
        assert_eq!(read["sweep"][1]["values"][0].as_str(), Some("degree"));
        assert_eq!(Value::Word("5".into()).written(), "\"5\"");
    }
}
