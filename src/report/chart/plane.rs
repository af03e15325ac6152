//! A rectangle with two axes, and curves on it.

use super::canvas::{Canvas, Drawn, Point, Side};
use super::style::{GRID, Ink, SMALL, SOFT, colour, mark};
use super::{About, ticks};
use crate::experiment::Spread;
use crate::report::words::count;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordf64;

/// The most points that a curve is drawn with: more would fall on the same pixels.
const FINEST: usize = 1000;

/// A rectangle with two axes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plane {
    pub left: i32,
    pub top: i32,
    pub right: i32,
    pub bottom: i32,
    /// The values at the left and the right end.
    pub across: (f64, f64),
    /// The values at the lower and the upper end.
    pub up: (f64, f64),
}

impl Plane {
    /// The pixel of a value across.
    pub fn x(&self, value: f64) -> i32 {
        place(value, self.across, (self.left, self.right))
    }

    /// The pixel of a value upwards.
    pub fn y(&self, value: f64) -> i32 {
        place(value, self.up, (self.bottom, self.top))
    }

    /// The same height before it is rounded: it keeps the order of values that share a pixel.
    pub fn height(&self, value: f64) -> f64 {
        let (low, high) = self.up;
        f64::from(self.bottom) - (value - low) / (high - low) * f64::from(self.bottom - self.top)
    }

    /// The pixel halfway up.
    pub fn middle(&self) -> i32 {
        (self.top + self.bottom) / 2
    }

    /// The pixels of two values.
    pub fn at(&self, across: f64, up: f64) -> Point {
        (self.x(across), self.y(up))
    }

    /// Horizontal grid lines with what they stand for.
    pub fn grid(&self, canvas: &Canvas, values: &[f64], label: impl Fn(f64) -> String) -> Drawn {
        for &value in values {
            let y = self.y(value);
            let (shade, thickness) = if value == self.up.0 { (SOFT, 2) } else { (GRID, 2) };
            canvas.path(vec![(self.left, y), (self.right, y)], shade, 1.0, thickness)?;
            canvas.text((self.left - 14, y), &label(value), AXIS, Side::Left)?;
        }
        Ok(())
    }

    /// Grid lines for shares, in percent.
    pub fn share_grid(&self, canvas: &Canvas, about_so_many: usize) -> Drawn {
        let percent = |share: f64| format!("{}\u{a0}%", crate::report::words::round(share * 100.0, 3));
        self.grid(canvas, &ticks::values(self.up.0, self.up.1, about_so_many), percent)
    }

    /// Marks of weeks below the plane, with months where there is room for a second line.
    pub fn weeks(&self, canvas: &Canvas, about: &About, most: u32, with_months: bool) -> Drawn {
        for week in ticks::weeks(about, most) {
            let x = self.x(f64::from(week));
            canvas.path(vec![(x, self.bottom), (x, self.bottom + 8)], SOFT, 1.0, 2)?;
            canvas.text((x, self.bottom + 26), &count(week), AXIS, Side::Middle)?;
            if let Some(months) = ticks::months(about, week).filter(|_| with_months) {
                canvas.text((x, self.bottom + 54), &months, SMALL.in_colour(SOFT), Side::Middle)?;
            }
        }
        Ok(())
    }

    /// Marks of values below the plane, and what they are.
    pub fn below(&self, canvas: &Canvas, label: impl Fn(f64) -> String, title: &str) -> Drawn {
        for value in ticks::values(self.across.0, self.across.1, 7) {
            let x = self.x(value);
            canvas.path(vec![(x, self.bottom), (x, self.bottom + 8)], SOFT, 1.0, 2)?;
            canvas.text((x, self.bottom + 28), &label(value), AXIS, Side::Middle)?;
        }
        canvas.text(((self.left + self.right) / 2, self.bottom + 64), title, AXIS, Side::Middle)
    }

    /// Vertical grid lines at weeks, with their marks below.
    pub fn ruled_weeks(&self, canvas: &Canvas, about: &About, with_months: bool) -> Drawn {
        const MOST: u32 = 9;
        for week in ticks::weeks(about, MOST) {
            let x = self.x(f64::from(week));
            canvas.path(vec![(x, self.top), (x, self.bottom)], GRID, 1.0, 2)?;
        }
        self.weeks(canvas, about, MOST, with_months)
    }

    /// The area between two curves.
    pub fn band(&self, canvas: &Canvas, line: usize, across: &[f64], edges: &[(f64, f64)], opacity: f64) -> Drawn {
        let kept = thinned(across.len());
        let upper = kept.iter().map(|&place| self.at(across[place], edges[place].1));
        let lower = kept.iter().rev().map(|&place| self.at(across[place], edges[place].0));
        canvas.area(upper.chain(lower).collect(), colour(line), opacity)
    }

    /// A curve.
    pub fn curve(&self, canvas: &Canvas, line: usize, curve: &[(f64, f64)], opacity: f64, thickness: u32) -> Drawn {
        let points = thinned(curve.len()).into_iter().map(|place| self.at(curve[place].0, curve[place].1));
        canvas.path(points.collect(), colour(line), opacity, thickness)
    }

    /// A line's marks along its curve, set off from those of other lines.
    pub fn marks(&self, canvas: &Canvas, line: usize, curve: &[(f64, f64)], gap: i32) -> Drawn {
        let Some(mark) = mark(line) else { return Ok(()) };
        let mut next = self.left + gap / 2 + (line as i32 * gap) / 9;
        for &(across, up) in curve {
            let at = self.at(across, up);
            if at.0 >= next && at.0 <= self.right - 12 {
                canvas.mark(at, mark, 7, colour(line))?;
                next += gap * (1 + (at.0 - next) / gap);
            }
        }
        Ok(())
    }

    /// A curve's bands: nine runs in ten, where that is wanted, and the middle half.
    pub fn bands(
        &self,
        canvas: &Canvas,
        line: usize,
        (across, curve): (&[f64], &[Spread]),
        opacity: f64,
        outer: bool,
    ) -> Drawn {
        let edges = |band: fn(&Spread) -> (f64, f64)| curve.iter().map(band).collect::<Vec<_>>();
        if outer {
            self.band(canvas, line, across, &edges(|spread| spread.nine_in_ten), opacity)?;
        }
        self.band(canvas, line, across, &edges(|spread| spread.middle_half), opacity)
    }
}

/// What axes say.
pub(super) const AXIS: Ink = Ink::plain(24);

/// A curve's weeks beside its values.
pub(super) fn by_week(values: impl IntoIterator<Item = f64>) -> Vec<(f64, f64)> {
    values.into_iter().enumerate().map(|(week, value)| (week as f64, value)).collect()
}

fn place(value: f64, (from, to): (f64, f64), pixels: (i32, i32)) -> i32 {
    let to = if to > from { to } else { from + 1.0 };
    RangedCoordf64::from(from..to).map(&value.clamp(from, to), pixels)
}

/// The places of a curve that are drawn: all, or evenly spaced ones and the last.
fn thinned(all: usize) -> Vec<usize> {
    let step = all.div_ceil(FINEST).max(1);
    let mut kept: Vec<usize> = (0..all).step_by(step).collect();
    if kept.last().is_some_and(|last| last + 1 < all) {
        kept.push(all - 1);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_curves_are_thinned_and_keep_their_ends() {
        assert_eq!(thinned(3), [0, 1, 2]);
        let kept = thinned(10_001);
        assert!(kept.len() <= FINEST + 1 && kept[0] == 0 && kept[kept.len() - 1] == 10_000);
        assert_eq!(thinned(0), [0; 0]);
    }

    #[test]
    fn values_beyond_the_axis_stay_on_it() {
        let plane = Plane { left: 100, top: 50, right: 200, bottom: 150, across: (0.0, 10.0), up: (0.0, 1.0) };
        assert_eq!(plane.at(5.0, 0.5), (150, 100));
        assert_eq!(plane.at(20.0, 2.0), (200, 50));
        assert_eq!(Plane { across: (3.0, 3.0), ..plane }.x(3.0), 100);
    }
}
