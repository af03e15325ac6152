//! A sweep for a terminal: a row a point, a column a strategy.

use super::layout::{aligned, shorten, wrap};
use super::{bold, heading};
use crate::experiment::Point;
use crate::report::About;
use crate::report::sweep::{Grid, short, with_band};
use crate::report::words::one_line;

/// The most rows that are shown.
const MOST_ROWS: usize = 40;

/// The widest a column may be.
const CELL: usize = 16;

/// A sweep as text: the finding, then owned adoption of every strategy at every point.
pub fn grid(about: &About, grid: &Grid, width: usize) -> String {
    let keys: Vec<String> = grid.sweep.axes.iter().map(|axis| short(&axis.key).to_owned()).collect();
    let room = width.saturating_sub(keys.iter().map(|key| key.len() + 2).sum());
    let shown = grid.strategies.len().min((room / (CELL + 2)).max(1));
    let strategies = &grid.strategies[..shown];
    let names = strategies.iter().map(|name| shorten(&one_line(name), CELL));
    let mut rows = vec![keys.iter().cloned().chain(names).collect()];
    rows.extend(grid.sweep.points.iter().take(MOST_ROWS).map(|point| row(grid, point, strategies)));
    let sections = [
        heading(about, width),
        bold(&wrap(&format!("{}.", one_line(&grid.headline(about))), width)),
        aligned(&rows, keys.len()),
        wrap(&note(grid, shown), width),
    ];
    sections.join("\n\n") + "\n"
}

fn row(grid: &Grid, point: &Point, strategies: &[String]) -> Vec<String> {
    let owned = |name: &String| match grid.owned(point, name) {
        Some(spread) => with_band(&spread, spread.median),
        None => "–".into(),
    };
    point.values.iter().map(|value| one_line(&value.to_string())).chain(strategies.iter().map(owned)).collect()
}

fn note(grid: &Grid, shown: usize) -> String {
    let mut note =
        "Owned adoption at the end: the run in the middle, in brackets the band that holds nine runs in ten."
            .to_owned();
    if shown < grid.strategies.len() {
        note += &format!(" {} more strategies are in sweep.csv.", grid.strategies.len() - shown);
    }
    if grid.sweep.points.len() > MOST_ROWS {
        note += &format!(" {} more points are in sweep.csv.", grid.sweep.points.len() - MOST_ROWS);
    }
    if grid.sweep.axes.len() > 2 {
        note += " A chart shows one or two varied keys, so there is none here.";
    }
    note
}
