//! What tables and charts need to know beside the comparison.

use crate::behaviour::Stages;
use crate::event::Event;
use crate::experiment::Line;
use crate::intervention::Channel;
use crate::privacy::Count;
use crate::scenario::{File, Pack};

/// What tables and charts need to know beside the comparison.
#[derive(Debug, Clone, PartialEq)]
pub struct About {
    /// The scenario's name: what its file and its folder are called.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The question that it answers; may be empty.
    pub question: String,
    /// The behaviour that is to spread.
    pub behaviour: String,
    /// The behaviours beside it, in the order of the scenario.
    pub others: Vec<String>,
    /// How many people; 0 where that varies.
    pub people: u32,
    /// Whether they may be real, so that little must be told of few.
    pub is_real: bool,
    /// How many simulated copies.
    pub runs: u32,
    /// The fewest and the most of them at a point of a sweep, where that was counted.
    pub runs_of_points: Option<(u32, u32)>,
    /// How many weeks after week 0.
    pub weeks: u32,
    /// The random seed.
    pub seed: u64,
    /// What is assumed where the scenario does not say; `None` in textbook models and where it varies.
    pub assumptions: Option<Pack>,
    /// The version of the program.
    pub version: &'static str,
    /// What time is counted in.
    pub step: Step,
    /// The levels of adoption whose weeks are reported, as shares in rising order.
    pub milestones: Vec<f64>,
    /// How many weeks a level must be held to count as reached.
    pub held_weeks: u32,
    /// The smallest difference that counts as one, as a share.
    pub margin: f64,
    /// What befalls the organisation while it lasts.
    pub events: Vec<Event>,
    /// The values that were laid over the scenario's file, for commands that go on from it.
    pub sets: Vec<(String, String)>,
    /// The chance per week in percent to stop for those who were told to, and for others, where a file sets them apart.
    pub told_lapse: Option<(f64, f64)>,
}

/// What time is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Weeks.
    Week,
    /// The steps of a textbook model.
    Step,
}

impl Step {
    /// The word for one.
    pub fn one(self) -> &'static str {
        match self {
            Step::Week => "week",
            Step::Step => "step",
        }
    }

    /// The word for several.
    pub fn many(self) -> &'static str {
        match self {
            Step::Week => "weeks",
            Step::Step => "steps",
        }
    }
}

impl About {
    /// The version of the program.
    pub const VERSION: &str = env!("CARGO_PKG_VERSION");

    /// What a scenario says of itself; `people` are those that there are.
    pub fn of(name: &str, file: &File, people: u32) -> About {
        let mut milestones: Vec<f64> = file.measure.milestones_percent.iter().map(|level| level.fraction()).collect();
        milestones.sort_unstable_by(f64::total_cmp);
        milestones.dedup();
        About {
            name: name.into(),
            title: file.title.clone(),
            question: file.question.clone(),
            behaviour: file.behaviour.first().map_or_else(String::new, |behaviour| behaviour.name.clone()),
            others: file.behaviour.iter().skip(1).map(|behaviour| behaviour.name.clone()).collect(),
            people,
            is_real: file.reads_tables(),
            runs: file.runs,
            runs_of_points: None,
            weeks: file.weeks,
            seed: file.seed,
            assumptions: (file.stages == Stages::Full).then_some(file.assumptions),
            version: About::VERSION,
            step: match file.stages {
                Stages::Full => Step::Week,
                Stages::AdoptionOnly => Step::Step,
            },
            milestones,
            held_weeks: file.measure.held_weeks,
            margin: file.measure.margin_points / 100.0,
            events: file.event.clone(),
            sets: Vec::new(),
            told_lapse: file.behaviour.first().and_then(|behaviour| {
                let own = behaviour.lapse_percent_per_week.map_or(0.0, |chance| chance.percent());
                Some((behaviour.told_lapse_percent_per_week?.percent(), own)).filter(|(told, own)| told != own)
            }),
        }
    }

    /// The same where values were laid over the file.
    pub fn with_sets(self, sets: &[(String, String)]) -> About {
        About { sets: sets.to_vec(), ..self }
    }

    /// A volume of a line as it is told: few real people who lead are not counted.
    pub(super) fn volume(&self, line: &Line, volume: f64) -> Count {
        let counts_people = self.is_real && line.channel == Channel::RoleModels;
        if counts_people { Count::of(volume) } else { Count::About(volume) }
    }

    /// The title, or the name where there is none.
    pub fn heading(&self) -> &str {
        if self.title.trim().is_empty() { &self.name } else { &self.title }
    }
}
