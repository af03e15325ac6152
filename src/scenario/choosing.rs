//! What a scenario says to a way of choosing champions.

use super::File;
use crate::contagion::{Reinforced, Rule};
use crate::intervention::Champions;
use crate::seeding::{Choice, Spread};

impl File {
    /// A way of choosing champions with all that it goes by: how the first behaviour that is promoted passes from
    /// the week in which they start.
    pub fn choice<'a>(&self, champions: &'a Champions) -> Choice<'a> {
        let behaviour = self.behaviour.iter().find(|behaviour| behaviour.promoted);
        let rule = behaviour.and_then(|behaviour| behaviour.spreads.clone()).unwrap_or_else(usual);
        let weeks = (self.weeks + 1).saturating_sub(champions.from_week);
        Choice {
            way: champions.chosen_by,
            listed: &champions.ids,
            spread: Spread::of(&rule, weeks),
            managers_error: self.network.managers_error,
        }
    }
}

/// The rule of behaviours that name none.
fn usual() -> Rule {
    Rule::Reinforced(Reinforced::default())
}
