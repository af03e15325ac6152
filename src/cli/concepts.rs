//! `groundswell concepts`: the concept register, and running what could refute it.

use super::arguments::Concepts;
use super::failure::{Failure, each};
use super::interrupt;
use super::output;
use super::progress::Progress;
use groundswell::concepts::{
    Concept, Done, Fault, NotRun, Register, TEXT, Trial, Verdict, concluded, faults, run, trial, with_verdicts,
};
use groundswell::report::json::SCHEMA_VERSION;
use groundswell::report::plain;
use serde_json::json;
use std::path::Path;

/// How many simulated copies an experiment has, unless the command line says otherwise.
const RUNS: &str = "100";

/// Prints the register, rows of it, or what running it comes to.
pub fn concepts(asked: &Concepts) -> Result<(), Failure> {
    let text = asked.into.as_deref().map_or_else(|| Ok(TEXT.to_owned()), read)?;
    let register = Register::read(&text).map_err(Failure::mistake)?;
    if let Some(path) = &asked.into {
        sound(path, &register)?;
    }
    let chosen = chosen(&register, &asked.ids)?;
    if asked.run {
        return experiments(asked, &text, &register, &chosen);
    }
    if !asked.changes.sets().is_empty() {
        return Err(Failure::mistake("a change is nothing without `--run`: it changes what is run"));
    }
    if asked.json {
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "concepts": chosen }));
    }
    if asked.ids.is_empty() {
        return output::print(&plain::concepts(&register.concepts, output::width()));
    }
    let rows = chosen.iter().map(|concept| plain::concept(&register, concept, output::width()));
    output::print(&rows.collect::<Vec<_>>().join("\n"))
}

/// A register of somebody's own names nothing that is not there.
fn sound(path: &Path, register: &Register) -> Result<(), Failure> {
    let page = |fault: &Fault| Err::<(), _>(Failure::mistake(format!("{}: {fault}", path.display())));
    each(&faults(register), page).1
}

fn read(path: &Path) -> Result<String, Failure> {
    std::fs::read_to_string(path).map_err(|error| Failure::mistake(format!("cannot read {}: {error}", path.display())))
}

fn chosen<'a>(register: &'a Register, ids: &[String]) -> Result<Vec<&'a Concept>, Failure> {
    if ids.is_empty() {
        return Ok(register.concepts.iter().collect());
    }
    let named = match register.concepts.as_slice() {
        [] => "the register has no rows".into(),
        [only] => format!("there is only {}", only.id),
        [first, .., last] => format!("they are {} to {}", first.id, last.id),
    };
    let unknown = |id: &String| Failure::mistake(format!("there is no concept `{id}`\n   = help: {named}"));
    ids.iter().map(|id| register.find(id).ok_or_else(|| unknown(id))).collect()
}

/// A concept with its experiments read, or why one of them cannot be run.
type Ready<'a> = (&'a Concept, Result<Vec<Trial>, NotRun>);

/// A concept that could not be run, and why.
type Missed<'a> = (&'a str, String);

/// A concept, its verdict and what was found.
type Found = (String, Verdict, String);

fn experiments(asked: &Concepts, text: &str, register: &Register, chosen: &[&Concept]) -> Result<(), Failure> {
    let beside = beside(asked);
    let ready: Vec<Ready> = chosen.iter().map(|concept| (*concept, trials(concept, &beside))).collect();
    let scenarios = ready.iter().flat_map(|(_, trials)| trials.iter().flatten()).flat_map(|trial| &trial.scenarios);
    let total = scenarios.map(|scenario| u64::from(scenario.file.runs)).sum();
    interrupt::listen();
    let progress = Progress::new("concepts", total, asked.work.quiet);
    let found = asked.work.on_threads(|| found(register, &ready, &progress))??;
    progress.done();
    let missed = ready.iter().filter_map(|(concept, trials)| Some((&*concept.id, trials.as_ref().err()?.to_string())));
    let missed: Vec<Missed> = missed.collect();
    tell(asked, register, &found, &missed)?;
    if let Some(path) = &asked.into {
        write(path, &with_verdicts(text, &found).map_err(Failure::mistake)?)?;
    }
    complete(missed.len())
}

/// Whether every concept could be run.
fn complete(missed: usize) -> Result<(), Failure> {
    match missed {
        0 => Ok(()),
        1 => Err(Failure::differs("1 concept could not be run")),
        many => Err(Failure::differs(format!("{many} concepts could not be run"))),
    }
}

/// What is laid over every experiment.
fn beside(asked: &Concepts) -> Vec<(String, String)> {
    let given = asked.changes.sets();
    let runs = ("runs".to_owned(), RUNS.to_owned());
    let wanted = !given.iter().any(|(key, _)| key == "runs");
    wanted.then_some(runs).into_iter().chain(given).collect()
}

fn trials(concept: &Concept, beside: &[(String, String)]) -> Result<Vec<Trial>, NotRun> {
    let one = |experiment| trial(concept.scenario_of(experiment), experiment, beside);
    concept.experiments.iter().map(one).collect()
}

/// The verdicts of all concepts that could be run, those that follow others last.
fn found(register: &Register, ready: &[Ready], progress: &Progress) -> Result<Vec<Found>, Failure> {
    let mut found: Vec<Found> = Vec::new();
    for (concept, trials) in ready.iter().filter(|(concept, _)| concept.follows.is_empty()) {
        let Ok(trials) = trials else { continue };
        let tick = || progress.tick();
        let done = concept.experiments.iter().zip(trials).map(|(one, trial)| run(one, trial, &interrupt::STOP, &tick));
        let done: Vec<Done> = done.collect::<Result<_, _>>()?;
        found.extend(
            concluded(concept, &done, |_| Verdict::NotRun).map(|(verdict, told)| (concept.id.clone(), verdict, told)),
        );
    }
    for (concept, _) in ready.iter().filter(|(concept, _)| !concept.follows.is_empty()) {
        let now = |id: &str| found.iter().find(|(other, ..)| other == id).map(|(_, verdict, _)| *verdict);
        let before = |id: &str| register.find(id).map_or(Verdict::NotRun, |other| other.verdict);
        let verdict = concluded(concept, &[], |id| now(id).unwrap_or_else(|| before(id)));
        found.extend(verdict.map(|(verdict, told)| (concept.id.clone(), verdict, told)));
    }
    found.sort_by(|(one, ..), (other, ..)| one.cmp(other));
    Ok(found)
}

fn tell(asked: &Concepts, register: &Register, found: &[Found], missed: &[Missed]) -> Result<(), Failure> {
    if asked.json {
        let found = found.iter().map(|(id, verdict, found)| json!({ "id": id, "verdict": verdict, "found": found }));
        let missed = missed.iter().map(|(id, why)| json!({ "id": id, "why": why }));
        let (found, missed) = (found.collect::<Vec<_>>(), missed.collect::<Vec<_>>());
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "found": found, "not_run": missed }));
    }
    let line = |id: &str, verdict, told: &str| {
        let concept = register.find(id).expect("only rows of the register are run");
        plain::outcome(concept, verdict, told, output::width())
    };
    let lines = found.iter().map(|(id, verdict, found)| line(id, *verdict, found));
    let missed = missed.iter().map(|(id, why)| line(id, Verdict::NotRun, why));
    output::print(&lines.chain(missed).collect::<String>())
}

/// Puts the new text in the place of the old in one step.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let failed = |error| Failure::failed(format!("cannot write {}: {error}; it is as it was", path.display()));
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || {
        let mut aside = tempfile::NamedTempFile::new_in(folder)?;
        std::io::Write::write_all(&mut aside, text.as_bytes())?;
        aside.as_file().set_permissions(std::fs::metadata(path)?.permissions())?;
        aside.persist(path)?;
        Ok(())
    };
    write().map_err(|error: std::io::Error| failed(error))
}
