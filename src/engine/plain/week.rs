//! One week of some people's clocks in all lanes, in planes of bits (see [`super::planes`]).
//!
//! Adding and subtracting are the carries of school arithmetic, as logic on whole words, and the carry out of
//! the last plane says in which lanes nothing is left.

use super::prefetch::soon;
use multiversion::multiversion;

/// How many ties ahead their examples are asked for.
const AHEAD: usize = 64;

/// One week of some people's clocks in all lanes: how many examples each sees, and whose clock therefore
/// comes to its end.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn week<const W: usize, const K: usize, const P: usize, const ONE_WAY: bool, const FAR: bool>(
    (starts, seen): (&[u32], &[u32]),
    people: std::ops::Range<usize>,
    examples: &[[u64; W]],
    practising: &mut [[u64; W]],
    left: &mut [[[u64; W]; P]],
    rings: &mut [[u64; W]],
) {
    for (person, rings) in people.zip(rings) {
        let around = &seen[starts[person] as usize..starts[person + 1] as usize];
        if FAR {
            let ahead = &seen[(starts[person] as usize + AHEAD).min(seen.len())..];
            ahead.iter().take(around.len()).for_each(|&other| soon(examples, other as usize));
        }
        let gain = counted::<W, K>(around, examples);
        *rings = count_down::<W, K, P, ONE_WAY>(&gain, &practising[person], &mut left[person]);
        for w in 0..W {
            practising[person][w] ^= rings[w];
        }
    }
}

/// How many of those around set an example, in planes: three at a time through a full adder.
#[inline(always)]
fn counted<const W: usize, const K: usize>(around: &[u32], examples: &[[u64; W]]) -> [[u64; W]; K] {
    let mut count = [[0; W]; K];
    let (threes, rest) = around.as_chunks::<3>();
    for &[a, b, c] in threes {
        let (a, b, c) = (&examples[a as usize], &examples[b as usize], &examples[c as usize]);
        let (mut ones, mut twos) = ([0; W], [0; W]);
        for w in 0..W {
            let half = a[w] ^ b[w];
            ones[w] = half ^ c[w];
            twos[w] = a[w] & b[w] | half & c[w];
        }
        add(&mut count, 0, ones);
        add(&mut count, 1, twos);
    }
    for &other in rest {
        add(&mut count, 0, examples[other as usize]);
    }
    count
}

/// Adds a bit of value 2^`from` to the number of every lane.
#[inline(always)]
fn add<const W: usize, const K: usize>(count: &mut [[u64; W]; K], from: usize, mut carry: [u64; W]) {
    for plane in &mut count[from..] {
        for w in 0..W {
            (plane[w], carry[w]) = (plane[w] ^ carry[w], plane[w] & carry[w]);
        }
    }
}

/// Takes what each lane gains off what is left: examples for those who may adopt, a week for those who
/// practise and may lapse. Gives the lanes in which nothing is left.
#[inline(always)]
fn count_down<const W: usize, const K: usize, const P: usize, const ONE_WAY: bool>(
    gain: &[[u64; W]; K],
    practising: &[u64; W],
    left: &mut [[u64; W]; P],
) -> [u64; W] {
    let mut borrow = [0; W];
    for (k, plane) in left.iter_mut().enumerate() {
        for w in 0..W {
            let mut taken = if k < K { gain[k][w] & !practising[w] } else { 0 };
            if k == 0 && !ONE_WAY {
                taken |= practising[w];
            }
            let before = plane[w];
            plane[w] = before ^ taken ^ borrow[w];
            borrow[w] = !before & (taken | borrow[w]) | taken & borrow[w];
        }
    }
    borrow
}

#[cfg(test)]
mod tests {
    use super::super::planes::tests::{bit, number, planes};
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_week_in_planes_is_the_week_of_every_lane(
            examples in prop::collection::vec(any::<[u64; 2]>(), 12), around in prop::collection::vec(0u32..12, 0..30),
            practising: [u64; 2], numbers in prop::collection::vec(0u16..1 << 8, 128)
        ) {
            let count = counted::<2, 5>(&around, &examples);
            let mut left = planes::<8>(&numbers);
            let rings = count_down::<2, 5, 8, false>(&count, &practising, &mut left);
            for (lane, &before) in numbers.iter().enumerate() {
                let seen: u32 = around.iter().map(|&other| bit(&examples[other as usize], lane)).sum();
                prop_assert_eq!(number(&count, lane), seen);
                let taken = if bit(&practising, lane) == 1 { 1 } else { seen };
                prop_assert_eq!(bit(&rings, lane) == 1, taken > u32::from(before));
                prop_assert_eq!(number(&left, lane), u32::from(before).wrapping_sub(taken) & 0xff);
            }
        }
    }
}
