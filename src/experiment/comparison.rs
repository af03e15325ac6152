//! What a comparison holds: every strategy in the same runs, and what follows from that.

use super::budget::Plan;
use super::effects::{KnockOut, Regret, TippingTest};
use super::ensemble::Ensemble;
use super::film::Film;
use super::packs::Packs;
use super::persistence::Persistence;
use super::statistics::Paired;
use super::sweep::Sought;
use crate::behaviour::Measure;
use crate::organisation::Figures;

/// All strategies of a scenario, run on the same people with the same luck.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The organisation that was asked for and what the first run's came to.
    pub figures: Figures,
    /// A strategy each, in the order of the file, *No programme* first where it was added.
    pub arms: Vec<Arm>,
    /// Every pair of strategies on every measure.
    pub differences: Vec<Difference>,
    /// The sentence that it comes to.
    pub verdict: Verdict,
    /// Whether an expectation was met, where one was written.
    pub expectation: Option<Expectation>,
    /// What other packs of assumptions say beside it, where the scenario was run under several.
    pub packs: Option<Packs>,
    /// Where the answer flips, where that was looked for.
    pub flips: Option<Sought>,
    /// One run to be watched, where the scenario asks for it.
    pub film: Option<Film>,
}

/// One strategy and its runs.
#[derive(Debug, Clone)]
pub struct Arm {
    /// The strategy with the volumes that were simulated.
    pub strategy: crate::strategy::Strategy,
    /// What it was planned to cost, and how its volumes were scaled to the budget.
    pub plan: Plan,
    /// Its runs, in order.
    pub ensemble: Ensemble,
    /// Mean person-days per additional owned adopter against no programme; `None` when the gain lies
    /// within the noise, or there is no such arm.
    pub cost_per_owned_adopter: Option<f64>,
    /// The same per adopter who does it as it was intended.
    pub cost_per_aligned_adopter: Option<f64>,
    /// What is left after its last channel has ended, where that is before the last week.
    pub persistence: Option<Persistence>,
    /// When it can be switched off, where that was tested.
    pub tipping: Option<TippingTest>,
    /// What each of its channels adds, where it was run without them.
    pub knock_outs: Vec<KnockOut>,
    /// What changing their place is worth, where its leaders do and it was asked for.
    pub regret: Option<Regret>,
}

impl Arm {
    /// Adds the runs of the same strategy that follow.
    pub(super) fn extend(&mut self, more: Arm) {
        self.ensemble.runs.extend(more.ensemble.runs);
        if let (Some(tipping), Some(more)) = (&mut self.tipping, more.tipping) {
            tipping.weeks.extend(more.weeks);
        }
    }
}

/// What is compared between two strategies.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// A share of all people in a week, 0 to 1.
    Share(Measure, u32),
    /// The week in which adoption reaches a level (a share, 0 to 1), over runs in which both reach it.
    WeekReaching(f64),
    /// Person-days spent.
    PersonDays,
}

/// Two strategies on one outcome, run by run: first minus second.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The place of the first strategy in `arms`.
    pub first: usize,
    /// The place of the second.
    pub second: usize,
    /// What is compared.
    pub outcome: Outcome,
    /// How many runs count: those in which both have a value.
    pub runs: usize,
    /// The paired estimate, wins and ties; in the unit of the outcome. `None` when no run counts.
    pub paired: Option<Paired>,
    /// Whether it is outside the noise and at least as large as the margin.
    pub clear: bool,
}

/// What the comparison comes to, on what the file expects something of, else on owned adoption at the end.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// On what strategies are ranked: a measure, in a week.
    pub on: (Measure, u32),
    /// The best strategies in order; the first is ahead of all those that are not listed in `level_with`.
    pub ranking: Vec<usize>,
    /// The strategies that the first is not clearly ahead of.
    pub level_with: Vec<usize>,
    /// The finding in a sentence, with its number.
    pub sentence: String,
}

/// A written expectation and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Expectation {
    /// The expectation in a sentence.
    pub sentence: String,
    /// Whether the runs bear it out.
    pub met: bool,
    /// What was found instead, or with which number it was met.
    pub found: String,
}
