//! What to vary first in a scenario: the command that looks for what would flip its answer.

use super::explain::{number_of, takes_whole};
use super::file::{Axis, File};
use super::overlay::OWN;
use super::shipped::SHIPPED;
use super::typed;

/// Keys that often decide an answer, in the order in which they are worth a try; the last is always there.
const WORTH: [&str; 12] = [
    "champions.people",
    "champions.share_percent",
    "behaviour.spreads.reinforced.share_percent",
    "behaviour.spreads.threshold.share_percent",
    "behaviour.spreads.simple.chance_percent",
    "behaviour.spreads.cascade.chance_percent",
    "behaviour.visible_percent",
    "network.contacts_per_person",
    "champions.conversations_per_week",
    "broadcast.opened_percent",
    "starters.people",
    "weeks",
];

/// So many are varied, over so many values each to begin with.
const VARIED: usize = 4;
const VALUES: i64 = 5;

impl File {
    /// The command that looks for what would flip the answer of the scenario `name` with `sets` laid over it: over what
    /// it varies itself, or else over the keys that often decide.
    pub fn flips_command(&self, name: &str, sets: &[(String, String)]) -> String {
        let within = |shipped: &&str| *shipped == name || shipped.rsplit('/').next() == Some(name);
        let found = SHIPPED.iter().map(|shipped| shipped.name).find(within);
        let given = found.map_or_else(|| format!("{name}.toml"), String::from);
        let vary: Vec<String> = match self.varies_from_its_own() {
            true => Vec::new(),
            false => self.knobs().into_iter().map(|knob| format!(" --vary {knob}")).collect(),
        };
        format!("{} --design breakpoints{}", command("sweep", &given, sets), vary.concat())
    }

    /// What is varied to look for what would flip the answer: what the file varies itself, or else the keys that often
    /// decide, as finely as it takes.
    pub fn flipping_axes(&self) -> Vec<Axis> {
        if self.varies_from_its_own() {
            return self.sweep.clone();
        }
        let axes = self.knobs().into_iter().filter_map(|knob| typed::axis(&knob).ok());
        axes.map(|axis| Axis { steps: None, ..axis }).collect()
    }

    /// Whether the file varies anything, and has a value to go out from of all that it varies.
    fn varies_from_its_own(&self) -> bool {
        !self.sweep.is_empty() && self.sweep.iter().all(|axis| self.value_of(&axis.key).is_some())
    }

    /// Keys with a range of values around what the scenario has, as `--vary` takes them.
    fn knobs(&self) -> Vec<String> {
        let worth = WORTH.iter().filter_map(|key| {
            let first = key.strip_prefix("behaviour.").filter(|_| self.behaviour.len() > 1);
            let key = first.map_or_else(|| (*key).to_owned(), |rest| format!("behaviour.1.{rest}"));
            let idle = key == "champions.share_percent" && self.value_of("champions.people").is_some();
            (!idle && self.is_shared(&key)).then(|| self.around(&key)).flatten()
        });
        worth.take(VARIED).collect()
    }

    /// Whether the file's own value is that of every strategy that uses it, so that to vary it varies them all.
    fn is_shared(&self, key: &str) -> bool {
        let is_of_a_channel = key.split('.').next().is_some_and(|table| OWN.contains(&table));
        !is_of_a_channel || !self.sharing(key).is_empty()
    }

    /// A key of the file that all strategies share which use it, as the key of each of these; nothing where some strategy
    /// has another value, or the key is of no channel.
    pub fn sharing(&self, key: &str) -> Vec<String> {
        let Some(table) = key.split('.').next().filter(|table| OWN.contains(table)) else { return Vec::new() };
        let uses = self.strategy.iter().filter(|one| one.uses.iter().any(|used| super::word(used) == table));
        let keys: Vec<String> = uses.map(|one| format!("strategy.{}.{key}", one.name)).collect();
        let own = self.value_of(key);
        if keys.iter().all(|key| self.value_of(key) == own) { keys } else { Vec::new() }
    }

    /// From half of a key's value to twice as much, as far as its bounds allow.
    fn around(&self, key: &str) -> Option<String> {
        let (least, most) = number_of(key).map_or((None, None), |number| (number.least, number.most));
        let own = self.value_of(key)?.number().filter(|own| *own > 0.0)?;
        match takes_whole(key) {
            true => {
                let own = own as i64;
                let from = (own / 2).max(1).max(least.unwrap_or(0.0) as i64);
                let step = ((2 * own - from) / (VALUES - 1)).max(1);
                let to = from + step * (VALUES - 1);
                most.is_none_or(|most| to as f64 <= most).then(|| format!("{key}={from}..{to}:{VALUES}"))
            }
            false => {
                let from = (own / 2.0).max(least.unwrap_or(0.0));
                let to = (own * 2.0).min(most.unwrap_or(f64::INFINITY));
                (from < to).then(|| format!("{key}={from}..{to}:{VALUES}"))
            }
        }
    }
}

/// The command that does something with a scenario, with the values that are laid over it.
pub fn command(what: &str, scenario: &str, sets: &[(String, String)]) -> String {
    let set = |(key, value): &(String, String)| format!(" --set {}", quoted(&format!("{key}={value}")));
    format!("groundswell {what} {}{}", quoted(scenario), sets.iter().map(set).collect::<String>())
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || "-_./=,".contains(letter);
    if word.chars().all(plain) { word.into() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn flips(name: &str, text: &str) -> String {
        read(text.as_bytes(), name, &[]).unwrap().flips_command(name, &[])
    }

    #[test]
    fn a_scenario_that_varies_nothing_is_told_what_to_vary() {
        let text = "organisation.people = 50\n[[behaviour]]\nname = \"asks\"\nvisible_percent = 70\n\
                    [[strategy]]\nname = \"a\"\nuses = [\"champions\"]\n";
        assert_eq!(
            flips("it's", text),
            "groundswell sweep 'it'\\''s.toml' --design breakpoints \
             --vary champions.share_percent=1.5..6:5 \
             --vary behaviour.spreads.reinforced.share_percent=12.5..50:5 --vary behaviour.visible_percent=35..100:5 \
             --vary network.contacts_per_person=4.5..18:5"
        );
        let varied = format!("{text}[[sweep]]\nkey = \"weeks\"\nvalues = [4, 8]\n");
        assert_eq!(flips("mine", &varied), "groundswell sweep mine.toml --design breakpoints");
        let without = format!("{text}[[sweep]]\nkey = \"champions.people\"\nvalues = [4, 8]\n");
        assert_eq!(flips("it's", &without), flips("it's", text));
        let sets = [("seed", "5"), ("strategy.a b.uses", "[]")].map(|(key, value)| (key.into(), value.into()));
        assert_eq!(
            read(varied.as_bytes(), "mine", &[]).unwrap().flips_command("mine", &sets),
            "groundswell sweep mine.toml --set seed=5 --set 'strategy.a b.uses=[]' --design breakpoints"
        );
    }

    #[test]
    fn every_shipped_scenario_has_something_to_vary_and_its_name() {
        for shipped in SHIPPED {
            let name = shipped.name.rsplit('/').next().unwrap();
            let file = read(shipped.text.as_bytes(), name, &[]).unwrap();
            let command = file.flips_command(name, &[]);
            assert!(command.starts_with(&format!("groundswell sweep {} ", shipped.name)), "{command}");
            assert!(!file.sweep.is_empty() || command.contains(" --vary "), "{command}");
        }
    }
}
