//! Numbers of many lanes at once, in planes of bits.
//!
//! Plane k holds bit k of the number of 64 lanes a word; a row is `W` words wide, so that wide registers can
//! be filled. Numbers that are known one by one are written in bytes first, and turned into planes together.

use std::array::from_fn;

/// Lanes of a word.
pub(super) const WORD: usize = 64;

/// Numbers of all lanes of a row as they are written one by one, laid out so that a few steps turn them
/// into planes: byte i of word w in group j belongs to lane 8 i + j.
#[derive(Clone, Copy)]
pub(super) struct Numbers<const W: usize> {
    low: [[[u8; 8]; W]; 8],
    high: [[[u8; 8]; W]; 8],
}

impl<const W: usize> Default for Numbers<W> {
    fn default() -> Self {
        Numbers { low: [[[0; 8]; W]; 8], high: [[[0; 8]; W]; 8] }
    }
}

impl<const W: usize> Numbers<W> {
    /// Writes the number of one lane of one word, for `P` planes: the largest that they have room for stands
    /// for all that are larger.
    #[inline(always)]
    pub(super) fn put<const P: usize>(&mut self, word: usize, lane: usize, number: u16) {
        let [low, high] = number.min(((1u32 << P) - 1) as u16).to_le_bytes();
        self.low[lane % 8][word][lane / 8 % 8] = low;
        if P > 8 {
            self.high[lane % 8][word][lane / 8 % 8] = high;
        }
    }

    /// The lower `P` bits of all numbers, in planes.
    #[inline(always)]
    fn turned<const P: usize>(&self) -> [[u64; W]; P] {
        let low = turned(&self.low);
        let high = if P > 8 { turned(&self.high) } else { low };
        let mut planes = [[0; W]; P];
        for k in 0..P {
            planes[k] = if k < 8 { low[k] } else { high[k - 8] };
        }
        planes
    }

    /// Writes the lower `P` bits of those lanes that are `written` into planes; the others stay.
    #[inline(always)]
    pub(super) fn merge<const P: usize>(&self, written: &[u64; W], planes: &mut [[u64; W]; P]) {
        let fresh = self.turned::<P>();
        for k in 0..P {
            for w in 0..W {
                planes[k][w] = planes[k][w] & !written[w] | fresh[k][w] & written[w];
            }
        }
    }
}

impl Numbers<1> {
    /// Writes the lower `P` bits of all lanes into one word of planes.
    #[inline(always)]
    pub(super) fn fill<const W: usize, const P: usize>(&self, word: usize, planes: &mut [[u64; W]; P]) {
        let fresh = self.turned::<P>();
        for k in 0..P {
            planes[k][word] = fresh[k][0];
        }
    }
}

/// Exchanges group and bit of a byte, so that group k holds bit k: three times half of the bits change places
/// (Warren, Hacker's Delight, 7-3).
#[inline(always)]
fn turned<const W: usize>(bytes: &[[[u8; 8]; W]; 8]) -> [[u64; W]; 8] {
    const KEPT: [u64; 3] = [0x5555_5555_5555_5555, 0x3333_3333_3333_3333, 0x0f0f_0f0f_0f0f_0f0f];
    let mut rows = bytes.map(|words| words.map(u64::from_le_bytes));
    for (step, kept) in KEPT.into_iter().enumerate() {
        let far = 1 << step;
        for j in (0..8).filter(|j| j & far == 0) {
            let (near, other) = (rows[j], rows[j | far]);
            let change: [u64; W] = from_fn(|w| (near[w] >> far ^ other[w]) & kept);
            rows[j] = from_fn(|w| near[w] ^ change[w] << far);
            rows[j | far] = from_fn(|w| other[w] ^ change[w]);
        }
    }
    rows
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The number of one lane.
    pub fn number<const W: usize, const P: usize>(planes: &[[u64; W]; P], lane: usize) -> u32 {
        (0..P).map(|k| bit(&planes[k], lane) << k).sum()
    }

    pub fn bit<const W: usize>(row: &[u64; W], lane: usize) -> u32 {
        (row[lane / WORD] >> (lane % WORD) & 1) as u32
    }

    /// Planes in which each lane has its number.
    pub fn planes<const P: usize>(numbers: &[u16]) -> [[u64; 2]; P] {
        let (mut written, mut planes) = (Numbers::default(), [[7; 2]; P]);
        numbers.iter().enumerate().for_each(|(lane, &number)| written.put::<P>(lane / WORD, lane % WORD, number));
        written.merge(&[u64::MAX; 2], &mut planes);
        planes
    }

    proptest! {
        #[test]
        fn what_is_written_stands_in_planes_and_the_rest_stays(
            before in prop::collection::vec(any::<u16>(), 128), after in prop::collection::vec(any::<u16>(), 128),
            written: [u64; 2]
        ) {
            let (mut narrow, mut wide) = (planes::<5>(&before), planes::<16>(&before));
            let (mut small, mut large) = (Numbers::default(), Numbers::default());
            for (lane, &number) in after.iter().enumerate() {
                small.put::<5>(lane / WORD, lane % WORD, number);
                large.put::<16>(lane / WORD, lane % WORD, number);
            }
            small.merge(&written, &mut narrow);
            large.merge(&written, &mut wide);
            for (lane, (&before, &after)) in before.iter().zip(&after).enumerate() {
                let expected = u32::from(if bit(&written, lane) == 1 { after } else { before });
                prop_assert_eq!((number(&narrow, lane), number(&wide, lane)), (expected.min(31), expected));
            }
        }
    }
}
