//! What stays after support ends: owned adoption from each strategy's withdrawal on.

use super::canvas::{Canvas, Drawn, Side};
use super::data::{self, Data};
use super::labels::{self, EndLabel};
use super::picture::Picture;
use super::plane::{AXIS, Plane, by_week};
use super::style::{MARGIN, SMALL, SOFT, TITLE, WIDTH};
use super::{About, ReportError, frame, left_out, shown, text};
use crate::experiment::{Arm, Comparison, Persistence, Spread};
use crate::report::words::{band, capital, percent};

/// Room for labels on the right.
const LABELS: i32 = 480;

/// A strategy that was withdrawn: its line, and what stayed.
struct Ended<'a> {
    line: usize,
    arm: &'a Arm,
    found: &'a Persistence,
}

/// Whether any strategy has withdrawn.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    shown(comparison).into_iter().any(|arm| arm.persistence.is_some())
}

/// Draws what stays.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let ended: Vec<Ended> = shown(comparison)
        .into_iter()
        .enumerate()
        .filter_map(|(line, arm)| Some(Ended { line, arm, found: arm.persistence.as_ref()? }))
        .collect();
    let headline = headline(about, &ended);
    let longest = ended.iter().map(|one| one.found.curve.len() - 1).max().unwrap_or(1);
    let highest = ended.iter().flat_map(|one| &one.found.curve).map(|spread| spread.middle_half.1).fold(1.0, f64::max);
    let since = About { weeks: longest as u32, ..about.clone() };
    Picture::drawn("persistence", &headline, alt(about, &ended), |canvas| {
        let subtitle = subtitle(about) + &left_out(comparison.arms.len());
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + 110,
            top: begin + 24,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 84,
            across: (0.0, longest as f64),
            up: (0.0, if highest > 1.02 { highest } else { 1.0 }),
        };
        axes(canvas, &since, &plane, &ended)?;
        curves(canvas, &plane, &ended)?;
        let labels: Vec<EndLabel> = ended.iter().map(|one| label(&plane, one)).collect();
        labels::draw_ends(canvas, &labels, plane.top - 16, plane.bottom + 40)
    })
    .map(|picture| picture.with(data(&since, &ended)))
}

fn subtitle(about: &About) -> String {
    let bands = if about.runs > 1 { " Line: the run in the middle; band: half of the runs." } else { "" };
    format!(
        "Who still owns it once a strategy’s last channel has ended: 100\u{a0}% are those who owned it in that {}. {}.{bands}",
        about.step.one(),
        frame::sample(about)
    )
}

fn axes(canvas: &Canvas, since: &About, plane: &Plane, ended: &[Ended]) -> Drawn {
    plane.share_grid(canvas, 6)?;
    plane.weeks(canvas, since, 9, false)?;
    if let Some(after) = ended.iter().map(|one| one.found.after).max() {
        let x = plane.x(f64::from(after));
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], SOFT, 1.0, 2)?;
        let words = format!("after {}", frame::span(since, f64::from(after)));
        let side = if x + text::width(&words, SMALL) + 12 > plane.right { Side::Left } else { Side::Right };
        let beside = if side == Side::Left { -12 } else { 12 };
        canvas.text((x + beside, plane.bottom - 20), &words, SMALL.in_colour(SOFT), side)?;
    }
    let axis = format!("{} since the last channel ended", capital(since.step.many()));
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 64), &axis, AXIS, Side::Middle)
}

fn curves(canvas: &Canvas, plane: &Plane, ended: &[Ended]) -> Drawn {
    for one in ended.iter().filter(|one| one.found.kept.len() > 1) {
        let weeks: Vec<f64> = (0..one.found.curve.len()).map(|week| week as f64).collect();
        plane.bands(canvas, one.line, (&weeks, &one.found.curve), 0.14, false)?;
    }
    for one in ended {
        let median = by_week(one.found.curve.iter().map(|spread| spread.median));
        plane.curve(canvas, one.line, &median, 1.0, 6)?;
        plane.marks(canvas, one.line, &median, 180)?;
    }
    Ok(())
}

/// Where a line ends, with how much it keeps at the time that counts.
fn label(plane: &Plane, one: &Ended) -> EndLabel {
    let last = one.found.curve.last().map_or(0.0, |spread| spread.median);
    let end = ((plane.x((one.found.curve.len() - 1) as f64), plane.y(last)), plane.height(last));
    let value = format!("{} after {}", percent(kept(one.found).median), one.found.after);
    EndLabel::new(one.line, end, &one.arm.strategy.name, &value, LABELS)
}

fn kept(found: &Persistence) -> Spread {
    Spread::of(found.kept.clone())
}

/// The strategy that keeps the most beside the one that keeps the least.
fn headline(about: &About, ended: &[Ended]) -> String {
    let mut order: Vec<&Ended> = ended.iter().collect();
    order.sort_by(|one, other| kept(other.found).median.total_cmp(&kept(one.found).median));
    let named = |one: &Ended| {
        let name = text::shorten(&one.arm.strategy.name, TITLE, 420);
        let kept = kept(one.found).median;
        format!("“{name}” {} {}", if kept > 1.0 { "grows to" } else { "keeps" }, percent(kept))
    };
    let same = ended.windows(2).all(|pair| pair[0].found.after == pair[1].found.after);
    let after = match ended.first() {
        Some(one) if same => format!("{} after support ends", frame::span(about, f64::from(one.found.after))),
        _ => "Once support ends".into(),
    };
    match order[..] {
        [] => "What stays once support ends".into(),
        [only] => format!("{after}, {}", named(only)),
        [most, .., least] => format!("{after}, {}, {}", named(most), named(least)),
    }
}

/// Weeks since each strategy's own withdrawal.
fn data(since: &About, ended: &[Ended]) -> Data {
    let names = ended.iter().map(|one| one.arm.strategy.name.clone()).collect();
    let curves: Vec<Vec<Spread>> = ended.iter().map(|one| one.found.curve.clone()).collect();
    let what = format!("Who still owns it so many {} after the last channel ended, of 100 %", since.step.many());
    data::curves(since, names, &curves, ("What stays once support ends", &what))
}

fn alt(about: &About, ended: &[Ended]) -> String {
    let told: Vec<String> = ended
        .iter()
        .map(|Ended { arm, found, .. }| {
            let half = found.half_life().map_or_else(
                || "half is never lost".to_owned(),
                |week| format!("half is left after {}", frame::span(about, f64::from(week))),
            );
            format!(
                "{}: withdrawn in {} {}, {} kept {} later (half of the runs {}), {half}",
                arm.strategy.name,
                about.step.one(),
                found.withdrawn,
                percent(kept(found).median),
                frame::span(about, f64::from(found.after)),
                band(kept(found).middle_half)
            )
        })
        .collect();
    format!(
        "Owned adoption after each strategy’s last channel has ended, as a share of what it was then. {}.",
        told.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn only_what_was_withdrawn_is_drawn_and_what_it_keeps_is_said() {
        let (about, comparison) = example::tested(20);
        let picture = draw(&about, &comparison).unwrap();
        assert!(!picture.svg.contains("No programme") && picture.svg.contains("after 26 weeks"));
        assert!(picture.alt.contains("withdrawn in week 60") && picture.alt.contains("half is left after "));
        assert!(!has_any(&example::four_strategies(2, 30).1));
    }
}
