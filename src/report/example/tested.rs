//! A made-up comparison in which everything was tested: support ends, channels are switched off and left out.

use super::{About, Comparison, four_strategies, noise, origins};
use crate::behaviour::Stage;
use crate::experiment::statistics::Estimate;
use crate::experiment::{Ensemble, KnockOut, Persistence, TippingTest};
use crate::intervention::{Broadcast, Champions, Channel};

/// The week in which support ends.
const ENDS: u32 = 60;

/// Four strategies over two years; the support of all that do anything ends in week 60.
pub(crate) fn tested(runs: u32) -> (About, Comparison) {
    let (about, mut comparison) = four_strategies(runs, 104);
    for (place, arm) in comparison.arms.iter_mut().enumerate().skip(1) {
        let broadcast = Broadcast { until_week: Some(ENDS), ..Broadcast::default() };
        let champions = Champions { until_week: Some(ENDS), ..Champions::default() };
        arm.strategy.broadcast = (place != 2).then_some(broadcast);
        arm.strategy.champions = (place != 1).then_some(champions);
        fade(&mut arm.ensemble, place);
        arm.persistence = Persistence::of(&arm.strategy, &arm.ensemble, 26);
        arm.tipping = Some(TippingTest { weeks: (0..runs).map(|run| tips(run, place)).collect(), held: 26 });
        let lost = |channel, mean: f64, credited| KnockOut {
            channel,
            lost: Estimate { mean, low: mean - 0.03, high: mean + 0.03, n: runs as usize },
            without: 0.6 - mean,
            credited,
        };
        arm.knock_outs = match place {
            1 => vec![lost(Channel::Broadcast, 0.37, Some(0.22))],
            2 => vec![lost(Channel::Champions, 0.39, Some(0.21))],
            _ => vec![
                lost(Channel::Broadcast, 0.21, Some(0.14)),
                lost(Channel::Champions, 0.23, Some(0.18)),
                lost(Channel::Backstage, -0.004, None),
            ],
        };
    }
    (about, comparison)
}

/// After the end of support fewer and fewer own it: quickly where it was announced.
fn fade(ensemble: &mut Ensemble, place: usize) {
    let hazard = [0.0, 0.03, 0.008, 0.002][place];
    for run in &mut ensemble.runs {
        for (week, row) in (0..).zip(&mut run.stages).skip(ENDS as usize) {
            let left = (-hazard * f64::from(week - ENDS)).exp();
            for stage in [Stage::Practising, Stage::Habit] {
                let stays = (f64::from(row[stage as usize]) * left) as u32;
                row[Stage::Lapsed as usize] += row[stage as usize] - stays;
                row[stage as usize] = stays;
            }
        }
        run.adopted.clear();
        origins::give(run, place);
    }
}

fn tips(run: u32, place: usize) -> Option<u32> {
    let luck = noise(run * 17 + place as u32);
    let middle = [0.0, 0.0, 44.0, 30.0][place];
    (place > 1 && (place == 3 || luck > -0.5)).then_some((middle + 9.0 * luck) as u32)
}
