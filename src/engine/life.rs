//! One behaviour in everybody: what is done for it, where people stand, what they see, and what is recorded.

use super::Case;
use super::clocks::People;
use super::events::Events;
use super::exposure::Exposures;
use super::joiners::Joining;
use super::origin::Origins;
use super::programme::Programme;
use super::tally::Tally;
use super::trajectory::{Adopted, Trajectory};
use crate::behaviour::{Arrival, Measure, Stage};
use crate::intervention::{Conditions, Voice};
use crate::leadership::{Picture, Responding, Seen};
use crate::organisation::{Organisation, Shuffle};

/// One behaviour in everybody.
pub(super) struct Life<'a> {
    case: &'a Case<'a>,
    programme: Programme<'a>,
    leaders: Responding<'a>,
    seen: Seen,
    pub(super) conditions: Conditions,
    pub(super) people: People<'a>,
    exposures: Exposures<'a>,
    origins: Option<Origins<'a>>,
    tally: Tally<'a>,
    joining: Joining,
    trajectory: Trajectory,
    kept_in_mind: f64,
}

impl<'a> Life<'a> {
    /// The behaviour at week 0, recorded.
    pub(super) fn at_start(case: &'a Case<'a>) -> Life<'a> {
        let setting = case.setting;
        let mut conditions = Conditions::at_start();
        let mut origins = Origins::new(case);
        let people = People::at_start(case, &mut origins);
        if let Some(origins) = &origins {
            (0..setting.organisation.people()).for_each(|person| speak(origins, person, &mut conditions));
        }
        let exposures = Exposures::at_start(case, &people.stages, &conditions);
        conditions.examples.changed.clear();
        let mut life = Life {
            case,
            programme: Programme::new(case.strategy, setting, case.champions),
            leaders: Responding::new(case.strategy.led(), setting, case.number),
            seen: Seen::default(),
            conditions,
            exposures,
            origins,
            tally: Tally::of(setting.organisation, &people.stages),
            joining: Joining::default(),
            trajectory: Trajectory::new(setting.organisation.layer_sizes(), setting.weeks),
            kept_in_mind: libm::exp2(-1.0 / case.behaviour.goal_fades_in_weeks),
            people,
        };
        life.record();
        life
    }

    /// Phase 1: people sit elsewhere than last week, and see others at once.
    pub(super) fn change_seats(&mut self, shuffle: &Shuffle) {
        let Life { case, conditions, people, exposures, origins, .. } = self;
        let luck = case.setting.luck;
        let arrives = |seat, item| Arrival::draw(case.behaviour, case.number, seat, item, luck);
        conditions.follow(shuffle);
        people.change_seats(shuffle, case.stages, arrives, exposures, conditions, origins);
        if let Some(origins) = origins {
            shuffle.newcomers.iter().for_each(|&seat| speak(origins, seat, conditions));
        }
        self.joining.follow(shuffle, self.trajectory.weeks() + 1, self.people.stages.len());
        self.programme.follow(shuffle);
        self.leaders.follow(shuffle, &mut self.conditions);
        self.look_around();
    }

    /// Whether the behaviour is yet to start: nobody does it and nothing is done for it.
    fn sleeps(&self, week: u32) -> bool {
        week <= self.case.behaviour.start_week
    }

    /// Whether the organisation works for the behaviour this week.
    pub(super) fn is_promoted(&self, week: u32) -> bool {
        self.case.behaviour.promoted && !self.sleeps(week)
    }

    /// Phase 2: the organisation acts.
    pub(super) fn act(&mut self, week: u32) {
        if self.sleeps(week) {
            return;
        }
        self.programme.act(week, self.leaders.mode(), &mut self.conditions);
    }

    /// Phase 3: leaders respond.
    pub(super) fn respond(&mut self, week: u32) {
        if self.sleeps(week) {
            return;
        }
        self.leaders.respond(week, &self.seen, &mut self.conditions);
        self.conditions.keep_in_mind(self.kept_in_mind);
    }

    /// What is done for it.
    pub(super) fn programme(&self) -> &Programme<'a> {
        &self.programme
    }

    /// Phase 3: what befalls everybody this week.
    pub(super) fn befall(&mut self, week: u32, events: Events) {
        events.bend(week, &self.programme, &mut self.conditions);
        let by = events.target_moves(week);
        if let Some(origins) = self.origins.as_mut().filter(|_| by != 0.0) {
            let stages = &self.people.stages;
            origins.move_target(by, |person| stages[person].owned());
        }
    }

    /// Phase 4: every clock gains its hazard; says whether any gained at all.
    pub(super) fn gain(&mut self, week: u32) -> bool {
        if self.sleeps(week) {
            return true;
        }
        let stirs = self.people.gain(week, &self.conditions, &mut self.exposures, self.origins.as_ref());
        self.conditions.ease.changed.clear();
        self.conditions.lapse.changed.clear();
        stirs
    }

    /// Phase 5: what has run out rings.
    pub(super) fn ring(&mut self, week: u32) {
        if self.sleeps(week) {
            let begins = week == self.case.behaviour.start_week;
            let first = if begins { self.case.first() } else { Vec::new() };
            return self.people.begin(&first, &self.conditions, &mut self.origins);
        }
        self.people.ring(&self.conditions, &self.exposures, &mut self.origins);
    }

    /// Phase 6: what practice leaves behind settles.
    pub(super) fn settle(&mut self, week: u32) {
        self.exposures.nothing_new();
        if self.sleeps(week) {
            return;
        }
        let (stages, conditions) = (&self.people.stages, &mut self.conditions);
        self.programme.settle(week, |person| stages[person as usize].adopted(), conditions);
        if let Some(origins) = self.origins.as_mut().filter(|_| conditions.pull.any()) {
            origins.pull(conditions.pull, &conditions.support.each, stages);
        }
    }

    /// Phase 7: exposure is brought up to date and the week is recorded.
    pub(super) fn look_and_record(&mut self) {
        self.look_around();
        self.record();
    }

    fn look_around(&mut self) {
        self.exposures.update(&self.people.changes, &self.people.stages, &self.conditions);
        self.exposures.tie(&self.conditions.bridges);
        self.conditions.examples.changed.clear();
        self.conditions.bridges.clear();
        self.tally.follow(&self.people.changes);
    }

    /// Writes the week down.
    pub(super) fn record(&mut self) {
        self.tally.record(&mut self.trajectory);
        self.joining.record(self.trajectory.weeks(), &self.people.stages, &mut self.trajectory.joiners);
        if let Some(origins) = &self.origins {
            let adopted = Adopted { by_source: origins.owners(), by_form: origins.forms(), drift: origins.drift() };
            self.trajectory.adopted.push(adopted);
        }
        if self.leaders.look() {
            self.seen.add(self.picture());
            self.trajectory.leading.extend(self.leaders.record(&self.seen));
        }
    }

    /// How far it has spread, and in which form, in the week last written down.
    fn picture(&self) -> Picture {
        let week = self.trajectory.weeks();
        let drift = self.trajectory.adopted.last().map_or(0.0, |adopted| adopted.drift);
        let share = |measure| self.trajectory.share(measure, week);
        Picture { adoption: share(Measure::Adoption), aligned: share(Measure::Aligned), drift }
    }

    /// Who moved from one stage to another in the last phase.
    pub(super) fn moved(&self) -> Vec<u32> {
        self.people.changes.iter().map(|change| change.person).collect()
    }

    /// Everybody.
    pub(super) fn everybody(&self) -> Vec<u32> {
        (0..self.stages().len() as u32).collect()
    }

    /// Everybody's stage.
    pub(super) fn stages(&self) -> &[Stage] {
        &self.people.stages
    }

    /// Marks everybody who owns it.
    pub(super) fn mark_owners(&self, owns: &mut [bool]) {
        owns.iter_mut().zip(&self.people.stages).for_each(|(owns, stage)| *owns |= stage.owned());
    }

    /// Whether a week in which no clock gains is followed by nothing but such weeks.
    pub(super) fn nothing_comes(&self) -> bool {
        let remembers = self.case.behaviour.spreads.as_ref().is_some_and(|rule| rule.remembers());
        !self.case.strategy.has_channels() && self.case.strategy.policy.is_none() && !remembers
    }

    /// What is left behind at the end.
    pub(super) fn trajectory(self) -> Trajectory {
        let Life { case, mut trajectory, origins, people, conditions, .. } = self;
        trajectory.person_days = conditions.person_days;
        if let Some(origins) = origins {
            trajectory.sites = sites(case.setting.organisation, &people.stages);
            trajectory.passing = origins.passing();
            trajectory.hijacked = origins.most_hijacked(|person| people.stages[person].owned());
        }
        trajectory
    }
}

/// How many own it at each site, and how many people there are.
fn sites(organisation: &Organisation, stages: &[Stage]) -> Vec<(u32, u32)> {
    let Some(chart) = &organisation.chart else { return Vec::new() };
    let count = chart.site.iter().map(|&site| usize::from(site) + 1).max().unwrap_or(0);
    let mut sites = vec![(0, 0); count];
    for (&site, stage) in chart.site.iter().zip(stages) {
        let (owners, people) = &mut sites[usize::from(site)];
        *owners += u32::from(stage.owned());
        *people += 1;
    }
    sites
}

/// The example of somebody who dominates counts for more.
fn speak(origins: &Origins, person: u32, conditions: &mut Conditions) {
    conditions.examples.set(Voice::Own, person, origins.people(), origins.voice(person));
}
