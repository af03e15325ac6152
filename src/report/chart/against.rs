//! An outcome against one key while others vary too: every point, its running middle and bands, a panel a strategy.

use super::axis::{Axis, Unit, Values};
use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::picture::Picture;
use super::plane::Plane;
use super::stack::columns;
use super::style::{MARGIN, SMALL, SOFT, TITLE, WIDTH, colour};
use super::{About, MOST, ReportError, frame, left_out, text, ticks};
use crate::experiment::Spread;
use crate::report::words::{band, capital, percent, significant};

/// The most points that are drawn in a panel.
const DOTS: usize = 600;

/// An outcome against one key.
#[derive(Debug, Clone, PartialEq)]
pub struct Against {
    /// The finding, or a neutral title.
    pub headline: String,
    /// What is read off, a share: "owned adoption in week 104".
    pub outcome: String,
    /// The key, with the values that points have.
    pub axis: Axis,
    /// What varies beside it: "weeks and runs vary".
    pub others: String,
    /// Whether bands are of the points at each value, not of neighbours.
    pub at_values: bool,
    /// A panel a strategy.
    pub panels: Vec<Panel>,
}

/// One strategy.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// Its name.
    pub name: String,
    /// Each point's place on the axis, and its outcome.
    pub dots: Vec<(f64, f64)>,
    /// How the outcome runs along the key.
    pub along: Vec<(f64, Spread)>,
}

/// Draws an outcome against one key.
pub fn draw(about: &About, name: &str, against: &Against) -> Result<Picture, ReportError> {
    let panels = &against.panels[..against.panels.len().min(MOST)];
    let highest = panels.iter().flat_map(|panel| &panel.dots).map(|dot| dot.1).fold(0.0, f64::max);
    let top = ticks::share_top(highest);
    Picture::drawn(name, &against.headline, alt(about, against, panels), |canvas| {
        let subtitle =
            format!("{}{}{}", read_as(about, against, panels), ticks::zoomed(top), left_out(against.panels.len()));
        let begin = frame::draw(canvas, about, &against.headline, &subtitle)?;
        for (place, panel) in panels.iter().enumerate() {
            let plane = plane(against, (place, panels.len()), (begin, top));
            draw_panel(canvas, against, &plane, (place, panel))?;
        }
        Ok(())
    })
    .map(|picture| picture.with(data(against, panels)))
}

/// The middle and the bands where they are drawn, or else the points.
fn data(against: &Against, panels: &[Panel]) -> Data {
    let key = |place: f64| match &against.axis.values {
        Values::Numbers(_) => significant(place),
        Values::Logarithmic(_) => significant(libm::pow(10.0, place)),
        Values::Words(words) => words.get(place.round() as usize).cloned().unwrap_or_default(),
    };
    let row = |panel: &Panel, place: f64, cells: [String; 3]| {
        [panel.name.clone(), key(place)].into_iter().chain(cells).collect::<Vec<String>>()
    };
    let rows = |panel: &Panel| -> Vec<Vec<String>> {
        let along = panel.along.iter().map(|(place, spread)| {
            row(panel, *place, [percent(spread.median), band(spread.middle_half), band(spread.nine_in_ten)])
        });
        let none = || "–".to_owned();
        let dots = panel.dots.iter().map(|(place, share)| row(panel, *place, [percent(*share), none(), none()]));
        if panel.along.is_empty() { dots.collect() } else { along.collect() }
    };
    let title = format!("{} against {}", capital(&against.outcome), against.axis.label);
    let head = ["Strategy", &against.axis.label, "Middle", "Middle half", "Nine in ten"];
    let note = format!("{}, over points with other values of the keys beside it.", capital(&against.outcome));
    Data::new(&title, note, &head, panels.iter().flat_map(rows).collect()).by_two()
}

/// What is drawn.
fn read_as(about: &About, against: &Against, panels: &[Panel]) -> String {
    let step = step(panels);
    let dot = if step > 1 { format!("Dot: one point in {step}") } else { "Dot: a point".into() };
    let run = if about.runs > 1 { ", the run in the middle of its simulated copies" } else { "" };
    let of = if against.at_values { "the points at each value" } else { "neighbouring points" };
    let drawn = if matches!(against.axis.values, Values::Words(_)) { "Bars" } else { "Line and bands" };
    let bands = if panels.iter().all(|panel| panel.along.is_empty()) {
        String::new()
    } else {
        format!(" {drawn}: the middle, the middle half and nine in ten of {of}.")
    };
    let outcome = capital(&against.outcome);
    format!("{outcome}, % of people, while {} too. {dot}{run}.{bands}", against.others)
}

/// Which dots are drawn: every so-manieth.
fn step(panels: &[Panel]) -> usize {
    panels.iter().map(|panel| panel.dots.len().div_ceil(DOTS)).max().unwrap_or(1).max(1)
}

fn plane(against: &Against, (place, all): (usize, usize), (begin, top): (i32, f64)) -> Plane {
    let columns = columns(all);
    let rows = (all as i32 + columns - 1) / columns;
    let (wide, high) = ((WIDTH - 2 * MARGIN) / columns, (frame::BOTTOM - begin) / rows);
    let (left, above) = (MARGIN + place as i32 % columns * wide, begin + place as i32 / columns * high);
    let (low, end) = against.axis.ends();
    // Words need room for half a bar beyond the outer ones.
    let beyond = if matches!(against.axis.values, Values::Words(_)) { 0.5 } else { 0.0 };
    Plane {
        left: left + 84,
        top: above + if columns > 2 { 82 } else { 56 },
        right: left + wide - 96,
        bottom: above + high - 84,
        across: (low - beyond, end + beyond),
        up: (0.0, top),
    }
}

fn draw_panel(canvas: &Canvas, against: &Against, plane: &Plane, (line, panel): (usize, &Panel)) -> Drawn {
    let title = text::wrap(&text::named(line, &panel.name), TITLE, plane.right + 80 - plane.left, 2);
    let first = plane.top - 30 - (title.len() as i32 - 1) * TITLE.line();
    canvas.lines((plane.left, first), &title, TITLE.in_colour(colour(line)), Side::Right)?;
    plane.share_grid(canvas, 5)?;
    below(canvas, plane, &against.axis)?;
    let in_words = matches!(against.axis.values, Values::Words(_));
    if !in_words {
        bands(canvas, plane, line, &panel.along)?;
    }
    let mut dots = panel.dots.iter().step_by(step(std::slice::from_ref(panel)));
    dots.try_for_each(|dot| canvas.dot(plane.at(dot.0, dot.1), 3, SOFT))?;
    if in_words {
        bars(canvas, plane, line, &panel.along)?
    } else {
        middle(canvas, plane, line, &panel.along)?
    }
    ends(canvas, plane, line, &panel.along)
}

/// Marks below a panel, as many as fit, and the key.
fn below(canvas: &Canvas, plane: &Plane, axis: &Axis) -> Drawn {
    let mut next = i32::MIN;
    for (place, name) in axis.marks() {
        let name = text::shorten(&text::clean(&name), SMALL, (plane.right - plane.left) / 2);
        let (x, half) = (plane.x(place), text::width(&name, SMALL) / 2);
        canvas.path(vec![(x, plane.bottom), (x, plane.bottom + 8)], SOFT, 1.0, 2)?;
        if x - half >= next {
            canvas.text((x, plane.bottom + 24), &name, SMALL, Side::Middle)?;
            next = x + half + 14;
        }
    }
    let label = text::shorten(&text::clean(&axis.label), SMALL, plane.right + 80 - plane.left);
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 56), &label, SMALL, Side::Middle)
}

fn bands(canvas: &Canvas, plane: &Plane, line: usize, along: &[(f64, Spread)]) -> Drawn {
    if along.len() < 2 {
        return Ok(());
    }
    let (across, spreads): (Vec<f64>, Vec<Spread>) = along.iter().copied().unzip();
    plane.bands(canvas, line, (&across, &spreads), 0.2, true)
}

/// The running middle.
fn middle(canvas: &Canvas, plane: &Plane, line: usize, along: &[(f64, Spread)]) -> Drawn {
    if along.len() < 2 {
        return Ok(());
    }
    let middle: Vec<(f64, f64)> = along.iter().map(|(place, spread)| (*place, spread.median)).collect();
    plane.curve(canvas, line, &middle, 1.0, 6)
}

/// For values without an order: a thin bar for nine in ten, a thick one for the middle half, a stroke for the middle.
fn bars(canvas: &Canvas, plane: &Plane, line: usize, along: &[(f64, Spread)]) -> Drawn {
    let half = ((plane.x(0.5) - plane.x(0.0)) / 2).clamp(4, 30);
    for (place, spread) in along {
        let x = plane.x(*place);
        let bar = |(low, high): (f64, f64), half: i32| {
            let (top, bottom) = (plane.y(high), plane.y(low));
            vec![(x - half, bottom), (x + half, bottom), (x + half, top), (x - half, top)]
        };
        canvas.area(bar(spread.nine_in_ten, half / 3), colour(line), 0.3)?;
        canvas.area(bar(spread.middle_half, half), colour(line), 0.4)?;
        let y = plane.y(spread.median);
        canvas.path(vec![(x - half - 4, y), (x + half + 4, y)], colour(line), 1.0, 5)?;
    }
    Ok(())
}

/// Where the middle ends, in figures.
fn ends(canvas: &Canvas, plane: &Plane, line: usize, along: &[(f64, Spread)]) -> Drawn {
    let Some((_, spread)) = along.last() else { return Ok(()) };
    let at = (plane.right + 10, plane.y(spread.median));
    canvas.text(at, &percent(spread.median), TITLE.in_colour(colour(line)), Side::Right)
}

fn alt(about: &About, against: &Against, panels: &[Panel]) -> String {
    let told = |panel: &Panel| match (panel.along.first(), panel.along.last()) {
        (Some((_, first)), Some((_, last))) => {
            format!("{}: from {} to {}", panel.name, Unit::Share.show(first.median), Unit::Share.show(last.median))
        }
        _ => format!("{}: {} points", panel.name, panel.dots.len()),
    };
    let panels: Vec<String> = panels.iter().map(told).collect();
    format!(
        "{} against {}, while {} too, {}. The middle of points, from the first value to the last. {}.",
        capital(&against.outcome),
        against.axis.label,
        against.others,
        frame::sample(about),
        panels.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::{at_each, nearby};
    use crate::report::example;

    /// Made-up points whose outcome rises along a key in an S.
    fn example(points: usize, panels: usize, values: fn(Vec<f64>) -> Values) -> (About, Against) {
        let (about, _) = example::four_strategies(20, 104);
        let place = |point: usize| (point * 37 % points.max(1)) as f64 / points.max(1) as f64 * 10.0;
        let places: Vec<f64> = (0..points).map(place).collect();
        let axis = Axis { label: "champions.share_percent".into(), values: values(places) };
        let panel = |line: usize| {
            let rise = |(point, place): (usize, f64)| {
                let noise = (point * 61 % 17) as f64 / 17.0 * 0.3;
                (place, (0.7 + noise) / (1.0 + (5.0 + line as f64 - place).exp()))
            };
            let dots: Vec<(f64, f64)> = axis.places().into_iter().enumerate().map(rise).collect();
            let along = if matches!(axis.values, Values::Words(_)) { at_each(&dots) } else { nearby(&dots) };
            Panel { name: format!("Strategy {line} with a name"), dots, along }
        };
        let panels = (0..panels).map(panel).collect();
        let against = Against {
            headline: "Owned adoption with “Both” rises along champions.share_percent".into(),
            outcome: "owned adoption in week 104".into(),
            others: "weeks and network.trust.peer vary".into(),
            at_values: false,
            axis,
            panels,
        };
        (about, against)
    }

    fn words(values: Vec<f64>) -> Values {
        Values::Words((0..values.len()).map(|word| format!("word {word}")).collect())
    }

    #[test]
    fn every_strategy_has_a_panel_with_its_points_and_where_they_end() {
        let (about, against) = example(64, 3, Values::Numbers);
        let picture = draw(&about, "against-x", &against).unwrap();
        assert_eq!(picture.svg.matches("<circle").count(), 3 * 64);
        for part in
            ["Strategy 2 with a name", "Dot: a point, the run", "while weeks and network.trust.peer", "nine in ten of"]
        {
            assert!(picture.svg.contains(part), "{part}");
        }
        assert!(picture.alt.contains("Strategy 0 with a name: from "), "{}", picture.alt);
    }

    #[test]
    fn of_very_many_points_every_so_manieth_is_drawn() {
        let (about, against) = example(2400, 1, Values::Numbers);
        let picture = draw(&about, "against-x", &against).unwrap();
        assert_eq!(picture.svg.matches("<circle").count(), 600);
        assert!(picture.svg.contains("Dot: one point in 4"));
    }

    #[test]
    fn few_points_words_and_ratios_are_drawn() {
        for points in [0, 1, 3] {
            for values in [Values::Numbers, words as fn(Vec<f64>) -> Values, |_| Values::Logarithmic(vec![1.0, 10.0])] {
                let (about, against) = example(points, 2, values);
                draw(&about, "against-x", &against).unwrap();
            }
        }
    }

    /// Writes made-up charts, to be looked at: `--ignored`, with `CHARTS` a folder.
    #[test]
    #[ignore = "for eyes"]
    fn charts_can_be_looked_at() {
        let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").expect("a folder"));
        for (points, panels) in [(64, 3), (2400, 2), (200, 7)] {
            let (about, against) = example(points, panels, Values::Numbers);
            let picture = draw(&about, "against", &against).unwrap();
            std::fs::write(folder.join(format!("against-{panels}.png")), picture.png().unwrap()).unwrap();
        }
    }
}
