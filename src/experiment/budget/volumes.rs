//! What the volume of each channel is, in units, and how a strategy is given another.

use super::scale::MOST_FACTOR;
use super::{Line, Rates};
use crate::experiment::price::Price;
use crate::intervention::Channel;
use crate::strategy::Strategy;

/// A line for each channel of a strategy, volumes as written; a unit is for all behaviours that it serves.
pub(super) fn lines(strategy: &Strategy, rates: Rates) -> Vec<Line> {
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

/// Sets the knob of a strategy that a line's volume stands for.
pub(super) fn set_volume(strategy: &mut Strategy, line: &Line, rates: Rates) {
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
