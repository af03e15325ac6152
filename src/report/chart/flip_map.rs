//! Who is ahead over two keys: the plane coloured by strategy, fine along the border.

use super::canvas::{Drawn, Side};
use super::data::Data;
use super::flips::{in_order, labels, legend, shade};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{INK, MARGIN, PAPER, SMALL, SOFT, WIDTH};
use super::{About, ReportError, canvas::Canvas, frame, text};
use crate::experiment::{FlipMap, Patch};
use crate::report::flips::{Flipping, headline};
use crate::report::key::with_its_unit;
use crate::report::words::value;
use crate::scenario::file::Value;

/// Draws a flip map.
pub fn draw(about: &About, found: &Flipping, map: &FlipMap) -> Result<Picture, ReportError> {
    let headline = headline(found);
    let alt = format!("A plane coloured by who is ahead. {headline}.");
    Picture::drawn("flip-map", &headline, alt, |canvas| {
        let subtitle = "Every corner of a patch was run; white patches lie on the border, where corners come to different \
                        strategies. Diamond: the scenario as it is.";
        let begin = frame::draw(canvas, about, &headline, subtitle)?;
        let labels = labels(map.patches.iter().filter_map(|patch| patch.label.as_ref()));
        let order = in_order(found, &labels);
        let top = begin + legend(canvas, begin, &labels, &order)?;
        let plane = Plane {
            left: MARGIN + 170,
            top: top + 10,
            right: WIDTH - MARGIN - 20,
            bottom: frame::BOTTOM - 90,
            across: edges(map, 0, (0, map.values[0].len() - 1)),
            up: edges(map, 1, (0, map.values[1].len() - 1)),
        };
        patches(canvas, &plane, map, &order)?;
        own_place(canvas, &plane, map)?;
        axes(canvas, &plane, map, &found.names)
    })
    .map(|picture| picture.with(data(map, &found.names)))
}

fn data(map: &FlipMap, names: &[String]) -> Data {
    let row = |patch: &Patch| {
        let value = |axis: usize, place: usize| map.values[axis][place].to_string();
        let ends = |axis: usize, (from, to): (usize, usize)| format!("{} to {}", value(axis, from), value(axis, to));
        let ahead = patch.label.clone().unwrap_or_else(|| "on the border".into());
        vec![ends(0, patch.across), ends(1, patch.up), ahead]
    };
    let head: Vec<&str> = names.iter().map(String::as_str).chain(["Ahead"]).collect();
    Data::new("Who is ahead where", "Patches of the plane.", &head, map.patches.iter().map(row).collect()).by_two()
}

/// Where a part of an axis begins and ends; a value that is a band of its own has half a step on either side.
fn edges(map: &FlipMap, axis: usize, (from, to): (usize, usize)) -> (f64, f64) {
    let beyond = if map.banded[axis] { 0.5 } else { 0.0 };
    (from as f64 - beyond, to as f64 + beyond)
}

fn patches(canvas: &Canvas, plane: &Plane, map: &FlipMap, order: &[String]) -> Drawn {
    for patch in &map.patches {
        let (across, up) = (edges(map, 0, patch.across), edges(map, 1, patch.up));
        let (corner, opposite) = (plane.at(across.0, up.0), plane.at(across.1, up.1));
        let shade = patch.label.as_ref().map_or(PAPER, |label| shade(order, label));
        let (left, right) = (corner.0.min(opposite.0), corner.0.max(opposite.0));
        let (top, bottom) = (corner.1.min(opposite.1), corner.1.max(opposite.1));
        canvas.rectangle((left, top), (right, bottom), shade)?;
    }
    // Choices stay apart from each other.
    if map.banded[0] {
        let between = (1..map.values[0].len()).map(|place| plane.x(place as f64 - 0.5));
        between.into_iter().try_for_each(|x| canvas.path(vec![(x, plane.top), (x, plane.bottom)], PAPER, 1.0, 10))?;
    }
    if map.banded[1] {
        let between = (1..map.values[1].len()).map(|place| plane.y(place as f64 - 0.5));
        between.into_iter().try_for_each(|y| canvas.path(vec![(plane.left, y), (plane.right, y)], PAPER, 1.0, 10))?;
    }
    Ok(())
}

/// A diamond where the scenario itself is, if that lies on the map.
fn own_place(canvas: &Canvas, plane: &Plane, map: &FlipMap) -> Drawn {
    let [Some(across), Some(up)] = [0, 1].map(|axis| place_of(&map.values[axis], map.own[axis].as_ref()?)) else {
        return Ok(());
    };
    let (x, y) = plane.at(across, up);
    let diamond = |half: i32| vec![(x, y - half), (x + half, y), (x, y + half), (x - half, y)];
    canvas.area(diamond(17), PAPER, 1.0)?;
    canvas.area(diamond(12), INK, 1.0)
}

/// Where a value stands among others, by their places: between two numbers in proportion.
fn place_of(values: &[Value], own: &Value) -> Option<f64> {
    let Some(own) = own.number() else { return Some(values.iter().position(|value| value == own)? as f64) };
    let numbers: Vec<f64> = values.iter().map(Value::number).collect::<Option<_>>()?;
    let after = numbers.iter().position(|&value| value >= own)?;
    if numbers[after] == own {
        return Some(after as f64);
    }
    let before = after.checked_sub(1)?;
    Some(before as f64 + (own - numbers[before]) / (numbers[after] - numbers[before]))
}

/// The values that are named on an axis: every choice, or the ends and three between, each once.
fn named(map: &FlipMap, axis: usize) -> Vec<usize> {
    const PARTS: usize = 4;
    let last = map.values[axis].len() - 1;
    let mut places: Vec<usize> = match map.banded[axis] {
        true => (0..=last).collect(),
        false => (0..=PARTS).map(|part| part * last / PARTS).collect(),
    };
    places.dedup();
    places
}

/// Values along both sides, as many as fit, and the keys.
fn axes(canvas: &Canvas, plane: &Plane, map: &FlipMap, names: &[String]) -> Drawn {
    let mut next = i32::MIN;
    for place in named(map, 0) {
        let name = text::shorten(&text::clean(&value(&map.values[0][place])), AXIS, 260);
        let (x, half) = (plane.x(place as f64), text::width(&name, AXIS) / 2);
        if x - half >= next {
            canvas.text((x, plane.bottom + 26), &name, AXIS, Side::Middle)?;
            next = x + half + 16;
        }
    }
    let mut next = i32::MAX;
    for place in named(map, 1) {
        let name = text::shorten(&text::clean(&value(&map.values[1][place])), AXIS, 150);
        let y = plane.y(place as f64);
        if y + 14 <= next {
            canvas.text((plane.left - 14, y), &name, AXIS, Side::Left)?;
            next = y - 14;
        }
    }
    let [across, up] = [0, 1].map(|axis| names.get(axis).map_or_else(String::new, |name| with_its_unit(name)));
    let words = format!("Across: {across}; up: {up}");
    let middle = (plane.left + plane.right) / 2;
    canvas.text((middle, plane.bottom + 64), &words, SMALL.in_colour(SOFT), Side::Middle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_stands_between_its_neighbours() {
        let values = [1.0, 2.0, 4.0].map(Value::Number);
        let places = [1.0, 3.0, 4.0, 0.5, 5.0].map(|own| place_of(&values, &Value::Number(own)));
        assert_eq!(places, [Some(0.0), Some(1.5), Some(2.0), None, None]);
        let words = ["a", "b"].map(|word| Value::Word(word.into()));
        assert_eq!(place_of(&words, &words[1]), Some(1.0));
        assert_eq!(place_of(&words, &Value::Word("c".into())), None);
    }
    use crate::report::example;
    use crate::report::flips::tests::map;
    use crate::scenario::file::Value;

    #[test]
    fn every_strategy_has_its_colour_and_both_keys_are_named() {
        let (about, _) = example::four_strategies(1, 104);
        let found = map();
        let picture = draw(&about, &found, found.map.as_ref().unwrap()).unwrap();
        for part in ["Announce", "Both", "no clear difference", "Across: behaviour.visible_percent; up: weeks"] {
            assert!(picture.svg.contains(part), "{part}");
        }
    }

    #[test]
    fn choices_are_bands_of_their_own_each_named_once() {
        let (about, _) = example::four_strategies(1, 104);
        let mut found = map();
        let choices = ["degree", "random", "volunteers"];
        let patch = |(place, label): (usize, &str)| crate::experiment::Patch {
            across: (place, place),
            up: (0, 8),
            label: Some(label.into()),
        };
        let map = found.map.as_mut().unwrap();
        map.values[0] = choices.map(|word| Value::Word(word.into())).to_vec();
        map.banded[0] = true;
        map.patches = [(0, "Announce"), (1, "Both"), (2, "Announce")].map(patch).to_vec();
        let picture = draw(&about, &found, found.map.as_ref().unwrap()).unwrap();
        for choice in choices {
            assert_eq!(picture.svg.matches(&format!("\n{choice}\n")).count(), 1, "{choice}");
        }
        let map = found.map.as_mut().unwrap();
        map.values[1].truncate(2);
        assert_eq!((named(map, 0), named(map, 1)), (vec![0, 1, 2], vec![0, 1]));
        assert_eq!((edges(map, 0, (1, 1)), edges(map, 1, (0, 1))), ((0.5, 1.5), (0.0, 1.0)));
    }

    /// Writes the charts of made-up flips, to be looked at: `--ignored`, with `CHARTS` a folder.
    #[test]
    #[ignore = "for eyes"]
    fn charts_can_be_looked_at() {
        let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").expect("a folder"));
        let (about, _) = example::four_strategies(20, 104);
        let (found, along) = (map(), crate::report::flips::tests::along());
        let pictures = [
            draw(&about, &found, found.map.as_ref().unwrap()).unwrap(),
            super::super::flips::draw(&about, &along).unwrap(),
        ];
        for picture in pictures {
            std::fs::write(folder.join(format!("{}.png", picture.name)), picture.png().unwrap()).unwrap();
        }
    }
}
