//! How often each lane was set, counted for all lanes at once.

use multiversion::multiversion;

/// Planes of the first sum, which is carried over before it is full.
const SHORT: usize = 4;
/// Planes of the whole sum: more than there are people.
const LONG: usize = 24;

/// A number a lane, in planes of bits.
pub(super) struct Sum<const W: usize> {
    short: [[u64; W]; SHORT],
    long: [[u64; W]; LONG],
    added: u32,
}

impl<const W: usize> Default for Sum<W> {
    fn default() -> Self {
        Sum { short: [[0; W]; SHORT], long: [[0; W]; LONG], added: 0 }
    }
}

impl<const W: usize> Sum<W> {
    /// Adds 1 to every lane that is set, row by row.
    pub(super) fn add_all(&mut self, rows: &[[u64; W]]) {
        add_all(self, rows);
    }

    #[inline(always)]
    fn add(&mut self, mut carry: [u64; W]) {
        for plane in &mut self.short {
            for w in 0..W {
                (plane[w], carry[w]) = (plane[w] ^ carry[w], plane[w] & carry[w]);
            }
        }
        self.added += 1;
        if self.added == (1 << SHORT) - 1 {
            self.carry_over();
        }
    }

    /// Adds the first sum to the whole one.
    fn carry_over(&mut self) {
        let short = std::mem::replace(&mut self.short, [[0; W]; SHORT]);
        self.added = 0;
        for w in 0..W {
            let mut carry = 0;
            for (k, plane) in self.long.iter_mut().enumerate() {
                let (a, b) = (plane[w], short.get(k).map_or(0, |plane| plane[w]));
                plane[w] = a ^ b ^ carry;
                carry = a & b | carry & (a ^ b);
            }
        }
    }

    /// The number of every lane; all are 0 again.
    pub(super) fn take(&mut self) -> Vec<u32> {
        self.carry_over();
        let long = std::mem::replace(&mut self.long, [[0; W]; LONG]);
        let mut numbers = vec![0; W * 64];
        for (k, plane) in long.iter().enumerate().filter(|(_, plane)| **plane != [0; W]) {
            for (lane, number) in numbers.iter_mut().enumerate() {
                *number |= ((plane[lane / 64] >> (lane % 64) & 1) as u32) << k;
            }
        }
        numbers
    }
}

#[multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn add_all<const W: usize>(sum: &mut Sum<W>, rows: &[[u64; W]]) {
    rows.iter().for_each(|&row| sum.add(row));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_how_often_each_lane_was_set(rows in prop::collection::vec(any::<[u64; 2]>(), 0..100)) {
            let mut sum = Sum::<2>::default();
            sum.add_all(&rows);
            let times = |lane: usize| rows.iter().filter(|row| row[lane / 64] >> (lane % 64) & 1 == 1).count() as u32;
            prop_assert_eq!(sum.take(), (0..128).map(times).collect::<Vec<_>>());
            prop_assert_eq!(sum.take(), vec![0; 128]);
        }
    }
}
