//! Cost against owned adoption, a point a strategy.

use super::canvas::{Canvas, Drawn, Side};
use super::data::{self, Data};
use super::labels::apart;
use super::picture::Picture;
use super::plane::Plane;
use super::style::{Ink, LABEL, MARGIN, Mark, SMALL, SOFT, WIDTH, colour, mark};
use super::{About, ReportError, frame, left_out, shown, text, ticks};
use crate::behaviour::Measure;
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison, Spread};
use crate::report::words::{band, list, number, percent, person_days};

/// Room for a label.
const LABELS: i32 = 500;
/// The width of a point.
const BESIDE: f64 = 28.0;

/// One strategy.
struct Spot {
    line: usize,
    name: String,
    /// Mean person-days spent.
    spent: f64,
    planned: f64,
    owned: Spread,
}

/// Draws cost against owned adoption.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let spots: Vec<Spot> =
        shown(comparison).into_iter().enumerate().map(|(line, arm)| spot(about, line, arm)).collect();
    let headline = headline(about, comparison);
    let dearest = spots.iter().map(|spot| spot.spent).fold(0.0, f64::max);
    let top = ticks::share_top(spots.iter().map(|spot| spot.owned.nine_in_ten.1).fold(0.0, f64::max));
    Picture::drawn("cost", &headline, alt(about, &spots), |canvas| {
        let subtitle = format!(
            "Owned adoption in {}, % of people. {}. {}Points of about the same cost stand side by side.{}{}",
            frame::at_end(about),
            frame::sample(about),
            if about.runs > 1 { "Dot: the run in the middle; bar: nine runs in ten. " } else { "" },
            ticks::zoomed(top),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + 100,
            top: begin + 20,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 80,
            across: (0.0, dearest * 1.06),
            up: (0.0, top),
        };
        plane.share_grid(canvas, 6)?;
        plane.below(canvas, number, "Person-days spent, mean over runs")?;
        draw_spots(canvas, &plane, &spots)
    })
    .map(|picture| picture.with(data(about, &spots)))
}

fn spot(about: &About, line: usize, arm: &Arm) -> Spot {
    Spot {
        line,
        name: text::named(line, &arm.strategy.name),
        spent: mean(&arm.ensemble.person_days()),
        planned: arm.plan.person_days(),
        owned: Spread::of(arm.ensemble.shares(Measure::Owned, about.weeks.min(arm.ensemble.weeks()))),
    }
}

/// Points that would hide each other stand side by side, and those whose labels would meet are labelled
/// together, to the right of the last of them.
fn draw_spots(canvas: &Canvas, plane: &Plane, spots: &[Spot]) -> Drawn {
    let mut order: Vec<&Spot> = spots.iter().collect();
    order.sort_by(|one, other| one.spent.total_cmp(&other.spent));
    let wanted: Vec<(f64, f64)> = order.iter().map(|spot| (f64::from(plane.x(spot.spent)), BESIDE)).collect();
    let across = apart(&wanted, f64::from(plane.left), f64::from(plane.right));
    let places: Vec<(&Spot, i32)> = order.into_iter().zip(across.iter().map(|x| x.round() as i32)).collect();
    let meets = |one: &(&Spot, i32), other: &(&Spot, i32)| other.1 - one.1 < LABELS;
    for group in places.chunk_by(meets) {
        group.iter().try_for_each(|&(spot, x)| whisker(canvas, plane, spot, x))?;
        labels(canvas, plane, group)?;
    }
    Ok(())
}

fn whisker(canvas: &Canvas, plane: &Plane, spot: &Spot, x: i32) -> Drawn {
    let (low, high) = spot.owned.nine_in_ten;
    let shade = colour(spot.line);
    canvas.path(vec![(x, plane.y(low)), (x, plane.y(high))], shade, 0.55, 6)?;
    canvas.mark((x, plane.y(spot.owned.median)), mark(spot.line).unwrap_or(Mark::Circle), 12, shade)
}

fn labels(canvas: &Canvas, plane: &Plane, group: &[(&Spot, i32)]) -> Drawn {
    let right = group.last().map_or(plane.left, |last| last.1) + 40;
    let room = (WIDTH - MARGIN - right).min(LABELS);
    let wanted: Vec<(f64, f64)> = group.iter().map(|(spot, _)| (f64::from(plane.y(spot.owned.median)), 62.0)).collect();
    let heights = apart(&wanted, f64::from(plane.top) - 10.0, f64::from(plane.bottom) - 4.0);
    for (&(spot, x), height) in group.iter().zip(heights) {
        let (at, y) = ((x + 16, plane.y(spot.owned.median)), height.round() as i32);
        canvas.path(vec![at, (right - 8, y)], colour(spot.line), 0.7, 2)?;
        let name = text::shorten(&spot.name, LABEL, room);
        canvas.text((right, y - 15), &name, LABEL.in_colour(colour(spot.line)), Side::Right)?;
        let small = text::shorten(&details(spot), SMALL, room);
        canvas.text((right, y + 16), &small, Ink { colour: SOFT, ..SMALL }, Side::Right)?;
    }
    Ok(())
}

/// "62 % owned · 410 person-days (planned 408)".
fn details(spot: &Spot) -> String {
    let spent = format!("{} owned · {}", percent(spot.owned.median), person_days(spot.spent));
    if number(spot.spent) == number(spot.planned) {
        spent
    } else {
        format!("{spent} (planned {})", number(spot.planned))
    }
}

/// What an additional owned adopter costs, the cheapest first; a neutral title where that is not known.
fn headline(about: &About, comparison: &Comparison) -> String {
    let mut known: Vec<(f64, &Arm)> =
        comparison.arms.iter().filter_map(|arm| Some((arm.cost_per_owned_adopter?, arm))).collect();
    known.sort_by(|one, other| one.0.total_cmp(&other.0));
    let named = |(cost, arm): &(f64, &Arm)| {
        let name = text::shorten(&arm.strategy.name, LABEL, 460);
        format!("{} with “{name}”", person_days(*cost))
    };
    match &known[..] {
        [] => format!("What each strategy costs, and who has made it their own by {}", frame::at_end(about)),
        [cheapest, .., dearest] if known.len() > 3 => list(&[
            format!("An additional owned adopter costs {}", named(cheapest)),
            format!("{} at the other end", named(dearest)),
        ]),
        _ => {
            let costs: Vec<String> = known.iter().map(named).collect();
            format!("An additional owned adopter costs {}", list(&costs))
        }
    }
}

fn data(about: &About, spots: &[Spot]) -> Data {
    let row = |spot: &Spot| {
        let owned = data::spread_of(about, &spot.owned);
        vec![spot.name.clone(), number(spot.spent), number(spot.planned), owned]
    };
    let note = format!("Person-days are means over runs. Owned adoption{}", data::middle(about));
    let head = ["Strategy", "Person-days spent", "Planned", "Owned adoption"];
    Data::new("What it costs", note, &head, spots.iter().map(row).collect())
}

fn alt(about: &About, spots: &[Spot]) -> String {
    let spots: Vec<String> = spots
        .iter()
        .map(|spot| format!("{}: {}, nine runs in ten {}", spot.name, details(spot), band(spot.owned.nine_in_ten)))
        .collect();
    format!(
        "Person-days spent against owned adoption in {}, {}. {}.",
        frame::at_end(about),
        frame::sample(about),
        spots.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn every_point_says_what_it_cost_and_what_was_planned() {
        let (about, comparison) = example::four_strategies(30, 104);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.svg.contains("person-days (planned 408)") && picture.svg.contains("0 person-days\n"));
        assert!(picture.alt.contains("Both: "));
    }

    #[test]
    fn the_headline_leaves_out_what_is_within_the_noise() {
        let (about, mut comparison) = example::four_strategies(30, 104);
        assert!(
            headline(&about, &comparison).starts_with("An additional owned adopter costs 1.3 person-days with “Both”")
        );
        comparison.arms.iter_mut().for_each(|arm| arm.cost_per_owned_adopter = None);
        assert!(headline(&about, &comparison).starts_with("What each strategy costs"));
    }
}
