//! A sweep over two keys: what comes out at each pair of values, a panel a strategy.

use super::axis::{Axis, Unit};
use super::canvas::{Canvas, Drawn, Point, Side};
use super::contour::{self, crossings};
use super::data::Data;
use super::picture::Picture;
use super::shade::{lightness, shade};
use super::stack::columns;
use super::style::{INK, Ink, MARGIN, PAPER, SMALL, TITLE, WIDTH};
use super::{About, MOST, ReportError, frame, left_out, text};
use crate::report::words::capital;
use plotters::style::RGBColor;

/// A sweep over two keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweep {
    /// The finding, or a neutral title.
    pub headline: String,
    /// What is read off: "owned adoption in week 104".
    pub outcome: String,
    /// Its unit.
    pub unit: Unit,
    /// The key that is varied from left to right.
    pub across: Axis,
    /// The key that is varied from bottom to top.
    pub up: Axis,
    /// A panel a strategy.
    pub panels: Vec<Panel>,
    /// A level; a line is drawn where it is crossed.
    pub level: Option<f64>,
}

/// One strategy in a sweep over two keys.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its name.
    pub name: String,
    /// A value a cell: a row for each value upwards, a cell for each value across; `None` where there is none.
    pub cells: Vec<Vec<Option<f64>>>,
}

/// Where a panel's cells lie, and how large they are.
struct Grid {
    left: i32,
    top: i32,
    right: i32,
    bottom: i32,
    columns: i32,
    rows: i32,
}

impl Grid {
    /// The upper left and the lower right of a cell; row 0 is the lowest.
    fn cell(&self, column: usize, row: usize) -> (Point, Point) {
        let x = |place: i32| self.left + (self.right - self.left) * place / self.columns;
        let y = |place: i32| self.bottom - (self.bottom - self.top) * place / self.rows;
        let (column, row) = (column as i32, row as i32);
        ((x(column), y(row + 1)), (x(column + 1), y(row)))
    }

    /// The middle of a cell, or a place between the middles of several.
    fn middle(&self, (column, row): (f64, f64)) -> Point {
        let place = |at: f64, (from, to): (i32, i32), all: i32| {
            from + ((at + 0.5) / f64::from(all) * f64::from(to - from)).round() as i32
        };
        (place(column, (self.left, self.right), self.columns), place(row, (self.bottom, self.top), self.rows))
    }
}

/// Cells without a value.
const NOTHING: RGBColor = RGBColor(0xee, 0xee, 0xee);

/// Draws an outcome over two varied keys.
pub fn draw(about: &About, name: &str, sweep: &Sweep) -> Result<Picture, ReportError> {
    let panels = &sweep.panels[..sweep.panels.len().min(MOST)];
    let range = range(panels);
    Picture::drawn(name, &sweep.headline, alt(about, sweep, panels), |canvas| {
        let subtitle = format!(
            "{}{}: {} in each cell, darker is lower. Across: {}. Upwards: {}.{}{}",
            capital(&sweep.outcome),
            if sweep.unit == Unit::Share { ", % of people" } else { "" },
            middle(about),
            sweep.across.label,
            sweep.up.label,
            sweep.level.map_or_else(String::new, |level| format!(" Line: from here on {}.", crossed(sweep, level))),
            left_out(sweep.panels.len())
        );
        let begin = frame::draw(canvas, about, &sweep.headline, &subtitle)?;
        for (place, panel) in panels.iter().enumerate() {
            let name = text::named(place, &panel.name);
            draw_panel(canvas, sweep, (&name, panel), &grid(sweep, place, panels.len(), begin), range)?;
        }
        scale(canvas, sweep, range, begin)
    })
    .map(|picture| picture.with(data(about, sweep, panels)))
}

/// What lies beyond the line: "50 % own it".
fn crossed(sweep: &Sweep, level: f64) -> String {
    let level = sweep.unit.show(level);
    if sweep.unit == Unit::Share { format!("{level} own it") } else { level }
}

/// "median over 200 simulated copies of 500 people".
fn middle(about: &About) -> String {
    if about.runs > 1 { format!("median over {}", frame::sample(about)) } else { frame::sample(about) }
}

/// The lowest and the highest value.
fn range(panels: &[Panel]) -> (f64, f64) {
    let values = || panels.iter().flat_map(|panel| panel.cells.iter().flatten().flatten().copied());
    (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max))
}

fn grid(sweep: &Sweep, place: usize, all: usize, begin: i32) -> Grid {
    let columns = columns(all);
    let rows = (all as i32 + columns - 1) / columns;
    let (wide, high) = ((WIDTH - 2 * MARGIN - SCALE) / columns, (frame::BOTTOM - begin) / rows);
    let (left, top) = (MARGIN + place as i32 % columns * wide, begin + place as i32 / columns * high);
    Grid {
        left: left + NAMES,
        top: top + 84,
        right: left + wide - 24,
        bottom: top + high - 52,
        columns: sweep.across.len().max(1) as i32,
        rows: sweep.up.len().max(1) as i32,
    }
}

/// Room for the names of values on the left of a panel, and for the colour scale on the right.
const NAMES: i32 = 96;
const SCALE: i32 = 190;

fn draw_panel(canvas: &Canvas, sweep: &Sweep, (name, panel): (&str, &Panel), grid: &Grid, range: (f64, f64)) -> Drawn {
    let lines = text::wrap(name, TITLE, grid.right - grid.left, 2);
    let first = grid.top - 26 - (lines.len() as i32 - 1) * TITLE.line();
    canvas.lines((grid.left, first), &lines, TITLE, Side::Right)?;
    let cells = || {
        let rows = panel.cells.iter().take(grid.rows as usize).enumerate();
        rows.flat_map(|(row, cells)| {
            cells
                .iter()
                .take(grid.columns as usize)
                .enumerate()
                .map(move |(column, value)| (grid.cell(column, row), value))
        })
    };
    cells().try_for_each(|(corners, value)| fill(canvas, corners, colour(*value, range)))?;
    if let Some(level) = sweep.level {
        let middles = |piece: [contour::Place; 2]| piece.map(|place| grid.middle(place));
        let pieces: Vec<[Point; 2]> = crossings(&panel.cells, level).into_iter().map(middles).collect();
        contour::draw(canvas, &pieces)?;
    }
    cells().try_for_each(|(corners, value)| number(canvas, sweep, corners, (*value, colour(*value, range))))?;
    names(canvas, sweep, grid)
}

/// The colour of a cell.
fn colour(value: Option<f64>, range: (f64, f64)) -> RGBColor {
    value.map_or(NOTHING, |value| shade(value, range))
}

fn fill(canvas: &Canvas, (corner, opposite): (Point, Point), colour: RGBColor) -> Drawn {
    let gap = if opposite.0 - corner.0 > 12 && opposite.1 - corner.1 > 12 { 1 } else { 0 };
    canvas.rectangle((corner.0 + gap, corner.1 + gap), (opposite.0 - gap, opposite.1 - gap), colour)
}

/// The number in a cell that holds it; where a line has been drawn, it makes room.
fn number(
    canvas: &Canvas,
    sweep: &Sweep,
    (corner, opposite): (Point, Point),
    (value, fill): (Option<f64>, RGBColor),
) -> Drawn {
    let words = value.map_or_else(|| "–".to_string(), |value| sweep.unit.show(value));
    let wide = text::width(&words, SMALL);
    if wide + 8 > opposite.0 - corner.0 || opposite.1 - corner.1 < 28 {
        return Ok(());
    }
    let (x, y) = ((corner.0 + opposite.0) / 2, (corner.1 + opposite.1) / 2);
    if sweep.level.is_some() {
        canvas.rectangle((x - wide / 2 - 2, y - 13), (x + wide / 2 + 2, y + 13), fill)?;
    }
    let ink = if lightness(fill) > 0.5 { RGBColor(0, 0, 0) } else { PAPER };
    canvas.text((x, y), &words, SMALL.in_colour(ink), Side::Middle)
}

/// What the rows and columns stand for, as many as fit.
fn names(canvas: &Canvas, sweep: &Sweep, grid: &Grid) -> Drawn {
    let mut next = i32::MIN;
    for (column, name) in sweep.across.names().iter().enumerate() {
        let (corner, opposite) = grid.cell(column, 0);
        let name = text::shorten(&text::clean(name), SMALL, 160);
        let (x, half) = ((corner.0 + opposite.0) / 2, text::width(&name, SMALL) / 2);
        if x - half >= next && x + half <= grid.right + 30 {
            canvas.text((x, grid.bottom + 22), &name, SMALL, Side::Middle)?;
            next = x + half + 14;
        }
    }
    let mut next = i32::MAX;
    for (row, name) in sweep.up.names().iter().enumerate() {
        let (corner, opposite) = grid.cell(0, row);
        let y = (corner.1 + opposite.1) / 2;
        if y + 13 <= next {
            let name = text::shorten(&text::clean(name), SMALL, NAMES - 16);
            canvas.text((grid.left - 10, y), &name, SMALL, Side::Left)?;
            next = y - 13;
        }
    }
    Ok(())
}

/// A bar with the colours from the lowest value to the highest, and the line's level on it.
fn scale(canvas: &Canvas, sweep: &Sweep, (low, high): (f64, f64), begin: i32) -> Drawn {
    if low > high {
        return Ok(());
    }
    let (left, top, bottom) = (WIDTH - MARGIN - SCALE + 50, begin + 84, frame::BOTTOM - 52);
    for step in 0..100 {
        let y = |step: i32| bottom - (bottom - top) * step / 100;
        canvas.rectangle(
            (left, y(step + 1)),
            (left + 36, y(step)),
            shade(low + (high - low) * (f64::from(step) + 0.5) / 100.0, (low, high)),
        )?;
    }
    let ink = Ink::plain(24).in_colour(INK);
    let mut ends = vec![(top + 10, high), (bottom - 10, low)];
    if let Some(level) = sweep.level.filter(|level| (low..=high).contains(level) && low < high) {
        let y = bottom - ((level - low) / (high - low) * f64::from(bottom - top)).round() as i32;
        contour::draw(canvas, &[[(left - 6, y), (left + 40, y)]])?;
        ends.retain(|(end, _)| (end - y).abs() > 60);
        let words = text::wrap(&crossed(sweep, level), SMALL, 92, 2);
        canvas.lines((left + 50, y), &words, SMALL.in_colour(INK), Side::Right)?;
    }
    ends.into_iter().try_for_each(|(y, value)| canvas.text((left + 46, y), &sweep.unit.show(value), ink, Side::Right))
}

fn data(about: &About, sweep: &Sweep, panels: &[Panel]) -> Data {
    let row = |panel: &Panel, up: &String, cells: &Vec<Option<f64>>| {
        let names = [panel.name.clone(), up.clone()];
        let show = |value: &Option<f64>| value.map_or_else(|| "–".into(), |value| sweep.unit.show(value));
        names.into_iter().chain(cells.iter().take(sweep.across.len()).map(show)).collect()
    };
    let ups = sweep.up.names();
    let rows =
        panels.iter().flat_map(|panel| ups.iter().zip(&panel.cells).map(move |(up, cells)| row(panel, up, cells)));
    let note = format!("{}: {}. Across: {}.", capital(&sweep.outcome), middle(about), sweep.across.label);
    let title = format!("What {} and {} do together", sweep.across.label, sweep.up.label);
    let data = Data::new(&title, note, &["Strategy", &sweep.up.label], rows.collect()).by_two();
    data.with_columns(sweep.across.names())
}

fn alt(about: &About, sweep: &Sweep, panels: &[Panel]) -> String {
    let panels: Vec<String> = panels
        .iter()
        .map(|panel| match range(std::slice::from_ref(panel)) {
            (low, high) if low <= high => {
                format!("{}: from {} to {}", panel.name, sweep.unit.show(low), sweep.unit.show(high))
            }
            _ => format!("{}: nothing", panel.name),
        })
        .collect();
    let line =
        sweep.level.map_or_else(String::new, |level| format!(" A line shows from where on {}.", crossed(sweep, level)));
    format!(
        "{} for each pair of values of {} and {}, {}. {}.{line}",
        capital(&sweep.outcome),
        sweep.across.label,
        sweep.up.label,
        middle(about),
        panels.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::super::axis::Values;
    use super::*;
    use crate::report::example;

    /// A made-up sweep with so many values a key.
    fn example(values: usize, panels: usize) -> (About, Sweep) {
        let (about, _) = example::four_strategies(1, 104);
        let numbers: Vec<f64> = (0..values).map(|value| value as f64 * 2.5).collect();
        let cell =
            |row: usize, column: usize| (row + column > 0).then(|| (row * column) as f64 / (values * values) as f64);
        let cells: Vec<Vec<Option<f64>>> =
            (0..values).map(|row| (0..values).map(|column| cell(row, column)).collect()).collect();
        let axis = |label: &str| Axis { label: label.into(), values: Values::Numbers(numbers.clone()) };
        let panel =
            |place| Panel { name: format!("Strategy {place} with quite a long name indeed"), cells: cells.clone() };
        let sweep = Sweep {
            headline: "Owned adoption, depending on champions and messages".into(),
            outcome: "owned adoption in week 104".into(),
            unit: Unit::Share,
            across: axis("champions.share_percent"),
            up: axis("broadcast.messages_per_month"),
            panels: (0..panels).map(panel).collect(),
            level: Some(0.25),
        };
        (about, sweep)
    }

    #[test]
    fn numbers_stand_in_cells_that_hold_them() {
        let (about, sweep) = example(5, 2);
        let picture = draw(&about, "heat", &sweep).unwrap();
        assert!(picture.svg.contains("\n16\u{a0}%\n") && picture.svg.contains("\n–\n"));
        let (about, sweep) = example(60, 7);
        assert!(!draw(&about, "heat", &sweep).unwrap().svg.contains("\n16\u{a0}%\n"));
    }

    #[test]
    fn the_line_is_named_where_it_crosses_and_on_the_scale() {
        let (about, mut sweep) = example(9, 2);
        let picture = draw(&about, "heat", &sweep).unwrap();
        assert!(picture.svg.contains("from here on 25\u{a0}% own it"), "{}", picture.svg);
        assert!(picture.svg.contains("\n25\u{a0}%\n") && picture.svg.contains("\nown it\n"), "{}", picture.svg);
        assert!(picture.alt.ends_with("A line shows from where on 25\u{a0}% own it."));
        let with = picture.svg.matches("<polyline").count();
        sweep.level = None;
        assert!(draw(&about, "heat", &sweep).unwrap().svg.matches("<polyline").count() + 40 < with);
    }

    /// Writes a made-up heat map, to be looked at: `--ignored`, with `CHARTS` a folder.
    #[test]
    #[ignore = "for eyes"]
    fn charts_can_be_looked_at() {
        let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").expect("a folder"));
        for (values, panels) in [(6, 2), (30, 3)] {
            let (about, sweep) = example(values, panels);
            let picture = draw(&about, "heat", &sweep).unwrap();
            std::fs::write(folder.join(format!("heat-{values}.png")), picture.png().unwrap()).unwrap();
        }
    }

    #[test]
    fn nothing_to_show_is_no_failure() {
        for (values, panels) in [(0, 1), (1, 1), (1, 0)] {
            let (about, mut sweep) = example(values, panels);
            sweep.panels.iter_mut().for_each(|panel| panel.cells.iter_mut().for_each(|row| row.fill(None)));
            draw(&about, "heat", &sweep).unwrap();
        }
    }
}
