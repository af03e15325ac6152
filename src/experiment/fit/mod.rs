//! What a scenario has to be like to come out as a pulse survey did: which sets of values are plausible, what the survey
//! cannot tell apart, and how adoption may go on.
//!
//! survey + ranges of keys → sampler (which sets to try) → trial (run, survey, compare) → what was learned.

mod asked;
mod bass;
#[cfg(test)]
mod classic;
mod learned;
mod sampler;
mod trial;

pub use asked::{Asked, FitError};
pub use bass::Bass;
pub use learned::{Learned, Tied};

use crate::experiment::compare::Interrupted;
use crate::experiment::ensemble::Spread;
use crate::experiment::statistics::quantile;
use crate::experiment::sweep::Watch;
use crate::pulse::Survey;
use crate::scenario::file::{Axis, Value};
use bass::off;
use sampler::{Sampled, Tried, sample};
use std::sync::atomic::AtomicBool;
use trial::{Came, Trial};

/// How many plausible sets are run twice more, to see how far two runs of one set lie apart.
const AGAIN: u32 = 100;

/// What a survey says of a scenario.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    /// The strategy that people were in.
    pub strategy: String,
    /// The keys whose values were looked for, with their ranges.
    pub axes: Vec<Axis>,
    /// What was observed.
    pub survey: Survey,
    /// The sets of values that come nearest to it, the nearest first.
    pub sets: Vec<Set>,
    /// How many sets were tried in all.
    pub tried: u32,
    /// How many of these lay evenly over all ranges, and how many of them come as near as two runs of one set do.
    pub evenly: (u32, u32),
    /// How far two runs of one plausible set lie apart in 95 of 100 cases, each surveyed as people were: a share.
    pub luck: f64,
    /// What was learned of each key.
    pub learned: Vec<Learned>,
    /// Pairs of keys that the survey cannot tell apart.
    pub tied: Vec<Tied>,
    /// How adoption goes with these sets: a spread a week, from week 0.
    pub fan: Vec<Spread>,
    /// By how much the middle of that is off the survey: the root of the mean square over all answers, a share.
    pub error: f64,
    /// For each milestone, its level and the share of all (by their weight) that reach it, 0 to 1.
    pub reached: Vec<(f64, f64)>,
    /// The nearest of Bass's curves; `None` for fewer than four weeks.
    pub bass: Option<Bass>,
}

/// A set of values that comes near to what was observed.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// A value a key.
    pub values: Vec<Value>,
    /// How much it counts; all together 1.
    pub weight: f64,
    /// How far the run that was tried with it is off: the root of the mean square over all answers, a share.
    pub distance: f64,
}

impl Fit {
    /// Whether even the nearest set stays farther off than luck and the survey explain.
    pub fn misses(&self) -> bool {
        self.sets.first().is_none_or(|nearest| nearest.distance > self.luck)
    }

    /// The last week that was observed.
    pub fn observed_until(&self) -> u32 {
        self.survey.pulses.last().map_or(0, |pulse| pulse.week)
    }

    /// So many of the sets, each as often as its weight asks: all alike plausible.
    pub fn plausible(&self, count: u32) -> Vec<&Set> {
        drawn(&self.sets, |set| set.weight, count)
    }
}

/// Fits a scenario to a survey: `stop` ends it early, `watch` hears how many runs are to come and of each finished one.
///
/// # Errors
/// That it was stopped, or that no set of values could be run.
pub fn fit(asked: &Asked, stop: &AtomicBool, watch: Watch) -> Result<Fit, FitError> {
    let trial = Trial::new(asked, stop, watch.1);
    let keys = asked.points.axes.len();
    let tried = sample(keys, asked.sets, asked.points.file.seed, &watch.0, &|lots, number| trial.at(lots, number))?;
    if tried.kept.is_empty() {
        return Err(FitError::NoSet);
    }
    (watch.0)(u64::from(2 * AGAIN));
    Ok(concluded(asked, &trial, &tried, trial.luck(&tried, AGAIN)?))
}

/// What the sets that were kept come to.
fn concluded(asked: &Asked, trial: &Trial, sampled: &Sampled<Came>, luck: f64) -> Fit {
    let Sampled { kept, evenly, tried } = sampled;
    let weights: Vec<f64> = kept.iter().map(|one| one.weight).collect();
    let weeks = asked.points.file.weeks as usize;
    let fan: Vec<Spread> =
        (0..=weeks).map(|week| weighted(kept.iter().map(|one| one.made.curve[week]), &weights)).collect();
    let reached = |(place, &level): (usize, &f64)| {
        let weight: f64 = kept.iter().filter(|one| one.made.reached[place]).map(|one| one.weight).sum();
        (level, weight)
    };
    let near = evenly.iter().flatten().filter(|&&distance| distance <= luck).count() as u32;
    Fit {
        strategy: asked.strategy.clone(),
        axes: asked.points.axes.clone(),
        survey: asked.survey.clone(),
        sets: kept.iter().map(|one| set(trial, one)).collect(),
        tried: *tried,
        evenly: (evenly.len() as u32, near),
        luck,
        learned: (0..asked.points.axes.len()).map(|key| Learned::of(&asked.points.axes[key], key, kept)).collect(),
        tied: learned::tied(asked.points.axes.len(), kept),
        error: off(&trial.observed, |week| fan[week as usize].median),
        fan,
        reached: trial.levels.iter().enumerate().map(reached).collect(),
        bass: Bass::fitted(&trial.observed),
    }
}

fn set(trial: &Trial, one: &Tried<Came>) -> Set {
    Set { values: trial.values(&one.lots), weight: one.weight, distance: one.distance }
}

/// The spread of some values that count differently, their weights together 1.
fn weighted(values: impl Iterator<Item = f64>, weights: &[f64]) -> Spread {
    let mut pairs: Vec<(f64, f64)> = values.zip(weights.iter().copied()).collect();
    let mean = pairs.iter().map(|(value, weight)| value * weight).sum();
    pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
    let at = |share: f64| learned::weighted_quantile(&pairs, share);
    Spread { mean, median: at(0.5), middle_half: (at(0.25), at(0.75)), nine_in_ten: (at(0.05), at(0.95)) }
}

/// So many of some things by their weights, which together are 1 (systematic resampling).
fn drawn<T>(all: &[T], weight: impl Fn(&T) -> f64, count: u32) -> Vec<&T> {
    let (mut place, mut up_to) = (0, all.first().map_or(1.0, &weight));
    let one = |number: u32| {
        let lot = (f64::from(number) + 0.5) / f64::from(count);
        while up_to < lot && place + 1 < all.len() {
            place += 1;
            up_to += weight(&all[place]);
        }
        &all[place]
    };
    if all.is_empty() { Vec::new() } else { (0..count).map(one).collect() }
}

/// The 95 % point of some values.
fn ninety_fifth(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    quantile(&values, 0.95)
}

impl From<Interrupted> for FitError {
    fn from(_: Interrupted) -> FitError {
        FitError::Interrupted
    }
}

#[cfg(test)]
mod tests;
