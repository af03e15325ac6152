//! Where leaders stand over time: a ribbon a strategy, with when they step in and go back to control below it.

mod row;
mod words;

use super::canvas::{Canvas, Drawn, Point, Side};
use super::data::{self, Data};
use super::frame::{self, BOTTOM};
use super::picture::Picture;
use super::plane::Plane;
use super::style::{INK, Ink, MARGIN, PAPER, SMALL, SOFT, TITLE, WIDTH};
use super::{About, ReportError, text};
use crate::experiment::Comparison;
use crate::experiment::statistics::mean;
use crate::leadership::Mode;
use crate::report::words::{count, percent};
use plotters::style::RGBColor;
use row::{MODES, Row, highest, rows};
use words::{headline, subtitle, told, word};

/// Room for names on the left, and for labels on the right.
const NAMES: i32 = 400;
const LABELS: i32 = 440;
/// The highest that a strip is drawn.
const HIGHEST: i32 = 66;
/// The most points that an outline is drawn with.
const FINEST: usize = 800;
/// Whether leaders of any strategy change their place by a policy, step in or go back to control.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    rows(comparison).iter().any(|row| !row.stands.is_empty() || row.steps_in() || row.reverts())
}

/// Draws where leaders stand.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let rows = rows(comparison);
    let headline = headline(about, &rows);
    let alt = format!("Ribbons over weeks, one for each strategy. {}.", told(about, &rows));
    Picture::drawn("modes", &headline, alt, |canvas| {
        let mut begin = frame::draw(canvas, about, &headline, &subtitle(about, comparison, &rows))? + 16;
        if rows.iter().any(|row| !row.stands.is_empty()) {
            begin = key(canvas, begin)?;
        }
        let all = Plane {
            left: MARGIN + NAMES,
            top: begin,
            right: WIDTH - MARGIN - LABELS,
            bottom: BOTTOM - 76,
            across: (0.0, f64::from(about.weeks)),
            up: (0.0, 1.0),
        };
        let high = ((all.bottom - all.top) / rows.len() as i32).min(200);
        let all = Plane { bottom: all.top + high * rows.len() as i32, ..all };
        all.ruled_weeks(canvas, about, true)?;
        canvas.text((all.right + 36, all.bottom + 26), about.step.many(), SMALL, Side::Right)?;
        for (place, row) in (0..).zip(&rows) {
            let top = all.top + place * high + 8;
            row.draw(canvas, about, &Plane { top, bottom: top + high - 20, ..all })?;
        }
        Ok(())
    })
    .map(|picture| picture.with(data(about, &rows)))
}

fn data(about: &About, rows: &[Row]) -> Data {
    let weeks: Vec<usize> = data::weeks(about, data::FEW_WEEKS).into_iter().filter(|&week| week > 0).collect();
    let told = |row: &Row, week: usize| {
        let stay = row.stands.iter().find(|stay| (stay.from..=stay.until).contains(&(week as u32)));
        let share = |shares: &[f64]| shares.get(week - 1).map_or_else(|| "–".into(), |&share| percent(share));
        let stand = stay.map_or("as scheduled", |stay| word(stay.mode)).to_owned();
        vec![row.name.clone(), count(week as u64), stand, share(&row.stepped_in), share(&row.reverted)]
    };
    let rows = rows.iter().flat_map(|row| weeks.iter().map(move |&week| told(row, week))).collect();
    let head = ["Strategy", &data::time(about), "Leaders stand", "Runs in which they step in", "Back at control"];
    let note = "Where leaders stand in most runs; back at control: the share of leaders backstage.";
    Data::new("Where leaders stand", note, &head, rows).by_two()
}

impl Row<'_> {
    fn draw(&self, canvas: &Canvas, about: &About, place: &Plane) -> Drawn {
        let tracks = [
            (self.steps_in(), &self.stepped_in, "step in", ALARM),
            (self.reverts(), &self.reverted, "back at control", SOFT),
        ];
        let tracks: Vec<_> = tracks.into_iter().filter(|track| track.0).collect();
        let ribbons = usize::from(!self.stands.is_empty() || tracks.is_empty());
        let high = ((place.bottom - place.top) / (ribbons + tracks.len()) as i32).min(HIGHEST);
        let strip = |line: usize| {
            let top = place.top + line as i32 * high;
            Plane { top, bottom: top + high - 6, ..*place }
        };
        let lines = text::wrap(&self.name, TITLE, NAMES - 24, 2);
        let first = if lines.len() > 1 { place.top + 14 } else { strip(0).middle() };
        canvas.lines((MARGIN, first), &lines, TITLE, Side::Right)?;
        if ribbons > 0 {
            self.draw_ribbon(canvas, about, &strip(0))?;
        }
        for (line, (_, shares, what, colour)) in tracks.into_iter().enumerate() {
            let track = strip(ribbons + line);
            canvas.rectangle((track.left, track.top), (track.right, track.bottom), SHADE)?;
            canvas.area(outline(&track, shares), colour, 1.0)?;
            let (week, peak) = highest(shares);
            let label = format!("{what}: up to {} ({} {week})", percent(peak), about.step.one());
            canvas.text((track.right + 16, track.middle()), &label, SMALL, Side::Right)?;
        }
        Ok(())
    }

    fn draw_ribbon(&self, canvas: &Canvas, about: &About, ribbon: &Plane) -> Drawn {
        let label = match self.stands.last() {
            Some(stay) => format!("{}: {}, {} of runs", frame::at_end(about), word(stay.mode), percent(self.agree)),
            None => "channels as scheduled".into(),
        };
        canvas.text((ribbon.right + 16, ribbon.middle()), &label, SMALL, Side::Right)?;
        if self.stands.is_empty() {
            let line = vec![(ribbon.left, ribbon.middle()), (ribbon.right, ribbon.middle())];
            return canvas.path(line, SOFT, 1.0, 3);
        }
        for stay in &self.stands {
            let (left, right) = (ribbon.x(f64::from(stay.from - 1)), ribbon.x(f64::from(stay.until)));
            let (fill, ink) = colours(stay.mode);
            canvas.rectangle((left, ribbon.top), (right, ribbon.bottom), fill)?;
            let ink = Ink::bold(24).in_colour(ink);
            if text::width(word(stay.mode), ink) + 12 < right - left {
                let at = ((left + right) / 2, ribbon.middle());
                canvas.text(at, word(stay.mode), ink, Side::Middle)?;
            }
        }
        Ok(())
    }
}

/// Fill and ink: the fills differ in lightness.
fn colours(mode: Mode) -> (RGBColor, RGBColor) {
    match mode {
        Mode::Front => (RGBColor(0xc4, 0x56, 0x00), PAPER),
        Mode::Among => (RGBColor(0xbf, 0xdd, 0xf0), INK),
        Mode::Behind => (RGBColor(0x08, 0x30, 0x55), PAPER),
    }
}

const ALARM: RGBColor = RGBColor(0xc4, 0x56, 0x00);
const SHADE: RGBColor = RGBColor(0xee, 0xee, 0xec);

fn key(canvas: &Canvas, y: i32) -> Drawn<i32> {
    let mut x = MARGIN + NAMES;
    for mode in MODES {
        canvas.rectangle((x, y - 11), (x + 30, y + 11), colours(mode).0)?;
        let label = format!("leaders {}", word(mode));
        canvas.text((x + 42, y), &label, SMALL, Side::Right)?;
        x += 42 + text::width(&label, SMALL) + 44;
    }
    Ok(y + 32)
}

/// The area below shares, each held for its week.
fn outline(plane: &Plane, shares: &[f64]) -> Vec<Point> {
    let step = shares.len().div_ceil(FINEST).max(1);
    let mut points = vec![plane.at(0.0, 0.0)];
    for (place, chunk) in shares.chunks(step).enumerate() {
        let (from, share) = (place * step, mean(chunk));
        points.extend([plane.at(from as f64, share), plane.at((from + chunk.len()) as f64, share)]);
    }
    points.push(plane.at(shares.len() as f64, 0.0));
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_headline_says_where_leaders_stand_and_when_they_move() {
        let (about, mut comparison) = example::led(20, 104);
        let told = headline(&about, &rows(&comparison));
        assert!(told.starts_with("With “Both”, leaders are in front until week 1"), "{told}");
        assert!(told.contains(", then among until week ") && told.ends_with(", then behind in most runs"), "{told}");
        comparison.arms.remove(3);
        let told = headline(&about, &rows(&comparison));
        assert!(
            told.starts_with(
                "With “Champions”, leaders step in: in 20 of 20 runs, first in week 61 (the run in the middle)"
            ),
            "{told}"
        );
        comparison.arms[2]
            .ensemble
            .runs
            .iter_mut()
            .flat_map(|run| &mut run.leading)
            .for_each(|leading| leading.stepped_in = false);
        let told = headline(&about, &rows(&comparison));
        assert!(told.contains("leaders backstage are back at control in "), "{told}");
    }

    #[test]
    fn strips_are_named_beside_where_they_are() {
        let (about, comparison) = example::led(20, 104);
        let picture = draw(&about, &comparison).unwrap();
        for part in
            ["\nleaders behind\n", "\nstep in: up to ", "\nback at control: up to ", "\nchannels as scheduled\n"]
        {
            assert!(picture.svg.contains(part), "{part}");
        }
        assert!(!has_any(&example::four_strategies(3, 10).1));
    }

    #[test]
    fn places_differ_in_grey() {
        let fill = |mode| (word(mode), colours(mode).0);
        assert!(crate::report::chart::stack::differ_in_grey(&[
            fill(Mode::Front),
            fill(Mode::Among),
            fill(Mode::Behind),
            fill(Mode::Front)
        ]));
    }
}
