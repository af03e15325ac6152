//! The concept register for a terminal: a line a concept, a row whole, and what running it came to.

use super::layout::{aligned, hanging, shorten, wrap};
use super::{bold, joined};
use crate::concepts::{Claim, Concept, Experiment, Kind, Register, Verdict, Way};
use crate::report::words::{capital, count, list, one_line};
use std::collections::BTreeMap;

/// How far what a row says stands to the right.
const INDENT: usize = 12;

/// The columns beside the idea: id, type, verdict, and what stands between.
const BESIDE: usize = 32;

/// Every concept on a line: id, idea, type and verdict.
pub fn concepts(concepts: &[Concept], width: usize) -> String {
    let head = ["", "Idea", "Type", "Verdict"].map(String::from).to_vec();
    let room = width.saturating_sub(BESIDE);
    let row = |concept: &Concept| {
        let idea = shorten(&one_line(&concept.idea), room);
        vec![concept.id.clone(), idea, kind(concept.kind).into(), concept.verdict.to_string()]
    };
    let rows: Vec<Vec<String>> = [head].into_iter().chain(concepts.iter().map(row)).collect();
    joined(&[aligned(&rows, 4), wrap(&summed_up(concepts), width)])
}

/// The type of an idea in a word or two.
fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Assumed => "assumption",
        Kind::Emergent => "emergent",
        Kind::Consequence => "assumption →",
        Kind::Question => "question",
    }
}

/// How many there are of each verdict, and what the types mean.
fn summed_up(concepts: &[Concept]) -> String {
    let verdicts =
        [Verdict::Holds, Verdict::Fails, Verdict::Depends, Verdict::Undecided, Verdict::Answered, Verdict::NotRun];
    let counted =
        verdicts.map(|verdict| (verdict, concepts.iter().filter(|one| one.verdict == verdict).count() as u64));
    let counted = counted.iter().filter(|(_, many)| *many > 0);
    let counted: Vec<String> = counted.map(|(verdict, many)| format!("{} {verdict}", count(*many))).collect();
    format!(
        "{} concepts: {}. An assumption is typed in, so no run can prove it; with an arrow, what follows from it is \
         found. `groundswell concepts ID` shows a row whole, `--run` runs its experiments.",
        count(concepts.len() as u64),
        list(&counted)
    )
}

/// A concept with everything that its row says.
pub fn concept(register: &Register, concept: &Concept, width: usize) -> String {
    let heading = format!("{}\n{}", bold(&concept.id), wrap(&one_line(&concept.idea), width));
    let named = |numbers: &[String], names: &BTreeMap<String, String>| {
        let name = |number: &String| format!("{number} {}", names.get(number).map_or("", String::as_str));
        numbers.iter().map(name).collect::<Vec<_>>().join("; ")
    };
    let fields = [
        ("Type", capital(concept.kind.meaning())),
        ("Articles", named(&concept.seeds, &register.articles)),
        ("Mechanisms", named(&concept.mechanisms, &register.mechanisms)),
        ("Keys", concept.keys.join(", ")),
        ("Scenario", concept.scenario.clone().unwrap_or_default()),
        ("Shows", concept.shows.clone()),
        ("Falsifier", concept.falsifier.clone()),
        ("Follows", list(&concept.follows)),
        ("Verdict", capital(concept.verdict.meaning())),
        ("Found", concept.found.clone()),
    ];
    let fields = fields.iter().filter(|(_, text)| !text.is_empty()).map(|(name, text)| field(name, text, width));
    let fields = fields.collect::<Vec<_>>().join("\n");
    let experiments = concept.experiments.iter().map(|experiment| told(concept, experiment, width));
    joined(&[heading, fields].into_iter().chain(experiments).collect::<Vec<_>>())
}

fn field(name: &str, text: &str, width: usize) -> String {
    format!("{name:INDENT$}{}", hanging(&one_line(text), width, INDENT))
}

/// An experiment: what is claimed of what, and how its ways differ.
fn told(concept: &Concept, experiment: &Experiment, width: usize) -> String {
    let claim = format!("{}, on {}", claimed(experiment), experiment.on.replace('_', " "));
    let ways = experiment.ways.iter().map(|way| field("", &way_told(way), width));
    let than = experiment.than.map(|than| field("", &format!("the value {than}"), width));
    let sets = (!experiment.sets.is_empty()).then(|| field("With", &experiment.sets.join(", "), width));
    let scenario = field("In", concept.scenario_of(experiment), width);
    let lines = [field("Experiment", &claim, width)].into_iter().chain(ways).chain(than).chain([scenario]).chain(sets);
    lines.collect::<Vec<_>>().join("\n")
}

fn claimed(experiment: &Experiment) -> String {
    let by = format!("by at least {}", experiment.margin);
    match experiment.expects {
        Claim::FirstLarger => format!("the first is larger {by}"),
        Claim::FirstSmaller => format!("the first is smaller {by}"),
        Claim::FirstNotLarger => format!("the first is not larger by more than {}", experiment.margin),
        Claim::NoDifference => format!("they differ by no more than {}", experiment.margin),
        Claim::PeakInside => format!("the largest lies between the ends, above both {by}"),
        Claim::GapLarger => format!("the first gains more over the second than the third over the fourth, {by}"),
        Claim::OrderTurns => format!("the first is larger than the second, the third smaller than the fourth, {by}"),
        Claim::AsFound => "nothing is claimed".into(),
    }
}

fn way_told(way: &Way) -> String {
    let uses = if way.uses.is_empty() { "no channel".into() } else { way.uses.join(" + ") };
    let sets = if way.sets.is_empty() { String::new() } else { format!(", {}", way.sets.join(", ")) };
    format!("“{}”: {uses}{sets}", way.name)
}

/// What running a concept came to; assumptions are called so.
pub fn outcome(concept: &Concept, verdict: Verdict, found: &str, width: usize) -> String {
    let told = match concept.kind {
        _ if verdict == Verdict::NotRun => found.to_owned(),
        Kind::Assumed => format!("An assumption. {found}"),
        Kind::Consequence => format!("Of an assumption: {found}"),
        Kind::Emergent | Kind::Question => found.to_owned(),
    };
    let id = format!("{}  {:11}", concept.id, verdict.to_string());
    let line = format!("{id}{}", hanging(&one_line(&told), width, id.len()));
    format!("{}\n", line.trim_end())
}
