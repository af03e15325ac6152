//! Runs points, some at a time, and gives each away as soon as it is finished.

use super::design::Design;
use super::luck;
use super::point::Point;
use super::points::Points;
use super::shard::Shard;
use super::until::{LEAST, MOST_TIMES};
use crate::experiment::compare::Interrupted;
use crate::experiment::comparison::Arm;
use crate::experiment::runs::{Extent, arms};
use crate::experiment::shared::{organisation_of, share_organisations};
use crate::experiment::verdict;
use crate::organisation::Organisation;
use crate::random::Luck;
use crate::scenario::Scenario;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// How many points are read at a time.
const READ: usize = 512;

/// How many recorded weeks the points that run together may leave behind: some 10 MB.
const WEEKS_KEPT: u64 = 250_000;

/// Who is told how many more runs are to come, and of each finished run.
pub type Watch<'a> = (&'a (dyn Fn(u64) + Sync), &'a (dyn Fn() + Sync));

/// A point that is to be run.
struct Asked {
    number: u32,
    scenario: Scenario,
}

/// Takes a finished point.
type Keep<'a> = &'a (dyn Fn(Point) -> Result<(), Interrupted> + Sync);

/// The points that some work finishes, in order.
pub fn collected(work: impl FnOnce(Keep) -> Result<(), Interrupted>) -> Result<Vec<Point>, Interrupted> {
    let done = Mutex::new(Vec::new());
    work(&|point| {
        done.lock().unwrap_or_else(PoisonError::into_inner).push(point);
        Ok(())
    })?;
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|point: &Point| point.number);
    Ok(done)
}

/// Every point, without leaving anything behind.
pub fn run_all(points: &Points, stop: &AtomicBool, watch: Watch) -> Result<Vec<Point>, Interrupted> {
    collected(|keep| run_open(points, Shard::ALL, BTreeMap::new(), stop, watch, keep))
}

/// Some points, in order, without leaving anything behind.
pub(super) fn run_some(
    points: &Points,
    numbers: &[u32],
    stop: &AtomicBool,
    watch: Watch,
) -> Result<Vec<Point>, Interrupted> {
    (watch.0)(numbers.iter().map(|&number| points.runs_of(number)).sum());
    collected(|keep| run_points(points, numbers, stop, watch, keep))
}

/// Runs all points of a part that are not among the finished ones, whose number comes with what they come to: those that
/// hang on others as soon as these are finished. The rest is as for [`run_points`].
pub fn run_open<E: From<Interrupted> + Send>(
    points: &Points,
    shard: Shard,
    finished: BTreeMap<u32, String>,
    stop: &AtomicBool,
    watch: Watch,
    keep: &(dyn Fn(Point) -> Result<(), E> + Sync),
) -> Result<(), E> {
    let finished = Mutex::new(finished);
    loop {
        let open = points.open(&finished.lock().unwrap_or_else(PoisonError::into_inner));
        let open: Vec<u32> = open.into_iter().filter(|&number| shard.has(number)).collect();
        if open.is_empty() {
            return Ok(());
        }
        (watch.0)(open.iter().map(|&number| points.runs_of(number)).sum());
        let kept = |point: Point| {
            finished.lock().unwrap_or_else(PoisonError::into_inner).insert(point.number, points.label(&point));
            keep(point)
        };
        run_points(points, &open, stop, watch, &kept)?;
    }
}

/// Runs some points; `finished` is called with each finished point, in any order, and what it says ends the rest.
/// Points that leave the organisation alone run on the same one.
pub fn run_points<E: From<Interrupted> + Send>(
    points: &Points,
    numbers: &[u32],
    stop: &AtomicBool,
    watch: Watch,
    finished: &(dyn Fn(Point) -> Result<(), E> + Sync),
) -> Result<(), E> {
    for numbers in points.in_order(numbers).chunks(READ) {
        let read = numbers.par_iter().map(|&number| match points.scenario(number) {
            Ok(scenario) => Ok(Some(Asked { number, scenario })),
            Err(error) => {
                (0..points.runs_of(number)).for_each(|_| (watch.1)());
                finished(Point::failed(number, points.values(number), error.in_a_line())).map(|()| None)
            }
        });
        let asked: Vec<Asked> = read.collect::<Result<Vec<_>, E>>()?.into_iter().flatten().collect();
        let alike = asked.chunk_by(|one, other| share_organisations(&one.scenario, &other.scenario));
        let batches: Vec<&[Asked]> = alike.flat_map(|alike| alike.chunks(together(&alike[0].scenario))).collect();
        let each = |batch: &&[Asked]| run_together(points, batch, stop, watch, finished);
        for batches in batches.chunks(at_once(points)) {
            batches.par_iter().try_for_each(each)?;
        }
    }
    Ok(())
}

/// How many batches go side by side: one where its runs keep all threads busy.
fn at_once(points: &Points) -> usize {
    let wanted = 4 * rayon::current_num_threads();
    wanted.div_ceil(points.file.runs.max(1) as usize).max(1)
}

/// How many points of a scenario's size run together.
fn together(scenario: &Scenario) -> usize {
    let file = &scenario.file;
    let kept = u64::from(file.runs) * u64::from(file.weeks + 1) * scenario.strategies.len() as u64;
    (WEEKS_KEPT / kept.max(1)).max(1) as usize
}

/// Runs points that share their organisations; where that breaks off, each by itself.
fn run_together<E: From<Interrupted> + Send>(
    points: &Points,
    batch: &[Asked],
    stop: &AtomicBool,
    watch: Watch,
    finished: &(dyn Fn(Point) -> Result<(), E> + Sync),
) -> Result<(), E> {
    if stop.load(Ordering::Relaxed) {
        return Err(Interrupted.into());
    }
    let extent = if matches!(points.design, Design::CriticalMass(_)) { Extent::WithTwins } else { Extent::RunsAlone };
    let scenarios: Vec<&Scenario> = batch.iter().map(|asked| &asked.scenario).collect();
    let run = || {
        let first = organisation_of(scenarios[0], Luck::new(scenarios[0].file.seed, 0));
        let done = all_runs(points, &scenarios, (&first, extent), stop, watch)?;
        let point = |(asked, arms): (&Asked, &Vec<Arm>)| {
            let verdict = verdict::reached(&asked.scenario, arms);
            let drawn = match points.design {
                Design::Breakpoints => luck::winners(&asked.scenario, arms),
                _ => Vec::new(),
            };
            Point::done((asked.number, points.values(asked.number)), &asked.scenario, (arms, &verdict), drawn)
        };
        Ok(batch.par_iter().zip(&done).map(point).collect::<Vec<Point>>())
    };
    match (catch_unwind(AssertUnwindSafe(run)), batch) {
        (Ok(done), _) => done?.into_iter().try_for_each(finished),
        (Err(_), [asked]) => {
            let reason = "the simulation broke off: please report it".into();
            finished(Point::failed(asked.number, points.values(asked.number), reason))
        }
        (Err(_), batch) => {
            batch.iter().try_for_each(|asked| run_together(points, std::slice::from_ref(asked), stop, watch, finished))
        }
    }
}

/// Every scenario's strategies after the runs that it asks for, and after twice as many and so on where the answer is not
/// sure enough.
fn all_runs(
    points: &Points,
    scenarios: &[&Scenario],
    (first, extent): (&Organisation, Extent),
    stop: &AtomicBool,
    (more, tick): Watch,
) -> Result<Vec<Vec<Arm>>, Interrupted> {
    let runs = scenarios[0].file.runs;
    let asked = if points.until.is_some() { runs.max(LEAST) } else { runs };
    let mut done = arms(scenarios, 0..asked, (first, extent), stop, tick)?;
    let Some(until) = points.until else { return Ok(done) };
    let mut runs = asked;
    while runs < asked.saturating_mul(MOST_TIMES) {
        let unsure: Vec<usize> =
            (0..done.len()).filter(|&place| !until.is_met(scenarios[place], &done[place])).collect();
        if unsure.is_empty() {
            break;
        }
        let again: Vec<&Scenario> = unsure.iter().map(|&place| scenarios[place]).collect();
        more(u64::from(runs) * again.len() as u64);
        let added = arms(&again, runs..2 * runs, (first, extent), stop, tick)?;
        for (place, added) in unsure.into_iter().zip(added) {
            for (arm, added) in done[place].iter_mut().zip(added) {
                arm.extend(added);
            }
        }
        runs *= 2;
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::STARTER;
    use std::path::Path;
    use std::sync::Mutex;

    fn points(sweep: &str) -> Points {
        let sets = [("sweep", sweep), ("runs", "3"), ("weeks", "12"), ("organisation.people", "60")];
        let sets = sets.map(|(key, value)| (key.to_owned(), value.to_owned()));
        Points::read(STARTER.as_bytes(), "starter", Path::new(""), &sets, Design::Grid, None).unwrap()
    }

    fn run(points: &Points, numbers: &[u32]) -> Vec<Point> {
        let done = Mutex::new(Vec::new());
        let finished = |point| {
            done.lock().unwrap().push(point);
            Ok::<(), Interrupted>(())
        };
        run_points(points, numbers, &AtomicBool::new(false), (&|_| (), &|| ()), &finished).unwrap();
        let mut done = done.into_inner().unwrap();
        done.sort_by_key(|point| point.number);
        done
    }

    #[test]
    fn a_point_comes_to_the_same_alone_and_among_others() {
        let points = points(
            r#"[{ key = "champions.people", values = [2, 90, 6] }, { key = "network.contacts_per_person", values = [4, 8] }]"#,
        );
        let all = run(&points, &[0, 1, 2, 3, 4, 5]);
        assert_eq!(all.iter().map(|point| point.number).collect::<Vec<_>>(), [0, 1, 2, 3, 4, 5]);
        for point in &all {
            assert_eq!(run(&points, &[point.number]), std::slice::from_ref(point));
        }
        let super::super::PointOutcome::Failed { reason } = &all[2].outcome else { panic!("90 of 60 people") };
        assert_eq!(reason, "strategy.2.champions.people: 90 champions among 60 people");
        assert!(all[3].strategies().is_empty() && all[0].strategies().len() > 1);
    }

    #[test]
    fn runs_are_added_where_the_answer_is_not_sure_and_are_the_runs_of_a_longer_sweep() {
        let sweep = r#"[{ key = "champions.people", values = [2, 20] }]"#;
        let mut sure = points(sweep);
        sure.until = Some("halfwidth < 2 points".parse().unwrap());
        let runs = |point: &Point| match point.outcome {
            super::super::PointOutcome::Done { runs, half_width, .. } => (runs, half_width.unwrap()),
            super::super::PointOutcome::Failed { .. } => panic!("it was run"),
        };
        for point in run(&sure, &[0, 1]) {
            let (count, half) = runs(&point);
            assert!(count.is_multiple_of(8) && half < 0.02, "{count}: {half}");
            let sets = [("sweep", sweep), ("runs", &count.to_string()), ("weeks", "12"), ("organisation.people", "60")];
            let sets = sets.map(|(key, value)| (key.to_owned(), value.to_owned()));
            let longer = Points::read(STARTER.as_bytes(), "starter", Path::new(""), &sets, Design::Grid, None).unwrap();
            assert_eq!(run(&longer, &[point.number]), [point]);
        }
    }

    #[test]
    fn what_is_said_of_a_finished_point_ends_the_rest() {
        #[derive(Debug, PartialEq)]
        struct Full;
        impl From<Interrupted> for Full {
            fn from(_: Interrupted) -> Full {
                Full
            }
        }
        let points = points(r#"[{ key = "champions.people", values = [2, 4, 6] }]"#);
        let finished = |_| Err(Full);
        assert_eq!(run_points(&points, &[0, 1, 2], &AtomicBool::new(false), (&|_| (), &|| ()), &finished), Err(Full));
        let stopped = AtomicBool::new(true);
        assert_eq!(run_points(&points, &[0], &stopped, (&|_| (), &|| ()), &|_| Ok::<(), Full>(())), Err(Full));
    }
}
