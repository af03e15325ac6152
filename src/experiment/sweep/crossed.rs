//! Where the answer turns in a grid over several keys: along the lines through the scenario's own values.

use super::design::Design;
use super::flips::{Flips, Found};
use super::points::Points;
use super::{Point, Sweep};
use crate::scenario::file::{Axis, Value};
use std::collections::BTreeMap;

/// What a grid comes to along the lines through the scenario's own values, or those of the grid that are nearest to them.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossed {
    /// A key each, all others as they are where the lines cross.
    pub keys: Vec<Flips>,
    /// Where the lines cross beside the scenario's own values: the key, what the scenario has, and the nearest value of the
    /// grid.
    pub beside: Vec<(String, Value, Value)>,
}

impl Points {
    /// The lines of a finished grid over two keys or more; `None` of other designs, and where the scenario has no value of
    /// some key, or a word that the grid has not.
    pub fn crossed(&self, sweep: &Sweep) -> Option<Crossed> {
        if self.design != Design::Grid || self.axes.len() < 2 {
            return None;
        }
        let finished: BTreeMap<u32, &Point> = sweep.points.iter().map(|point| (point.number, point)).collect();
        let values: Vec<Vec<Value>> = self.axes.iter().map(Axis::all_values).collect();
        let own: Vec<Value> = self.axes.iter().map(|axis| self.file.value_of(&axis.key)).collect::<Option<_>>()?;
        let cross: Vec<usize> = values.iter().zip(&own).map(|(all, own)| nearest(all, own)).collect::<Option<_>>()?;
        let number = |places: &[usize]| {
            places.iter().zip(&values).fold(0, |number, (place, values)| number * values.len() + place) as u32
        };
        let found = |axis: usize, place: usize| {
            let mut places = cross.clone();
            places[axis] = place;
            let point = finished.get(&number(&places))?;
            Some(Found { drawn: Vec::new(), ..Found::at(point, values[axis][place].clone(), self.label(point)) })
        };
        let along = |axis: usize| {
            let mut along: Vec<Found> = (0..values[axis].len()).filter_map(|place| found(axis, place)).collect();
            if self.has_order(axis) {
                let number = |found: &Found| found.value.number().unwrap_or(f64::NAN);
                along.sort_by(|one, other| number(one).total_cmp(&number(other)));
            }
            Some(Flips { key: self.axes[axis].key.clone(), own: found(axis, cross[axis])?, along })
        };
        let keys = (0..values.len()).map(along).collect::<Option<_>>()?;
        let beside = (0..values.len()).filter(|&axis| !same(&values[axis][cross[axis]], &own[axis]));
        let beside =
            beside.map(|axis| (self.axes[axis].key.clone(), own[axis].clone(), values[axis][cross[axis]].clone()));
        Some(Crossed { keys, beside: beside.collect() })
    }
}

/// Whether two values are the same: 1 and 1.0 are.
fn same(one: &Value, other: &Value) -> bool {
    match (one.number(), other.number()) {
        (Some(one), Some(other)) => one == other,
        _ => one == other,
    }
}

/// The place of the value nearest to another one; of words, of that word itself.
fn nearest(all: &[Value], own: &Value) -> Option<usize> {
    let far = |value: &Value| Some((value.number()? - own.number()?).abs());
    let near = (0..all.len()).filter_map(|place| Some((place, far(&all[place])?)));
    let nearest = near.min_by(|one, other| one.1.total_cmp(&other.1)).map(|(place, _)| place);
    all.iter().position(|value| same(value, own)).or(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::sweep::{Listed, PointOutcome, listed};
    use crate::scenario::STARTER;
    use std::path::Path;

    fn points(sweep: &str) -> Points {
        let sets = [("sweep".to_owned(), sweep.to_owned())];
        Points::read(STARTER.as_bytes(), "starter", Path::new(""), &sets, Design::Grid, None).unwrap()
    }

    /// A sweep in which the strategy that is ahead is told by the values of the point.
    fn finished(points: &Points, ahead: impl Fn(&[f64]) -> &'static str) -> Sweep {
        let point = |number: u32| {
            let values = points.values(number);
            let numbers: Vec<f64> = values.iter().filter_map(Value::number).collect();
            let outcome = PointOutcome::Done {
                people: 400,
                runs: 9,
                half_width: None,
                winner: Some(ahead(&numbers).to_owned()),
                strategies: Vec::new(),
                drawn: Vec::new(),
            };
            Point { number, values, outcome }
        };
        let (axes, design) = (points.axes.clone(), points.design.clone());
        Sweep { axes, design, points: (0..points.count()).map(point).collect() }
    }

    #[test]
    fn the_lines_through_the_own_values_say_where_it_turns() {
        let points = points(
            r#"[{ key = "champions.people", values = [48, 3, 10, 24] }, { key = "network.contacts_per_person", values = [4, 9, 18] }]"#,
        );
        let ahead = |values: &[f64]| if values[0] > 10.0 && values[1] < 10.0 { "Champions" } else { "Both" };
        let crossed = points.crossed(&finished(&points, ahead)).unwrap();
        assert_eq!(crossed.beside, [("champions.people".into(), Value::Whole(12), Value::Whole(10))]);
        let told = |place: usize| {
            let key: &Flips = &crossed.keys[place];
            let [above, below] = key.turns();
            let first = |turns: &[crate::experiment::sweep::Turn]| {
                turns.first().map(|turn| (turn.near.value.to_string(), turn.far.value.to_string()))
            };
            (key.own.value.to_string(), first(&above), first(&below))
        };
        assert_eq!(told(0), ("10".into(), Some(("10".into(), "24".into())), None));
        assert_eq!(told(1), ("9".into(), None, None));
    }

    #[test]
    fn words_cross_where_the_scenario_has_them_or_nowhere() {
        let ahead = |values: &[f64]| if values[0] > 20.0 { "Champions" } else { "Both" };
        let by = |words: &str| {
            let points = points(&format!(
                r#"[{{ key = "champions.chosen_by", values = [{words}] }}, {{ key = "weeks", values = [20, 52] }}]"#
            ));
            points.crossed(&finished(&points, ahead))
        };
        let crossed = by("\"random\", \"nomination\"").unwrap();
        assert_eq!(
            (crossed.keys[0].own.value.to_string(), crossed.keys[1].own.label.as_str()),
            ("nomination".into(), "Champions")
        );
        assert_eq!(by("\"random\", \"degree\""), None);
    }

    #[test]
    fn only_a_grid_over_several_keys_has_lines() {
        let one = points(r#"[{ key = "weeks", values = [20, 52] }]"#);
        assert_eq!(one.crossed(&finished(&one, |_| "Both")), None);
        let Listed { axes, design, .. } = listed(b"weeks,runs\n4,2\n8,3\n").unwrap();
        let sets = [Axis::as_setting(&axes)];
        let list = Points::read(STARTER.as_bytes(), "starter", Path::new(""), &sets, design, None).unwrap();
        assert_eq!(list.crossed(&finished(&list, |_| "Both")), None);
    }
}
