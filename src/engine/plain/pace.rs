//! How often a constant gain must be added to reach a resolve.

use super::need::quotient;
use crate::exact::nearest;

/// What one example or one week adds to a clock.
#[derive(Clone, Copy)]
pub(super) struct Pace {
    /// In ticks.
    each: i64,
    inverse: f64,
}

impl Pace {
    pub(super) fn of(each: i64) -> Pace {
        Pace { each, inverse: 1.0 / each as f64 }
    }

    /// One less than how often it must be added to reach a resolve: by floating point where that leaves no
    /// doubt, else exactly.
    #[inline(always)]
    pub(super) fn one_less(&self, resolve: i64) -> u32 {
        let times = resolve as f64 * self.inverse;
        let times = if times < 65_000.0 { times } else { 65_535.5 };
        let near = nearest(times);
        let beyond = times - near as f64;
        let clear = beyond.abs() > 1e-9;
        if clear { (near - i64::from(beyond < 0.0)) as u32 } else { u32::from(quotient(resolve, self.each)) - 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_exact_in_the_middle_and_on_the_edge(
            resolve in 1i64..40 << 52, each in 0i64..1 << 56, times in 1i64..1000, off in -1i64..=1
        ) {
            let exact = |resolve| u32::from(quotient(resolve, each)) - 1;
            prop_assert_eq!(Pace::of(each).one_less(resolve).min(65_534), exact(resolve));
            let edge = (times * (each >> 10) + off).max(1);
            prop_assert_eq!(Pace::of(each >> 10).one_less(edge).min(65_534), u32::from(quotient(edge, each >> 10)) - 1);
        }
    }
}
