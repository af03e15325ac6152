//! Control over what is decided against control over what comes of it, a point a strategy: letting go of one need not
//! cost the other.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::labels::apart;
use super::picture::Picture;
use super::plane::Plane;
use super::style::{LABEL, MARGIN, Mark, SMALL, SOFT, TITLE, WIDTH, colour, mark};
use super::{About, ReportError, frame, left_out, shown, text, ticks};
use crate::experiment::{Arm, Comparison};
use crate::report::control::Kinds;
use crate::report::words::{percent, points};

/// Room for labels on the right.
const LABELS: i32 = 660;

/// One strategy.
struct Spot {
    /// Which strategy: it gives colour and mark.
    line: usize,
    name: String,
    kinds: Kinds,
}

/// Whether there is more than one strategy under which teams meet decisions.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    spots(comparison).len() > 1
}

/// Draws outcome control against process control.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let spots = spots(comparison);
    let headline = headline(about, &spots);
    let most = |of: fn(&Kinds) -> f64| spots.iter().map(|spot| of(&spot.kinds)).fold(0.0, f64::max);
    let top = ticks::share_top(most(|kinds| kinds.outcome));
    Picture::drawn("kinds-of-control", &headline, alt(about, &spots), |canvas| {
        let subtitle = format!(
            "Three kinds of control. Across: what leaders decide; up: who owns it as intended in {}, % of people; beside each: how \
             far the picture that leaders have of it is off, over all weeks. Means of {}.{}{}",
            frame::at_end(about),
            frame::sample(about),
            ticks::zoomed(top),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + 100,
            top: begin + 20,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 80,
            across: (0.0, ticks::share_top(most(|kinds| kinds.process))),
            up: (0.0, top),
        };
        plane.share_grid(canvas, 6)?;
        plane.below(canvas, percent, "Decisions that leaders take, % of those taken")?;
        draw_spots(canvas, &plane, &spots)
    })
    .map(|picture| picture.with(data(&spots)))
}

fn spots(comparison: &Comparison) -> Vec<Spot> {
    let spot = |(line, arm): (usize, &Arm)| {
        Some(Spot { line, name: text::named(line, &arm.strategy.name), kinds: Kinds::of(arm)? })
    };
    shown(comparison).into_iter().enumerate().filter_map(spot).collect()
}

/// Each with its label on the right of the plane, level with it as far as others let it.
fn draw_spots(canvas: &Canvas, plane: &Plane, spots: &[Spot]) -> Drawn {
    let mut order: Vec<&Spot> = spots.iter().collect();
    order.sort_by(|one, other| other.kinds.outcome.total_cmp(&one.kinds.outcome));
    let wanted: Vec<(f64, f64)> = order.iter().map(|spot| (f64::from(plane.y(spot.kinds.outcome)), 66.0)).collect();
    let heights = apart(&wanted, f64::from(plane.top) - 10.0, f64::from(plane.bottom) - 4.0);
    let right = plane.right + 40;
    for (spot, height) in order.iter().zip(&heights) {
        let (at, y) = (plane.at(spot.kinds.process, spot.kinds.outcome), height.round() as i32);
        canvas.path(vec![(at.0 + 14, at.1), (right - 8, y)], colour(spot.line), 0.6, 2)?;
        let name = text::shorten(&spot.name, LABEL, LABELS - 40);
        canvas.text((right, y - 16), &name, LABEL.in_colour(colour(spot.line)), Side::Right)?;
        let small = text::shorten(&details(&spot.kinds), SMALL, LABELS - 40);
        canvas.text((right, y + 16), &small, SMALL.in_colour(SOFT), Side::Right)?;
    }
    order.iter().try_for_each(|spot| {
        let at = plane.at(spot.kinds.process, spot.kinds.outcome);
        canvas.mark(at, mark(spot.line).unwrap_or(Mark::Circle), 12, colour(spot.line))
    })
}

/// "34 % decided · 41 % as intended · picture 4 points off".
fn details(kinds: &Kinds) -> String {
    let known = kinds.picture_off.map_or(String::new(), |off| format!(" · picture {} off", points(off)));
    format!("{} decided · {} as intended{known}", percent(kinds.process), percent(kinds.outcome))
}

/// Whether those who let go of deciding come out with less, or with more.
fn headline(about: &About, spots: &[Spot]) -> String {
    let mut order: Vec<&Spot> = spots.iter().collect();
    order.sort_by(|one, other| one.kinds.process.total_cmp(&other.kinds.process));
    let [least, .., most] = order[..] else { return "What leaders decide, and what comes of it".into() };
    let name = |spot: &Spot| format!("“{}”", text::shorten(&spot.name, TITLE, 420));
    let [few, many] = [least, most].map(|spot| percent(spot.kinds.process));
    let ahead = least.kinds.outcome - most.kinds.outcome;
    if most.kinds.process - least.kinds.process < about.margin {
        return format!("Leaders decide as much with every strategy: {many}");
    }
    let comes = if ahead.abs() < about.margin {
        "and as many own it as intended".into()
    } else {
        format!("and {} {} own it as intended", points(ahead), if ahead > 0.0 { "more" } else { "fewer" })
    };
    format!("With {} leaders take {few} of the decisions, not {many} as with {}, {comes}", name(least), name(most))
}

fn data(spots: &[Spot]) -> Data {
    let row = |spot: &Spot| {
        let off = spot.kinds.picture_off.map_or_else(|| "–".into(), points);
        vec![spot.name.clone(), percent(spot.kinds.process), percent(spot.kinds.outcome), off]
    };
    let head = ["Strategy", "Decisions that leaders take", "Who owns it as intended", "Leaders’ picture is off by"];
    let note = "Means over runs, the picture over all weeks.";
    Data::new("Control over what is decided, and over what comes of it", note, &head, spots.iter().map(row).collect())
}

fn alt(about: &About, spots: &[Spot]) -> String {
    let told: Vec<String> = spots.iter().map(|spot| format!("{}: {}", spot.name, details(&spot.kinds))).collect();
    format!(
        "Decisions that leaders take against those who own it as intended in {}. {}.",
        frame::at_end(about),
        told.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn what_is_let_go_stands_beside_what_comes_of_it() {
        let (about, comparison) = example::led(10, 8);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.svg.contains(" of the decisions, not "), "{}", picture.svg);
        assert!(picture.svg.contains("picture 4\u{a0}points off"), "{}", picture.alt);
        assert!(!picture.alt.contains("No programme"));
        assert!(!has_any(&example::four_strategies(2, 4).1) && has_any(&comparison));
    }

    #[test]
    fn the_headline_says_who_comes_out_with_more() {
        let (about, _) = example::led(1, 8);
        let spot = |process, outcome| Spot {
            line: 0,
            name: format!("at {process}"),
            kinds: Kinds { process, undecided: 0.0, outcome, picture_off: None },
        };
        let told = |one, other| headline(&about, &[one, other]);
        assert_eq!(
            told(spot(0.9, 0.2), spot(0.4, 0.5)),
            "With “at 0.4” leaders take 40\u{a0}% of the decisions, not 90\u{a0}% as with “at 0.9”, and 30\u{a0}points more \
             own it as intended"
        );
        assert!(told(spot(0.9, 0.5), spot(0.4, 0.2)).ends_with("30\u{a0}points fewer own it as intended"));
        assert!(told(spot(0.9, 0.5), spot(0.4, 0.5)).ends_with("and as many own it as intended"));
        assert_eq!(told(spot(0.4, 0.2), spot(0.4, 0.5)), "Leaders decide as much with every strategy: 40\u{a0}%");
    }
}
