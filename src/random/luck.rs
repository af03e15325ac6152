//! The luck of a run: every draw of it, one by one or many at once.

use super::Purpose;
use super::lanes::{
    AT_ONCE, fill, fill_each, fill_pairs, fill_pairs_each, fill_uniform, fill_uniform_of, in_lanes, words,
};
use super::philox::{open_unit, philox4x32_10};
use crate::exact::{ln, resolve_ticks};
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// The luck of one simulated run: every draw of it, in whatever order it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Luck {
    seed: u64,
    run: u32,
}

/// A draw that is still to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    pub(super) counter: [u32; 4],
    pub(super) key: [u32; 2],
}

/// Makes draws and writes their resolves, what [`Luck::resolve`] gives, in the place of what was there.
pub fn resolves(draws: &[Draw], resolves: &mut Vec<i64>) {
    resolves.clear();
    resolves.resize(draws.len(), 0);
    fill_each(resolves, draws);
}

/// Makes draws: both uniform numbers of each, what [`Luck::pair`] gives.
pub fn pairs(draws: &[Draw]) -> Vec<(f64, f64)> {
    let mut pairs = vec![(0.0, 0.0); draws.len()];
    fill_pairs_each(&mut pairs, draws);
    pairs
}

/// The upper 32 of the 52 bits of the uniform numbers of some people, each with a luck, a purpose and an item
/// of their own.
#[inline(always)]
pub fn upper_bits(people: [u32; AT_ONCE], keys: [(Luck, Purpose); AT_ONCE], items: [u32; AT_ONCE]) -> [u32; AT_ONCE] {
    let (mut run, mut purpose, mut key) = ([0; AT_ONCE], [0; AT_ONCE], [[0; AT_ONCE]; 2]);
    for (lane, (luck, what)) in keys.into_iter().enumerate() {
        (run[lane], purpose[lane]) = (luck.run, what as u32);
        [key[0][lane], key[1][lane]] = luck.key();
    }
    words([people, items, run, purpose], key)[0]
}

impl Luck {
    /// The luck of run number `run` under `seed`.
    pub fn new(seed: u64, run: u32) -> Luck {
        Luck { seed, run }
    }

    /// The luck that all runs share: what is drawn once for a whole experiment.
    pub fn shared(seed: u64) -> Luck {
        Luck { seed, run: u32::MAX }
    }

    /// A unit-exponential number: the total hazard, in ticks, at which the clock of this key rings. At
    /// least 1.
    ///
    /// `behaviour` counts the behaviours of a scenario from 0; `spell` the person's lapses, below 2^24.
    pub fn resolve(self, purpose: Purpose, person: u32, behaviour: u8, spell: u32) -> i64 {
        exponential([person, item(behaviour, spell), self.run, purpose as u32], self.key())
    }

    /// The resolves of everybody, from person 0: what [`Luck::resolve`] gives, many at once.
    pub fn resolves(self, purpose: Purpose, behaviour: u8, spell: u32, everybody: &mut [i64]) {
        fill(everybody, [0, item(behaviour, spell), self.run, purpose as u32], self.key());
    }

    /// The draw behind [`Luck::resolve`], to be made together with others by [`resolves`].
    #[inline(always)]
    pub fn draw(self, purpose: Purpose, person: u32, behaviour: u8, spell: u32) -> Draw {
        Draw { counter: [person, item(behaviour, spell), self.run, purpose as u32], key: self.key() }
    }

    /// The draw behind [`Luck::pair`], to be made together with others by [`pairs`].
    pub fn pair_draw(self, purpose: Purpose, person: u32, item: u32) -> Draw {
        Draw { counter: [person, item, self.run, purpose as u32], key: self.key() }
    }

    /// The upper 32 of the 52 bits of [`AT_ONCE`] people's uniform numbers, the first of them `first`.
    #[inline(always)]
    pub fn upper_bits(self, purpose: Purpose, item: u32, first: u32) -> [u32; AT_ONCE] {
        let counter = [first, item, self.run, purpose as u32];
        words(in_lanes(0, counter), self.key().map(|word| [word; AT_ONCE]))[0]
    }

    /// The uniform numbers of everybody, from person 0: what [`Luck::uniform`] gives, many at once.
    pub fn uniforms(self, purpose: Purpose, item: u32, everybody: &mut [f64]) {
        fill_uniform(everybody, [0, item, self.run, purpose as u32], self.key());
    }

    /// The uniform numbers of some people: what [`Luck::uniform`] gives, many at once.
    pub fn uniforms_of(self, purpose: Purpose, item: u32, people: &[u32]) -> Vec<f64> {
        let mut numbers = vec![0.0; people.len()];
        fill_uniform_of(&mut numbers, people, [0, item, self.run, purpose as u32], self.key());
        numbers
    }

    /// Both uniform numbers of everybody, from person 0: what [`Luck::pair`] gives, many at once.
    pub fn pairs(self, purpose: Purpose, item: u32, everybody: &mut [(f64, f64)]) {
        fill_pairs(everybody, [0, item, self.run, purpose as u32], self.key());
    }

    /// A uniform number, above 0 and below 1, of 52 bits; `item` tells several draws for one person apart.
    pub fn uniform(self, purpose: Purpose, person: u32, item: u32) -> f64 {
        self.pair(purpose, person, item).0
    }

    /// Two independent uniform numbers, each above 0 and below 1.
    pub fn pair(self, purpose: Purpose, person: u32, item: u32) -> (f64, f64) {
        let [a, b, c, d] = philox4x32_10([person, item, self.run, purpose as u32], self.key());
        (open_unit(a, b), open_unit(c, d))
    }

    /// A standard normal number (Box & Muller 1958).
    pub fn normal(self, purpose: Purpose, person: u32, item: u32) -> f64 {
        let (u, v) = self.pair(purpose, person, item);
        libm::sqrt(-2.0 * libm::log(u)) * libm::cos(std::f64::consts::TAU * v)
    }

    /// The generator for whatever is drawn in order: organisations, traits, shuffles.
    pub fn stream(self, purpose: Purpose) -> ChaCha8Rng {
        let mut seed = [0; 32];
        seed[..8].copy_from_slice(&self.seed.to_le_bytes());
        seed[8..12].copy_from_slice(&self.run.to_le_bytes());
        seed[12..16].copy_from_slice(&(purpose as u32).to_le_bytes());
        ChaCha8Rng::from_seed(seed)
    }

    fn key(self) -> [u32; 2] {
        [self.seed as u32, (self.seed >> 32) as u32]
    }
}

fn item(behaviour: u8, spell: u32) -> u32 {
    u32::from(behaviour) << 24 | spell
}

/// A unit-exponential number in ticks.
#[inline(always)]
fn exponential(counter: [u32; 4], key: [u32; 2]) -> i64 {
    let [a, b, ..] = philox4x32_10(counter, key);
    resolve_ticks(-ln(open_unit(a, b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::TICK;
    use rand::Rng;

    #[test]
    fn a_resolve_is_never_zero_and_has_mean_one() {
        assert!(-ln(open_unit(u32::MAX, u32::MAX)) > 0.0 && -ln(open_unit(0, 0)) < 40.0);
        let luck = Luck::new(7, 3);
        let people = 100_000;
        let resolve = |person| luck.resolve(Purpose::Adopt, person, 0, 0) as f64 / TICK;
        let mean = (0..people).map(resolve).sum::<f64>() / f64::from(people);
        assert!((mean - 1.0).abs() < 4.0 / f64::from(people).sqrt(), "mean {mean}"); // 4 standard errors
    }

    #[test]
    fn many_draws_at_once_are_the_draws_one_by_one() {
        let luck = Luck::new(1 << 33 | 5, 9);
        let mut everybody = vec![0; 1003];
        luck.resolves(Purpose::Lapse, 0, 7, &mut everybody);
        let one_by_one = |person| luck.resolve(Purpose::Lapse, person, 0, 7);
        assert_eq!(everybody, (0..1003).map(one_by_one).collect::<Vec<_>>());
        let mut numbers = vec![0.0; 1003];
        luck.uniforms(Purpose::Threshold, 2, &mut numbers);
        assert_eq!(numbers, (0..1003).map(|person| luck.uniform(Purpose::Threshold, person, 2)).collect::<Vec<_>>());
        let some: Vec<u32> = (0..150).map(|at| at * at % 977).collect();
        let one_by_one = |&person: &u32| luck.uniform(Purpose::Decision, person, 4);
        assert_eq!(luck.uniforms_of(Purpose::Decision, 4, &some), some.iter().map(one_by_one).collect::<Vec<_>>());
        let mut pairs = vec![(0.0, 0.0); 70];
        luck.pairs(Purpose::Search, 6, &mut pairs);
        assert_eq!(pairs, (0..70).map(|person| luck.pair(Purpose::Search, person, 6)).collect::<Vec<_>>());
        let clock = |at: u32| ([Purpose::Adopt, Purpose::Habit][at as usize % 2], 13 * at, at % 5);
        let draws: Vec<Draw> = (0..77).map(clock).map(|(what, who, spell)| luck.draw(what, who, 0, spell)).collect();
        let mut made = vec![1, 2, 3];
        resolves(&draws, &mut made);
        let one_by_one = |(what, who, spell)| luck.resolve(what, who, 0, spell);
        assert_eq!(made, (0..77).map(clock).map(one_by_one).collect::<Vec<_>>());
        let key = |at: u32| ([Purpose::Decision, Purpose::DecisionDays][at as usize % 2], 7 * at, at << 8 | 3);
        let draws: Vec<Draw> = (0..77).map(key).map(|(what, who, item)| luck.pair_draw(what, who, item)).collect();
        let one_by_one = |(what, who, item)| luck.pair(what, who, item);
        assert_eq!(super::pairs(&draws), (0..77).map(key).map(one_by_one).collect::<Vec<_>>());
    }

    #[test]
    fn every_part_of_the_key_matters() {
        let draw = |seed, run, purpose, person, spell| Luck::new(seed, run).uniform(purpose, person, spell);
        let base = draw(1, 2, Purpose::Adopt, 3, 4);
        assert_eq!(base, draw(1, 2, Purpose::Adopt, 3, 4));
        for other in [
            draw(1 << 40, 2, Purpose::Adopt, 3, 4),
            draw(1, 3, Purpose::Adopt, 3, 4),
            draw(1, 2, Purpose::Lapse, 3, 4),
            draw(1, 2, Purpose::Adopt, 4, 4),
            draw(1, 2, Purpose::Adopt, 3, 5),
        ] {
            assert_ne!(base, other);
        }
    }

    #[test]
    fn a_stream_starts_the_same_way_every_time() {
        let first = |run| Luck::new(9, run).stream(Purpose::Organisation).next_u64();
        assert_eq!(first(0), first(0));
        assert_ne!(first(0), first(1));
    }
}
