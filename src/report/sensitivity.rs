//! What matters most: what each key does to each strategy, in words and as a table.

use super::About;
use super::csv::Table;
use super::words::{band, list, percent, points, round, value};
use crate::experiment::statistics::Estimate;
use crate::experiment::{Effect, Effects};
use crate::scenario::file::Value;

/// The keys of a strategy, the one that does most first.
pub(super) fn by_size(effects: &Effects) -> Vec<&(String, Effect)> {
    let mut keys: Vec<&(String, Effect)> = effects.keys.iter().collect();
    keys.sort_by(|one, other| other.1.size().total_cmp(&one.1.size()));
    keys
}

/// The strategy on which the keys do most: the one whose points lie furthest apart.
pub(super) fn foremost(all: &[Effects]) -> Option<&Effects> {
    all.iter().reduce(|one, other| if other.spread > one.spread { other } else { one })
}

/// The least share of the differences that is worth a word.
const WORTH: f64 = 0.05;

/// The finding: which keys matter most to the strategy on which they do most.
pub(super) fn headline(about: &About, all: &[Effects]) -> String {
    let Some(effects) = foremost(all) else { return "Nothing was run".into() };
    let name = format!("“{}”", effects.strategy);
    let keys = by_size(effects);
    let worth = |(_, effect): &&&(String, Effect)| match effect {
        Effect::Shares(shares) => shares.total.0.min(shares.total.1.0) >= WORTH && effects.spread >= about.margin,
        _ => effect.size() >= about.margin.max(f64::MIN_POSITIVE),
    };
    let told = |(key, effect): &&(String, Effect)| format!("{key} ({})", said(effect));
    let first: Vec<String> = keys.iter().filter(worth).take(2).map(told).collect();
    let may = |(_, effect): &&(String, Effect)| matches!(effect, Effect::Shares(_)) && effect.size() >= WORTH;
    match first.len() {
        0 if effects.spread >= about.margin && keys.iter().any(may) => {
            format!("Too few rows to tell which of these keys matters to owned adoption with {name}")
        }
        0 => format!("None of these keys matters to owned adoption with {name}"),
        1 => format!("What matters to owned adoption with {name} is {}", first[0]),
        _ => format!("What matters most to owned adoption with {name}: {}", list(&first)),
    }
}

/// An effect in a few words.
pub(super) fn said(effect: &Effect) -> String {
    match effect {
        Effect::Swing { least, most } if least.1.mean == most.1.mean => {
            format!("{} with any value", percent(most.1.mean))
        }
        Effect::Swing { least, most } => {
            let told = |(given, mean): &(Value, Estimate)| format!("{} with {}", percent(mean.mean), value(given));
            format!("{}, {}", told(least), told(most))
        }
        Effect::Screened(screened) => {
            format!("{}, differing by {}", points(screened.size.mean), points(screened.spread))
        }
        Effect::Shares(shares) => {
            let (low, high) = shares.total.1;
            let range = if low.is_finite() && high.is_finite() {
                format!(" ({})", band((low.max(0.0), high.min(1.0))))
            } else {
                String::new()
            };
            let [total, first] = [shares.total.0, shares.first.0].map(|share| share.max(0.0));
            // Both are estimates, and the one may err above the other.
            let alone = if first > total { "all of it".into() } else { percent(first) };
            format!("{} of the differences{range}, {alone} alone", percent(total))
        }
    }
}

/// An effect in a few words, with the intervals of what it says where there are any.
pub(super) fn said_with_intervals(effect: &Effect) -> String {
    let Effect::Swing { least, most } = effect else { return said(effect) };
    let told = |(given, mean): &(Value, Estimate)| {
        let range = interval(mean).map_or_else(String::new, |range| format!(" ({})", band(range)));
        format!("{}{range} with {}", percent(mean.mean), value(given))
    };
    if least.1.mean == most.1.mean { said(effect) } else { format!("{}, {}", told(least), told(most)) }
}

/// The 95 % interval of a mean, where there is one.
pub(super) fn interval(mean: &Estimate) -> Option<(f64, f64)> {
    (mean.n > 1).then_some((mean.low, mean.high))
}

/// How much of the spread is luck, in a sentence.
pub(super) fn luck(effects: &Effects) -> Option<String> {
    let luck = effects.luck?;
    Some(format!("Of how far single simulated copies of “{}” lie apart, {} is luck.", effects.strategy, percent(luck)))
}

/// What the numbers of a design mean.
pub(super) fn meaning(effect: &Effect) -> &'static str {
    match effect {
        Effect::Swing { .. } => {
            "Owned adoption at the end, each key changed alone (means over runs; thin lines or brackets: the 95 % interval)."
        }
        Effect::Screened(_) => {
            "Points of owned adoption that a key moves over its whole range (the mean of single moves from different starts; thin \
             line: the 95 % interval); that moves differ says that it acts through other keys, or unevenly."
        }
        Effect::Shares(_) => {
            "How much of the differences between points (mean owned adoption, by their squares) comes from a key: in all, with \
             other keys (in brackets the 95 % interval), and by the key alone; those in all add up to more \
             than 100 % where keys act through each other."
        }
    }
}

/// `effects.csv`: a row a strategy, key and measure, with the ends of the 95 % interval where there is one.
pub(super) fn csv(all: &[Effects]) -> Vec<u8> {
    let mut table = Table::new(["strategy", "key", "measure", "value", "low", "high"].map(String::from).to_vec());
    for effects in all {
        for (key, effect) in &effects.keys {
            for (measure, value, range) in readings(effect) {
                let ends = range.map_or([String::new(), String::new()], |(low, high)| [low, high].map(end));
                let [low, high] = ends;
                table.row(vec![effects.strategy.clone(), key.clone(), measure, value, low, high]);
            }
        }
        if let Some(luck) = effects.luck {
            let name = effects.strategy.clone();
            table.row(vec![name, String::new(), "luck".into(), luck.to_string(), String::new(), String::new()]);
        }
    }
    table.bytes()
}

fn end(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}

/// A measure of an effect: name, value and interval.
pub(super) type Reading = (String, String, Option<(f64, f64)>);

/// The measures of an effect.
pub(super) fn readings(effect: &Effect) -> Vec<Reading> {
    let plain = |name: &str, value: f64| (name.to_owned(), value.to_string(), None);
    match effect {
        Effect::Swing { least, most } => vec![
            ("least_at".into(), least.0.to_string(), None),
            ("least".into(), least.1.mean.to_string(), interval(&least.1)),
            ("most_at".into(), most.0.to_string(), None),
            ("most".into(), most.1.mean.to_string(), interval(&most.1)),
        ],
        Effect::Screened(screened) => {
            let size = screened.size;
            vec![
                ("mu_star".into(), size.mean.to_string(), Some((size.low, size.high))),
                plain("mu", screened.mean),
                plain("sigma", screened.spread),
            ]
        }
        Effect::Shares(shares) => vec![
            ("first_order".into(), shares.first.0.to_string(), Some(shares.first.1)),
            ("total".into(), shares.total.0.to_string(), Some(shares.total.1)),
        ],
    }
}

/// The ends of a bar and what is marked within it, for a chart: shares of people, or of the differences.
pub(super) fn bar(effect: &Effect) -> ([f64; 2], Option<f64>) {
    match effect {
        Effect::Swing { least, most } => ([least.1.mean, most.1.mean], None),
        Effect::Screened(screened) => ([0.0, screened.size.mean], None),
        Effect::Shares(shares) => ([0.0, shares.total.0.max(0.0)], Some(shares.first.0.max(0.0))),
    }
}

/// A value on the axis of such a chart.
pub(super) fn on_axis(effect: &Effect, value: f64) -> String {
    match effect {
        Effect::Screened(_) => round(100.0 * value, 1).to_string(),
        _ => format!("{}\u{a0}%", round(100.0 * value, 1)),
    }
}

#[cfg(test)]
pub(in crate::report) mod tests {
    use super::*;
    use crate::experiment::{Screened, Shares};
    use crate::report::example;

    /// Made-up effects of three keys on a strategy, of each kind.
    pub(in crate::report) fn effects() -> [Effects; 3] {
        let mean = |mean: f64| Estimate { mean, low: mean - 0.01, high: mean + 0.02, n: 9 };
        let swing = |least: i64, low, most: i64, high| Effect::Swing {
            least: (Value::Whole(least), mean(low)),
            most: (Value::Whole(most), mean(high)),
        };
        let screened = |mean, spread| {
            Effect::Screened(Screened {
                size: Estimate { mean, low: mean - 0.02, high: mean + 0.02, n: 9 },
                mean,
                spread,
            })
        };
        let shares = |first, total| Effect::Shares(Shares { first: (first, (0.0, 0.5)), total: (total, (0.1, 0.9)) });
        let of = |effects: [Effect; 3], own| Effects {
            strategy: "Both".into(),
            own,
            spread: 0.2,
            keys: ["champions.people", "weeks", "behaviour.visible_percent"]
                .map(String::from)
                .into_iter()
                .zip(effects)
                .collect(),
            luck: Some(0.25),
        };
        [
            of([swing(2, 0.1, 9, 0.4), swing(4, 0.3, 4, 0.3), swing(100, 0.05, 20, 0.62)], Some(0.3)),
            of([screened(0.3, 0.1), screened(0.0, 0.0), screened(0.41, 0.02)], None),
            of([shares(0.31, 0.56), shares(0.0, 0.0), shares(0.42, 0.44)], None),
        ]
    }

    #[test]
    fn the_headline_names_what_matters_most_and_leaves_out_what_does_not() {
        let (about, _) = example::four_strategies(1, 104);
        let told = effects().map(|effects| headline(&about, &[effects]).replace('\u{a0}', " "));
        assert_eq!(
            told[0],
            "What matters most to owned adoption with “Both”: behaviour.visible_percent (5.0 % with 100, 62 % with 20) and \
             champions.people (10 % with 2, 40 % with 9)"
        );
        assert!(told[1].contains("behaviour.visible_percent (41 points, differing by 2 points) and champions.people"));
        assert!(told[2].contains(": champions.people (56 % of the differences (10–90 %), 31 % alone) and behaviour"));
        assert!(!told.iter().any(|told| told.contains("weeks")));
        let mut few = effects()[2].clone();
        for (_, effect) in &mut few.keys {
            if let Effect::Shares(shares) = effect {
                shares.total.1 = (-0.2, 1.4);
            }
        }
        assert!(headline(&about, &[few]).starts_with("Too few rows to tell which of these keys matters"));
        let with = said_with_intervals(&effects()[0].keys[0].1).replace('\u{a0}', " ");
        assert_eq!(with, "10 % (9.0–12 %) with 2, 40 % (39–42 %) with 9");
        assert_eq!(
            luck(&effects()[0]).unwrap(),
            "Of how far single simulated copies of “Both” lie apart, 25\u{a0}% is luck."
        );
    }

    #[test]
    fn the_table_has_every_measure_with_its_interval() {
        let table = |place: usize| String::from_utf8(csv(&effects()[place..=place])).unwrap();
        assert!(
            table(0).contains(
                "Both,champions.people,least_at,2,,\nBoth,champions.people,least,0.1,0.09000000000000001,0.12"
            )
        );
        assert!(table(1).contains("Both,champions.people,mu_star,0.3,0.27999999999999997,0.32\n"));
        assert!(
            table(2).contains("Both,champions.people,total,0.56,0.1,0.9\n") && table(2).contains("Both,,luck,0.25,,\n")
        );
    }
}
