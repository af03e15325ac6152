//! How far a range can go in a scenario: ends that cannot be run are moved in.

use super::points::Points;
use crate::scenario::file::{Axis, Value};

/// How often an end that does not go with the rest is moved halfway to the own value.
const MOVED: u32 = 3;

/// An axis with ends that can be run, each as far out as it goes; `None` where only the own value can be. Listed values
/// stay as they are.
pub(super) fn moved_in(points: &Points, axis: usize) -> Option<Axis> {
    let asked = &points.axes[axis];
    let (Some(from), Some(to)) = (asked.from, asked.to) else { return Some(asked.clone()) };
    let own = points.values(0)[axis].number()?;
    let at = |number: f64| Axis { from: Some(number), to: Some(number), ..asked.clone() }.at(0.0);
    let runs = |value: &Value| points.with(std::iter::once((axis, value))).is_ok();
    let moved = |end: f64| {
        let ends = (0..=MOVED).map(|times| at(own + (end - own) / f64::from(1 << times)));
        ends.map(|value| (runs(&value), value)).find(|(runs, _)| *runs).and_then(|(_, value)| value.number())
    };
    let ends = [from, to].map(|end| if end == own { own } else { moved(end).unwrap_or(own) });
    (ends[0] < ends[1]).then(|| Axis { from: Some(ends[0]), to: Some(ends[1]), ..asked.clone() })
}
