//! How managers stand to a behaviour: for it, against it, or neither.

use crate::random::{Luck, Purpose};

/// How managers stand to a behaviour, and how much it matters to those who report to them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stance {
    /// Where managers stand on average, from −1 (against it) to 1 (for it).
    pub mean: f64,
    /// How far they differ: the standard deviation.
    pub spread: f64,
    /// How much more the examples count that somebody sees whose manager is fully for it.
    pub effect: f64,
}

impl Stance {
    /// Nobody stands anywhere.
    pub const NONE: Stance = Stance { mean: 0.0, spread: 0.0, effect: 0.0 };

    /// Whether it makes any difference where managers stand.
    pub fn matters(&self) -> bool {
        self.effect != 0.0 && (self.mean != 0.0 || self.spread != 0.0)
    }

    /// Where the manager in a seat stands; `item` tells those apart who sit there one after the other.
    pub fn of(&self, seat: u32, item: u32, luck: Luck) -> f64 {
        let off = if self.spread == 0.0 { 0.0 } else { self.spread * luck.normal(Purpose::Stance, seat, item) };
        (self.mean + off).clamp(-1.0, 1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn managers_stand_around_the_mean_and_never_beyond_the_ends() {
        let stance = Stance { mean: 0.2, spread: 0.3, effect: 0.5 };
        let drawn: Vec<f64> = (0..20_000).map(|seat| stance.of(seat, 0, Luck::new(5, 0))).collect();
        let mean = drawn.iter().sum::<f64>() / 20_000.0;
        assert!((mean - 0.2).abs() < 0.01, "{mean}");
        assert!(drawn.iter().all(|stance| stance.abs() <= 1.0));
        let torn = Stance { spread: 5.0, ..stance };
        assert!((0..100).any(|seat| torn.of(seat, 0, Luck::new(5, 0)) == -1.0));
    }

    #[test]
    fn a_stance_without_effect_or_without_any_stance_does_not_matter() {
        assert!(!Stance::NONE.matters() && !Stance { mean: 1.0, ..Stance::NONE }.matters());
        assert!(!Stance { effect: 1.0, ..Stance::NONE }.matters());
        assert!(Stance { spread: 0.1, effect: 0.5, ..Stance::NONE }.matters());
    }
}
