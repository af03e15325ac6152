//! The axes of a sweep: the values of a varied key, and what is read off at each.

use super::ticks;
use crate::report::words::{number, percent, significant};

/// A varied key and its values.
#[derive(Debug, Clone, PartialEq)]
pub struct Axis {
    /// What is varied, in words or as the key itself.
    pub label: String,
    /// Its values, in order.
    pub values: Values,
}

/// The values of a varied key.
#[derive(Debug, Clone, PartialEq)]
pub enum Values {
    /// Numbers, drawn to scale.
    Numbers(Vec<f64>),
    /// Positive numbers, drawn to a scale on which equal ratios are equal lengths.
    Logarithmic(Vec<f64>),
    /// Words and switches, evenly spaced.
    Words(Vec<String>),
}

/// What is read off, and in which unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A share of people, 0 to 1.
    Share,
    /// Weeks or steps.
    Weeks,
    /// Person-days.
    PersonDays,
}

impl Axis {
    /// How many values.
    pub(super) fn len(&self) -> usize {
        match &self.values {
            Values::Numbers(values) | Values::Logarithmic(values) => values.len(),
            Values::Words(words) => words.len(),
        }
    }

    /// Where each value stands.
    pub(in crate::report) fn places(&self) -> Vec<f64> {
        match &self.values {
            Values::Numbers(values) => values.clone(),
            Values::Logarithmic(values) => {
                values.iter().map(|value| libm::log10(value.max(f64::MIN_POSITIVE))).collect()
            }
            Values::Words(words) => (0..words.len()).map(|place| place as f64).collect(),
        }
    }

    /// What each value is called.
    pub(super) fn names(&self) -> Vec<String> {
        match &self.values {
            Values::Numbers(values) | Values::Logarithmic(values) => {
                values.iter().map(|value| significant(*value)).collect()
            }
            Values::Words(words) => words.clone(),
        }
    }

    /// Where it is marked, and what the marks say: every value where these are words or few, round ones elsewhere.
    pub(super) fn marks(&self) -> Vec<(f64, String)> {
        const FEW: usize = 6;
        let (low, high) = self.ends();
        let told = |place: f64, value: f64| (place, significant(value));
        match &self.values {
            Values::Numbers(values) if values.len() > FEW => {
                ticks::values(low, high, FEW).into_iter().map(|value| told(value, value)).collect()
            }
            Values::Logarithmic(values) if values.len() > FEW => {
                ticks::ratios(low, high).into_iter().map(|value| told(libm::log10(value), value)).collect()
            }
            _ => self.places().into_iter().zip(self.names()).collect(),
        }
    }

    /// The lowest and the highest place.
    pub(super) fn ends(&self) -> (f64, f64) {
        let places = self.places();
        let low = places.iter().copied().fold(f64::INFINITY, f64::min);
        let high = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        if low <= high { (low, high) } else { (0.0, 1.0) }
    }
}

impl Unit {
    /// A value with its unit, short.
    pub(super) fn show(self, value: f64) -> String {
        if self == Unit::Share { percent(value) } else { number(value) }
    }
}
