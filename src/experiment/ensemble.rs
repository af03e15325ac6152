//! Many runs of one strategy, and what they look like together.

use super::statistics::{mean, quantile};
use crate::behaviour::Measure;
use crate::engine::Trajectory;
use serde::{Deserialize, Serialize};

/// The runs of one strategy, in order: run r of every strategy has the same people and the same luck.
#[derive(Debug, Clone, PartialEq)]
pub struct Ensemble {
    /// A trajectory a run.
    pub runs: Vec<Trajectory>,
}

/// The statistics of a curve in one week.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
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

    /// A measure's spread in one week, as shares.
    pub fn spread(&self, measure: Measure, week: u32) -> Spread {
        match measure {
            Measure::Payoff => Spread::of(self.shares(measure, week)),
            measure => {
                Spread::of_shares(self.runs.iter().map(|run| run.count(measure, week)).collect(), self.runs[0].people())
            }
        }
    }

    /// A measure's curve: a spread a week, from week 0.
    pub fn curve(&self, measure: Measure) -> Vec<Spread> {
        let mut by_week = self.by_week::<u32>();
        for run in &self.runs {
            (0..).zip(&mut by_week).for_each(|(week, counts)| counts.push(run.count(measure, week)));
        }
        by_week.into_iter().map(|counts| Spread::of_shares(counts, self.runs[0].people())).collect()
    }

    /// A measure's mean over runs as a share: a value a week, from week 0.
    pub fn means(&self, measure: Measure) -> Vec<f64> {
        let mut sums = vec![0u64; self.weeks() as usize + 1];
        for run in &self.runs {
            (0..).zip(&mut sums).for_each(|(week, sum)| *sum += u64::from(run.count(measure, week)));
        }
        sums.into_iter().map(|sum| mean_share(sum, self.runs.len(), self.runs[0].people())).collect()
    }

    /// The curve of whatever a run shows in a week. Runs are gone through one by one, as they lie in memory.
    pub fn curve_of(&self, shown: impl Fn(&Trajectory, u32) -> f64) -> Vec<Spread> {
        let mut by_week = self.by_week();
        for run in &self.runs {
            (0..).zip(&mut by_week).for_each(|(week, values)| values.push(shown(run, week)));
        }
        by_week.into_iter().map(Spread::of).collect()
    }

    /// Room for a value a run in every week.
    fn by_week<T>(&self) -> Vec<Vec<T>> {
        (0..=self.weeks()).map(|_| Vec::with_capacity(self.runs.len())).collect()
    }

    /// The week in which adoption reaches a share and holds it, a value a run.
    pub fn weeks_reaching(&self, share: f64, held: u32) -> Vec<Option<u32>> {
        self.runs.iter().map(|run| run.week_reaching(share, held)).collect()
    }

    /// Adoptions by how many steps they are from one that followed nobody's example: means over runs.
    pub fn generations(&self) -> Vec<f64> {
        let longest = self.runs.iter().map(|run| run.passing.generations.len()).max().unwrap_or(0);
        let at = |generation: usize| {
            let count = |run: &Trajectory| f64::from(run.passing.generations.get(generation).copied().unwrap_or(0));
            mean(&self.runs.iter().map(count).collect::<Vec<f64>>())
        };
        (0..longest).map(at).collect()
    }

    /// The mean peer share over the runs that have one (see [`Trajectory::peer_share`]).
    pub fn peer_share(&self) -> Option<f64> {
        let shares: Vec<f64> = self.runs.iter().filter_map(Trajectory::peer_share).collect();
        (!shares.is_empty()).then(|| mean(&shares))
    }

    /// Of all who joined in all runs and were there for 13 weeks, the share that owned it then; `None` where nobody
    /// joined.
    pub fn joiners_share(&self) -> Option<f64> {
        let (people, owned) = self.runs.iter().fold((0, 0), |(people, owned), run| {
            (people + u64::from(run.joiners.people), owned + u64::from(run.joiners.owned))
        });
        (people > 0).then(|| owned as f64 / people as f64)
    }

    /// Person-days spent, a value a run.
    pub fn person_days(&self) -> Vec<f64> {
        self.runs.iter().map(|run| run.person_days).collect()
    }
}

/// The mean of some counts that come to `sum`, as a share of a whole.
fn mean_share(sum: u64, counts: usize, whole: u32) -> f64 {
    sum as f64 / (counts as f64 * f64::from(whole))
}

impl Spread {
    /// The spread of some values, at least one.
    pub fn of(mut values: Vec<f64>) -> Spread {
        let mean = mean(&values);
        values.sort_unstable_by(f64::total_cmp);
        Spread::around(mean, |share| quantile(&values, share))
    }

    /// The spread of some counts, at least one, as shares of a whole.
    fn of_shares(mut counts: Vec<u32>, whole: u32) -> Spread {
        let sum: u64 = counts.iter().map(|&count| u64::from(count)).sum();
        let mean = mean_share(sum, counts.len(), whole);
        counts.sort_unstable();
        let shares: Vec<f64> = counts.iter().map(|&count| f64::from(count) / f64::from(whole)).collect();
        Spread::around(mean, |share| quantile(&shares, share))
    }

    fn around(mean: f64, at: impl Fn(f64) -> f64) -> Spread {
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
