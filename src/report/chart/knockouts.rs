//! What each channel adds: what is lost without it, beside what is credited to it.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{GRID, INK, Ink, MARGIN, Mark, SMALL, SOFT, TITLE, WIDTH, colour};
use super::{About, ReportError, frame, left_out, shown, text, ticks};
use crate::experiment::{Arm, Comparison, KnockOut};
use crate::report::words::{channel, percent, points, round};

/// Room for names on the left, and for what is said on the right.
const NAMES: i32 = 520;
const WORDS: i32 = 600;

/// Whether any strategy was run without a channel.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    shown(comparison).into_iter().any(|arm| !arm.knock_outs.is_empty())
}

/// Draws what is lost.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let arms: Vec<(usize, &Arm)> =
        shown(comparison).into_iter().enumerate().filter(|(_, arm)| !arm.knock_outs.is_empty()).collect();
    let all: Vec<&KnockOut> = arms.iter().flat_map(|(_, arm)| &arm.knock_outs).collect();
    let headline = headline(about, &arms);
    let ends = |found: &&KnockOut| {
        [found.lost.mean, bounded(found.lost.low), bounded(found.lost.high), found.credited.unwrap_or(0.0)]
    };
    let low = all.iter().flat_map(ends).fold(0.0, f64::min);
    let high = all.iter().flat_map(ends).fold(0.01, f64::max);
    Picture::drawn("knockouts", &headline, alt(&arms), |canvas| {
        let subtitle = format!(
            "Bar: points of owned adoption in {} that are lost without the channel, in the same runs, with the 95 % interval. \
             Ring: points credited to the channel itself. {}.{}",
            frame::at_end(about),
            frame::sample(about),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + NAMES,
            top: begin + 16,
            right: WIDTH - MARGIN - WORDS,
            bottom: frame::BOTTOM - 84,
            across: (low * 1.05, high * 1.05),
            up: (0.0, 1.0),
        };
        axes(canvas, &plane)?;
        rows(canvas, &plane, &arms, all.len())
    })
    .map(|picture| picture.with(data(&arms)))
}

/// Ends of an interval that one run does not have.
fn bounded(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

fn axes(canvas: &Canvas, plane: &Plane) -> Drawn {
    for value in ticks::values(plane.across.0, plane.across.1, 7) {
        let x = plane.x(value);
        let (shade, width) = if value.abs() < 1e-9 { (INK, 2) } else { (GRID, 2) };
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], shade, 1.0, width)?;
        canvas.text((x, plane.bottom + 26), &round(100.0 * value, 1).to_string(), AXIS, Side::Middle)?;
    }
    let middle = (plane.left + plane.right) / 2;
    canvas.text((middle, plane.bottom + 64), "Points of owned adoption", AXIS, Side::Middle)
}

/// A strategy's name beside a row a channel.
fn rows(canvas: &Canvas, plane: &Plane, arms: &[(usize, &Arm)], all: usize) -> Drawn {
    let high = f64::from(plane.bottom - plane.top) / all.max(1) as f64;
    let mut row = 0;
    for &(line, arm) in arms {
        let top = plane.top + (f64::from(row) * high) as i32;
        canvas.path(vec![(MARGIN, top), (WIDTH - MARGIN, top)], SOFT, 0.6, 1)?;
        let most = ((high * arm.knock_outs.len() as f64) as i32 / TITLE.line()).clamp(1, 2) as usize;
        let name = text::wrap(&text::named(line, &arm.strategy.name), TITLE, NAMES - 210, most);
        let middle = (f64::from(row) + 0.5) * high;
        let first = plane.top + middle as i32 - if most > 1 && high < 64.0 { 12 } else { 0 };
        canvas.lines((MARGIN, first), &name, TITLE.in_colour(colour(line)), Side::Right)?;
        for found in &arm.knock_outs {
            let y = plane.top + ((f64::from(row) + 0.5) * high) as i32;
            draw_row(canvas, plane, (line, y, (high * 0.3) as i32), found)?;
            row += 1;
        }
    }
    Ok(())
}

fn draw_row(canvas: &Canvas, plane: &Plane, (line, y, half): (usize, i32, i32), found: &KnockOut) -> Drawn {
    let half = half.clamp(4, 24);
    canvas.text((plane.left - 16, y), channel(found.channel), Ink::plain(24), Side::Left)?;
    let (zero, end) = (plane.x(0.0), plane.x(found.lost.mean));
    canvas.rectangle((zero.min(end), y - half), (zero.max(end), y + half), colour(line))?;
    if found.lost.low.is_finite() {
        canvas.path(vec![(plane.x(found.lost.low), y), (plane.x(found.lost.high), y)], INK, 1.0, 3)?;
    }
    if let Some(credited) = found.credited {
        canvas.mark((plane.x(credited), y), Mark::Ring, 8, SOFT)?;
    }
    let words = text::shorten(&words(found), SMALL, WORDS - 24);
    canvas.text((plane.right + 24, y), &words, SMALL, Side::Right)
}

/// "21 points lost (18 to 24), 14 credited".
fn words(found: &KnockOut) -> String {
    let lost = found.lost;
    let verb = if lost.mean >= 0.0 { "lost" } else { "gained" };
    let ends = if lost.mean >= 0.0 { (lost.low, lost.high) } else { (-lost.high, -lost.low) };
    let interval = if lost.low.is_finite() {
        format!(" ({} to {})", round(100.0 * ends.0, 1), round(100.0 * ends.1, 1))
    } else {
        String::new()
    };
    let credited = match found.credited {
        Some(share) => format!(", {} credited", round(100.0 * share, 1)),
        None => ", acts through others".into(),
    };
    format!("{} {verb}{interval}{credited}", points(lost.mean)).replace('-', "−")
}

/// The channel without which the most is lost.
fn headline(about: &About, arms: &[(usize, &Arm)]) -> String {
    let all = arms.iter().flat_map(|(_, arm)| arm.knock_outs.iter().map(move |found| (found, *arm)));
    let widest = all.clone().filter(|(_, arm)| arm.knock_outs.len() > 1);
    let most = |one: &(&KnockOut, &Arm), other: &(&KnockOut, &Arm)| one.0.lost.mean.total_cmp(&other.0.lost.mean);
    let found = widest.max_by(most).or_else(|| all.max_by(most));
    let Some((found, arm)) = found.filter(|(found, _)| found.lost.mean > about.margin) else {
        return "No channel is missed when it is left out".into();
    };
    format!(
        "Without {}, “{}” loses {} of {}",
        channel(found.channel),
        text::shorten(&arm.strategy.name, TITLE, 520),
        points(found.lost.mean),
        percent(found.without + found.lost.mean)
    )
}

fn data(arms: &[(usize, &Arm)]) -> Data {
    let points = |share: f64| if share.is_finite() { round(100.0 * share, 1).to_string() } else { "–".into() };
    let row = |arm: &Arm, found: &KnockOut| {
        let numbers =
            [found.lost.mean, found.lost.low, found.lost.high, found.credited.unwrap_or(f64::NAN)].map(points);
        [vec![arm.strategy.name.clone(), channel(found.channel).to_owned()], numbers.to_vec()].concat()
    };
    let rows = arms.iter().flat_map(|(_, arm)| arm.knock_outs.iter().map(move |found| row(arm, found))).collect();
    let note = "Points of owned adoption lost without the channel, in the same runs, with the ends of the 95 % interval; and \
                those credited to it.";
    let head = ["Strategy", "Without", "Points lost", "From", "To", "Credited"];
    Data::new("What each channel adds", note, &head, rows).by_two()
}

fn alt(arms: &[(usize, &Arm)]) -> String {
    let told = |(_, arm): &(usize, &Arm)| {
        let rows: Vec<String> =
            arm.knock_outs.iter().map(|found| format!("{} {}", channel(found.channel), words(found))).collect();
        format!("{}: {}", arm.strategy.name, rows.join("; "))
    };
    format!(
        "Bars of what is lost of owned adoption without each channel, in the same runs, beside what is credited to it. {}.",
        arms.iter().map(told).collect::<Vec<_>>().join(". ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn what_is_lost_stands_beside_what_is_credited() {
        let (about, comparison) = example::tested(10);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.svg.contains("lost (18 to 24), 14 credited"), "{}", picture.alt);
        assert!(picture.svg.contains("gained") && picture.svg.contains("acts through others"));
        assert!(picture.svg.contains("Without champions, “Both” loses "));
        assert!(!has_any(&example::four_strategies(2, 30).1));
    }
}
