//! What would flip the answer of a run: what was found beside it, what was tried in vain, and what was not tried.

use super::{Flipping, LUCK, ahead, is, sentences};
use crate::experiment::{Comparison, Flips, NO_CLEAR, Sought};
use crate::report::key::with_unit;
use crate::report::words::{count, list, plural, two_values, value};

/// So many keys that flip it are told where there is little room.
const BRIEFLY: usize = 4;

/// What would flip the answer of a run, in sentences.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::report) struct OfRun {
    /// The keys that flip it, the nearest to its own value first, a sentence each; or that none does.
    pub flips: Vec<String>,
    /// What was tried and flips nothing, with the ranges.
    pub rest: Vec<String>,
    /// How it was looked for, and what that leaves open.
    pub how: Option<String>,
    /// For which keys there was no time; nothing where all were tried.
    pub untried: Option<String>,
    /// The same where there is little room: the first that flip it, and how many more do and do not.
    pub briefly: Vec<String>,
}

impl OfRun {
    /// All of it, where no command can stand beside it.
    pub fn whole(self) -> Vec<String> {
        let untried = self.untried.map(|told| format!("{told}: `--flips` does, however long it takes."));
        self.flips.into_iter().chain(self.rest).chain(untried).chain(self.how).collect()
    }

    /// What a terminal has room for.
    pub fn short(self) -> Vec<String> {
        self.briefly.into_iter().chain(self.how).collect()
    }
}

/// What would flip the answer of a run; `None` where it was not looked for.
pub(in crate::report) fn of_run(comparison: &Comparison) -> Option<OfRun> {
    let sought = comparison.flips.as_ref()?;
    let found = Flipping::along(sought.keys.clone());
    let own = sought.keys.iter().chain(&sought.steady).chain(&sought.unclear).next().map(|key| key.own.label.as_str());
    let flips = match own {
        Some(own) if sought.keys.is_empty() => {
            vec![format!("It does not flip at any value that was tried: {}.", is(&found, own))]
        }
        Some(_) => sentences(&found),
        None => vec!["No key of it could be tried.".into()],
    };
    let idle = told(&sought.idle, |keys| {
        let runs = if sought.probed == 1 { "one run".into() } else { format!("{} runs", count(sought.probed)) };
        format!("Nothing changed in {runs} at the far end of these: {keys}.")
    });
    let bound = told(&sought.bound, |keys| format!("No other values go with the rest of the scenario of {keys}."));
    let rest = [in_vain(sought), unclear(sought), idle, bound].into_iter().flatten().collect();
    let how = own.map(|own| found_by(sought, comparison, own));
    let untried = told(&sought.untried, |keys| format!("There was no time to try {keys}"));
    Some(OfRun { briefly: briefly(sought, &flips), flips, rest, how, untried })
}

/// A sentence on some keys, where there are any.
fn told(keys: &[String], told: impl Fn(String) -> String) -> Option<String> {
    (!keys.is_empty()).then(|| told(list(keys)))
}

/// What was tried and flips nothing, with the values tried.
fn in_vain(sought: &Sought) -> Option<String> {
    let all: Vec<String> = sought.steady.iter().filter_map(range).collect();
    let what = if sought.keys.is_empty() { "What was tried" } else { "Nothing else that was tried flips it" };
    (!all.is_empty()).then(|| format!("{what}: {}.", list(&all)))
}

/// What leaves it unclear at an end, with as few runs as the ends had.
fn unclear(sought: &Sought) -> Option<String> {
    let all: Vec<String> = sought.unclear.iter().filter_map(range).collect();
    let runs = count(sought.at_first.unwrap_or(sought.runs));
    (!all.is_empty()).then(|| {
        format!(
            "No other strategy is ahead at the ends of these, though {runs} runs are too few to say who is: {}.",
            list(&all)
        )
    })
}

/// The values of a key that were tried: "weeks between 52 and 208".
fn range(key: &Flips) -> Option<String> {
    let [first, last] = [key.along.first()?, key.along.last()?];
    if key.own.value.number().is_none() {
        let words: Vec<String> = key.along.iter().map(|found| value(&found.value)).collect();
        return Some(format!("{} ({})", key.key, words.join(", ")));
    }
    let [from, to] = two_values(&first.value, &last.value);
    let to = Some(with_unit(&key.key, &to)).filter(|to| to.ends_with('%')).unwrap_or(to);
    Some(format!("{} between {from} and {to}", key.key))
}

/// How it was looked for, and what that leaves open.
fn found_by(sought: &Sought, comparison: &Comparison, own: &str) -> String {
    let runs = |runs: u32| format!("{} run{}", count(runs), plural(f64::from(runs)));
    let how = match sought.at_first {
        Some(first) if sought.closer > 0 && first < sought.runs => format!(
            "{} each at the ends of every key, {} each along {} of those with which another strategy is ahead there",
            runs(first),
            runs(sought.runs),
            count(sought.closer as u64)
        ),
        Some(first) if sought.closer == 0 => format!("{} each at the ends of every key", runs(first)),
        first => format!("{} each, more of them where neighbours differ", runs(first.unwrap_or(sought.runs))),
    };
    let values = count(sought.points as u64);
    let packs = match &comparison.packs {
        None => " No other pack of assumptions was tried.".into(),
        Some(packs) => {
            let first = packs.under.first().map_or("first", |under| under.pack.word());
            format!(" It holds under the pack {first} alone: the packs themselves say what another does.")
        }
    };
    let luck = if sought.keys.is_empty() { String::new() } else { format!(" {LUCK}.") };
    format!(
        "That was found at {values} values: {how}; between others it may flip and flip back.{packs}{}{luck}",
        with_fewer_runs(comparison, own)
    )
}

/// What the fewer runs of the search come to, where that is something else than what all runs come to.
fn with_fewer_runs(comparison: &Comparison, own: &str) -> String {
    let verdict = &comparison.verdict;
    let winner = verdict.level_with.is_empty().then(|| verdict.ranking.first()).flatten();
    let all = winner.map_or(NO_CLEAR, |&place| comparison.arms[place].strategy.name.as_str());
    if all == own {
        return String::new();
    }
    format!(" With so few runs {} as it is, where all runs together say: {}.", ahead(own), ahead(all))
}

/// The first keys that flip it, and how many others do and do not.
fn briefly(sought: &Sought, flips: &[String]) -> Vec<String> {
    let more = flips.len().saturating_sub(BRIEFLY);
    let others = [
        (more, ["flips it too", "flip it too"]),
        (sought.steady.len(), ["does not flip it at any value tried", "do not flip it at any value tried"]),
        (
            sought.unclear.len(),
            ["leaves it open at an end with so few runs", "leave it open at an end with so few runs"],
        ),
        (sought.idle.len(), ["changes nothing here", "change nothing here"]),
        (sought.untried.len(), ["was not tried for lack of time", "were not tried for lack of time"]),
    ];
    let of = |(keys, [one, many]): &(usize, [&str; 2])| format!("{keys} {}", if *keys == 1 { one } else { many });
    let others: Vec<String> = others.iter().filter(|(keys, _)| *keys > 0).map(of).collect();
    let which = if sought.keys.is_empty() { "Of all keys" } else { "Of the other keys" };
    let told = (!others.is_empty()).then(|| format!("{which}, {}; report.html names them.", list(&others)));
    flips.iter().take(BRIEFLY).cloned().chain(told).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{along, found};
    use super::*;
    use crate::experiment::Patience;
    use crate::report::example;
    use crate::report::words::NBSP;
    use crate::scenario::file::Value;

    fn comparison(keys: usize) -> Comparison {
        let (_, mut comparison) = example::four_strategies(200, 104);
        let mut all = along().keys;
        let weeks = all.pop().unwrap();
        let trust = Flips {
            key: "network.trust.peer".into(),
            own: found((Value::Number(0.6), NO_CLEAR)),
            along: [0.3, 1.0].map(|value| found((Value::Number(value), NO_CLEAR))).to_vec(),
        };
        all.truncate(keys);
        comparison.flips = Some(Sought {
            patience: Patience::Quick,
            keys: all,
            steady: vec![weeks, trust],
            unclear: Vec::new(),
            closer: keys,
            probed: 1,
            idle: ["network.managers_error", "behaviour.dominance_weight"].map(String::from).to_vec(),
            bound: vec!["organisation.layers".into()],
            untried: vec!["costs.check_minutes".into()],
            runs: 40,
            at_first: Some(8),
            points: 77,
        });
        comparison
    }

    fn plain(told: &[String]) -> Vec<String> {
        told.iter().map(|told| told.replace(NBSP, " ")).collect()
    }

    #[test]
    fn what_was_tried_in_vain_is_one_sentence_and_what_was_not_tried_is_named() {
        let told = of_run(&comparison(2)).unwrap();
        assert!(told.flips[0].starts_with("It becomes clear if champions.people rises above"), "{:?}", told.flips);
        assert_eq!(
            plain(&told.rest),
            [
                "Nothing else that was tried flips it: weeks between 26 and 104 and network.trust.peer between 0.3 and 1.",
                "Nothing changed in one run at the far end of these: network.managers_error and behaviour.dominance_weight.",
                "No other values go with the rest of the scenario of organisation.layers.",
            ]
        );
        let how = told.how.clone().unwrap();
        for part in [
            "at 77 values: 8 runs each at the ends of every key, 40 runs each along 2 of those with which another",
            "No other pack of assumptions was tried.",
            "With so few runs no difference is clear as it is, where all runs together say: “Both” is ahead.",
            LUCK,
        ] {
            assert!(how.contains(part), "{part}\n{how}");
        }
        assert_eq!(told.untried.as_deref(), Some("There was no time to try costs.check_minutes"));
        assert_eq!(
            told.briefly.last().unwrap(),
            "Of the other keys, 2 do not flip it at any value tried, 2 change nothing here and 1 was not tried for lack of time; \
             report.html names them."
        );
        assert!(
            told.whole().contains(
                &"There was no time to try costs.check_minutes: `--flips` does, however long it takes.".into()
            )
        );
    }

    #[test]
    fn where_nothing_flips_it_that_is_said_first() {
        let told = of_run(&comparison(0)).unwrap();
        assert_eq!(told.flips, ["It does not flip at any value that was tried: no difference is clear."]);
        assert!(told.rest[0].starts_with("What was tried: weeks between 26 and"), "{:?}", told.rest);
        assert!(!told.how.unwrap().contains(LUCK));
        assert_eq!(of_run(&example::four_strategies(200, 104).1), None);
    }
}
