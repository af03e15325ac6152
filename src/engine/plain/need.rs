//! How many examples each person needs: the resolve in units of what one example adds.

use super::{Plain, Spread};
use crate::contagion::Threshold;
use crate::exact::nearest;
use crate::random::Purpose;
use multiversion::multiversion;

/// More examples than anybody can meet.
pub(super) const NEVER: u16 = u16::MAX;

/// How many people are looked at together: as many as stay near at hand.
const TOGETHER: usize = 512;

/// Writes how many examples each person needs to adopt, [`NEVER`] for those who cannot.
pub(super) fn needs(plain: &Plain, resolves: &mut Vec<i64>, needs: &mut [u16]) {
    let dispositions = plain.case.dispositions;
    match plain.spread {
        Spread::Once(each) | Spread::Weekly(each) => {
            resolves.resize(needs.len(), 0);
            plain.case.setting.luck.resolves(Purpose::Adopt, 0, 0, resolves);
            quotients(resolves, each, needs);
        }
        Spread::Enough(rule) => {
            let around: Vec<u32> = (0..needs.len() as u32).map(|person| plain.rows.incoming(person)).collect();
            all_enough(rule, &dispositions.thresholds, &around, needs);
        }
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

/// The same for many resolves: by floating point where that leaves no doubt, else exactly.
fn quotients(resolves: &[i64], each: i64, needs: &mut [u16]) {
    let inverse = 1.0 / each as f64;
    for (resolves, needs) in resolves.chunks(TOGETHER).zip(needs.chunks_mut(TOGETHER)) {
        if each == 0 || !rounded_up(resolves, |resolve| resolve as f64 * inverse, needs) {
            resolves.iter().zip(needs).for_each(|(&resolve, need)| *need = quotient(resolve, each));
        }
    }
}

/// How many examples are enough for each person, by floating point where that leaves no doubt.
fn all_enough(rule: &Threshold, thresholds: &[f64], around: &[u32], needs: &mut [u16]) {
    let ties = |ties: u32| if rule.contacts.is_some() { 1.0 } else { f64::from(ties) };
    let columns = thresholds.chunks(TOGETHER).zip(around.chunks(TOGETHER));
    for ((thresholds, around), needs) in columns.zip(needs.chunks_mut(TOGETHER)) {
        let mut scaled = [0.0; TOGETHER];
        scaled.iter_mut().zip(thresholds).zip(around).for_each(|((to, of), &of_ties)| *to = of * ties(of_ties));
        if !rounded_up(&scaled[..needs.len()], |scaled| scaled, needs) {
            let each = needs.iter_mut().zip(thresholds).zip(around);
            each.for_each(|((need, &threshold), &around)| *need = enough(rule, threshold, around));
        }
    }
}

/// Positive numbers rounded up, at most [`NEVER`]; says whether all lie so far from a whole number that
/// what they stand for is rounded up alike.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn rounded_up<T: Copy, F: Fn(T) -> f64>(from: &[T], number: F, needs: &mut [u16]) -> bool {
    let mut doubts = 0;
    for (need, &from) in needs.iter_mut().zip(from) {
        let number = number(from);
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
            resolves in prop::collection::vec(1i64..40 << 52, 1..700), each in prop_oneof![Just(0), Just(CERTAIN), 1i64..1 << 56]
        ) {
            let mut needs = vec![0; resolves.len()];
            quotients(&resolves, each, &mut needs);
            prop_assert_eq!(needs, resolves.iter().map(|&resolve| quotient(resolve, each)).collect::<Vec<_>>());
        }

        #[test]
        fn on_the_edge_they_are_exact_as_well(times in 1i64..200, each in 1i64..1 << 50, off in -1i64..=1) {
            let resolves = [(times * each + off).max(1); 40];
            let mut needs = [0; 40];
            quotients(&resolves, each, &mut needs);
            prop_assert_eq!(needs, [quotient(resolves[0], each); 40]);
        }

        #[test]
        fn enough_is_the_smallest_number_that_reaches_the_threshold(threshold in 0.0..=1.0f64, around in 0u32..300) {
            let rule = Threshold::default();
            let share = |examples: u32| if around > 0 { f64::from(examples) / f64::from(around) } else { 0.0 };
            let smallest = (0..=around).find(|&examples| share(examples) >= threshold);
            prop_assert_eq!(enough(&rule, threshold, around), smallest.map_or(NEVER, |examples| examples as u16));
        }
    }
}
