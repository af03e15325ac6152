//! How a behaviour passes, as far as ways of choosing that look ahead need to know it.

use crate::contagion::{Cascade, Distribution, Rule};
use crate::fraction::hazard_of_chance;

/// How a behaviour passes, as far as choosing goes by it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// How one example passes it on, for [`super::ChosenBy::Maximised`].
    pub passing: Passing,
    /// How many examples it needs, for [`super::ChosenBy::ComplexCentrality`].
    pub need: Need,
}

/// How one example passes a behaviour on along a tie of strength 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Passing {
    /// With one chance (independent cascade).
    Once {
        /// The hazard of that chance.
        hazard: f64,
    },
    /// With a chance each week of so many (SI with an end).
    Weekly {
        /// The hazard per week.
        hazard: f64,
        /// How many weeks there are.
        weeks: u32,
    },
}

/// How many examples somebody needs before they adopt.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Need {
    /// So many of strength 1.
    Examples(f64),
    /// This share of the strength of all ties that reach them.
    Share(f64),
}

/// Two examples: the least that is complex contagion (Centola & Macy 2007).
const TWO: Need = Need::Examples(2.0);

impl Spread {
    /// How a behaviour passes under a rule within so many weeks.
    ///
    /// Only simple contagion and cascades pass by single examples; under any other rule people are looked for from
    /// whom a cascade with the default chance would go far. Only thresholds say how many examples are needed;
    /// elsewhere it is two.
    pub fn of(rule: &Rule, weeks: u32) -> Spread {
        let passing = match rule {
            Rule::Simple(simple) => Passing::Weekly { hazard: simple.chance_percent.hazard(), weeks },
            Rule::Cascade(cascade) => Passing::Once { hazard: cascade.chance_percent.hazard() },
            _ => Passing::Once { hazard: Cascade::default().chance_percent.hazard() },
        };
        Spread { passing, need: rule.threshold().map_or(TWO, Need::of) }
    }
}

impl Need {
    /// What somebody in the middle of a distribution of thresholds needs.
    fn of(thresholds: Distribution) -> Need {
        if thresholds.most.is_finite() { Need::Share(thresholds.mean) } else { Need::Examples(thresholds.mean) }
    }

    /// Whether examples of this strength are enough for somebody whom ties of this strength reach.
    pub(super) fn is_met(self, examples: f64, of_all: f64) -> bool {
        const ROUNDING: f64 = 1e-9;
        match self {
            Need::Examples(wanted) => examples + ROUNDING >= wanted,
            Need::Share(share) => examples + ROUNDING >= share * of_all,
        }
    }
}

impl Passing {
    /// A cascade with this chance along a tie of strength 1.
    pub fn once(chance: f64) -> Passing {
        Passing::Once { hazard: hazard_of_chance(chance) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contagion::{Reinforced, Simple, Threshold};
    use crate::fraction::Percent;

    #[test]
    fn a_rule_says_how_it_passes_and_how_much_it_needs() {
        let chance_percent = Percent::new(10.0).unwrap();
        let simple = Spread::of(&Rule::Simple(Simple { chance_percent }), 26);
        assert_eq!(
            simple,
            Spread { passing: Passing::Weekly { hazard: chance_percent.hazard(), weeks: 26 }, need: TWO }
        );
        assert_eq!(Spread::of(&Rule::Cascade(Cascade { chance_percent }), 26).passing, Passing::once(0.1));
        let soft = Spread::of(&Rule::Reinforced(Reinforced::default()), 26);
        assert_eq!(soft, Spread { passing: Passing::once(0.1), need: Need::Share(0.25) });
        let three = Threshold { contacts: Some(3.0), ..Threshold::default() };
        assert_eq!(Spread::of(&Rule::Threshold(three), 26).need, Need::Examples(3.0));
    }

    #[test]
    fn a_need_is_met_by_examples_or_by_a_share_of_them() {
        assert!(TWO.is_met(2.0, 40.0) && !TWO.is_met(1.9, 2.0));
        assert!(Need::Share(0.3).is_met(0.1 + 0.2, 1.0) && !Need::Share(0.5).is_met(1.0, 3.0));
    }
}
