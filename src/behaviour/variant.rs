//! In which form somebody does it: how far their variant lies from the intended one, and how copies differ
//! (practices vary as they diffuse: Ansari, Fiss & Zajac 2010).

use super::Behaviour;
use crate::exact::nearest;
use crate::random::{Luck, Purpose};

/// The parts of a deviation of 1.
pub const PARTS: f64 = 1e6;

/// A deviation beyond which all are alike.
const MOST: f64 = 1000.0;

/// How far a variant lies from the intended one, in millionths; 0 is what was intended.
pub type Deviation = i32;

/// Which form of a behaviour somebody owns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Form {
    /// As intended, from the organisation or somebody who did it anyway.
    Intended,
    /// As intended, from a champion.
    Champions,
    /// Too far from what was intended, though nobody wanted it so.
    Drifted,
    /// Too far from what was intended, after somebody who dominates.
    Hijacked,
}

impl Form {
    /// All forms, in the order of the columns of a trajectory.
    pub const ALL: [Form; 4] = [Form::Intended, Form::Champions, Form::Drifted, Form::Hijacked];

    /// The word for tables and charts.
    pub fn word(self) -> &'static str {
        match self {
            Form::Intended => "intended",
            Form::Champions => "champions",
            Form::Drifted => "drifted",
            Form::Hijacked => "hijacked",
        }
    }
}

/// A number as a deviation.
pub fn deviation(number: f64) -> Deviation {
    nearest(number.clamp(-MOST, MOST) * PARTS) as Deviation
}

impl Behaviour {
    /// The deviation of what a person makes of an example: what knowing the goal does not put right, an error
    /// of copying, and what suits the own team. `clarity` is how much of the goal is still in mind, 0 to 1;
    /// `suits` the direction that suits the team, and `spell` the person's.
    pub fn copied(
        &self,
        example: Deviation,
        clarity: f64,
        suits: f64,
        luck: Luck,
        person: u32,
        item: u32,
    ) -> Deviation {
        let kept = 1.0 - self.goal_clarity.value() * clarity;
        let error = match self.copying_error {
            0.0 => 0.0,
            error => error * luck.normal(Purpose::Variant, person, item),
        };
        deviation(f64::from(example) / PARTS * kept + error + self.local_adaptation * suits)
    }

    /// What suits a team: a direction and its strength, normal around what was intended.
    pub fn suits(&self, team: u32, number: u8, luck: Luck) -> f64 {
        if self.local_adaptation == 0.0 {
            0.0
        } else {
            luck.normal(Purpose::Variant, team, 1 << 31 | u32::from(number))
        }
    }

    /// Whether a variant is near enough to what was intended.
    pub fn is_aligned(&self, variant: Deviation) -> bool {
        variant.unsigned_abs() <= self.tolerated()
    }

    /// How far off what was intended a variant may lie at most.
    pub fn tolerated(&self) -> u32 {
        (self.tolerance * PARTS) as u32
    }

    /// The variant that the person pushes who came to a seat as its so-manieth, if they dominate: twice as far
    /// off as is tolerated, one way or the other.
    pub fn pushed_by(&self, person: u32, occupant: u32, luck: Luck) -> Option<Deviation> {
        let share = self.dominant_people_percent.fraction();
        if share == 0.0 {
            return None;
        }
        let (draw, side) = luck.pair(Purpose::Dominance, person, occupant);
        let off = 2.0 * self.tolerance.max(f64::MIN_POSITIVE);
        (draw < share).then(|| deviation(if side < 0.5 { -off } else { off }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fraction::Fraction;

    fn drifting(clarity: f64) -> Behaviour {
        Behaviour { goal_clarity: Fraction::new(clarity).unwrap(), copying_error: 0.1, ..Behaviour::default() }
    }

    #[test]
    fn without_error_and_with_a_clear_goal_a_copy_is_as_intended() {
        let behaviour = Behaviour { copying_error: 0.0, local_adaptation: 0.0, ..drifting(1.0) };
        assert_eq!(behaviour.copied(deviation(0.8), 1.0, 3.0, Luck::new(1, 0), 4, 0), 0);
        assert_eq!(behaviour.copied(deviation(0.8), 0.0, 3.0, Luck::new(1, 0), 4, 0), deviation(0.8));
    }

    #[test]
    fn unguided_copies_of_copies_walk_at_random() {
        // after g copies the variance is g · error²
        let behaviour = Behaviour { local_adaptation: 0.0, ..drifting(0.0) };
        let luck = Luck::new(5, 0);
        let walk = |person| (0..25).fold(0, |variant, copy| behaviour.copied(variant, 1.0, 0.0, luck, person, copy));
        let people = 4000;
        let squares = (0..people).map(|person| (f64::from(walk(person)) / PARTS).powi(2)).sum::<f64>();
        let variance = squares / f64::from(people);
        let expected = 25.0 * 0.1f64.powi(2);
        let error = expected * (2.0 / f64::from(people)).sqrt();
        assert!((variance - expected).abs() < 4.0 * error, "{variance}, expected {expected}");
    }

    #[test]
    fn as_many_dominate_as_said() {
        let behaviour = Behaviour::default();
        let dominate = (0..20_000).filter(|&person| behaviour.pushed_by(person, 0, Luck::new(2, 0)).is_some()).count();
        let expected = 20_000.0 * behaviour.dominant_people_percent.fraction();
        assert!((dominate as f64 - expected).abs() < 4.0 * expected.sqrt());
        assert!(!behaviour.is_aligned(behaviour.pushed_by(0, 0, Luck::new(2, 0)).unwrap_or(deviation(0.6))));
    }
}
