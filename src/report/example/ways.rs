//! A made-up comparison of ways of choosing champions.

use crate::experiment::statistics::{Estimate, paired};
use crate::experiment::{Equal, Information, RATES, Reach, Teams, Way, Ways};
use crate::report::About;
use crate::seeding::ChosenBy;

/// Four ways of choosing 12 of 400 people, of which coverage is the best and seniority no better than the lot.
pub fn ways() -> (About, Ways) {
    let (mut about, _) = super::four_strategies(8, 52);
    (about.people, about.runs) = (400, 8);
    let levels = [
        (ChosenBy::Random, 0.2, Equal::People(12)),
        (ChosenBy::Degree, 0.26, Equal::People(31)),
        (ChosenBy::Coverage, 0.28, Equal::MoreThanAll),
        (ChosenBy::Seniority, 0.195, Equal::People(11)),
    ];
    let runs = |level: f64| {
        (0..8)
            .map(move |run| level + f64::from(run % 4) * 0.004 * (1.0 + 6.0 * (level - 0.2)) - 0.006)
            .collect::<Vec<f64>>()
    };
    let lot = runs(0.2);
    let way = |(by, level, equal): (ChosenBy, f64, Equal)| {
        let gain = paired(&runs(level), &lot, 0.01);
        let clear = gain.difference.mean.abs() >= 0.01 && (gain.difference.low > 0.0 || gain.difference.high < 0.0);
        let teams = Some(Teams { with_one: level, within_one_step: 2.0 * level, within_two_steps: 3.0 * level });
        let reach = Reach { within_one_step: level, within_two_steps: 2.0 * level, teams };
        Way {
            by,
            owned: Estimate::of(&runs(level)),
            gain,
            clear,
            equal,
            reach,
            assured: None,
            first_run: (0..12).collect(),
        }
    };
    let known = |(by, level, _): (ChosenBy, f64, Equal)| {
        let at = |rate: &f64| Estimate::of(&runs(0.2 + (level - 0.2) * rate.sqrt()));
        let more: Vec<f64> = runs(level).iter().zip(&lot).map(|(all, none)| all - none).collect();
        Information { by, owned: RATES.iter().map(at).collect(), worth: Estimate::of(&more) }
    };
    let overlap =
        (0..4).map(|one| (0..4).map(|other| if one == other { 1.0 } else { 0.1 * f64::from(one + other) }).collect());
    let ways = Ways {
        strategy: "Both".into(),
        asked: 12,
        people: 400,
        is_real: false,
        ways: levels.map(way).to_vec(),
        overlap: overlap.collect(),
        information: levels[..3].iter().copied().map(known).collect(),
        flaws: Vec::new(),
    };
    (about, ways)
}
