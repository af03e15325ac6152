//! A line a strategy: along one key, or where values of several go along with each other.

use super::axis::drawn;
use super::outcome;
use crate::experiment::Point;
use crate::report::chart::{self, Axis, Picture, Unit, Values};
use crate::report::sweep::Grid;
use crate::report::words::value;
use crate::report::{About, ReportError};
use std::collections::BTreeMap;

/// Points along one key, a line a strategy.
pub(super) fn line(about: &About, grid: &Grid) -> Result<Picture, ReportError> {
    let values = grid.sweep.values(0);
    let by_value: BTreeMap<String, &Point> =
        grid.sweep.points.iter().map(|point| (point.values[0].written(), point)).collect();
    let points: Vec<Option<&Point>> = values.iter().map(|value| by_value.get(&value.written()).copied()).collect();
    lines(about, grid, ("sweep", grid.headline(about)), (drawn(&grid.sweep.axes[0].key, &values), &points))
}

/// Points whose values go along with each other, a line a strategy.
pub(super) fn side_by_side(about: &About, grid: &Grid) -> Result<Picture, ReportError> {
    let told = |point: &Point| point.values.iter().map(value).collect::<Vec<_>>().join(" · ");
    let keys: Vec<&str> = grid.sweep.axes.iter().map(|axis| grid.shown(&axis.key)).collect();
    let values = Values::Words(grid.sweep.points.iter().map(told).collect());
    let points: Vec<Option<&Point>> = grid.sweep.points.iter().map(Some).collect();
    lines(about, grid, ("sweep", grid.headline(about)), (Axis { label: keys.join(" · "), values }, &points))
}

/// A line a strategy through these points, under a name and a headline.
pub(super) fn lines(
    about: &About,
    grid: &Grid,
    (name, headline): (&str, String),
    (axis, points): (Axis, &[Option<&Point>]),
) -> Result<Picture, ReportError> {
    let line = |name: &String| {
        let spreads = points.iter().map(|point| grid.owned((*point)?, name)).collect();
        chart::line::Line { name: name.clone(), spreads }
    };
    let lines = grid.strategies.iter().map(line).collect();
    let sweep = chart::line::Sweep { headline, outcome: outcome(about, grid), unit: Unit::Share, axis, lines };
    chart::line::draw(about, name, &sweep)
}
