//! What one run leaves behind: how many people stood where, week by week.

use super::origin::{Passing, Source};
use crate::behaviour::{Form, Measure, Stage};
use crate::leadership::Leading;
use crate::leadership::decisions::Control;
use crate::search::Payoff;
use std::ops::RangeInclusive;

/// One run's record: week 0 is the start, and every later week follows.
#[derive(Debug, Clone, PartialEq)]
pub struct Trajectory {
    /// People in each stage, a row a week, in the order of [`Stage::ALL`].
    pub stages: Vec<[u32; Stage::ALL.len()]>,
    /// Adopters by layer: week after week, a cell a layer.
    adopters_by_layer: Vec<u32>,
    /// How many people are in each layer.
    pub layer_sizes: Vec<u32>,
    /// What was spent in the end, in person-days.
    pub person_days: f64,
    /// How those who own it came to it, a row a week; empty in textbook models.
    pub adopted: Vec<Adopted>,
    /// How it passed from person to person.
    pub passing: Passing,
    /// The most people who in the end own one variant that somebody who dominates pushed too far off.
    pub hijacked: u32,
    /// What teams that search have found, a row a week; empty where nobody searches, and until it is put here: it hangs on
    /// nothing that is simulated.
    pub payoffs: Vec<Payoff>,
    /// Who decided, and how long it took; `None` where teams meet no decisions.
    pub control: Option<Control>,
    /// By site: how many own it in the end, and how many people there are; empty in textbook models.
    pub sites: Vec<(u32, u32)>,
    /// Those who joined while it lasted.
    pub joiners: Joiners,
    /// What leaders did, a row a week; empty where they look at nothing.
    pub leading: Vec<Leading>,
    /// The records of the other behaviours of the scenario, in order.
    pub others: Vec<Trajectory>,
}

/// Those who joined while a run lasted and were there for 13 weeks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Joiners {
    /// How many.
    pub people: u32,
    /// How many of them owned it by then.
    pub owned: u32,
}

impl Joiners {
    /// How many of them owned it after 13 weeks, 0 to 1; `None` where nobody joined.
    pub fn share(self) -> Option<f64> {
        (self.people > 0).then(|| f64::from(self.owned) / f64::from(self.people))
    }
}

/// How those who own a behaviour came to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adopted {
    /// People by the source of their adoption, in the order of [`Source::ALL`].
    pub by_source: [u32; Source::ALL.len()],
    /// People by the form in which they do it, in the order of [`Form::ALL`].
    pub by_form: [u32; Form::ALL.len()],
    /// How far their variants lie from what is intended, in the mean.
    pub drift: f64,
}

impl Trajectory {
    /// An empty record of people in layers of these sizes, with room for week 0 and so many more.
    pub fn new(layer_sizes: Vec<u32>, weeks: u32) -> Trajectory {
        let rows = weeks as usize + 1;
        let adopters_by_layer = Vec::with_capacity(rows * layer_sizes.len());
        Trajectory {
            stages: Vec::with_capacity(rows),
            adopters_by_layer,
            layer_sizes,
            person_days: 0.0,
            adopted: Vec::new(),
            passing: Passing::default(),
            hijacked: 0,
            payoffs: Vec::new(),
            control: None,
            sites: Vec::new(),
            joiners: Joiners::default(),
            leading: Vec::new(),
            others: Vec::new(),
        }
    }

    /// Writes down the next week: people in each stage, and adopters in each layer.
    pub fn record(&mut self, stages: [u32; Stage::ALL.len()], adopters_by_layer: &[u32]) {
        self.stages.push(stages);
        self.adopters_by_layer.extend_from_slice(adopters_by_layer);
    }

    /// Adopters in a week, a cell a layer.
    pub fn adopters_by_layer(&self, week: u32) -> &[u32] {
        let layers = self.layer_sizes.len();
        &self.adopters_by_layer[week as usize * layers..][..layers]
    }

    /// How many people.
    pub fn people(&self) -> u32 {
        self.layer_sizes.iter().sum()
    }

    /// The number of weeks after week 0.
    pub fn weeks(&self) -> u32 {
        self.stages.len() as u32 - 1
    }

    /// How many people a measure counts in a week.
    pub fn count(&self, measure: Measure, week: u32) -> u32 {
        match (measure, self.adopted.get(week as usize)) {
            (Measure::Aligned, Some(adopted)) => adopted.aligned(),
            (Measure::Form(form), Some(adopted)) => adopted.by_form[form as usize],
            _ => measure.among(&self.stages[week as usize]),
        }
    }

    /// The same as a share of all people, 0 to 1.
    pub fn share(&self, measure: Measure, week: u32) -> f64 {
        match (measure, self.payoffs.get(week as usize)) {
            (Measure::Payoff, payoff) => payoff.map_or(0.0, |payoff| payoff.mean),
            _ => f64::from(self.count(measure, week)) / f64::from(self.people()),
        }
    }

    /// The first week in which adoption is at least `share` and stays so for `held` weeks, that one
    /// counted; `None` if that never happens.
    pub fn week_reaching(&self, share: f64, held: u32) -> Option<u32> {
        let people = f64::from(self.people());
        let shares = self.stages.iter().map(|stages| f64::from(Measure::Adoption.among(stages)) / people);
        first_held(shares, share, held)
    }

    /// Adoption among the people of some neighbouring layers in a week, 0 to 1.
    pub fn share_in_layers(&self, layers: RangeInclusive<usize>, week: u32) -> f64 {
        let sum = |cells: &[u32]| cells[layers.clone()].iter().sum::<u32>();
        f64::from(sum(self.adopters_by_layer(week))) / f64::from(sum(&self.layer_sizes).max(1))
    }

    /// The same as [`Trajectory::week_reaching`] among the people of some neighbouring layers.
    pub fn week_reaching_in_layers(&self, layers: RangeInclusive<usize>, share: f64, held: u32) -> Option<u32> {
        let shares = (0..=self.weeks()).map(|week| self.share_in_layers(layers.clone(), week));
        first_held(shares, share, held)
    }
}

/// The first of some weeks from which on a level is held for so many.
fn first_held(shares: impl Iterator<Item = f64>, level: f64, held: u32) -> Option<u32> {
    let mut since = None;
    for (week, share) in (0..).zip(shares) {
        if share < level {
            since = None;
        } else if week + 1 - *since.get_or_insert(week) >= held {
            return since;
        }
    }
    None
}

impl Adopted {
    /// How many own it in a form near enough to what is intended.
    pub fn aligned(&self) -> u32 {
        self.by_form[Form::Intended as usize] + self.by_form[Form::Champions as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn adopters(by_week: &[u32]) -> Trajectory {
        let mut trajectory = Trajectory::new(vec![10], 3);
        by_week.iter().for_each(|&count| trajectory.record([10 - count, 0, 0, 0, count, 0, 0], &[count]));
        trajectory
    }

    #[test]
    fn a_milestone_must_be_held() {
        let dips = adopters(&[0, 5, 5, 4, 5, 5, 5, 5]);
        assert_eq!(dips.week_reaching(0.5, 4), Some(4));
        assert_eq!(dips.week_reaching(0.5, 1), Some(1));
        assert_eq!(dips.week_reaching(0.6, 1), None);
        assert_eq!(adopters(&[5, 5, 5, 5]).week_reaching(0.5, 4), Some(0));
    }

    #[test]
    fn shares_are_of_everybody() {
        assert_eq!(adopters(&[0, 3]).share(Measure::Owned, 1), 0.3);
        assert_eq!(adopters(&[0, 3]).share(Measure::Aware, 0), 0.0);
    }
}
