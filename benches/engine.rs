//! How long a run takes: one run of a scenario's strategies on an organisation that is already built.
//!
//! `cargo bench --bench engine`. Every benchmark simulates on one core, from week 0 to the last; items are
//! person-weeks, so an item's time is the time that one person's week takes.

use divan::Bencher;
use divan::counter::ItemsCount;
use groundswell::behaviour::Dispositions;
use groundswell::engine::{Case, Trajectory, simulate_all};
use groundswell::experiment::{compare, planned};
use groundswell::intervention::Setting;
use groundswell::organisation::Organisation;
use groundswell::random::{Luck, Purpose};
use groundswell::scenario::Scenario;
use groundswell::search::{Payoff, found as found_by};
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

/// The same people under the same channels with nothing else at work: what mechanisms cost is measured beside it.
const PLAIN: &str = r#"
    runs = 1
    weeks = 104
    organisation = { people = 10000, layers = 6, sites = 4, leavers_percent_per_year = 0, movers_percent_per_year = 0 }
    budget.compare = "as_written"
    [[behaviour]]
    already_doing_percent = 4
    dominant_people_percent = 0
    copying_error = 0
    [backstage]
    fear_of_letting_go = 0
    unsupported_effect = 0
    check_ins_per_month = 0
    [[strategy]]
    name = "all"
    uses = ["broadcast", "champions", "backstage"]
"#;

/// The same with every mechanism at work.
const EVERYTHING: &str = r#"
    runs = 1
    weeks = 104
    budget.compare = "as_written"
    [organisation]
    people = 10000
    layers = 6
    sites = 4
    engagement_link = 0.3
    manager_stance = 0.1
    manager_stance_spread = 0.3
    [[behaviour]]
    already_doing_percent = 4
    local_adaptation = 0.1
    skill_weeks = 2
    gives_up_percent_per_week = 1
    told_lapse_percent_per_week = 3
    risk_points = 5
    team_safety = 0.5
    [leaders]
    say_do_gap_effect = 0.2
    [decisions]
    per_team_per_month = 2
    ownership_effect = 0.3
    waiting_effect = 0.1
    [search]
    trials_per_week = 1
    variants_kept = 3
    resolution = "recombine"
    shocks_per_year = 1
    [broadcast]
    reactance_effect = 0.1
    [mandate]
    monitoring_until_week = 52
    crowding_out_percent = 2
    [champions]
    refusal_percent = 10
    burnout_percent_per_year = 10
    recruits_per_year = 0.5
    wave_count = 3
    work_in_groups_of = 3
    group_effect = 0.1
    [backstage]
    feedback_quality = 0.5
    recognitions_per_month = 10
    bridges_per_month = 4
    coaching_effect = 0.2
    override_effect = 0.1
    steps_in_when_drift_above = 0.15
    [[event]]
    week = 30
    what = "breach"
    [[event]]
    week = 40
    what = "reorganisation"
    share_percent = 10
    [[event]]
    week = 50
    what = "target_moves"
    [[strategy]]
    name = "all"
    uses = ["broadcast", "cascade", "mandate", "champions", "backstage", "role_models"]
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

/// Another: an independent cascade among 100,000 people.
const CASCADE: &str = r#"
    runs = 1
    weeks = 130
    stages = "adoption_only"
    organisation.people = 100000
    starters.people = 100
    network.random = { ties_per_person = 10 }
    [[behaviour]]
    spreads.cascade.chance_percent = 12
    [[strategy]]
    name = "as it is"
"#;

/// The shipped scenario that the README opens with, one run of its four strategies.
const FLAGSHIP: &str = include_str!("../scenarios/announce-or-seed.toml");

fn read(text: &str, sets: &[(&str, &str)]) -> Scenario {
    let sets: Vec<(String, String)> = sets.iter().map(|&(key, value)| (key.into(), value.into())).collect();
    Scenario::read(text, "bench", Path::new(""), &sets).expect("a sound scenario")
}

/// A scenario's last strategy on the organisation of its first run, ready to be simulated in some runs.
struct Ready {
    scenario: Scenario,
    organisation: Organisation,
    strategy: Strategy,
    runs: Vec<Run>,
}

/// What is drawn for a run.
struct Run {
    luck: Luck,
    dispositions: Dispositions,
    starters: Vec<u32>,
    champions: Vec<u32>,
}

impl Ready {
    fn new(text: &str, runs: u32) -> Ready {
        let scenario = read(text, &[]);
        let organisation = scenario.file.grown(&mut Luck::new(scenario.file.seed, 0).stream(Purpose::Organisation));
        let strategy = planned(&scenario, &organisation).0.pop().expect("a strategy");
        let runs = (0..runs).map(|run| Run::new(&scenario, &organisation, &strategy, run)).collect();
        Ready { scenario, organisation, strategy, runs }
    }

    fn person_weeks(&self) -> u64 {
        let weeks = u64::from(self.scenario.file.weeks) * self.runs.len() as u64;
        u64::from(self.organisation.people()) * weeks
    }

    /// The runs, and what teams find by searching in each.
    fn simulate(&self) -> (Vec<Trajectory>, Vec<Vec<Payoff>>) {
        let cases: Vec<Case> = self.runs.iter().map(|run| self.case(run)).collect();
        let found = self.runs.iter().filter_map(|run| Some((run.luck, self.strategy.search.as_ref()?)));
        let payoffs = found.map(|(luck, search)| found_by(search, &self.organisation, self.scenario.file.weeks, luck));
        (simulate_all(&cases), payoffs.collect())
    }

    fn case<'a>(&'a self, run: &'a Run) -> Case<'a> {
        let file = &self.scenario.file;
        Case {
            setting: Setting {
                organisation: &self.organisation,
                trust: &file.network.trust,
                turnover: file.organisation.turnover(),
                stance: file.organisation.stance(),
                attention: &file.attention,
                costs: &file.costs,
                weeks: file.weeks,
                luck: run.luck,
                off_from: None,
                stop: None,
            },
            behaviour: &file.behaviour[0],
            number: 0,
            stages: file.stages,
            dispositions: &run.dispositions,
            strategy: &self.strategy,
            starters: &run.starters,
            champions: &run.champions,
        }
    }
}

impl Run {
    fn new(scenario: &Scenario, organisation: &Organisation, strategy: &Strategy, run: u32) -> Run {
        let luck = Luck::new(scenario.file.seed, run);
        let people = organisation.people();
        let dispositions = Dispositions::draw(&scenario.file.behaviour[0], 0, people, &[], luck);
        let champions = strategy.champions.as_ref().map_or_else(Vec::new, |champions| {
            let count = champions.count(people);
            seeding::choose(&scenario.file.choice(champions), count, organisation, &organisation.network, luck)
        });
        let starters = dispositions.starters(strategy.starters.people, luck);
        Run { luck, dispositions, starters, champions }
    }
}

fn bench(bencher: Bencher, text: &str, runs: u32) {
    let ready = Ready::new(text, runs);
    bencher.counter(ItemsCount::new(ready.person_weeks())).bench(|| ready.simulate());
}

/// The whole model, 10,000 people for 104 weeks: without building the organisation and choosing champions.
#[divan::bench]
fn whole_model_of_10_000_people(bencher: Bencher) {
    bench(bencher, FULL, 1);
}

/// The same with nothing at work but what stages and these channels need.
#[divan::bench]
fn plain_model_of_10_000_people(bencher: Bencher) {
    bench(bencher, PLAIN, 1);
}

/// The same with every mechanism at work, what teams find by searching counted in. Three times the plain model's time
/// are asked for; it takes six (78 ms against 13, the fastest of 120 each, 1 December 2026).
#[divan::bench]
fn everything_of_10_000_people(bencher: Bencher) {
    bench(bencher, EVERYTHING, 1);
}

/// SIS, 10,000 people with ten ties each for 104 steps, one run: without building the network.
#[divan::bench]
fn textbook_sis_of_10_000_people(bencher: Bencher) {
    bench(bencher, SIS, 1);
}

/// The same in 64 runs on one network, side by side.
#[divan::bench]
fn textbook_sis_in_64_runs(bencher: Bencher) {
    bench(bencher, SIS, 64);
}

/// An independent cascade, 100,000 people with ten ties each, until it ends: without building the network.
#[divan::bench]
fn textbook_cascade_of_100_000_people(bencher: Bencher) {
    bench(bencher, CASCADE, 1);
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
