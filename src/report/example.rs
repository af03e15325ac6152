//! Comparisons made up for tests: S-curves with noise.

mod film;
mod led;
mod origins;
mod packs;
mod tested;
mod ways;

use super::{About, Step};
use crate::behaviour::{Measure, Stage};
use crate::engine::Trajectory;
use crate::experiment::statistics::paired;
use crate::experiment::{Arm, Comparison, Difference, Ensemble, Expectation, Line, Outcome, Plan, Price, Verdict};
use crate::intervention::Channel;
use crate::organisation::{Figures, Network, Organisation};
use crate::scenario::Pack;
use crate::strategy::{Starters, Strategy};

pub(super) use film::{cast, filmed};
pub(super) use led::led;
pub(super) use packs::under_packs;
pub(super) use tested::tested;
pub(super) use ways::ways;

const LAYERS: [u32; 5] = [1, 9, 60, 230, 200];

/// What one made-up strategy comes to.
pub(super) struct Sketch<'a> {
    pub name: &'a str,
    /// Adoption in the end.
    pub level: f64,
    /// The week in the middle of the rise.
    pub middle: f64,
    pub person_days: f64,
}

/// No programme, two nearly equal strategies and a better one.
pub(super) fn four_strategies(runs: u32, weeks: u32) -> (About, Comparison) {
    let sketch = |name, level, middle, person_days| Sketch { name, level, middle, person_days };
    comparison(
        runs,
        weeks,
        &[
            sketch("No programme", 0.04, 60.0, 0.0),
            sketch("Announce it from the top", 0.41, 22.0, 410.0),
            sketch("Champions", 0.43, 46.0, 405.0),
            sketch("Both", 0.64, 34.0, 408.0),
        ],
    )
}

/// Seven strategies with names of sixty characters, some of them wide.
pub(super) fn seven_strategies(runs: u32, weeks: u32) -> (About, Comparison) {
    let names: Vec<String> = (1..=7)
        .map(|number| match number {
            3 => "組織全体に変化を広げるための非常に長い名前を持つ戦略の三番目".to_string(),
            5 => "<Announce> & \"seed\" it with twelve of the best-known people".to_string(),
            6 => "W".repeat(60),
            _ => format!("Strategy {number}: champions in every team, supported by their leaders"),
        })
        .collect();
    let sketches: Vec<Sketch> = names
        .iter()
        .enumerate()
        .map(|(place, name)| Sketch {
            name,
            level: 0.5 + 0.02 * place as f64,
            middle: 20.0 + 6.0 * place as f64,
            person_days: 400.0 + place as f64,
        })
        .collect();
    comparison(runs, weeks, &sketches)
}

/// A textbook model: no stages, no layers, nothing spent.
pub(super) fn textbook() -> (About, Comparison) {
    let (mut about, mut comparison) =
        comparison(20, 40, &[Sketch { name: "Seeded", level: 0.9, middle: 15.0, person_days: 0.0 }]);
    about.step = Step::Step;
    for run in &mut comparison.arms[0].ensemble.runs {
        let mut plain = Trajectory::new(vec![500], 40);
        for row in &run.stages {
            let adopters = row[3] + row[4] + row[5];
            plain.record([row[0] + row[1] + row[6], 0, 0, 0, adopters, 0, 0], &[adopters]);
        }
        *run = plain;
    }
    (about, comparison)
}

/// A comparison of made-up strategies.
pub(super) fn comparison(runs: u32, weeks: u32, sketches: &[Sketch]) -> (About, Comparison) {
    let arms: Vec<Arm> = sketches.iter().enumerate().map(|(place, sketch)| arm(runs, weeks, place, sketch)).collect();
    let best = sketches.len() - 1;
    let verdict = Verdict {
        on: (Measure::Owned, weeks),
        ranking: (0..sketches.len()).rev().collect(),
        level_with: Vec::new(),
        sentence: format!(
            "After {weeks} weeks, “{}” is owned by more people than any other strategy: 23 points ahead of the next",
            sketches[best].name
        ),
    };
    let expectation = Expectation {
        sentence: format!("“{}” comes out ahead on owned adoption", sketches[best].name),
        met: true,
        found: "ahead in 97 % of paired runs".into(),
    };
    let mut comparison = Comparison {
        figures: Figures::of(&Organisation::alike(Network::Complete { people: 500 })),
        arms,
        differences: Vec::new(),
        verdict,
        expectation: Some(expectation),
        packs: None,
        flips: None,
        film: None,
    };
    comparison.differences = differences(&comparison, weeks);
    (about(runs, weeks), comparison)
}

fn about(runs: u32, weeks: u32) -> About {
    About {
        name: "hubs-or-teams".into(),
        title: "Announce it or seed it?".into(),
        question: "Is it better to announce a behaviour from the top, to seed champions, or both?".into(),
        behaviour: "asks for one objection before closing".into(),
        others: Vec::new(),
        people: 500,
        is_real: false,
        runs,
        runs_of_points: None,
        weeks,
        seed: 2026,
        assumptions: Some(Pack::Middle),
        version: "0.1.0",
        step: Step::Week,
        milestones: vec![0.1, 0.25, 0.5, 0.8],
        held_weeks: 4,
        margin: 0.01,
        events: Vec::new(),
        sets: Vec::new(),
        told_lapse: None,
    }
}

fn arm(runs: u32, weeks: u32, place: usize, sketch: &Sketch) -> Arm {
    let line = |channel, unit, volume| Line {
        channel,
        written: 100.0,
        volume,
        unit,
        price: Price::Each(2.0),
        most: f64::INFINITY,
    };
    let lines = if sketch.person_days > 0.0 {
        vec![line(Channel::Broadcast, "messages", 104.0), line(Channel::Champions, "champions", 100.0)]
    } else {
        Vec::new()
    };
    Arm {
        strategy: Strategy {
            name: sketch.name.into(),
            starters: Starters { people: place as u32, ..Starters::default() },
            ..Strategy::default()
        },
        plan: Plan { lines, budget: Some(410.0), unspent: 2.0 },
        ensemble: Ensemble { runs: (0..runs).map(|run| trajectory(run, weeks, place, sketch)).collect() },
        cost_per_owned_adopter: (sketch.person_days > 0.0).then(|| sketch.person_days / (500.0 * sketch.level)),
        persistence: None,
        tipping: None,
        knock_outs: Vec::new(),
        regret: None,
        cost_per_aligned_adopter: (sketch.person_days > 0.0).then(|| sketch.person_days / (430.0 * sketch.level)),
    }
}

/// An S-curve whose height, middle and steepness differ from run to run.
fn trajectory(run: u32, weeks: u32, place: usize, sketch: &Sketch) -> Trajectory {
    let luck = |salt: u32| noise(run * 31 + salt + 1000 * place as u32);
    let level = (sketch.level * (1.0 + 0.35 * luck(1))).clamp(0.0, 1.0);
    let middle = sketch.middle * (1.0 + 0.35 * luck(2));
    let mut trajectory = Trajectory::new(LAYERS.to_vec(), weeks);
    for week in 0..=weeks {
        let time = f64::from(week);
        let rise = |middle: f64| 1.0 / (1.0 + ((middle - time) / 6.0).exp());
        let adopted = (level * rise(middle) + 0.004 * noise(run * 7919 + week)).clamp(0.0, 1.0);
        let layer = |depth: usize| adopted.powf(1.0 + 0.4 * (depth as f64 - 2.0)).min(1.0);
        let people = |depth: usize| (layer(depth) * f64::from(LAYERS[depth])).round() as u32;
        let adopters: Vec<u32> = (0..LAYERS.len()).map(people).collect();
        trajectory.record(stages(adopted, rise(middle - 14.0), rise(middle + 20.0)), &adopters);
    }
    trajectory.person_days = sketch.person_days * (1.0 + 0.03 * luck(3));
    origins::give(&mut trajectory, place);
    trajectory
}

/// People in each stage among 500.
fn stages(adopted: f64, known: f64, rooted: f64) -> [u32; Stage::ALL.len()] {
    let people = |share: f64| (500.0 * share) as u32;
    let habit = people(adopted * rooted * 0.7);
    let complying = people(adopted * 0.2);
    let practising = people(adopted).saturating_sub(habit + complying);
    let lapsed = people((1.0 - adopted) * rooted * 0.2);
    let aware = people((1.0 - adopted) * known * 0.7);
    [500 - habit - complying - practising - lapsed - aware, aware, 0, complying, practising, habit, lapsed]
}

fn differences(comparison: &Comparison, weeks: u32) -> Vec<Difference> {
    let mut differences = Vec::new();
    for first in 0..comparison.arms.len() {
        for second in first + 1..comparison.arms.len() {
            for outcome in [Outcome::Share(Measure::Owned, weeks), Outcome::WeekReaching(0.5)] {
                differences.push(difference(comparison, first, second, outcome));
            }
        }
    }
    differences
}

fn difference(comparison: &Comparison, first: usize, second: usize, outcome: Outcome) -> Difference {
    let values = |place: usize| -> Vec<Option<f64>> {
        let ensemble = &comparison.arms[place].ensemble;
        match outcome {
            Outcome::Share(measure, week) => ensemble.shares(measure, week).into_iter().map(Some).collect(),
            Outcome::WeekReaching(share) => {
                ensemble.weeks_reaching(share, 4).into_iter().map(|week| week.map(f64::from)).collect()
            }
            Outcome::PersonDays => ensemble.person_days().into_iter().map(Some).collect(),
        }
    };
    let (one, other) = (values(first), values(second));
    let both: (Vec<f64>, Vec<f64>) = one.iter().zip(&other).filter_map(|(a, b)| Some(((*a)?, (*b)?))).unzip();
    let paired = (!both.0.is_empty()).then(|| paired(&both.0, &both.1, 0.01));
    let clear = paired.is_some_and(|paired| paired.difference.mean.abs() > 0.02);
    Difference { first, second, outcome, runs: both.0.len(), paired, clear }
}

/// A number from −1 to 1 that depends on nothing but its key.
fn noise(key: u32) -> f64 {
    let mut bits = u64::from(key).wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (bits >> 11) as f64 / (1u64 << 52) as f64 - 1.0
}
