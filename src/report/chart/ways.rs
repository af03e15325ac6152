//! Ways of choosing champions: how much more people own it than with as many drawn by lot, a row a way.

use super::canvas::{Canvas, Drawn, Side};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{GRID, INK, Ink, MARGIN, Mark, SOFT, WIDTH, colour};
use super::{About, ReportError, frame, ticks};
use crate::experiment::{Equal, Way, Ways};
use crate::report::ways::{finding, gained, interval, ranked};
use crate::report::words::{count, percent, round};
use crate::seeding::ChosenBy;

/// Room for names on the left, and for what is said on the right.
const NAMES: i32 = 330;
const WORDS: i32 = 520;
const NAME: Ink = Ink::plain(26);

/// Draws how much each way gains.
pub(in crate::report) fn draw(about: &About, ways: &Ways) -> Result<Picture, ReportError> {
    let headline = finding(ways);
    let rows: Vec<&Way> = ranked(ways).into_iter().filter(|way| way.by != ChosenBy::Random).collect();
    let (low, high) = ends(&rows);
    Picture::drawn("ways", &headline, alt(ways, &rows), |canvas| {
        let subtitle = format!(
            "Owned in {}, points more than with {} drawn by lot ({}), run by run. {}. Dot: the mean; line: where it lies \
             in 95 of 100 such experiments; ring: no clear difference.",
            frame::at_end(about),
            count(ways.asked),
            percent(ways.ways[0].owned.mean),
            frame::sample(about)
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + NAMES,
            top: begin + 16,
            right: WIDTH - MARGIN - WORDS,
            bottom: frame::BOTTOM - 84,
            across: (low, high),
            up: (0.0, 1.0),
        };
        axes(canvas, &plane)?;
        let high = f64::from(plane.bottom - plane.top) / rows.len().max(3) as f64;
        rows.iter()
            .enumerate()
            .try_for_each(|(place, way)| row(canvas, &plane, plane.top + ((place as f64 + 0.5) * high) as i32, way))
    })
}

/// The ends of the axis: 0 and every interval that has ends lie on it.
fn ends(rows: &[&Way]) -> (f64, f64) {
    let ends = rows.iter().flat_map(|way| {
        let gain = &way.gain.difference;
        [gain.low, gain.mean, gain.high].into_iter().filter(|value| value.is_finite())
    });
    let (low, high) = ends.fold((0.0f64, 0.0f64), |(low, high), value| (low.min(value), high.max(value)));
    let room = ((high - low) * 0.04).max(0.005);
    (low - room, high + room)
}

fn axes(canvas: &Canvas, plane: &Plane) -> Drawn {
    for value in ticks::values(plane.across.0, plane.across.1, 7) {
        let x = plane.x(value);
        let (shade, thickness) = if value == 0.0 { (INK, 3) } else { (GRID, 2) };
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], shade, 1.0, thickness)?;
        let points = round(value * 100.0, 2);
        let sign = if points > 0.0 { "+" } else { "" };
        let label = format!("{sign}{}", points.to_string().replace('-', "−"));
        canvas.text((x, plane.bottom + 28), &label, AXIS, Side::Middle)?;
    }
    let title = "Points more people own it than with as many drawn by lot";
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 64), title, AXIS, Side::Middle)
}

fn row(canvas: &Canvas, plane: &Plane, y: i32, way: &Way) -> Drawn {
    let gain = &way.gain.difference;
    let shade = if way.clear { colour(0) } else { SOFT };
    canvas.text((plane.left - 20, y), &way.by.word(), NAME, Side::Left)?;
    if gain.low.is_finite() && gain.high.is_finite() {
        canvas.path(vec![(plane.x(gain.low), y), (plane.x(gain.high), y)], shade, 1.0, 4)?;
    }
    let mark = if way.clear { Mark::Circle } else { Mark::Ring };
    canvas.mark((plane.x(gain.mean), y), mark, 9, shade)?;
    canvas.text((plane.right + 28, y), &words(way), Ink::plain(24), Side::Right)
}

/// "34 % own it, as with 31 by lot".
fn words(way: &Way) -> String {
    let equal = match way.equal {
        Equal::People(people) => format!("as with {} by lot", count(people)),
        Equal::MoreThanAll => "beyond all by lot".into(),
    };
    format!("{} own it, {equal}", percent(way.owned.mean))
}

fn alt(ways: &Ways, rows: &[&Way]) -> String {
    let told: Vec<String> = rows
        .iter()
        .map(|way| format!("{}: {} points ({}), {}", way.by.word(), gained(way), interval(way), words(way)))
        .collect();
    format!(
        "Gains of ways of choosing {} champions over drawing as many by lot, the largest first. {}.",
        count(ways.asked),
        told.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_best_way_stands_on_top_and_the_lot_is_the_line() {
        let (about, ways) = example::ways();
        let picture = draw(&about, &ways).unwrap();
        let place = |word: &str| picture.alt.find(&format!("{word}:")).unwrap();
        assert!(place("coverage") < place("degree") && place("degree") < place("seniority"));
        assert!(!picture.alt.contains("random:") && picture.svg.contains("beyond all by lot"));
    }

    /// Writes the charts, to be looked at: `--ignored`, with `CHARTS` a folder.
    #[test]
    #[ignore = "for eyes"]
    fn charts_can_be_looked_at() {
        let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").expect("a folder"));
        let (about, ways) = example::ways();
        for picture in [draw(&about, &ways).unwrap(), super::super::information::draw(&about, &ways).unwrap()] {
            std::fs::write(folder.join(format!("ways-{}.png", picture.name)), picture.png().unwrap()).unwrap();
        }
    }
}
