//! Where the answer flips: along each key alone, or over two keys.

use super::design::Design;
use super::point::{FAILED, NO_CLEAR, NONE_TIPS};
use super::points::Points;
use super::refine::{self, Line, Patch};
use super::{Point, Sweep};
use crate::scenario::file::Value;
use std::collections::BTreeMap;

/// Where the answer flips along one key, all others as they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Flips {
    /// The key.
    pub key: String,
    /// What the scenario itself has, and comes to.
    pub own: Found,
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
    /// What it comes to where its runs are drawn anew, a draw each; none where they are not.
    pub drawn: Vec<String>,
}

/// Where it first comes to something else on the way from the scenario's own value, up or down.
#[derive(Debug, Clone, PartialEq)]
pub struct Turn<'a> {
    /// The last value before.
    pub near: &'a Found,
    /// The first value after.
    pub far: &'a Found,
    /// Where it lies in 95 of 100 draws of the runs, the end that is nearer to the own value first, and no other where
    /// it may not be there at all; `None` where the runs were not drawn anew.
    pub luck: Option<(&'a Found, Option<&'a Found>)>,
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
    /// What the scenario itself has, where it has both.
    pub own: [Option<Value>; 2],
    /// Whether each value of a key is a band of its own, because there is nothing between two of them.
    pub banded: [bool; 2],
    /// Parts of the plane, each with what it comes to.
    pub patches: Vec<Patch>,
}

impl Found {
    /// What a finished point comes to.
    pub(super) fn at(point: &Point, value: Value, label: String) -> Found {
        Found { value, label, half_width: point.half_width(), tipped: point.tipped(), drawn: point.drawn() }
    }
}

impl Flips {
    /// The values between which it flips.
    pub fn at(&self) -> impl Iterator<Item = (&Found, &Found)> {
        self.along.windows(2).map(|pair| (&pair[0], &pair[1])).filter(|(one, other)| one.label != other.label)
    }

    /// The ends of where one of these may lie with other luck, the end nearer to the own value first: of those that are
    /// turns. The farther end is `None` where it may not be there at all.
    pub fn luck_of(&self, (from, to): (&Found, &Found)) -> [Option<&Value>; 2] {
        let [above, below] = self.turns();
        let is = |turn: &&Turn, far: &Found| turn.far.value == far.value;
        let turn = above.iter().find(|turn| is(turn, to)).or_else(|| below.iter().find(|turn| is(turn, from)));
        let luck = turn.and_then(|turn| turn.luck);
        [luck.map(|(near, _)| &near.value), luck.and_then(|(_, far)| far).map(|far| &far.value)]
    }

    /// Whether it comes to something else at any value that was tried.
    pub fn flips(&self) -> bool {
        self.along.iter().any(|found| found.label != self.own.label)
    }

    /// Whether another strategy is ahead at any value that was tried.
    pub fn overturns(&self) -> bool {
        self.along.iter().any(|found| found.label != self.own.label && !is_open(&found.label))
    }

    /// How near the nearest value at which it comes to something else lies to the own value, in proportion to that: 0 and
    /// up. A choice is as far as twice as much is.
    pub fn nearness(&self) -> f64 {
        let number = |found: &Found| found.value.number();
        let ends = || (self.along.first().and_then(number), self.along.last().and_then(number));
        let (Some(own), (Some(first), Some(last))) = (self.own.value.number(), ends()) else { return 1.0 };
        let size = if own == 0.0 { last - first } else { own.abs() };
        let others = self.along.iter().filter(|found| found.label != self.own.label).filter_map(number);
        others.map(|value| (value - own).abs() / size).fold(f64::INFINITY, f64::min)
    }

    /// Where it first comes to something else above the own value and below it; where that is no clear difference, also
    /// where it first comes to another strategy beyond. Nothing of keys whose values have no order.
    pub fn turns(&self) -> [Vec<Turn<'_>>; 2] {
        let Some(own) = self.own.value.number() else { return [Vec::new(), Vec::new()] };
        let number = |found: &&Found| found.value.number().unwrap_or(f64::NAN);
        let from_own = std::iter::once(&self.own);
        let above = from_own.clone().chain(self.along.iter().filter(|found| number(found) > own)).collect::<Vec<_>>();
        let below = from_own.chain(self.along.iter().rev().filter(|found| number(found) < own)).collect::<Vec<_>>();
        [above, below].map(|way| turns(&way))
    }
}

/// Whether a label names no strategy.
fn is_open(label: &str) -> bool {
    [NO_CLEAR, FAILED, NONE_TIPS].contains(&label)
}

/// Where it comes to something else on a way that begins at the own value.
fn turns<'a>(way: &[&'a Found]) -> Vec<Turn<'a>> {
    let at = |place: usize| Turn { near: way[place - 1], far: way[place], luck: luck(way, &way[place].label) };
    let Some(first) = (1..way.len()).find(|&place| way[place].label != way[0].label) else { return Vec::new() };
    let further = (first..way.len()).find(|&place| !is_open(&way[place].label) && way[place].label != way[0].label);
    let further = further.filter(|&further| further > first && !is_open(&way[0].label));
    std::iter::once(first).chain(further).map(at).collect()
}

/// Between which values of a way it first comes to `label`, in 95 of 100 draws of the runs.
fn luck<'a>(way: &[&'a Found], label: &str) -> Option<(&'a Found, Option<&'a Found>)> {
    let draws = way[0].drawn.len();
    let first = |draw: usize| {
        let says = |found: &&Found| found.drawn.get(draw).map_or(found.label == label, |drawn| drawn == label);
        way.iter().position(says).unwrap_or(way.len())
    };
    let mut places: Vec<usize> = (0..draws).map(first).collect();
    places.sort_unstable();
    let tail = draws / 40; // 2.5 % on either side
    let (low, high) = (*places.get(tail)?, *places.get(draws - 1 - tail)?);
    Some((way[low.saturating_sub(1)], way.get(high).copied()))
}

impl Points {
    /// The points to be run next, by what the finished ones come to.
    pub fn open(&self, finished: &BTreeMap<u32, String>) -> Vec<u32> {
        let known = |number: u32| finished.get(&number).cloned();
        match &self.design {
            Design::Breakpoints | Design::CriticalMass(_) => {
                let mut open: Vec<u32> = finished.get(&0).is_none().then_some(0).into_iter().collect();
                for axis in 0..self.axes.len() {
                    let number = |place| self.number_along(axis, place);
                    let next = refine::along(self.line(axis), self.looks.parts, &|place| known(number(place))).1;
                    open.extend(next.into_iter().map(number).filter(|&number| number > 0));
                }
                open.truncate(self.looks.most.saturating_sub(finished.len()));
                open
            }
            Design::FlipMap => {
                let number = |(x, y): (usize, usize)| (x * self.lengths()[1] + y) as u32;
                refine::across(self.sides(), &|place| known(number(place))).1.into_iter().map(number).collect()
            }
            _ => (0..self.count()).filter(|number| !finished.contains_key(number)).collect(),
        }
    }

    /// How many points the coarse look at every key takes.
    pub(super) fn coarse(&self) -> usize {
        self.open(&BTreeMap::from([(0, String::new())])).len() + 1
    }

    /// Where the answer flips along each key, from finished points.
    pub fn flips(&self, sweep: &Sweep) -> Vec<Flips> {
        if !matches!(self.design, Design::Breakpoints | Design::CriticalMass(_) | Design::OneAtATime) {
            return Vec::new();
        }
        let finished: BTreeMap<u32, &Point> = sweep.points.iter().map(|point| (point.number, point)).collect();
        let found = |point: &Point, value: Value| Found::at(point, value, self.label(point));
        let Some(own) = finished.get(&0) else { return Vec::new() };
        let along = |axis: usize| {
            let number = |place| self.number_along(axis, place);
            let known = |place: usize| finished.get(&number(place)).map(|point| self.label(point));
            let places = match self.design {
                Design::OneAtATime => (0..self.lengths()[axis]).collect(),
                _ => refine::along(self.line(axis), self.looks.parts, &known).0,
            };
            let told = |place: usize| {
                let number = number(place);
                Some(found(finished.get(&number)?, self.values(number)[axis].clone()))
            };
            Flips {
                key: self.axes[axis].key.clone(),
                own: found(own, self.values(0)[axis].clone()),
                along: places.into_iter().filter_map(told).collect(),
            }
        };
        (0..self.axes.len()).map(along).collect()
    }

    /// The values along a key.
    fn line(&self, axis: usize) -> Line {
        Line { values: self.lengths()[axis], in_order: self.has_order(axis), own: self.own_place(axis) }
    }

    /// The point at a place along a key: the scenario itself where that is its own value.
    fn number_along(&self, axis: usize, place: usize) -> u32 {
        if self.own_place(axis) == Some(place) { 0 } else { self.first_along(axis) + place as u32 }
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
            own: [0, 1].map(|axis| self.file.value_of(&self.axes[axis].key)),
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
