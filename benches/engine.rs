//! How long a run takes: one run of a scenario's strategies on an organisation that is already built.
//!
//! `cargo bench --bench engine`. Every benchmark simulates on one core, from week 0 to the last; items are
//! person-weeks, so an item's time is the time that one person's week takes.

use divan::Bencher;
use divan::counter::ItemsCount;
use groundswell::behaviour::Dispositions;
use groundswell::engine::{Case, Trajectory, simulate};
use groundswell::experiment::{compare, planned};
use groundswell::intervention::Setting;
use groundswell::organisation::Organisation;
use groundswell::random::{Luck, Purpose};
use groundswell::scenario::Scenario;
use groundswell::seeding;
use groundswell::strategy::Strategy;
use std::path::Path;
use std::sync::atomic::AtomicBool;

fn main() {
    divan::main();
}

/// Everything in use: awareness, habit, lapse, a broadcast, champions and leaders' support.
const FULL: &str = r#"
    runs = 1
    weeks = 104
    organisation = { people = 10000, layers = 6, sites = 4 }
    budget.compare = "as_written"
    [[behaviour]]
    already_doing_percent = 4
    [[strategy]]
    name = "all"
    uses = ["broadcast", "champions", "backstage"]
"#;

/// A textbook model: adopting and lapsing on a random network.
const SIS: &str = r#"
    runs = 1
    weeks = 104
    stages = "adoption_only"
    organisation.people = 10000
    starters.people = 500
    network.random = { ties_per_person = 10 }
    [[behaviour]]
    spreads.simple.chance_percent = 3
    lapse_percent_per_week = 15
    [[strategy]]
    name = "as it is"
"#;

/// The shipped scenario that the README opens with, one run of its four strategies.
const FLAGSHIP: &str = include_str!("../scenarios/announce-or-seed.toml");

fn read(text: &str, sets: &[(&str, &str)]) -> Scenario {
    let sets: Vec<(String, String)> = sets.iter().map(|&(key, value)| (key.into(), value.into())).collect();
    Scenario::read(text, "bench", Path::new(""), &sets).expect("a sound scenario")
}

/// A scenario's last strategy on the organisation of its first run, ready to be simulated.
struct Ready {
    scenario: Scenario,
    organisation: Organisation,
    strategy: Strategy,
    dispositions: Dispositions,
    starters: Vec<u32>,
    champions: Vec<u32>,
    luck: Luck,
}

impl Ready {
    fn new(text: &str) -> Ready {
        let scenario = read(text, &[]);
        let luck = Luck::new(scenario.file.seed, 0);
        let organisation = scenario.file.grown(&mut luck.stream(Purpose::Organisation));
        let strategy = planned(&scenario, &organisation).0.pop().expect("a strategy");
        let people = organisation.people();
        let dispositions = Dispositions::draw(&scenario.file.behaviour[0], people, &[], luck);
        let champions = strategy.champions.as_ref().map_or_else(Vec::new, |champions| {
            let count = champions.count(people);
            seeding::choose(champions.chosen_by, &champions.ids, count, &organisation, &organisation.network, luck)
        });
        let starters = dispositions.starters(strategy.starters.people, luck);
        Ready { scenario, organisation, strategy, dispositions, starters, champions, luck }
    }

    fn person_weeks(&self) -> u64 {
        u64::from(self.organisation.people()) * u64::from(self.scenario.file.weeks)
    }

    fn run(&self) -> Trajectory {
        let file = &self.scenario.file;
        let setting = Setting {
            organisation: &self.organisation,
            trust: &file.network.trust,
            attention: &file.attention,
            costs: &file.costs,
            weeks: file.weeks,
            luck: self.luck,
        };
        simulate(&Case {
            setting,
            behaviour: &file.behaviour[0],
            stages: file.stages,
            dispositions: &self.dispositions,
            strategy: &self.strategy,
            starters: &self.starters,
            champions: &self.champions,
        })
    }
}

/// The whole model, 10,000 people for 104 weeks: without building the organisation and choosing champions.
#[divan::bench]
fn whole_model_of_10_000_people(bencher: Bencher) {
    let ready = Ready::new(FULL);
    bencher.counter(ItemsCount::new(ready.person_weeks())).bench(|| ready.run());
}

/// SIS, 10,000 people with ten ties each for 104 steps: without building the network.
#[divan::bench]
fn textbook_sis_of_10_000_people(bencher: Bencher) {
    let ready = Ready::new(SIS);
    bencher.counter(ItemsCount::new(ready.person_weeks())).bench(|| ready.run());
}

/// One run of the flagship as users get it: its organisation built, champions chosen, four strategies of
/// 2,000 people simulated for 104 weeks, and compared. Charts and files are not in it.
#[divan::bench]
fn flagship_one_run(bencher: Bencher) {
    let scenario = read(FLAGSHIP, &[("runs", "1")]);
    let person_weeks = 4 * 2000 * u64::from(scenario.file.weeks);
    bencher
        .counter(ItemsCount::new(person_weeks))
        .bench(|| compare(&scenario, &AtomicBool::new(false), &|| {}).expect("nobody interrupts a benchmark"));
}
