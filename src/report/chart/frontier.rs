//! Cost against an outcome over all points of a sweep, with the frontier: where nobody cheaper does better.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::labels::apart;
use super::picture::Picture;
use super::plane::Plane;
use super::style::{INK, Ink, LABEL, MARGIN, Mark, SMALL, SOFT, WIDTH, colour};
use super::{About, ReportError, frame, text, ticks};
use crate::report::words::{capital, number, percent, person_days, points};

/// Room for labels on the right.
const LABELS: i32 = 640;

/// The most corners that have a label.
const LABELLED: usize = 7;

/// The most marks that are drawn beside the frontier's own.
const MARKS: usize = 2000;

/// Cost against an outcome.
#[derive(Debug, Clone, PartialEq)]
pub struct Frontier {
    /// The finding, or a neutral title.
    pub headline: String,
    /// What is read off, a share: "owned adoption in week 104".
    pub outcome: String,
    /// The strategies, in the order of their colours.
    pub strategies: Vec<String>,
    /// Every point with every strategy.
    pub spots: Vec<Spot>,
    /// The places of those on the frontier, the cheapest first.
    pub corners: Vec<usize>,
    /// By how much a step of the frontier does better, as a share.
    pub margin: f64,
}

/// A strategy at a point.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    /// Its place among the strategies.
    pub strategy: usize,
    /// The values of the point.
    pub told: String,
    /// Person-days spent.
    pub cost: f64,
    /// The outcome, a share.
    pub share: f64,
}

/// Draws cost against an outcome.
pub fn draw(about: &About, name: &str, frontier: &Frontier) -> Result<Picture, ReportError> {
    let of = |pick: fn(&Spot) -> f64| frontier.spots.iter().map(pick).fold(0.0, f64::max);
    let (dearest, top) = (of(|spot| spot.cost), ticks::share_top(of(|spot| spot.share)));
    let step = frontier.spots.len().div_ceil(MARKS).max(1);
    Picture::drawn(name, &frontier.headline, alt(frontier), |canvas| {
        let mark = if step > 1 { format!("one of {step} points") } else { "a point".into() };
        let run = if about.runs > 1 { " (the run in the middle of its simulated copies)" } else { "" };
        let subtitle = format!(
            "{}, % of people. Mark: {mark} with a strategy{run}. Stepped line: nobody cheaper does better; each step is more \
             than {}. Points differ in every varied key, whether you choose it or not; the best may owe a little to luck.{}",
            capital(&frontier.outcome),
            points(frontier.margin),
            ticks::zoomed(top)
        );
        let begin = frame::draw(canvas, about, &frontier.headline, &subtitle)?;
        let begin = legend(canvas, &frontier.strategies, begin + 12)?;
        let plane = Plane {
            left: MARGIN + 100,
            top: begin + 16,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 80,
            across: (0.0, dearest * 1.03),
            up: (0.0, top),
        };
        plane.share_grid(canvas, 6)?;
        plane.below(canvas, number, "Person-days spent, mean over runs")?;
        for spot in frontier.spots.iter().step_by(step) {
            draw_spot(canvas, &plane, spot, 6)?;
        }
        stair(canvas, &plane, frontier)?;
        labels(canvas, &plane, frontier)
    })
    .map(|picture| picture.with(data(frontier)))
}

/// The corners of the frontier, the cheapest first.
fn data(frontier: &Frontier) -> Data {
    let row = |&place: &usize| {
        let spot = &frontier.spots[place];
        let name = frontier.strategies.get(spot.strategy).cloned().unwrap_or_default();
        vec![name, spot.told.clone(), person_days(spot.cost), percent(spot.share)]
    };
    let head = ["Strategy", "Values", "Person-days spent", "Outcome"];
    let note = format!("Where nobody cheaper does better; the outcome is {}.", frontier.outcome);
    Data::new("What it costs and what it brings", note, &head, frontier.corners.iter().map(row).collect()).by_two()
}

/// What tells strategies apart without colour.
fn shape(strategy: usize) -> Mark {
    [Mark::Circle, Mark::Ring, Mark::Triangle, Mark::Square, Mark::Diamond][strategy % 5]
}

/// The mark of each strategy with its name, side by side as they fit; says where it ends.
fn legend(canvas: &Canvas, strategies: &[String], top: i32) -> Drawn<i32> {
    let (mut x, mut y) = (MARGIN, top);
    for (place, name) in strategies.iter().enumerate() {
        let name = text::shorten(&text::named(place, name), LABEL, 600);
        let wide = text::width(&name, LABEL) + 80;
        if x > MARGIN && x + wide > WIDTH - MARGIN {
            (x, y) = (MARGIN, y + 38);
        }
        canvas.mark((x + 12, y), shape(place), 9, colour(place))?;
        canvas.text((x + 34, y), &name, LABEL.in_colour(colour(place)), Side::Right)?;
        x += wide;
    }
    Ok(y + 30)
}

fn draw_spot(canvas: &Canvas, plane: &Plane, spot: &Spot, radius: i32) -> Drawn {
    canvas.mark(plane.at(spot.cost, spot.share), shape(spot.strategy), radius, colour(spot.strategy))
}

/// The frontier: level until the next corner is paid for, and on to the right end.
fn stair(canvas: &Canvas, plane: &Plane, frontier: &Frontier) -> Drawn {
    let mut path = Vec::new();
    for &corner in &frontier.corners {
        let at = plane.at(frontier.spots[corner].cost, frontier.spots[corner].share);
        path.extend(path.last().map(|&(_, height): &(i32, i32)| (at.0, height)));
        path.push(at);
    }
    path.extend(path.last().map(|&(_, height)| (plane.right, height)));
    if path.len() > 1 {
        canvas.path(path, INK, 0.85, 3)?;
    }
    frontier.corners.iter().try_for_each(|&corner| draw_spot(canvas, plane, &frontier.spots[corner], 10))
}

/// The corners that are labelled: the cheapest, the last, and those that gain the most.
fn labelled(frontier: &Frontier) -> Vec<usize> {
    let share = |place: usize| frontier.spots[frontier.corners[place]].share;
    let mut places: Vec<usize> = (0..frontier.corners.len()).collect();
    let last = places.len().saturating_sub(1);
    let gain = |place: usize| match place {
        0 => f64::INFINITY,
        place if place == last => f64::INFINITY,
        place => share(place) - share(place - 1),
    };
    places.sort_by(|&one, &other| gain(other).total_cmp(&gain(one)).then(one.cmp(&other)));
    places.truncate(LABELLED);
    places.sort_unstable();
    places.into_iter().map(|place| frontier.corners[place]).collect()
}

/// Corners with their strategy, what they come to, what they cost, and their values.
fn labels(canvas: &Canvas, plane: &Plane, frontier: &Frontier) -> Drawn {
    let corners: Vec<&Spot> = labelled(frontier).into_iter().map(|corner| &frontier.spots[corner]).collect();
    let left = plane.right + 60;
    let room = WIDTH - MARGIN - left;
    let told: Vec<Vec<String>> =
        corners.iter().map(|spot| text::wrap(&text::clean(&spot.told), SMALL, room, 2)).collect();
    let high = |lines: &Vec<String>| f64::from(LABEL.line() + lines.len() as i32 * SMALL.line());
    let wanted: Vec<(f64, f64)> =
        corners.iter().zip(&told).map(|(spot, lines)| (plane.height(spot.share), high(lines))).collect();
    let heights = apart(&wanted, f64::from(plane.top) - 10.0, f64::from(plane.bottom) + 60.0);
    for (((spot, height), lines), (_, high)) in corners.iter().zip(heights).zip(&told).zip(&wanted) {
        let (ink, y) = (colour(spot.strategy), height.round() as i32);
        let at = plane.at(spot.cost, spot.share);
        canvas.path(vec![(at.0 + 10, at.1), (plane.right + 20, y), (left - 8, y)], ink, 0.45, 2)?;
        let costs = format!("{} for {} · ", percent(spot.share), person_days(spot.cost));
        let name = text::shorten(&frontier.strategies[spot.strategy], LABEL, room - text::width(&costs, LABEL));
        let first = y - *high as i32 / 2 + LABEL.line() / 2;
        canvas.text((left, first), &format!("{costs}{name}"), LABEL.in_colour(ink), Side::Right)?;
        canvas.lines((left, first + 30), lines, Ink { colour: SOFT, ..SMALL }, Side::Right)?;
    }
    Ok(())
}

fn alt(frontier: &Frontier) -> String {
    let told = |&corner: &usize| {
        let spot = &frontier.spots[corner];
        let name = &frontier.strategies[spot.strategy];
        format!("{} for {} with {name} ({})", percent(spot.share), person_days(spot.cost), spot.told)
    };
    let corners: Vec<String> = labelled(frontier).iter().map(told).collect();
    format!(
        "Person-days spent against {} for every point and strategy, with the line where nobody cheaper does better: {}.",
        frontier.outcome,
        corners.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::frontier;
    use crate::report::example;

    /// Made-up strategies that gain less and less for more and more days.
    fn example(points: usize) -> (About, Frontier) {
        let (about, _) = example::four_strategies(20, 104);
        let strategies =
            ["No programme", "Champions", "Champions and a broadcast to everybody"].map(String::from).to_vec();
        let spot = |place: usize| {
            let (strategy, at) = (place % 3, (place * 29 % points.max(1)) as f64 / points.max(1) as f64);
            let cost = if strategy == 0 { 0.0 } else { 400.0 * at * strategy as f64 };
            let share = 0.05 + 0.7 * (1.0 - (-cost / 200.0).exp()) * (0.6 + (place * 13 % 10) as f64 / 25.0);
            Spot { strategy, told: format!("people\u{a0}=\u{a0}{place}, trust.peer\u{a0}=\u{a0}0.35"), cost, share }
        };
        let spots: Vec<Spot> = (0..points).map(spot).collect();
        let corners = frontier(&spots.iter().map(|spot| (spot.cost, spot.share)).collect::<Vec<_>>(), 0.01);
        let headline = "The most that was found, 75 % with “Champions” (people = 5), costs 410 person-days".into();
        let outcome = "owned adoption in week 104".into();
        (about, Frontier { headline, outcome, strategies, spots, corners, margin: 0.01 })
    }

    #[test]
    fn the_corners_are_labelled_with_their_values_and_what_they_cost() {
        let (about, found) = example(60);
        let picture = draw(&about, "frontier", &found).unwrap();
        let (first, last) = (&found.spots[found.corners[0]], &found.spots[*found.corners.last().unwrap()]);
        for spot in [first, last] {
            assert!(picture.svg.contains(&spot.told) && picture.alt.contains(&spot.told), "{}", spot.told);
        }
        assert!(picture.svg.contains("nobody cheaper does better") && picture.svg.contains("0 person-days"));
        assert!(labelled(&found).len() <= LABELLED && labelled(&found)[0] == found.corners[0]);
    }

    #[test]
    fn nothing_to_show_and_very_much_are_drawn() {
        for points in [0, 1, 9000] {
            let (about, found) = example(points);
            let picture = draw(&about, "frontier", &found).unwrap();
            assert!(picture.svg.len() < 2_000_000);
        }
    }

    /// Writes made-up charts, to be looked at: `--ignored`, with `CHARTS` a folder.
    #[test]
    #[ignore = "for eyes"]
    fn charts_can_be_looked_at() {
        let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").expect("a folder"));
        let (about, found) = example(300);
        let picture = draw(&about, "frontier", &found).unwrap();
        std::fs::write(folder.join("frontier.png"), picture.png().unwrap()).unwrap();
    }
}
