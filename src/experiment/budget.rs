//! Equal cost: every strategy's own volumes, scaled until its planned ledger is the budget.
//!
//! The planned ledger is volumes × rates, before luck: what a strategy would cost if everybody who is
//! asked accepts and stays, and every meeting is held. What was really spent is measured run by run.

use super::price::Price;
use crate::behaviour::Behaviour;
use crate::intervention::{Channel, Costs, LeaderCounts, Period};
use crate::organisation::Organisation;
use crate::scenario::File;
use crate::strategy::Strategy;
use std::collections::BTreeMap;

/// What a strategy is planned to cost.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Plan {
    /// A line a channel.
    pub lines: Vec<Line>,
    /// The budget, where one is kept to.
    pub budget: Option<f64>,
    /// What is left of the budget: less than one more unit would cost, unless every volume is at its bound.
    pub unspent: f64,
}

/// One channel in a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The channel.
    pub channel: Channel,
    /// The volume as written, in units.
    pub written: f64,
    /// The volume as planned, in units: whole ones where it was scaled.
    pub volume: f64,
    /// What a unit is.
    pub unit: &'static str,
    /// What units cost.
    pub price: Price,
    /// The largest volume there can be.
    pub most: f64,
}

/// What the cost of a strategy depends on beside the strategy.
#[derive(Debug, Clone, Copy)]
pub struct Rates<'a> {
    /// What things cost.
    pub costs: &'a Costs,
    /// How many people.
    pub people: u32,
    /// How many of them are at the top, where a cascade starts.
    pub at_the_top: u32,
    /// How many leaders there are in each group of layers.
    pub leaders: LeaderCounts,
    /// How many weeks a run lasts.
    pub weeks: u32,
    /// For which behaviours it is done.
    pub changes: &'a [Behaviour],
    /// Whether they share champions' conversations.
    pub shared: bool,
}

impl<'a> Rates<'a> {
    /// The rates of an organisation, whose counts are the same in every run.
    pub fn of(organisation: &Organisation, file: &'a File) -> Rates<'a> {
        let tops = |chart: &crate::organisation::Chart| {
            chart.manager.iter().filter(|&&manager| manager == crate::organisation::NOBODY).count() as u32
        };
        Rates {
            costs: &file.costs,
            people: organisation.people(),
            at_the_top: organisation.chart.as_ref().map_or(0, tops),
            leaders: LeaderCounts::of(organisation),
            weeks: file.weeks,
            changes: &file.behaviour,
            shared: file.attention.shared,
        }
    }
}

impl Rates<'_> {
    /// How many behaviours are served, each for the part of a period that lies after its start.
    fn changes_in(&self, period: Period) -> f64 {
        let part = |behaviour: &Behaviour| match behaviour.start_week {
            0 => 1.0,
            start => f64::from(period.not_before(start + 1).weeks()) / f64::from(period.weeks().max(1)),
        };
        self.changes.iter().filter(|behaviour| behaviour.promoted).map(part).sum()
    }
}

impl Plan {
    /// A strategy's plan with its volumes as written.
    pub fn as_written(strategy: &Strategy, rates: Rates) -> Plan {
        Plan { lines: lines(strategy, rates), budget: None, unspent: 0.0 }
    }

    /// A strategy with its volumes scaled to `budget` person-days, and its plan. One factor scales all
    /// channels, or each is scaled to its own percentage of the budget where `split` says so.
    pub fn scaled(strategy: &Strategy, rates: Rates, budget: f64, split: &BTreeMap<Channel, f64>) -> (Strategy, Plan) {
        let mut lines = lines(strategy, rates);
        if split.is_empty() {
            scale(&mut lines, budget);
        } else {
            for line in &mut lines {
                let share = split.get(&line.channel).copied().unwrap_or(0.0);
                scale(std::slice::from_mut(line), budget * share / 100.0);
            }
        }
        let mut scaled = strategy.clone();
        for line in &lines {
            set_volume(&mut scaled, line, rates);
        }
        let mut plan = Plan { lines, budget: Some(budget), unspent: 0.0 };
        plan.unspent = (budget - plan.person_days()).max(0.0);
        (scaled, plan)
    }

    /// Person-days of all lines: volumes × rates.
    pub fn person_days(&self) -> f64 {
        self.lines.iter().map(Line::person_days).sum()
    }
}

impl Line {
    /// Person-days: volume × rate.
    pub fn person_days(&self) -> f64 {
        self.price.of(self.volume)
    }

    /// Person-days a unit, in the mean over the volume.
    pub fn rate(&self) -> f64 {
        self.price.mean(self.volume)
    }

    /// Person-days of one unit more.
    pub fn next(&self) -> f64 {
        self.price.next(self.volume)
    }

    /// Whether units cost (next to) nothing.
    fn is_free(&self) -> bool {
        self.price.mean(1.0) < FREE
    }

    /// The whole units at a factor; what costs (next to) nothing stays as written.
    fn at(&self, factor: f64) -> f64 {
        if self.is_free() { self.written } else { libm::floor(factor * self.written).min(self.most) }
    }
}

/// A line for each channel of a strategy, volumes as written; a unit is for all behaviours that it serves.
fn lines(strategy: &Strategy, rates: Rates) -> Vec<Line> {
    let Rates { costs, people, weeks, .. } = rates;
    let priced = |channel, written, unit, price, most| Line { channel, written, volume: written, unit, price, most };
    let line = |channel, written: f64, unit, rate, most| priced(channel, written, unit, Price::Each(rate), most);
    let mut lines = Vec::new();
    if let Some(broadcast) = &strategy.broadcast {
        let cost = broadcast.message_cost(people, costs) * rates.changes_in(broadcast.period(weeks));
        let (written, most) = (broadcast.messages(weeks), broadcast.most_messages(weeks));
        lines.push(line(Channel::Broadcast, written as f64, "messages", cost, most as f64));
    }
    if let Some(cascade) = &strategy.cascade {
        let meeting = costs.meeting(f64::from(people - rates.at_the_top));
        let cost = meeting * rates.changes_in(cascade.period(weeks));
        let (written, most) = (cascade.rounds(weeks), cascade.most_rounds(weeks));
        lines.push(line(Channel::Cascade, written as f64, "rounds of team meetings", cost, most as f64));
    }
    if let Some(mandate) = &strategy.mandate {
        let cost = costs.check(f64::from(people)) * rates.changes_in(mandate.period(weeks));
        let (written, most) = (mandate.checks(weeks), mandate.most_checks(weeks));
        lines.push(line(Channel::Mandate, written as f64, "checks of everybody", cost, most as f64));
    }
    if let Some(champions) = &strategy.champions {
        let works = champions.talks_per_week(costs) > 0.0;
        let asked = if works { f64::from(champions.count(people)) } else { 0.0 };
        let most = if champions.ids.is_empty() { people } else { champions.ids.len() as u32 };
        let changes = rates.changes_in(champions.period(weeks));
        let talking = if rates.shared { changes.min(1.0) } else { changes };
        let price = Price::Waves(champions.costs(weeks, changes, talking, costs));
        lines.push(priced(Channel::Champions, asked, "champions", price, f64::from(most)));
    }
    if let Some(backstage) = &strategy.backstage {
        let hours = |factor: f64| backstage.scaled(factor).hours(weeks, rates.leaders, costs);
        let most = libm::floor(hours(f64::MAX));
        let cost = costs.support(1.0) * rates.changes_in(backstage.period(weeks));
        lines.push(line(Channel::Backstage, hours(1.0), "hours of leaders' support", cost, most));
    }
    if let Some(role_models) = &strategy.role_models {
        let (asked, most) = (role_models.count(rates.leaders), role_models.most(rates.leaders));
        let cost = role_models.cost(weeks, costs) * rates.changes_in(role_models.period(weeks));
        lines.push(line(Channel::RoleModels, f64::from(asked), "leaders", cost, f64::from(most)));
    }
    lines
}

/// Scales volumes by the largest one factor whose whole units cost no more than the budget; what is
/// left buys single units, so that less than the cheapest unit stays unspent.
fn scale(lines: &mut [Line], budget: f64) {
    let fits = |factor: f64| {
        let cost: f64 = lines.iter().map(|line| line.price.of(line.at(factor))).sum();
        cost <= budget * (1.0 + 1e-12)
    };
    let (mut low, mut high) = (0.0f64, 1.0f64);
    while fits(high) && high < MOST_FACTOR {
        (low, high) = (high, high * 2.0);
    }
    while low.next_up() < high {
        let middle = low + (high - low) / 2.0;
        if fits(middle) { low = middle } else { high = middle }
    }
    for line in lines.iter_mut() {
        line.volume = line.at(low);
    }
    spend_the_rest(lines, budget);
}

/// Buys single units with what is left, each for the channel that is furthest behind its written volume.
fn spend_the_rest(lines: &mut [Line], budget: f64) {
    loop {
        let left = budget * (1.0 + 1e-12) - lines.iter().map(Line::person_days).sum::<f64>();
        let affordable = |line: &&mut Line| {
            line.written > 0.0 && !line.is_free() && line.next() <= left && line.volume + 1.0 <= line.most
        };
        let behind = |a: &&mut Line, b: &&mut Line| (a.volume / a.written).total_cmp(&(b.volume / b.written));
        match lines.iter_mut().filter(affordable).min_by(behind) {
            Some(line) => line.volume += 1.0,
            None => return,
        }
    }
}

/// A unit that costs fewer person-days than this is free.
const FREE: f64 = 1e-6;

/// Beyond this factor every volume with a bound has met it, and the others cost nothing.
const MOST_FACTOR: f64 = 1e9;

/// Sets the knob of a strategy that a line's volume stands for.
fn set_volume(strategy: &mut Strategy, line: &Line, rates: Rates) {
    use crate::calendar::{WEEKS_PER_MONTH, WEEKS_PER_YEAR};
    if line.volume == line.written {
        return;
    }
    let (units, weeks) = (line.volume as u64, rates.weeks);
    match line.channel {
        Channel::Broadcast => strategy.broadcast.iter_mut().for_each(|channel| {
            channel.messages_per_month = channel.period(weeks).rate(units, WEEKS_PER_MONTH);
        }),
        Channel::Cascade => strategy.cascade.iter_mut().for_each(|channel| {
            channel.rounds_per_year = channel.period(weeks).rate(units, WEEKS_PER_YEAR);
        }),
        Channel::Mandate => strategy.mandate.iter_mut().for_each(|channel| {
            channel.checks_per_month = channel.period(weeks).rate(units, WEEKS_PER_MONTH);
        }),
        Channel::Champions => strategy.champions.iter_mut().for_each(|channel| channel.people = Some(units as u32)),
        Channel::Backstage => strategy.backstage.iter_mut().for_each(|channel| {
            let hours = |factor: f64| channel.scaled(factor).hours(weeks, rates.leaders, rates.costs);
            *channel = channel.scaled(factor_for(line.volume, hours));
        }),
        Channel::RoleModels => {
            strategy.role_models.iter_mut().for_each(|channel| channel.leaders = Some(units as u32));
        }
    }
}

/// The factor at which a rising function of it comes to `wanted`.
fn factor_for(wanted: f64, of: impl Fn(f64) -> f64) -> f64 {
    let (mut low, mut high) = (0.0f64, 1.0f64);
    while of(high) < wanted && high < MOST_FACTOR {
        high *= 2.0;
    }
    while low.next_up() < high {
        let middle = low + (high - low) / 2.0;
        if of(middle) < wanted { low = middle } else { high = middle }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intervention::{Backstage, Broadcast, Champions};

    static CHANGE: std::sync::LazyLock<Behaviour> = std::sync::LazyLock::new(Behaviour::default);

    fn rates(costs: &Costs) -> Rates<'_> {
        let leaders = LeaderCounts { leaders: [1, 6, 40, 250], reports: [6, 40, 250, 1700] };
        let changes = std::slice::from_ref(&*CHANGE);
        Rates { costs, people: 2000, at_the_top: 1, leaders, weeks: 104, changes, shared: true }
    }

    fn mix() -> Strategy {
        Strategy {
            broadcast: Some(Broadcast::default()),
            champions: Some(Champions::default()),
            backstage: Some(Backstage::default()),
            ..Strategy::default()
        }
    }

    #[test]
    fn a_scaled_plan_reconciles_with_the_budget_to_less_than_a_unit() {
        let costs = Costs::default();
        for budget in [10.0, 333.3, 1500.0, 20_000.0] {
            let (scaled, plan) = Plan::scaled(&mix(), rates(&costs), budget, &BTreeMap::new());
            assert!((plan.person_days() + plan.unspent - budget).abs() < 1e-6);
            let open = plan.lines.iter().filter(|line| line.volume < line.most);
            let unit = open.map(Line::next).fold(f64::INFINITY, f64::min);
            assert!(plan.unspent < unit, "{budget}: {plan:?}");
            let again = Plan::as_written(&scaled, rates(&costs));
            for (line, said) in plan.lines.iter().zip(again.lines) {
                assert!((line.volume - said.written).abs() < 1e-6, "{line:?} {said:?}");
            }
        }
    }

    #[test]
    fn channels_of_a_mix_keep_their_proportion() {
        let costs = Costs::default();
        let (_, plan) = Plan::scaled(&mix(), rates(&costs), 3000.0, &BTreeMap::new());
        let factors: Vec<f64> = plan.lines.iter().map(|line| line.volume / line.written).collect();
        assert!(factors.iter().all(|factor| (factor / factors[2] - 1.0).abs() < 0.1), "{factors:?}");
    }

    #[test]
    fn a_split_gives_each_channel_its_share() {
        let costs = Costs::default();
        let split =
            BTreeMap::from([(Channel::Broadcast, 50.0), (Channel::Champions, 30.0), (Channel::Backstage, 20.0)]);
        let (_, plan) = Plan::scaled(&mix(), rates(&costs), 2000.0, &split);
        for (line, share) in plan.lines.iter().zip([0.5, 0.3, 0.2]) {
            let left = 2000.0 * share - line.person_days();
            assert!((0.0..line.next()).contains(&left), "{line:?}: {left}");
        }
    }

    #[test]
    fn nobody_is_asked_twice_however_large_the_budget() {
        let costs = Costs::default();
        let alone = Strategy { champions: Some(Champions::default()), ..Strategy::default() };
        let (scaled, plan) = Plan::scaled(&alone, rates(&costs), 1e9, &BTreeMap::new());
        assert_eq!(scaled.champions.and_then(|champions| champions.people), Some(2000));
        assert!(plan.unspent > 0.0);
    }
}
