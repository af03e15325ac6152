//! The curve to beat: Bass's closed form with three numbers (Bass 1969), by least squares.

/// Bass's curve: how fast people adopt of their own accord, how fast after others, and how many ever will.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bass {
    /// p, per week: the coefficient of innovation.
    pub innovation: f64,
    /// q, per week: the coefficient of imitation.
    pub imitation: f64,
    /// m: the share of people that will ever have adopted, 0 to 1.
    pub most: f64,
    /// How far it stays from what was observed: the root of the mean square, as a share.
    pub error: f64,
}

/// An observed share: when, how much, and how much it counts.
pub(super) type Observed = (f64, f64, f64);

/// From where to where the two rates are looked for, per week: from hybrid corn's near nothing (10⁻⁸, Van den
/// Bulte's list) to everybody within days.
const RATES: [(f64, f64); 2] = [(1e-9, 3.0), (1e-4, 10.0)];

/// The first look is at so many values of each rate, every later one at fewer within a part of the range.
const FIRST: u32 = 61;
const LATER: u32 = 13;
const NARROWER: f64 = 0.6;
const LOOKS: u32 = 60;

impl Bass {
    /// The share that has adopted after so many weeks.
    pub fn share(&self, weeks: f64) -> f64 {
        self.most * reached((self.innovation, self.imitation), weeks)
    }

    /// The curve nearest to some observations, by weighted least squares; `None` for fewer than four after the start,
    /// which three numbers always come near to.
    pub(super) fn fitted(observed: &[Observed]) -> Option<Bass> {
        if observed.iter().filter(|(weeks, ..)| *weeks > 0.0).count() < 4 {
            return None;
        }
        let mut ranges = RATES.map(|(low, high)| (libm::log(low), libm::log(high)));
        let mut best = nearest(observed, ranges, FIRST);
        for look in 0..LOOKS {
            let narrow = libm::pow(NARROWER, f64::from(look) * 0.5 + 1.0);
            let around = |rate: f64, (low, high): (f64, f64)| {
                let half = (libm::log(high) - libm::log(low)) * narrow / 2.0;
                ((libm::log(rate) - half).max(libm::log(low)), (libm::log(rate) + half).min(libm::log(high)))
            };
            ranges = [around(best.innovation, RATES[0]), around(best.imitation, RATES[1])];
            let next = nearest(observed, ranges, LATER);
            if next.error < best.error {
                best = next;
            }
        }
        Some(best)
    }
}

/// The nearest curve among evenly spaced logarithms of both rates; the third number follows from these.
fn nearest(observed: &[Observed], ranges: [(f64, f64); 2], values: u32) -> Bass {
    let value =
        |(low, high): (f64, f64), place: u32| libm::exp(low + (high - low) * f64::from(place) / f64::from(values - 1));
    let curves = (0..values * values).map(|number| {
        let rates = (value(ranges[0], number / values), value(ranges[1], number % values));
        with_rates(observed, rates)
    });
    curves.min_by(|one, other| one.error.total_cmp(&other.error)).expect("there are several")
}

/// The curve with these rates and the share m that brings it nearest: linear least squares.
fn with_rates(observed: &[Observed], rates: (f64, f64)) -> Bass {
    let (mut with, mut own) = (0.0, 0.0);
    for &(weeks, share, counts) in observed {
        let reached = reached(rates, weeks);
        with += counts * reached * share;
        own += counts * reached * reached;
    }
    let most = if own > 0.0 { (with / own).clamp(0.0, 1.0) } else { 0.0 };
    let curve = Bass { innovation: rates.0, imitation: rates.1, most, error: 0.0 };
    Bass { error: off(observed, |weeks| curve.share(weeks)), ..curve }
}

/// The root of the weighted mean square by which a curve is off.
pub(super) fn off(observed: &[Observed], curve: impl Fn(f64) -> f64) -> f64 {
    let (mut squares, mut all) = (0.0, 0.0);
    for &(weeks, share, counts) in observed {
        let by = curve(weeks) - share;
        squares += counts * by * by;
        all += counts;
    }
    libm::sqrt(squares / all)
}

/// The part of those who ever will that has adopted: (1 − e^−(p + q)t) / (1 + (q / p) e^−(p + q)t).
fn reached((p, q): (f64, f64), weeks: f64) -> f64 {
    let left = libm::exp(-(p + q) * weeks);
    (1.0 - left) / (1.0 + q / p * left)
}

#[cfg(test)]
mod tests {
    use super::super::classic;
    use super::*;

    #[test]
    fn a_bass_curve_is_found_again() {
        let own = Bass { innovation: 0.0017, imitation: 0.399, most: 0.7, error: 0.0 };
        let observed: Vec<Observed> = (1..=20).map(|week| (f64::from(week), own.share(f64::from(week)), 1.0)).collect();
        let found = Bass::fitted(&observed).unwrap();
        assert!(found.error < 1e-5, "{found:?}");
        assert!((found.imitation / own.imitation - 1.0).abs() < 1e-2 && (found.most - 0.7).abs() < 1e-3, "{found:?}");
        assert_eq!(Bass::fitted(&observed[..3]), None);
    }

    #[test]
    fn the_classic_curves_have_the_numbers_that_others_found() {
        for curve in classic::curves() {
            let found = Bass::fitted(&curve.observed()).unwrap();
            let near = |found: f64, wanted: f64, unit: f64| (found - wanted).abs() <= unit;
            let (p, q, m) = curve.bass;
            assert!(found.error <= curve.error + 0.0005, "{}: {found:?}", curve.name);
            assert!(near(found.innovation, p, 0.1 * p) && near(found.imitation, q, 0.01), "{}: {found:?}", curve.name);
            assert!(near(found.most, m, 0.005), "{}: {found:?}", curve.name);
        }
    }

    #[test]
    fn nothing_observed_is_a_curve_of_nothing() {
        let flat = [(1.0, 0.0, 1.0), (2.0, 0.0, 1.0), (3.0, 0.0, 1.0), (4.0, 0.0, 1.0)];
        let found = Bass::fitted(&flat).unwrap();
        assert!(found.share(100.0).abs() < 1e-6, "{found:?}");
    }
}
