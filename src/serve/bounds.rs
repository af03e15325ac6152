//! What works of each value while all else stands as the scenario has it, and which choices can work at all.

use super::subject::Subject;
use crate::scenario::file::Value;
use crate::scenario::{Control, Takes};

/// Beyond this a bound that is not written is not looked for.
pub(super) const FAR: f64 = 1e9;

/// How often a bound of a number that need not be whole is halved.
const HALVED: u32 = 14;

/// A value that the page offers.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Offered {
    pub control: Control,
    /// From where to where a number works while all else stands as it is, where that is less than what it takes.
    pub as_it_stands: Option<(Option<f64>, Option<f64>)>,
}

impl From<Control> for Offered {
    fn from(control: Control) -> Offered {
        Offered { control, as_it_stands: None }
    }
}

/// The values of a subject as they are offered: numbers with where they work as it stands, and of the choices those that
/// work so or with one other value changed besides. What is read from tables for every value of its own stays as written.
pub(super) fn offered(subject: &Subject, written: Vec<Control>) -> Vec<Offered> {
    // Where the scenario itself is too much for the page, each value may be what makes it less.
    if subject.accepted(&[]).is_err() {
        return written.into_iter().map(Offered::from).collect();
    }
    let works = |given: &[(&Control, &str)]| {
        let sets = given.iter().map(|(control, given)| Ok((control.key.clone(), control.setting(given)?)));
        sets.collect::<Result<Vec<_>, String>>().and_then(|sets| subject.accepted(&sets)).is_ok()
    };
    let looked_at: Vec<&Control> = written.iter().filter(|control| !subject.reads_anew(&control.key)).collect();
    let can_work = |control: &Control, word: &str| {
        works(&[(control, word)])
            || looked_at
                .iter()
                .filter(|other| other.key != control.key)
                .any(|other| others(other).iter().any(|given| works(&[(control, word), (other, given)])))
    };
    let offer = |control: &Control| {
        if subject.reads_anew(&control.key) {
            return Some(control.clone().into());
        }
        let as_it_stands = found(control, |given| works(&[(control, given)]));
        let takes = match &control.takes {
            Takes::Word(words) => {
                let words: Vec<_> = words.iter().filter(|(word, _)| can_work(control, word)).cloned().collect();
                (words.len() > 1).then_some(Takes::Word(words))?
            }
            Takes::Switch => ["true", "false"].iter().all(|word| can_work(control, word)).then_some(Takes::Switch)?,
            number @ Takes::Number { .. } => number.clone(),
        };
        Some(Offered { control: Control { takes, ..control.clone() }, as_it_stands })
    };
    written.iter().filter_map(offer).collect()
}

/// What another value may be changed to, to see whether a choice works beside it.
fn others(control: &Control) -> Vec<String> {
    match &control.takes {
        Takes::Number { whole, .. } => {
            let Some(own) = number(&control.value) else { return Vec::new() };
            let round = |number: f64| if *whole { number.trunc() } else { number };
            [own / 2.0, own * 2.0].map(|number| round(number).to_string()).to_vec()
        }
        Takes::Word(words) => words.iter().map(|(word, _)| word.clone()).collect(),
        Takes::Switch => vec!["true".into(), "false".into()],
    }
}

fn number(value: &Value) -> Option<f64> {
    match *value {
        Value::Whole(own) => Some(own as f64),
        Value::Number(own) => Some(own),
        _ => None,
    }
}

/// From where to where a number works, where that is less than what it takes.
fn found(control: &Control, works: impl Fn(&str) -> bool) -> Option<(Option<f64>, Option<f64>)> {
    let Takes::Number { whole, least, most } = control.takes else { return None };
    let own = number(&control.value)?;
    let end = |bound: Option<f64>, far| match bound.unwrap_or(far) {
        end if works(&end.to_string()) => bound,
        end => Some(edge((own, end), whole, |number| works(&number.to_string()))),
    };
    let ends = (end(least, -FAR), end(most, FAR));
    (ends != (least, most)).then_some(ends)
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
    use super::*;
    use crate::scenario::{SHIPPED, STARTER, shipped};
    use std::path::PathBuf;

    #[test]
    fn bounds_are_found_from_what_works() {
        assert_eq!(edge((104.0, 1.0), true, |weeks| weeks >= 52.0), 52.0);
        assert_eq!(edge((7.0, FAR), true, |people| people <= 12_019.0), 12_019.0);
        assert_eq!(edge((3.0, 0.0), false, |share| share > 0.013), 0.014);
        assert_eq!(edge((3.0, 100.0), false, |share| share < 47.3), 47.0);
    }

    fn subject(name: &str, text: &str, folder: PathBuf) -> Subject {
        let limits = Limits { at_once: 1, person_weeks: 1_000_000_000, threads: 2 };
        Subject::read((name.into(), name.into()), text.into(), folder, Vec::new(), limits).unwrap()
    }

    /// Whether what the page would ask for is run, or why not.
    fn asked(subject: &Subject, changed: &[(&str, &str)]) -> Result<(), String> {
        let changed = changed.iter().map(|(key, given)| ((*key).into(), (*given).into())).collect();
        subject.accepted(&subject.settings(&changed)?).map(|_| ())
    }

    #[test]
    fn what_works_together_can_be_asked_for() {
        let shipped = shipped("announce-or-seed").unwrap();
        let subject = subject(shipped.name, shipped.text, PathBuf::new());
        let runs = subject.offered.iter().find(|offered| offered.control.key == "runs").unwrap();
        let Takes::Number { most, .. } = runs.control.takes else { panic!("{runs:?}") };
        assert!(runs.as_it_stands.is_some_and(|(_, most)| most.is_some_and(|most| most < 1500.0)), "{runs:?}");
        assert!(most.is_none_or(|most| most >= 1500.0), "{runs:?}");
        assert!(asked(&subject, &[("runs", "1500")]).unwrap_err().contains("fewer runs"));
        asked(&subject, &[("runs", "1500"), ("organisation.people", "500")]).unwrap();
    }

    #[test]
    fn within_what_is_hinted_nothing_is_refused_and_beyond_it_is_said_why() {
        let mut looked_at = 0;
        for shipped in SHIPPED.iter().filter(|shipped| LOOKED_AT.contains(&shipped.name)) {
            let subject = subject(shipped.name, shipped.text, PathBuf::new());
            for Offered { control, as_it_stands } in &subject.offered {
                let ask = |given: String| asked(&subject, &[(&control.key, &given)]);
                let told = |given: f64, what: &str| format!("{}: {} = {given}: {what}", shipped.name, control.key);
                let Takes::Number { whole, least, most } = control.takes else { continue };
                let (low, high) = as_it_stands.unwrap_or((least, most));
                for end in [low, high].into_iter().flatten() {
                    ask(end.to_string()).unwrap_or_else(|why| panic!("{}", told(end, &why)));
                    looked_at += 1;
                }
                // A step beyond a whole number, for others the declared bound.
                let beyond = |found: Option<f64>, declared: Option<f64>, step: f64| {
                    found.filter(|_| found != declared).and_then(|end| if whole { Some(end + step) } else { declared })
                };
                for beyond in [beyond(low, least, -1.0), beyond(high, most, 1.0)].into_iter().flatten() {
                    let why = ask(beyond.to_string()).expect_err(&told(beyond, "is accepted"));
                    assert!(!why.trim().is_empty(), "{}", told(beyond, "no word why"));
                }
            }
        }
        assert!(looked_at > 80, "{looked_at}");
    }

    #[test]
    fn tables_are_not_read_for_every_bound() {
        let folder = std::env::temp_dir().join(format!("groundswell-bounds-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let people: String = (0..60).map(|person| format!("{person}\n")).collect();
        std::fs::write(folder.join("people.csv"), format!("id\n{people}")).unwrap();
        let text = STARTER.replace("people = 400\nlayers = 4", "people_file = \"people.csv\"");
        assert!(text.contains("people_file"), "{text}");
        let subject = subject("tables", &text, folder.clone());
        std::fs::remove_dir_all(folder).unwrap();
        let hinted = |table: &str| {
            let of = |offered: &&Offered| offered.control.key.starts_with(table) && offered.as_it_stands.is_some();
            subject.offered.iter().filter(of).count()
        };
        assert_eq!((hinted("network."), hinted("organisation.")), (0, 0), "{:?}", subject.offered);
        assert!(hinted("champions.") > 0);
    }

    const LOOKED_AT: [&str; 5] =
        ["announce-or-seed", "does-it-stick", "how-many-champions", "startup-60", "drift-and-hijack"];
}
