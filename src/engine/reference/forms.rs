//! In which form people do it, and after whose example.

use super::Someone;
use super::exposure::Around;
use crate::behaviour::variant::deviation;
use crate::behaviour::{Deviation, Stages};
use crate::engine::Case;
use crate::exact::{nearest, units};
use crate::intervention::{Conditions, Voice};
use crate::organisation::{Network, Tie};
use crate::random::Purpose;

/// The example of somebody who dominates counts for more.
pub(super) fn dominate(case: &Case, person: u32, occupant: u32, conditions: &mut Conditions) {
    if case.stages == Stages::Full {
        let dominates = case.behaviour.pushed_by(person, occupant, case.setting.luck).is_some();
        let voice = if dominates { case.behaviour.dominance_weight } else { 1.0 };
        conditions.examples.set(Voice::Own, person, case.setting.organisation.people(), voice);
    }
}

/// The variant that somebody pushes who dominates.
pub(super) fn pushed(case: &Case, person: u32, occupant: u32) -> Option<Deviation> {
    if case.stages == Stages::Full { case.behaviour.pushed_by(person, occupant, case.setting.luck) } else { None }
}

/// What somebody makes of an example, unless they push a variant of their own.
pub(super) fn copied(case: &Case, person: u32, someone: &Someone, example: Deviation, clarity: f64) -> Deviation {
    let luck = case.setting.luck;
    let chart = case.setting.organisation.chart.as_ref();
    let suits = chart.map_or(0.0, |chart| case.behaviour.suits(chart.team[person as usize], 0, luck));
    let copy = || case.behaviour.copied(example, clarity, suits, luck, person, someone.spell);
    someone.pushes.unwrap_or_else(copy)
}

/// What is intended moves: everybody's deviation is taken from there.
pub(super) fn move_target(by: f64, people: &mut [Someone]) {
    for someone in people {
        someone.variant = someone.variant.saturating_sub(deviation(by));
        someone.pushes = someone.pushes.map(|pushed| pushed.saturating_sub(deviation(by)));
    }
}

/// The variants of all who own it come nearer to what is intended.
pub(super) fn pull_back(people: &mut [Someone], conditions: &Conditions) {
    for (person, someone) in people.iter_mut().enumerate().filter(|(_, someone)| someone.stage.owned()) {
        let part = conditions.pull.of(conditions.support.of(person));
        if part > 0.0 {
            someone.variant = nearest(f64::from(someone.variant) * (1.0 - part)) as Deviation;
        }
    }
}

/// Whether an adoption came from above, and after whose example: drawn by what each source added.
pub(super) fn origin(case: &Case, person: u32, spell: u32, parts: [i64; 4], around: Around) -> (bool, Option<u32>) {
    let (pick, among) = case.setting.luck.pair(Purpose::Origin, person, spell);
    let parts = parts.map(|part| part.clamp(0, 1 << 58));
    let at = (pick * parts.iter().sum::<i64>() as f64) as i64;
    let [own, broadcast, line, peers] = parts;
    let from_peers = at >= own + broadcast + line && peers > 0;
    if !from_peers {
        return (at >= own && at < own + broadcast + line, None);
    }
    if matches!(case.setting.organisation.network, Network::Complete { .. }) {
        return (false, None);
    }
    let reaching = |tie: &Tie| units(f64::from(tie.weight) * around.signals[tie.from as usize].max(0.0));
    let mut left = (among * around.incoming.iter().map(reaching).sum::<i64>() as f64) as i64;
    let model = around.incoming.iter().find(|tie| {
        left -= reaching(tie);
        left < 0
    });
    let manager = case.setting.organisation.chart.as_ref().map(|chart| chart.manager[person as usize]);
    let told = |tie: &Tie| Some(tie.from) == manager && !around.conditions.examples.is_champion(tie.from as usize);
    (model.is_some_and(told), model.map(|tie| tie.from))
}
