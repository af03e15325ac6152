//! Arithmetic whose result depends on nothing but the numbers: not on the order of summing, the width of
//! the processor's registers or the system's mathematics.
//!
//! What adds up over people, ties and weeks is counted in integers: examples in [`UNIT`]s, hazards in
//! [`TICK`]s. So a sum can be kept, skipped ahead or taken for many runs at once, and stays the same number.

mod exp;
mod ln;

pub use exp::exp;
pub use ln::ln;

/// The parts of an example of strength 1.
pub const UNIT: f64 = (1u64 << 32) as f64;

/// The ticks of a hazard of 1, so fine that a resolve loses no bit that its uniform number has.
pub const TICK: f64 = (1u64 << 52) as f64;

/// The ticks of a hazard that rings any clock at once: more than any resolve has.
pub const CERTAIN: i64 = 64 << 52;

/// The clock that never rings, because nothing makes it gain.
pub const NEVER: i64 = i64::MAX;

/// A strength (a weight, a signal, their product) in units, rounded to the nearest, ties to even.
///
/// Exact for strengths below 2^18 either way.
#[inline(always)]
pub fn units(strength: f64) -> i64 {
    nearest(strength * UNIT)
}

/// The nearest integer, ties to even, of a number below 2^51 either way (farther out, some other number,
/// always the same); without a branch or a conversion that narrow processors lack.
#[inline(always)]
pub fn nearest(number: f64) -> i64 {
    (number + SHIFT).to_bits().wrapping_sub(SHIFT.to_bits()) as i64
}

/// Beside it, the next number is 1 away.
const SHIFT: f64 = 1.5 * (1u64 << 52) as f64;

/// A hazard in ticks, rounded to the nearest; from [`CERTAIN`] on all are alike.
#[inline(always)]
pub fn ticks(hazard: f64) -> i64 {
    let (high, rest) = halves(hazard.min(64.0));
    (high << 26) + nearest(rest)
}

/// The ticks of a resolve, rounded up, so that it is reached neither a tick early nor without any hazard.
#[inline(always)]
pub fn resolve_ticks(resolve: f64) -> i64 {
    let (high, rest) = halves(resolve);
    let near = nearest(rest);
    (high << 26) + near + i64::from((rest + SHIFT) - SHIFT < rest)
}

/// A number of up to 2^24 in ticks, cut in two without rounding: whole 2^-26s, and the ticks beyond them.
#[inline(always)]
fn halves(number: f64) -> (i64, f64) {
    const HALF: f64 = (1u64 << 26) as f64;
    let scaled = number * HALF;
    (nearest(scaled), (scaled - ((scaled + SHIFT) - SHIFT)) * HALF)
}

/// What a hazard of `each` ticks an example comes to with so many units of examples.
#[inline]
pub fn times(units: i64, each: i64) -> i64 {
    let ticks = (i128::from(units) * i128::from(each)) >> 32;
    ticks.min(i128::from(CERTAIN)) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_rounded_as_the_nearest_integer_is() {
        for strength in [0.0, 1.0, -1.0, 0.1, 1.0 / 3.0, -0.7, 3001.0, 1e-9, 0.3f32 as f64, 200_000.0] {
            assert_eq!(units(strength), libm::rint(strength * UNIT) as i64, "{strength}");
        }
    }

    #[test]
    fn nothing_gains_nothing_and_certainty_is_enough_for_any_resolve() {
        assert_eq!((ticks(0.0), times(0, CERTAIN), times(1 << 32, 0)), (0, 0, 0));
        assert_eq!(
            (ticks(f64::INFINITY), times(1 << 32, CERTAIN), times(1 << 62, CERTAIN)),
            (CERTAIN, CERTAIN, CERTAIN)
        );
        let longest = resolve_ticks(-ln(f64::EPSILON / 2.0));
        assert!(longest < CERTAIN && longest > 0);
        assert_eq!(resolve_ticks(f64::EPSILON / 2.0), 1);
        for resolve in [1e-300, 1e-9, 0.1, 0.7, 1.0, 36.7, 1.0 / 3.0, 2.5 * f64::EPSILON] {
            assert_eq!(resolve_ticks(resolve), (resolve * TICK).ceil() as i64, "{resolve}");
            assert_eq!(ticks(resolve), libm::rint(resolve * TICK) as i64, "{resolve}");
        }
    }

    #[test]
    fn examples_add_up_exactly() {
        let each = ticks(0.223_143_551_314_209_76);
        for examples in 0..200 {
            assert_eq!(times(examples << 32, each), examples * each);
        }
    }
}
