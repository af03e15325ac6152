//! One trial: a set of values run once, people surveyed as they were, and how far that is from what was observed.

use super::asked::Asked;
use super::bass::{Observed, off};
use super::sampler::Sampled;
use super::{drawn, ninety_fifth};
use crate::behaviour::Measure;
use crate::engine::Trajectory;
use crate::experiment::compare::Interrupted;
use crate::experiment::runs::{Extent, arms};
use crate::experiment::shared::{organisation_of, share_organisations};
use crate::organisation::Organisation;
use crate::random::{Luck, Purpose};
use crate::scenario::Scenario;
use crate::scenario::file::Value;
use rand::RngExt;
use rayon::prelude::*;
use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

/// What comes of a set of values.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Came {
    /// Adoption as a share, a value a week from week 0.
    pub curve: Vec<f64>,
    /// Whether it reaches each milestone.
    pub reached: Vec<bool>,
    /// The share that a survey found, a value a pulse.
    surveyed: Vec<f64>,
}

#[cfg(test)]
impl Came {
    /// The share that a survey found, a value a pulse.
    pub fn found(&self) -> &[f64] {
        &self.surveyed
    }
}

/// What all trials have in common.
pub(super) struct Trial<'a> {
    asked: &'a Asked,
    stop: &'a AtomicBool,
    tick: &'a (dyn Fn() + Sync),
    /// What was observed: the week, the share, and how many answered, where everybody answers as 1.
    pub observed: Vec<Observed>,
    /// The levels of the milestones.
    pub levels: Vec<f64>,
    /// The first scenario that was tried, and the organisation of its first run.
    shared: OnceLock<(Scenario, Organisation)>,
}

impl<'a> Trial<'a> {
    pub fn new(asked: &'a Asked, stop: &'a AtomicBool, tick: &'a (dyn Fn() + Sync)) -> Trial<'a> {
        let people = asked.points.file.organisation.people;
        let counts = |asked: Option<u32>| match (asked, people) {
            (Some(asked), Some(people)) => f64::from(asked.min(people)),
            (Some(asked), None) => f64::from(asked),
            (None, people) => people.map_or(f64::NAN, f64::from),
        };
        let pulses = &asked.survey.pulses;
        let most =
            pulses.iter().map(|pulse| counts(pulse.asked)).filter(|counts| counts.is_finite()).fold(1.0, f64::max);
        let observed = pulses.iter().map(|pulse| {
            let counts = counts(pulse.asked);
            (f64::from(pulse.week), pulse.share, if counts.is_finite() { counts } else { most })
        });
        let levels = asked.points.file.measure.milestones_percent.iter().map(|level| level.fraction());
        let (observed, levels) = (observed.collect(), levels.collect());
        Trial { asked, stop, tick, observed, levels, shared: OnceLock::new() }
    }

    /// The values at a place, one a key.
    pub fn values(&self, lots: &[f64]) -> Vec<Value> {
        self.asked.points.axes.iter().zip(lots).map(|(axis, &lot)| axis.at(lot)).collect()
    }

    /// What comes of a place under the luck of a number, and how far it is from what was observed.
    pub fn at(&self, lots: &[f64], number: u32) -> Result<Option<(f64, Came)>, Interrupted> {
        let Ok(mut scenario) = self.asked.points.scenario_with(&self.values(lots)) else {
            (self.tick)();
            return Ok(None);
        };
        scenario.strategies.retain(|strategy| strategy.name == self.asked.strategy);
        if scenario.strategies.is_empty() {
            (self.tick)();
            return Ok(None);
        }
        let first = self.first(&scenario);
        let done = arms(&[&scenario], number..number + 1, (&first, Extent::RunsAlone), self.stop, self.tick)?;
        let run = &done[0][0].ensemble.runs[0];
        let came = self.came(run, scenario.file.measure.held_weeks, Luck::new(scenario.file.seed, number));
        Ok(Some((self.off(&came.surveyed), came)))
    }

    /// How far two runs of one kept set lie apart in 95 of 100 cases: so many sets are run twice more.
    pub fn luck(&self, sampled: &Sampled<Came>, times: u32) -> Result<f64, Interrupted> {
        let sets = drawn(&sampled.kept, |one| one.weight, times);
        let apart = sets.par_iter().zip(0..times).map(|(set, number)| {
            let number = sampled.tried + 2 * number;
            let (Some((_, one)), Some((_, other))) = (self.at(&set.lots, number)?, self.at(&set.lots, number + 1)?)
            else {
                return Ok(None);
            };
            let pairs = self.observed.iter().zip(one.surveyed.iter().zip(&other.surveyed));
            let between: Vec<Observed> =
                pairs.map(|(&(_, _, counts), (one, other))| (0.0, one - other, counts)).collect();
            Ok(Some(off(&between, |_| 0.0)))
        });
        let apart = apart.collect::<Result<Vec<Option<f64>>, Interrupted>>()?;
        Ok(ninety_fifth(apart.into_iter().flatten().collect()))
    }

    /// The organisation of the first run: that of the first scenario tried where it is the same.
    fn first<'s>(&'s self, scenario: &'s Scenario) -> Cow<'s, Organisation> {
        let grown = |scenario: &'s Scenario| organisation_of(scenario, Luck::new(scenario.file.seed, 0));
        if scenario.data.is_some() {
            return grown(scenario);
        }
        let (base, first) = self.shared.get_or_init(|| (scenario.clone(), grown(scenario).into_owned()));
        if share_organisations(base, scenario) { Cow::Borrowed(first) } else { grown(scenario) }
    }

    fn came(&self, run: &Trajectory, held: u32, luck: Luck) -> Came {
        let curve = (0..=run.weeks()).map(|week| run.share(Measure::Adoption, week)).collect();
        let reached = self.levels.iter().map(|&level| run.week_reaching(level, held).is_some()).collect();
        let mut stream = luck.stream(Purpose::Pulse);
        let surveyed = self.asked.survey.pulses.iter().map(|pulse| {
            let adopters = run.count(Measure::Adoption, pulse.week);
            let asked = pulse.asked.unwrap_or(u32::MAX).min(run.people());
            f64::from(found(adopters, run.people(), asked, &mut stream)) / f64::from(asked)
        });
        Came { curve, reached, surveyed: surveyed.collect() }
    }

    /// How far some answers are from what was observed.
    fn off(&self, surveyed: &[f64]) -> f64 {
        let pairs = self.observed.iter().zip(surveyed);
        let apart: Vec<Observed> = pairs.map(|(&(_, share, counts), found)| (0.0, found - share, counts)).collect();
        off(&apart, |_| 0.0)
    }
}

/// How many of some adopters are among so many people asked, nobody twice: hypergeometric, one by one.
fn found(adopters: u32, people: u32, asked: u32, stream: &mut impl RngExt) -> u32 {
    if asked > people / 2 {
        return if asked == people { adopters } else { adopters - found(adopters, people, people - asked, stream) };
    }
    let (mut left, mut found) = (people, 0);
    for _ in 0..asked {
        found += u32::from(stream.random_range(0..left) < adopters - found);
        left -= 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_survey_finds_adopters_as_often_as_there_are() {
        let (people, adopters, times) = (60u32, 18u32, 4000u32);
        for asked in [20u32, 45] {
            let of = |time| f64::from(found(adopters, people, asked, &mut Luck::new(2, time).stream(Purpose::Pulse)));
            let counts: Vec<f64> = (0..times).map(of).collect();
            let (n, share) = (f64::from(asked), f64::from(adopters) / f64::from(people));
            let variance = n * share * (1.0 - share) * f64::from(people - asked) / f64::from(people - 1);
            let mean = crate::experiment::statistics::mean(&counts);
            assert!((mean - n * share).abs() < 4.0 * (variance / f64::from(times)).sqrt(), "{mean}");
            let seen = crate::experiment::statistics::sample_variance(&counts).unwrap();
            assert!((seen / variance - 1.0).abs() < 4.0 * (2.0 / f64::from(times)).sqrt(), "{seen} for {variance}");
        }
        assert_eq!(found(18, 60, 60, &mut Luck::new(2, 0).stream(Purpose::Pulse)), 18);
        assert_eq!(found(0, 60, 30, &mut Luck::new(2, 0).stream(Purpose::Pulse)), 0);
    }
}
