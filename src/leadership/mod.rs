//! How leaders respond to what they see: phase 3 of a week, one response a file.
//!
//! What they do reaches others only through the week's [`Conditions`].

mod gate;
#[cfg(test)]
mod sample;
mod say_do;
mod settings;

pub use settings::Leaders;

use crate::intervention::{Conditions, Setting};
use crate::organisation::Shuffle;
use gate::Gate;
use say_do::SayDo;

/// Leaders' responses at work in one run of one behaviour.
#[derive(Debug)]
pub struct Responding<'a> {
    gate: Option<Gate<'a>>,
    say_do: Option<SayDo>,
}

impl<'a> Responding<'a> {
    /// Before week 1; `number` is that of the behaviour.
    pub fn new(leaders: &Leaders, setting: Setting<'a>, number: u8) -> Responding<'a> {
        Responding { gate: Gate::new(setting, number), say_do: SayDo::new(leaders, setting) }
    }

    /// Phase 1: people sit elsewhere than last week.
    pub fn follow(&mut self, shuffle: &Shuffle) {
        if let Some(gate) = &mut self.gate {
            gate.follow(shuffle);
        }
    }

    /// Phase 3: leaders respond and bend the week's conditions.
    pub fn respond(&mut self, week: u32, conditions: &mut Conditions) {
        if let Some(gate) = &mut self.gate {
            gate.respond(conditions);
        }
        if let Some(say_do) = &mut self.say_do {
            say_do.respond(week, conditions);
        }
    }
}
