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
    /// The values at which it was looked, in order, each with what it comes to there.
    pub along: Vec<(Value, String)>,
}

/// Where the answer flips over two keys.
#[derive(Debug, Clone, PartialEq)]
pub struct FlipMap {
    /// The values of each key.
    pub values: [Vec<Value>; 2],
    /// Parts of the plane, each with what it comes to.
    pub patches: Vec<Patch>,
}

impl Flips {
    /// The values between which it flips, each with what it comes to.
    pub fn at(&self) -> impl Iterator<Item = (&(Value, String), &(Value, String))> {
        self.along.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(one, other)| one.1 != other.1)
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
                let sizes = [self.lengths()[0], self.lengths()[1]];
                refine::across(sizes, &|place| known(number(place))).1.into_iter().map(number).collect()
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
        let along = |axis: usize| {
            let first = self.first_along(axis);
            let known = |place: usize| finished.get(&(first + place as u32)).cloned();
            let places = refine::along(self.lengths()[axis], self.has_order(axis), &known).0;
            let told =
                |place: usize| (self.values(first + place as u32)[axis].clone(), known(place).unwrap_or_default());
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
            patches: refine::across([columns, rows], &known).0,
        })
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
