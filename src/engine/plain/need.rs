//! How many examples each person needs: the resolve in units of what one example adds.

use super::{Plain, Spread};
use crate::contagion::Threshold;
use crate::exact::{TICK, nearest};
use crate::random::{AT_ONCE, Luck, Purpose};
use multiversion::multiversion;

/// More examples than anybody can meet.
pub(super) const NEVER: u16 = u16::MAX;

/// Writes how many examples each person needs to adopt, [`NEVER`] for those who cannot; `around` says how
/// many ties reach each.
pub(super) fn needs(plain: &Plain, around: &[u32], needs: &mut [u16]) {
    let dispositions = plain.case.dispositions;
    match plain.spread {
        Spread::Once(0) | Spread::Weekly(0) => needs.fill(NEVER),
        Spread::Once(each) | Spread::Weekly(each) => quotients(plain.case.setting.luck, each, needs),
        Spread::Enough(rule) => all_enough(rule, &dispositions.thresholds, around, needs),
    }
    for (need, &open) in needs.iter_mut().zip(&dispositions.open) {
        *need = if open { *need } else { NEVER };
    }
}

/// How often `each` ticks must be gained to reach a resolve, at least once; [`NEVER`] where that is more
/// often than can be.
pub(super) fn quotient(resolve: i64, each: i64) -> u16 {
    if each == 0 { NEVER } else { ((resolve + each - 1) / each).min(i64::from(NEVER)) as u16 }
}

/// How many examples it takes for a hazard of 1, as [`near_quotient`] wants it.
pub(super) fn inverse(each: i64) -> f32 {
    (TICK / each as f64) as f32
}

/// The same for everybody's resolve to adopt: by a short logarithm of the upper bits where that leaves no
/// doubt, else exactly.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn quotients(luck: Luck, each: i64, needs: &mut [u16]) {
    let inverse = inverse(each);
    for (chunk, needs) in needs.chunks_mut(AT_ONCE).enumerate() {
        let first = (chunk * AT_ONCE) as u32;
        let upper = luck.upper_bits(Purpose::Adopt, 0, first);
        let (mut near, mut doubtful) = ([0; AT_ONCE], [false; AT_ONCE]);
        for lane in 0..AT_ONCE {
            (near[lane], doubtful[lane]) = near_quotient(upper[lane], inverse);
        }
        let any = doubtful.iter().fold(false, |any, &doubt| any | doubt);
        needs.copy_from_slice(&near[..needs.len()]);
        if any {
            for (person, need) in (first..).zip(needs).filter(|(person, _)| doubtful[(person - first) as usize]) {
                *need = quotient(luck.resolve(Purpose::Adopt, person, 0, 0), each);
            }
        }
    }
}

/// A quotient rounded up, from the upper bits of a uniform number, and whether it must be doubted: it lies
/// as near to a whole number as single precision can be wrong.
#[inline(always)]
pub(super) fn near_quotient(upper: u32, inverse: f32) -> (u16, bool) {
    const SHIFT: f32 = 1.5 * (1u32 << 23) as f32; // beside it, the next number is 1 away
    const MOST: f32 = 60_000.0;
    let quotient = near_resolve(upper) * inverse;
    let bounded = if quotient < MOST { quotient } else { MOST };
    let shifted = bounded + SHIFT;
    let near = shifted.to_bits().wrapping_sub(SHIFT.to_bits());
    let beyond = bounded - (shifted - SHIFT);
    let margin = MARGIN * (inverse + bounded);
    let doubtful = (beyond.abs() < margin) | (upper < LEAST) | (bounded >= MOST);
    ((near + u32::from(beyond > 0.0)) as u16, doubtful)
}

/// Twice as much as [`near_resolve`] can be wrong, and more than products of single precision are.
const MARGIN: f32 = 1.6e-5;

/// Below these upper bits too few of them are known.
const LEAST: u32 = 1 << 20;

/// The resolve of a uniform number with these upper bits, within half of [`MARGIN`] from [`LEAST`] on.
#[inline(always)]
fn near_resolve(upper: u32) -> f32 {
    const LN_OF_ALL: f32 = 22.180_71; // 32 ln 2
    LN_OF_ALL - short_ln((upper | 1) as f32)
}

/// ln(x) of a positive number.
#[inline(always)]
fn short_ln(x: f32) -> f32 {
    let bits = x.to_bits().wrapping_sub(0x3f2a_aaab);
    let exponent = (bits as i32 >> 23) as f32;
    let r = f32::from_bits((bits & 0x007f_ffff) + 0x3f2a_aaab) - 1.0;
    let tail = r * (0.2 + r * (-0.166_666_67 + r * (0.142_857_15 + r * (-0.125 + r * (0.111_111_1 - r * 0.1)))));
    let series = r * (1.0 + r * (-0.5 + r * (0.333_333_34 + r * (-0.25 + tail))));
    series + exponent * std::f32::consts::LN_2
}

/// How many people are looked at together: as many as stay near at hand.
const TOGETHER: usize = 512;

/// How many examples are enough for each person, by floating point where that leaves no doubt.
fn all_enough(rule: &Threshold, thresholds: &[f64], around: &[u32], needs: &mut [u16]) {
    let by_share = rule.contacts.is_none();
    let columns = thresholds.chunks(TOGETHER).zip(around.chunks(TOGETHER));
    for ((thresholds, around), needs) in columns.zip(needs.chunks_mut(TOGETHER)) {
        if !rounded_up(thresholds, around, by_share, needs) {
            let each = needs.iter_mut().zip(thresholds).zip(around);
            each.for_each(|((need, &threshold), &around)| *need = enough(rule, threshold, around));
        }
    }
}

/// Thresholds as numbers of examples, rounded up, at most [`NEVER`]; says whether all lie so far from a
/// whole number that rounding is right.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn rounded_up(thresholds: &[f64], around: &[u32], by_share: bool, needs: &mut [u16]) -> bool {
    let mut doubts = 0;
    for (need, (&threshold, &around)) in needs.iter_mut().zip(thresholds.iter().zip(around)) {
        let number = threshold * if by_share { f64::from(around) } else { 1.0 };
        let number = if number < f64::from(NEVER) { number } else { f64::from(NEVER) - 0.5 };
        let near = nearest(number);
        let beyond = number - near as f64;
        doubts |= u64::from(beyond.abs() < 1e-9);
        *need = (near + i64::from(beyond > 0.0)) as u16;
    }
    doubts == 0
}

/// How many of `around` ties must adopt for a threshold to be reached.
fn enough(rule: &Threshold, threshold: f64, around: u32) -> u16 {
    let reached = |examples: u32| match rule.contacts {
        Some(_) => f64::from(examples),
        None if around > 0 => (f64::from(examples) / f64::from(around)).min(1.0),
        None => 0.0,
    };
    let scale = if rule.contacts.is_some() { 1.0 } else { f64::from(around) };
    let guess = (threshold * scale).ceil().clamp(0.0, f64::from(NEVER)) as u32;
    let near = guess.saturating_sub(1)..=(guess + 1).min(u32::from(NEVER) - 1);
    let found = near.clone().find(|&examples| reached(examples) >= threshold);
    found.map_or(NEVER, |examples| examples as u16)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exact::CERTAIN;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn many_quotients_are_the_exact_ones(
            seed: u64, people in 1usize..700, each in prop_oneof![Just(CERTAIN), 1i64..1 << 56, 1i64 << 40..1 << 52]
        ) {
            let (luck, mut needs) = (Luck::new(seed, 0), vec![0; people]);
            quotients(luck, each, &mut needs);
            let exact = |person| quotient(luck.resolve(Purpose::Adopt, person, 0, 0), each);
            prop_assert_eq!(needs, (0..people as u32).map(exact).collect::<Vec<_>>());
        }

        #[test]
        fn a_near_resolve_is_as_near_as_it_says(upper in LEAST..=u32::MAX, small in LEAST..LEAST << 2, lower: u32) {
            for upper in [upper, small, LEAST, u32::MAX, 0xaaaa_aaaa, 0xaaaa_aaab] {
                let unit = ((u64::from(upper) << 20 | u64::from(lower >> 12)) as f64 + 0.5) / TICK;
                let off = f64::from(near_resolve(upper)) + libm::log(unit);
                prop_assert!(off.abs() < f64::from(MARGIN) / 2.0, "{upper} {off}");
            }
        }

        #[test]
        fn enough_is_the_smallest_number_that_reaches_the_threshold(threshold in 0.0..=1.0f64, around in 0u32..300) {
            let rule = Threshold::default();
            let share = |examples: u32| if around > 0 { f64::from(examples) / f64::from(around) } else { 0.0 };
            let smallest = (0..=around).find(|&examples| share(examples) >= threshold);
            let smallest = smallest.map_or(NEVER, |examples| examples as u16);
            prop_assert_eq!(enough(&rule, threshold, around), smallest);
            let mut needs = [0; 3];
            all_enough(&rule, &[threshold; 3], &[around; 3], &mut needs);
            prop_assert_eq!(needs, [smallest; 3]);
        }
    }
}
