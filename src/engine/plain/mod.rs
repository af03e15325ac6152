//! Two quicker ways through the same weeks, for cases that use little of the model.
//!
//! # Why
//!
//! Textbook spread (independent cascade, threshold models, adopt and lapse) uses no channel, no stage
//! beyond adoption and ties of equal strength. Such a case is *plain*: a clock's gain is then a number of
//! examples times a constant, so a clock is a countdown of examples, a small integer. What is left to draw
//! at the start is the same resolve as ever, and dividing it once gives the count; since clocks gain in
//! whole ticks, that division is exact and both ways below give the same weeks, person by person, as the
//! engine that knows everything.
//!
//! - [`push`]: one run in which nobody lapses. Each new adopter takes one off the count of everybody they
//!   reach; work follows adoptions, a few nanoseconds a tie, and nothing is drawn or computed in a week.
//! - [`lanes`]: many cases side by side on one organisation, a bit each. Counts lie in planes of bits
//!   ([`planes`]), and a [`week`] is logic on whole words: 64 cases an instruction, or more where registers
//!   are wide. Only those whose clock rings are looked at one by one: their next clock is wound [`again`], and
//!   what it takes is drawn many at a time ([`waits`]) or, where cases share luck, found in a [`table`]. Whatever
//!   all cases count alike is counted in planes too ([`sum`]).
//!
//! # What goes where
//!
//! [`simulate_all`] decides from the cases alone: never from time, threads or the machine. Lanes pay where
//! people ring all the time (adopt and lapse) or where a network is so small that a run by itself is
//! mostly overhead; a run in which nobody lapses on a large network is pushed. Everything else, and any
//! case that is watched person by person, goes through the full engine. All ways are held against the
//! reference engine run for run.

mod again;
mod lanes;
mod need;
mod planes;
mod prefetch;
mod push;
mod sum;
mod table;
mod waits;
mod week;

use super::{Case, Trajectory, simulate};
use crate::behaviour::{Behaviour, Stage, Stages};
use crate::contagion::{Rule, Threshold};
use crate::exact::ticks;
use crate::fraction::Percent;
use crate::organisation::{Network, Organisation, Rows, Turnover};
use crate::strategy::Strategy;
use std::borrow::Cow;

/// The largest network of which many lanes stay near at hand.
const SMALL: u32 = 8_000;

/// Fewer cases than this are not worth their lanes.
const FEW: usize = 8;

/// Cases that are pushed one after another, so that what they share is made once for all.
const PUSHED: u32 = 16;

/// A case in which a clock counts examples down.
#[derive(Clone, Copy)]
struct Plain<'a> {
    case: &'a Case<'a>,
    rows: &'a Rows,
    spread: Spread<'a>,
    /// Hazard of lapsing per week, in ticks.
    lapse: i64,
}

/// How examples count.
#[derive(Clone, Copy)]
enum Spread<'a> {
    /// Each once, in the week after it appears; ticks each.
    Once(i64),
    /// Each every week; ticks each.
    Weekly(i64),
    /// Enough of them are enough.
    Enough(&'a Threshold),
}

/// How many cases of such a kind are worth handing to [`simulate_all`] together: one unless they are plain.
pub fn worth_together(organisation: &Organisation, behaviour: &Behaviour, stages: Stages, strategy: &Strategy) -> u32 {
    let Some((_, spread, _)) = plain(&organisation.network, behaviour, stages, strategy) else { return 1 };
    let people = organisation.people();
    let side_by_side = if goes_in_lanes(people, spread.is_one_way()) { lanes::at_once(people) } else { 0 };
    (side_by_side as u32).max(if spread.is_one_way() { PUSHED } else { 1 })
}

/// Whether many cases among so many people go side by side, if their numbers have room.
fn goes_in_lanes(people: u32, one_way: bool) -> bool {
    !one_way || people <= SMALL
}

/// The rows, the way of spreading and the hazard of lapsing, in ticks, of a plain kind of case.
fn plain<'a>(
    network: &'a Network,
    behaviour: &'a Behaviour,
    stages: Stages,
    strategy: &Strategy,
) -> Option<(&'a Rows, Spread<'a>, i64)> {
    let Network::Rows(rows) = network else { return None };
    let (spread, lapse) = spreads_plainly(behaviour)?;
    (stages == Stages::AdoptionOnly && does_nothing(strategy) && !rows.is_weighted()).then_some((rows, spread, lapse))
}

/// How a behaviour spreads that only is adopted and given up, and the hazard of lapsing, in ticks. Every field is
/// named, so that a new one cannot be overlooked; what says nothing here has a word on why.
fn spreads_plainly(behaviour: &Behaviour) -> Option<(Spread<'_>, i64)> {
    let Behaviour {
        start_week,
        spreads,
        outside_percent_per_week,
        visible_percent,
        turns_into_habit,
        lapse_percent_per_week,
        skill_weeks,
        risk_points,
        // Names, and what is done for it or passes to others: nothing is, and it is alone.
        name: _,
        promoted: _,
        effect_on: _,
        spreads_like: _,
        told_lapse_percent_per_week: _,
        complying_counts: _,
        // Dispositions hold what is drawn with these.
        never_percent: _,
        opponents_percent: _,
        already_doing_percent: _,
        // Awareness, habit, trying and risk have these, and none of them is at work.
        already_aware_percent: _,
        word_of_mouth_percent_per_week: _,
        lapse_forgets: _,
        habit_weeks: _,
        habit_lapse_percent_per_week: _,
        gives_up_percent_per_week: _,
        team_safety: _,
        team_safety_spread: _,
        // Variants are not followed where there is adoption only.
        goal_clarity: _,
        goal_fades_in_weeks: _,
        copying_error: _,
        local_adaptation: _,
        tolerance: _,
        dominant_people_percent: _,
        dominance_weight: _,
    } = behaviour;
    let lapse = ticks(lapse_percent_per_week.map_or(0.0, Percent::hazard));
    let spread = match spreads.as_ref()? {
        Rule::Simple(rule) => Spread::Weekly(rule.of_one()),
        Rule::Cascade(rule) if lapse == 0 => Spread::Once(rule.of_one()),
        Rule::Threshold(rule) if lapse == 0 && rule.below_percent == Percent::NONE => Spread::Enough(rule),
        _ => return None,
    };
    let plain = *start_week == 0
        && *turns_into_habit != Some(true)
        && *outside_percent_per_week == Percent::NONE
        && visible_percent.is_none_or(|percent| percent == Percent::ALL)
        && *skill_weeks == 0.0
        && *risk_points == 0.0;
    plain.then_some((spread, lapse))
}

/// Whether a strategy leaves everything as it is: nobody but its starters does anything. Every field is named here too;
/// how leaders behave says nothing where they have no
/// channel, and what teams find is the same whatever is done.
fn does_nothing(strategy: &Strategy) -> bool {
    let Strategy {
        name: _,
        starters: _,
        leaders: _,
        broadcast,
        cascade,
        mandate,
        champions,
        backstage,
        role_models,
        events,
        decisions,
        policy,
        search: _,
    } = strategy;
    let told = broadcast.is_some() || cascade.is_some() || mandate.is_some();
    let shown = champions.is_some() || backstage.is_some() || role_models.is_some();
    let changes = !events.is_empty() || decisions.is_some() || policy.is_some();
    !(told || shown || changes)
}

/// Runs many cases, side by side where they share an organisation and are plain. A case comes out as if
/// it were run by itself.
pub fn simulate_all(cases: &[Case]) -> Vec<Trajectory> {
    let mut done: Vec<Option<Trajectory>> = cases.iter().map(|_| None).collect();
    let plain: Vec<Option<Plain>> = cases.iter().map(Plain::of).collect();
    let mut space = push::Space::default();
    for first in 0..cases.len() {
        if done[first].is_some() {
            continue;
        }
        let Some(leader) = plain[first] else {
            done[first] = Some(simulate(&cases[first]));
            continue;
        };
        let alike = |&at: &usize| done[at].is_none() && plain[at].is_some_and(|other| leader.goes_with(&other));
        let group: Vec<usize> = (first..cases.len()).filter(alike).collect();
        let members: Vec<Plain> = group.iter().filter_map(|&at| plain[at]).collect();
        for (at, trajectory) in group.into_iter().zip(together(&members, &mut space)) {
            done[at] = Some(trajectory);
        }
    }
    done.into_iter().map(|trajectory| trajectory.expect("every case was run")).collect()
}

/// Runs plain cases that share an organisation, a way of spreading and their weeks.
fn together(group: &[Plain], space: &mut push::Space) -> Vec<Trajectory> {
    let leader = &group[0];
    let people = leader.case.setting.organisation.people();
    let around: Vec<u32> = (0..people).map(|person| leader.rows.incoming(person)).collect();
    let most = around.iter().copied().max().unwrap_or(0);
    let one_way = leader.is_one_way();
    let worth_lanes = group.len() >= FEW && goes_in_lanes(people, one_way);
    if worth_lanes && lanes::hold(leader, most) {
        let seen =
            if leader.rows.is_mutual() { Cow::Borrowed(leader.rows) } else { Cow::Owned(leader.rows.reversed()) };
        return lanes::simulate(group, &seen, &around);
    }
    let by_itself = |plain: &Plain| {
        if one_way && push::holds(most) { push::simulate(plain, &around, space) } else { simulate(plain.case) }
    };
    group.iter().map(by_itself).collect()
}

impl Spread<'_> {
    /// Whether nobody ever stops.
    fn is_one_way(&self) -> bool {
        !matches!(self, Spread::Weekly(_))
    }
}

impl<'a> Plain<'a> {
    /// The case, if it is plain.
    fn of(case: &'a Case<'a>) -> Option<Plain<'a>> {
        let network = &case.setting.organisation.network;
        let (rows, spread, lapse) = plain(network, case.behaviour, case.stages, case.strategy)?;
        let stays_so = case.setting.turnover == Turnover::NONE && !case.setting.stance.matters();
        (stays_so && case.dispositions.opponents.is_empty()).then_some(Plain { case, rows, spread, lapse })
    }

    /// What one example adds to the clock of adopting, in ticks; nothing where enough are enough.
    fn each(&self) -> i64 {
        match self.spread {
            Spread::Once(each) | Spread::Weekly(each) => each,
            Spread::Enough(_) => 0,
        }
    }

    /// What adds to the clock of adopting and to that of lapsing, in ticks.
    fn each_of_both(&self) -> [i64; 2] {
        [self.each(), self.lapse]
    }

    /// Whether nobody ever stops.
    fn is_one_way(&self) -> bool {
        self.spread.is_one_way()
    }

    /// Whether two cases can go side by side.
    fn goes_with(&self, other: &Plain) -> bool {
        let (ours, theirs) = (&self.case.setting, &other.case.setting);
        std::ptr::eq(ours.organisation, theirs.organisation)
            && ours.weeks == theirs.weeks
            && self.is_one_way() == other.is_one_way()
    }

    /// Those who practise at week 0, each once.
    fn starters(&self) -> Vec<u32> {
        let dispositions = self.case.dispositions;
        let all = dispositions.doing.iter().chain(self.case.starters).copied();
        let mut starters: Vec<u32> = all.filter(|&person| dispositions.open[person as usize]).collect();
        starters.sort_unstable();
        starters.dedup();
        starters
    }
}

/// Writes down a week of a case without awareness or habit.
fn record(trajectory: &mut Trajectory, people: u32, adopters_by_layer: &[u32], lapsed: u32) {
    let adopters: u32 = adopters_by_layer.iter().sum();
    let mut stages = [0; Stage::ALL.len()];
    stages[Stage::Practising as usize] = adopters;
    stages[Stage::Lapsed as usize] = lapsed;
    stages[Stage::Aware as usize] = people - adopters - lapsed;
    trajectory.record(stages, adopters_by_layer);
}
