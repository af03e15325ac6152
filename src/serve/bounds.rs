//! What can be chosen of each value: what works while all else stands as the scenario has it.

use crate::scenario::file::Value;
use crate::scenario::{Control, Takes};

/// Beyond this a bound that is not written is not looked for.
pub(super) const FAR: f64 = 1e9;

/// How often a bound of a number that need not be whole is halved.
const HALVED: u32 = 14;

/// The controls with the bounds and choices that `works` accepts; those that leave no choice are left out.
pub(super) fn workable(controls: Vec<Control>, works: impl Fn(&Control, &str) -> bool) -> Vec<Control> {
    let bounded = |control: Control| {
        let takes = narrowed(&control, |given| works(&control, given))?;
        Some(Control { takes, ..control })
    };
    controls.into_iter().filter_map(bounded).collect()
}

fn narrowed(control: &Control, works: impl Fn(&str) -> bool) -> Option<Takes> {
    Some(match &control.takes {
        Takes::Number { whole, least, most } => {
            let own = match control.value {
                Value::Whole(own) => own as f64,
                Value::Number(own) => own,
                _ => return None,
            };
            let edge = |bound: Option<f64>, far| match bound.unwrap_or(far) {
                end if works(&end.to_string()) => bound,
                end => Some(edge((own, end), *whole, |number| works(&number.to_string()))),
            };
            let (least, most) = (edge(*least, -FAR), edge(*most, FAR));
            if least.zip(most).is_some_and(|(least, most)| least >= most) {
                return None;
            }
            Takes::Number { whole: *whole, least, most }
        }
        Takes::Word(words) => {
            let words: Vec<_> = words.iter().filter(|(word, _)| works(word)).cloned().collect();
            if words.len() < 2 {
                return None;
            }
            Takes::Word(words)
        }
        Takes::Switch => ["true", "false"].into_iter().all(works).then_some(Takes::Switch)?,
    })
}

/// The number nearest to `end` that works, found by halving from one that does; of others than whole ones a round one.
fn edge((own, end): (f64, f64), whole: bool, works: impl Fn(f64) -> bool) -> f64 {
    let (mut good, mut bad) = (own, end);
    if whole {
        while (good - bad).abs() > 1.0 {
            let middle = ((good + bad) / 2.0).trunc();
            *if works(middle) { &mut good } else { &mut bad } = middle;
        }
        return good;
    }
    for _ in 0..HALVED {
        let middle = good.midpoint(bad);
        *if works(middle) { &mut good } else { &mut bad } = middle;
    }
    let round = rounded_towards(good, own);
    if works(round) { round } else { good }
}

/// A number of two digits between two numbers, near the first.
fn rounded_towards(number: f64, own: f64) -> f64 {
    let digit = 10f64.powf((number.abs().max(f64::MIN_POSITIVE)).log10().floor() - 1.0);
    let steps = number / digit;
    let round = if own > number { steps.ceil() } else { steps.floor() } * digit;
    // Free of the noise of a digit below one.
    format!("{round:.12}").parse().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::super::limits::Limits;
    use super::super::subject::Subject;
    use super::*;
    use crate::scenario::SHIPPED;
    use std::collections::BTreeMap;
    use std::path::PathBuf;

    #[test]
    fn bounds_are_found_from_what_works() {
        assert_eq!(edge((104.0, 1.0), true, |weeks| weeks >= 52.0), 52.0);
        assert_eq!(edge((7.0, FAR), true, |people| people <= 12_019.0), 12_019.0);
        assert_eq!(edge((3.0, 0.0), false, |share| share > 0.013), 0.014);
        assert_eq!(edge((3.0, 100.0), false, |share| share < 47.3), 47.0);
    }

    /// What the page offers of each value at its ends, or each of its choices.
    fn ends(control: &Control) -> Vec<String> {
        match &control.takes {
            Takes::Number { least, most, .. } => least.iter().chain(most).map(f64::to_string).collect(),
            Takes::Word(words) => words.iter().map(|(word, _)| word.clone()).collect(),
            Takes::Switch => vec!["true".into(), "false".into()],
        }
    }

    #[test]
    fn nothing_that_is_offered_of_a_shipped_scenario_is_refused() {
        let limits = Limits { at_once: 1, person_weeks: 1_000_000_000, threads: 2 };
        let mut offered = 0;
        for shipped in SHIPPED.iter().filter(|shipped| LOOKED_AT.contains(&shipped.name)) {
            let named = (shipped.name.to_owned(), shipped.name.to_owned());
            let subject = Subject::read(named, shipped.text.into(), PathBuf::new(), Vec::new(), limits).unwrap();
            for control in &subject.controls {
                for end in ends(control) {
                    let told = |why: String| format!("{}: {} = {end}: {why}", shipped.name, control.key);
                    let asked = BTreeMap::from([(control.key.clone(), end.clone())]);
                    let sets = subject.settings(&asked).map_err(told).unwrap();
                    subject.accepted(&sets).map_err(told).unwrap();
                    offered += 1;
                }
            }
        }
        assert!(offered > 150, "{offered}");
    }

    const LOOKED_AT: [&str; 5] =
        ["announce-or-seed", "does-it-stick", "how-many-champions", "startup-60", "drift-and-hijack"];
}
