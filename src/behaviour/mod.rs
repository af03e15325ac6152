//! The behaviour itself: what it is called, how it passes, how it turns into habit, how it lapses.

mod disposition;
mod measure;
mod risk;
mod stage;
pub mod variant;

use crate::contagion::{Reinforced, Rule, Simple};
use crate::fraction::{Fraction, Percent};
use serde::{Deserialize, Serialize};

pub use disposition::{Arrival, Dispositions};
pub use measure::Measure;
pub use stage::Stage;
pub use variant::{Deviation, Form};

/// One behaviour, visible and countable, and how it lives in people.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Behaviour {
    /// The behaviour in words that can be seen and counted ("asks for one objection before closing").
    pub name: String,
    /// The week in which it starts: nobody does it before, and nothing is done for it.
    #[schemars(range(min = 0, max = 10_000), extend("x-unit" = "week"))]
    pub start_week: u32,
    /// Whether the strategies' channels are used for it; if not, it spreads by itself.
    pub promoted: bool,
    /// How practising it helps or hinders others of the scenario's behaviours, in the same people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(length(max = 50))]
    pub effect_on: Vec<EffectOn>,
    /// Whether one contact may be enough (`simple`) or it takes several (`complex`); `spreads` says it in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-default" = "complex"))]
    pub spreads_like: Option<SpreadsLike>,
    /// The contagion rule and its settings, in full; the table's name is the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(extend("x-default" = "reinforced"))]
    pub spreads: Option<Rule>,
    /// People who never adopt and never pass it on.
    #[schemars(extend("x-unit" = "% of people", "x-source" = "an assumption; ranges of 0–30 % in the literature on committed minorities"))]
    pub never_percent: Percent,
    /// People who never adopt and whose example counts against it; they come on top of `never_percent`.
    #[schemars(extend("x-unit" = "% of people", "x-source" = "an assumption"))]
    pub opponents_percent: Percent,
    /// People who already do it in week 0, in every strategy.
    #[schemars(extend("x-unit" = "% of people"))]
    pub already_doing_percent: Percent,
    /// People who already know of it in week 0, in every strategy.
    #[schemars(extend("x-unit" = "% of people"))]
    pub already_aware_percent: Percent,
    /// The chance to adopt without any colleague's example (Bass's p).
    #[schemars(extend("x-unit" = "% per week", "x-source" = "none by default: what channels do is their own"))]
    pub outside_percent_per_week: Percent,
    /// How much of the practice colleagues can see.
    #[schemars(extend("x-unit" = "%", "x-default" = "70; 100 with stages = \"adoption_only\"", "x-source" = "an assumption (Rogers: observability)"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub visible_percent: Option<Percent>,
    /// The chance that one colleague's visible practice makes a person aware.
    #[schemars(extend("x-unit" = "% per contact and week", "x-source" = "an assumption: word of mouth .05 a week"))]
    pub word_of_mouth_percent_per_week: Percent,
    /// Whether practice turns into habit, which lapses more rarely.
    #[schemars(extend("x-default" = "true; false with stages = \"adoption_only\""))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turns_into_habit: Option<bool>,
    /// The time after which half of those who practise have made it a habit.
    #[schemars(range(min = 0.1, max = 520.0), extend("x-unit" = "weeks, median", "x-source" = "Lally et al. 2010: median 66 days, 18 to 254"))]
    pub habit_weeks: f64,
    /// The chance that somebody who practises stops.
    #[schemars(extend("x-unit" = "% per week", "x-default" = "1; 0 with stages = \"adoption_only\"", "x-source" = "an assumption: 1 % chosen, 3 % told; trials lose a third to a half in a year"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lapse_percent_per_week: Option<Percent>,
    /// The chance that somebody with the habit stops.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "an assumption"))]
    pub habit_lapse_percent_per_week: Percent,
    /// The chance that somebody stops who practises because they were told to, by a broadcast, their own line or a
    /// rule; as for everybody else if not given.
    #[schemars(extend("x-unit" = "% per week", "x-default" = "as lapse_percent_per_week", "x-source" = "an assumption: 3 % told, 1 % chosen (ownership of what one chose); off unless given, because it decides for one side"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_lapse_percent_per_week: Option<Percent>,
    /// The time after which half of those who try it can do it; 0: it takes no skill, and whoever tries it practises.
    #[schemars(range(min = 0.0, max = 520.0), extend("x-unit" = "weeks, median", "x-source" = "an assumption"))]
    pub skill_weeks: f64,
    /// The chance that somebody gives up who tries it and cannot do it yet.
    #[schemars(extend("x-unit" = "% per week", "x-source" = "an assumption"))]
    pub gives_up_percent_per_week: Percent,
    /// How much an unsafe team adds to the threshold of its members: what it costs to try and to fail before others
    /// (Edmondson 1999 for the idea). It counts where the contagion rule has thresholds.
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "points of the threshold", "x-source" = "an assumption: none by default"))]
    pub risk_points: f64,
    /// How safe teams are to try it and to speak up: 1, nobody risks anything.
    #[schemars(extend("x-unit" = "0 to 1, mean over teams", "x-source" = "an assumption"))]
    pub team_safety: Fraction,
    /// How far teams differ in that: the standard deviation, cut off at 0 and 1.
    #[schemars(range(min = 0.0, max = 1.0), extend("x-unit" = "0 to 1", "x-source" = "an assumption"))]
    pub team_safety_spread: f64,
    /// How clear it is what is meant: the part of a deviation that people put right when they copy, because they
    /// know the goal.
    #[schemars(extend("x-unit" = "0 to 1", "x-source" = "an assumption"))]
    pub goal_clarity: Fraction,
    /// The time after which half of the goal is out of mind, unless a message, a team meeting or a check-in renews it.
    #[schemars(range(min = 0.1, max = 10_000.0), extend("x-unit" = "weeks", "x-source" = "an assumption"))]
    pub goal_fades_in_weeks: f64,
    /// By how much a copy differs from what was copied: the standard deviation. What is intended lies at 0.
    #[schemars(range(min = 0.0, max = 10.0), extend("x-unit" = "deviation per copy", "x-source" = "an assumption: .03 a copy, where .3 is tolerated"))]
    pub copying_error: f64,
    /// How much a copy is bent to what suits the own team.
    #[schemars(range(min = 0.0, max = 10.0), extend("x-unit" = "deviation per copy", "x-source" = "an assumption; that practices are adapted as they spread: Ansari, Fiss & Zajac 2010"))]
    pub local_adaptation: f64,
    /// How far a variant may lie from what is intended and still count as it.
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "deviation", "x-source" = "an assumption"))]
    pub tolerance: f64,
    /// People who push a variant of their own, twice as far off as is tolerated.
    #[schemars(extend("x-unit" = "% of people", "x-source" = "an assumption: 3 % (0–10)"))]
    pub dominant_people_percent: Percent,
    /// How much the example of those people counts, whatever their variant (dominance is read as competence: Anderson & Kilduff 2009).
    #[schemars(range(min = 0.0, max = 100.0), extend("x-unit" = "examples; a colleague's is 1", "x-source" = "an assumption: twice a colleague's"))]
    pub dominance_weight: f64,
    /// Whether a lapse takes a person back to not being aware.
    pub lapse_forgets: bool,
    /// Whether the example of people who merely comply counts.
    pub complying_counts: bool,
}

/// What practising a behaviour does to another one in the same person.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EffectOn {
    /// The name of the other behaviour.
    pub behaviour: String,
    /// How much more the examples of the other behaviour count for somebody who owns this one; below 0 it hinders.
    #[schemars(range(min = -1.0, max = 10.0), extend("x-unit" = "share added", "x-source" = "an assumption"))]
    pub effect: f64,
}

/// The two families of contagion, in short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum SpreadsLike {
    /// One contact may be enough (`spreads.simple`).
    Simple,
    /// It takes several (`spreads.reinforced`).
    Complex,
}

/// Which stages a scenario has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Stages {
    /// Aware, practising, habit, lapsed, and complying where there is a mandate.
    #[default]
    Full,
    /// Everybody is aware, nothing turns into habit, lapse only if a chance is given: textbook models,
    /// in which a week is a step.
    AdoptionOnly,
}

impl Default for Behaviour {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Behaviour {
            name: "the behaviour".into(),
            start_week: 0,
            promoted: true,
            effect_on: Vec::new(),
            spreads_like: None,
            spreads: None,
            never_percent: Percent::NONE,
            opponents_percent: Percent::NONE,
            already_doing_percent: Percent::NONE,
            already_aware_percent: Percent::NONE,
            outside_percent_per_week: Percent::NONE,
            visible_percent: None,
            word_of_mouth_percent_per_week: percent(5.0),
            turns_into_habit: None,
            habit_weeks: 9.5,
            lapse_percent_per_week: None,
            habit_lapse_percent_per_week: percent(0.3),
            told_lapse_percent_per_week: None,
            skill_weeks: 0.0,
            gives_up_percent_per_week: Percent::NONE,
            risk_points: 0.0,
            team_safety: Fraction::new(1.0).expect("a fraction"),
            team_safety_spread: 0.0,
            goal_clarity: Fraction::new(0.7).expect("a fraction"),
            goal_fades_in_weeks: 26.0,
            copying_error: 0.03,
            local_adaptation: 0.0,
            tolerance: 0.3,
            dominant_people_percent: percent(3.0),
            dominance_weight: 2.0,
            lapse_forgets: false,
            complying_counts: true,
        }
    }
}

impl Behaviour {
    /// The chance that somebody stops who practises because they were told to.
    pub fn told_lapse(&self) -> Percent {
        self.told_lapse_percent_per_week.or(self.lapse_percent_per_week).unwrap_or(Percent::NONE)
    }

    /// Whether people bring the same with them to this behaviour as to another.
    pub fn finds_people_as(&self, other: &Behaviour) -> bool {
        let brought = |behaviour: &Behaviour| {
            let shares = [behaviour.never_percent, behaviour.opponents_percent, behaviour.already_doing_percent];
            let thresholds = behaviour.spreads.as_ref().and_then(Rule::threshold);
            (shares, behaviour.already_aware_percent, thresholds)
        };
        brought(self) == brought(other)
    }

    /// The same with everything spelled out that follows from the stages and from `spreads_like`.
    pub fn spelled_out(self, stages: Stages) -> Behaviour {
        let full = stages == Stages::Full;
        let percent = |value| Percent::new(value).expect("a percentage");
        let short = match self.spreads_like {
            Some(SpreadsLike::Simple) => Rule::Simple(Simple::default()),
            Some(SpreadsLike::Complex) | None => Rule::Reinforced(Reinforced::default()),
        };
        Behaviour {
            spreads: Some(self.spreads.unwrap_or(short)),
            spreads_like: None,
            visible_percent: self.visible_percent.or(Some(if full { percent(70.0) } else { Percent::ALL })),
            turns_into_habit: self.turns_into_habit.or(Some(full)),
            lapse_percent_per_week: self.lapse_percent_per_week.or(Some(percent(if full { 1.0 } else { 0.0 }))),
            ..self
        }
    }
}
