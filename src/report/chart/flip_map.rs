//! Who is ahead over two keys: the plane coloured by strategy, fine along the border.

use super::canvas::{Drawn, Side};
use super::data::Data;
use super::flips::{labels, legend, shade};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{MARGIN, PAPER, SMALL, SOFT, WIDTH};
use super::{About, ReportError, canvas::Canvas, frame, text};
use crate::experiment::{FlipMap, Flips, Patch};
use crate::report::flips::{Flipping, headline};
use crate::scenario::file::Value;

/// Draws a flip map.
pub fn draw(about: &About, found: &Flipping, map: &FlipMap) -> Result<Picture, ReportError> {
    let headline = headline(found);
    let alt = format!("A plane coloured by who is ahead. {headline}.");
    Picture::drawn("flip-map", &headline, alt, |canvas| {
        let subtitle = "Every corner of a patch was run; white patches lie on the border, where corners come to different \
                        strategies.";
        let begin = frame::draw(canvas, about, &headline, subtitle)?;
        let along = map.patches.iter().filter_map(|patch| Some((Value::Whole(0), patch.label.clone()?))).collect();
        let labels = labels(&[Flips { key: String::new(), own: Value::Whole(0), as_it_is: String::new(), along }]);
        let top = begin + legend(canvas, begin, &labels)?;
        let last = |axis: usize| (map.values[axis].len().max(2) - 1) as f64;
        let plane = Plane {
            left: MARGIN + 170,
            top: top + 10,
            right: WIDTH - MARGIN - 20,
            bottom: frame::BOTTOM - 90,
            across: (0.0, last(0)),
            up: (0.0, last(1)),
        };
        patches(canvas, &plane, map, &labels)?;
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

fn patches(canvas: &Canvas, plane: &Plane, map: &FlipMap, labels: &[String]) -> Drawn {
    for patch in &map.patches {
        let corner = plane.at(patch.across.0 as f64, patch.up.0 as f64);
        let opposite = plane.at(patch.across.1 as f64, patch.up.1 as f64);
        let shade = patch.label.as_ref().map_or(PAPER, |label| shade(labels, label));
        let (left, right) = (corner.0.min(opposite.0), corner.0.max(opposite.0));
        let (top, bottom) = (corner.1.min(opposite.1), corner.1.max(opposite.1));
        canvas.rectangle((left, top), (right, bottom), shade)?;
    }
    Ok(())
}

/// Some values along both sides, and the keys.
fn axes(canvas: &Canvas, plane: &Plane, map: &FlipMap, names: &[String]) -> Drawn {
    const PARTS: usize = 4;
    for part in 0..=PARTS {
        let place = |axis: usize| part * (map.values[axis].len() - 1) / PARTS;
        let [x, y] = [place(0), place(1)];
        canvas.text((plane.x(x as f64), plane.bottom + 26), &map.values[0][x].to_string(), AXIS, Side::Middle)?;
        let value = text::shorten(&map.values[1][y].to_string(), AXIS, 150);
        canvas.text((plane.left - 14, plane.y(y as f64)), &value, AXIS, Side::Left)?;
    }
    let [across, up] = [0, 1].map(|axis| names.get(axis).map_or("", String::as_str));
    let words = format!("Across: {across}; up: {up}");
    let middle = (plane.left + plane.right) / 2;
    canvas.text((middle, plane.bottom + 64), &words, SMALL.in_colour(SOFT), Side::Middle)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;
    use crate::report::flips::tests::map;

    #[test]
    fn every_strategy_has_its_colour_and_both_keys_are_named() {
        let (about, _) = example::four_strategies(1, 104);
        let found = map();
        let picture = draw(&about, &found, found.map.as_ref().unwrap()).unwrap();
        for part in ["Announce", "Both", "no clear difference", "Across: behaviour.visible_percent; up: weeks"] {
            assert!(picture.svg.contains(part), "{part}");
        }
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
