//! What a scenario says to a way of choosing champions, and the ways by their words.

use super::choice::word;
use super::nearest::nearest;
use super::{File, synonyms};
use crate::contagion::{Reinforced, Rule};
use crate::intervention::Champions;
use crate::seeding::{Choice, ChosenBy, Spread};

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

impl ChosenBy {
    /// The word by which it is written.
    pub fn word(self) -> String {
        word(&self)
    }

    /// The way that a word or a synonym stands for, or what would do instead.
    pub fn called(given: &str) -> Result<ChosenBy, String> {
        let words = ChosenBy::ALL.map(ChosenBy::word);
        let meant = synonyms::CHOICES.iter().find(|(other, _)| *other == given).map_or(given, |(_, word)| word);
        let found = ChosenBy::ALL.into_iter().zip(&words).find(|(_, word)| *word == meant);
        found.map(|(way, _)| way).ok_or_else(|| match nearest(given, words.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the ways are {}", words.join(", ")),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_have_words_and_synonyms_and_a_nearest() {
        for way in ChosenBy::ALL {
            assert_eq!(ChosenBy::called(&way.word()), Ok(way));
        }
        assert_eq!(ChosenBy::called("survey"), Ok(ChosenBy::Degree));
        assert_eq!(ChosenBy::called("betweeness").unwrap_err(), "did you mean `betweenness`?");
        assert!(ChosenBy::called("xyz").unwrap_err().starts_with("the ways are random, volunteers"));
    }
}
