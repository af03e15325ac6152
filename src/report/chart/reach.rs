//! How many others groups reach in one, two and three steps, a bar each.

use super::canvas::{Canvas, Drawn, Side};
use super::frame::{self, BOTTOM};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{GRID, Ink, MARGIN, PAPER, SMALL, SOFT, WIDTH, colour};
use super::ticks;
use crate::network::{Point, Way};
use crate::report::network::{Measured, way};
use crate::report::words::{capital, count, people, percent};
use crate::report::{About, ReportError};

/// Room for names on the left, and for values beside the bars.
const NAMES: i32 = 420;
const VALUES: i32 = 260;
/// How dark the bars of one, two and three steps are.
const SHADES: [f64; 3] = [1.0, 0.6, 0.3];

/// Draws how far groups reach; `None` where none is told of that leaves somebody to be reached.
pub(in crate::report) fn draw(measured: &Measured) -> Result<Option<Picture>, ReportError> {
    let rows = rows(measured);
    if rows.is_empty() {
        return Ok(None);
    }
    let headline = measured.finding();
    Picture::drawn("reach", &headline, alt(measured, &rows), |canvas| {
        let subtitle = "How many others each group reaches within one, two and three steps, % of all others. Reach is what \
                        ties make possible, not adoption.";
        let begin = frame::around(canvas, &headline, subtitle, foot(measured))?;
        let plane = Plane {
            left: MARGIN + NAMES,
            top: begin + 16,
            right: WIDTH - MARGIN - VALUES,
            bottom: BOTTOM - 48,
            across: (0.0, top(measured, &rows)),
            up: (0.0, 1.0),
        };
        axis(canvas, &plane)?;
        let high = (f64::from(plane.bottom - plane.top) / rows.len().max(1) as f64).min(260.0);
        for (place, row) in rows.iter().enumerate() {
            let middle = plane.top + ((place as f64 + 0.5) * high) as i32;
            bars(canvas, measured, &plane, row, (middle, high))?;
        }
        Ok(())
    })
    .map(Some)
}

/// The two ends of the foot of a chart of a network.
pub(super) fn foot(measured: &Measured) -> (String, String) {
    let what = if measured.is_real() { "what the data hold, not a forecast" } else { "a made-up organisation" };
    (measured.heading(), format!("seed {} · Groundswell {} · {what}", measured.seed, About::VERSION))
}

fn rows(measured: &Measured) -> Vec<(Way, Point)> {
    let curves = measured.main().reach.iter();
    let rows = curves.filter_map(|curve| Some((curve.way, curve.at(measured.group)?)));
    rows.filter(|(_, point)| point.group < measured.main().people).collect()
}

/// The end of the axis: as far as anybody reaches, in tenths.
fn top(measured: &Measured, rows: &[(Way, Point)]) -> f64 {
    let shares = rows.iter().flat_map(|(_, point)| [0, 1, 2].map(|step| measured.told(*point, step).drawn()));
    ((shares.fold(0.0, f64::max) * 10.0).ceil() / 10.0).clamp(0.1, 1.0)
}

fn axis(canvas: &Canvas, plane: &Plane) -> Drawn {
    for share in ticks::values(0.0, plane.across.1, 6) {
        let x = plane.x(share);
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], GRID, 1.0, 2)?;
        canvas.text((x, plane.bottom + 26), &percent(share), AXIS, Side::Middle)?;
    }
    Ok(())
}

/// A group: its name, and a bar a step.
fn bars(canvas: &Canvas, measured: &Measured, plane: &Plane, row: &(Way, Point), (middle, high): (i32, f64)) -> Drawn {
    let (way_, point) = row;
    let bar = ((high * 0.26) as i32).clamp(14, 64);
    canvas.text((plane.left - 110, middle - 16), &capital(way(*way_)), Ink::bold(26), Side::Left)?;
    canvas.text((plane.left - 110, middle + 18), &people(point.group), SMALL.in_colour(SOFT), Side::Left)?;
    for (step, steps) in ["1 step", "2 steps", "3 steps"].into_iter().enumerate() {
        let y = middle + (step as i32 - 1) * bar;
        let (from, to) = (y - bar / 2 + 2, y + bar / 2 - 2);
        let told = measured.told(*point, step);
        let right = plane.x(told.drawn());
        let corners = vec![(plane.left, from), (right, from), (right, to), (plane.left, to)];
        canvas.rectangle((plane.left, from), (right, to), PAPER)?; // the grid does not show through
        canvas.area(corners, colour(0), SHADES[step])?;
        canvas.text((plane.left - 12, y), steps, SMALL.in_colour(SOFT), Side::Left)?;
        canvas.text((right + 12, y), &told.words(), SMALL, Side::Right)?;
    }
    Ok(())
}

fn alt(measured: &Measured, rows: &[(Way, Point)]) -> String {
    let told = rows.iter().map(|(group, point)| {
        let reached = [0, 1, 2].map(|step| measured.told(*point, step).words());
        format!("{} {}: {}", people(point.group), way(*group), reached.join(", "))
    });
    let told: Vec<String> = told.collect();
    let all = count(measured.main().people);
    format!("How many of {all} people groups reach within one, two and three steps. {}.", told.join("; "))
}
