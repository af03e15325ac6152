//! What stands still in a GIF, and where everything is that moves.

use super::super::layout::Layout;
use super::super::shades;
use super::super::words::{dot, headline, name, role, share};
use super::palette::{Palette, STEPS};
use crate::experiment::{Comparison, Film};
use crate::report::chart::canvas::{Canvas, Drawn, Side};
use crate::report::chart::frame::{self, BOTTOM};
use crate::report::chart::picture::Picture;
use crate::report::chart::style::{Ink, MARGIN, SMALL, SOFT, TITLE, WIDTH};
use crate::report::chart::text;
use crate::report::words::{capital, count};
use crate::report::{About, ReportError};

/// The size of a GIF in pixels: half that of a chart.
pub(super) const WIDE: usize = 960;
pub(super) const HIGH: usize = 540;
const SCALE: f64 = 2.0;

const SHARE: Ink = Ink::bold(44);
const ROLE: Ink = SMALL.in_colour(SOFT);

/// What stands still, and where everything is that moves.
pub(super) struct Stage {
    /// Where each strategy's circle has its middle, and how far it reaches.
    places: Vec<((i32, i32), i32)>,
    /// What is the same in every frame.
    around: Vec<u8>,
    /// The pixels of dots.
    dots: Vec<Pixel>,
}

/// A pixel of a dot.
struct Pixel {
    place: usize,
    reel: usize,
    dot: usize,
    /// How many steps of it are covered.
    step: u8,
}

impl Stage {
    pub fn of(about: &About, comparison: &Comparison, film: &Film, palette: &Palette) -> Result<Stage, ReportError> {
        let mut places = Vec::new();
        let (headline, layout) = (headline(about, comparison, film), Layout::of(&film.cast));
        let picture = Picture::drawn("film", &headline, String::new(), |canvas| {
            let begin = frame::draw(canvas, about, &headline, &dot(about, film))? + 6;
            let begin = shades::key(canvas, film, begin)?;
            places = circles(film.reels.len(), begin + 64);
            places.iter().try_for_each(|place| ties(canvas, film, &layout, place))?;
            let room = (WIDTH - 2 * MARGIN) / film.reels.len().max(1) as i32 - 40;
            for (reel, &((x, _), _)) in film.reels.iter().zip(&places) {
                let name = text::shorten(&name(comparison, reel), TITLE, room);
                canvas.text((x, begin + 14), &name, TITLE, Side::Middle)?;
                canvas.text((x, begin + 44), role(about, reel), ROLE, Side::Middle)?;
            }
            Ok(())
        })?;
        let around = palette.numbers(&picture.pixels(WIDE as u32, HIGH as u32)?);
        Ok(Stage { dots: pixels(&layout, &places), places, around })
    }

    /// One frame: a number of the palette a pixel.
    pub fn frame(&self, about: &About, film: &Film, frame: usize, palette: &Palette) -> Result<Vec<u8>, ReportError> {
        let labels = Picture::drawn("film", "", String::new(), |canvas| self.labels(canvas, about, film, frame))?;
        let labels = palette.numbers(&labels.pixels(WIDE as u32, HIGH as u32)?);
        let mut pixels = self.around.clone();
        pixels.iter_mut().zip(labels).filter(|(_, label)| *label > 0).for_each(|(pixel, label)| *pixel = label);
        for &Pixel { place, reel, dot, step } in &self.dots {
            pixels[place] = Palette::dot(film.reels[reel].frames[frame][dot], step);
        }
        Ok(pixels)
    }

    fn labels(&self, canvas: &Canvas, about: &About, film: &Film, frame: usize) -> Drawn {
        for (reel, &((x, y), reach)) in film.reels.iter().zip(&self.places) {
            canvas.text((x, y + reach + 38), &share(film, reel, frame), SHARE, Side::Middle)?;
        }
        let week = format!("{} {}", capital(about.step.one()), count(film.weeks[frame]));
        let x = if self.places.len() == 1 { WIDTH * 3 / 4 } else { WIDTH / 2 };
        canvas.text((x, BOTTOM - 36), &week, SHARE, Side::Middle)
    }
}

/// Draws the ties of one strategy's circle.
fn ties(canvas: &Canvas, film: &Film, layout: &Layout, &((x, y), reach): &((i32, i32), i32)) -> Drawn {
    let (dots, _) = layout.within((f64::from(x), f64::from(y)), f64::from(reach));
    let place = |dot: u32| {
        let (x, y) = dots[dot as usize];
        (libm::round(x) as i32, libm::round(y) as i32)
    };
    let mut shown = film.cast.ties.shown.iter();
    shown.try_for_each(|&(one, other)| canvas.path(vec![place(one), place(other)], shades::TIE, 1.0, 2))
}

/// The circles of so many strategies, side by side below a height.
fn circles(strategies: usize, begin: i32) -> Vec<((i32, i32), i32)> {
    let wide = (WIDTH - 2 * MARGIN) / strategies.max(1) as i32;
    let reach = ((BOTTOM - 68 - begin) / 2).min(wide / 2 - 20).max(1);
    (0..strategies as i32).map(|column| ((MARGIN + column * wide + wide / 2, begin + reach), reach)).collect()
}

/// The pixels of all dots. One on which two dots border is that of the dot which covers more of it.
fn pixels(layout: &Layout, places: &[((i32, i32), i32)]) -> Vec<Pixel> {
    let mut owner: Vec<Option<Pixel>> = (0..WIDE * HIGH).map(|_| None).collect();
    for (reel, &((x, y), reach)) in places.iter().enumerate() {
        let middle = (f64::from(x) / SCALE, f64::from(y) / SCALE);
        let (dots, radius) = layout.within(middle, f64::from(reach) / SCALE);
        for (dot, &at) in dots.iter().enumerate() {
            for (place, step) in covered(at, radius) {
                if owner[place].as_ref().is_none_or(|its| its.step < step) {
                    owner[place] = Some(Pixel { place, reel, dot, step });
                }
            }
        }
    }
    owner.into_iter().flatten().collect()
}

/// The pixels that a dot covers, each with how many steps of it.
fn covered((x, y): (f64, f64), radius: f64) -> Vec<(usize, u8)> {
    let range = |middle: f64, all: usize| {
        let low = (middle - radius - 1.0).max(0.0) as usize;
        low..((middle + radius + 2.0).max(0.0) as usize).min(all)
    };
    let cover = |row: usize, column: usize| {
        let (across, down) = (column as f64 + 0.5 - x, row as f64 + 0.5 - y);
        let inside = (radius + 0.5 - libm::sqrt(across * across + down * down)).clamp(0.0, 1.0);
        (row * WIDE + column, libm::round(inside * f64::from(STEPS)) as u8)
    };
    let all = range(y, HIGH).flat_map(|row| range(x, WIDE).map(move |column| cover(row, column)));
    all.filter(|&(_, step)| step > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_covers_about_its_area() {
        for radius in [1.5, 4.0, 20.0] {
            let all: f64 = covered((300.3, 200.8), radius).iter().map(|&(_, step)| f64::from(step)).sum();
            let area = std::f64::consts::PI * radius * radius;
            assert!((all / f64::from(STEPS) / area - 1.0).abs() < 0.1, "{radius}: {all}");
        }
        assert!(covered((-50.0, -50.0), 3.0).is_empty());
    }

    #[test]
    fn circles_lie_within_the_picture() {
        for strategies in [1, 2] {
            for ((x, y), reach) in circles(strategies, 300) {
                assert!(
                    x - reach >= MARGIN && x + reach <= WIDTH - MARGIN && y - reach >= 300 && y + reach < BOTTOM - 60
                );
            }
        }
    }
}
