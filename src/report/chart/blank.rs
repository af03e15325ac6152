//! Blank axes on which each table draws its bet before the result is shown: those of the adoption curves.

use super::canvas::Side;
use super::data::Data;
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{MARGIN, WIDTH};
use super::{About, ReportError, frame};

/// Draws blank axes.
pub fn blank(about: &About) -> Result<Picture, ReportError> {
    let headline = format!("Our bet: how many do it by {}, and how fast?", frame::at_end(about));
    let subtitle = format!(
        "% of people. Draw a curve for each strategy, from {} 0 on, and write its name where it ends.",
        about.step.one()
    );
    let alt = format!(
        "Blank axes to draw on: % of people, 0 to 100, over {} {}.",
        crate::report::words::count(about.weeks),
        about.step.many()
    );
    let data = Data { title: "Blank axes for a bet".into(), ..Data::default() };
    let picture = Picture::drawn("bet", &headline, alt, |canvas| {
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + 100,
            top: begin + 20,
            right: WIDTH - MARGIN - 240,
            bottom: frame::BOTTOM - 106,
            across: (0.0, f64::from(about.weeks)),
            up: (0.0, 1.0),
        };
        plane.ruled_weeks(canvas, about, true)?;
        plane.share_grid(canvas, 10)?;
        canvas.text(((plane.left + plane.right) / 2, plane.bottom + 88), &frame::time(about), AXIS, Side::Middle)
    })?;
    Ok(picture.with(data))
}
