//! What each variant is worth: an NK landscape (Kauffman & Levin 1987), redrawn in part by shocks.

use crate::calendar::WEEKS_PER_YEAR;
use crate::fraction::chance_of_hazard;
use crate::random::{Luck, Purpose};

/// A way of doing the behaviour: a bit an aspect.
pub(super) type Variant = u16;

/// The parts of what one aspect adds to a payoff.
const PARTS: f64 = (1u32 << 24) as f64;

/// The payoff of every variant: each aspect adds a number that depends on itself and on the next few
/// aspects round the circle. A pure function of luck, settings and the shocks so far.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Landscape {
    aspects: u8,
    /// The place of what an aspect adds to a payoff is read off as many bits.
    bits: u8,
    /// What each aspect adds, by its own bit and those it depends on.
    added: Vec<Vec<u32>>,
    /// The payoff of every variant, in parts.
    payoffs: Vec<u32>,
    best: u32,
}

impl Landscape {
    /// Before any shock.
    pub fn new(aspects: u8, ruggedness: u8, luck: Luck) -> Landscape {
        let bits = ruggedness.min(aspects - 1) + 1;
        let added = (0..aspects).map(|aspect| drawn(aspect, bits, 0, luck)).collect();
        let mut landscape = Landscape { aspects, bits, added, payoffs: vec![0; 1 << aspects], best: 0 };
        landscape.add_up();
        landscape
    }

    /// In some weeks a few aspects come to be worth something else.
    pub fn shake(&mut self, shocks_per_year: f64, share: f64, week: u32, luck: Luck) {
        let (when, place) = luck.pair(Purpose::SearchShock, 0, week);
        if when >= chance_of_hazard(shocks_per_year / WEEKS_PER_YEAR) {
            return;
        }
        let first = (place * f64::from(self.aspects)) as u8;
        let count = libm::ceil(share * f64::from(self.aspects)) as u8;
        for aspect in (first..first + count).map(|aspect| aspect % self.aspects) {
            self.added[usize::from(aspect)] = drawn(aspect, self.bits, week, luck);
        }
        self.add_up();
    }

    /// What a variant is worth, in parts.
    pub fn payoff(&self, variant: Variant) -> u32 {
        self.payoffs[usize::from(variant)]
    }

    /// What the best variant is worth, in parts.
    pub fn best(&self) -> u32 {
        self.best
    }

    /// How many variants there are.
    pub fn variants(&self) -> usize {
        self.payoffs.len()
    }

    fn add_up(&mut self) {
        let mask = (1 << self.bits) - 1;
        for (variant, payoff) in self.payoffs.iter_mut().enumerate() {
            let circle = variant | variant << self.aspects;
            let adds = |(aspect, added): (usize, &Vec<u32>)| added[circle >> aspect & mask];
            *payoff = self.added.iter().enumerate().map(adds).sum();
        }
        self.best = *self.payoffs.iter().max().expect("at least one aspect, two variants");
    }
}

/// What an aspect adds from a week on, for each setting of the bits it depends on.
fn drawn(aspect: u8, bits: u8, week: u32, luck: Luck) -> Vec<u32> {
    let mut numbers = vec![0.0; 1 << bits];
    luck.uniforms(Purpose::SearchLandscape, u32::from(aspect) << 24 | week, &mut numbers);
    numbers.into_iter().map(|number| (number * PARTS) as u32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The next aspects round the circle, read one by one.
    fn by_hand(aspects: u8, ruggedness: u8, variant: Variant, luck: Luck) -> u32 {
        let adds = |aspect: u8| {
            let bit = |step: u8| u32::from(variant >> ((aspect + step) % aspects) & 1) << step;
            let place = (0..=ruggedness).map(bit).sum();
            (luck.uniform(Purpose::SearchLandscape, place, u32::from(aspect) << 24) * PARTS) as u32
        };
        (0..aspects).map(adds).sum()
    }

    fn climb(landscape: &Landscape, mut variant: Variant) -> Variant {
        let steps = |variant: Variant| (0..landscape.aspects).map(move |aspect| variant ^ 1 << aspect);
        while let Some(better) = steps(variant).find(|&next| landscape.payoff(next) > landscape.payoff(variant)) {
            variant = better;
        }
        variant
    }

    /// The variants from which no single step leads up.
    fn peaks(landscape: &Landscape) -> usize {
        (0..landscape.variants() as Variant).filter(|&variant| climb(landscape, variant) == variant).count()
    }

    #[test]
    fn payoffs_and_the_best_are_those_added_up_by_hand() {
        for (aspects, ruggedness) in [(1, 0), (5, 0), (6, 2), (7, 6), (12, 3)] {
            let luck = Luck::new(3, u32::from(aspects));
            let landscape = Landscape::new(aspects, ruggedness, luck);
            let all: Vec<u32> = (0..1 << aspects).map(|variant| by_hand(aspects, ruggedness, variant, luck)).collect();
            assert_eq!(landscape.payoffs, all);
            assert_eq!(landscape.best(), *all.iter().max().unwrap());
        }
    }

    #[test]
    fn without_ruggedness_every_climb_ends_at_the_best() {
        for run in 0..20 {
            let landscape = Landscape::new(9, 0, Luck::new(4, run));
            assert!((0..1 << 9).all(|variant| landscape.payoff(climb(&landscape, variant)) == landscape.best()));
        }
    }

    #[test]
    fn peaks_are_as_many_as_theory_says_where_everything_depends_on_everything() {
        // Kauffman & Levin 1987: 2^N / (N + 1) peaks on average when K = N − 1.
        let counts: Vec<f64> = (0..200).map(|run| peaks(&Landscape::new(8, 7, Luck::new(5, run))) as f64).collect();
        let mean = counts.iter().sum::<f64>() / 200.0;
        let variance = counts.iter().map(|count| (count - mean).powi(2)).sum::<f64>() / 199.0;
        assert!((mean - 256.0 / 9.0).abs() < 4.0 * (variance / 200.0).sqrt(), "{mean}"); // 4 standard errors
    }

    #[test]
    fn a_shock_redraws_as_many_aspects_as_it_should_and_moves_the_best() {
        let luck = Luck::new(6, 0);
        let (calm, mut shaken) = (Landscape::new(10, 3, luck), Landscape::new(10, 3, luck));
        shaken.shake(1e9, 0.25, 1, luck);
        let redrawn = calm.added.iter().zip(&shaken.added).filter(|(one, other)| one != other).count();
        assert_eq!(redrawn, 3);
        assert_ne!(calm.best(), shaken.best());
        shaken.shake(0.0, 1.0, 2, luck);
        assert_eq!(calm.added.iter().zip(&shaken.added).filter(|(one, other)| one != other).count(), 3);
    }

    #[test]
    fn shocks_come_as_often_as_they_should() {
        let mut landscape = Landscape::new(2, 0, Luck::new(7, 0));
        let weeks = 5200;
        let strikes = |week: &u32| {
            let before = landscape.clone();
            landscape.shake(6.0, 1.0, *week, Luck::new(7, 0));
            landscape != before
        };
        let shocks = (1..=weeks).filter(strikes).count() as f64;
        let chance = chance_of_hazard(6.0 / 52.0);
        let error = (f64::from(weeks) * chance * (1.0 - chance)).sqrt();
        assert!((shocks - f64::from(weeks) * chance).abs() < 4.0 * error, "{shocks}"); // 4 standard errors
    }
}
