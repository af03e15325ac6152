//! What is left of it once a strategy's last channel has ended.

use super::ensemble::{Ensemble, Spread};
use crate::behaviour::Measure;
use crate::engine::Trajectory;
use crate::strategy::Strategy;

/// What is left of a strategy's owned adoption after its withdrawal.
#[derive(Debug, Clone, PartialEq)]
pub struct Persistence {
    /// The last week in which anything was done.
    pub withdrawn: u32,
    /// How many weeks later it was counted who still owns it: as many as asked for, or as many as there are.
    pub after: u32,
    /// Owned then over owned at withdrawal, a value a run in which anybody owned it.
    pub kept: Vec<f64>,
    /// Weeks from withdrawal until half is left, of the same runs; `None` where that never happens.
    pub half_lives: Vec<Option<u32>>,
    /// Owned over owned at withdrawal: a spread a week, from the week of withdrawal to the last.
    pub curve: Vec<Spread>,
}

impl Persistence {
    /// Of a strategy's runs; `None` where it lasts to the end, or nobody owned it when it ended.
    pub fn of(strategy: &Strategy, ensemble: &Ensemble, after_weeks: u32) -> Option<Persistence> {
        let weeks = ensemble.weeks();
        let withdrawn = strategy.withdrawn(weeks)?;
        let owned = |run: &&Trajectory| kept(run, withdrawn, withdrawn).is_some();
        let runs: Vec<&Trajectory> = ensemble.runs.iter().filter(owned).collect();
        if runs.is_empty() {
            return None;
        }
        let after = after_weeks.min(weeks - withdrawn);
        let in_week = |week| runs.iter().filter_map(|run| kept(run, withdrawn, week)).collect::<Vec<f64>>();
        let half = |run: &&Trajectory| {
            (withdrawn..=weeks).find(|&week| kept(run, withdrawn, week).is_some_and(|kept| kept <= 0.5))
        };
        Some(Persistence {
            withdrawn,
            after,
            kept: in_week(withdrawn + after),
            half_lives: runs.iter().map(|run| half(run).map(|week| week - withdrawn)).collect(),
            curve: (withdrawn..=weeks).map(|week| Spread::of(in_week(week))).collect(),
        })
    }

    /// The weeks until half is left in the run in the middle; `None` where that lies beyond the end.
    pub fn half_life(&self) -> Option<u32> {
        let mut weeks: Vec<u32> = self.half_lives.iter().map(|week| week.unwrap_or(u32::MAX)).collect();
        weeks.sort_unstable();
        weeks.get((weeks.len() - 1) / 2).copied().filter(|&week| week < u32::MAX)
    }
}

/// Owned in a week over owned at withdrawal; `None` where nobody owned it then.
pub fn kept(run: &Trajectory, withdrawn: u32, week: u32) -> Option<f64> {
    let owned = |week| f64::from(run.count(Measure::Owned, week));
    (owned(withdrawn) > 0.0).then(|| owned(week) / owned(withdrawn))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::compare;
    use crate::scenario::Scenario;
    use std::path::Path;
    use std::sync::atomic::AtomicBool;

    /// Everybody starts, nobody learns from anybody, and a message that nobody opens ends in week 2.
    const FADING: &str = r#"
        weeks = 60
        runs = 5
        starters = { people = 3000 }
        [organisation]
        people = 3000
        leavers_percent_per_year = 0
        movers_percent_per_year = 0
        [[behaviour]]
        name = "signs"
        spreads.simple = { chance_percent = 0 }
        turns_into_habit = false
        lapse_percent_per_week = 3
        [[strategy]]
        name = "a note"
        uses = ["broadcast"]
        broadcast = { until_week = 2, opened_percent = 0 }
    "#;

    fn fading(set: &str) -> Persistence {
        let sets: Vec<(String, String)> =
            set.split_once('=').map(|(key, value)| (key.into(), value.into())).into_iter().collect();
        let scenario = Scenario::read(FADING, "fading.toml", Path::new(""), &sets).unwrap();
        let comparison = compare(&scenario, &AtomicBool::new(false), &|| {}).unwrap();
        assert!(comparison.arms[0].persistence.is_none(), "no programme cannot be withdrawn");
        comparison.arms[1].persistence.clone().unwrap()
    }

    #[test]
    fn a_constant_hazard_leaves_an_exponential() {
        let found = fading("");
        assert_eq!((found.withdrawn, found.after, found.kept.len()), (2, 26, 5));
        let hazard = -(0.97f64.ln());
        let owners = 3000.0 * (-2.0 * hazard).exp();
        for (week, spread) in found.curve.iter().enumerate() {
            let expected = (-hazard * week as f64).exp();
            let error = (expected * (1.0 - expected) / owners / 5.0).sqrt();
            assert!((spread.mean - expected).abs() <= 4.0 * error, "{week}: {} for {expected}", spread.mean);
        }
        // ln 2 / hazard = 22.8 weeks
        assert!((22..=24).contains(&found.half_life().unwrap()), "{:?}", found.half_lives);
    }

    #[test]
    fn a_run_that_ends_early_is_counted_at_its_end_and_half_may_never_be_reached() {
        let found = fading("weeks=12");
        assert_eq!((found.after, found.half_life()), (10, None));
    }
}
