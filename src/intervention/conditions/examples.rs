//! How strongly each person's example counts, for the behaviour or against it.

use super::per_person::{Changed, PerPerson};
use crate::organisation::Shuffle;

/// What makes a person's example count for more, or less.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// Who they are: somebody who dominates.
    Own,
    /// Talking about it as a champion.
    Champion,
    /// Being seen as a leader.
    Leader,
    /// Being asked for it by name and thanked for it.
    Recognised,
    /// Whether anybody is seen in this seat.
    Presence,
}

/// How many there are.
const PARTS: usize = 5;

/// How strongly each person's example counts: a product of parts while they practise, and what they set
/// against it while they do not.
#[derive(Debug, Clone)]
pub struct Examples {
    parts: PerPerson<[f64; PARTS]>,
    /// The products of the parts, kept with every change.
    efforts: PerPerson,
    contrary: PerPerson,
    /// Whose example changed since it was last sent.
    pub changed: Changed,
}

impl Default for Examples {
    fn default() -> Examples {
        Examples {
            parts: PerPerson::new([1.0; PARTS]),
            efforts: PerPerson::new(1.0),
            contrary: PerPerson::new(0.0),
            changed: Changed::default(),
        }
    }
}

impl Examples {
    /// How strongly the example of somebody who practises counts; 1 is any colleague's.
    #[inline(always)]
    pub fn effort(&self, person: usize) -> f64 {
        self.efforts.of(person)
    }

    /// Whether somebody talks about it as a champion.
    pub fn is_champion(&self, person: usize) -> bool {
        self.parts.of(person)[Voice::Champion as usize] > 1.0
    }

    /// How strongly somebody who does not practise speaks against it by that.
    #[inline(always)]
    pub fn contrary(&self, person: usize) -> f64 {
        self.contrary.of(person)
    }

    /// Sets one part of a person's effort among `people`.
    pub fn set(&mut self, part: Voice, person: u32, people: u32, effort: f64) {
        if let Some(parts) = self.parts.set_part(part as usize, person, people, effort) {
            self.efforts.set(person, people, product(parts));
            self.changed.people.push(person);
        }
    }

    /// Sets how strongly somebody speaks against it while not practising.
    pub fn set_contrary(&mut self, person: u32, people: u32, strength: f64) {
        if self.contrary.set(person, people, strength) {
            self.changed.people.push(person);
        }
    }

    /// What is people's own goes with them; whether a seat is seen and what it sets against the behaviour stays with
    /// the seat.
    pub(super) fn follow(&mut self, shuffle: &Shuffle) {
        self.parts.follow(Voice::Presence as usize, shuffle);
        let people = self.parts.people();
        if people > 0 {
            for seat in shuffle.seats() {
                self.efforts.set(seat, people, product(self.parts.of(seat as usize)));
            }
        }
        self.changed.people.extend(shuffle.seats());
    }
}

fn product(parts: [f64; PARTS]) -> f64 {
    parts.iter().fold(1.0, |product, part| product * part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn efforts_multiply_and_go_with_their_people() {
        let mut examples = Examples::default();
        examples.set(Voice::Champion, 0, 3, 2.0);
        examples.set(Voice::Own, 0, 3, 1.5);
        assert_eq!((examples.effort(0), examples.effort(1)), (3.0, 1.0));
        examples.follow(&Shuffle { swapped: vec![(0, 2)], newcomers: vec![1] });
        assert_eq!((examples.effort(0), examples.effort(2)), (1.0, 3.0));
        examples.follow(&Shuffle { swapped: vec![], newcomers: vec![2] });
        assert_eq!(examples.effort(2), 1.0);
        examples.set(Voice::Presence, 1, 3, 0.0);
        examples.follow(&Shuffle { swapped: vec![(0, 1)], newcomers: vec![] });
        assert_eq!((examples.effort(0), examples.effort(1)), (1.0, 0.0));
    }
}
