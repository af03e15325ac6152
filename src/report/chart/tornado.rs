//! A tornado: how far each key moves the outcome, the widest bar on top.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{GRID, INK, Ink, MARGIN, SMALL, SOFT, WIDTH, colour};
use super::{About, ReportError, frame, text, ticks};
use crate::experiment::{Effect, Effects};
use crate::report::sensitivity::{bar, by_size, foremost, headline, interval, meaning, on_axis, said};

/// Room for keys on the left, and for what is said on the right.
const NAMES: i32 = 560;
const WORDS: i32 = 520;

/// The most keys that are drawn.
const MOST: usize = 14;

/// Draws what matters most to the strategy on which the keys do most; `None` where no design tells.
pub fn draw(about: &About, all: &[Effects]) -> Result<Option<Picture>, ReportError> {
    let Some(effects) = foremost(all) else { return Ok(None) };
    let keys = by_size(effects);
    let Some((_, first)) = keys.first() else { return Ok(None) };
    let headline = headline(about, all);
    let whiskers = keys.iter().flat_map(|(_, effect)| whiskers(effect)).map(|(_, high)| high);
    let ends: Vec<f64> = keys.iter().flat_map(|(_, effect)| bar(effect).0).chain(effects.own).chain(whiskers).collect();
    let (low, high) = (ends.iter().copied().fold(0.0, f64::min), ends.iter().copied().fold(0.01, f64::max));
    let alt = alt(effects, &keys);
    Picture::drawn("tornado", &headline, alt, |canvas| {
        let more = if keys.len() > MOST { format!(" The first {MOST} of {} keys.", keys.len()) } else { String::new() };
        let inner = if matches!(first, Effect::Shares(_)) {
            " Dark: alone; light: in all; thin line: its 95 % interval."
        } else {
            ""
        };
        let own = effects.own.map_or("", |_| " Line: the scenario as it is.");
        let subtitle = format!("“{}”. {}{inner}{own}{more}", effects.strategy, meaning(first));
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + NAMES,
            top: begin + 16,
            right: WIDTH - MARGIN - WORDS,
            bottom: frame::BOTTOM - 60,
            across: (low, high * 1.04),
            up: (0.0, 1.0),
        };
        axes(canvas, &plane, first, effects.own)?;
        rows(canvas, &plane, &keys)
    })
    .map(|picture| picture.with(data(all)))
    .map(Some)
}

/// The 95 % intervals of what a bar shows: of both its ends, or of the one that tells.
fn whiskers(effect: &Effect) -> Vec<(f64, f64)> {
    let means = match effect {
        Effect::Swing { least, most } => vec![&least.1, &most.1],
        Effect::Screened(screened) => vec![&screened.size],
        Effect::Shares(shares) => {
            let (low, high) = shares.total.1;
            return [(low.max(0.0), high.min(1.0))].into_iter().filter(|(low, high)| low <= high).collect();
        }
    };
    means.into_iter().filter_map(interval).collect()
}

fn axes(canvas: &Canvas, plane: &Plane, first: &Effect, own: Option<f64>) -> Drawn {
    for value in ticks::values(plane.across.0, plane.across.1, 6) {
        let x = plane.x(value);
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], GRID, 1.0, 2)?;
        canvas.text((x, plane.bottom + 26), &on_axis(first, value), AXIS, Side::Middle)?;
    }
    own.map_or(Ok(()), |own| {
        let x = plane.x(own);
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], INK, 1.0, 3)
    })
}

fn rows(canvas: &Canvas, plane: &Plane, keys: &[&(String, Effect)]) -> Drawn {
    let high = f64::from(plane.bottom - plane.top) / keys.len().clamp(3, MOST) as f64;
    let half = ((high * 0.32) as i32).clamp(5, 28);
    for (row, (key, effect)) in keys.iter().take(MOST).enumerate() {
        let y = plane.top + ((row as f64 + 0.5) * high) as i32;
        let name = text::shorten(key, Ink::plain(24), NAMES - 24);
        canvas.text((plane.left - 16, y), &name, Ink::plain(24), Side::Left)?;
        let ([from, to], inner) = bar(effect);
        let (left, right) = (plane.x(from), plane.x(to).max(plane.x(from) + 2));
        let corners = vec![(left, y - half), (right, y - half), (right, y + half), (left, y + half)];
        canvas.area(corners, colour(0), if inner.is_some() { 0.4 } else { 1.0 })?;
        if let Some(inner) = inner {
            canvas.rectangle((left, y - half), (plane.x(inner).clamp(left, right), y + half), colour(0))?;
        }
        let whiskers = whiskers(effect);
        // Those of both ends may overlap, and so lie one above the other.
        let apart = if whiskers.len() > 1 { half } else { 0 };
        for (place, (low, high)) in (0..).zip(whiskers) {
            let y = y + apart * place - apart / 2;
            canvas.path(vec![(plane.x(low), y), (plane.x(high), y)], INK, 1.0, 3)?;
        }
        let words = text::shorten(&said(effect), SMALL, WORDS - 24);
        canvas.text((plane.right + 24, y), &words, SMALL.in_colour(SOFT), Side::Right)?;
    }
    Ok(())
}

/// Every strategy, not the foremost alone.
fn data(all: &[Effects]) -> Data {
    let rows = |effects: &Effects| -> Vec<Vec<String>> {
        let row = |(key, effect): &(String, Effect)| vec![effects.strategy.clone(), key.clone(), said(effect)];
        by_size(effects).into_iter().map(row).collect()
    };
    let note = all.iter().find_map(|effects| Some(meaning(&effects.keys.first()?.1))).unwrap_or_default();
    let head = ["Strategy", "Key", "What it does"];
    Data::new("What matters most", note, &head, all.iter().flat_map(rows).collect()).by_two()
}

fn alt(effects: &Effects, keys: &[&(String, Effect)]) -> String {
    let told: Vec<String> = keys.iter().map(|(key, effect)| format!("{key}: {}", said(effect))).collect();
    format!("What each key does to owned adoption with {}, the most first. {}.", effects.strategy, told.join("; "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;
    use crate::report::sensitivity::tests::effects;

    #[test]
    fn the_widest_bar_stands_on_top() {
        let (about, _) = example::four_strategies(1, 104);
        for effects in effects() {
            let picture = draw(&about, &[effects]).unwrap().unwrap();
            let place = |key: &str| picture.alt.find(key).unwrap();
            assert!(place("visible_percent").min(place("champions")) < place("weeks"), "{}", picture.alt);
            assert!(picture.svg.contains("Both”"));
        }
        assert!(draw(&about, &[]).unwrap().is_none());
    }

    /// Writes the charts of the made-up effects, to be looked at: `--ignored`, with `CHARTS` a folder.
    #[test]
    #[ignore = "for eyes"]
    fn charts_can_be_looked_at() {
        let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").expect("a folder"));
        let (about, _) = example::four_strategies(20, 104);
        for (place, effects) in effects().into_iter().enumerate() {
            let picture = draw(&about, &[effects]).unwrap().unwrap();
            std::fs::write(folder.join(format!("tornado-{place}.png")), picture.png().unwrap()).unwrap();
        }
    }
}
