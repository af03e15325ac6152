//! The axis of a key: to scale where its values are numbers, and where a value stands on it.

use crate::report::chart::{Axis, Values};
use crate::report::key::with_its_unit;
use crate::scenario::file::Value;

/// An axis to scale; on one of equal ratios where that spaces its values more evenly.
pub(super) fn drawn(key: &str, values: &[Value]) -> Axis {
    let values = match values.iter().map(Value::number).collect::<Option<Vec<f64>>>() {
        Some(values) if in_ratios(&values) => Values::Logarithmic(values),
        Some(values) => Values::Numbers(values),
        None => Values::Words(values.iter().map(Value::to_string).collect()),
    };
    let scale = if matches!(values, Values::Logarithmic(_)) { " (equal distances are equal ratios)" } else { "" };
    Axis { label: with_its_unit(key) + scale, values }
}

/// Where a value stands on an axis.
pub(super) fn place(axis: &Axis, value: &Value) -> Option<f64> {
    match &axis.values {
        Values::Numbers(_) => value.number(),
        Values::Logarithmic(_) => value.number().map(libm::log10),
        Values::Words(words) => words.iter().position(|word| *word == value.to_string()).map(|place| place as f64),
    }
}

/// Whether the largest gap between neighbours is much smaller, as part of the whole, in ratios.
fn in_ratios(values: &[f64]) -> bool {
    let largest_gap = |mut values: Vec<f64>| {
        values.sort_unstable_by(f64::total_cmp);
        let gaps = values.windows(2).map(|pair| pair[1] - pair[0]);
        gaps.fold(0.0, f64::max) / (values[values.len() - 1] - values[0])
    };
    let positive = values.len() > 2 && values.iter().all(|value| *value > 0.0);
    positive && largest_gap(values.iter().map(|value| libm::log(*value)).collect()) < 0.6 * largest_gap(values.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_in_equal_ratios_are_drawn_so() {
        assert!(in_ratios(&[1.0, 10.0, 100.0]) && in_ratios(&[8.0, 4.0, 2.0, 1.0]));
        assert!(!in_ratios(&[1.0, 2.0, 3.0]) && !in_ratios(&[0.0, 10.0, 100.0]) && !in_ratios(&[1.0, 100.0]));
    }
}
