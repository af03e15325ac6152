//! A strategy's channels at work in one run.

use crate::intervention::{Channel, Checking, Conditions, Modelling, Rounds, Sending, Serving, Setting, Supporting};
use crate::leadership::Mode;
use crate::organisation::Shuffle;
use crate::strategy::Strategy;

/// A strategy's channels at work in one run.
#[derive(Debug)]
pub(super) struct Programme<'a> {
    broadcast: Option<Sending<'a>>,
    cascade: Option<Rounds<'a>>,
    mandate: Option<Checking<'a>>,
    backstage: Option<Supporting<'a>>,
    role_models: Option<Modelling<'a>>,
    /// The champions, if there are any: events strike them.
    pub(super) champions: Option<Serving<'a>>,
}

impl<'a> Programme<'a> {
    /// The channels of `strategy` before week 1; `chosen` are its champions.
    pub(super) fn new(strategy: &'a Strategy, setting: Setting<'a>, chosen: &[u32]) -> Programme<'a> {
        Programme {
            broadcast: strategy.broadcast.as_ref().map(|channel| Sending::new(channel, setting)),
            cascade: strategy.cascade.as_ref().map(|channel| Rounds::new(channel, setting)),
            mandate: strategy.mandate.as_ref().map(|channel| Checking::new(channel, setting)),
            backstage: strategy.backstage.as_ref().map(|channel| Supporting::new(channel, setting)),
            role_models: strategy.role_models.as_ref().map(|channel| Modelling::new(channel, setting)),
            champions: strategy.champions.as_ref().and_then(|channel| Serving::new(channel, setting, chosen)),
        }
    }

    /// Phase 1: people sit elsewhere than last week.
    pub(super) fn follow(&mut self, shuffle: &Shuffle) {
        if let Some(champions) = &mut self.champions {
            champions.follow(shuffle);
        }
        if let Some(role_models) = &mut self.role_models {
            role_models.follow(shuffle);
        }
    }

    /// Phase 2 of a week: every channel acts, and the week's conditions are filled. Where leaders have a place,
    /// only those channels of theirs are at work that belong there.
    pub(super) fn act(&mut self, week: u32, mode: Option<Mode>, conditions: &mut Conditions) {
        let works = |channel| mode.is_none_or(|mode| mode.works(channel));
        conditions.clear();
        if let Some(channel) = &mut self.broadcast {
            channel.act(week, works(Channel::Broadcast), conditions);
        }
        if let Some(channel) = &mut self.cascade {
            channel.act(week, works(Channel::Cascade), conditions);
        }
        if let Some(channel) = &mut self.mandate {
            channel.act(week, works(Channel::Mandate), conditions);
        }
        if let Some(channel) = &mut self.backstage {
            channel.act(week, works(Channel::Backstage), conditions);
        }
        if let Some(channel) = &mut self.role_models {
            channel.act(week, works(Channel::RoleModels), conditions);
        }
        if let Some(channel) = &self.champions {
            channel.act(week, conditions);
        }
    }

    /// Phase 6: what those do who practise settles how strongly their examples count.
    pub(super) fn settle(&mut self, week: u32, practises: impl Fn(u32) -> bool, conditions: &mut Conditions) {
        if let Some(role_models) = &self.role_models {
            role_models.settle(week, &practises, conditions);
        }
        if let Some(champions) = &mut self.champions {
            champions.serve(week, &practises, conditions);
        }
    }
}
