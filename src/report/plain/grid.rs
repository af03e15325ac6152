//! A sweep for a terminal: a row a point, a column a strategy.

use super::layout::{aligned, hanging, shorten, wrap};
use super::{bold, heading, joined};
use crate::experiment::Point;
use crate::report::About;
use crate::report::sweep::{Grid, with_band};
use crate::report::words::{count, one_line, percent, value};
use crate::report::{flips, sensitivity};

/// The most rows that are shown.
const MOST_ROWS: usize = 40;

/// The width of a share with its band, and of one without.
const CELLS: [usize; 2] = [16, 12];

/// A sweep as text: the finding, then owned adoption of every strategy at every point.
pub fn grid(about: &About, grid: &Grid, width: usize) -> String {
    let headline = bold(&wrap(&format!("{}.", one_line(&grid.headline(about))), width));
    let keys: Vec<(&str, &str)> = grid.sweep.axes.iter().map(|axis| in_two(grid.shown(&axis.key))).collect();
    let room = width.saturating_sub(keys.iter().map(|(table, key)| table.len().max(key.len()) + 2).sum());
    let fitting = |cell: usize| (room / (cell + 2)).max(1);
    let cell = if fitting(CELLS[0]) >= grid.strategies.len() { CELLS[0] } else { CELLS[1] };
    let strategies = &grid.strategies[..grid.strategies.len().min(fitting(cell))];
    let names = strategies.iter().map(|name| shorten(&one_line(name), cell));
    let mut rows: Vec<Vec<String>> = vec![
        keys.iter().map(|(table, _)| (*table).to_owned()).collect(),
        keys.iter().map(|(_, key)| (*key).to_owned()).chain(names).collect(),
    ];
    let points = grid.sweep.points.iter().take(MOST_ROWS);
    rows.extend(points.map(|point| row(grid, point, strategies, cell == CELLS[0])));
    if let Some(found) = &grid.flipping {
        let sentences = flips::sentences(found);
        let lines: Vec<String> =
            sentences.iter().map(|line| hanging(&format!("- {}", one_line(line)), width, 2)).collect();
        let points = wrap(&flips::caveats(found, grid.sweep.points.len()), width);
        return joined(&[heading(about, width), headline, lines.join("\n"), points, unsure(grid, width)]);
    }
    if !grid.effects.is_empty() {
        return joined(&[heading(about, width), headline, effects(grid, width), unsure(grid, width)]);
    }
    let sections = [
        heading(about, width),
        headline,
        grid.moved(about).map_or_else(String::new, |moved| wrap(&format!("{}.", one_line(&moved)), width)),
        aligned(&rows, keys.len()),
        wrap(&note(grid, strategies.len(), cell == CELLS[0]), width),
        unsure(grid, width),
    ];
    joined(&sections)
}

/// What each key does to each strategy, the most first.
fn effects(grid: &Grid, width: usize) -> String {
    let mut sections: Vec<String> = Vec::new();
    for effects in &grid.effects {
        let rows: Vec<Vec<String>> = sensitivity::by_size(effects)
            .into_iter()
            .map(|(key, effect)| {
                vec![format!("  {}", one_line(key)), one_line(&sensitivity::said_with_intervals(effect))]
            })
            .collect();
        sections.push(format!("{}\n{}", shorten(&one_line(&effects.strategy), width), aligned(&rows, 2)));
        sections.extend(sensitivity::luck(effects).map(|luck| wrap(&one_line(&luck), width)));
    }
    let meaning = grid.effects.iter().flat_map(|effects| &effects.keys).next();
    sections.extend(meaning.map(|(_, effect)| wrap(sensitivity::meaning(effect), width)));
    sections.join("\n\n")
}

/// How many points are less sure than they were to be.
fn unsure(grid: &Grid, width: usize) -> String {
    let told = |unsure: usize| {
        let points = if unsure == 1 { "1 point is".into() } else { format!("{} points are", count(unsure as u64)) };
        format!("{points} less sure than was asked, with as many runs as there can be: half_width in points.csv.")
    };
    Some(grid.unsure()).filter(|&unsure| unsure > 0).map_or_else(String::new, |unsure| wrap(&told(unsure), width))
}

/// A key and the table that it stands in.
fn in_two(key: &str) -> (&str, &str) {
    key.rsplit_once('.').unwrap_or(("", key))
}

fn row(grid: &Grid, point: &Point, strategies: &[String], bands: bool) -> Vec<String> {
    let owned = |name: &String| match grid.owned(point, name) {
        Some(spread) if bands => with_band(&spread, spread.median),
        Some(spread) => percent(spread.median),
        None => "–".into(),
    };
    point.values.iter().map(|given| one_line(&value(given))).chain(strategies.iter().map(owned)).collect()
}

fn note(grid: &Grid, shown: usize, bands: bool) -> String {
    let mut note = "Owned adoption at the end: the run in the middle".to_owned();
    note += if bands { ", in brackets the band that holds nine runs in ten." } else { "." };
    if shown < grid.strategies.len() {
        note += &format!(" {} more strategies are in sweep.csv.", grid.strategies.len() - shown);
    }
    if grid.sweep.points.len() > MOST_ROWS {
        note += &format!(" {} more points are in sweep.csv.", grid.sweep.points.len() - MOST_ROWS);
    }
    note
}
