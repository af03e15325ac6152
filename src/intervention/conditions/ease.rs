//! How much more, or less, the examples count that a person sees.

use super::per_person::{Changed, PerPerson};

/// Who makes examples count more, or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Easing {
    /// Leaders who free time and give permission, out of sight.
    Support,
    /// The own manager's stance.
    Manager,
    /// Decisions that are waited for.
    Decisions,
    /// Leaders who are not seen where they are expected.
    Contact,
    /// Other behaviours that the person practises.
    Behaviours,
    /// A promise that was broken.
    Breach,
    /// Messages that are too many.
    Reactance,
}

/// How many there are.
const PARTS: usize = 7;

/// E (1 + ease): how much more, or less, the examples count that a person sees, in parts that add up.
#[derive(Debug, Clone)]
pub struct Ease {
    everybody: [f64; PARTS],
    for_everybody: f64,
    parts: [PerPerson; PARTS],
    /// Whose ease changed since it was last looked at.
    pub changed: Changed,
}

impl Default for Ease {
    fn default() -> Ease {
        Ease {
            everybody: [0.0; PARTS],
            for_everybody: 0.0,
            parts: std::array::from_fn(|_| PerPerson::new(0.0)),
            changed: Changed::default(),
        }
    }
}

impl Ease {
    /// A person's ease, at least −1.
    #[inline(always)]
    pub fn of(&self, person: usize) -> f64 {
        let own = self.parts.iter().fold(0.0, |sum, part| sum + part.of(person));
        (own + self.for_everybody).max(-1.0)
    }

    /// Sets what everybody has of a part beside their own.
    pub fn set_everybody(&mut self, part: Easing, ease: f64) {
        let before = std::mem::replace(&mut self.everybody[part as usize], ease);
        self.changed.everybody |= before != ease;
        self.for_everybody = self.everybody.iter().sum();
    }

    /// Sets one person's part among `people`.
    pub fn set(&mut self, part: Easing, person: u32, people: u32, ease: f64) {
        if self.parts[part as usize].set(person, people, ease) {
            self.changed.people.push(person);
        }
    }

    /// Sets everybody's part.
    pub fn set_all(&mut self, part: Easing, people: u32, ease: impl Fn(usize) -> f64) {
        let part = &mut self.parts[part as usize];
        for person in 0..people {
            self.changed.everybody |= part.set(person, people, ease(person as usize));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_add_up_and_nothing_counts_less_than_nothing() {
        let mut ease = Ease::default();
        assert_eq!(ease.of(1), 0.0);
        ease.set(Easing::Support, 1, 3, 0.25);
        ease.set(Easing::Manager, 1, 3, -0.5);
        assert_eq!((ease.of(0), ease.of(1)), (0.0, -0.25));
        assert_eq!(ease.changed.people, [1, 1]);
        ease.set_everybody(Easing::Breach, -2.0);
        assert_eq!(ease.of(1), -1.0);
        assert!(ease.changed.everybody);
    }

    #[test]
    fn what_does_not_change_is_not_looked_at_again() {
        let mut ease = Ease::default();
        ease.set_all(Easing::Support, 3, |_| 0.0);
        ease.set(Easing::Decisions, 2, 3, 0.0);
        ease.set_everybody(Easing::Breach, 0.0);
        assert!(!ease.changed.any());
    }
}
