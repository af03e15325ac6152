//! Where the answer flips: along each key alone, or over two keys.

use super::design::Design;
use super::points::Points;
use super::refine::{self, Patch};
use super::{Point, Sweep};
use crate::scenario::file::Value;
use std::collections::BTreeMap;

/// Where the answer flips along one key, all others as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Flips {
    /// The key.
    pub key: String,
    /// What the scenario itself has.
    pub own: Value,
    /// What the scenario itself comes to.
    pub as_it_is: String,
    /// What was found along it, in the order of values.
    pub along: Vec<Found>,
}

/// What a scenario comes to with one value of a key.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The value.
    pub value: Value,
    /// What it comes to.
    pub label: String,
    /// Half of the width of the 95 % interval of the answer, as a share; `None` where there is none.
    pub half_width: Option<f64>,
    /// In how many runs each strategy tips; none where that is not tested.
    pub tipped: Vec<Tipped>,
}

/// In how many of its runs a strategy tips.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tipped {
    /// The strategy.
    pub name: String,
    /// The runs in which it does.
    pub runs: u32,
    /// All runs, at least 1.
    pub of: u32,
}

/// Where the answer flips over two keys.
#[derive(Debug, Clone, PartialEq)]
pub struct FlipMap {
    /// The values of each key.
    pub values: [Vec<Value>; 2],
    /// Whether each value of a key is a band of its own, because there is nothing between two of them.
    pub banded: [bool; 2],
    /// Parts of the plane, each with what it comes to.
    pub patches: Vec<Patch>,
}

/// Where the answer of a scenario flips along some keys, each alone, with so many runs at every value.
#[derive(Debug, Clone, PartialEq)]
pub struct Sought {
    /// A key each.
    pub keys: Vec<Flips>,
    /// How many runs each value had.
    pub runs: u32,
    /// How many values were run in all.
    pub points: usize,
}

impl Flips {
    /// The values between which it flips.
    pub fn at(&self) -> impl Iterator<Item = (&Found, &Found)> {
        self.along.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(one, other)| one.label != other.label)
    }
}

impl Points {
    /// The points to be run next, by what the finished ones come to.
    pub fn open(&self, finished: &BTreeMap<u32, String>) -> Vec<u32> {
        let known = |number: u32| finished.get(&number).cloned();
        match &self.design {
            Design::Breakpoints | Design::CriticalMass(_) => {
                let mut open: Vec<u32> = finished.get(&0).is_none().then_some(0).into_iter().collect();
                for axis in 0..self.axes.len() {
                    let first = self.first_along(axis);
                    let next =
                        refine::along(self.lengths()[axis], self.has_order(axis), &|place| known(first + place as u32))
                            .1;
                    open.extend(next.into_iter().map(|place| first + place as u32));
                }
                open
            }
            Design::FlipMap => {
                let number = |(x, y): (usize, usize)| (x * self.lengths()[1] + y) as u32;
                refine::across(self.sides(), &|place| known(number(place))).1.into_iter().map(number).collect()
            }
            _ => (0..self.count()).filter(|number| !finished.contains_key(number)).collect(),
        }
    }

    /// Where the answer flips along each key, from finished points.
    pub fn flips(&self, sweep: &Sweep) -> Vec<Flips> {
        if !matches!(self.design, Design::Breakpoints | Design::CriticalMass(_)) {
            return Vec::new();
        }
        let finished = self.labels(&sweep.points);
        let halves: BTreeMap<u32, f64> =
            sweep.points.iter().filter_map(|point| Some((point.number, point.half_width()?))).collect();
        let tipped: BTreeMap<u32, Vec<Tipped>> =
            sweep.points.iter().map(|point| (point.number, point.tipped())).collect();
        let along = |axis: usize| {
            let first = self.first_along(axis);
            let known = |place: usize| finished.get(&(first + place as u32)).cloned();
            let places = refine::along(self.lengths()[axis], self.has_order(axis), &known).0;
            let told = |place: usize| {
                let number = first + place as u32;
                let label = known(place).unwrap_or_default();
                let tipped = tipped.get(&number).cloned().unwrap_or_default();
                let half_width = halves.get(&number).copied();
                Found { value: self.values(number)[axis].clone(), label, half_width, tipped }
            };
            Flips {
                key: self.axes[axis].key.clone(),
                own: self.values(0)[axis].clone(),
                as_it_is: finished.get(&0).cloned().unwrap_or_default(),
                along: places.into_iter().map(told).collect(),
            }
        };
        (0..self.axes.len()).map(along).collect()
    }

    /// Where the answer flips over two keys, from finished points.
    pub fn flip_map(&self, sweep: &Sweep) -> Option<FlipMap> {
        let [columns, rows] = *self.lengths() else { return None };
        if self.design != Design::FlipMap {
            return None;
        }
        let finished = self.labels(&sweep.points);
        let known = |(x, y): (usize, usize)| finished.get(&((x * rows + y) as u32)).cloned();
        let value = |axis: usize, number: usize| self.values(number as u32)[axis].clone();
        Some(FlipMap {
            values: [(0..columns).map(|x| value(0, x * rows)).collect(), (0..rows).map(|y| value(1, y)).collect()],
            banded: self.sides().map(|(values, in_order)| !in_order || values == 1),
            patches: refine::across(self.sides(), &known).0,
        })
    }

    /// Both keys of a map.
    fn sides(&self) -> [refine::Side; 2] {
        [0, 1].map(|axis| (self.lengths()[axis], self.has_order(axis)))
    }

    /// What each of some finished points comes to.
    pub fn labels(&self, points: &[Point]) -> BTreeMap<u32, String> {
        points.iter().map(|point| (point.number, self.label(point))).collect()
    }

    /// What a finished point comes to: who is ahead, or which strategies tip.
    pub fn label(&self, point: &Point) -> String {
        match self.design {
            Design::CriticalMass(share) => point.tips(f64::from(share) / 100.0),
            _ => point.winner(),
        }
    }
}
