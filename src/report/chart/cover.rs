//! What a share of people reaches in one step, a line a way to choose them.

use super::canvas::{Canvas, Drawn};
use super::frame;
use super::labels::{self, EndLabel};
use super::picture::Picture;
use super::plane::Plane;
use super::reach::foot;
use super::style::{MARGIN, SOFT, WIDTH};
use super::ticks;
use crate::network::{Curve, Way};
use crate::report::ReportError;
use crate::report::network::{Measured, way};
use crate::report::words::{capital, percent, round};

/// Room for labels on the right.
const LABELS: i32 = 440;

/// Draws what a share of people reaches; `None` where there is no more than one group of each kind.
pub(in crate::report) fn draw(measured: &Measured) -> Result<Option<Picture>, ReportError> {
    let curves: Vec<&Curve> =
        measured.main().reach.iter().filter(|curve| curve.way != Way::Listed && curve.points.len() > 1).collect();
    if curves.is_empty() {
        return Ok(None);
    }
    let headline = headline(measured, &curves);
    Picture::drawn("cover", &headline, alt(measured, &curves), |canvas| {
        let lines: Vec<Vec<(f64, f64)>> = curves.iter().map(|curve| line(measured, curve)).collect();
        let subtitle = "Reached in one step, % of all others, by how many people are chosen.";
        let begin = frame::around(canvas, &headline, subtitle, foot(measured))?;
        let ends = |of: fn(&(f64, f64)) -> f64| lines.iter().flatten().map(of).fold(0.0, f64::max);
        let plane = Plane {
            left: MARGIN + 100,
            top: begin + 20,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 84,
            across: (0.0, ends(|point| point.0)),
            up: (0.0, ticks::share_top(ends(|point| point.1))),
        };
        draw_lines(canvas, measured, &plane, &curves, &lines)
    })
    .map(Some)
}

/// The share of people of each group, and the share of everybody that it reaches.
fn line(measured: &Measured, curve: &Curve) -> Vec<(f64, f64)> {
    let all = f64::from(measured.main().people);
    let points = curve.points.iter().filter(|point| f64::from(point.group) <= all * 0.1 + 10.0);
    points.map(|point| (f64::from(point.group) / all, point.share(measured.main().people, 0))).collect()
}

fn draw_lines(
    canvas: &Canvas,
    measured: &Measured,
    plane: &Plane,
    curves: &[&Curve],
    lines: &[Vec<(f64, f64)>],
) -> Drawn {
    plane.share_grid(canvas, 6)?;
    plane.below(canvas, |share| format!("{}\u{a0}%", round(share * 100.0, 1)), "Chosen, % of people")?;
    if let Some(point) = curves[0].at(measured.group) {
        let x = plane.x(f64::from(point.group) / f64::from(measured.main().people));
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], SOFT, 0.6, 2)?;
    }
    for (place, line) in lines.iter().enumerate() {
        plane.curve(canvas, place, line, 1.0, 5)?;
        plane.marks(canvas, place, line, 160)?;
    }
    let mut labels = Vec::new();
    for (place, (curve, line)) in curves.iter().zip(lines).enumerate() {
        if let Some(&(across, up)) = line.last() {
            let end = (plane.at(across, up), plane.height(up));
            labels.push(EndLabel::new(place, end, &capital(way(curve.way)), &percent(up), LABELS));
        }
    }
    labels::draw_ends(canvas, &labels, plane.top - 16, plane.bottom + 40)
}

/// What the group asked for reaches, and what it takes by lot to reach as many.
fn headline(measured: &Measured, curves: &[&Curve]) -> String {
    let random = curves.iter().find(|curve| curve.way == Way::Random);
    let best = curves[0].at(measured.group);
    let (Some(random), Some(best)) = (random, best) else { return measured.finding() };
    let share = |people: u32| percent(f64::from(people) / f64::from(measured.main().people));
    let reached = percent(best.share(measured.main().people, 0));
    let same = random
        .points
        .iter()
        .find(|point| point.share(measured.main().people, 0) >= best.share(measured.main().people, 0));
    let by_lot = match same {
        Some(point) => format!("{} do as well", share(point.group)),
        None => "even a tenth of all people do not do as well".into(),
    };
    format!(
        "{} of people, chosen to cover, reach {reached} of all others in one step; drawn by lot, {by_lot}",
        share(best.group)
    )
}

fn alt(measured: &Measured, curves: &[&Curve]) -> String {
    let told = curves.iter().map(|curve| {
        let shares =
            [0.01, 0.03, 0.05, 0.1].map(|share| measured.covered(curve, share).map_or_else(|| "–".into(), percent));
        format!("{}: {}", way(curve.way), shares.join(", "))
    });
    let told: Vec<String> = told.collect();
    format!("What 1, 3, 5 and 10 % of people reach in one step. {}.", told.join("; "))
}
