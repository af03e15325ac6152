//! The few colours of a GIF: greys for text, and the shades of dots with their rims.

use super::super::shades::shade;
use crate::experiment::{FULL, Film};
use crate::report::chart::style::{INK, PAPER};
use plotters::style::RGBColor;

/// How many greys there are, from paper to ink.
const GREYS: u8 = 16;
/// How many steps a dot's rim has, from paper to its shade.
pub(super) const STEPS: u8 = 4;
/// The number of pixels that stay as they were.
pub(super) const SAME: u8 = GREYS + STEPS * (FULL + 1);

/// Colours by their numbers.
pub(super) struct Palette(Vec<RGBColor>);

impl Palette {
    pub fn of(film: &Film) -> Palette {
        let greys = (0..GREYS).map(|step| mixed(INK, step, GREYS - 1));
        let rims = |level| (1..=STEPS).map(move |step| mixed(shade(film, level), step, STEPS));
        Palette(greys.chain((0..=FULL).flat_map(rims)).chain([PAPER]).collect())
    }

    /// The number of a dot's colour, where so many steps of a pixel are covered.
    pub fn dot(level: u8, step: u8) -> u8 {
        GREYS + level.min(FULL) * STEPS + step - 1
    }

    /// Pixels of red, green, blue as the numbers of the colours nearest to them.
    pub fn numbers(&self, pixels: &[u8]) -> Vec<u8> {
        let mut last = ([PAPER.0, PAPER.1, PAPER.2], 0);
        let mut number = |pixel: &[u8]| {
            if pixel != last.0 {
                last = ([pixel[0], pixel[1], pixel[2]], self.nearest(pixel));
            }
            last.1
        };
        pixels.chunks_exact(3).map(&mut number).collect()
    }

    fn nearest(&self, pixel: &[u8]) -> u8 {
        let far = |&RGBColor(red, green, blue): &RGBColor| -> u32 {
            let apart = |one: u8, other: u8| u32::from(one.abs_diff(other)).pow(2);
            apart(red, pixel[0]) + apart(green, pixel[1]) + apart(blue, pixel[2])
        };
        (0..SAME).min_by_key(|&number| far(&self.0[usize::from(number)])).unwrap_or_default()
    }

    /// Red, green and blue of each.
    pub fn bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|&RGBColor(red, green, blue)| [red, green, blue]).collect()
    }
}

/// A colour on paper, so many parts of it.
fn mixed(colour: RGBColor, part: u8, of: u8) -> RGBColor {
    let mixed = |from: u8, to: u8| {
        (i32::from(from) + (i32::from(to) - i32::from(from)) * i32::from(part) / i32::from(of)) as u8
    };
    RGBColor(mixed(PAPER.0, colour.0), mixed(PAPER.1, colour.1), mixed(PAPER.2, colour.2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn paper_ink_and_shades_are_kept() {
        let (_, comparison) = example::filmed(&[8; 3], 3);
        let film = comparison.film.unwrap();
        let palette = Palette::of(&film);
        let RGBColor(red, green, blue) = shade(&film, FULL);
        let numbers = palette.numbers(&[255, 255, 255, INK.0, INK.1, INK.2, red, green, blue]);
        assert_eq!(numbers, [0, GREYS - 1, Palette::dot(FULL, STEPS)]);
        assert!(palette.bytes().len() <= 3 * 64);
    }
}
