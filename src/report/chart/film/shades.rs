//! What the dots of a film look like, and the key to it.

use super::layout::Layout;
use crate::experiment::{COMPLYING, FULL, Film, Ties};
use crate::report::chart::canvas::{Canvas, Drawn, Side};
use crate::report::chart::style::{MARGIN, SMALL};
use crate::report::chart::text;
use plotters::style::RGBColor;

const NOT_YET: RGBColor = RGBColor(0xd4, 0xd4, 0xd4);
/// The colour of a tie, lighter than any dot.
pub(in crate::report) const TIE: RGBColor = RGBColor(0xdf, 0xe3, 0xe6);
const COMPLIES: RGBColor = RGBColor(0xe6, 0x9f, 0x00);
const DOES: RGBColor = RGBColor(0x00, 0x4f, 0x7c);

/// The colour of a dot: of a person by what they do, of a group the darker the more of it do it.
pub(in crate::report) fn shade(film: &Film, level: u8) -> RGBColor {
    if film.cast.shows_people() {
        return match level {
            FULL => DOES,
            COMPLYING => COMPLIES,
            _ => NOT_YET,
        };
    }
    let mixed = |from: u8, to: u8| {
        let (from, to, part) = (i32::from(from), i32::from(to), i32::from(level.min(FULL)));
        (from + (to - from) * part / i32::from(FULL)) as u8
    };
    RGBColor(mixed(NOT_YET.0, DOES.0), mixed(NOT_YET.1, DOES.1), mixed(NOT_YET.2, DOES.2))
}

/// What a colour means, with the level that has it.
pub(in crate::report) fn kinds(film: &Film) -> Vec<(&'static str, u8)> {
    if !film.cast.shows_people() {
        return vec![("nobody in the group does it", 0), ("half of it", FULL / 2), ("everybody", FULL)];
    }
    let complies = film.has_complying().then_some(("only because it is required and watched", COMPLYING));
    [Some(("not yet", 0)), complies, Some(("does it by own choice", FULL))].into_iter().flatten().collect()
}

/// Draws the key and gives the height below it.
pub(super) fn key(canvas: &Canvas, film: &Film, y: i32) -> Drawn<i32> {
    let mut x = MARGIN;
    for (word, level) in kinds(film) {
        canvas.dot((x + 11, y), 11, shade(film, level))?;
        canvas.text((x + 34, y), word, SMALL, Side::Right)?;
        x += 34 + text::width(word, SMALL) + 48;
    }
    Ok(y + 30)
}

/// What dots of a film can show, from none to all.
pub(in crate::report) fn levels(film: &Film) -> Vec<u8> {
    if film.cast.shows_people() { vec![0, COMPLYING, FULL] } else { (0..=FULL).collect() }
}

/// A colour as SVG has it.
pub(in crate::report) fn hex(RGBColor(red, green, blue): RGBColor) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Where the dots of a film lie within a circle, as they are written in SVG.
pub(in crate::report) struct Spots {
    /// The middle of each dot.
    pub places: Vec<String>,
    /// How wide a dot is.
    pub width: String,
    /// How wide a tie is.
    pub thin: String,
}

impl Spots {
    /// The dots within a circle around a place.
    pub fn of(layout: &Layout, at: (f64, f64), reach: f64) -> Spots {
        let (places, radius) = layout.within(at, reach);
        let places = places.iter().map(|&(x, y)| format!("{} {}", short(x), short(y))).collect();
        Spots { places, width: short(2.0 * radius), thin: short((radius / 5.0).clamp(0.5, 2.0)) }
    }

    /// All dots of one level as one path of lines without length, whose round ends are the dots.
    pub fn path(&self, frame: &[u8], level: u8) -> String {
        let those = self.places.iter().zip(frame).filter(|&(_, &its)| its == level);
        those.fold(String::new(), |path, (place, _)| path + "M" + place + "h0")
    }

    /// The ties that are shown, as one path of lines from dot to dot.
    pub fn ties(&self, ties: &Ties) -> String {
        let place = |dot: u32| &self.places[dot as usize];
        ties.shown.iter().fold(String::new(), |path, &(one, other)| path + "M" + place(one) + "L" + place(other))
    }

    /// One frame, a path a colour: short as text and quick to draw.
    pub(super) fn svg(&self, film: &Film, frame: &[u8]) -> String {
        let ties = self.ties(&film.cast.ties);
        let mut svg = match ties.is_empty() {
            true => String::new(),
            false => {
                format!("<path fill=\"none\" stroke=\"{}\" stroke-width=\"{}\" d=\"{ties}\"/>\n", hex(TIE), self.thin)
            }
        };
        svg += &format!("<g fill=\"none\" stroke-linecap=\"round\" stroke-width=\"{}\">\n", self.width);
        for level in levels(film).into_iter().filter(|level| frame.contains(level)) {
            let (colour, path) = (hex(shade(film, level)), self.path(frame, level));
            svg += &format!("<path stroke=\"{colour}\" d=\"{path}\"/>\n");
        }
        svg + "</g>\n"
    }
}

/// A length with one decimal.
fn short(length: f64) -> String {
    let tenths = libm::round(length * 10.0) as i64;
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{:.1}", tenths as f64 / 10.0) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::stack::differ_in_grey;

    #[test]
    fn what_people_do_differs_in_grey() {
        assert!(differ_in_grey(&[("not yet", NOT_YET), ("complies", COMPLIES), ("does", DOES)]));
    }

    #[test]
    fn lengths_are_short() {
        assert_eq!([short(12.04), short(12.06), short(-0.5)], ["12", "12.1", "-0.5"]);
    }
}
