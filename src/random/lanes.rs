//! Many draws at once, in plain loops over lanes, so that compilers fill whole registers.

use super::luck::Draw;
use super::philox::{FACTOR, WEYL, high, open_unit};
use crate::exact::{ln, resolve_ticks};
use multiversion::multiversion;

/// How many draws are made at once.
pub const AT_ONCE: usize = 64;

/// Writes the resolves of consecutive people, the first of whom has `counter`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn fill(resolves: &mut [i64], counter: [u32; 4], key: [u32; 2]) {
    for (chunk, resolves) in resolves.chunks_mut(AT_ONCE).enumerate() {
        let numbers = consecutive(chunk, counter, key);
        for (resolve, number) in resolves.iter_mut().zip(numbers) {
            *resolve = resolve_ticks(-ln(number));
        }
    }
}

/// Writes the uniform numbers of consecutive people, the first of whom has `counter`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn fill_uniform(numbers: &mut [f64], counter: [u32; 4], key: [u32; 2]) {
    for (chunk, numbers) in numbers.chunks_mut(AT_ONCE).enumerate() {
        let drawn = consecutive(chunk, counter, key);
        numbers.copy_from_slice(&drawn[..numbers.len()]);
    }
}

/// Writes both uniform numbers of consecutive people, the first of whom has `counter`.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn fill_pairs(pairs: &mut [(f64, f64)], counter: [u32; 4], key: [u32; 2]) {
    for (chunk, pairs) in pairs.chunks_mut(AT_ONCE).enumerate() {
        write_pairs(pairs, words(in_lanes(chunk, counter), key.map(|word| [word; AT_ONCE])));
    }
}

/// Writes both uniform numbers of a list of draws.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn fill_pairs_each(pairs: &mut [(f64, f64)], draws: &[Draw]) {
    for (pairs, draws) in pairs.chunks_mut(AT_ONCE).zip(draws.chunks(AT_ONCE)) {
        let (counter, key) = gathered(draws);
        write_pairs(pairs, words(counter, key));
    }
}

/// Both uniform numbers that follow from the words of each of some draws.
#[inline(always)]
fn write_pairs(pairs: &mut [(f64, f64)], [a, b, c, d]: [[u32; AT_ONCE]; 4]) {
    for (lane, pair) in pairs.iter_mut().enumerate() {
        *pair = (open_unit(a[lane], b[lane]), open_unit(c[lane], d[lane]));
    }
}

/// Writes the uniform numbers of some people, who are alike in all but the first word of their counter.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn fill_uniform_of(numbers: &mut [f64], people: &[u32], counter: [u32; 4], key: [u32; 2]) {
    for (numbers, people) in numbers.chunks_mut(AT_ONCE).zip(people.chunks(AT_ONCE)) {
        let mut lanes = in_lanes(0, counter);
        lanes[0][..people.len()].copy_from_slice(people);
        let drawn = units(lanes, key.map(|word| [word; AT_ONCE]));
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
pub(super) fn in_lanes(chunk: usize, [first, item, run, purpose]: [u32; 4]) -> [[u32; AT_ONCE]; 4] {
    let mut people = [0; AT_ONCE];
    for (lane, person) in people.iter_mut().enumerate() {
        *person = first.wrapping_add((chunk * AT_ONCE + lane) as u32);
    }
    [people, [item; AT_ONCE], [run; AT_ONCE], [purpose; AT_ONCE]]
}

/// Writes the resolves of a list of draws.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn fill_each(resolves: &mut [i64], draws: &[Draw]) {
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
    let [high, low, ..] = words(counter, key);
    let mut numbers = [0.0; AT_ONCE];
    for lane in 0..AT_ONCE {
        numbers[lane] = open_unit(high[lane], low[lane]);
    }
    numbers
}

/// The words of each of some draws: [`philox4x32_10`](super::philox::philox4x32_10) in all lanes.
#[inline(always)]
pub(super) fn words(
    [mut a, mut b, mut c, mut d]: [[u32; AT_ONCE]; 4],
    [mut k, mut l]: [[u32; AT_ONCE]; 2],
) -> [[u32; AT_ONCE]; 4] {
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
    [a, b, c, d]
}
