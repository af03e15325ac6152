//! The film of one run: who does it, week by week, under two strategies with the same people and the same luck.

mod cast;
mod ties;

use super::comparison::Comparison;
use super::runs::watched;
use crate::behaviour::Stage;
use crate::organisation::Organisation;
use crate::random::Luck;
use crate::scenario::Scenario;
use std::sync::atomic::AtomicBool;

pub use cast::Cast;
pub use ties::Ties;

/// The most weeks that are kept.
const MOST_FRAMES: u32 = 120;

/// A dot that is full: everybody in the group does it, or the person does it by own choice.
pub const FULL: u8 = 10;

/// Two strategies in run 1, side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Film {
    /// Who is shown.
    pub cast: Cast,
    /// The weeks that are kept: all of them, or evenly spread; the first and the last among them.
    pub weeks: Vec<u32>,
    /// A strategy each: two, or one where there is no other.
    pub reels: Vec<Reel>,
}

/// One strategy, frame by frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Reel {
    /// Its place among the strategies.
    pub strategy: usize,
    /// Why it is shown.
    pub role: Role,
    /// The share of people who do it, a value a frame.
    pub adoption: Vec<f64>,
    /// The share of people who do it by own choice.
    pub owned: Vec<f64>,
    /// What each dot shows, a row a frame: of a group, how many tenths of its people do it, rounded; of a person, 0
    /// for not yet, [`COMPLYING`] and [`FULL`].
    pub frames: Vec<Vec<u8>>,
}

/// A person who does it because it is required and watched.
pub const COMPLYING: u8 = 5;

/// Why a strategy is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It comes first in the comparison.
    Ahead,
    /// It stands beside that one: the first other in which something is done, or any where nothing is.
    Beside,
}

impl Film {
    /// Plays run 1 of a comparison once more and watches it. `first` is its organisation.
    pub(super) fn of(scenario: &Scenario, first: &Organisation, comparison: &Comparison, stop: &AtomicBool) -> Film {
        let cast = Cast::of(first, scenario.data.is_some(), Luck::new(scenario.file.seed, 0));
        let weeks = kept(scenario.file.weeks);
        let mut reels = shown(comparison);
        let places: Vec<usize> = reels.iter().map(|reel| reel.strategy).collect();
        watched(scenario, first, &places, stop, &mut |at, week, stages| {
            if weeks.binary_search(&week).is_ok() {
                reels[at].take(&cast, stages);
            }
        });
        Film { cast, weeks, reels }
    }

    /// Whether anybody ever does it only because it is required and watched.
    pub fn has_complying(&self) -> bool {
        self.reels.iter().any(|reel| reel.adoption != reel.owned)
    }
}

impl Reel {
    fn new(strategy: usize, role: Role) -> Reel {
        Reel { strategy, role, adoption: Vec::new(), owned: Vec::new(), frames: Vec::new() }
    }

    /// Keeps a week.
    fn take(&mut self, cast: &Cast, stages: &[Stage]) {
        let share = |doing: fn(Stage) -> bool| {
            stages.iter().filter(|&&stage| doing(stage)).count() as f64 / stages.len().max(1) as f64
        };
        self.adoption.push(share(Stage::adopted));
        self.owned.push(share(Stage::owned));
        let mut frame = vec![0; cast.dots.len()];
        if cast.shows_people() {
            cast.dot_of.iter().zip(stages).for_each(|(&dot, &stage)| frame[dot as usize] = level(stage));
        } else {
            let mut doing = vec![0u32; cast.dots.len()];
            cast.dot_of.iter().zip(stages).for_each(|(&dot, stage)| doing[dot as usize] += u32::from(stage.adopted()));
            let tenths = |(&doing, &people): (&u32, &u32)| {
                ((2 * u32::from(FULL) * doing + people) / (2 * people)).min(u32::from(FULL)) as u8
            };
            frame = doing.iter().zip(&cast.dots).map(tenths).collect();
        }
        self.frames.push(frame);
    }
}

/// What a person's dot shows.
fn level(stage: Stage) -> u8 {
    match stage {
        Stage::Practising | Stage::Habit => FULL,
        Stage::Complying => COMPLYING,
        Stage::Unaware | Stage::Aware | Stage::Trying | Stage::Lapsed => 0,
    }
}

/// The weeks that are kept of so many.
fn kept(last: u32) -> Vec<u32> {
    let steps = last.min(MOST_FRAMES - 1);
    let week = |step: u32| (u64::from(step) * u64::from(last) / u64::from(steps.max(1))) as u32;
    (0..=steps).map(week).collect()
}

/// The strategies that are shown: the first other one that acts, and the one that comes first.
fn shown(comparison: &Comparison) -> Vec<Reel> {
    let Comparison { arms, verdict, .. } = comparison;
    let ahead = verdict.ranking.first().copied().unwrap_or(arms.len().saturating_sub(1));
    let others = || (0..arms.len()).filter(|&place| place != ahead);
    let acts = others().find(|&place| arms[place].strategy.has_channels());
    let beside = acts.or_else(|| others().next()).map(|place| Reel::new(place, Role::Beside));
    beside.into_iter().chain((ahead < arms.len()).then(|| Reel::new(ahead, Role::Ahead))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::behaviour::Measure;
    use crate::experiment::{Interrupted, compare};
    use std::path::Path;
    use std::sync::atomic::{AtomicBool, Ordering};

    const TEXT: &str = r#"
        weeks = 30
        runs = 3
        [organisation]
        people = 150
        [[behaviour]]
        name = "asks"
        [champions]
        people = 8
        [[strategy]]
        name = "told"
        uses = ["mandate"]
        [[strategy]]
        name = "seeded"
        uses = ["champions"]
    "#;

    fn compared(text: &str, film: bool) -> Comparison {
        let text = format!("{text}\n[chart]\nfilm = {film}\n");
        let scenario = Scenario::read(&text, "film.toml", Path::new(""), &[]).unwrap();
        compare(&scenario, &AtomicBool::new(false), &|| {}).unwrap()
    }

    #[test]
    fn what_was_going_on_when_it_was_stopped_is_thrown_away() {
        for film in [false, true] {
            let text = format!("{}\n[chart]\nfilm = {film}\n", TEXT.replace("runs = 3", "runs = 1"));
            let scenario = Scenario::read(&text, "film.toml", Path::new(""), &[]).unwrap();
            let stop = AtomicBool::new(false);
            let stopped = compare(&scenario, &stop, &|| stop.store(true, Ordering::Relaxed));
            assert_eq!(stopped.err(), Some(Interrupted), "film = {film}");
        }
    }

    #[test]
    fn a_film_shows_run_1_and_changes_no_number() {
        let (without, with) = (compared(TEXT, false), compared(TEXT, true));
        assert!(without.film.is_none());
        for (one, other) in without.arms.iter().zip(&with.arms) {
            assert_eq!(one.ensemble.runs, other.ensemble.runs);
        }
        assert_eq!((&without.differences, &without.verdict), (&with.differences, &with.verdict));
        let film = with.film.unwrap();
        assert_eq!((film.weeks.len(), film.reels.len()), (31, 2));
        for reel in &film.reels {
            let run = &with.arms[reel.strategy].ensemble.runs[0];
            for (week, (adoption, frame)) in (0..).zip(reel.adoption.iter().zip(&reel.frames)) {
                assert_eq!(*adoption, run.share(Measure::Adoption, week));
                assert_eq!(reel.owned[week as usize], run.share(Measure::Owned, week));
                let count = |level| frame.iter().filter(|&&dot| dot == level).count() as u32;
                assert_eq!(count(FULL), run.count(Measure::Owned, week));
                assert_eq!(count(FULL) + count(COMPLYING), run.count(Measure::Adoption, week));
            }
        }
    }

    #[test]
    fn several_behaviours_are_watched_on_the_first() {
        let text = TEXT.replace("[champions]", "[[behaviour]]\nname = \"thanks\"\n[champions]");
        let comparison = compared(&text, true);
        let film = comparison.film.unwrap();
        for reel in &film.reels {
            let run = &comparison.arms[reel.strategy].ensemble.runs[0];
            assert_eq!(reel.adoption[30], run.share(Measure::Adoption, 30));
        }
    }

    #[test]
    fn the_first_that_acts_is_set_beside_the_one_ahead() {
        let mut comparison = compared(TEXT, false);
        let chosen = |comparison: &Comparison| -> Vec<(usize, Role)> {
            shown(comparison).iter().map(|reel| (reel.strategy, reel.role)).collect()
        };
        comparison.verdict.ranking = vec![1, 2, 0];
        assert_eq!(chosen(&comparison), [(2, Role::Beside), (1, Role::Ahead)]);
        comparison.verdict.ranking = vec![2, 1, 0];
        assert_eq!(chosen(&comparison), [(1, Role::Beside), (2, Role::Ahead)]);
        comparison.arms.truncate(2);
        comparison.verdict.ranking = vec![1, 0];
        assert_eq!(chosen(&comparison), [(0, Role::Beside), (1, Role::Ahead)]);
        comparison.arms.truncate(1);
        comparison.verdict.ranking = vec![0];
        assert_eq!(chosen(&comparison), [(0, Role::Ahead)]);
    }

    #[test]
    fn long_runs_are_kept_at_weeks_evenly_spread() {
        assert_eq!(kept(0), [0]);
        assert_eq!(kept(3), [0, 1, 2, 3]);
        for last in [119, 120, 520, 10_000] {
            let weeks = kept(last);
            assert_eq!((weeks.len(), weeks[0], weeks[119]), (120, 0, last));
            assert!(weeks.windows(2).all(|pair| pair[0] < pair[1]));
        }
    }
}
