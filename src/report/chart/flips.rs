//! Who is ahead along each key alone: a strip a key, coloured by strategy, with the values at which it flips.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::picture::Picture;
use super::style::{GRID, INK, Ink, LABEL, MARGIN, PAPER, SMALL, SOFT, WIDTH, colour};
use super::{About, ReportError, frame, text};
use crate::experiment::{Comparison, FAILED, Flips, Found, NO_CLEAR, NONE_TIPS, Turn};
use crate::report::flips::{Flipping, headline, sentences};
use crate::report::words::{two_values, value};
use plotters::style::RGBColor;

/// Room for keys on the left.
const NAMES: i32 = 480;

/// Room between figures.
const ROOM: i32 = 20;

/// The most keys that are drawn.
const MOST: usize = 7;

/// Whether it was looked for beside a run.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    comparison.flips.as_ref().is_some_and(|sought| !sought.keys.is_empty())
}

/// Draws where the answer of a run flips.
pub(super) fn beside_a_run(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let sought = comparison.flips.as_ref().ok_or_else(|| ReportError::chart("nothing was looked for"))?;
    draw(&About { runs: sought.runs, ..about.clone() }, &Flipping::of_run(sought, comparison))
}

/// Draws where it flips.
pub fn draw(about: &About, found: &Flipping) -> Result<Picture, ReportError> {
    let headline = headline(found);
    Picture::drawn("flips", &headline, sentences(found).join(" "), |canvas| {
        let more = match found.keys.len() {
            all if all > MOST => format!(" The first {MOST} of {all} keys; the table has all."),
            _ => String::new(),
        };
        let subtitle = format!(
            "Each key alone, all others as they are. Bar or bold: what the scenario has; figures: the values \
             between which it flips; brackets: where that may lie with other luck.{more}"
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let labels = labels(found.keys.iter().flat_map(|key| &key.along).map(|found| &found.label));
        let order = in_order(found, &labels);
        let top = begin + 10 + legend(canvas, begin + 10, &labels, &order)?;
        let high = (frame::BOTTOM - 20 - top) / found.keys.len().clamp(2, MOST) as i32;
        for (row, key) in found.keys.iter().take(MOST).enumerate() {
            strip(canvas, key, &order, (top + row as i32 * high, high))?;
        }
        Ok(())
    })
    .map(|picture| picture.with(data(found)))
}

/// Every stretch of values that comes to the same, key by key.
fn data(found: &Flipping) -> Data {
    let stretches = |key: &Flips| -> Vec<Vec<String>> {
        let same = key.along.chunk_by(|one, other| one.label == other.label);
        let row = |stretch: &[Found]| {
            let [first, last] = [&stretch[0], &stretch[stretch.len() - 1]];
            let values = [first, last].map(|found| value(&found.value));
            [vec![key.key.clone()], values.to_vec(), vec![first.label.clone(), value(&key.own.value)]].concat()
        };
        same.map(row).collect()
    };
    let head = ["Key", "From", "To", "What it comes to", "The scenario has"];
    let note = "Each key alone, all others as they are: the values tried, from one to another, that come to the same.";
    Data::new("What would flip it", note, &head, found.keys.iter().flat_map(stretches).collect())
}

/// What any value comes to, in the order in which it turns up; strategies first.
pub(super) fn labels<'a>(all: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for label in all {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    labels.sort_by_key(|label| is_none(label));
    labels
}

/// Whether a label is no strategy.
fn is_none(label: &str) -> bool {
    matches!(label, NO_CLEAR | FAILED | NONE_TIPS)
}

/// The labels by which colours go: the strategies as other charts have them, then whatever else turns up.
pub(super) fn in_order(found: &Flipping, labels: &[String]) -> Vec<String> {
    let others = labels.iter().filter(|label| !found.strategies.contains(label));
    found.strategies.iter().chain(others).cloned().collect()
}

/// The colour of a label among all in order: strategies have that of their place, all else is grey.
pub(super) fn shade(order: &[String], label: &str) -> RGBColor {
    match order.iter().position(|other| other == label) {
        Some(place) if !is_none(label) => colour(place),
        _ if label == FAILED => SOFT,
        _ => GRID,
    }
}

/// A row of colours with their names; says how high it is.
pub(super) fn legend(canvas: &Canvas, top: i32, labels: &[String], order: &[String]) -> Drawn<i32> {
    let (mut x, mut y) = (MARGIN, top + 16);
    for label in labels {
        let name = text::shorten(label, LABEL, 600);
        let wide = text::width(&name, LABEL) + 70;
        if x + wide > WIDTH - MARGIN {
            (x, y) = (MARGIN, y + 40);
        }
        canvas.rectangle((x, y - 14), (x + 28, y + 14), shade(order, label))?;
        canvas.text((x + 40, y), &name, LABEL.in_colour(INK), Side::Right)?;
        x += wide;
    }
    Ok(y - top + 40)
}

/// Where the strip of each value begins, from 0 to 1, and the end: halfway between neighbours where values are numbers
/// to scale; choices have as much room each.
fn edges(key: &Flips) -> Vec<f64> {
    let all = key.along.len();
    let numbers: Option<Vec<f64>> = key.along.iter().map(|found| found.value.number()).collect();
    let Some(numbers) = numbers.filter(|numbers| all > 1 && numbers[0] != numbers[all - 1]) else {
        return (0..=all).map(|place| place as f64 / all.max(1) as f64).collect();
    };
    let (first, last) = (numbers[0], numbers[all - 1]);
    let middles = numbers.windows(2).map(|pair| (f64::midpoint(pair[0], pair[1]) - first) / (last - first));
    std::iter::once(0.0).chain(middles).chain([1.0]).collect()
}

fn strip(canvas: &Canvas, key: &Flips, order: &[String], (top, high): (i32, i32)) -> Drawn {
    let (left, right) = (MARGIN + NAMES, WIDTH - MARGIN - 20);
    let middle = top + high / 2 - 10;
    let half = (high / 5).clamp(8, 34);
    let x = |place: f64| left + (place * f64::from(right - left)) as i32;
    name_key(canvas, &key.key, (left - 16, middle))?;
    let edges: Vec<i32> = edges(key).into_iter().map(x).collect();
    let choices = key.along.iter().any(|found| found.value.number().is_none());
    for (ends, found) in edges.windows(2).zip(&key.along) {
        let gap = if choices { 3 } else { 0 };
        canvas.rectangle((ends[0] + gap, middle - half), (ends[1] - gap, middle + half), shade(order, &found.label))?;
    }
    let below = middle + half + 20;
    if choices {
        name_choices(canvas, key, &edges, below)?
    } else {
        name_flips(canvas, key, &edges, below)?
    }
    let ends = [key.along.first(), key.along.last()].map(|end| end.and_then(|found| found.value.number()));
    let ([Some(first), Some(last)], Some(own)) = (ends, key.own.value.number()) else { return Ok(()) };
    if first >= last {
        return Ok(());
    }
    let at = |value: f64| x(((value - first) / (last - first)).clamp(0.0, 1.0));
    // One above the other where one goes on from the other.
    for (place, (low, high)) in (0..).zip(spans(key, [first, last])) {
        let y = middle - half - 7 - place % 2 * 9;
        let (low, high) = (at(low), at(high));
        canvas.path(vec![(low, y + 5), (low, y), (high, y), (high, y + 5)], INK, 1.0, 2)?;
    }
    if (first..=last).contains(&own) {
        let at = at(own);
        canvas.path(vec![(at, middle - half), (at, middle + half)], PAPER, 1.0, 6)?;
        canvas.path(vec![(at, middle - half - 16), (at, middle + half)], INK, 1.0, 4)?;
    }
    Ok(())
}

/// A key left of its strip; one that is too long in two lines, its last part below.
fn name_key(canvas: &Canvas, key: &str, (x, y): (i32, i32)) -> Drawn {
    let ink = Ink::plain(24);
    let line = |part: &str, y: i32| canvas.text((x, y), &text::shorten(part, ink, NAMES - 24), ink, Side::Left);
    match key.rfind('.').filter(|_| text::width(key, ink) > NAMES - 24) {
        None => line(key, y),
        Some(dot) => {
            line(&key[..=dot], y - 15)?;
            line(&key[dot + 1..], y + 15)
        }
    }
}

/// Where each flip that is told may lie with other luck, low and high; those that may not be there reach to the end.
fn spans(key: &Flips, [first, last]: [f64; 2]) -> Vec<(f64, f64)> {
    let number = |found: &Found| found.value.number();
    let [above, below] = key.turns();
    let ends = |turn: &Turn, end: f64| {
        let (near, far) = turn.luck?;
        Some((number(near)?, far.map_or(Some(end), number)?))
    };
    let above = above.iter().filter_map(|turn| ends(turn, last));
    let below = below.iter().filter_map(|turn| ends(turn, first)).map(|(near, far)| (far, near));
    above.chain(below).collect()
}

/// Each choice below its strip; the one that the scenario has is set in bold.
fn name_choices(canvas: &Canvas, key: &Flips, edges: &[i32], y: i32) -> Drawn {
    for (ends, Found { value: choice, .. }) in edges.windows(2).zip(&key.along) {
        let ink = if *choice == key.own.value { Ink::bold(SMALL.size) } else { SMALL.in_colour(SOFT) };
        let name = text::shorten(&text::clean(&value(choice)), ink, ends[1] - ends[0] - 10);
        canvas.text((i32::midpoint(ends[0], ends[1]), y), &name, ink, Side::Middle)?;
    }
    Ok(())
}

/// The values between which it flips, side by side where they are near each other, as many as fit; the first and the
/// last value, where there is room.
fn name_flips(canvas: &Canvas, key: &Flips, edges: &[i32], y: i32) -> Drawn {
    let [first, .., last] = key.along.as_slice() else { return Ok(()) };
    let (left, right) = (edges[0], edges[edges.len() - 1]);
    let (mut from, mut until) = (right, left);
    for (pair, &at) in key.along.windows(2).zip(&edges[1..]).filter(|(pair, _)| pair[0].label != pair[1].label) {
        let words = two_values(&pair[0].value, &pair[1].value).join(" – ");
        let wide = text::width(&words, SMALL);
        let begin = (at - wide / 2).max(if until > left { until + ROOM } else { left });
        if begin + wide <= right {
            canvas.text((begin, y), &words, SMALL.in_colour(INK), Side::Right)?;
            (from, until) = (from.min(begin), begin + wide);
        }
    }
    let [least, most] = two_values(&first.value, &last.value);
    if left + text::width(&least, SMALL) + ROOM <= from {
        canvas.text((left, y), &least, SMALL.in_colour(SOFT), Side::Right)?;
    }
    if right - text::width(&most, SMALL) - ROOM >= until {
        canvas.text((right, y), &most, SMALL.in_colour(SOFT), Side::Left)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;
    use crate::report::flips::tests::along;

    #[test]
    fn every_key_has_a_strip_with_the_values_at_which_it_flips() {
        let (about, _) = example::four_strategies(1, 104);
        let picture = draw(&about, &along()).unwrap();
        for part in ["champions.people", "4 – 5", "5 – 20", "no clear difference"] {
            assert!(picture.svg.contains(part), "{part}");
        }
        assert_eq!(picture.svg.matches("\ndegree\n").count(), 1);
        assert!(picture.svg.contains("\nrandom\n") && !picture.svg.contains("degree –"));
        assert_eq!(edges(&along().keys[1]), [0.0, 0.5, 1.0]);
        assert_eq!(edges(&along().keys[2]), [0.0, 0.5, 1.0]);
        let found = along();
        let labels = labels(found.keys.iter().flat_map(|key| &key.along).map(|found| &found.label));
        assert_eq!(labels, ["Announce", "Both", NO_CLEAR]);
        assert_eq!(shade(&labels, NO_CLEAR), GRID);
    }
}
