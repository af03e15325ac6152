//! A strategy: a name, who starts, and what is done.

use crate::behaviour::Behaviour;
use crate::event::Event;
use crate::intervention::{Backstage, Broadcast, Cascade, Champions, Channel, Mandate, Period, RoleModels};
use crate::leadership::decisions::Decisions;
use crate::leadership::{Leaders, Led, Policy};
use crate::organisation::Id;
use crate::search::Search;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A strategy as it is simulated: its channels with their settings, each absent unless used.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strategy {
    /// Its name in tables and charts.
    pub name: String,
    /// Who practises at week 0.
    pub starters: Starters,
    /// Messages from the top.
    pub broadcast: Option<Broadcast>,
    /// Team meetings, layer by layer.
    pub cascade: Option<Cascade>,
    /// A rule that is checked.
    pub mandate: Option<Mandate>,
    /// Chosen colleagues.
    pub champions: Option<Champions>,
    /// Leaders' support, out of sight.
    pub backstage: Option<Backstage>,
    /// Leaders who do it themselves, for all to see.
    pub role_models: Option<RoleModels>,
    /// What befalls the organisation under it.
    pub events: Vec<Event>,
    /// Who decides what its teams meet; a part of how they work, not a channel.
    pub decisions: Option<Decisions>,
    /// How its leaders behave; a part of how they work, not a channel.
    pub leaders: Leaders,
    /// How its leaders change their place; without it all channels work as scheduled.
    pub policy: Option<Policy>,
    /// How its teams search for better ways; a part of how they work, not a channel.
    pub search: Option<Search>,
}

impl Strategy {
    /// The same for a behaviour that starts later: no channel is at work before `week`.
    pub fn not_before(&self, week: u32) -> Strategy {
        let mut later = self.clone();
        later.broadcast.iter_mut().for_each(|channel| channel.from_week = channel.from_week.max(week));
        later.cascade.iter_mut().for_each(|channel| channel.from_week = channel.from_week.max(week));
        later.mandate.iter_mut().for_each(|channel| channel.from_week = channel.from_week.max(week));
        later.champions.iter_mut().for_each(|channel| channel.from_week = channel.from_week.max(week));
        later.backstage.iter_mut().for_each(|channel| channel.from_week = channel.from_week.max(week));
        later.role_models.iter_mut().for_each(|channel| channel.from_week = channel.from_week.max(week));
        later
    }

    /// The same for a behaviour for which nothing is done.
    pub fn without_channels(&self) -> Strategy {
        let Strategy { name, starters, events, search, decisions, leaders, .. } = self.clone();
        Strategy { name, starters, events, search, decisions, leaders, ..Strategy::default() }
    }

    /// The same as it is for a behaviour.
    pub fn towards(&self, behaviour: &Behaviour) -> Cow<'_, Strategy> {
        match behaviour.promoted {
            false => Cow::Owned(self.without_channels()),
            true if behaviour.start_week > 0 => Cow::Owned(self.not_before(behaviour.start_week + 1)),
            true => Cow::Borrowed(self),
        }
    }

    /// What it says of its leaders.
    pub fn led(&self) -> Led<'_> {
        Led {
            leaders: &self.leaders,
            backstage: self.backstage.as_ref(),
            policy: self.policy.as_ref(),
            events: &self.events,
        }
    }

    /// Whether anything is done at all.
    pub fn has_channels(&self) -> bool {
        self.periods(0).iter().any(|(_, period)| period.is_some())
    }

    /// The channels that it uses.
    pub fn channels(&self) -> Vec<Channel> {
        self.periods(0).into_iter().filter_map(|(channel, period)| period.map(|_| channel)).collect()
    }

    /// When each channel is at work in a run of `weeks`, where it is used.
    fn periods(&self, weeks: u32) -> [(Channel, Option<Period>); 6] {
        [
            (Channel::Broadcast, self.broadcast.as_ref().map(|channel| channel.period(weeks))),
            (Channel::Cascade, self.cascade.as_ref().map(|channel| channel.period(weeks))),
            (Channel::Mandate, self.mandate.as_ref().map(|channel| channel.period(weeks))),
            (Channel::Champions, self.champions.as_ref().map(|channel| channel.period(weeks))),
            (Channel::Backstage, self.backstage.as_ref().map(|channel| channel.period(weeks))),
            (Channel::RoleModels, self.role_models.as_ref().map(|channel| channel.period(weeks))),
        ]
    }

    /// The last week in which anything is done, where all of it ends before the last week of a run.
    pub fn withdrawn(&self, weeks: u32) -> Option<u32> {
        let last = self.periods(weeks).into_iter().filter_map(|(_, period)| Some(period?.last())).max()?;
        (last < weeks).then_some(last)
    }

    /// The same without one of its channels.
    pub fn without(&self, channel: Channel) -> Strategy {
        let mut rest = self.clone();
        match channel {
            Channel::Broadcast => rest.broadcast = None,
            Channel::Cascade => rest.cascade = None,
            Channel::Mandate => rest.mandate = None,
            Channel::Champions => rest.champions = None,
            Channel::Backstage => rest.backstage = None,
            Channel::RoleModels => rest.role_models = None,
        }
        rest
    }
}

/// Who practises at week 0, drawn among people who are not `never`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Starters {
    /// How many, drawn by lot in every run.
    #[schemars(range(min = 0, max = 10_000_000), extend("x-unit" = "people"))]
    pub people: u32,
    /// Exactly these people, by id.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub ids: Vec<Id>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn support_is_withdrawn_when_the_last_channel_ends() {
        let ends = |until_week| Some(Broadcast { until_week, ..Broadcast::default() });
        let champions = Some(Champions { until_week: Some(30), ..Champions::default() });
        let both =
            |until_week| Strategy { broadcast: ends(until_week), champions: champions.clone(), ..Strategy::default() };
        assert_eq!(both(Some(12)).withdrawn(52), Some(30));
        assert_eq!(both(None).withdrawn(52), None);
        assert_eq!(both(None).without(Channel::Broadcast).withdrawn(52), Some(30));
        assert_eq!(Strategy::default().withdrawn(52), None);
        assert!(both(None).has_channels() && !Strategy::default().has_channels());
    }
}
