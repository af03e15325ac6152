//! Shares on top of each other over time, a panel a strategy: stages, sources, forms.

use super::canvas::{Canvas, Drawn, Point, Side};
use super::data::{self, Data};
use super::labels::apart;
use super::plane::Plane;
use super::style::{INK, Ink, MARGIN, PAPER, SMALL, TITLE, WIDTH};
use super::{About, frame, text};
use crate::report::words::{capital, count, percent};
use plotters::style::RGBColor;

/// What is stacked, from the bottom to the top: the word and the colour of each.
pub(super) type Kinds = [(&'static str, RGBColor)];

/// Shares of one strategy in the order of the stack, a row a week.
pub(super) type Panel = Vec<Vec<f64>>;

/// Room for labels on the right of a panel.
const LABELS: i32 = 196;

/// The curves of a strategy, one a kind, as a panel.
pub(super) fn panel(curves: &[Vec<f64>]) -> Panel {
    let weeks = curves.first().map_or(0, Vec::len);
    (0..weeks).map(|week| curves.iter().map(|curve| curve[week]).collect()).collect()
}

/// Draws all panels below a height; shares reach up to `top`.
pub(super) fn draw(
    canvas: &Canvas,
    about: &About,
    (begin, top): (i32, f64),
    kinds: &Kinds,
    panels: &[(String, Panel)],
) -> Drawn {
    for (place, (name, panel)) in panels.iter().enumerate() {
        let plane = Plane { up: (0.0, top), ..plane(about, place, panels.len(), begin) };
        draw_panel(canvas, about, &plane, (name, kinds), panel)?;
    }
    Ok(())
}

/// In how many columns so many panels stand.
pub(super) fn columns(all: usize) -> i32 {
    match all {
        1..=3 => all as i32,
        4 => 2,
        5 | 6 => 3,
        _ => 4,
    }
}

/// The place of a panel among so many.
pub(super) fn plane(about: &About, place: usize, all: usize, begin: i32) -> Plane {
    let columns = columns(all);
    let rows = (all as i32 + columns - 1) / columns;
    let (column, row) = (place as i32 % columns, place as i32 / columns);
    let (wide, high) = ((WIDTH - 2 * MARGIN) / columns, (frame::BOTTOM - begin) / rows);
    let (left, top) = (MARGIN + column * wide, begin + row * high);
    Plane {
        left: left + 84,
        top: top + if columns > 2 { 82 } else { 50 },
        right: left + wide - LABELS - 14,
        bottom: top + high - 52,
        across: (0.0, f64::from(about.weeks)),
        up: (0.0, 1.0),
    }
}

/// A strategy's name above its panel.
pub(super) fn title(canvas: &Canvas, plane: &Plane, name: &str) -> Drawn {
    let lines = text::wrap(name, TITLE, plane.right + LABELS - plane.left, 2);
    let first = plane.top - 26 - (lines.len() as i32 - 1) * TITLE.line();
    canvas.lines((plane.left, first), &lines, TITLE, Side::Right)
}

fn draw_panel(canvas: &Canvas, about: &About, plane: &Plane, (name, kinds): (&str, &Kinds), panel: &Panel) -> Drawn {
    title(canvas, plane, name)?;
    let step = panel.len().div_ceil(500).max(1);
    let mut weeks: Vec<usize> = (0..panel.len()).step_by(step).collect();
    weeks.push(panel.len() - 1);
    let edge = |below: usize| -> Vec<Point> {
        let share = |week: usize| panel[week][..below].iter().sum::<f64>();
        weeks.iter().map(|&week| plane.at(week as f64, share(week))).collect()
    };
    for kind in (0..kinds.len()).filter(|&kind| ever(panel, kind)) {
        let outline: Vec<Point> = edge(kind + 1).into_iter().chain(edge(kind).into_iter().rev()).collect();
        canvas.area(outline, kinds[kind].1, 1.0)?;
    }
    for kind in (1..kinds.len()).filter(|&kind| ever(panel, kind)) {
        canvas.path(edge(kind), PAPER, 1.0, 2)?;
    }
    let top = plane.up.1;
    plane.grid(canvas, &[0.0, top / 2.0, top], percent)?;
    let most = ((plane.right - plane.left) / 70).clamp(2, 9) as u32;
    plane.weeks(canvas, about, most, false)?;
    if plane.right - plane.left > 300 {
        canvas.text((plane.right + 36, plane.bottom + 26), about.step.many(), SMALL, Side::Right)?;
    }
    labels(canvas, plane, kinds, panel)
}

/// Whether a kind is ever seen in a panel.
pub(super) fn ever(panel: &Panel, kind: usize) -> bool {
    panel.iter().any(|shares| shares[kind] >= 0.002)
}

/// A label a kind, beside the place that it ends at.
fn labels(canvas: &Canvas, plane: &Plane, kinds: &Kinds, panel: &Panel) -> Drawn {
    let last = &panel[panel.len() - 1];
    let shown: Vec<usize> = (0..kinds.len()).filter(|&kind| ever(panel, kind)).collect();
    let middle = |kind: usize| last[..kind].iter().sum::<f64>() + last[kind] / 2.0;
    // Higher ones come first where two end at the same place.
    let wanted: Vec<(f64, f64)> =
        shown.iter().map(|&kind| (f64::from(plane.y(middle(kind))) - kind as f64 * 1e-3, 22.0)).collect();
    let heights = apart(&wanted, f64::from(plane.top) - 10.0, f64::from(plane.bottom) - 2.0);
    for (&kind, height) in shown.iter().zip(heights) {
        let (x, y) = (plane.right + 12, height.round() as i32);
        canvas.path(vec![(plane.right + 1, plane.y(middle(kind))), (x, y)], INK, 0.5, 1)?;
        canvas.rectangle((x, y - 9), (x + 18, y + 9), INK)?;
        canvas.rectangle((x + 1, y - 8), (x + 17, y + 8), kinds[kind].1)?;
        let label = format!("{} {}", kinds[kind].0, percent(last[kind]));
        canvas.text((x + 24, y), &label, Ink::plain(22), Side::Right)?;
    }
    Ok(())
}

/// What each kind comes to in each panel, a row a strategy and week.
pub(super) fn data(about: &About, kinds: &Kinds, panels: &[(String, Panel)], (title, what): (&str, &str)) -> Data {
    let weeks = data::weeks(about, data::FEW_WEEKS);
    let seen: Vec<usize> = (0..kinds.len()).filter(|&kind| panels.iter().any(|(_, panel)| ever(panel, kind))).collect();
    let row = |name: &str, week: usize, shares: &[f64]| {
        let names = [name.to_owned(), count(week as u64)];
        names.into_iter().chain(seen.iter().map(|&kind| percent(shares[kind]))).collect()
    };
    let rows = |(name, panel): &(String, Panel)| -> Vec<Vec<String>> {
        weeks.iter().filter_map(|&week| Some(row(name, week, panel.get(week)?))).collect()
    };
    let rows = panels.iter().flat_map(rows).collect();
    let note = format!("{what}, % of people: means over runs.");
    let head = ["Strategy", &data::time(about)];
    Data::new(title, note, &head, rows).by_two().with_columns(seen.iter().map(|&kind| capital(kinds[kind].0)))
}

/// What each kind ends at in each panel, for those who cannot see it.
pub(super) fn told(kinds: &Kinds, panels: &[(String, Panel)]) -> String {
    let panels: Vec<String> = panels
        .iter()
        .map(|(name, panel)| {
            let last = &panel[panel.len() - 1];
            let shown = (0..kinds.len()).filter(|&kind| ever(panel, kind));
            let shares: Vec<String> = shown.map(|kind| format!("{} {}", kinds[kind].0, percent(last[kind]))).collect();
            format!("{name}: {}", crate::report::words::list(&shares))
        })
        .collect();
    panels.join("; ")
}

#[cfg(test)]
pub(super) fn differ_in_grey(kinds: &Kinds) -> bool {
    let grey = |&(_, RGBColor(red, green, blue)): &(&str, RGBColor)| {
        0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
    };
    kinds.windows(2).all(|pair| (grey(&pair[0]) - grey(&pair[1])).abs() > 40.0)
}
