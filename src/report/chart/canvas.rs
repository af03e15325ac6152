//! Lines, areas, marks and text on a picture.

use super::ReportError;
use super::style::{Ink, Mark, PAPER};
use super::text;
use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, RGBAColor, RGBColor, ShapeStyle, TextStyle};

/// A place in pixels, from the upper left.
pub(super) type Point = (i32, i32);

/// What drawing gives back.
pub(super) type Drawn<T = ()> = Result<T, ReportError>;

/// A picture that is being drawn.
pub(super) struct Canvas<'a>(pub DrawingArea<SVGBackend<'a>, Shift>);

/// Where a text stands beside its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// It starts there.
    Right,
    /// It ends there.
    Left,
    /// It has its middle there.
    Middle,
}

impl Canvas<'_> {
    /// A text on one line, level with its point.
    pub fn text(&self, at: Point, text: &str, ink: Ink, side: Side) -> Drawn {
        let horizontal = match side {
            Side::Right => HPos::Left,
            Side::Left => HPos::Right,
            Side::Middle => HPos::Center,
        };
        let style = TextStyle::from(text::font(ink)).color(&ink.colour).pos(Pos::new(horizontal, VPos::Center));
        self.0.draw(&Text::new(text::clean(text), at, style)).map_err(ReportError::chart)
    }

    /// Several lines of text; the point is level with the first.
    pub fn lines(&self, (x, y): Point, lines: &[String], ink: Ink, side: Side) -> Drawn {
        for (place, line) in lines.iter().enumerate() {
            self.text((x, y + place as i32 * ink.line()), line, ink, side)?;
        }
        Ok(())
    }

    /// A line through points.
    pub fn path(&self, points: Vec<Point>, colour: RGBColor, opacity: f64, thickness: u32) -> Drawn {
        let style = ShapeStyle { color: colour.mix(opacity), filled: false, stroke_width: thickness };
        self.0.draw(&PathElement::new(points, style)).map_err(ReportError::chart)
    }

    /// An area between points.
    pub fn area(&self, points: Vec<Point>, colour: RGBColor, opacity: f64) -> Drawn {
        self.0.draw(&Polygon::new(points, colour.mix(opacity))).map_err(ReportError::chart)
    }

    /// A rectangle filled with a colour.
    pub fn rectangle(&self, corner: Point, opposite: Point, colour: RGBColor) -> Drawn {
        self.0.draw(&Rectangle::new([corner, opposite], colour.filled())).map_err(ReportError::chart)
    }

    /// A dot.
    pub fn dot(&self, at: Point, radius: i32, colour: RGBColor) -> Drawn {
        self.0.draw(&Circle::new(at, radius, colour.filled())).map_err(ReportError::chart)
    }

    /// A line's mark, with a rim of paper.
    pub fn mark(&self, (x, y): Point, mark: Mark, radius: i32, colour: RGBColor) -> Drawn {
        let r = radius;
        match mark {
            Mark::Circle => {
                self.dot((x, y), r + 2, PAPER)?;
                self.dot((x, y), r, colour)
            }
            Mark::Ring => {
                self.dot((x, y), r + 3, colour)?;
                self.dot((x, y), r - 2, PAPER)
            }
            Mark::Square => self.rimmed(vec![(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], colour),
            Mark::Triangle => self.rimmed(vec![(x, y - r - 2), (x + r + 2, y + r), (x - r - 2, y + r)], colour),
            Mark::Diamond => self.rimmed(vec![(x, y - r - 3), (x + r + 3, y), (x, y + r + 3), (x - r - 3, y)], colour),
        }
    }

    fn rimmed(&self, mut points: Vec<Point>, colour: RGBColor) -> Drawn {
        self.area(points.clone(), colour, 1.0)?;
        points.push(points[0]);
        let rim = ShapeStyle { color: RGBAColor(PAPER.0, PAPER.1, PAPER.2, 1.0), filled: false, stroke_width: 2 };
        self.0.draw(&PathElement::new(points, rim)).map_err(ReportError::chart)
    }
}
