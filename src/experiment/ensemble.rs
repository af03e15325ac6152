//! Many runs of one strategy, and what they look like together.

use super::statistics::quantile;
use crate::behaviour::Measure;
use crate::engine::Trajectory;

/// The runs of one strategy, in order: run r of every strategy has the same people and the same luck.
#[derive(Debug, Clone, PartialEq)]
pub struct Ensemble {
    /// A trajectory a run.
    pub runs: Vec<Trajectory>,
}

/// The statistics of a curve in one week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The mean over runs.
    pub mean: f64,
    /// The run in the middle.
    pub median: f64,
    /// The band that holds the middle half of the runs.
    pub middle_half: (f64, f64),
    /// The band that holds nine runs in ten.
    pub nine_in_ten: (f64, f64),
}

impl Ensemble {
    /// The number of weeks after week 0.
    pub fn weeks(&self) -> u32 {
        self.runs[0].weeks()
    }

    /// A measure in one week, a value a run, as shares.
    pub fn shares(&self, measure: Measure, week: u32) -> Vec<f64> {
        self.runs.iter().map(|run| run.share(measure, week)).collect()
    }

    /// A measure's curve: a spread a week, from week 0.
    pub fn curve(&self, measure: Measure) -> Vec<Spread> {
        self.curve_of(|run, week| run.share(measure, week))
    }

    /// The curve of whatever a run shows in a week. Runs are gone through one by one, as they lie in memory.
    pub fn curve_of(&self, shown: impl Fn(&Trajectory, u32) -> f64) -> Vec<Spread> {
        let weeks = self.weeks() as usize + 1;
        let mut by_week: Vec<Vec<f64>> = (0..weeks).map(|_| Vec::with_capacity(self.runs.len())).collect();
        for run in &self.runs {
            (0..).zip(&mut by_week).for_each(|(week, values)| values.push(shown(run, week)));
        }
        by_week.into_iter().map(Spread::of).collect()
    }

    /// The week in which adoption reaches a share and holds it, a value a run.
    pub fn weeks_reaching(&self, share: f64, held: u32) -> Vec<Option<u32>> {
        self.runs.iter().map(|run| run.week_reaching(share, held)).collect()
    }

    /// Person-days spent, a value a run.
    pub fn person_days(&self) -> Vec<f64> {
        self.runs.iter().map(|run| run.person_days).collect()
    }
}

impl Spread {
    /// The spread of some values, at least one.
    pub fn of(mut values: Vec<f64>) -> Spread {
        let mean = super::statistics::mean(&values);
        values.sort_unstable_by(f64::total_cmp);
        let at = |share| quantile(&values, share);
        Spread { mean, median: at(0.5), middle_half: (at(0.25), at(0.75)), nine_in_ten: (at(0.05), at(0.95)) }
    }

    /// Each statistic with its name in tables.
    pub fn statistics(&self) -> [(&'static str, f64); 6] {
        [
            ("mean", self.mean),
            ("median", self.median),
            ("q05", self.nine_in_ten.0),
            ("q25", self.middle_half.0),
            ("q75", self.middle_half.1),
            ("q95", self.nine_in_ten.1),
        ]
    }
}
