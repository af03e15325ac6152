//! Colours, marks and sizes that all charts share.

use plotters::style::RGBColor as Colour;

/// Width of a chart in pixels.
pub(super) const WIDTH: i32 = 1920;
/// Height of a chart in pixels.
pub(super) const HEIGHT: i32 = 1080;
/// The margin on the left and the right.
pub(super) const MARGIN: i32 = 60;

/// Text.
pub(super) const INK: Colour = Colour(34, 34, 34);
/// Text that stands back.
pub(super) const SOFT: Colour = Colour(85, 85, 85);
/// Grid lines.
pub(super) const GRID: Colour = Colour(222, 222, 222);
/// Paper.
pub(super) const PAPER: Colour = Colour(255, 255, 255);

/// The colours of lines (Okabe & Ito's, without those under 3:1 on white, then a brown and a grey).
const LINES: [Colour; super::MOST] = [
    Colour(0x00, 0x72, 0xb2),
    Colour(0xd5, 0x5e, 0x00),
    Colour(0x00, 0x9e, 0x73),
    Colour(0xcc, 0x79, 0xa7),
    Colour(0x00, 0x00, 0x00),
    Colour(0x8c, 0x51, 0x0a),
    Colour(0x76, 0x76, 0x76),
];

/// The colour of a line.
pub(super) fn colour(line: usize) -> Colour {
    LINES[line % LINES.len()]
}

/// What tells lines apart without colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    Circle,
    Square,
    Triangle,
    Diamond,
    Ring,
}

/// The mark of a line: the first two have none.
pub(super) fn mark(line: usize) -> Option<Mark> {
    const MARKS: [Mark; 5] = [Mark::Circle, Mark::Square, Mark::Triangle, Mark::Diamond, Mark::Ring];
    line.checked_sub(2).map(|place| MARKS[place % MARKS.len()])
}

/// How a text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Ink {
    /// Height of an em in pixels.
    pub size: i32,
    pub bold: bool,
    pub colour: Colour,
}

impl Ink {
    /// Plain text.
    pub const fn plain(size: i32) -> Ink {
        Ink { size, bold: false, colour: INK }
    }

    /// Bold text.
    pub const fn bold(size: i32) -> Ink {
        Ink { size, bold: true, colour: INK }
    }

    /// The same in another colour.
    pub const fn in_colour(self, colour: Colour) -> Ink {
        Ink { colour, ..self }
    }

    /// From one line of text to the next.
    pub const fn line(self) -> i32 {
        self.size * 5 / 4
    }
}

/// The smallest text.
pub(super) const SMALL: Ink = Ink::plain(22);
/// Labels of lines, in the line's colour.
pub(super) const LABEL: Ink = Ink::bold(26);
/// Titles of panels.
pub(super) const TITLE: Ink = Ink::bold(26);

#[cfg(test)]
mod tests {
    use super::*;

    /// How bright it is (WCAG 2.2).
    fn luminance(shares: [f64; 3]) -> f64 {
        let linear = |value: f64| if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        let [red, green, blue] = shares.map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    fn shares(Colour(red, green, blue): Colour) -> [f64; 3] {
        [red, green, blue].map(|channel| f64::from(channel) / 255.0)
    }

    /// The contrast with white.
    fn contrast(colour: Colour) -> f64 {
        1.05 / (luminance(shares(colour)) + 0.05)
    }

    /// The contrast with paper in the dark, where reports show charts by `invert(.92) hue-rotate(180deg)`.
    fn contrast_in_the_dark(colour: Colour) -> f64 {
        let seen = |colour: Colour| {
            let turned = shares(colour).map(|share| 0.92 - 0.84 * share);
            let grey = 2.0 * (0.213 * turned[0] + 0.715 * turned[1] + 0.072 * turned[2]);
            luminance(turned.map(|share| (grey - share).clamp(0.0, 1.0))) + 0.05
        };
        seen(colour) / seen(PAPER)
    }

    #[test]
    fn every_line_can_be_seen_on_white_and_in_the_dark() {
        for contrast in [contrast, contrast_in_the_dark] {
            assert!((0..super::super::MOST).all(|line| contrast(colour(line)) >= 3.0));
            assert!(contrast(SOFT) >= 4.5 && contrast(INK) >= 7.0);
        }
    }

    #[test]
    fn lines_without_a_mark_are_two() {
        let marks: Vec<_> = (0..super::super::MOST).map(mark).collect();
        assert_eq!(marks.iter().filter(|mark| mark.is_none()).count(), 2);
        assert!((2..marks.len()).all(|one| (2..one).all(|other| marks[one] != marks[other])));
    }
}
