//! Each key alone, while all others stay as they are.

use super::axis::drawn;
use super::lines::lines;
use super::moved::{Along, moves, range};
use super::{KEYS, file_name};
use crate::experiment::{Point, Spread};
use crate::report::chart::Picture;
use crate::report::sweep::Grid;
use crate::report::{About, ReportError};
use crate::scenario::file::Value;

/// Each key alone, where more than its ends were tried and it moves the outcome.
pub(super) fn alone(about: &About, grid: &Grid) -> Result<Vec<Picture>, ReportError> {
    const TELLING: usize = 4;
    let mut pictures = Vec::new();
    let mut names = Vec::new();
    for (key, asked) in grid.sweep.axes.iter().enumerate() {
        let mut points = grid.sweep.alone(key);
        points.sort_by(|one, other| {
            let number = |point: &Point| point.values[key].number().unwrap_or(0.0);
            number(one).total_cmp(&number(other))
        });
        let values: Vec<Value> = points.iter().map(|point| point.values[key].clone()).collect();
        let axis = drawn(&asked.key, &values);
        let places = axis.places();
        let along = |name: &String| {
            let at = |(point, place): (&&Point, &f64)| Some((*place, grid.owned(point, name)?));
            points.iter().zip(&places).filter_map(at).collect::<Vec<(f64, Spread)>>()
        };
        let along: Along = grid.strategies.iter().map(along).collect();
        if values.len() < TELLING || along.iter().all(|along| range(along) < about.margin) || pictures.len() == KEYS {
            continue;
        }
        let name = file_name("alone", &asked.key, &mut names);
        let headline =
            moves(about, grid, &format!("With {} alone changed", grid.shown(&asked.key)), (&axis, &along, true));
        let points: Vec<Option<&Point>> = points.into_iter().map(Some).collect();
        pictures.push(lines(about, grid, (&name, headline), (axis, &points))?);
    }
    Ok(pictures)
}
