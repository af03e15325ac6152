//! A strategy that is switched off from a week on is as it was until then, and does nothing after.

mod common;

use common::{Drawn, organisation, percent};
use groundswell::behaviour::{Behaviour, Measure};
use groundswell::contagion::{Rule, Simple};
use groundswell::engine::{Case, Trajectory, simulate};
use groundswell::fraction::{Fraction, Percent};
use groundswell::intervention::{Attention, Broadcast, Cascade, Champions, Mandate, Setting};
use groundswell::leadership::{Mode, Policy};
use groundswell::strategy::Strategy;
use std::sync::atomic::AtomicBool;

/// Forty people, three of whom practise and do not stop by themselves; nobody learns from anybody.
fn alone(plan: Strategy) -> Drawn {
    let behaviour = Behaviour {
        spreads: Some(Rule::Simple(Simple { chance_percent: Percent::NONE })),
        lapse_percent_per_week: Some(Percent::NONE),
        habit_lapse_percent_per_week: Percent::NONE,
        already_aware_percent: Percent::NONE,
        word_of_mouth_percent_per_week: Percent::NONE,
        ..Behaviour::default()
    };
    Drawn { behaviour, plan, weeks: 30, ..Drawn::default() }
}

/// Its run, with all channels switched off from a week on.
fn off(drawn: &Drawn, off_from: Option<u32>) -> Trajectory {
    drawn.with(|case| simulate(&Case { setting: Setting { off_from, ..case.setting }, ..*case }))
}

fn counts(run: &Trajectory, measure: Measure) -> Vec<u32> {
    (0..=run.weeks()).map(|week| run.count(measure, week)).collect()
}

/// The first week in which nobody practises any more.
fn stops(run: &Trajectory) -> Option<usize> {
    let owned = counts(run, Measure::Owned);
    assert!(owned.iter().all(|&count| count == 0 || count == 3), "{owned:?}");
    owned.iter().position(|&count| count == 0)
}

/// A rule from week 2 to week 10 that nobody complies with, and that takes their own reasons from all who practise.
fn rule() -> Mandate {
    Mandate {
        from_week: 2,
        monitoring_until_week: Some(10),
        complies_percent: Percent::NONE,
        crowding_out_percent: Percent::ALL,
        ..Mandate::default()
    }
}

#[test]
fn a_rule_crowds_out_when_it_stops_being_checked_and_only_then() {
    let drawn = alone(Strategy { mandate: Some(rule()), ..Strategy::default() });
    for (off_from, stop) in [(None, Some(11)), (Some(20), Some(11)), (Some(5), Some(5)), (Some(2), None)] {
        assert_eq!(stops(&off(&drawn, off_from)), stop, "{off_from:?}");
    }
}

#[test]
fn a_rule_that_leaders_leave_alone_crowds_out_when_they_do() {
    let asked = Champions { from_week: 5, drop_out_percent_per_year: Percent::NONE, ..Champions::default() };
    let mandate = Mandate { monitoring_until_week: Some(20), ..rule() };
    let owned = |start| {
        let policy =
            Policy { start, behind_from_percent: Some(percent(5.0)), detection_lag_weeks: 3, ..Policy::default() };
        let (champions, mandate, policy) = (Some(asked.clone()), Some(mandate.clone()), Some(policy));
        let plan = Strategy { champions, mandate, policy, ..Strategy::default() };
        counts(&off(&Drawn { starters: 0, champions: vec![1, 2, 3], ..alone(plan) }, None), Measure::Owned)
    };
    // The three of week 5 are seen in week 9, and leaders stand behind from week 10 on.
    let left = owned(Mode::Front);
    assert_eq!((&left[..5], &left[5..10], &left[10..]), (&[0; 5][..], &[3; 5][..], &[0; 21][..]));
    assert_eq!(owned(Mode::Behind)[5..], [3; 26], "nobody ever checked");
}

#[test]
fn meetings_under_way_are_not_held_any_more() {
    let cascade = Cascade { weeks_per_layer: 2, passed_on_percent: Percent::ALL, ..Cascade::default() };
    let mut drawn = alone(Strategy { cascade: Some(cascade), ..Strategy::default() });
    drawn.organisation = organisation(12, &[], &[1.0], false, true);
    let [whole, broken] = [None, Some(2)].map(|off_from| counts(&off(&drawn, off_from), Measure::Aware));
    assert_eq!(whole[..2], broken[..2]);
    assert!(broken[2..].iter().all(|&aware| aware == broken[1]), "{broken:?}");
    assert!(whole[30] > whole[1], "{whole:?}");
}

#[test]
fn a_broadcast_that_is_never_sent_annoys_nobody() {
    let loud = Broadcast { from_week: 5, reactance_effect: Fraction::ALL, ..Broadcast::default() };
    let drawn = |broadcast| Drawn { plan: Strategy { broadcast, ..Strategy::default() }, ..Drawn::default() };
    let attention = Attention { other_messages_per_month: 20.0, ..Attention::default() };
    let run = |drawn: Drawn| {
        drawn.with(|case| {
            let setting = Setting { off_from: Some(3), attention: &attention, ..case.setting };
            simulate(&Case { setting, ..*case })
        })
    };
    assert!(run(drawn(Some(loud))) == run(drawn(None)));
}

#[test]
fn nothing_happens_any_more_in_a_run_that_is_stopped() {
    let drawn = alone(Strategy { mandate: Some(rule()), ..Strategy::default() });
    assert_eq!(stops(&off(&drawn, None)), Some(11));
    let stop = AtomicBool::new(true);
    let stopped =
        drawn.with(|case| simulate(&Case { setting: Setting { stop: Some(&stop), ..case.setting }, ..*case }));
    assert_eq!((stops(&stopped), stopped.weeks()), (None, 30));
}
