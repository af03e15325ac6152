//! What to vary in a scenario: every number that could decide its answer, and the commands that look for what would flip
//! it.

use super::explain::number_of;
use super::file::{Axis, Compare, File, Spacing, Value};
use super::keys::Number;
use super::leaves::{Leaf, known, leaves, unnumbered};
use super::overlay::stands_behind;
use super::settings::Basis;
use super::shipped::SHIPPED;
use super::together::locate;
use super::written::{Content, Node};

/// Keys that often decide an answer, in the order in which they are worth a try.
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

/// So many are named in a command that varies them.
const NAMED: usize = 4;

/// How far a share that the scenario sets to nothing is raised: to this part of the whole.
const RAISED: f64 = 0.25;

impl File {
    /// The command that looks for what would flip the answer of the scenario `name` with `sets` laid over it: over what
    /// it varies itself, or else over the keys that decide most often.
    pub fn flips_command(&self, name: &str, sets: &[(String, String)]) -> String {
        let vary: Vec<String> = match self.varies_from_its_own() {
            true => Vec::new(),
            false => {
                self.numbers().iter().take(NAMED).filter_map(as_typed).map(|axis| format!(" --vary {axis}")).collect()
            }
        };
        format!("{} --design breakpoints{}", command("sweep", &given(name), sets), vary.concat())
    }

    /// The command that looks closer, in the folder of a sweep of the scenario `name`, at where its answer flips: over what was
    /// varied, as finely as it takes, each key alone.
    pub fn closer_command(&self, name: &str) -> String {
        if !self.varies_from_its_own() {
            return self.flips_command(name, &[]);
        }
        let vary = self.sweep.iter().map(|axis| format!(" --vary {}", quoted(&as_fine(axis))));
        format!("{} --design breakpoints{}", command("sweep", &given(name), &[]), vary.collect::<String>())
    }

    /// The command that tries every key for what would flip the answer, however long that takes.
    pub fn all_flips_command(&self, name: &str, sets: &[(String, String)]) -> String {
        command("run", &given(name), sets) + " --flips"
    }

    /// So many keys [`File::flips_command`] varies.
    pub fn keys_of_flips_command(&self) -> usize {
        if self.varies_from_its_own() { self.sweep.len() } else { self.numbers().len().min(NAMED) }
    }

    /// What is varied to look for what would flip the answer, as finely as it takes: what the file varies itself, then
    /// every number that is at work and that all strategies share, those first that the file sets or that often decide.
    pub fn flipping_axes(&self) -> Vec<Axis> {
        let tree = self.tree();
        let path = |key: &str| locate(&tree, key).map(|(path, _)| path);
        let own = self.sweep.iter().filter(|axis| !axis.key.ends_with("_file") && self.value_of(&axis.key).is_some());
        let mut axes: Vec<Axis> = own.cloned().map(each_once).collect();
        let known: Vec<_> = axes.iter().map(|axis| path(&axis.key)).collect();
        axes.extend(self.numbers().into_iter().filter(|axis| !known.contains(&path(&axis.key))));
        axes
    }

    /// Whether the file varies anything, and has a value to go out from of all that it varies.
    fn varies_from_its_own(&self) -> bool {
        !self.sweep.is_empty() && self.sweep.iter().all(|axis| self.value_of(&axis.key).is_some())
    }

    /// Every number that is at work and that all strategies share, with a range around it: first those that often decide,
    /// then those that the file sets, then the others, each in its order.
    fn numbers(&self) -> Vec<Axis> {
        let tree = self.tree();
        let entries = tree.entries().iter().filter(|entry| self.decides(&entry.key));
        let leaves: Vec<Leaf> = entries.flat_map(|entry| leaves(&entry.node, &entry.key)).collect();
        let mut found: Vec<(usize, Axis)> =
            leaves.iter().filter_map(|(path, node)| self.number(&tree, path, node)).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, axis)| axis).collect()
    }

    /// Whether a table or a key at the top can decide who is ahead: prices do where strategies have the same budget.
    fn decides(&self, key: &str) -> bool {
        match key {
            "weeks" => true,
            "event" => !self.event.is_empty(),
            "costs" | "budget" => self.budget.compare == Compare::EqualPersonDays,
            _ => self.plays(key),
        }
    }

    /// A number that is at work and that all strategies share: its rank, and the range around it.
    fn number(&self, tree: &Node, path: &str, node: &Node) -> Option<(usize, Axis)> {
        let own = match node.content {
            Content::Whole(whole) => whole as f64,
            Content::Number(number) => number,
            _ => return None,
        };
        let plain = unnumbered(path);
        let number = number_of(&plain)?;
        let steps: Vec<String> = path.split('.').map(String::from).collect();
        let is_set = known(path).is_some_and(|known| self.basis(path, known, &node.content) == Basis::Written);
        let befalls_some = || matches!(steps.as_slice(), [table, ..] if table == "event") && !self.befalls_all(&steps);
        if own == 0.0 && !is_set || befalls_some() || stands_behind(tree, self.strategy.len(), &steps) {
            return None;
        }
        self.shared_in(tree, &steps)?;
        let (from, to) = around(own, number)?;
        let often = WORTH.iter().position(|worth| *worth == plain);
        let rank = often.unwrap_or(if is_set { WORTH.len() } else { WORTH.len() + 1 });
        Some((rank, Axis { key: path.into(), from: Some(from), to: Some(to), ..Axis::default() }))
    }

    /// Whether the event at a path befalls the organisation in every strategy.
    fn befalls_all(&self, steps: &[String]) -> bool {
        let number = steps.get(1).and_then(|step| step.parse::<usize>().ok()).unwrap_or(1);
        number.checked_sub(1).and_then(|place| self.event.get(place)).is_some_and(|event| event.strategies.is_empty())
    }
}

/// From half of a value to twice as much, as far as its bounds allow; a share of nothing is raised to a quarter.
fn around(own: f64, number: Number) -> Option<(f64, f64)> {
    let (least, most) = (number.least.unwrap_or(f64::NEG_INFINITY), number.most.unwrap_or(f64::INFINITY));
    let (from, to) = match own {
        nothing if nothing == 0.0 && least == 0.0 && (most == 1.0 || most == 100.0) => (0.0, RAISED * most),
        some if some > 0.0 => ((some / 2.0).max(least), (some * 2.0).min(most)),
        _ => return None,
    };
    let (from, to) = if number.whole { (from.floor().max(least), to.floor()) } else { (from, to) };
    (from < to).then_some((from, to))
}

/// What is varied, each listed value once.
fn each_once(axis: Axis) -> Axis {
    let mut values: Vec<Value> = Vec::new();
    for value in axis.values {
        let same = |other: &Value| match (other.number(), value.number()) {
            (Some(one), Some(other)) => one == other,
            _ => *other == value,
        };
        if !values.iter().any(same) {
            values.push(value);
        }
    }
    Axis { values, steps: None, ..axis }
}

/// Ends as `--vary` takes them.
fn as_typed(axis: &Axis) -> Option<String> {
    Some(quoted(&format!("{}={}..{}", axis.key, axis.from?, axis.to?)))
}

/// What is varied as `--vary` takes it, with ends alone where it has numbers.
fn as_fine(axis: &Axis) -> String {
    let values = axis.all_values();
    let numbers: Option<Vec<f64>> = match (axis.from, axis.to) {
        (Some(from), Some(to)) => Some(vec![from, to]),
        _ => values.iter().map(Value::number).collect(),
    };
    let spacing = if axis.spacing == Spacing::Ratios { "log:" } else { "" };
    let numbers = numbers.unwrap_or_default();
    let (least, most) = (numbers.iter().copied().reduce(f64::min), numbers.iter().copied().reduce(f64::max));
    match (least, most) {
        (Some(least), Some(most)) if least < most => format!("{}={spacing}{least}..{most}", axis.key),
        _ => format!("{}={}", axis.key, values.iter().map(Value::to_string).collect::<Vec<_>>().join(",")),
    }
}

/// A scenario as a command names it: one inside the program by its whole name.
fn given(name: &str) -> String {
    let within = |shipped: &&str| *shipped == name || shipped.rsplit('/').next() == Some(name);
    let found = SHIPPED.iter().map(|shipped| shipped.name).find(within);
    found.map_or_else(|| format!("{name}.toml"), String::from)
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
             --vary champions.share_percent=1.5..6 \
             --vary behaviour.spreads.reinforced.share_percent=12.5..50 --vary behaviour.visible_percent=35..100 \
             --vary network.contacts_per_person=4.5..18"
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

    const FIRM: &str = "organisation.people = 50\n[[behaviour]]\nname = \"asks\"\nspreads.simple.chance_percent = 0\n\
                        [champions]\npeople = 3\nfrom_week = 2\n[broadcast]\nmessages_per_month = 5\n\
                        [[event]]\nwhat = \"reorganisation\"\nweek = 9\n\
                        [[event]]\nwhat = \"reorganisation\"\nweek = 12\nstrategies = [\"b\"]\n\
                        [[strategy]]\nname = \"a\"\nuses = [\"champions\"]\n\
                        [[strategy]]\nname = \"b\"\nuses = [\"champions\", \"broadcast\"]\n\
                        broadcast.messages_per_month = 3\n";

    #[test]
    fn every_number_that_is_at_work_and_shared_is_tried_what_is_set_or_often_decides_first() {
        let file = read(FIRM.as_bytes(), "firm", &[]).unwrap();
        let axes = file.flipping_axes();
        let ends =
            |key: &str| axes.iter().find(|axis| axis.key == key).map(|axis| (axis.from.unwrap(), axis.to.unwrap()));
        let place = |key: &str| axes.iter().position(|axis| axis.key == key).unwrap_or_else(|| panic!("{key}"));
        assert_eq!(ends("champions.people"), Some((1.0, 6.0)));
        assert_eq!(ends("behaviour.spreads.simple.chance_percent"), Some((0.0, 25.0)));
        assert_eq!(ends("behaviour.visible_percent"), Some((35.0, 100.0)));
        assert_eq!(ends("champions.from_week"), Some((1.0, 4.0)));
        assert_eq!(ends("event.1.week"), Some((4.0, 18.0)));
        assert_eq!(ends("costs.conversation_minutes"), Some((10.0, 40.0)));
        for left_out in [
            "runs",
            "seed",
            "champions.share_percent",      // the number stands in its place
            "broadcast.messages_per_month", // one strategy has its own
            "event.2.week",                 // it befalls one strategy
            "mandate.checks_per_month",     // nobody uses it
            "behaviour.opponents_percent",  // nothing, and not set
            "measure.margin_points",
        ] {
            assert_eq!(ends(left_out), None, "{left_out}");
        }
        assert!(place("weeks") < place("champions.from_week"));
        assert!(place("champions.from_week") < place("network.trust.peer"));
        let written = [("budget.compare".to_owned(), "as_written".to_owned())];
        let free = read(FIRM.as_bytes(), "firm", &written).unwrap().flipping_axes();
        assert!(!free.iter().any(|axis| axis.key.starts_with("costs.")));
    }

    #[test]
    fn what_the_file_varies_itself_comes_first_and_once() {
        let sweep = r#"[{ key = "network.trust.peer", values = [0.2, 0.6, 0.2] }, { key = "champions.chosen_by", values = ["random"] }]"#;
        let sets = [("sweep".to_owned(), sweep.to_owned())];
        let file = read(FIRM.as_bytes(), "firm", &sets).unwrap();
        let axes = file.flipping_axes();
        assert_eq!((axes[0].key.as_str(), axes[0].values.len()), ("network.trust.peer", 2));
        assert_eq!(axes[1].key, "champions.chosen_by");
        assert_eq!(axes.iter().filter(|axis| axis.key == "network.trust.peer").count(), 1);
        assert_eq!(
            file.closer_command("firm"),
            "groundswell sweep firm.toml --design breakpoints --vary network.trust.peer=0.2..0.6 --vary champions.chosen_by=random"
        );
        assert_eq!(file.all_flips_command("firm", &[]), "groundswell run firm.toml --flips");
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
