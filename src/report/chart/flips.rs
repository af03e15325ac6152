//! Who is ahead along each key alone: a strip a key, coloured by strategy, with the values at which it flips.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::picture::Picture;
use super::style::{GRID, INK, Ink, LABEL, MARGIN, PAPER, SMALL, SOFT, WIDTH, colour};
use super::{About, ReportError, frame, text};
use crate::experiment::{FAILED, Flips, NO_CLEAR, NONE_TIPS};
use crate::report::flips::{Flipping, headline, sentences};
use crate::scenario::file::Value;
use plotters::style::RGBColor;

/// Room for keys on the left.
const NAMES: i32 = 480;

/// The most keys that are drawn.
const MOST: usize = 9;

/// Draws where it flips.
pub fn draw(about: &About, found: &Flipping) -> Result<Picture, ReportError> {
    let headline = headline(found);
    Picture::drawn("flips", &headline, sentences(found).join(" "), |canvas| {
        let more = match found.keys.len() {
            all if all > MOST => format!(" The first {MOST} of {all} keys; the table has all."),
            _ => String::new(),
        };
        let subtitle = format!(
            "Each key alone, all others as they are. Upright line: the value that the scenario has; figures: the values \
             between which it flips.{more}"
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let labels = labels(&found.keys);
        let top = begin + 10 + legend(canvas, begin + 10, &labels)?;
        let high = (frame::BOTTOM - 20 - top) / found.keys.len().clamp(2, MOST) as i32;
        for (row, key) in found.keys.iter().take(MOST).enumerate() {
            strip(canvas, key, &labels, (top + row as i32 * high, high))?;
        }
        Ok(())
    })
    .map(|picture| picture.with(data(found)))
}

/// Every stretch of values that comes to the same, key by key.
fn data(found: &Flipping) -> Data {
    let stretches = |key: &Flips| -> Vec<Vec<String>> {
        let same = key.along.chunk_by(|one, other| one.1 == other.1);
        let row = |stretch: &[(Value, String)]| {
            let [first, last] = [&stretch[0], &stretch[stretch.len() - 1]];
            let values = [&first.0, &last.0].map(Value::to_string);
            [vec![key.key.clone()], values.to_vec(), vec![first.1.clone(), key.own.to_string()]].concat()
        };
        same.map(row).collect()
    };
    let head = ["Key", "From", "To", "What it comes to", "The scenario has"];
    let note = "Each key alone, all others as they are: the values tried, from one to another, that come to the same.";
    Data::new("What would flip it", note, &head, found.keys.iter().flat_map(stretches).collect())
}

/// What any value comes to, in the order in which it turns up; strategies first.
pub(super) fn labels(keys: &[Flips]) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for (_, label) in keys.iter().flat_map(|key| &key.along) {
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

/// The colour of a label: strategies have colours in the order in which they turn up, all else is grey.
pub(super) fn shade(labels: &[String], label: &str) -> RGBColor {
    match labels.iter().position(|other| other == label) {
        Some(place) if !is_none(label) => colour(place),
        _ if label == FAILED => SOFT,
        _ => GRID,
    }
}

/// A row of colours with their names; says how high it is.
pub(super) fn legend(canvas: &Canvas, top: i32, labels: &[String]) -> Drawn<i32> {
    let (mut x, mut y) = (MARGIN, top + 16);
    for label in labels {
        let name = text::shorten(label, LABEL, 600);
        let wide = text::width(&name, LABEL) + 70;
        if x + wide > WIDTH - MARGIN {
            (x, y) = (MARGIN, y + 40);
        }
        canvas.rectangle((x, y - 14), (x + 28, y + 14), shade(labels, label))?;
        canvas.text((x + 40, y), &name, LABEL.in_colour(INK), Side::Right)?;
        x += wide;
    }
    Ok(y - top + 40)
}

/// The place of each value between 0 and 1: to scale where all are numbers.
fn places(key: &Flips) -> Vec<f64> {
    let numbers: Option<Vec<f64>> = key.along.iter().map(|(value, _)| value.number()).collect();
    let last = key.along.len().saturating_sub(1).max(1) as f64;
    match numbers {
        Some(numbers) if numbers.len() > 1 && numbers[0] != numbers[numbers.len() - 1] => {
            let (first, end) = (numbers[0], numbers[numbers.len() - 1]);
            numbers.iter().map(|number| (number - first) / (end - first)).collect()
        }
        _ => (0..key.along.len()).map(|place| place as f64 / last).collect(),
    }
}

fn strip(canvas: &Canvas, key: &Flips, labels: &[String], (top, high): (i32, i32)) -> Drawn {
    let (left, right) = (MARGIN + NAMES, WIDTH - MARGIN - 20);
    let middle = top + high / 2 - 10;
    let half = (high / 5).clamp(8, 34);
    let x = |place: f64| left + (place * f64::from(right - left)) as i32;
    let name = text::shorten(&key.key, Ink::plain(24), NAMES - 24);
    canvas.text((left - 16, middle), &name, Ink::plain(24), Side::Left)?;
    let places = places(key);
    let mut edges = vec![0.0];
    edges.extend(places.windows(2).map(|pair| f64::midpoint(pair[0], pair[1])));
    edges.push(1.0);
    for (place, (_, label)) in key.along.iter().enumerate() {
        canvas.rectangle(
            (x(edges[place]), middle - half),
            (x(edges[place + 1]), middle + half),
            shade(labels, label),
        )?;
    }
    let said = |value: &Value| value.to_string();
    let below = middle + half + 20;
    if let [(first, _), .., (last, _)] = key.along.as_slice() {
        canvas.text((left, below), &said(first), SMALL.in_colour(SOFT), Side::Right)?;
        canvas.text((right, below), &said(last), SMALL.in_colour(SOFT), Side::Left)?;
    }
    let mut free_from = left + 120;
    for place in (1..key.along.len()).filter(|&place| key.along[place].1 != key.along[place - 1].1) {
        let words = format!("{} – {}", said(&key.along[place - 1].0), said(&key.along[place].0));
        let (at, wide) = (x(edges[place]), text::width(&words, SMALL));
        if at - wide / 2 >= free_from && at + wide / 2 <= right - 110 {
            canvas.text((at, below), &words, SMALL.in_colour(INK), Side::Middle)?;
            free_from = at + wide / 2 + 20;
        }
    }
    let ends = [key.along.first(), key.along.last()].map(|end| end.and_then(|(value, _)| value.number()));
    if let ([Some(first), Some(last)], Some(own)) = (ends, key.own.number())
        && first < last
        && (first..=last).contains(&own)
    {
        let at = x((own - first) / (last - first));
        canvas.path(vec![(at, middle - half), (at, middle + half)], PAPER, 1.0, 6)?;
        canvas.path(vec![(at, middle - half - 8), (at, middle + half + 8)], INK, 1.0, 2)?;
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
        assert_eq!(labels(&along().keys), ["Announce", "Both", NO_CLEAR]);
        assert_eq!(shade(&labels(&along().keys), NO_CLEAR), GRID);
    }
}
