//! A sweep over one key: what comes out at each of its values, a line a strategy.

use super::axis::{Axis, Unit};
use super::canvas::{Canvas, Drawn, Side};
use super::data::{self, Data};
use super::labels::{self, EndLabel};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{MARGIN, Mark, SOFT, WIDTH, colour, mark};
use super::{About, MOST, ReportError, frame, left_out, text, ticks};
use crate::experiment::Spread;

/// Room for labels on the right.
const LABELS: i32 = 440;

/// A sweep over one key.
#[derive(Debug, Clone, PartialEq)]
pub struct Sweep {
    /// The finding, or a neutral title.
    pub headline: String,
    /// What is read off: "owned adoption in week 104".
    pub outcome: String,
    /// Its unit.
    pub unit: Unit,
    /// The key that is varied.
    pub axis: Axis,
    /// A line a strategy.
    pub lines: Vec<Line>,
}

/// One strategy in a sweep.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: String,
    /// The spread over runs at each value; `None` where there is none.
    pub spreads: Vec<Option<Spread>>,
}

/// A point of a line: where it stands, and its spread.
type Reading = (f64, Spread);

/// Draws an outcome against one varied key.
pub fn draw(about: &About, name: &str, sweep: &Sweep) -> Result<Picture, ReportError> {
    let lines = &sweep.lines[..sweep.lines.len().min(MOST)];
    let readings: Vec<Vec<Reading>> = lines.iter().map(|line| readings(sweep, line)).collect();
    let top = top(sweep.unit, &readings);
    Picture::drawn(name, &sweep.headline, alt(about, sweep, lines), |canvas| {
        let subtitle = format!(
            "{}{}. {} at each value.{}{}{}",
            crate::report::words::capital(&sweep.outcome),
            if sweep.unit == Unit::Share { ", % of people" } else { "" },
            frame::sample(about),
            if about.runs > 1 { " Line: the run in the middle; band: nine runs in ten." } else { "" },
            if sweep.unit == Unit::Share { ticks::zoomed(top) } else { String::new() },
            left_out(sweep.lines.len())
        );
        let begin = frame::draw(canvas, about, &sweep.headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + 110,
            top: begin + 20,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 80,
            across: sweep.axis.ends(),
            up: (0.0, top),
        };
        axes(canvas, &plane, sweep)?;
        draw_lines(canvas, &plane, &readings)?;
        labels(canvas, &plane, sweep, lines, &readings)
    })
    .map(|picture| picture.with(data(about, sweep, lines)))
}

fn readings(sweep: &Sweep, line: &Line) -> Vec<Reading> {
    let mut readings: Vec<Reading> = sweep
        .axis
        .places()
        .into_iter()
        .zip(&line.spreads)
        .filter_map(|(place, spread)| Some((place, (*spread)?)))
        .collect();
    readings.sort_by(|one, other| one.0.total_cmp(&other.0));
    readings
}

fn top(unit: Unit, readings: &[Vec<Reading>]) -> f64 {
    let highest = readings.iter().flatten().map(|(_, spread)| spread.nine_in_ten.1).fold(0.0, f64::max);
    match unit {
        Unit::Share => ticks::share_top(highest),
        _ if highest > 0.0 => highest * 1.05,
        _ => 1.0,
    }
}

fn axes(canvas: &Canvas, plane: &Plane, sweep: &Sweep) -> Drawn {
    match sweep.unit {
        Unit::Share => plane.share_grid(canvas, 6)?,
        unit => plane.grid(canvas, &ticks::values(0.0, plane.up.1, 6), |value| unit.show(value))?,
    }
    let mut next = i32::MIN;
    for (place, name) in sweep.axis.places().into_iter().zip(sweep.axis.names()) {
        let name = text::shorten(&text::clean(&name), AXIS, 220);
        let (x, half) = (plane.x(place), text::width(&name, AXIS) / 2);
        canvas.path(vec![(x, plane.bottom), (x, plane.bottom + 8)], SOFT, 1.0, 2)?;
        if x - half >= next {
            canvas.text((x, plane.bottom + 28), &name, AXIS, Side::Middle)?;
            next = x + half + 16;
        }
    }
    let label = text::shorten(&text::clean(&sweep.axis.label), AXIS, plane.right - plane.left);
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 64), &label, AXIS, Side::Middle)
}

/// All bands first, then all lines with a dot at each value.
fn draw_lines(canvas: &Canvas, plane: &Plane, readings: &[Vec<Reading>]) -> Drawn {
    for (line, readings) in readings.iter().enumerate().filter(|(_, readings)| !readings.is_empty()) {
        let across: Vec<f64> = readings.iter().map(|reading| reading.0).collect();
        let edges: Vec<(f64, f64)> = readings.iter().map(|reading| reading.1.nine_in_ten).collect();
        plane.band(canvas, line, &across, &edges, 0.16)?;
    }
    for (line, readings) in readings.iter().enumerate() {
        let median: Vec<(f64, f64)> = readings.iter().map(|(place, spread)| (*place, spread.median)).collect();
        plane.curve(canvas, line, &median, 1.0, 5)?;
        if median.len() <= 60 {
            for (place, value) in median {
                canvas.mark(plane.at(place, value), mark(line).unwrap_or(Mark::Circle), 7, colour(line))?;
            }
        }
    }
    Ok(())
}

fn labels(canvas: &Canvas, plane: &Plane, sweep: &Sweep, lines: &[Line], readings: &[Vec<Reading>]) -> Drawn {
    let labels: Vec<EndLabel> = lines
        .iter()
        .zip(readings)
        .enumerate()
        .filter_map(|(place, (line, readings))| {
            let (across, spread) = readings.last()?;
            let end = (plane.at(*across, spread.median), plane.height(spread.median));
            Some(EndLabel::new(place, end, &line.name, &sweep.unit.show(spread.median), LABELS))
        })
        .collect();
    labels::draw_ends(canvas, &labels, plane.top - 16, plane.bottom + 40)
}

fn data(about: &About, sweep: &Sweep, lines: &[Line]) -> Data {
    let show = |spread: Spread| {
        let [middle, low, high] = [spread.median, spread.nine_in_ten.0, spread.nine_in_ten.1];
        match about.runs {
            1 => sweep.unit.show(middle),
            _ => format!("{} ({} to {})", sweep.unit.show(middle), sweep.unit.show(low), sweep.unit.show(high)),
        }
    };
    let cell = |line: &Line, place: usize| line.spreads.get(place).copied().flatten().map_or_else(|| "–".into(), show);
    let row = |(place, name): (usize, &String)| {
        std::iter::once(name.clone()).chain(lines.iter().map(|line| cell(line, place))).collect()
    };
    let note = format!("{}{}", crate::report::words::capital(&sweep.outcome), data::middle(about));
    let title = format!("What {} does", sweep.axis.label);
    let rows = sweep.axis.names().iter().enumerate().map(row).collect();
    Data::new(&title, note, &[&sweep.axis.label], rows).with_columns(lines.iter().map(|line| line.name.clone()))
}

fn alt(about: &About, sweep: &Sweep, lines: &[Line]) -> String {
    let names = sweep.axis.names();
    let lines: Vec<String> = lines
        .iter()
        .map(|line| {
            let values: Vec<String> = names
                .iter()
                .zip(&line.spreads)
                .filter_map(|(name, spread)| Some(format!("{} at {name}", sweep.unit.show(spread.as_ref()?.median))))
                .collect();
            format!("{}: {}", line.name, some(&values).join(", "))
        })
        .collect();
    format!(
        "{} against {}, {}, median over runs. {}.",
        crate::report::words::capital(&sweep.outcome),
        sweep.axis.label,
        frame::sample(about),
        lines.join("; ")
    )
}

/// The first, the middle and the last where there are many.
fn some(values: &[String]) -> Vec<String> {
    match values.len() {
        0..=12 => values.to_vec(),
        many => [0, many / 4, many / 2, 3 * many / 4, many - 1].map(|place| values[place].clone()).to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::axis::Values;
    use super::*;
    use crate::report::example;
    use crate::report::words::percent;

    /// A made-up sweep over the share of champions.
    fn example() -> (About, Sweep) {
        let (about, _) = example::four_strategies(1, 104);
        let values: Vec<f64> = (0..=10).map(f64::from).collect();
        let line = |name: &str, height: f64| Line {
            name: name.into(),
            spreads: values
                .iter()
                .map(|value| {
                    let middle = height / (1.0 + (4.0 - value).exp());
                    (*value != 3.0).then(|| Spread::of(vec![middle * 0.8, middle, middle * 1.1]))
                })
                .collect(),
        };
        let lines = vec![line("Champions", 0.7), line("Both, with a name that is rather too long for a label", 0.72)];
        let axis = Axis { label: "champions.share_percent".into(), values: Values::Numbers(values.clone()) };
        let headline = "Owned adoption, depending on how many champions there are".into();
        (about, Sweep { headline, outcome: "owned adoption in week 104".into(), unit: Unit::Share, axis, lines })
    }

    #[test]
    fn a_line_skips_what_is_missing() {
        let (about, mut sweep) = example();
        let picture = draw(&about, "sweep", &sweep).unwrap();
        assert!(picture.svg.contains(&percent(0.7 / (1.0 + (-6.0_f64).exp()))));
        assert!(picture.alt.contains("at 4") && !picture.alt.contains("at 3,"));
        sweep.lines[0].spreads.fill(None);
        sweep.axis.values = Values::Words((0..11).map(|place| format!("word {place}")).collect());
        draw(&about, "sweep", &sweep).unwrap();
    }

    #[test]
    fn one_value_no_value_and_other_units_are_drawn() {
        let (about, mut sweep) = example();
        for unit in [Unit::Weeks, Unit::PersonDays, Unit::Share] {
            for values in [vec![], vec![2.0]] {
                sweep.unit = unit;
                sweep.axis.values = Values::Logarithmic(values);
                draw(&about, "sweep", &sweep).unwrap();
            }
        }
    }
}
