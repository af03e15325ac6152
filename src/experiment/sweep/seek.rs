//! Looks for what would flip the answer of a run, key by key.
//!
//! which numbers do anything (a run or a few each) → the ends of every one that does, with few runs → those with
//! which another strategy is ahead at an end, finer and with more runs. Where there is time for it, the last look takes
//! them all at once. That nothing is clear at an end with few runs says little, and is kept apart.

use super::Sweep;
use super::design::Design;
use super::ends::moved_in;
use super::flips::Flips;
use super::point::{FAILED, Point, PointStrategy};
use super::points::Points;
use super::refine::COARSE;
use super::refused::PointsError;
use super::run::{Watch, run_all};
use super::until::LEAST;
use crate::experiment::compare::Interrupted;
use crate::scenario::Scenario;
use crate::scenario::file::Axis;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

/// The most runs at each value: twice as many halve no border.
const MOST: u32 = 50;

/// So many weeks of a person are run where it is to be quick: about half a minute on two cores.
const QUICK: f64 = 2.3e9;

/// So many of them two cores run in a second.
const A_SECOND: f64 = 9e7;

/// It is not begun where fewer runs than these are quick: they would hold but a few keys.
const FEWEST_RUNS: u64 = 150;

/// The fewest runs at each value where it is looked for borders, unless the scenario has fewer.
const CLOSER: u32 = 20;

/// The most keys that are tried: as many as a sweep takes.
const MOST_KEYS: usize = 200;

/// About so many values of a key are looked at where it is looked for borders.
const VALUES: usize = 9;

/// The part of the runs, one in so many, that says which keys do anything.
const PROBED: u64 = 5;

/// How long it may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Patience {
    /// About half a minute; what that does not hold is not tried.
    Quick,
    /// As long as it takes.
    Boundless,
}

/// Where the answer of a scenario flips along some keys, each alone.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// How long it might take.
    pub patience: Patience,
    /// The keys along which it flips, the nearest to its own value first.
    pub keys: Vec<Flips>,
    /// Those along which it does not.
    pub steady: Vec<Flips>,
    /// Those at whose ends no other strategy is ahead, though nothing is clear there with the runs of the first look.
    pub unclear: Vec<Flips>,
    /// How many were looked at more closely than that.
    pub closer: usize,
    /// Those that change nothing at all, by so many runs at their upper ends.
    pub idle: Vec<String>,
    /// So many runs.
    pub probed: u32,
    /// Those of which no other value goes with the rest.
    pub bound: Vec<String>,
    /// Those for which there was no time.
    pub untried: Vec<String>,
    /// How many runs each value had, in the last look.
    pub runs: u32,
    /// How many runs the ends of all keys had, where that was a look of its own.
    pub at_first: Option<u32>,
    /// How many values were run in all.
    pub points: usize,
}

/// Why nothing was found.
#[derive(Debug, thiserror::Error)]
pub enum SeekError {
    /// The scenario cannot be varied.
    #[error(transparent)]
    Points(#[from] PointsError),
    /// It was stopped.
    #[error("interrupted")]
    Interrupted,
}

impl From<Interrupted> for SeekError {
    fn from(_: Interrupted) -> SeekError {
        SeekError::Interrupted
    }
}

/// What it is looked for in.
#[derive(Debug, Clone)]
pub struct Seek {
    /// The text of the scenario.
    pub bytes: Vec<u8>,
    /// Its name in messages.
    pub shown: String,
    /// The folder of its tables.
    pub folder: PathBuf,
    /// All that is laid over it.
    pub sets: Vec<(String, String)>,
    /// How long it may take.
    pub patience: Patience,
}

/// Whether a scenario has an answer to flip: two strategies, and runs enough to tell them apart.
pub fn has_an_answer(scenario: &Scenario) -> bool {
    scenario.file.runs >= LEAST && scenario.strategies.len() > 1
}

/// Whether it is quick to look for flips of a scenario.
pub fn is_quick(scenario: &Scenario) -> bool {
    (QUICK / one_run(scenario)) as u64 >= FEWEST_RUNS
}

/// About how many seconds it takes on two cores to look for flips along so many keys: so many weeks of a person a run, so
/// many runs at each value.
pub fn seconds_for(weeks_of_a_person: f64, runs: u32, keys: usize) -> f64 {
    weeks_of_a_person * f64::from(runs) * (1 + keys * VALUES) as f64 / A_SECOND
}

/// How many weeks of a person one run takes.
fn one_run(scenario: &Scenario) -> f64 {
    f64::from(scenario.people()) * f64::from(scenario.file.weeks) * scenario.strategies.len() as f64
}

impl Seek {
    /// Looks for it in what the text says, `scenario`; `stop` ends it early, `watch` hears how many runs are to come and of each finished one.
    ///
    /// # Errors
    /// That it was stopped. What is varied is checked before and can always be read.
    pub fn sought(&self, scenario: &Scenario, stop: &AtomicBool, watch: Watch) -> Result<Sought, SeekError> {
        let runs = match self.patience {
            Patience::Quick => (QUICK / one_run(scenario)) as u64,
            Patience::Boundless => u64::MAX,
        };
        self.within(runs, scenario, stop, watch)
    }

    /// Looks for it with about so many runs.
    fn within(&self, mut left: u64, scenario: &Scenario, stop: &AtomicBool, watch: Watch) -> Result<Sought, SeekError> {
        let mut axes = scenario.file.flipping_axes();
        let beyond = keys(&axes.split_off(axes.len().min(MOST_KEYS)));
        let (mut axes, bound) = self.within_bounds(axes)?;
        let held = usize::try_from((left / PROBED).saturating_sub(1)).unwrap_or(usize::MAX);
        let mut untried = keys(&axes.split_off(axes.len().min(held)));
        untried.extend(beyond);
        let most = scenario.file.runs.clamp(1, MOST);
        let points = 1 + axes.len() as u64;
        let probed = (left / PROBED / points).clamp(1, u64::from(LEAST.min(most))) as u32;
        left = left.saturating_sub(u64::from(probed) * points);
        let (mut axes, idle) = self.at_work(axes, probed, stop, watch)?;
        let mut looked = Looked { runs: most, ..Looked::default() };
        if left < u64::from(most) * (1 + VALUES * axes.len()) as u64 {
            let at_ends = left * 3 / 5;
            let held = ((at_ends / u64::from(LEAST.min(most))).saturating_sub(1) / 2) as usize;
            untried.splice(0..0, keys(&axes.split_off(axes.len().min(held))));
            let runs = ((at_ends / (1 + 2 * axes.len() as u64)) as u32).clamp(LEAST.min(most), most);
            looked = self.looked(std::mem::take(&mut axes), runs, (1, None), stop, watch)?;
            looked.at_first = Some(runs);
            left = left.saturating_sub(u64::from(runs) * looked.points as u64);
            let closer = CLOSER.clamp(runs, most.max(runs));
            axes = looked.take_overturned((left / u64::from(closer)).saturating_sub(1) as usize / VALUES);
            looked.runs = ((left / (1 + VALUES * axes.len()) as u64) as u32).clamp(closer, most.max(closer));
        }
        let is_unclear = |found: &Flips| found.flips() && !found.overturns();
        let first = std::mem::take(&mut looked.found);
        let (unclear, first): (Vec<Flips>, Vec<Flips>) = first.into_iter().partition(is_unclear);
        let closer = axes.len();
        if !axes.is_empty() {
            let most = usize::try_from(left / u64::from(looked.runs)).unwrap_or(usize::MAX);
            let finer = self.looked(axes, looked.runs, (COARSE, Some(most)), stop, watch)?;
            looked.found = finer.found;
            looked.points += finer.points;
        }
        let all = looked.found.into_iter().chain(first);
        let (mut keys, steady): (Vec<Flips>, Vec<Flips>) = all.partition(Flips::flips);
        keys.sort_by(|one, other| one.nearness().total_cmp(&other.nearness()));
        let Looked { runs, at_first, points, .. } = looked;
        let patience = self.patience;
        Ok(Sought { patience, keys, steady, unclear, closer, idle, probed, bound, untried, runs, at_first, points })
    }

    /// The points of some axes by a design, with so many runs each.
    fn points(&self, axes: &[Axis], runs: u32, design: Design) -> Result<Points, PointsError> {
        let more = [("runs".to_owned(), runs.to_string()), Axis::as_setting(axes)];
        let sets = [self.sets.as_slice(), &more].concat();
        Points::read(&self.bytes, &self.shown, &self.folder, &sets, design, None)
    }

    /// The axes with ends that go with the rest, and the keys of those that have no such ends.
    fn within_bounds(&self, axes: Vec<Axis>) -> Result<(Vec<Axis>, Vec<String>), PointsError> {
        if axes.is_empty() {
            return Ok((axes, Vec::new()));
        }
        let points = self.points(&axes, 1, Design::Breakpoints)?;
        let moved: Vec<Option<Axis>> = (0..axes.len()).into_par_iter().map(|axis| moved_in(&points, axis)).collect();
        let bound = axes.iter().zip(&moved).filter(|(_, moved)| moved.is_none()).map(|(axis, _)| axis.key.clone());
        Ok((moved.iter().flatten().cloned().collect(), bound.collect()))
    }

    /// The axes that change what comes out, and the keys of those that do not: by so many runs at the upper end.
    fn at_work(
        &self,
        axes: Vec<Axis>,
        runs: u32,
        stop: &AtomicBool,
        watch: Watch,
    ) -> Result<(Vec<Axis>, Vec<String>), SeekError> {
        if axes.is_empty() {
            return Ok((axes, Vec::new()));
        }
        let far = |axis: &Axis| match axis.to {
            Some(_) => Axis { values: vec![axis.at(1.0), axis.at(0.0)], from: None, to: None, ..axis.clone() },
            None => axis.clone(),
        };
        let points = self.points(&axes.iter().map(far).collect::<Vec<_>>(), runs, Design::OneAtATime)?;
        let first = |axis: usize| points.first_along(axis);
        let numbers: Vec<u32> = std::iter::once(0).chain((0..axes.len()).map(first)).collect();
        let done = super::run::run_some(&points, &numbers, stop, watch)?;
        let outcome = |number: u32| done.iter().find(|point| point.number == number).map(outcome);
        let works = |axis: &usize| axes[*axis].to.is_none() || outcome(first(*axis)) != outcome(0);
        let (at_work, idle): (Vec<usize>, Vec<usize>) = (0..axes.len()).partition(works);
        let of = |places: Vec<usize>| places.into_iter().map(|place| axes[place].clone()).collect::<Vec<_>>();
        Ok((of(at_work), keys(&of(idle))))
    }

    /// What some axes come to, first in so many parts, then finer at so many points in all at most, if at all.
    fn looked(
        &self,
        axes: Vec<Axis>,
        runs: u32,
        (parts, most): (usize, Option<usize>),
        stop: &AtomicBool,
        watch: Watch,
    ) -> Result<Looked, SeekError> {
        if axes.is_empty() {
            return Ok(Looked { runs, ..Looked::default() });
        }
        let mut points = self.points(&axes, runs, Design::Breakpoints)?;
        points.looks.parts = parts;
        points.looks.most = most.unwrap_or_else(|| points.coarse());
        let sweep = Sweep { axes: axes.clone(), design: Design::Breakpoints, points: run_all(&points, stop, watch)? };
        let found = points.flips(&sweep).into_iter().map(without_failed).collect();
        Ok(Looked { axes, found, runs, at_first: None, points: sweep.points.len() })
    }
}

/// What was looked at.
#[derive(Default)]
struct Looked {
    axes: Vec<Axis>,
    found: Vec<Flips>,
    runs: u32,
    at_first: Option<u32>,
    points: usize,
}

impl Looked {
    /// The first axes, at most so many, with which another strategy is ahead; what was found along them is left out.
    fn take_overturned(&mut self, most: usize) -> Vec<Axis> {
        let axes = std::mem::take(&mut self.axes);
        let mut taken = Vec::new();
        let mut kept = Vec::new();
        for (axis, found) in axes.into_iter().zip(std::mem::take(&mut self.found)) {
            if found.overturns() && taken.len() < most { taken.push(axis) } else { kept.push(found) }
        }
        self.found = kept;
        taken
    }
}

/// What came out of a point, but for what was spent.
fn outcome(point: &Point) -> Vec<PointStrategy> {
    let unpaid = |one: &PointStrategy| PointStrategy { person_days: 0.0, ..one.clone() };
    point.strategies().iter().map(unpaid).collect()
}

/// The same without values that cannot be run.
fn without_failed(mut flips: Flips) -> Flips {
    flips.along.retain(|found| found.label != FAILED);
    flips
}

fn keys(axes: &[Axis]) -> Vec<String> {
    axes.iter().map(|axis| axis.key.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::sweep::point::NO_CLEAR;
    use crate::scenario::STARTER;
    use crate::scenario::file::Value;
    use std::path::Path;
    use std::sync::atomic::{AtomicU64, Ordering};

    /// A small firm in which a note competes with colleagues.
    const SMALL: [(&str, &str); 4] =
        [("organisation.people", "60"), ("organisation.layers", "3"), ("weeks", "16"), ("runs", "8")];

    fn sets() -> Vec<(String, String)> {
        SMALL.map(|(key, value)| (key.to_owned(), value.to_owned())).to_vec()
    }

    fn scenario() -> Scenario {
        Scenario::read(STARTER, "starter", Path::new(""), &sets()).unwrap()
    }

    /// What is found with so many runs, and how many it took.
    fn within(runs: u64) -> (Sought, u64) {
        let run = AtomicU64::new(0);
        let (bytes, shown, folder) = (STARTER.into(), "starter".to_owned(), PathBuf::new());
        let seek = Seek { bytes, shown, folder, sets: sets(), patience: Patience::Quick };
        let tick = || {
            run.fetch_add(1, Ordering::Relaxed);
        };
        let found = seek.within(runs, &scenario(), &AtomicBool::new(false), (&|_| (), &tick)).unwrap();
        (found, run.into_inner())
    }

    fn all(found: &Sought) -> Vec<String> {
        let along = found.keys.iter().chain(&found.steady).chain(&found.unclear).map(|key| key.key.clone());
        let mut all: Vec<String> =
            along.chain([&found.idle, &found.bound, &found.untried].into_iter().flatten().cloned()).collect();
        all.sort();
        all
    }

    #[test]
    fn every_key_is_told_once_and_what_flips_comes_nearest_first() {
        let (found, _) = within(u64::MAX);
        let mut keys: Vec<String> = keys(&scenario().file.flipping_axes());
        keys.sort();
        assert_eq!(all(&found), keys);
        assert!(found.untried.is_empty() && found.at_first.is_none() && found.runs == 8, "{found:?}");
        assert!(!found.keys.is_empty() && found.keys.is_sorted_by(|one, other| one.nearness() <= other.nearness()));
        assert!(found.keys.iter().all(Flips::flips) && !found.steady.iter().any(Flips::flips));
        let idle = |key: &str| found.idle.iter().any(|idle| idle == key);
        assert!(idle("costs.meeting_minutes") && !idle("champions.people"), "{:?}", found.idle);
        for key in found.keys.iter().chain(&found.steady) {
            assert!(key.along.len() > 1 && key.along.iter().all(|found| found.label != FAILED), "{}", key.key);
        }
    }

    #[test]
    fn every_shipped_scenario_but_the_largest_is_looked_at_in_half_a_minute() {
        for shipped in crate::scenario::SHIPPED {
            let scenario = Scenario::read(shipped.text, shipped.name, Path::new(""), &[]).unwrap();
            let quick = has_an_answer(&scenario) && is_quick(&scenario);
            assert_eq!(quick, shipped.name != "multinational-200k", "{}", shipped.name);
        }
        let minutes = seconds_for(200_000.0 * 104.0 * 5.0, 20, 4) / 60.0;
        assert!((5.0..60.0).contains(&minutes), "{minutes}");
    }

    #[test]
    fn where_there_is_little_time_the_ends_come_first_and_what_is_not_tried_is_named() {
        let axes = keys(&scenario().file.flipping_axes());
        let (found, runs) = within(400);
        assert!(runs <= 400 && found.at_first == Some(8) && found.runs >= 8, "{runs}: {found:?}");
        assert!(
            !found.untried.is_empty() && found.keys.len() + found.steady.len() + found.unclear.len() > 5,
            "{found:?}"
        );
        assert!(axes[..5].iter().all(|first| !found.untried.contains(first)), "{:?}", found.untried);
        let mut told = axes.clone();
        told.sort();
        assert_eq!(all(&found), told);
        let (fewer, _) = within(150);
        assert!(fewer.untried.len() > found.untried.len(), "{fewer:?}");
    }

    #[test]
    fn the_first_keys_with_which_another_strategy_is_ahead_are_looked_at_closer() {
        let axes = |most: usize| {
            let axis = |key: usize| Axis { key: format!("key{key}"), ..Axis::default() };
            let found = |label: &str| super::super::flips::Found {
                value: Value::Whole(1),
                label: label.into(),
                half_width: None,
                tipped: Vec::new(),
                drawn: Vec::new(),
            };
            let along = |key: usize| vec![found(["b", "a", NO_CLEAR][key % 3])];
            let key = |key: usize| Flips { key: format!("key{key}"), own: found("a"), along: along(key) };
            let mut looked =
                Looked { axes: (0..6).map(axis).collect(), found: (0..6).map(key).collect(), ..Looked::default() };
            let taken = keys(&looked.take_overturned(most));
            (taken, looked.found.iter().map(|key| key.key.clone()).collect::<Vec<_>>())
        };
        let names = |numbers: &[usize]| numbers.iter().map(|number| format!("key{number}")).collect::<Vec<_>>();
        assert_eq!(axes(9), (names(&[0, 3]), names(&[1, 2, 4, 5])));
        assert_eq!(axes(1), (names(&[0]), names(&[1, 2, 3, 4, 5])));
        assert_eq!(axes(0), (Vec::new(), names(&[0, 1, 2, 3, 4, 5])));
    }
}
