//! What surrounds every chart: headline, subtitle and footer.

use super::canvas::{Canvas, Drawn, Side};
use super::style::{GRID, HEIGHT, Ink, MARGIN, SMALL, SOFT, WIDTH, colour, mark};
use super::{About, text};
use crate::report::words::{capital, count, plural};

const HEADLINE: Ink = Ink::bold(44);
/// For findings that take more words.
const LONG_HEADLINE: Ink = Ink::bold(36);
const SUBTITLE: Ink = Ink::plain(26).in_colour(SOFT);
const ROOM: i32 = WIDTH - 2 * MARGIN;

/// The lowest line that a chart may use.
pub(super) const BOTTOM: i32 = HEIGHT - 76;

/// Draws headline, subtitle and footer, and gives the height at which the chart may begin.
pub(super) fn draw(canvas: &Canvas, about: &About, headline: &str, subtitle: &str) -> Drawn<i32> {
    // A number and its percent sign stay together.
    let headline = text::clean(headline).replace(" %", "\u{a0}%");
    let fits = text::wrap(&headline, HEADLINE, ROOM, 3).len() <= 2;
    let ink = if fits { HEADLINE } else { LONG_HEADLINE };
    let lines = text::balanced(&headline, ink, ROOM);
    let mut y = 64;
    canvas.lines((MARGIN, y), &lines, ink, Side::Right)?;
    y += lines.len() as i32 * ink.line() + 2;
    let lines = text::balanced(&text::clean(subtitle), SUBTITLE, ROOM);
    canvas.lines((MARGIN, y), &lines, SUBTITLE, Side::Right)?;
    footer(canvas, about)?;
    Ok(y + lines.len() as i32 * SUBTITLE.line() + 12)
}

/// "200 simulated copies of 500 people".
pub(super) fn sample(about: &About) -> String {
    let copies = if about.runs == 1 { "copy" } else { "copies" };
    let people = match about.people {
        0 => "the organisation".into(),
        1 => "1 person".into(),
        people => format!("{} people", count(people)),
    };
    format!("{} simulated {copies} of {people}", count(about.runs))
}

/// "week 104", "step 40".
pub(super) fn at_end(about: &About) -> String {
    format!("{} {}", about.step.one(), count(about.weeks))
}

/// "Weeks since the start".
pub(super) fn time(about: &About) -> String {
    format!("{} since the start", capital(about.step.many()))
}

/// "104 weeks".
pub(super) fn span(about: &About, weeks: f64) -> String {
    let value = crate::report::words::round(weeks, 1);
    format!("{} {}{}", crate::report::words::number(value), about.step.one(), plural(value))
}

/// A row or two of names with their lines' colours and marks, for charts of several panels; gives the
/// height below it.
pub(super) fn key(canvas: &Canvas, names: &[String], y: i32) -> Drawn<i32> {
    let ink = Ink::bold(26);
    let columns = if names.len() > 4 { 3 } else { names.len().max(1) };
    let room = ROOM / columns as i32;
    for (line, name) in names.iter().enumerate() {
        let at = (MARGIN + (line % columns) as i32 * room, y + (line / columns) as i32 * 38);
        canvas.path(vec![(at.0, at.1), (at.0 + 40, at.1)], colour(line), 1.0, 5)?;
        if let Some(mark) = mark(line) {
            canvas.mark((at.0 + 20, at.1), mark, 8, colour(line))?;
        }
        let name = text::shorten(name, ink, room - 80);
        canvas.text((at.0 + 52, at.1), &name, ink.in_colour(colour(line)), Side::Right)?;
    }
    Ok(y + names.len().div_ceil(columns) as i32 * 38)
}

fn footer(canvas: &Canvas, about: &About) -> Drawn {
    let ink = SMALL.in_colour(SOFT);
    let y = HEIGHT - 34;
    canvas.path(vec![(MARGIN, y - 26), (WIDTH - MARGIN, y - 26)], GRID, 1.0, 2)?;
    let right = format!("seed {} · Groundswell {} · what-if, not a forecast", about.seed, about.version);
    let room = ROOM - text::width(&right, ink) - 40;
    let left = text::shorten(&text::clean(about.heading()), ink, room);
    canvas.text((MARGIN, y), &left, ink, Side::Right)?;
    canvas.text((WIDTH - MARGIN, y), &right, ink, Side::Left)
}
