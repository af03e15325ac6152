//! How exactly a count of real people, or of ties between them, is told: never few, and never to the last one, so that
//! nothing is left when two counts are set off against each other.

use super::SMALLEST;

/// A count as it is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Count {
    /// None, all, or to the nearest ten.
    About(f64),
    /// Fewer than [`SMALLEST`], and not none.
    Few,
    /// All but fewer than [`SMALLEST`], and not all.
    AllButFew,
}

impl Count {
    /// A count of at least 0 among no known number; it may be a mean.
    pub fn of(count: f64) -> Count {
        match count {
            0.0 => Count::About(0.0),
            few if few < SMALLEST as f64 => Count::Few,
            many => Count::About((many / 10.0).round() * 10.0),
        }
    }

    /// A count among `all`: what is left of these can be worked out, and is not told exactly either. The nearest ten is
    /// never so near to all that only one count could be meant.
    pub fn among(count: f64, all: f64) -> Count {
        let most = ((all - SMALLEST as f64) / 10.0).floor() * 10.0;
        match (Count::of(all - count), Count::of(count)) {
            (Count::About(0.0), _) => Count::About(all),
            (Count::Few, _) => Count::AllButFew,
            (_, Count::About(about)) => Count::About(about.min(most)),
            (_, few) => few,
        }
    }

    /// The number that is told, if any.
    pub fn value(self) -> Option<f64> {
        if let Count::About(count) = self { Some(count) } else { None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn few_and_all_but_few_are_not_counted() {
        let told = |count: u32| Count::among(f64::from(count), 40.0);
        assert_eq!([told(0), told(40)], [Count::About(0.0), Count::About(40.0)]);
        assert!((1..10).all(|count| told(count) == Count::Few && told(40 - count) == Count::AllButFew));
        assert_eq!([10, 14, 15, 26].map(told), [10.0, 10.0, 20.0, 30.0].map(Count::About));
        assert_eq!(Count::among(415.0, 425.0), Count::About(410.0), "420 would be nothing else");
    }

    proptest! {
        #[test]
        fn what_is_told_holds_for_several_counts(count in 1u32..500, more in 1u32..500) {
            let all = f64::from(count + more);
            let told = |count: u32| Count::among(f64::from(count), all);
            let alike = (1..count + more).filter(|&other| told(other) == told(count)).count();
            prop_assert!(alike >= 5 || count + more < 24, "{alike}");
        }
    }
}
