//! The line on which values over a plane cross a level (marching squares; Lorensen & Cline 1987, in two dimensions).

use super::canvas::{Canvas, Drawn, Point};
use super::style::{INK, PAPER};

/// A place by column and row, from 0; between two values where it is no whole number.
pub(super) type Place = (f64, f64);

/// The pieces of the line, each across a square of four neighbouring values; none where one of them is missing.
pub(super) fn crossings(cells: &[Vec<Option<f64>>], level: f64) -> Vec<[Place; 2]> {
    let mut pieces = Vec::new();
    for (row, pair) in cells.windows(2).enumerate() {
        for column in 1..pair[0].len().min(pair[1].len()) {
            let corners = [(column - 1, 0), (column, 0), (column, 1), (column - 1, 1)];
            let values = corners.map(|(column, up)| pair[up][column]);
            let [Some(one), Some(two), Some(three), Some(four)] = values else { continue };
            let places = corners.map(|(column, up)| (column as f64, (row + up) as f64));
            pieces.extend(across(places, [one, two, three, four], level));
        }
    }
    pieces
}

/// The line across one square, whose corners come in order around it.
fn across(places: [Place; 4], values: [f64; 4], level: f64) -> Vec<[Place; 2]> {
    let beyond = values.map(|value| value >= level);
    let crossing = |side: usize| {
        let (from, to) = (side, (side + 1) % 4);
        let part = (level - values[from]) / (values[to] - values[from]);
        let between = |from: f64, to: f64| from + (to - from) * part;
        (between(places[from].0, places[to].0), between(places[from].1, places[to].1))
    };
    let sides: Vec<usize> = (0..4).filter(|&side| beyond[side] != beyond[(side + 1) % 4]).collect();
    match sides[..] {
        [one, other] => vec![[crossing(one), crossing(other)]],
        // Two corners across from each other lie beyond: whether they are joined, the mean in the middle says.
        [..] if sides.len() == 4 => {
            let joined = (values.iter().sum::<f64>() / 4.0 >= level) == beyond[0];
            let pairs = if joined { [(0, 1), (2, 3)] } else { [(3, 0), (1, 2)] };
            pairs.map(|(one, other)| [crossing(one), crossing(other)]).to_vec()
        }
        _ => Vec::new(),
    }
}

/// Draws the pieces of a line, dark with a rim of paper, so that it shows on any colour.
pub(super) fn draw(canvas: &Canvas, pieces: &[[Point; 2]]) -> Drawn {
    for (colour, thickness) in [(PAPER, 9), (INK, 4)] {
        pieces.iter().try_for_each(|piece| canvas.path(piece.to_vec(), colour, 1.0, thickness))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(value: impl Fn(f64, f64) -> f64) -> Vec<Vec<Option<f64>>> {
        let row = |row: i32| (0..9).map(|column| Some(value(f64::from(column), f64::from(row)))).collect();
        (0..9).map(row).collect()
    }

    #[test]
    fn a_slope_is_crossed_on_a_straight_line_that_is_found_exactly() {
        let pieces = crossings(&plane(|column, row| column + 2.0 * row), 9.5);
        assert!(pieces.len() > 8);
        assert!(pieces.iter().flatten().all(|(column, row)| (column + 2.0 * row - 9.5).abs() < 1e-9), "{pieces:?}");
    }

    #[test]
    fn a_hill_is_ringed_by_a_line_without_ends() {
        let pieces = crossings(&plane(|column, row| 20.0 - (column - 4.0).powi(2) - (row - 4.0).powi(2)), 11.5);
        let near = |one: &Place, other: &Place| (one.0 - other.0).abs() + (one.1 - other.1).abs() < 1e-9;
        let ends: Vec<&Place> = pieces.iter().flatten().collect();
        assert!(ends.iter().all(|one| ends.iter().filter(|other| near(one, other)).count() == 2), "{pieces:?}");
    }

    #[test]
    fn corners_across_from_each_other_are_joined_where_the_middle_lies_beyond() {
        let saddle = |high: f64| crossings(&[vec![Some(high), Some(0.0)], vec![Some(0.0), Some(high)]], 1.0);
        assert_eq!(saddle(4.0), [[(0.75, 0.0), (1.0, 0.25)], [(0.25, 1.0), (0.0, 0.75)]]);
        let rounded = |place: Place| [place.0, place.1].map(|part| (part * 100.0).round() / 100.0);
        let apart: Vec<[f64; 2]> = saddle(1.25).concat().into_iter().map(rounded).collect();
        assert_eq!(apart, [[0.0, 0.2], [0.2, 0.0], [1.0, 0.8], [0.8, 1.0]]);
    }

    #[test]
    fn nothing_is_crossed_where_a_value_is_missing_or_all_lie_on_one_side() {
        let mut cells = plane(|column, _| column);
        assert!(crossings(&cells, 20.0).is_empty() && crossings(&cells, -1.0).is_empty());
        assert_eq!(crossings(&cells, 3.5).len(), 8);
        cells[4][4] = None;
        assert_eq!(crossings(&cells, 3.5).len(), 6);
        assert!(crossings(&[], 1.0).is_empty() && crossings(&[vec![Some(1.0)]], 1.0).is_empty());
    }
}
