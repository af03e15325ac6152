//! What leaders of one strategy do, week after week.

use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison};
use crate::leadership::{Leading, Mode};
use crate::report::chart::{shown, text};

/// Less than this share of leaders' weeks is not worth a picture.
pub(super) const WORTH: f64 = 0.01;

/// Where leaders can stand, from the front.
pub(super) const MODES: [Mode; 3] = [Mode::Front, Mode::Among, Mode::Behind];

/// What leaders of one strategy do, from week 1 on.
pub(super) struct Row<'a> {
    pub name: String,
    pub arm: &'a Arm,
    /// Where they stand in most runs, from week to week; empty without a policy.
    pub stands: Vec<Stay>,
    /// The share of runs in which they stand so in the end.
    pub agree: f64,
    /// The share of runs in which they step in, a value a week.
    pub stepped_in: Vec<f64>,
    /// The share of leaders backstage who are back at control, a value a week.
    pub reverted: Vec<f64>,
}

/// Where leaders stand from one week to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stay {
    pub mode: Mode,
    pub from: u32,
    pub until: u32,
}

/// What leaders of every strategy shown do.
pub(super) fn rows(comparison: &Comparison) -> Vec<Row<'_>> {
    shown(comparison).into_iter().enumerate().map(|(place, arm)| Row::of(place, arm)).collect()
}

impl Row<'_> {
    fn of(place: usize, arm: &Arm) -> Row<'_> {
        let weeks = 1..arm.ensemble.weeks() + 1;
        let of = |week: u32, value: &dyn Fn(&Leading) -> f64| {
            let runs = arm.ensemble.runs.iter();
            mean(&runs.map(|run| run.leading.get(week as usize).map_or(0.0, value)).collect::<Vec<_>>())
        };
        let in_mode = |week, mode| of(week, &|leading| f64::from(u8::from(leading.mode == Some(mode))));
        let most = |week| {
            let shares = MODES.map(|mode| (in_mode(week, mode), mode));
            shares.into_iter().rev().max_by(|one, other| one.0.total_cmp(&other.0)).filter(|(share, _)| *share > 0.0)
        };
        Row {
            name: text::named(place, &arm.strategy.name),
            arm,
            stands: stays(weeks.clone().filter_map(|week| Some((week, most(week)?.1)))),
            agree: most(arm.ensemble.weeks()).map_or(0.0, |(share, _)| share),
            stepped_in: weeks
                .clone()
                .map(|week| of(week, &|leading| f64::from(u8::from(leading.stepped_in))))
                .collect(),
            reverted: weeks.map(|week| of(week, &|leading| leading.reverted)).collect(),
        }
    }

    pub fn steps_in(&self) -> bool {
        mean(&self.stepped_in) > WORTH
    }

    pub fn reverts(&self) -> bool {
        mean(&self.reverted) > WORTH
    }
}

/// Weeks with the same place, put together.
fn stays(weeks: impl Iterator<Item = (u32, Mode)>) -> Vec<Stay> {
    let mut stays: Vec<Stay> = Vec::new();
    for (week, mode) in weeks {
        match stays.last_mut() {
            Some(last) if last.mode == mode && last.until + 1 == week => last.until = week,
            _ => stays.push(Stay { mode, from: week, until: week }),
        }
    }
    stays
}

/// The first week with the highest share, and that share.
pub(super) fn highest(shares: &[f64]) -> (usize, f64) {
    let mut best = (1, 0.0);
    for (week, &share) in (1..).zip(shares) {
        if share > best.1 {
            best = (week, share);
        }
    }
    best
}
