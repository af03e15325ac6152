//! Decision rights: who takes the decisions that teams meet, and how long it takes.
//!
//! Teams (those with the same manager) meet decisions by a Poisson process. At level 1 to 7 (tell … delegate,
//! as in Management 3.0) a share δ = (level − 1) / 6 is theirs: a decision starts with the team and is passed up
//! a layer with chance 1 − δ at a time, until somebody decides or the top is reached. A leader takes so many
//! decisions a week, first come, first served; the others wait. Leaders may also take over what a team would
//! have decided itself.
//!
//! From the question to the decision it takes the talks of the level, a step for each layer that it is passed
//! up, and the wait for the leader who decides. It queues from the moment it is met: talks go on meanwhile, and
//! it counts as taken in the week of its turn. Leaders who merely pass it on spend no time on it.

mod control;
mod desk;
mod effects;
mod lot;
mod settings;
mod taking;
mod teams;
mod time;
mod week;

use crate::calendar::WEEKS_PER_MONTH;
use crate::organisation::Organisation;
use crate::random::Luck;
use control::Tally;
use desk::Desk;
use effects::Effects;
use lot::Lots;
use settings::within;
use teams::{Team, Teams};

pub use control::Control;
pub use settings::Decisions;
pub use time::{DAY, WEEK};
pub use week::DecisionsOfWeek;

/// Decision rights at work. Teams are those of the chart: they stay when people come, go or change seats.
#[derive(Debug, Clone, PartialEq)]
pub struct Deciding {
    decisions: Decisions,
    luck: Luck,
    teams: Teams,
    /// Each team's level before any support.
    levels: Vec<f64>,
    /// How many levels full support adds.
    levels_effect: f64,
    desks: Vec<Desk>,
    effects: Effects,
    week: DecisionsOfWeek,
    tally: Tally,
}

impl Deciding {
    /// Before week 1; `None` where teams meet no decisions, or there are no teams.
    pub fn new(decisions: &Decisions, organisation: &Organisation, luck: Luck) -> Option<Deciding> {
        let chart = organisation.chart.as_ref().filter(|_| decisions.is_on())?;
        let teams = Teams::new(chart);
        let (layers, count) = (organisation.layers(), teams.all.len());
        let level = |team: &Team| decisions.level_of(Lots::level(luck, team.leader));
        let levels = teams.all.iter().map(level).collect();
        (count > 0).then(|| Deciding {
            decisions: decisions.clone(),
            luck,
            levels,
            levels_effect: 0.0,
            desks: vec![Desk::default(); count],
            effects: Effects::new(count),
            week: DecisionsOfWeek::new(layers),
            tally: Tally::new(layers, count),
            teams,
        })
    }

    /// The same where full support of the leaders above a team adds so many levels.
    pub fn raised_by(self, levels_effect: f64) -> Deciding {
        Deciding { levels_effect, ..self }
    }

    /// A week of decisions; weeks are counted from 1. `support` is how much the leaders above a person support
    /// those below them, 0 to 1: it is asked of one member of each team.
    pub fn act(&mut self, week: u32, support: impl Fn(u32) -> f64) -> &DecisionsOfWeek {
        self.week.start();
        self.effects.start();
        let (mut meeting, mut lots) = (Vec::new(), Lots::new(week));
        let mean = self.decisions.per_team_per_month / WEEKS_PER_MONTH;
        let met = Lots::met(self.luck, &self.teams.led_by, week, mean);
        for (team, met) in (0..).zip(met) {
            let raised = self.levels_effect * support(self.teams.members(team)[0]);
            let level = within(self.levels[team as usize] + raised);
            self.effects.settle(team, level, &self.decisions);
            self.week.met += met;
            lots.ask(self.luck, self.teams.led_by[team as usize], met);
            meeting.extend((0..met).map(|_| (team, level)));
        }
        self.meet(&meeting, lots.drawn());
        self.clear_desks(week);
        self.tally.add(&self.week);
        &self.week
    }

    /// The members of every team for whom examples count more or less than last week, and how much less, 0 or below.
    pub fn eased(&self) -> impl Iterator<Item = (&[u32], f64)> {
        self.effects.eased.iter().map(|&team| (self.teams.members(team), self.effects.ease(team)))
    }

    /// The members of every team whose factor on the constant hazards of stopping is not what it was last week, and
    /// the factor.
    pub fn owning(&self) -> impl Iterator<Item = (&[u32], f64)> {
        self.effects.owning.iter().map(|&team| (self.teams.members(team), self.effects.lapse(team)))
    }

    /// Who has had control so far; `None` while nothing was decided.
    pub fn control(&self) -> Option<Control> {
        self.tally.control()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::Fraction;
    use crate::organisation::{Chart, Complete, NOBODY};

    pub(super) const WEEKS: u32 = 104;

    pub(super) fn on() -> Decisions {
        Decisions {
            per_team_per_month: 2.0,
            level_spread: 0.0,
            leader_decisions_per_week: 1000.0,
            ..Decisions::default()
        }
    }

    /// People with these managers, each a layer below theirs.
    fn organisation(manager: Vec<u32>) -> Organisation {
        let mut layer = vec![0; manager.len()];
        for person in 0..manager.len() {
            layer[person] = manager.get(manager[person] as usize).map_or(0, |_| layer[manager[person] as usize] + 1);
        }
        let people = manager.len();
        let chart = Chart { manager, layer, team: vec![0; people], site: vec![0; people], tenure_years: vec![] };
        Organisation { chart: Some(chart), ..Organisation::alike(Complete {}.build(people as u32)) }
    }

    /// One at the top, ten below, three below each, and three below each: 41 teams, four layers.
    pub(super) fn company() -> Organisation {
        let below =
            |from: u32, until: u32, span: u32| (from..until).flat_map(move |leader| vec![leader; span as usize]);
        organisation(
            [NOBODY].into_iter().chain(below(0, 1, 10)).chain(below(1, 11, 3)).chain(below(11, 41, 3)).collect(),
        )
    }

    fn run(decisions: &Decisions, organisation: &Organisation, number: u32, support: f64) -> Deciding {
        let deciding = Deciding::new(decisions, organisation, Luck::new(7, number)).expect("it is on");
        let mut deciding = deciding.raised_by(2.0);
        (1..=WEEKS).for_each(|week| drop(deciding.act(week, |_| support).clone()));
        deciding
    }

    pub(super) fn control(decisions: &Decisions, number: u32) -> Control {
        run(decisions, &company(), number, 0.0).control().expect("something was decided")
    }

    /// The mean of a measure over runs, and its standard error.
    pub(super) fn over_runs(runs: u32, measure: impl Fn(u32) -> f64) -> (f64, f64) {
        let values: Vec<f64> = (0..runs).map(measure).collect();
        let mean = values.iter().sum::<f64>() / f64::from(runs);
        let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / f64::from(runs - 1);
        (mean, (variance / f64::from(runs)).sqrt())
    }

    #[test]
    fn nobody_decides_where_nothing_is_met_or_nobody_leads() {
        let luck = Luck::new(1, 0);
        assert!(Deciding::new(&Decisions::default(), &company(), luck).is_none());
        assert!(Deciding::new(&on(), &Organisation::alike(Complete {}.build(9)), luck).is_none());
        assert!(Deciding::new(&on(), &organisation(vec![NOBODY; 9]), luck).is_none());
    }

    #[test]
    fn the_same_luck_gives_the_same_decisions() {
        let set = Decisions { level_spread: 1.0, leader_decisions_per_week: 2.0, ..on() };
        assert_eq!(run(&set, &company(), 0, 0.3), run(&set, &company(), 0, 0.3));
        assert_ne!(control(&set, 0), control(&set, 1));
    }

    #[test]
    fn at_level_7_teams_decide_everything_and_at_level_1_the_top() {
        let two_layers =
            organisation((0..50).map(|person: u32| if person < 5 { NOBODY } else { person % 5 }).collect());
        let control_at = |level| run(&Decisions { level, ..on() }, &two_layers, 0, 0.0).control().expect("decided");
        let (delegate, tell) = (control_at(7.0), control_at(1.0));
        assert_eq!((delegate.dli, delegate.escalated, delegate.process_control), (1.0, 0.0, 0.0));
        assert_eq!((tell.dli, tell.escalated, tell.process_control), (0.0, 1.0, 1.0));
        let tell = control(&Decisions { level: 1.0, ..on() }, 0);
        assert_eq!((tell.dli, tell.effective_deciders, tell.by_layer), (0.0, 1.0, vec![1.0, 0.0, 0.0, 0.0]));
        assert_eq!(control(&Decisions { level: 7.0, ..on() }, 0).escalated, 0.0);
    }

    #[test]
    fn support_moves_decisions_down_in_every_run() {
        for number in 0..20 {
            let set = Decisions { level_spread: 1.0, ..on() };
            let index = [0.0, 0.5, 1.0].map(|support| {
                let control = run(&set, &company(), number, support).control().expect("something was decided");
                control.dli
            });
            assert!(index.is_sorted_by(|less, more| less < more), "{index:?}");
        }
    }

    #[test]
    fn teams_by_consensus_decide_later_and_own_more() {
        let effect = Fraction::new(0.4).expect("a fraction");
        let plain = Decisions { level: 7.0, ownership_effect: effect, waiting_effect: effect, ..on() };
        let consensus = Decisions { consensus: true, ..plain.clone() };
        let [plain, consensus] = [plain, consensus].map(|set| run(&set, &company(), 0, 0.0));
        let days = |deciding: &Deciding| deciding.control().expect("decided").days_to_decide;
        assert_eq!((days(&plain), days(&consensus)), (1.0, 2.0));
        for (deciding, ease, lapse) in [(&plain, -0.02, 0.6), (&consensus, -0.04, 0.4)] {
            assert!((deciding.effects.ease(20) - ease).abs() < 1e-12);
            assert!((deciding.effects.lapse(20) - lapse).abs() < 1e-12);
        }
    }

    #[test]
    fn without_effects_nobody_is_changed_and_with_them_all_whose_team_is() {
        let changed = |decisions: &Decisions, support: f64| {
            let mut deciding = Deciding::new(decisions, &company(), Luck::new(7, 0)).expect("it is on").raised_by(2.0);
            deciding.act(1, |_| 0.0);
            let people = |deciding: &Deciding| {
                deciding.owning().chain(deciding.eased()).map(|(members, _)| members.len()).sum::<usize>()
            };
            let first = people(&deciding);
            deciding.act(2, |_| support);
            (first, people(&deciding))
        };
        let effect = Fraction::new(0.4).expect("a fraction");
        let owned = Decisions { ownership_effect: effect, ..on() };
        assert_eq!(changed(&on(), 1.0), (0, 0));
        assert_eq!((changed(&owned, 0.0), changed(&owned, 1.0)), ((130, 0), (130, 130)));
    }
}
