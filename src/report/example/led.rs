//! A made-up comparison in which leaders change their place, step in and lose heart, and teams meet decisions.

use super::{About, Comparison, four_strategies, noise};
use crate::engine::Trajectory;
use crate::experiment::Regret;
use crate::experiment::statistics::Estimate;
use crate::fraction::Percent;
use crate::intervention::Backstage;
use crate::leadership::decisions::Control;
use crate::leadership::{Leading, Mode, Policy};

/// Four strategies: “Champions” has leaders backstage who step in and revert, “Both” has a policy; all but the
/// first know who decides.
pub(in crate::report) fn led(runs: u32, weeks: u32) -> (About, Comparison) {
    let (about, mut comparison) = four_strategies(runs, weeks);
    let steps_in = Backstage { steps_in_when_drift_above: Some(0.2), ..Backstage::default() };
    comparison.arms[2].strategy.backstage = Some(steps_in);
    comparison.arms[3].strategy.policy = Some(Policy { behind_from_percent: Percent::new(30.0), ..Policy::default() });
    comparison.arms[3].strategy.backstage = Some(Backstage::default());
    comparison.arms[3].regret = Some(Regret {
        staying: [(Mode::Front, 0.21), (Mode::Among, 0.3), (Mode::Behind, 0.34)],
        best: Mode::Behind,
        regret: Estimate { mean: -0.05, low: -0.07, high: -0.03, n: runs as usize },
    });
    for (place, arm) in comparison.arms.iter_mut().enumerate().skip(1) {
        for (number, run) in (0..).zip(&mut arm.ensemble.runs) {
            give(run, number, place);
        }
    }
    (about, comparison)
}

fn give(run: &mut Trajectory, number: u32, place: usize) {
    let luck = noise(number * 13 + place as u32);
    if place > 1 {
        run.leading = (0..=run.weeks()).map(|week| leading(f64::from(week) + 6.0 * luck, place)).collect();
    }
    let down = [0.0, 0.25, 0.5, 0.7][place] + 0.05 * luck;
    run.control = Some(Control {
        met: 1000,
        taken: 900,
        dli: down,
        effective_deciders: 40.0 * down,
        escalated: 1.0 - down,
        process_control: 1.0 - down,
        days_to_decide: 9.0 - 8.0 * down,
        by_layer: vec![0.1 * (1.0 - down), 0.2 * (1.0 - down), 0.3 * (1.0 - down), 0.3 * (1.0 - down), 0.9 * down],
    });
}

/// In front for a quarter, among for another, then behind, as the run's clock has it.
fn leading(clock: f64, place: usize) -> Leading {
    let mode = match clock {
        ..13.0 => Mode::Front,
        ..30.0 => Mode::Among,
        _ => Mode::Behind,
    };
    Leading {
        mode: (place == 3).then_some(mode),
        reverted: if place == 2 { 0.3 * (-(clock - 20.0).powi(2) / 200.0).exp() } else { 0.002 },
        perceived_support: 0.6,
        stepped_in: place == 2 && clock > 40.0 && clock % 30.0 < 8.0,
        picture_off: 0.04,
    }
}
