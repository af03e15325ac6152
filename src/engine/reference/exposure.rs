//! Whose examples reach a person, counted afresh every week.

use super::Someone;
use crate::behaviour::Stage;
use crate::contagion::Exposure;
use crate::engine::Case;
use crate::exact::{UNIT, nearest, units};
use crate::intervention::Conditions;
use crate::organisation::{Network, Tie};
use crate::random::Purpose;

/// What surrounds somebody in one week.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub incoming: &'a [Tie],
    pub signals: &'a [f64],
    pub conditions: &'a Conditions,
    /// Everybody at the end of last week.
    pub before: &'a [Someone],
}

/// The ties that reach each person.
pub(super) fn incoming(case: &Case) -> Vec<Vec<Tie>> {
    let people = case.setting.organisation.people();
    let mut incoming = vec![Vec::new(); people as usize];
    match &case.setting.organisation.network {
        Network::Complete { .. } => {
            for to in 0..people {
                incoming[to as usize] =
                    (0..people).filter(|&from| from != to).map(|from| Tie { from, to, weight: 1.0 }).collect();
            }
        }
        Network::Rows(rows) => rows.ties().for_each(|tie| incoming[tie.to as usize].push(tie)),
    }
    incoming
}

/// What each person sends to others: sign · effort · visibility.
pub(super) fn signals(case: &Case, people: &[Someone], conditions: &Conditions) -> Vec<f64> {
    let visible = case.behaviour.visible_percent.map_or(1.0, |percent| percent.fraction());
    let signal = |(person, someone): (usize, &Someone)| {
        let complies_unseen = someone.stage == Stage::Complying && !case.behaviour.complying_counts;
        if someone.stage.adopted() && !complies_unseen {
            visible * conditions.examples.effort(person)
        } else if someone.opposes {
            -visible
        } else {
            -visible * conditions.examples.contrary(person)
        }
    };
    people.iter().enumerate().map(signal).collect()
}

/// E, its newly gained part and the share of a person, counted afresh.
pub(super) fn meet(
    someone: &Someone,
    [known, new]: [&[Tie]; 2],
    signals: &[f64],
    before: &[f64],
    person: usize,
    conditions: &Conditions,
) -> Exposure {
    let carries = |tie: &Tie, signals: &[f64]| units(f64::from(tie.weight) * signals[tie.from as usize]);
    let both = || known.iter().chain(new);
    let all: i64 = both().map(|tie| units(f64::from(tie.weight))).sum();
    let reaching: i64 = both().map(|tie| carries(tie, signals)).sum();
    let more: i64 = known.iter().map(|tie| (carries(tie, signals) - carries(tie, before)).max(0)).sum();
    let gained = more + new.iter().map(|tie| carries(tie, signals).max(0)).sum::<i64>();
    let ease = 1.0 + conditions.ease.of(person);
    let eased = |units: i64| if ease == 1.0 { units } else { nearest(units as f64 * ease) };
    let examples = eased(reaching.max(0));
    Exposure {
        examples,
        gained: eased(gained),
        share: if all > 0 { (examples as f64 / UNIT / (all as f64 / UNIT)).min(1.0) } else { 0.0 },
        threshold: someone.threshold,
        ..Exposure::default()
    }
}

/// Whether the colleague met this week leaves a dose.
pub(super) fn dosed(case: &Case, week: u32, person: u32, around: Around, chance: f64, ease: f64) -> bool {
    let (pick, draw) = case.setting.luck.pair(Purpose::Observation, person, week);
    let met = around.incoming.get((pick * around.incoming.len() as f64) as usize);
    met.is_some_and(|tie| draw < chance * (f64::from(tie.weight) * around.signals[tie.from as usize]) * ease)
}
