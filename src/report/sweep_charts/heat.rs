//! Two keys together: a cell for each pair of values, and the line where a milestone is crossed.

use super::outcome;
use crate::report::chart::{self, Axis, Picture, Unit, Values};
use crate::report::key::with_its_unit;
use crate::report::sweep::Grid;
use crate::report::words::value;
use crate::report::{About, ReportError};

/// A cell for each pair of values, and the line where a milestone is crossed.
pub(super) fn heat(about: &About, grid: &Grid) -> Result<Picture, ReportError> {
    let values = [0, 1].map(|axis| grid.sweep.values(axis));
    let cell = |name: &str, row: usize, column: usize| {
        let point = grid.sweep.points.get(column * values[1].len() + row)?;
        Some(grid.owned(point, name)?.median)
    };
    let cells = |name: &String| {
        let row = |row| (0..values[0].len()).map(|column| cell(name, row, column)).collect();
        (0..values[1].len()).map(row).collect()
    };
    let panel = |name: &String| chart::heat::Panel { name: name.clone(), cells: cells(name) };
    let panels: Vec<chart::heat::Panel> = grid.strategies.iter().map(panel).collect();
    let named = |axis: usize| Axis {
        label: with_its_unit(&grid.sweep.axes[axis].key),
        values: Values::Words(values[axis].iter().map(value).collect()),
    };
    let in_order = values.iter().flatten().all(|value| value.number().is_some());
    let sweep = chart::heat::Sweep {
        headline: grid.headline(about),
        outcome: outcome(about, grid),
        unit: Unit::Share,
        across: named(0),
        up: named(1),
        level: if in_order { level(&about.milestones, &panels) } else { None },
        panels,
    };
    chart::heat::draw(about, "sweep", &sweep)
}

/// The milestone that most panels cross; of several, that nearest to one half.
fn level(milestones: &[f64], panels: &[chart::heat::Panel]) -> Option<f64> {
    let crosses = |panel: &&chart::heat::Panel, level: f64| {
        let mut cells = panel.cells.iter().flatten().flatten();
        let first = cells.next().is_some_and(|cell| *cell >= level);
        cells.any(|cell| (*cell >= level) != first)
    };
    let crossing = |level: f64| panels.iter().filter(|panel| crosses(panel, level)).count();
    let known = milestones.iter().map(|&level| (level, crossing(level))).filter(|(_, panels)| *panels > 0);
    known
        .reduce(|best, one| {
            let nearer = (one.0 - 0.5).abs() < (best.0 - 0.5).abs();
            if one.1 > best.1 || one.1 == best.1 && nearer { one } else { best }
        })
        .map(|(level, _)| level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_is_the_milestone_that_most_panels_cross_and_the_nearest_to_one_half() {
        let panel = |cells: &[f64]| chart::heat::Panel {
            name: String::new(),
            cells: vec![cells.iter().copied().map(Some).collect(), vec![None]],
        };
        let panels = [panel(&[0.05, 0.3, 0.6]), panel(&[0.2, 0.3, 0.4]), panel(&[0.9])];
        let milestones = [0.1, 0.25, 0.5, 0.8];
        assert_eq!(level(&milestones, &panels), Some(0.25));
        assert_eq!(level(&milestones, &panels[..1]), Some(0.5));
        assert_eq!(level(&milestones, &panels[2..]), None);
    }
}
