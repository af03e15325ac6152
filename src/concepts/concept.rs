//! A row of the register, and the experiment that can refute it.

use crate::scenario::word;
use serde::{Deserialize, Serialize};

/// One idea: what it says, what stands for it in the model, and what came of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Concept {
    /// C01 to C74.
    pub id: String,
    /// The idea in a sentence or two.
    pub idea: String,
    /// The articles that it comes from.
    pub seeds: Vec<String>,
    /// Whether it is typed in or found.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The mechanisms that stand for it.
    #[serde(default)]
    pub mechanisms: Vec<String>,
    /// The keys that turn them, as `groundswell explain` knows them.
    #[serde(default)]
    pub keys: Vec<String>,
    /// The scenario that shows it best.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// The chart and the number to look at.
    pub shows: String,
    /// What would show it to be wrong.
    pub falsifier: String,
    /// Other rows of which this one says the same: it stands or falls with them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub follows: Vec<String>,
    /// What the latest run said.
    pub verdict: Verdict,
    /// With which numbers.
    #[serde(default)]
    pub found: String,
    /// What is run to find out.
    #[serde(default, rename = "experiment", skip_serializing_if = "Vec::is_empty")]
    pub experiments: Vec<Experiment>,
}

/// Whether an idea is typed in or found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Typed in: a run cannot prove it.
    #[serde(rename = "assumed")]
    Assumed,
    /// A run can come out either way.
    #[serde(rename = "emergent")]
    Emergent,
    /// Typed in, and what follows from it is found.
    #[serde(rename = "assumed, consequence emergent")]
    Consequence,
    /// No claim: reported as found.
    #[serde(rename = "question")]
    Question,
}

/// What the latest run said of a concept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verdict {
    /// Nothing was run yet.
    #[serde(rename = "not run")]
    NotRun,
    /// Every experiment bears it out.
    #[serde(rename = "holds")]
    Holds,
    /// Its falsifier came true: the model refutes it.
    #[serde(rename = "fails")]
    Fails,
    /// It holds in some experiments and fails in others.
    #[serde(rename = "depends")]
    Depends,
    /// The runs are too few to tell.
    #[serde(rename = "undecided")]
    Undecided,
    /// A question, answered as found.
    #[serde(rename = "answered")]
    Answered,
}

/// Ways of doing something, run on the same people with the same luck, and what is claimed of them.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Experiment {
    /// The scenario that gives people, ties, behaviour and channels; without one, that of the row. Its own
    /// strategies, sweep, events, budget and expectation are left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scenario: Option<String>,
    /// What all ways set differently from the scenario: `key=value`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<String>,
    /// What is measured: `owned`, `adoption_at_week_26`, `weeks_to_50`, …
    pub on: String,
    /// What is claimed.
    pub expects: Claim,
    /// By how much, in the unit of the measure.
    #[serde(default = "one")]
    pub margin: f64,
    /// A fixed value that stands beside the ways, as if it were the last of them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub than: Option<f64>,
    /// What is compared, in the order that the claim speaks of.
    pub ways: Vec<Way>,
}

/// One of the ways that an experiment compares: a strategy of its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// Its name in results.
    pub name: String,
    /// The channels it uses; none means no programme.
    pub uses: Vec<String>,
    /// What it sets differently: `key=value`. Ways that differ only in their channels share a scenario, so
    /// that they can be held to equal cost.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sets: Vec<String>,
}

/// What is claimed of the ways, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Claim {
    /// The first is larger than each other.
    FirstLarger,
    /// The first is smaller than each other.
    FirstSmaller,
    /// The first is not larger than any other.
    FirstNotLarger,
    /// The first is as large as each other, give or take the margin.
    NoDifference,
    /// The largest lies between the first and the last, and above both.
    PeakInside,
    /// What the first has over the second is more than what the third has over the fourth.
    GapLarger,
    /// The first is larger than the second, and the third smaller than the fourth.
    OrderTurns,
    /// Nothing is claimed.
    AsFound,
}

fn one() -> f64 {
    1.0
}

impl Kind {
    /// What the word means, for readers of the register.
    pub fn meaning(self) -> &'static str {
        match self {
            Kind::Assumed => "an assumption: typed in, so no run can prove it; its consequences are tested",
            Kind::Emergent => "emergent: a run can come out either way",
            Kind::Consequence => "an assumption whose consequence is emergent: only what follows is tested",
            Kind::Question => "a question: nothing is claimed",
        }
    }
}

impl Verdict {
    /// What the word means, for readers of the register.
    pub fn meaning(self) -> &'static str {
        match self {
            Verdict::NotRun => "not run yet",
            Verdict::Holds => "holds: every experiment bears it out",
            Verdict::Fails => "fails: the model refutes it",
            Verdict::Depends => "depends: it holds in some experiments and fails in others",
            Verdict::Undecided => "undecided: more runs are needed",
            Verdict::Answered => "answered, as found",
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.pad(&word(self))
    }
}

impl std::fmt::Display for Verdict {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        out.pad(&word(self))
    }
}

impl Concept {
    /// The scenario of one of its experiments.
    pub fn scenario_of<'a>(&'a self, experiment: &'a Experiment) -> &'a str {
        experiment.scenario.as_deref().or(self.scenario.as_deref()).unwrap_or_default()
    }
}
