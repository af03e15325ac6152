//! Labels that would overlap are pushed apart, in order and no further than needed.

use super::canvas::{Canvas, Drawn, Point, Side};
use super::plane::Plane;
use super::style::{Ink, LABEL, colour, mark};
use super::text;
use crate::report::words::percent;

/// The gap between two labels.
const GAP: f64 = 8.0;

/// The label of a line's end.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EndLabel {
    /// Which line: it gives colour and mark.
    pub line: usize,
    /// Where the line ends.
    pub end: Point,
    /// The same height before it was rounded.
    pub height: f64,
    /// What it says.
    pub lines: Vec<String>,
}

impl EndLabel {
    /// A name and a value that fit into the room.
    pub fn new(line: usize, (end, height): (Point, f64), name: &str, value: &str, room: i32) -> EndLabel {
        let room = room - HANGING - text_offset(line);
        EndLabel { line, end, height, lines: text::wrap_with_value(&text::named(line, name), value, LABEL, room) }
    }
}

/// From the line's end to the label.
const HANGING: i32 = 34;

/// Room for the mark before the text.
fn text_offset(line: usize) -> i32 {
    if mark(line).is_some() { 26 } else { 0 }
}

/// Draws labels to the right of where lines end, between two heights, each tied to its end.
pub(super) fn draw_ends(canvas: &Canvas, labels: &[EndLabel], top: i32, bottom: i32) -> Drawn {
    let wanted: Vec<(f64, f64)> =
        labels.iter().map(|label| (label.height, f64::from(label.lines.len() as i32 * LABEL.line()))).collect();
    for (label, middle) in labels.iter().zip(apart(&wanted, f64::from(top), f64::from(bottom))) {
        let (x, y) = (label.end.0, middle.round() as i32);
        let ink = LABEL.in_colour(colour(label.line));
        canvas.path(vec![(x + 4, label.end.1), (x + HANGING - 12, y), (x + HANGING - 6, y)], ink.colour, 0.7, 2)?;
        if let Some(mark) = mark(label.line) {
            canvas.mark((x + HANGING + 8, y), mark, 8, ink.colour)?;
        }
        let first = y - (label.lines.len() as i32 - 1) * LABEL.line() / 2;
        canvas.lines((x + HANGING + text_offset(label.line), first), &label.lines, ink, Side::Right)?;
    }
    Ok(())
}

/// The values at which curves end, in their colours, to the right of a small plane.
pub(super) fn draw_values(canvas: &Canvas, plane: &Plane, ends: &[f64]) -> Drawn {
    let wanted: Vec<(f64, f64)> = ends.iter().map(|&end| (plane.height(end), 22.0)).collect();
    let heights = apart(&wanted, f64::from(plane.top) - 12.0, f64::from(plane.bottom) + 8.0);
    for (line, (&end, height)) in ends.iter().zip(heights).enumerate() {
        let ink = Ink::bold(24).in_colour(colour(line));
        canvas.text((plane.right + 14, height.round() as i32), &percent(end), ink, Side::Right)?;
    }
    Ok(())
}

/// Middles for labels of these wanted middles and heights: none overlaps where there is room for all, their
/// order is that of their wants, and all lie between two bounds (least squares, pooling adjacent labels).
pub(super) fn apart(wanted: &[(f64, f64)], top: f64, bottom: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&one, &other| wanted[one].0.total_cmp(&wanted[other].0));
    let needed: f64 = wanted.iter().map(|(_, height)| height + GAP).sum::<f64>() - GAP;
    let squeeze = if needed > bottom - top { (bottom - top) / needed } else { 1.0 };
    let mut blocks: Vec<Block> = Vec::new();
    for &label in &order {
        let height = wanted[label].1 * squeeze;
        let mut block = Block { labels: 1, height, wish: wanted[label].0 - height / 2.0 };
        block.bound(top, bottom);
        while let Some(above) =
            blocks.pop_if(|above| above.start(top, bottom) + above.height + GAP * squeeze > block.start(top, bottom))
        {
            block = above.with(block, GAP * squeeze);
        }
        blocks.push(block);
    }
    let mut middles = vec![0.0; wanted.len()];
    let mut labels = order.into_iter();
    for block in blocks {
        let mut y = block.start(top, bottom);
        for label in labels.by_ref().take(block.labels) {
            let height = wanted[label].1 * squeeze;
            middles[label] = y + height / 2.0;
            y += height + GAP * squeeze;
        }
    }
    middles
}

/// Labels that touch, one below the other.
struct Block {
    labels: usize,
    height: f64,
    /// Where its upper end would be if there were no bounds: the mean over its labels' wishes.
    wish: f64,
}

impl Block {
    fn start(&self, top: f64, bottom: f64) -> f64 {
        self.wish.min(bottom - self.height).max(top)
    }

    fn bound(&mut self, top: f64, bottom: f64) {
        self.wish = self.start(top, bottom);
    }

    fn with(self, below: Block, gap: f64) -> Block {
        let (mine, its) = (self.labels as f64, below.labels as f64);
        let wish = (self.wish * mine + (below.wish - self.height - gap) * its) / (mine + its);
        Block { labels: self.labels + below.labels, height: self.height + gap + below.height, wish }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn labels_never_overlap_or_leave_the_chart(
            wanted in prop::collection::vec((-100.0..1100.0_f64, prop::sample::select(vec![32.0, 64.0])), 1..8),
        ) {
            let (top, bottom) = (200.0, 900.0);
            let middles = apart(&wanted, top, bottom);
            let mut boxes: Vec<(f64, f64)> =
                middles.iter().zip(&wanted).map(|(y, (_, height))| (y - height / 2.0, y + height / 2.0)).collect();
            boxes.sort_by(|one, other| one.0.total_cmp(&other.0));
            prop_assert!(boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0 + 1e-9));
            prop_assert!(boxes[0].0 >= top - 1e-9 && boxes[boxes.len() - 1].1 <= bottom + 1e-9);
            for (one, other) in (0..wanted.len()).flat_map(|one| (0..one).map(move |other| (one, other))) {
                if wanted[one].0 < wanted[other].0 {
                    prop_assert!(middles[one] <= middles[other]);
                }
            }
        }
    }

    #[test]
    fn labels_with_room_stay_where_they_belong() {
        assert_eq!(apart(&[(300.0, 32.0), (500.0, 32.0)], 0.0, 1000.0), [300.0, 500.0]);
        assert_eq!(apart(&[(300.0, 32.0), (300.0, 32.0)], 0.0, 1000.0), [280.0, 320.0]);
    }

    #[test]
    fn labels_without_room_are_squeezed_evenly() {
        let middles = apart(&[(50.0, 100.0); 3], 0.0, 100.0);
        assert!(middles.windows(2).all(|pair| pair[0] < pair[1]) && middles[2] < 100.0);
    }
}
