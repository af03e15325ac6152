//! The exponential function, written without a branch, so that compilers can take many at once.

use super::SHIFT;

/// e^x within 1 unit in the last place; beyond ±700 as at ±700, which is as good as 0 or endless.
///
/// The reduction to |r| ≤ ln 2 / 2 and the polynomial are those of fdlibm (Sun Microsystems 1993).
#[inline(always)]
pub fn exp(x: f64) -> f64 {
    let x = x.clamp(-700.0, 700.0);
    let shifted = x * std::f64::consts::LOG2_E + SHIFT;
    let k = shifted - SHIFT;
    let high = x - k * 0.693_147_180_369_123_8;
    let low = k * 1.908_214_929_270_587_7e-10;
    let r = high - low;
    let square = r * r;
    let c = r - square
        * (0.166_666_666_666_666_02
            + square
                * (-0.002_777_777_777_701_559_3
                    + square
                        * (6.613_756_321_437_934e-5
                            + square * (-1.653_390_220_546_525_2e-6 + square * 4.138_136_797_057_238_5e-8))));
    let power = f64::from_bits(shifted.to_bits().wrapping_sub(SHIFT.to_bits()).wrapping_add(0x3ff) << 52);
    (1.0 + (r * c / (2.0 - c) - low + high)) * power
}

#[cfg(test)]
mod tests {
    use super::exp;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]

        #[test]
        fn it_is_the_library_s_within_two_units_in_the_last_place(x in -700.0..700.0f64) {
            prop_assert!((exp(x) / libm::exp(x) - 1.0).abs() < 2.5 * f64::EPSILON);
        }

        #[test]
        fn more_gives_no_less(x in -30.0..30.0f64, step in 1e-9..1.0f64) {
            prop_assert!(exp(x + step) >= exp(x));
        }
    }

    #[test]
    fn far_out_it_is_nothing_or_endless() {
        assert_eq!(exp(0.0), 1.0);
        assert!(exp(f64::NEG_INFINITY) < 1e-300 && exp(f64::INFINITY) > 1e300);
        assert!((exp(1.0) - std::f64::consts::E).abs() < 1e-15);
    }
}
