//! A made-up comparison under three packs of assumptions.

use super::{Sketch, comparison};
use crate::behaviour::Measure;
use crate::experiment::{Arm, Comparison, Lead, Packs, Standing, StrategyUnderPack, UnderPack};
use crate::report::About;
use crate::scenario::Pack;

/// Four strategies under three packs: “Both” is ahead of “Champions” under the advocate's assumptions alone.
pub(in crate::report) fn under_packs(runs: u32, weeks: u32) -> (About, Comparison) {
    let sketched = |champions: f64, both: f64| {
        let sketch = |name, level, middle, person_days| Sketch { name, level, middle, person_days };
        let sketches = [
            sketch("No programme", 0.03, 60.0, 0.0),
            sketch("Announce it from the top", 0.35, 22.0, 410.0),
            sketch("Champions", champions, 30.0, 405.0),
            sketch("Both", both, 26.0, 408.0),
        ];
        comparison(runs, weeks, &sketches)
    };
    let all = [sketched(0.2, 0.2), sketched(0.5, 0.5), sketched(0.6, 0.8)];
    let leads: Vec<Vec<Vec<Lead>>> = all.iter().map(|(_, comparison)| leads(comparison)).collect();
    let under = Pack::ALL.into_iter().zip(&all).zip(&leads).map(|((pack, (_, comparison)), leads)| {
        let strategies = comparison.arms.iter().zip(leads).map(|(arm, leads)| strategy(arm, leads, weeks)).collect();
        UnderPack { pack, strategies, expectation_met: Some(pack != Pack::Sceptic) }
    });
    let pairs = [(3, 2), (3, 1), (3, 0), (2, 1), (2, 0), (1, 0)];
    let packs = Packs {
        measure: Measure::Owned,
        week: weeks,
        under: under.collect(),
        standings: pairs.map(|(first, second)| standing(first, second, &leads)).to_vec(),
        finding: "“Both” is ahead of every other strategy only under the advocate's assumptions: by 16 points".into(),
        sentences: vec!["“Both” is ahead of “No programme” in all three packs: by 14 to 60 points".into()],
    };
    let (about, mut comparison) = all.into_iter().nth(1).expect("the middle");
    comparison.packs = Some(packs);
    (about, comparison)
}

/// Who is ahead of whom on the mean of owned adoption, by two points or more.
fn leads(comparison: &Comparison) -> Vec<Vec<Lead>> {
    let level = |arm: &Arm| arm.ensemble.spread(Measure::Owned, arm.ensemble.weeks()).mean;
    let lead = |one: &Arm, other: &Arm| match 100.0 * (level(one) - level(other)) {
        points if points > 2.0 => Lead::Ahead(points),
        points if points < -2.0 => Lead::Behind(-points),
        _ => Lead::Level,
    };
    comparison.arms.iter().map(|one| comparison.arms.iter().map(|other| lead(one, other)).collect()).collect()
}

fn strategy(arm: &Arm, leads: &[Lead], weeks: u32) -> StrategyUnderPack {
    StrategyUnderPack {
        name: arm.strategy.name.clone(),
        ranked: arm.ensemble.spread(Measure::Owned, weeks),
        curve: arm.ensemble.curve(Measure::Owned),
        adoption: arm.ensemble.curve(Measure::Adoption),
        owned: arm.ensemble.curve(Measure::Owned),
        ahead_of: (0..leads.len()).filter(|&other| leads[other].is_ahead()).collect(),
    }
}

fn standing(first: usize, second: usize, leads: &[Vec<Vec<Lead>>]) -> Standing {
    Standing { first, second, leads: leads.iter().map(|pack| pack[first][second]).collect() }
}
