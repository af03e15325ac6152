//! When each strategy can be switched off: the tipping week of every run, a row a strategy.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{INK, Ink, MARGIN, SOFT, TITLE, WIDTH, colour};
use super::{About, ReportError, frame, left_out, shown, text};
use crate::experiment::{Arm, Comparison, KEPT, TippingTest};
use crate::report::words::{count, number, percent};

/// Room for names on the left, and for what is said on the right.
const NAMES: i32 = 440;
const WORDS: i32 = 460;
/// The most dots on top of each other: where there are more runs, several share a dot.
const HIGHEST: usize = 12;

/// A strategy that was tested.
type Tested<'a> = (usize, &'a Arm, &'a TippingTest);

/// Whether any strategy was tested.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    shown(comparison).into_iter().any(|arm| arm.tipping.is_some())
}

/// Draws tipping weeks.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let tested: Vec<Tested> = shown(comparison)
        .into_iter()
        .enumerate()
        .filter_map(|(line, arm)| Some((line, arm, arm.tipping.as_ref()?)))
        .collect();
    let headline = headline(about, &tested);
    let each = tested.iter().map(|one| highest(one.2)).max().unwrap_or(0).div_ceil(HIGHEST).max(1);
    Picture::drawn("tipping", &headline, alt(about, &tested), |canvas| {
        let subtitle = format!(
            "The first {} from which on every channel can be switched off and {} of those who would own it in the end still do. \
             It must be seen to hold for {}, so it shows at the latest so long before the end. Each dot: {}; line: the run in the middle. {}.{}",
            about.step.one(),
            percent(KEPT),
            frame::span(about, f64::from(tested.first().map_or(0, |one| one.2.held))),
            if each == 1 { "one run".into() } else { format!("up to {each} runs") },
            frame::sample(about),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + NAMES,
            top: begin + 16,
            right: WIDTH - MARGIN - WORDS,
            bottom: frame::BOTTOM - 84,
            across: (0.0, f64::from(about.weeks)),
            up: (0.0, 1.0),
        };
        axes(canvas, about, &plane)?;
        let high = (plane.bottom - plane.top) / tested.len().max(1) as i32;
        tested.iter().enumerate().try_for_each(|(place, one)| {
            let bottom = plane.top + (place as i32 + 1) * high;
            draw_row(canvas, about, &plane, (bottom - high, bottom, each), one)
        })
    })
    .map(|picture| picture.with(data(about, &tested)))
}

fn axes(canvas: &Canvas, about: &About, plane: &Plane) -> Drawn {
    plane.ruled_weeks(canvas, about, false)?;
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 64), &frame::time(about), AXIS, Side::Middle)
}

fn draw_row(
    canvas: &Canvas,
    about: &About,
    plane: &Plane,
    (top, bottom, each): (i32, i32, usize),
    one: &Tested,
) -> Drawn {
    let (line, arm, found) = *one;
    let middle = (top + bottom) / 2;
    canvas.path(vec![(MARGIN, bottom), (WIDTH - MARGIN, bottom)], SOFT, 0.6, 1)?;
    let name = text::wrap(&text::named(line, &arm.strategy.name), TITLE, NAMES - 40, 2);
    let first = middle - (name.len() as i32 - 1) * TITLE.line() / 2;
    canvas.lines((MARGIN, first), &name, TITLE.in_colour(colour(line)), Side::Right)?;
    dots(canvas, plane, (top, bottom, each), one)?;
    if let Some(median) = found.median() {
        let x = plane.x(median);
        canvas.path(vec![(x, top + 14), (x, bottom - 2)], INK, 1.0, 4)?;
    }
    let words = words(about, found);
    let lines = text::wrap(&words, Ink::plain(24), WORDS - 30, 3);
    let first = middle - (lines.len() as i32 - 1) * 15;
    canvas.lines((plane.right + 30, first), &lines, Ink::plain(24), Side::Right)
}

fn sorted(found: &TippingTest) -> Vec<u32> {
    let mut weeks: Vec<u32> = found.weeks.iter().flatten().copied().collect();
    weeks.sort_unstable();
    weeks
}

/// The most runs that tip in one week.
fn highest(found: &TippingTest) -> usize {
    sorted(found).chunk_by(|one, other| one == other).map(<[u32]>::len).max().unwrap_or(0)
}

/// A pile of dots a week.
fn dots(canvas: &Canvas, plane: &Plane, (top, bottom, each): (i32, i32, usize), (line, _, found): &Tested) -> Drawn {
    let weeks = sorted(found);
    let radius = ((bottom - top - 30) / (2 * HIGHEST as i32)).clamp(3, 7);
    for pile in weeks.chunk_by(|one, other| one == other) {
        for dot in 0..pile.len().div_ceil(each) {
            let y = bottom - 6 - radius - dot as i32 * 2 * radius;
            canvas.dot((plane.x(f64::from(pile[0])), y), radius, colour(*line))?;
        }
    }
    Ok(())
}

/// "week 31 in the run in the middle; tips in 180 of 200 runs".
fn words(about: &About, found: &TippingTest) -> String {
    let runs = format!("{} of {} runs", count(found.tipped() as u64), count(found.weeks.len() as u64));
    match found.median() {
        None => format!("tips in none of {} runs", count(found.weeks.len() as u64)),
        Some(week) => format!("{} {}; tips in {runs}", about.step.one(), number(week)),
    }
}

/// The strategy that can be switched off first, among those that tip in most runs.
fn headline(about: &About, tested: &[Tested]) -> String {
    let most = |found: &TippingTest| 2 * found.tipped() > found.weeks.len();
    let mut tips: Vec<(f64, &Tested)> =
        tested.iter().filter(|one| most(one.2)).filter_map(|one| Some((one.2.median()?, one))).collect();
    tips.sort_by(|one, other| one.0.total_cmp(&other.0));
    let Some((week, (_, arm, found))) = tips.first() else {
        return "No strategy carries itself in most runs: switched off, it fades".into();
    };
    format!(
        "“{}” can be switched off from {} {} on, in {} of {} runs",
        text::shorten(&arm.strategy.name, TITLE, 560),
        about.step.one(),
        number(*week),
        count(found.tipped() as u64),
        count(found.weeks.len() as u64)
    )
}

fn data(about: &About, tested: &[Tested]) -> Data {
    let row = |(_, arm, found): &Tested| {
        let weeks = sorted(found);
        let week = |week: Option<f64>| week.map_or_else(|| "–".into(), number);
        let ends = [weeks.first(), weeks.last()].map(|end| end.map(|&week| f64::from(week)));
        let tipped = format!("{} of {}", count(found.tipped() as u64), count(found.weeks.len() as u64));
        vec![arm.strategy.name.clone(), tipped, week(ends[0]), week(found.median()), week(ends[1])]
    };
    let note = format!("The {} from which on it can be switched off, over the runs in which it can.", about.step.one());
    let head = ["Strategy", "Runs that tip", "Earliest", "In the middle", "Latest"];
    Data::new("When it can be switched off", note, &head, tested.iter().map(row).collect())
}

fn alt(about: &About, tested: &[Tested]) -> String {
    let rows: Vec<String> =
        tested.iter().map(|(_, arm, found)| format!("{}: {}", arm.strategy.name, words(about, found))).collect();
    format!(
        "Dots of the {} from which on each strategy can be switched off, run by run. {}.",
        about.step.one(),
        rows.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn runs_that_never_tip_are_counted() {
        let (about, comparison) = example::tested(40);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.svg.contains("tips in none of 40 runs") && picture.svg.contains("“Both” can be switched off"));
        assert!(!has_any(&example::four_strategies(2, 30).1));
    }
}
