//! The only source of chance: keyed draws that depend on nothing but their key, and named streams.
//!
//! A keyed draw is a pure function of (seed, run, purpose, person, behaviour, spell), so threads, the
//! order of strategies, observation and charts change no number, and all strategies meet the same luck.

use crate::exact::{ln, resolve_ticks};
use multiversion::multiversion;
use rand::SeedableRng;
use rand_chacha::ChaCha8Rng;

/// What a draw is for. The numbers are part of the program's results: never reuse or renumber one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u32)]
pub enum Purpose {
    /// Resolve of becoming aware.
    Aware = 1,
    /// Resolve of adopting.
    Adopt = 2,
    /// Resolve of complying with a mandate.
    Comply = 3,
    /// Resolve of making a complied-with behaviour one's own.
    Internalise = 4,
    /// Resolve of turning practice into habit.
    Habit = 5,
    /// Resolve of lapsing.
    Lapse = 6,
    /// Resolve of a champion dropping out.
    DropOut = 7,
    /// Resolve of leaving the organisation.
    Leave = 8,
    /// Resolve of changing seats, and with whom.
    Move = 9,
    /// Who declines to be a champion.
    Refusal = 10,
    /// Resolve of a champion burning out.
    Burnout = 11,
    /// Resolve of a champion winning somebody over, and whom.
    Recruit = 12,
    /// Resolve of a leader who goes back to control.
    Revert = 13,
    /// Resolve of becoming able to do what one tries.
    Practise = 15,
    /// A person's adoption threshold.
    Threshold = 20,
    /// Who never adopts, who opposes, who already practises, who is already aware.
    Disposition = 21,
    /// Whom a person observes this week (dose rule).
    Observation = 22,
    /// Who is reached by a channel at all.
    Reach = 23,
    /// Whether a manager passes a message on.
    PassOn = 24,
    /// Who answers the network survey.
    Response = 25,
    /// Whose example an adoption goes back to.
    Origin = 26,
    /// By how much a copy differs from what was copied.
    Variant = 27,
    /// Who dominates.
    Dominance = 28,
    /// What a newcomer brings.
    Newcomer = 29,
    /// How a manager stands to a behaviour.
    Stance = 30,
    /// How safe a team is.
    Safety = 31,
    /// How much contact somebody expects of the own manager.
    Expectation = 32,
    /// How many decisions a team meets, at which level, and who is to take them.
    Decision = 33,
    /// When a team meets a decision.
    DecisionDays = 34,
    /// What teams that search start from, look at, try and settle on.
    Search = 35,
    /// When and where what variants are worth changes.
    SearchShock = 36,
    /// Who is brought together with whom.
    Bridge = 37,
    /// Whom an event strikes.
    Event = 38,
    /// How an organisation is built.
    Organisation = 40,
    /// Who starts.
    Starters = 41,
    /// Who is chosen as a champion.
    Champions = 42,
    /// Which leaders are asked to do it for all to see, and who does.
    RoleModels = 43,
    /// Who is mistaken for somebody else when champions are chosen, and for whom.
    WrongPicks = 44,
    /// What variants are worth.
    SearchLandscape = 45,
}

/// The luck of one simulated run: every draw of it, in whatever order it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Luck {
    seed: u64,
    run: u32,
}

/// A draw that is still to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draw {
    counter: [u32; 4],
    key: [u32; 2],
}

/// Makes draws and writes their resolves, what [`Luck::resolve`] gives, in the place of what was there.
pub fn resolves(draws: &[Draw], resolves: &mut Vec<i64>) {
    resolves.clear();
    resolves.resize(draws.len(), 0);
    fill_each(resolves, draws);
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
    words([people, items, run, purpose], key).0
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

    /// The upper 32 of the 52 bits of [`AT_ONCE`] people's uniform numbers, the first of them `first`.
    #[inline(always)]
    pub fn upper_bits(self, purpose: Purpose, item: u32, first: u32) -> [u32; AT_ONCE] {
        let counter = [first, item, self.run, purpose as u32];
        words(in_lanes(0, counter), self.key().map(|word| [word; AT_ONCE])).0
    }

    /// The uniform numbers of everybody, from person 0: what [`Luck::uniform`] gives, many at once.
    pub fn uniforms(self, purpose: Purpose, item: u32, everybody: &mut [f64]) {
        fill_uniform(everybody, [0, item, self.run, purpose as u32], self.key());
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

/// How many draws are made at once.
pub const AT_ONCE: usize = 64;

/// Writes the resolves of consecutive people, the first of whom has `counter`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn fill(resolves: &mut [i64], counter: [u32; 4], key: [u32; 2]) {
    for (chunk, resolves) in resolves.chunks_mut(AT_ONCE).enumerate() {
        let numbers = consecutive(chunk, counter, key);
        for (resolve, number) in resolves.iter_mut().zip(numbers) {
            *resolve = resolve_ticks(-ln(number));
        }
    }
}

/// Writes the uniform numbers of consecutive people, the first of whom has `counter`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn fill_uniform(numbers: &mut [f64], counter: [u32; 4], key: [u32; 2]) {
    for (chunk, numbers) in numbers.chunks_mut(AT_ONCE).enumerate() {
        let drawn = consecutive(chunk, counter, key);
        numbers.copy_from_slice(&drawn[..numbers.len()]);
    }
}

/// The uniform numbers of some consecutive people, so many chunks after the one who has `counter`.
#[inline(always)]
fn consecutive(chunk: usize, counter: [u32; 4], key: [u32; 2]) -> [f64; AT_ONCE] {
    units(in_lanes(chunk, counter), key.map(|word| [word; AT_ONCE]))
}

/// The counters of some consecutive people, so many chunks after the one who has `counter`.
#[inline(always)]
fn in_lanes(chunk: usize, [first, item, run, purpose]: [u32; 4]) -> [[u32; AT_ONCE]; 4] {
    let mut people = [0; AT_ONCE];
    for (lane, person) in people.iter_mut().enumerate() {
        *person = first.wrapping_add((chunk * AT_ONCE + lane) as u32);
    }
    [people, [item; AT_ONCE], [run; AT_ONCE], [purpose; AT_ONCE]]
}

/// Writes the resolves of a list of draws.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn fill_each(resolves: &mut [i64], draws: &[Draw]) {
    for (resolves, draws) in resolves.chunks_mut(AT_ONCE).zip(draws.chunks(AT_ONCE)) {
        let (counter, key) = gathered(draws);
        for (resolve, number) in resolves.iter_mut().zip(units(counter, key)) {
            *resolve = resolve_ticks(-ln(number));
        }
    }
}

/// The counters and keys of some draws, word by word.
#[inline(always)]
fn gathered(draws: &[Draw]) -> ([[u32; AT_ONCE]; 4], [[u32; AT_ONCE]; 2]) {
    let (mut counter, mut key) = ([[0; AT_ONCE]; 4], [[0; AT_ONCE]; 2]);
    for (lane, draw) in draws.iter().take(AT_ONCE).enumerate() {
        (0..4).for_each(|word| counter[word][lane] = draw.counter[word]);
        (0..2).for_each(|word| key[word][lane] = draw.key[word]);
    }
    (counter, key)
}

/// The first uniform number of each of some draws.
#[inline(always)]
fn units(counter: [[u32; AT_ONCE]; 4], key: [[u32; AT_ONCE]; 2]) -> [f64; AT_ONCE] {
    let (high, low) = words(counter, key);
    let mut numbers = [0.0; AT_ONCE];
    for lane in 0..AT_ONCE {
        numbers[lane] = open_unit(high[lane], low[lane]);
    }
    numbers
}

/// The first two words of each of some draws: [`philox4x32_10`] in plain loops over all lanes, so that
/// compilers fill whole registers.
#[inline(always)]
fn words(
    [mut a, mut b, mut c, mut d]: [[u32; AT_ONCE]; 4],
    [mut k, mut l]: [[u32; AT_ONCE]; 2],
) -> ([u32; AT_ONCE], [u32; AT_ONCE]) {
    for _ in 0..10 {
        for lane in 0..AT_ONCE {
            let next_a = high(c[lane], FACTOR[1]) ^ b[lane] ^ k[lane];
            let next_c = high(a[lane], FACTOR[0]) ^ d[lane] ^ l[lane];
            b[lane] = c[lane].wrapping_mul(FACTOR[1]);
            d[lane] = a[lane].wrapping_mul(FACTOR[0]);
            (a[lane], c[lane]) = (next_a, next_c);
            k[lane] = k[lane].wrapping_add(WEYL[0]);
            l[lane] = l[lane].wrapping_add(WEYL[1]);
        }
    }
    (a, b)
}

/// The upper half of a product.
#[inline(always)]
fn high(one: u32, other: u32) -> u32 {
    ((u64::from(one) * u64::from(other)) >> 32) as u32
}

/// A unit-exponential number in ticks.
#[inline(always)]
fn exponential(counter: [u32; 4], key: [u32; 2]) -> i64 {
    let [a, b, ..] = philox4x32_10(counter, key);
    resolve_ticks(-ln(open_unit(a, b)))
}

/// The middle of one of 2^52 equal parts of the unit interval, so that neither end is ever drawn.
#[inline(always)]
fn open_unit(high: u32, low: u32) -> f64 {
    const UP_TO_ONE: f64 = 1.0 - f64::EPSILON / 2.0;
    let bits = (u64::from(high) << 32 | u64::from(low)) >> 12;
    f64::from_bits(bits | 1f64.to_bits()) - UP_TO_ONE
}

/// Multipliers of the generator.
const FACTOR: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
/// What its key grows by each round.
const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];

/// Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror & Shaw 2011).
#[inline(always)]
fn philox4x32_10(counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    let [mut a, mut b, mut c, mut d] = counter;
    for round in 0..10 {
        if round > 0 {
            key = [key[0].wrapping_add(WEYL[0]), key[1].wrapping_add(WEYL[1])];
        }
        let next_a = high(c, FACTOR[1]) ^ b ^ key[0];
        let next_c = high(a, FACTOR[0]) ^ d ^ key[1];
        (b, d) = (c.wrapping_mul(FACTOR[1]), a.wrapping_mul(FACTOR[0]));
        (a, c) = (next_a, next_c);
    }
    [a, b, c, d]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::TICK;
    use rand::Rng;

    /// Known answers published with the generator (Random123, `kat_vectors`).
    #[test]
    fn philox_gives_the_published_vectors() {
        let ones = u32::MAX;
        assert_eq!(philox4x32_10([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox4x32_10([ones; 4], [ones; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        let pi = [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344];
        let expected = [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1];
        assert_eq!(philox4x32_10(pi, [0xa409_3822, 0x299f_31d0]), expected);
    }

    #[test]
    fn a_unit_number_is_the_middle_of_its_part() {
        for (high, low) in [(0, 0), (ones(), ones()), (1 << 31, 0), (0, 1 << 12), (12345, 678_901)] {
            let bits = (u64::from(high) << 32 | u64::from(low)) >> 12;
            assert_eq!(open_unit(high, low), (bits as f64 + 0.5) / (1u64 << 52) as f64);
        }
    }

    #[test]
    fn a_resolve_is_never_zero_and_has_mean_one() {
        assert!(-ln(open_unit(ones(), ones())) > 0.0 && -ln(open_unit(0, 0)) < 40.0);
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
        let clock = |at: u32| ([Purpose::Adopt, Purpose::Habit][at as usize % 2], 13 * at, at % 5);
        let draws: Vec<Draw> = (0..77).map(clock).map(|(what, who, spell)| luck.draw(what, who, 0, spell)).collect();
        let mut made = vec![1, 2, 3];
        resolves(&draws, &mut made);
        let one_by_one = |(what, who, spell)| luck.resolve(what, who, 0, spell);
        assert_eq!(made, (0..77).map(clock).map(one_by_one).collect::<Vec<_>>());
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

    fn ones() -> u32 {
        u32::MAX
    }
}
