//! What surrounds every chart: headline, subtitle and footer.

use super::canvas::{Canvas, Drawn, Side};
use super::style::{GRID, HEIGHT, Ink, MARGIN, SMALL, SOFT, WIDTH, colour, mark};
use super::{About, text};
use crate::report::words::{capital, count, people, plural};

const HEADLINE: Ink = Ink::bold(44);
/// For findings that take more words.
const LONG_HEADLINE: Ink = Ink::bold(36);
const SUBTITLE: Ink = Ink::plain(26).in_colour(SOFT);
const ROOM: i32 = WIDTH - 2 * MARGIN;

/// The lowest line that a chart may use.
pub(super) const BOTTOM: i32 = HEIGHT - 76;

/// Draws what surrounds a chart of a scenario, and gives the height at which the chart may begin.
pub(super) fn draw(canvas: &Canvas, about: &About, headline: &str, subtitle: &str) -> Drawn<i32> {
    let assumed = about.assumptions.map(|pack| format!("{} assumptions · ", pack.whose())).unwrap_or_default();
    let copies = if varied(about) { format!("{} · ", copies(about)) } else { String::new() };
    let right =
        format!("{assumed}{copies}seed {} · Groundswell {} · what-if, not a forecast", about.seed, about.version);
    around(canvas, headline, subtitle, (about.heading().to_owned(), right))
}

/// Draws headline, subtitle and the two ends of the footer, and gives the height at which the chart may begin.
pub(super) fn around(canvas: &Canvas, headline: &str, subtitle: &str, foot: (String, String)) -> Drawn<i32> {
    // A number and its percent sign stay together.
    let headline = text::clean(headline).replace(" %", "\u{a0}%");
    let fits = |headline: &str, ink, most: usize| text::wrap(headline, ink, ROOM, most + 1).len() <= most;
    let ink = if fits(&headline, HEADLINE, 2) { HEADLINE } else { LONG_HEADLINE };
    let headline = if fits(&headline, ink, 3) { headline } else { without_aside(&headline) };
    let lines = text::balanced(&headline, ink, ROOM, 3);
    let mut y = 64;
    canvas.lines((MARGIN, y), &lines, ink, Side::Right)?;
    y += lines.len() as i32 * ink.line() + 2;
    let lines = text::balanced(&text::clean(subtitle), SUBTITLE, ROOM, 2);
    canvas.lines((MARGIN, y), &lines, SUBTITLE, Side::Right)?;
    footer(canvas, foot)?;
    Ok(y + lines.len() as i32 * SUBTITLE.line() + 12)
}

/// A headline without what stands in its last brackets: the picture's description has it.
fn without_aside(headline: &str) -> String {
    match (headline.rfind(" ("), headline.rfind(')')) {
        (Some(from), Some(until)) if from < until => format!("{}{}", &headline[..from], &headline[until + 1..]),
        _ => headline.into(),
    }
}

/// Whether points of a sweep have more simulated copies than others.
fn varied(about: &About) -> bool {
    about.runs_of_points.is_some_and(|(fewest, most)| fewest < most)
}

/// "200 simulated copies", "8 to 64 simulated copies".
fn copies(about: &About) -> String {
    let (fewest, most) = about.runs_of_points.unwrap_or((about.runs, about.runs));
    let runs = if fewest < most { format!("{} to {}", count(fewest), count(most)) } else { count(most) };
    format!("{runs} simulated {}", if most == 1 { "copy" } else { "copies" })
}

/// "200 simulated copies of 500 people".
pub(super) fn sample(about: &About) -> String {
    let people = match about.people {
        0 => "the organisation".into(),
        number => people(number),
    };
    format!("{} of {people}", copies(about))
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

/// Names with their lines' colours and marks, side by side as they fit, for charts of several panels; gives
/// the height below them.
pub(super) fn key(canvas: &Canvas, names: &[String], y: i32) -> Drawn<i32> {
    let ink = Ink::bold(26);
    let (mut x, mut y) = (MARGIN, y);
    for (line, name) in names.iter().enumerate() {
        let name = text::shorten(name, ink, ROOM / 2 - KEY_MARK);
        let width = KEY_MARK + text::width(&name, ink);
        if x > MARGIN && x + width > WIDTH - MARGIN {
            (x, y) = (MARGIN, y + KEY_ROW);
        }
        canvas.path(vec![(x, y), (x + 40, y)], colour(line), 1.0, 5)?;
        if let Some(mark) = mark(line) {
            canvas.mark((x + 20, y), mark, 8, colour(line))?;
        }
        canvas.text((x + KEY_MARK, y), &name, ink.in_colour(colour(line)), Side::Right)?;
        x += width + KEY_GAP;
    }
    Ok(y + KEY_ROW)
}

/// The room of a line with its mark before a name, and between one name and the next.
const KEY_MARK: i32 = 52;
const KEY_GAP: i32 = 48;
const KEY_ROW: i32 = 38;

fn footer(canvas: &Canvas, (left, right): (String, String)) -> Drawn {
    let ink = SMALL.in_colour(SOFT);
    let y = HEIGHT - 34;
    canvas.path(vec![(MARGIN, y - 26), (WIDTH - MARGIN, y - 26)], GRID, 1.0, 2)?;
    let room = ROOM - text::width(&right, ink) - 40;
    let left = text::shorten(&text::clean(&left), ink, room);
    canvas.text((MARGIN, y), &left, ink, Side::Right)?;
    canvas.text((WIDTH - MARGIN, y), &right, ink, Side::Left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn points_with_more_runs_than_others_are_told() {
        let (mut about, _) = example::four_strategies(6, 52);
        assert_eq!(sample(&about), "6 simulated copies of 500 people");
        about.runs_of_points = Some((6, 48));
        assert_eq!(sample(&about), "6 to 48 simulated copies of 500 people");
        about.runs_of_points = Some((1, 1));
        assert_eq!(sample(&about), "1 simulated copy of 500 people");
    }

    #[test]
    fn what_stands_in_the_last_brackets_can_be_left_out() {
        assert_eq!(without_aside("A is ahead (by 3), by 7 points (4 to 9)."), "A is ahead (by 3), by 7 points.");
        assert_eq!(without_aside("A is ahead"), "A is ahead");
    }
}
