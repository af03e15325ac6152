//! Scenario texts, read and run as users run them; and the same runs shown person by person.

#![allow(dead_code, reason = "each test uses a part")]

use groundswell::behaviour::{Dispositions, Measure, Stage};
use groundswell::engine::{Case, Trajectory, simulate_seen};
use groundswell::experiment::{Comparison, compare, planned};
use groundswell::intervention::Setting;
use groundswell::organisation::Organisation;
use groundswell::random::{Luck, Purpose};
use groundswell::scenario::Scenario;
use groundswell::seeding;
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// Every contagion rule, with settings under which a behaviour spreads in a company.
pub const RULES: [&str; 6] = [
    "spreads.simple = { chance_percent = 3 }",
    "spreads.cascade = { chance_percent = 20 }",
    "spreads.imitation = { imitation_percent = 15 }",
    "spreads.threshold = { share_percent = 20, distribution = \"uniform\", below_percent = 1 }",
    "spreads.reinforced = { share_percent = 10, pace_percent = 15 }",
    "spreads.dose = { chance_percent = 60, limit = 2 }",
];

/// A scenario as read from its text; ties and people files are looked for in `folder`.
pub fn read_in(text: &str, folder: &Path) -> Scenario {
    Scenario::read(text, "played.toml", folder, &[]).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A scenario without files, as read from its text.
pub fn read(text: &str) -> Scenario {
    read_in(text, Path::new(""))
}

/// All that a scenario's runs show.
pub fn played(text: &str) -> Comparison {
    run(&read(text))
}

/// All that a scenario's runs show.
pub fn run(scenario: &Scenario) -> Comparison {
    compare(scenario, &AtomicBool::new(false), &|| {}).expect("nobody interrupts a test")
}

/// The runs of the strategy called `name`.
#[track_caller]
pub fn runs<'a>(comparison: &'a Comparison, name: &str) -> &'a [Trajectory] {
    let arm = comparison.arms.iter().find(|arm| arm.strategy.name == name);
    &arm.unwrap_or_else(|| panic!("no strategy is called {name}")).ensemble.runs
}

/// The same runs with nothing spent, and nothing known of what leaders did.
pub fn free(runs: &[Trajectory]) -> Vec<Trajectory> {
    let unpaid = |run: &Trajectory| {
        let mut run = run.clone();
        run.person_days = 0.0;
        run.leading.clear();
        run
    };
    runs.iter().map(unpaid).collect()
}

/// Whom a run holds, and where each of them stood: a table of weeks and people for each strategy.
pub fn seen(scenario: &Scenario, run: u32) -> Vec<Vec<Vec<Stage>>> {
    let file = &scenario.file;
    let first = organisation(scenario, 0);
    let (strategies, _) = planned(scenario, &first);
    let organisation = organisation(scenario, run);
    let luck = Luck::new(file.seed, run);
    let dispositions = Dispositions::draw(&file.behaviour[0], 0, organisation.people(), &[], luck);
    let observed = seeding::observed(&organisation.network, &file.network.survey(), luck);
    let play = |strategy: &groundswell::strategy::Strategy| {
        let mut starters = organisation.people_with(&strategy.starters.ids);
        starters.extend(dispositions.starters(strategy.starters.people, luck));
        let champions = strategy.champions.as_ref().map_or_else(Vec::new, |champions| {
            let count = champions.count(organisation.people());
            let mut chosen = seeding::choose(&file.choice(champions), count, &organisation, &observed, luck);
            chosen.truncate(count as usize);
            chosen
        });
        let setting = Setting {
            organisation: &organisation,
            trust: &file.network.trust,
            turnover: scenario.file.organisation.turnover(),
            stance: file.organisation.stance(),
            attention: &file.attention,
            costs: &file.costs,
            weeks: file.weeks,
            luck,
            off_from: None,
            stop: None,
        };
        let case = Case {
            setting,
            behaviour: &file.behaviour[0],
            number: 0,
            stages: file.stages,
            dispositions: &dispositions,
            strategy,
            starters: &starters,
            champions: &champions,
        };
        let mut weeks = Vec::new();
        simulate_seen(&case, |_, stages| weeks.push(stages.to_vec()));
        weeks
    };
    strategies.iter().map(play).collect()
}

/// The organisation that a run of a scenario has.
pub fn organisation(scenario: &Scenario, run: u32) -> Organisation {
    let file = &scenario.file;
    match &scenario.data {
        Some(data) => data.organisation.clone(),
        None if file.network.same_in_all_runs => file.grown(&mut Luck::shared(file.seed).stream(Purpose::Organisation)),
        None => file.grown(&mut Luck::new(file.seed, run).stream(Purpose::Organisation)),
    }
}

/// Final adopters, a number a run.
pub fn finals(runs: &[Trajectory]) -> Vec<f64> {
    runs.iter().map(|run| f64::from(run.count(Measure::Adoption, run.weeks()))).collect()
}

pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

/// The standard error of a mean.
pub fn error(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean).powi(2)).sum();
    (squares / (values.len() as f64 - 1.0) / values.len() as f64).sqrt()
}

/// A mean lies within four standard errors of what is expected.
#[track_caller]
pub fn holds(what: &str, found: f64, expected: f64, error: f64) {
    assert!((found - expected).abs() <= 4.0 * error, "{what}: {found}, expected {expected} ± 4 · {error}");
}

/// Two results are the same, bit for bit; if they are not, they are too long to be shown.
#[track_caller]
pub fn same<T: PartialEq + ?Sized>(one: &T, other: &T, what: &str) {
    assert!(one == other, "they differ: {what}");
}
