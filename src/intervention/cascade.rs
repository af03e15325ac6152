//! Managers tell their teams, layer by layer; some do not pass it on, and some of it is lost on the way.

use super::{Conditions, Period, Setting};
use crate::calendar::WEEKS_PER_YEAR;
use crate::fraction::{Percent, times};
use crate::organisation::Reports;
use crate::random::Purpose;
use serde::{Deserialize, Serialize};

/// The most rounds in a year.
const MOST_PER_YEAR: f64 = 52.0;

/// Managers tell their teams, layer by layer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Cascade {
    /// How often the top starts a round of team meetings; the volume that an equal budget scales.
    #[schemars(range(min = 0.0, max = MOST_PER_YEAR), extend("x-unit" = "rounds per year", "x-source" = "an assumption"))]
    pub rounds_per_year: f64,
    /// The week of the first round.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week"))]
    pub from_week: u32,
    /// The last week in which a round may start; to the end if not given.
    #[schemars(range(min = 1, max = 10_000), extend("x-unit" = "week", "x-default" = "the last week"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until_week: Option<u32>,
    /// The chance that a manager who heard it passes it on to the team.
    #[schemars(extend("x-unit" = "% per manager and round", "x-source" = "an assumption: .85 (.5–1); .72 per level in Nichols 1962"))]
    pub passed_on_percent: Percent,
    /// How much of the message is left after each layer.
    #[schemars(extend("x-unit" = "% per layer", "x-source" = "an assumption"))]
    pub kept_percent: Percent,
    /// The time a layer takes to hold its meetings.
    #[schemars(range(min = 1, max = 52), extend("x-unit" = "weeks per layer", "x-source" = "an assumption: 1 to 3"))]
    pub weeks_per_layer: u32,
    /// How many of those who hear the whole message from a manager they trust fully are moved to adopt.
    #[schemars(extend("x-unit" = "% per round", "x-source" = "an assumption, as for a message of a broadcast"))]
    pub persuasion_percent: Percent,
}

impl Default for Cascade {
    fn default() -> Self {
        let percent = |value| Percent::new(value).expect("a percentage");
        Cascade {
            rounds_per_year: 2.0,
            from_week: 1,
            until_week: None,
            passed_on_percent: percent(85.0),
            kept_percent: percent(90.0),
            weeks_per_layer: 2,
            persuasion_percent: percent(1.0),
        }
    }
}

impl Cascade {
    /// The weeks in which a round may start.
    pub fn period(&self, weeks: u32) -> Period {
        Period::new(self.from_week, self.until_week, weeks)
    }

    /// The most rounds that can start in a run of `weeks`.
    pub fn most_rounds(&self, weeks: u32) -> u64 {
        self.period(weeks).units(MOST_PER_YEAR, WEEKS_PER_YEAR)
    }

    /// How many rounds start in a run of `weeks`.
    pub fn rounds(&self, weeks: u32) -> u64 {
        self.period(weeks).units(self.rounds_per_year, WEEKS_PER_YEAR)
    }
}

/// Rounds of team meetings at work.
#[derive(Debug)]
pub struct Rounds<'a> {
    cascade: &'a Cascade,
    setting: Setting<'a>,
    reports: Option<Reports>,
    /// People by how many meetings lie between them and the top: the top first.
    by_depth: Vec<Vec<u32>>,
    started: u32,
    under_way: Vec<Round>,
}

/// One round on its way down.
#[derive(Debug)]
struct Round {
    number: u32,
    week: u32,
    depth: usize,
    heard: Vec<bool>,
}

impl<'a> Rounds<'a> {
    /// Before week 1.
    pub fn new(cascade: &'a Cascade, setting: Setting<'a>) -> Rounds<'a> {
        let reports = setting.organisation.chart.as_ref().map(Reports::of);
        let by_depth = reports.as_ref().map_or_else(Vec::new, Reports::by_depth);
        Rounds { cascade, setting, reports, by_depth, started: 0, under_way: Vec::new() }
    }

    /// The meetings held this week: those who sit in them become aware, and some are persuaded. No
    /// round starts unless leaders are `at_work` here; those under way go on, unless everything is broken off.
    pub fn act(&mut self, week: u32, at_work: bool, conditions: &mut Conditions) {
        let weeks = self.setting.weeks;
        let period = self.setting.at_work(self.cascade.period(weeks));
        if period.is_off(week) {
            return;
        }
        let due = if at_work { period.due(self.cascade.rounds(weeks), week) } else { 0 };
        for _ in 0..due {
            self.start(week, conditions);
        }
        conditions.said |= self.under_way.iter().any(|round| round.week == week);
        let mut rounds = std::mem::take(&mut self.under_way);
        rounds.retain_mut(|round| {
            if round.week == week {
                self.hold_meetings(round, conditions);
                round.depth += 1;
                round.week += self.cascade.weeks_per_layer;
            }
            round.depth < self.by_depth.len()
        });
        self.under_way = rounds;
    }

    /// A round starts with those at the top, who know what they are about to say.
    fn start(&mut self, week: u32, conditions: &mut Conditions) {
        let people = self.setting.organisation.people();
        conditions.said = true;
        conditions.remind(self.cascade.kept_percent.fraction());
        let mut heard = vec![false; people as usize];
        for &top in self.by_depth.first().into_iter().flatten() {
            heard[top as usize] = true;
            if self.cascade.kept_percent.fraction() > 0.0 {
                conditions.aware.add(top, people, f64::INFINITY);
            }
        }
        self.under_way.push(Round { number: self.started, week, depth: 1, heard });
        self.started += 1;
    }

    /// Everybody at this depth whose manager heard the message and passes it on hears it.
    fn hold_meetings(&self, round: &mut Round, conditions: &mut Conditions) {
        let Some(reports) = &self.reports else { return };
        let people = self.setting.organisation.people();
        let left = libm::pow(self.cascade.kept_percent.fraction(), round.depth as f64);
        let aware = left;
        let trust = self.setting.trust.own_manager.value();
        let outside = times(left * trust, self.cascade.persuasion_percent.hazard());
        let mut present = 0u32;
        for &manager in &self.by_depth[round.depth - 1] {
            let listeners = reports.to(manager);
            if listeners.is_empty() || !round.heard[manager as usize] || !self.passes_on(manager, round) {
                continue;
            }
            for &person in listeners {
                round.heard[person as usize] = true;
                conditions.aware.add(person, people, aware);
                conditions.line.add(person, people, outside);
                present += 1;
            }
        }
        conditions.person_days += self.setting.costs.meeting(f64::from(present));
    }

    /// Whether a manager passes a round on: the top starts it and always does.
    fn passes_on(&self, manager: u32, round: &Round) -> bool {
        let chance = self.cascade.passed_on_percent.fraction();
        round.depth == 1 || self.setting.luck.uniform(Purpose::PassOn, manager, round.number) < chance
    }
}
