//! The natural logarithm, written without a branch, so that compilers can take many at once.

use super::SHIFT;

/// ln(x) for any positive number that is not subnormal, within 1 unit in the last place.
///
/// The reduction and the polynomial are those of fdlibm (Sun Microsystems 1993), operation by operation, so
/// the bits are those of [`libm::log`].
#[inline(always)]
pub fn ln(x: f64) -> f64 {
    const ROOT_HALF: u64 = 0x3fe6_a09e; // high word of sqrt(1/2)
    const ONE: u64 = 0x3ff0_0000; // high word of 1
    let bits = x.to_bits();
    let high = (bits >> 32) + (ONE - ROOT_HALF);
    let mantissa = (high & 0x000f_ffff) + ROOT_HALF;
    let f = f64::from_bits(mantissa << 32 | bits & 0xffff_ffff) - 1.0;
    let half_square = 0.5 * f * f;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let even = w * (0.399_999_999_994_094_2 + w * (0.222_221_984_321_497_84 + w * 0.153_138_376_992_093_73));
    let odd = z
        * (0.666_666_666_666_673_5
            + w * (0.285_714_287_436_623_9 + w * (0.181_835_721_616_180_5 + w * 0.147_981_986_051_165_86)));
    let k = f64::from_bits(SHIFT.to_bits().wrapping_add((high >> 20).wrapping_sub(0x3ff))) - SHIFT;
    s * (half_square + (odd + even)) + k * 1.908_214_929_270_587_7e-10 - half_square + f + k * 0.693_147_180_369_123_8
}

#[cfg(test)]
mod tests {
    use super::ln;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 100_000, ..ProptestConfig::default() })]

        #[test]
        fn it_has_the_bits_of_the_library(unit in 0u64..1 << 52, wide in f64::MIN_POSITIVE..f64::MAX) {
            let unit = (unit as f64 + 0.5) / (1u64 << 52) as f64;
            prop_assert_eq!(ln(unit).to_bits(), libm::log(unit).to_bits());
            prop_assert_eq!(ln(wide).to_bits(), libm::log(wide).to_bits());
        }
    }

    #[test]
    fn the_ends_are_right() {
        for x in [1.0, f64::MIN_POSITIVE, f64::MAX, 0.5, 2.0, std::f64::consts::FRAC_1_SQRT_2] {
            assert_eq!(ln(x).to_bits(), libm::log(x).to_bits(), "{x}");
        }
    }
}
