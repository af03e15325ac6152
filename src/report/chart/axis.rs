//! The axes of a sweep: the values of a varied key, and what is read off at each.

use crate::report::words::{number, percent, round};

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
    pub(super) fn places(&self) -> Vec<f64> {
        match &self.values {
            Values::Numbers(values) => values.clone(),
            Values::Logarithmic(values) => values.iter().map(|value| value.max(f64::MIN_POSITIVE).log10()).collect(),
            Values::Words(words) => (0..words.len()).map(|place| place as f64).collect(),
        }
    }

    /// What each value is called.
    pub(super) fn names(&self) -> Vec<String> {
        match &self.values {
            Values::Numbers(values) | Values::Logarithmic(values) => {
                values.iter().map(|value| round(*value, 4).to_string()).collect()
            }
            Values::Words(words) => words.clone(),
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
