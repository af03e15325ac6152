//! What each key does to each strategy, from the points of a design that was made to tell.

use super::design::Design;
use super::indices::{Shares, shares};
use super::morris::{Screened, screened};
use super::{Point, PointOutcome, Sweep};
use crate::experiment::statistics::{Estimate, mean, sample_variance};
use crate::scenario::file::Value;

/// What each key does to the owned adoption of one strategy at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Effects {
    /// The strategy.
    pub strategy: String,
    /// What it comes to where no key is changed, in designs that have such a point.
    pub own: Option<f64>,
    /// How far its means lie apart between points: their standard deviation.
    pub spread: f64,
    /// A key each, in the order of the axes; without those of which no move could be run.
    pub keys: Vec<(String, Effect)>,
    /// How much of the spread between single runs of all points is luck, 0 to 1; `None` where nothing varies, or
    /// single runs cannot tell.
    pub luck: Option<f64>,
}

/// What a key does.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Alone, all others as they are: the values with the least and the most, and what they come to.
    Swing {
        /// The value with the least.
        least: (Value, Estimate),
        /// The value with the most.
        most: (Value, Estimate),
    },
    /// Among others, by elementary effects.
    Screened(Screened),
    /// Among others, as shares of the variance.
    Shares(Shares),
}

impl Effect {
    /// How large it is beside others of its kind.
    pub fn size(&self) -> f64 {
        match self {
            Effect::Swing { least, most } => most.1.mean - least.1.mean,
            Effect::Screened(screened) => screened.size.mean,
            Effect::Shares(shares) => shares.total.0,
        }
    }
}

impl Sweep {
    /// What each key does to each strategy; none where the design does not tell. `seed` is that of the scenario.
    pub fn effects(&self, seed: u64) -> Vec<Effects> {
        let mut names: Vec<&str> = Vec::new();
        for strategy in self.points.iter().flat_map(Point::strategies) {
            if !names.contains(&strategy.name.as_str()) {
                names.push(&strategy.name);
            }
        }
        names.into_iter().filter_map(|name| self.effects_on(name, seed)).collect()
    }

    fn effects_on(&self, name: &str, seed: u64) -> Option<Effects> {
        let found = |point: &Point| point.strategies().iter().find(|one| one.name == name).cloned();
        let at: Vec<_> = self.points.iter().map(found).collect();
        let outcomes: Vec<Option<f64>> = at.iter().map(|found| Some(found.as_ref()?.owned.mean)).collect();
        let keys = self.axes.len();
        let place = |point: usize, key: usize| self.axes[key].place_of(&self.points[point].values[key]);
        let effects: Vec<Option<Effect>> = match self.design {
            Design::OneAtATime => (0..keys).map(|key| self.swing(key, name)).collect(),
            Design::Morris(_) => {
                screened(&outcomes, &place, keys, seed).into_iter().map(|found| found.map(Effect::Screened)).collect()
            }
            Design::Indices(_) => shares(&outcomes, keys, seed)?.into_iter().map(Effect::Shares).map(Some).collect(),
            _ => return None,
        };
        let one_run = |point: &Point| matches!(point.outcome, PointOutcome::Done { runs: 1, .. });
        let alone = self.points.iter().any(one_run);
        let variances: Vec<f64> = at.iter().flatten().map(|one| one.deviation.powi(2)).collect();
        let between = sample_variance(&outcomes.iter().copied().flatten().collect::<Vec<f64>>()).unwrap_or(0.0);
        let within = mean(&variances);
        Some(Effects {
            strategy: name.into(),
            own: outcomes.first().copied().flatten().filter(|_| self.design == Design::OneAtATime),
            keys: self.axes.iter().zip(effects).filter_map(|(axis, found)| Some((axis.key.clone(), found?))).collect(),
            spread: between.sqrt(),
            luck: (!alone && within + between > 0.0).then(|| within / (within + between)),
        })
    }

    /// The points at which all keys but one are as in the first.
    pub fn alone(&self, key: usize) -> Vec<&Point> {
        let Some(Point { values: own, .. }) = self.points.first() else { return Vec::new() };
        let others = |point: &&Point| (0..own.len()).all(|other| other == key || point.values[other] == own[other]);
        self.points.iter().filter(others).collect()
    }

    /// The values of one key with the least and the most, among the points at which all others are as they are.
    fn swing(&self, key: usize, strategy: &str) -> Option<Effect> {
        let along: Vec<(&Value, Estimate)> = self
            .alone(key)
            .into_iter()
            .filter_map(|point| Some((&point.values[key], estimate(point, strategy)?)))
            .collect();
        let by_mean = |one: &&(&Value, Estimate), other: &&(&Value, Estimate)| one.1.mean.total_cmp(&other.1.mean);
        let [least, most] = [along.iter().min_by(by_mean)?, along.iter().max_by(by_mean)?];
        Some(Effect::Swing { least: (least.0.clone(), least.1), most: (most.0.clone(), most.1) })
    }
}

/// The mean owned adoption of a strategy at a point, with its interval.
fn estimate(point: &Point, strategy: &str) -> Option<Estimate> {
    let PointOutcome::Done { runs, strategies, .. } = &point.outcome else { return None };
    let found = strategies.iter().find(|one| one.name == strategy)?;
    let variance = (*runs > 1).then(|| found.deviation.powi(2));
    Some(Estimate::around(found.owned.mean, variance, *runs as usize).within(0.0, 1.0))
}
