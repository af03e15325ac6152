//! What people meet this week: the only way from what leaders and the organisation do to what people do.

mod column;
mod ease;
mod examples;
mod lapse;
mod per_person;
mod pull;
mod support;

pub use column::Column;
pub use ease::{Ease, Easing};
pub use examples::{Examples, Voice};
pub use lapse::Lapse;
pub use per_person::Changed;
pub use pull::Pull;
pub use support::Support;

use crate::organisation::{Shuffle, Tie};

/// What people meet this week, filled by the channels, bent by leaders and read by the clocks.
#[derive(Debug, Clone, Default)]
pub struct Conditions {
    /// Hazard of becoming aware.
    pub aware: Column,
    /// Hazard of adopting because the organisation says so to everybody.
    pub outside: Column,
    /// Hazard of adopting because one's own line says so.
    pub line: Column,
    /// Hazard of adopting because a champion asks.
    pub prompted: Column,
    /// Hazard of complying.
    pub comply: Column,
    /// Whether those who comply are watched.
    pub watched: bool,
    /// Hazard per week of making one's own what one complies with, in ticks.
    pub internalise: i64,
    /// Hazard per week of stopping to comply when nobody watches, in ticks.
    pub unwatched_lapse: i64,
    /// Hazard per week of becoming able to do what one tries, as a factor on what practice alone gives.
    pub skill: f64,
    /// How much more the examples count that each person sees.
    pub ease: Ease,
    /// How strongly each person's example counts.
    pub examples: Examples,
    /// What makes people stop more often, or more rarely.
    pub lapse: Lapse,
    /// How far the variants of those who practise are pulled back to the intended one this week.
    pub pull: Pull,
    /// How many behaviours share messages' attention and champions' conversations this week, this one counted.
    pub alongside: f64,
    /// How much of the goal is still in mind, 0 to 1.
    pub clarity: f64,
    /// Whether the organisation asks for it this week: a message, a team meeting, a rule that is checked.
    pub said: bool,
    /// The share of people to whom the goal is said again this week.
    pub reminded: f64,
    /// People who are asked to start this week: they become aware and adopt at once.
    pub start: Vec<u32>,
    /// Leaders' support: how much of it each person has, and what it is worth to champions.
    pub support: Support,
    /// Ties that leaders broker at the end of this week: no signal has gone along them yet.
    pub bridges: Vec<Tie>,
    /// Person-days spent so far.
    pub person_days: f64,
}

impl Conditions {
    /// Before week 1: nothing is done to anybody.
    pub fn at_start() -> Conditions {
        Conditions { skill: 1.0, clarity: 1.0, alongside: 1.0, ..Conditions::default() }
    }

    /// Clears what holds for one week only.
    pub fn clear(&mut self) {
        self.aware.clear();
        self.outside.clear();
        self.line.clear();
        self.prompted.clear();
        self.comply.clear();
        self.watched = false;
        self.skill = 1.0;
        self.lapse.clear();
        self.pull = Pull::default();
        self.said = false;
        self.reminded = 0.0;
        self.start.clear();
    }

    /// The goal is said again to a share of people.
    pub fn remind(&mut self, share: f64) {
        self.reminded = self.reminded.max(share);
    }

    /// Some of the goal is forgotten, and those to whom it is said again have it in mind again.
    pub fn keep_in_mind(&mut self, kept: f64) {
        let kept = self.clarity * kept;
        self.clarity = kept + (1.0 - kept) * self.reminded;
    }

    /// What belongs to people goes with them when they leave or change seats.
    pub fn follow(&mut self, shuffle: &Shuffle) {
        self.examples.follow(shuffle);
    }
}
