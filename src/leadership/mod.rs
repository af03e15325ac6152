//! How leaders respond to what they see: phase 3 of a week, one response a file.
//!
//! What they do reaches others only through the week's [`Conditions`].

mod backing;
mod contact;
pub mod decisions;
mod fear;
mod gate;
mod leading;
mod line;
mod policy;
#[cfg(test)]
mod sample;
mod say_do;
mod seen;
mod settings;
mod stepping_in;
mod trigger;

pub use leading::Leading;
pub use policy::{Mode, Policy};
pub use seen::{Picture, Seen};
pub use settings::Leaders;

use crate::event::Event;
use crate::intervention::{Backstage, Conditions, Setting};
use crate::organisation::Shuffle;
use backing::Backing;
use gate::Gate;
use policy::Placing;
use say_do::SayDo;

/// What a strategy says of its leaders.
#[derive(Debug, Clone, Copy)]
pub struct Led<'a> {
    /// How they behave where words are said.
    pub leaders: &'a Leaders,
    /// What they do backstage.
    pub backstage: Option<&'a Backstage>,
    /// How they change their place.
    pub policy: Option<&'a Policy>,
    /// What befalls them.
    pub events: &'a [Event],
}

/// Leaders' responses at work in one run of one behaviour.
#[derive(Debug)]
pub struct Responding<'a> {
    gate: Option<Gate>,
    say_do: Option<SayDo>,
    backing: Option<Backing<'a>>,
    placing: Option<Placing<'a>>,
}

impl<'a> Responding<'a> {
    /// Before week 1; `number` is that of the behaviour.
    pub fn new(led: Led<'a>, setting: Setting<'a>, number: u8) -> Responding<'a> {
        Responding {
            gate: Gate::new(setting, number),
            say_do: SayDo::new(led.leaders, setting),
            backing: led.backstage.and_then(|backstage| Backing::new(backstage, led.events, setting, number)),
            placing: led.policy.map(Placing::new),
        }
    }

    /// Where leaders stand in the week that comes, under a policy.
    pub fn mode(&self) -> Option<Mode> {
        self.placing.as_ref().map(|placing| placing.next)
    }

    /// Phase 1: people sit elsewhere than last week.
    pub fn follow(&mut self, shuffle: &Shuffle, conditions: &mut Conditions) {
        if let Some(gate) = &mut self.gate {
            gate.follow(shuffle);
        }
        if let Some(backing) = &mut self.backing {
            backing.follow(shuffle, conditions);
        }
    }

    /// Phase 3: leaders respond and bend the week's conditions.
    pub fn respond(&mut self, week: u32, seen: &Seen, conditions: &mut Conditions) {
        if let Some(gate) = &mut self.gate {
            gate.respond(conditions);
        }
        if let Some(backing) = &mut self.backing {
            backing.respond(week, seen, conditions);
        }
        if let Some(say_do) = &mut self.say_do {
            say_do.respond(week, conditions);
        }
        if let Some(placing) = &mut self.placing {
            placing.respond(week, seen);
        }
    }

    /// Whether they look at how far it has spread.
    pub fn look(&self) -> bool {
        self.backing.is_some() || self.placing.is_some()
    }

    /// What they did this week, where they look; `seen` holds the week itself.
    pub fn record(&self, seen: &Seen) -> Option<Leading> {
        let backing = self.backing.as_ref();
        let lag = self.placing.as_ref().map(|placing| placing.trigger.lag).or(backing.map(Backing::lag))?;
        Some(Leading {
            mode: self.placing.as_ref().map(|placing| placing.now),
            reverted: backing.map_or(0.0, Backing::reverted),
            perceived_support: backing.map_or(1.0, Backing::perceived_support),
            stepped_in: backing.is_some_and(Backing::stepped_in),
            picture_off: (seen.picture(lag).adoption - seen.picture(0).adoption).abs(),
        })
    }
}
