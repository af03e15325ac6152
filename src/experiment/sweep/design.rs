//! Which points a sweep has.

use super::latin::LatinHypercube;
use super::{indices, morris};
use crate::scenario::file::{Axis, Value};
use serde::{Deserialize, Serialize};

/// The most points of a Sobol' design.
pub const MOST_SOBOL: u32 = 1 << 16;

/// Which points a sweep has, by the values of its axes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Design {
    /// Every combination of values, the last axis changing fastest.
    #[default]
    Grid,
    /// The first values of all axes, then the second ones, and so on.
    Zip,
    /// So many points, each axis cut into as many parts of which each has one point, the parts paired by lot (McKay,
    /// Beckman & Conover 1979).
    LatinHypercube(u32),
    /// So many points that fill the space evenly (Sobol' 1967, scrambled after Owen 1995).
    Sobol(u32),
    /// The scenario itself, and each value of each key alone, all others as they are.
    OneAtATime,
    /// So many trajectories along which one key after the other is moved (Morris 1991).
    Morris(u32),
    /// So many rows from which variance shares are estimated (Saltelli et al. 2010).
    Indices(u32),
    /// Each key alone, finer and finer between values with another strategy ahead.
    Breakpoints,
    /// Two keys, finer and finer along the border between strategies.
    FlipMap,
    /// Each key alone, finer and finer between values where strategies tip in so many of a hundred runs and where not.
    CriticalMass(u32),
    /// The rows of a table, each the places of its values among those of the axes.
    List(Vec<Vec<u32>>),
}

/// How many values lie between ends along which a border is looked for: on a line and in a plane.
const FINE: [u32; 2] = [65, 33];

impl Design {
    /// Whether points hang on what others come to.
    pub fn refines(&self) -> bool {
        matches!(self, Design::Breakpoints | Design::FlipMap | Design::CriticalMass(_))
    }
}

/// Points by their number.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    axes: Vec<Axis>,
    design: Design,
    /// The values of each axis, where they are listed or spaced.
    values: Vec<Vec<Value>>,
    latin: Option<LatinHypercube>,
    /// The scenario's own values, where points go out from them.
    own: Vec<Value>,
    seed: u64,
}

impl Placed {
    /// Points of axes by a design; those that are drawn hang on the seed. `own` is the scenario's value of a key.
    ///
    /// # Errors
    /// The key that has no value, where points go out from it.
    pub fn new(
        axes: &[Axis],
        design: &Design,
        seed: u64,
        own: impl Fn(&str) -> Option<Value>,
    ) -> Result<Placed, String> {
        let latin = match *design {
            Design::LatinHypercube(points) => Some(LatinHypercube::new(axes.len(), points, seed)),
            _ => None,
        };
        let mut values: Vec<Vec<Value>> = axes.iter().map(Axis::all_values).collect();
        let mut base = Vec::new();
        let lines = matches!(design, Design::OneAtATime | Design::Breakpoints | Design::CriticalMass(_));
        for (axis, values) in axes.iter().zip(&mut values) {
            if values.is_empty() && !axis.is_listed() {
                *values = match design {
                    Design::OneAtATime => vec![axis.at(0.0), axis.at(1.0)],
                    Design::FlipMap => axis.in_steps(FINE[1]),
                    _ if design.refines() => axis.in_steps(axis.fine(FINE[0]).max(2)),
                    _ => Vec::new(),
                };
            }
            let own = if lines { Some(own(&axis.key).ok_or_else(|| axis.key.clone())?) } else { None };
            if design.refines()
                && let Some(numbers) = values.iter().map(Value::number).collect::<Option<Vec<f64>>>()
            {
                let mut pairs: Vec<(f64, Value)> = numbers.into_iter().zip(std::mem::take(values)).collect();
                let within =
                    |own: &f64| pairs.iter().any(|pair| pair.0 < *own) && pairs.iter().any(|pair| pair.0 > *own);
                let between = own.as_ref().and_then(Value::number).filter(within);
                pairs.extend(between.zip(own.clone()));
                pairs.sort_by(|one, other| one.0.total_cmp(&other.0));
                pairs.dedup_by(|one, other| one.0 == other.0);
                *values = pairs.into_iter().map(|(_, value)| value).collect();
            }
            if let Some(own) = own {
                if *design == Design::OneAtATime {
                    values.retain(|value| *value != own);
                }
                base.push(own);
            }
        }
        Ok(Placed { axes: axes.to_vec(), design: design.clone(), values, latin, own: base, seed })
    }

    /// How many points there are; as many as can be counted.
    pub fn count(&self) -> f64 {
        let lengths = self.values.iter().map(|values| values.len() as f64);
        match &self.design {
            Design::Grid | Design::FlipMap => lengths.product(),
            Design::Zip => lengths.fold(0.0, f64::max),
            Design::LatinHypercube(points) | Design::Sobol(points) => f64::from(*points),
            Design::OneAtATime | Design::Breakpoints | Design::CriticalMass(_) => 1.0 + lengths.sum::<f64>(),
            Design::Morris(trajectories) => f64::from(*trajectories) * (self.axes.len() + 1) as f64,
            Design::Indices(rows) => f64::from(*rows) * (self.axes.len() + 2) as f64,
            Design::List(rows) => rows.len() as f64,
        }
    }

    /// The values of a point, one an axis.
    pub fn values(&self, point: u32) -> Vec<Value> {
        match &self.design {
            Design::Grid | Design::FlipMap => {
                let mut rest = point as usize;
                let place = |values: &Vec<Value>| {
                    let value = values[rest % values.len()].clone();
                    rest /= values.len();
                    value
                };
                let mut reversed: Vec<Value> = self.values.iter().rev().map(place).collect();
                reversed.reverse();
                reversed
            }
            Design::Zip => self.values.iter().map(|values| values[point as usize].clone()).collect(),
            Design::LatinHypercube(_) => {
                let latin = self.latin.as_ref().expect("it was drawn");
                (0..).zip(&self.axes).map(|(place, axis)| axis.at(latin.lot(place, point))).collect()
            }
            Design::Sobol(_) => {
                let lot = |place| f64::from(sobol_burley::sample(point, place, folded(self.seed)));
                (0..).zip(&self.axes).map(|(place, axis)| axis.at(lot(place))).collect()
            }
            Design::OneAtATime | Design::Breakpoints | Design::CriticalMass(_) => self.one_changed(point),
            Design::Morris(_) => self.drawn(&morris::lots(point, self.axes.len(), self.seed)),
            Design::Indices(_) => self.drawn(&indices::lots(point, self.axes.len(), self.seed)),
            Design::List(rows) => {
                let places = self.values.iter().zip(&rows[point as usize]);
                places.map(|(values, &place)| values[(place as usize).min(values.len() - 1)].clone()).collect()
            }
        }
    }
}

/// A seed of 32 bits that hangs on all 64.
pub(super) fn folded(seed: u64) -> u32 {
    (seed ^ seed >> 32) as u32
}

impl Placed {
    /// How many values each key has.
    pub fn lengths(&self) -> Vec<usize> {
        self.values.iter().map(Vec::len).collect()
    }

    /// Whether all values of a key are numbers.
    pub fn has_order(&self, axis: usize) -> bool {
        self.values[axis].iter().all(|value| value.number().is_some())
    }

    /// The values where a point lies on each axis, 0 to 1.
    fn drawn(&self, lots: &[f64]) -> Vec<Value> {
        self.axes.iter().zip(lots).map(|(axis, &lot)| axis.at(lot)).collect()
    }

    /// The place of the scenario's own value among those of an axis, where points go out from it.
    pub fn own_place(&self, axis: usize) -> Option<usize> {
        let own = self.own.get(axis)?;
        let same = |value: &Value| match (value.number(), own.number()) {
            (Some(one), Some(other)) => one == other,
            _ => value == own,
        };
        self.values[axis].iter().position(same)
    }

    /// The axis along which a point leaves the scenario's own values, where it leaves them along one at most.
    pub fn changed(&self, point: u32) -> Option<std::ops::Range<usize>> {
        if self.own.is_empty() {
            return None;
        }
        let mut rest = point as usize;
        for (axis, others) in self.values.iter().enumerate() {
            match rest {
                0 => return Some(0..0),
                at if at <= others.len() => return Some(axis..axis + 1),
                at => rest = at - others.len(),
            }
        }
        Some(0..0)
    }

    /// The scenario's own values, from point 1 on with one of them changed.
    fn one_changed(&self, point: u32) -> Vec<Value> {
        let mut values = self.own.clone();
        let mut rest = point as usize;
        for (own, others) in values.iter_mut().zip(&self.values) {
            match rest {
                0 => break,
                at if at <= others.len() => {
                    *own = others[at - 1].clone();
                    break;
                }
                at => rest = at - others.len(),
            }
        }
        values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::typed::axis;

    fn points(texts: &[&str], design: &Design) -> Vec<String> {
        let axes: Vec<Axis> = texts.iter().map(|text| axis(text).expect("an axis")).collect();
        let placed = Placed::new(&axes, design, 5, |_| Some(Value::Whole(3))).expect("every key has a value");
        let told = |point| placed.values(point).iter().map(Value::to_string).collect::<Vec<_>>().join(" ");
        (0..placed.count() as u32).map(told).collect()
    }

    #[test]
    fn a_grid_holds_every_combination_once_and_a_zip_goes_along() {
        let axes = ["a=1,2", "b=3,4,5"];
        assert_eq!(points(&axes, &Design::Grid), ["1 3", "1 4", "1 5", "2 3", "2 4", "2 5"]);
        assert_eq!(points(&["a=1,2", "b=3,4"], &Design::Zip), ["1 3", "2 4"]);
        assert_eq!(points(&axes, &Design::List(vec![vec![1, 2], vec![0, 0], vec![1, 2]])), ["2 5", "1 3", "2 5"]);
        assert_eq!(points(&[], &Design::Grid), [""]);
    }

    #[test]
    fn one_key_at_a_time_leaves_the_scenarios_own_value() {
        let told = points(&["a=1,3,4", "b=7..9"], &Design::OneAtATime);
        assert_eq!(told, ["3 3", "1 3", "4 3", "3 7", "3 9"]);
        let axes = [axis("a=1,2").unwrap()];
        assert_eq!(Placed::new(&axes, &Design::OneAtATime, 5, |_| None).unwrap_err(), "a");
        assert_eq!(points(&["a=0..3", "b=1..5"], &Design::Morris(4)).len(), 12);
        assert_eq!(points(&["a=0..3", "b=1..5"], &Design::Indices(4)).len(), 16);
    }

    #[test]
    fn points_that_fill_the_space_have_one_in_each_part_of_an_axis() {
        for design in [Design::LatinHypercube(32), Design::Sobol(32)] {
            let drawn = points(&["a=0..32", "b=log:1..65536"], &design);
            let parts = |place: usize, part: fn(f64) -> f64| {
                let value = |point: &String| point.split(' ').nth(place).unwrap().parse::<f64>().unwrap();
                let mut parts: Vec<i64> = drawn.iter().map(|point| part(value(point)).floor() as i64).collect();
                parts.sort_unstable();
                parts
            };
            let each_once: Vec<i64> = (0..32).collect();
            assert_eq!(parts(0, |value| value), each_once, "{design:?}");
            assert_eq!(parts(1, |value| value.log2() * 2.0), each_once, "{design:?}");
        }
    }
}
