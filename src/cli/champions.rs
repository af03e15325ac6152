//! `groundswell champions`: ways of choosing champions, compared in a strategy of a scenario.

use super::arguments::Champions;
use super::failure::Failure;
use super::interrupt;
use super::log;
use super::output;
use super::progress::Progress;
use super::results::{lost, put, with_files, written};
use super::source::Source;
use groundswell::experiment::{Watch, Ways, WaysAsked, compare_ways, first_organisation, strategy_with_champions};
use groundswell::report::json::{self, SCHEMA_VERSION};
use groundswell::report::ways::search_note;
use groundswell::report::{About, FileBytes, bundle, folder, plain};
use groundswell::scenario::{File, Input, Scenario};
use groundswell::seeding::ChosenBy;
use serde_json::json;

/// The warning that goes with a list of people.
const WARNING: &str = "champions.csv lists people by their ids: personal data, to be kept and shown only where that is \
                       agreed; who is listed may differ from run to run, and is no judgement of anybody";

/// A comparison of ways of choosing, ready to be made.
pub struct Subject {
    /// What the scenario is called.
    pub name: String,
    /// It, as it is run.
    pub scenario: Scenario,
    /// Its file and the tables that it names, as they are from the folder of the results.
    pub file: File,
    /// The tables themselves.
    pub inputs: Vec<Input>,
    /// What is compared.
    pub asked: WaysAsked,
    /// Whether people are listed by their ids.
    pub list_ids: bool,
}

/// Compares ways of choosing, and writes a folder.
pub fn champions(asked: &Champions) -> Result<(), Failure> {
    let source = Source::find(&asked.scenario)?;
    let mut sets = asked.changes.sets();
    sets.extend(asked.results.set());
    let scenario = source.scenario(&sets)?;
    let mut called = source.name.clone();
    called.push("-champions");
    let folder = asked.results.out.join(called);
    let ways = wanted(asked, &scenario)?;
    folder::check(&folder)?;
    if asked.list_ids {
        log::check(&asked.results.out)?;
    }
    let (file, inputs) = scenario.seen_from(&source.folder, &folder).map_err(lost)?;
    folder::probe(&folder)?;
    if asked.list_ids {
        output::note(&format!("warning: {WARNING}"));
    }
    for note in note(asked, &scenario, &ways).iter().filter(|_| !asked.work.quiet) {
        output::note(note);
    }
    let subject = Subject { name: source.title(), scenario, file, inputs, asked: ways, list_ids: asked.list_ids };
    interrupt::listen();
    let progress = Progress::new(&subject.name, 0, asked.work.quiet);
    let (about, found, files) = asked.work.on_threads(|| results_of(&subject, &progress))??;
    put(&folder, &files)?;
    progress.done();
    if asked.results.json {
        let result = with_files(json::ways(&about, &found), &folder, &files);
        return output::print_json(&json!({ "schema_version": SCHEMA_VERSION, "results": [result] }));
    }
    let told = plain::ways(&about, &subject.file, &found, output::width());
    output::print(&format!("{told}\n{}", written(&folder, &files)))
}

/// Compares, and makes the folder.
pub fn results_of(subject: &Subject, progress: &Progress) -> Result<(About, Ways, Vec<FileBytes>), Failure> {
    let watch: Watch = (&|runs| progress.more(runs), &|| progress.tick());
    let found = compare_ways(&subject.scenario, &subject.asked, &interrupt::STOP, watch)?;
    let about = About::of(&subject.name, &subject.scenario.file, found.people);
    let ids = subject.list_ids.then(|| first_organisation(&subject.scenario));
    let files = bundle::of_ways(&about, (&subject.file, &subject.inputs), (&subject.asked, &found), ids.as_deref())?;
    Ok((about, found, files))
}

/// What is compared: the ways asked for or all that the data allow, and how many people each chooses.
fn wanted(asked: &Champions, scenario: &Scenario) -> Result<WaysAsked, Failure> {
    let Some(champions) = strategy_with_champions(scenario).and_then(|strategy| strategy.champions.as_ref()) else {
        return Err(Failure::mistake(
            "no strategy of this scenario uses champions\n   = help: add \"champions\" to the `uses` of one of them",
        ));
    };
    let mut mistakes = Vec::new();
    let mut by = Vec::new();
    let allowed = |way: ChosenBy| match way {
        ChosenBy::Listed if champions.ids.is_empty() => Err("nobody is listed: give `champions.ids` in the scenario"),
        way if way.needs_a_chart() && !scenario.has_a_chart() => {
            Err("there are no managers and teams: use a company's network or a `people_file`")
        }
        _ => Ok(()),
    };
    for word in &asked.by {
        match ChosenBy::called(word) {
            Err(help) => mistakes.push(format!("there is no way of choosing called `{word}`\n   = help: {help}")),
            Ok(way) => match allowed(way) {
                Err(help) => mistakes.push(format!("`{word}` cannot choose here\n   = help: {help}")),
                Ok(()) if by.contains(&way) => (),
                Ok(()) => by.push(way),
            },
        }
    }
    if asked.by.is_empty() {
        let all = ChosenBy::ALL.into_iter().filter(|&way| way != ChosenBy::Searched);
        by.extend(all.filter(|&way| allowed(way).is_ok()));
    }
    let everybody = scenario.people();
    let people = match (asked.people, asked.share) {
        (Some(people), _) => people,
        (None, Some(share)) => ((share / 100.0 * f64::from(everybody)).round() as u32).max(1),
        (None, None) => champions.count(everybody),
    };
    if people == 0 || people > everybody {
        mistakes.push(format!("{people} champions among {everybody} people\n   = help: give 1 to {everybody}"));
    }
    Failure::mistakes(&mistakes)?;
    Ok(WaysAsked { by, people })
}

/// What takes long.
fn note(asked: &Champions, scenario: &Scenario, ways: &WaysAsked) -> Option<String> {
    let searched = asked.by.is_empty() || ways.by.contains(&ChosenBy::Searched);
    searched.then(|| search_note(scenario.file.runs, ways.people, asked.by.is_empty()))
}
