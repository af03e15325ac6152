//! Runs the experiments of a concept, and says what its verdict is.

use super::claim::{Finding, Outcome, judged};
use super::concept::{Concept, Experiment, Verdict};
use super::trial::Trial;
use crate::experiment::{Comparison, Interrupted, compare};
use std::sync::atomic::AtomicBool;

/// What an experiment came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// Whether its claim is borne out.
    pub outcome: Outcome,
    /// The numbers, in a sentence.
    pub sentence: String,
}

/// Runs an experiment: `stop` ends it early, `tick` is called once for each finished run.
pub fn run(
    experiment: &Experiment,
    trial: &Trial,
    stop: &AtomicBool,
    tick: &(dyn Fn() + Sync),
) -> Result<Done, Interrupted> {
    let compared = trial.scenarios.iter().map(|scenario| compare(scenario, stop, tick));
    let compared: Vec<Comparison> = compared.collect::<Result<_, _>>()?;
    let ways = experiment.ways.iter().zip(&trial.places).map(|(way, &place)| {
        let arm = compared[place].arms.iter().find(|arm| arm.strategy.name == way.name);
        trial.reading.of(arm.expect("every way is a strategy"), &trial.scenarios[place])
    });
    let ways = in_all(ways.collect(), experiment.than);
    if ways[0].is_empty() {
        return Ok(Done { outcome: Outcome::Undecided, sentence: format!("{}: no run has a value", experiment.on) });
    }
    let finding = judged(experiment.expects, experiment.margin, &ways);
    let sentence = sentence(experiment, trial.reading.unit, ways[0].len(), &finding);
    Ok(Done { outcome: finding.outcome, sentence })
}

/// The values of the runs in which every way has one; a fixed value stands beside them.
fn in_all(ways: Vec<Vec<Option<f64>>>, than: Option<f64>) -> Vec<Vec<f64>> {
    let runs = ways.iter().map(Vec::len).min().unwrap_or(0);
    let whole = |run: &usize| ways.iter().all(|way| way[*run].is_some_and(f64::is_finite));
    let runs: Vec<usize> = (0..runs).filter(whole).collect();
    let values = ways.iter().map(|way| runs.iter().filter_map(|&run| way[run]).collect());
    values.chain(than.map(|than| vec![than; runs.len()])).collect()
}

/// "owned (%): “Both” 41, “Loud” 33; “Both” less “Loud” 8.2 (7.1 to 9.3); 100 runs".
fn sentence(experiment: &Experiment, unit: &str, runs: usize, finding: &Finding) -> String {
    let name = |place: &usize| experiment.ways.get(*place).map_or("the value".into(), |way| format!("“{}”", way.name));
    let ways = experiment.ways.iter().zip(&finding.means).map(|(way, mean)| format!("“{}” {}", way.name, short(*mean)));
    let ways = ways.chain(experiment.than.map(|than| format!("the value {}", short(than)))).collect::<Vec<_>>();
    let gap = |places: &[usize]| {
        let named = places.iter().map(name).collect::<Vec<_>>().join(" over ");
        if places.len() > 1 { format!("({named})") } else { named }
    };
    let pairs = finding.pairs.iter().map(|pair| {
        let difference = pair.paired.difference;
        let [mean, low, high] = [difference.mean, difference.low, difference.high].map(short);
        format!("; {} less {}: {mean} ({low} to {high})", gap(&pair.first), gap(&pair.second))
    });
    let pairs: String = pairs.collect();
    let number = if runs == 1 { "run" } else { "runs" };
    format!("{} ({unit}): {}{pairs}; {runs} {number}", experiment.on.replace('_', " "), ways.join(", "))
}

/// A number as fine as the runs can tell: three digits, two decimals at most.
fn short(value: f64) -> String {
    if !value.is_finite() {
        return "unknown".into();
    }
    let digits = match value.abs() {
        size if size < 0.995 => 2,
        size if size < 99.95 => 1,
        _ => 0,
    };
    let text = format!("{value:.digits$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if text == "-0" { "0".into() } else { text.replace('-', "−") }
}

/// The verdict that all experiments of a concept come to, with their numbers; `None` without any.
pub fn concluded(concept: &Concept, done: &[Done], verdict_of: impl Fn(&str) -> Verdict) -> Option<(Verdict, String)> {
    if !concept.follows.is_empty() {
        return Some(following(&concept.follows, verdict_of));
    }
    let (first, found) = (done.first()?, done.iter().map(|done| format!("{}.", done.sentence)).collect::<Vec<_>>());
    let has = |outcome| done.iter().any(|done| done.outcome == outcome);
    let verdict = match first.outcome {
        Outcome::Found if done.iter().all(|done| done.outcome == Outcome::Found) => Verdict::Answered,
        _ if has(Outcome::Holds) && has(Outcome::Fails) => Verdict::Depends,
        _ if has(Outcome::Undecided) => Verdict::Undecided,
        _ if has(Outcome::Fails) => Verdict::Fails,
        _ => Verdict::Holds,
    };
    Some((verdict, found.join(" ")))
}

/// The verdict of a concept that says the same as others: theirs, if they agree; else as if their experiments were its
/// own.
fn following(ids: &[String], verdict_of: impl Fn(&str) -> Verdict) -> (Verdict, String) {
    let verdicts: Vec<Verdict> = ids.iter().map(|id| verdict_of(id)).collect();
    if verdicts.contains(&Verdict::NotRun) {
        return (Verdict::NotRun, String::new());
    }
    let told: Vec<String> = ids.iter().zip(&verdicts).map(|(id, verdict)| format!("{id} {verdict}")).collect();
    let has = |verdict| verdicts.contains(&verdict);
    let verdict = match verdicts[0] {
        agreed if verdicts.iter().all(|verdict| *verdict == agreed) => agreed,
        _ if has(Verdict::Depends) || has(Verdict::Holds) && has(Verdict::Fails) => Verdict::Depends,
        _ if has(Verdict::Undecided) => Verdict::Undecided,
        _ if has(Verdict::Fails) => Verdict::Fails,
        _ => Verdict::Holds,
    };
    (verdict, format!("Stands or falls with other rows: {}.", told.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concepts::{Register, TEXT, trial};

    fn done(outcomes: &[Outcome]) -> Vec<Done> {
        outcomes.iter().map(|&outcome| Done { outcome, sentence: "so".into() }).collect()
    }

    #[test]
    fn a_concept_holds_where_all_its_experiments_do() {
        let register = Register::read(TEXT).unwrap();
        let concept = Concept { follows: Vec::new(), ..register.concepts[0].clone() };
        let verdict = |outcomes: &[Outcome]| {
            concluded(&concept, &done(outcomes), |_| Verdict::NotRun).map(|(verdict, _)| verdict)
        };
        assert_eq!(verdict(&[Outcome::Holds, Outcome::Holds]), Some(Verdict::Holds));
        assert_eq!(verdict(&[Outcome::Holds, Outcome::Fails]), Some(Verdict::Depends));
        assert_eq!(verdict(&[Outcome::Holds, Outcome::Undecided]), Some(Verdict::Undecided));
        assert_eq!(verdict(&[Outcome::Fails]), Some(Verdict::Fails));
        assert_eq!(verdict(&[Outcome::Found]), Some(Verdict::Answered));
        assert_eq!(verdict(&[]), None);
    }

    #[test]
    fn a_concept_that_follows_others_has_their_verdict() {
        let register = Register::read(TEXT).unwrap();
        let concept = Concept { follows: vec!["C01".into(), "C02".into()], ..register.concepts[0].clone() };
        let verdict = |one, other| {
            let of = move |id: &str| if id == "C01" { one } else { other };
            concluded(&concept, &[], of).expect("it follows others").0
        };
        use Verdict::{Answered, Depends, Fails, Holds, NotRun, Undecided};
        for (one, other, both) in [
            (Holds, Holds, Holds),
            (Holds, Fails, Depends),
            (Holds, NotRun, NotRun),
            (Holds, Undecided, Undecided),
            (Fails, Undecided, Undecided),
            (Undecided, Depends, Depends),
            (Answered, Fails, Fails),
            (Answered, Holds, Holds),
            (Answered, Answered, Answered),
        ] {
            assert_eq!((verdict(one, other), verdict(other, one)), (both, both), "{one}, {other}");
        }
    }

    #[test]
    fn only_runs_with_a_value_everywhere_count() {
        let ways = vec![vec![Some(1.0), None, Some(3.0)], vec![Some(4.0), Some(5.0), Some(f64::NAN)]];
        assert_eq!(in_all(ways, Some(2.0)), [vec![1.0], vec![4.0], vec![2.0]]);
    }

    #[test]
    fn numbers_are_short() {
        assert_eq!([0.0, -0.001, 0.5, 41.23, 9.0, 1234.5].map(short), ["0", "0", "0.5", "41.2", "9", "1234"]);
        assert_eq!(short(-3.42), "−3.4");
    }

    #[test]
    fn an_experiment_is_run_and_its_numbers_are_told() {
        let row = r#"
            [[concept]]
            id = "C01"
            idea = "Champions do something."
            seeds = []
            type = "emergent"
            scenario = "minimal"
            shows = "bars"
            falsifier = "they do nothing"
            verdict = "not run"
            [[concept.experiment]]
            sets = ["organisation.people=200", "weeks=52", "behaviour.already_aware_percent=100"]
            on = "owned"
            expects = "first_larger"
            ways = [{ name = "Champions", uses = ["champions"] }, { name = "Nothing", uses = [] }]
        "#;
        let register = Register::read(row).unwrap();
        let experiment = &register.concepts[0].experiments[0];
        let trial = trial("minimal", experiment, &[("runs".into(), "20".into())]).unwrap();
        let done = run(experiment, &trial, &AtomicBool::new(false), &|| {}).unwrap();
        assert_eq!(done.outcome, Outcome::Holds, "{}", done.sentence);
        assert!(done.sentence.starts_with("owned (%): “Champions” "), "{}", done.sentence);
        assert!(done.sentence.ends_with("; 20 runs"), "{}", done.sentence);
    }
}
