//! Numbers of many lanes at once, in planes of bits.
//!
//! Plane k holds bit k of the number of 64 lanes a word; a row is `W` words wide, so that wide registers can
//! be filled. Adding and subtracting are the carries of school arithmetic, as logic on whole words, and the
//! carry out of the last plane says in which lanes nothing is left.

use multiversion::multiversion;

/// Lanes of a word.
pub(super) const WORD: usize = 64;

/// How many of those around set an example, in planes: three at a time through a full adder.
#[inline(always)]
pub(super) fn counted<const W: usize, const K: usize>(around: &[u32], examples: &[[u64; W]]) -> [[u64; W]; K] {
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
pub(super) fn count_down<const W: usize, const K: usize, const P: usize, const ONE_WAY: bool>(
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

/// Writes the numbers of those lanes of a person that are `written`: planes of each word of `fresh`.
#[inline(always)]
pub(super) fn merge<const W: usize, const P: usize>(
    left: &mut [[[u64; W]; P]],
    person: usize,
    fresh: &[[u64; P]; W],
    written: &[u64; W],
) {
    let Some(planes) = left.get_mut(person) else { return };
    for (k, plane) in planes.iter_mut().enumerate() {
        for w in 0..W {
            plane[w] = plane[w] & !written[w] | fresh[w][k];
        }
    }
}

/// Writes a number into the planes of one lane; the largest there is if it has no room.
#[inline(always)]
pub(super) fn put<const W: usize, const P: usize>(planes: &mut [[u64; W]; P], lane: usize, number: u32) {
    let (word, lane) = (lane / WORD, lane % WORD);
    let number = u64::from(number.min((1 << P) - 1));
    for (k, plane) in planes.iter_mut().enumerate() {
        plane[word] = plane[word] & !(1 << lane) | (number >> k & 1) << lane;
    }
}

/// Turns rows of what 64 lanes need into planes of one less.
#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
pub(super) fn turn<const W: usize, const P: usize>(need: &[[u16; WORD]], word: usize, left: &mut [[[u64; W]; P]]) {
    let most = ((1u32 << P) - 1) as u16;
    for (need, planes) in need.iter().zip(left) {
        for (k, plane) in planes.iter_mut().enumerate() {
            let mut bits = 0;
            for (lane, &need) in need.iter().enumerate() {
                let one_less = if need > most { most } else { need.wrapping_sub(1) };
                bits |= u64::from(one_less >> k & 1) << lane;
            }
            plane[word] = bits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The number of one lane.
    fn number<const W: usize, const P: usize>(planes: &[[u64; W]; P], lane: usize) -> u32 {
        (0..P).map(|k| ((planes[k][lane / WORD] >> (lane % WORD) & 1) as u32) << k).sum()
    }

    fn bit<const W: usize>(row: &[u64; W], lane: usize) -> u32 {
        (row[lane / WORD] >> (lane % WORD) & 1) as u32
    }

    proptest! {
        #[test]
        fn a_week_in_planes_is_the_week_of_every_lane(
            examples in prop::collection::vec(any::<[u64; 2]>(), 12), around in prop::collection::vec(0u32..12, 0..30),
            practising: [u64; 2], numbers in prop::collection::vec(0u32..1 << 8, 128)
        ) {
            let count = counted::<2, 5>(&around, &examples);
            let mut left = [[0; 2]; 8];
            numbers.iter().enumerate().for_each(|(lane, &number)| put(&mut left, lane, number));
            let rings = count_down::<2, 5, 8, false>(&count, &practising, &mut left);
            for (lane, &before) in numbers.iter().enumerate() {
                let seen: u32 = around.iter().map(|&other| bit(&examples[other as usize], lane)).sum();
                prop_assert_eq!(number(&count, lane), seen);
                let taken = if bit(&practising, lane) == 1 { 1 } else { seen };
                prop_assert_eq!(bit(&rings, lane) == 1, taken > before);
                prop_assert_eq!(number(&left, lane), before.wrapping_sub(taken) & 0xff);
            }
        }

        #[test]
        fn rows_are_turned_into_planes_of_one_less(needs in prop::collection::vec(any::<u16>(), 64)) {
            let mut left = [[[0; 2]; 5]; 1];
            turn(&[std::array::from_fn(|lane| needs[lane])], 1, &mut left);
            for (lane, &need) in needs.iter().enumerate() {
                let expected = if need > 31 { 31 } else { u32::from(need.wrapping_sub(1)) & 31 };
                prop_assert_eq!(number(&left[0], 64 + lane), expected);
            }
        }
    }
}
