//! The outcome against each of the keys that move it most, while the others vary too.

use super::axis::{drawn, place};
use super::moved::{Along, moves, range};
use super::{file_name, outcome};
use crate::experiment::{Design, Point, at_each, nearby};
use crate::report::chart::{self, Axis, Picture, Values};
use crate::report::sweep::Grid;
use crate::report::words::list;
use crate::report::{About, ReportError};

/// How many points a value needs for a spread of its own, where values are drawn.
const ENOUGH: usize = 5;

/// The outcome against each of the keys that move it most, while the others vary too.
pub(super) fn against(about: &About, grid: &Grid, most: usize) -> Result<Vec<Picture>, ReportError> {
    let mut found: Vec<(f64, usize, Axis, Along)> = Vec::new();
    for key in 0..grid.sweep.axes.len() {
        let axis = drawn(&grid.sweep.axes[key].key, &grid.sweep.values(key));
        let along = along(grid, key, &axis);
        let moved = along.iter().map(|along| range(along)).fold(0.0, f64::max);
        found.push((moved, key, axis, along));
    }
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    let first = found.first().map(|(_, key, ..)| *key);
    found.retain(|(moved, key, ..)| *moved >= about.margin || Some(*key) == first);
    found.truncate(most);
    let mut names = Vec::new();
    let draw = |(_, key, axis, along): (f64, usize, Axis, Along)| {
        let name = file_name("against", &grid.sweep.axes[key].key, &mut names);
        let shown = grid.shown(&grid.sweep.axes[key].key);
        let at_values = at_values(grid, key, &axis);
        let headline = moves(about, grid, &format!("Along {shown}"), (&axis, &along, at_values));
        let panels = grid.strategies.iter().zip(along).map(|(name, along)| chart::against::Panel {
            name: name.clone(),
            dots: dots(grid, key, &axis, name),
            along,
        });
        let against = chart::against::Against {
            headline,
            outcome: outcome(about, grid),
            others: others(grid, key),
            at_values,
            panels: panels.collect(),
            axis,
        };
        chart::against::draw(about, &name, &against)
    };
    found.into_iter().map(draw).collect()
}

/// Where points stand along a key, and what each comes to with a strategy.
fn dots(grid: &Grid, key: usize, axis: &Axis, strategy: &str) -> Vec<(f64, f64)> {
    let dot = |point: &Point| Some((place(axis, &point.values[key])?, grid.owned(point, strategy)?.median));
    grid.sweep.points.iter().filter_map(dot).collect()
}

/// How the outcome runs along a key with each strategy: at each value, or near it where values are drawn.
fn along(grid: &Grid, key: usize, axis: &Axis) -> Along {
    let running = if at_values(grid, key, axis) { at_each } else { nearby };
    grid.strategies.iter().map(|name| running(&dots(grid, key, axis, name))).collect()
}

/// Whether every value of a key has points enough for a spread of its own.
fn at_values(grid: &Grid, key: usize, axis: &Axis) -> bool {
    if grid.sweep.design == Design::Grid || matches!(axis.values, Values::Words(_)) {
        return true;
    }
    let mut places: Vec<f64> = grid.sweep.points.iter().filter_map(|point| place(axis, &point.values[key])).collect();
    places.sort_unstable_by(f64::total_cmp);
    places.chunk_by(|one, other| one == other).all(|alike| alike.len() >= ENOUGH)
}

/// The keys that vary beside one.
fn others(grid: &Grid, key: usize) -> String {
    const NAMED: usize = 3;
    let all = grid.sweep.axes.iter().enumerate().filter(|(place, _)| *place != key);
    let mut names: Vec<String> = all.map(|(_, axis)| grid.shown(&axis.key).to_owned()).collect();
    if names.len() > NAMED {
        let more = names.split_off(NAMED - 1).len();
        names.push(format!("{more} more keys"));
    }
    let verb = if names.len() == 1 { "varies" } else { "vary" };
    format!("{} {verb}", list(&names))
}
