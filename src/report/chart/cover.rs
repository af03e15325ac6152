//! What a share of people reaches in one step, a line a way to choose them.

use super::canvas::{Canvas, Drawn};
use super::frame;
use super::labels::{self, EndLabel};
use super::picture::Picture;
use super::plane::Plane;
use super::reach::foot;
use super::style::{MARGIN, SOFT, WIDTH};
use super::ticks;
use crate::network::{Curve, Point, Way};
use crate::report::ReportError;
use crate::report::network::{Measured, SHARES, way};
use crate::report::words::{capital, percent, round};

/// Room for labels on the right.
const LABELS: i32 = 440;

/// Draws what a share of people reaches; `None` where there is no more than one group of each kind, or none that is told
/// is of so small a share.
pub(in crate::report) fn draw(measured: &Measured) -> Result<Option<Picture>, ReportError> {
    let curves: Vec<&Curve> =
        measured.main().reach.iter().filter(|curve| curve.way != Way::Listed && curve.points.len() > 1).collect();
    let is_curve = |curve: &&Curve| curve.points.iter().filter(|point| is_drawn(measured, point)).count() > 1;
    if curves.is_empty() || !curves.iter().all(is_curve) || !measured.tells_cover() {
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
    let points = curve.points.iter().filter(|point| is_drawn(measured, point));
    points.map(|point| (f64::from(point.group) / all, measured.told(*point, 0).drawn())).collect()
}

/// Whether a group is of no more than a tenth of all people, or little more.
fn is_drawn(measured: &Measured, point: &Point) -> bool {
    f64::from(point.group) <= f64::from(measured.main().people) * 0.1 + 10.0
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
            let told =
                curve.points.iter().rfind(|point| is_drawn(measured, point)).map(|point| measured.told(*point, 0));
            let words = told.map_or_else(String::new, |told| told.part());
            labels.push(EndLabel::new(place, end, &capital(way(curve.way)), &words, LABELS));
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
    let reached = measured.told(best, 0);
    let same = random.points.iter().find(|point| measured.told(**point, 0).drawn() >= reached.drawn());
    let by_lot = match (same, random.points.last()) {
        (Some(point), _) => format!("{} do as well", share(point.group)),
        (None, Some(most)) => format!("even {} of all people do not do as well", share(most.group)),
        (None, None) => return measured.finding(),
    };
    format!(
        "{} of people, chosen to cover, reach {} of all others in one step; drawn by lot, {by_lot}",
        share(best.group),
        reached.part()
    )
}

fn alt(measured: &Measured, curves: &[&Curve]) -> String {
    let told = curves.iter().map(|curve| {
        let shares = SHARES.map(|share| measured.covered(curve, share).map_or_else(|| "–".into(), |told| told.part()));
        format!("{}: {}", way(curve.way), shares.join(", "))
    });
    let told: Vec<String> = told.collect();
    format!("What 1, 3, 5 and 10 % of people reach in one step. {}.", told.join("; "))
}
