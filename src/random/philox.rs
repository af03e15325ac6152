//! Philox4x32-10, a counter-based generator (Salmon, Moraes, Dror & Shaw 2011), one draw at a time.

/// Multipliers of the generator.
pub(super) const FACTOR: [u32; 2] = [0xD251_1F53, 0xCD9E_8D57];
/// What its key grows by each round.
pub(super) const WEYL: [u32; 2] = [0x9E37_79B9, 0xBB67_AE85];

/// Four words from a counter and a key.
#[inline(always)]
pub(super) fn philox4x32_10(counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
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

/// The upper half of a product.
#[inline(always)]
pub(super) fn high(one: u32, other: u32) -> u32 {
    ((u64::from(one) * u64::from(other)) >> 32) as u32
}

/// The middle of one of 2^52 equal parts of the unit interval, so that neither end is ever drawn.
#[inline(always)]
pub(super) fn open_unit(high: u32, low: u32) -> f64 {
    const UP_TO_ONE: f64 = 1.0 - f64::EPSILON / 2.0;
    let bits = (u64::from(high) << 32 | u64::from(low)) >> 12;
    f64::from_bits(bits | 1f64.to_bits()) - UP_TO_ONE
}

#[cfg(test)]
mod tests {
    use super::*;

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
        for (high, low) in [(0, 0), (u32::MAX, u32::MAX), (1 << 31, 0), (0, 1 << 12), (12345, 678_901)] {
            let bits = (u64::from(high) << 32 | u64::from(low)) >> 12;
            assert_eq!(open_unit(high, low), (bits as f64 + 0.5) / (1u64 << 52) as f64);
        }
    }
}
