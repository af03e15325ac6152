//! A run again with less done in it, on the same people with the same luck: when it would have gone on by itself,
//! what each channel adds, and what comes of leaders who stay in one place.

use crate::behaviour::Measure;
use crate::engine::{Case, Trajectory, simulate_side_by_side};
use crate::intervention::{Channel, Setting};
use crate::leadership::{Mode, Policy};
use crate::scenario::file;
use crate::strategy::Strategy;

/// The part of the undisturbed run's owners that must be left for it to have tipped.
pub const KEPT: f64 = 0.9;

/// What the twins of one run show.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Twins {
    /// The first week from which on all channels can be switched off; `None` if it has not tipped.
    pub tips: Option<u32>,
    /// How many own it in the end without each channel.
    pub without: Vec<(Channel, u32)>,
    /// How many own it as intended in the end where leaders stay in each place, in the order of [`Mode::ALL`]; `None`
    /// where they do not change it.
    pub staying: Option<[u32; Mode::ALL.len()]>,
}

impl Twins {
    /// The twins that a scenario asks for; none of a run in which nothing is done.
    /// `cases` are the behaviours of one run.
    pub(super) fn of(cases: &[Case], run: &Trajectory, asked: &file::Measure) -> Twins {
        let mut twins = Twins::default();
        let Some(case) = cases.iter().find(|case| case.strategy.has_channels()) else { return twins };
        if asked.tipping == file::Tipping::SwitchOffTest {
            twins.tips = tips(cases, owned(run), asked.persistence_after_weeks);
        }
        if asked.knock_outs {
            let channels = case.strategy.channels().into_iter();
            twins.without = channels.map(|channel| (channel, owned_without(cases, channel))).collect();
        }
        if asked.regret && case.strategy.policy.is_some() {
            twins.staying = Some(Mode::ALL.map(|mode| aligned_staying(cases, mode)));
        }
        twins
    }
}

/// The first week from which on nothing more needs to be done for [`KEPT`] of `owners` to own it in the end, by
/// bisection: at the latest so many weeks before the end that it is seen to hold.
fn tips(cases: &[Case], owners: u32, held: u32) -> Option<u32> {
    let keeps = |week: u32| {
        let setting = Setting { off_from: Some(week), ..cases[0].setting };
        let off: Vec<Case> = cases.iter().map(|case| Case { setting, ..*case }).collect();
        f64::from(owned(&again(&off))) >= KEPT * f64::from(owners)
    };
    let mut high =
        cases[0].setting.weeks.checked_sub(held).filter(|&latest| latest > 0 && owners > 0 && keeps(latest))?;
    let mut low = 0; // before the first week
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if keeps(middle) { high = middle } else { low = middle }
    }
    Some(high)
}

fn owned_without(cases: &[Case], channel: Channel) -> u32 {
    owned(&otherwise(cases, |strategy| strategy.without(channel)))
}

fn aligned_staying(cases: &[Case], mode: Mode) -> u32 {
    let stay = |strategy: &Strategy| Strategy {
        policy: strategy.policy.as_ref().map(|_| Policy::always(mode)),
        ..strategy.clone()
    };
    let run = otherwise(cases, stay);
    run.count(Measure::Aligned, run.weeks())
}

/// The run under another strategy, the same for all behaviours but for what is done for each.
fn otherwise(cases: &[Case], other: impl Fn(&Strategy) -> Strategy) -> Trajectory {
    let strategies: Vec<Strategy> = cases.iter().map(|case| other(case.strategy)).collect();
    let others = cases.iter().zip(&strategies).map(|(case, strategy)| Case { strategy, ..*case });
    again(&others.collect::<Vec<_>>())
}

/// The run of the first behaviour, with the others beside it.
fn again(cases: &[Case]) -> Trajectory {
    simulate_side_by_side(cases).swap_remove(0)
}

fn owned(run: &Trajectory) -> u32 {
    run.count(Measure::Owned, run.weeks())
}

#[cfg(test)]
mod tests {
    use crate::behaviour::Measure;
    use crate::experiment::{Comparison, compare};
    use crate::leadership::Mode;
    use crate::scenario::Scenario;
    use std::path::Path;
    use std::sync::atomic::AtomicBool;

    /// What `more` says happens where nobody learns from anybody and nobody stops.
    fn compared(more: &str) -> Comparison {
        let text = format!("{QUIET}{more}");
        let scenario = Scenario::read(&text, "twins.toml", Path::new(""), &[]).unwrap();
        compare(&scenario, &AtomicBool::new(false), &|| {}).unwrap()
    }

    const QUIET: &str = r#"
        weeks = 40
        runs = 3
        budget.compare = "as_written"
        [organisation]
        people = 200
        leavers_percent_per_year = 0
        movers_percent_per_year = 0
        [[behaviour]]
        name = "signs"
        spreads.simple = { chance_percent = 0 }
        lapse_percent_per_week = 0
        habit_lapse_percent_per_week = 0
    "#;

    /// Champions start in week 5.
    const ASKED: &str = r#"
        [measure]
        tipping = "switch_off_test"
        persistence_after_weeks = 20
        knock_outs = true
        [[strategy]]
        name = "asked, and told in vain"
        uses = ["champions", "broadcast"]
        champions = { people = 50, from_week = 5 }
        broadcast = { opened_percent = 0 }
        [[strategy]]
        name = "asked late"
        uses = ["champions"]
        champions = { people = 50, from_week = 25 }
    "#;

    #[test]
    fn what_is_done_once_and_stays_can_be_switched_off_the_week_after() {
        let comparison = compared(ASKED);
        assert_eq!(comparison.arms[0].tipping, None, "nothing is done without a programme");
        let tipping = comparison.arms[1].tipping.as_ref().unwrap();
        assert_eq!(tipping.weeks, [Some(6); 3]);
        assert_eq!((tipping.tipped(), tipping.median()), (3, Some(6.0)));
        let late = comparison.arms[2].tipping.as_ref().unwrap();
        assert_eq!((late.tipped(), late.median()), (0, None));
    }

    #[test]
    fn an_idle_channel_adds_nothing_and_the_only_one_at_work_everything() {
        let comparison = compared(ASKED);
        let [champions, broadcast] = &comparison.arms[1].knock_outs[..] else { panic!("two channels") };
        let (broadcast, champions) = if broadcast.channel == crate::intervention::Channel::Broadcast {
            (broadcast, champions)
        } else {
            (champions, broadcast)
        };
        assert_eq!((broadcast.lost.mean, broadcast.lost.low, broadcast.lost.high), (0.0, 0.0, 0.0));
        assert_eq!((champions.lost.mean, champions.without), (0.25, 0.0));
    }

    /// Only messages reach anybody, and they are sent by leaders in front.
    const TOLD: &str = r#"
        [broadcast]
        persuasion_percent = 20
        [[strategy]]
        name = "behind"
        uses = ["broadcast", "backstage"]
        policy = { start = "behind" }
        [[strategy]]
        name = "in front"
        uses = ["broadcast", "backstage"]
        policy = { start = "front" }
        [[strategy]]
        name = "both"
        uses = ["broadcast", "backstage"]
    "#;

    #[test]
    fn leaders_in_the_wrong_place_regret_all_of_it_and_those_in_the_right_one_nothing() {
        let comparison = compared(TOLD);
        let [none, behind, front, both] = &comparison.arms[..] else { panic!("four strategies") };
        assert!(none.regret.is_none() && both.regret.is_none());
        let reached = front.ensemble.shares(Measure::Aligned, 40);
        let reached = reached.iter().sum::<f64>() / 3.0;
        let [behind, front] = [behind, front].map(|arm| arm.regret.as_ref().unwrap());
        assert!(reached > 0.3);
        for found in [behind, front] {
            assert_eq!(found.staying, [(Mode::Front, reached), (Mode::Among, 0.0), (Mode::Behind, 0.0)]);
            assert_eq!(found.best, Mode::Front);
        }
        assert!((behind.regret.mean - reached).abs() < 1e-12);
        assert_eq!((front.regret.low, front.regret.mean, front.regret.high), (0.0, 0.0, 0.0));
        let without = compared(&format!("{TOLD}[measure]\nregret = false"));
        assert!(without.arms.iter().all(|arm| arm.regret.is_none()));
    }
}
