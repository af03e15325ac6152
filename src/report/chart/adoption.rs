//! Adoption curves: the run in the middle, the bands around it, and some single runs; of what strategies are ranked
//! by, so that the picture shows what its title says.

use super::canvas::{Canvas, Drawn, Side};
use super::data::{self, Data};
use super::labels::{self, EndLabel};
use super::picture::Picture;
use super::plane::{AXIS, Plane, by_week};
use super::style::{Ink, MARGIN, SOFT, WIDTH};
use super::{About, ReportError, frame, left_out, shown, text, ticks};
use crate::behaviour::Measure;
use crate::experiment::{Arm, Comparison, Spread};
use crate::report::words::{band, capital, percent};
use crate::report::{curve, events};

/// What befalls the organisation.
const EVENT: Ink = Ink::plain(22).in_colour(SOFT);

/// How many rows of words there are for that.
const EVENT_ROWS: usize = 3;

/// Room for labels on the right.
const LABELS: i32 = 440;

/// More strategies than this are drawn without single runs and outer bands, which would hide each other.
const CROWD: usize = 4;

/// The most single runs in the whole chart: more would hide the curves.
const THIN: usize = 20;

/// Draws adoption curves.
pub(super) fn draw(about: &About, comparison: &Comparison, single_runs: u32) -> Result<Picture, ReportError> {
    let arms = shown(comparison);
    let measure = comparison.verdict.on.0;
    let curves: Vec<Vec<Spread>> = arms.iter().map(|arm| arm.ensemble.curve(measure)).collect();
    let crowded = arms.len() > CROWD;
    let thin = if crowded { 0 } else { (single_runs as usize).min(THIN / arms.len().max(1)).min(about.runs as usize) };
    let highest = curves.iter().flatten().map(|spread| spread.nine_in_ten.1).fold(0.0, f64::max);
    let top = ticks::share_top(highest);
    let headline = &comparison.verdict.sentence;
    Picture::drawn("adoption", headline, alt(about, comparison, &curves), |canvas| {
        let subtitle = subtitle(about, measure, thin, crowded) + &ticks::zoomed(top) + &left_out(comparison.arms.len());
        let begin = frame::draw(canvas, about, headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + 100,
            top: begin + 20,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 106,
            across: (0.0, f64::from(about.weeks)),
            up: (0.0, top),
        };
        axes(canvas, about, &plane)?;
        befallen(canvas, about, &plane)?;
        curves_on(canvas, &plane, &arms, &curves, (measure, thin, crowded))?;
        let labels: Vec<EndLabel> = arms
            .iter()
            .zip(&curves)
            .enumerate()
            .map(|(line, (arm, curve))| label(about, &plane, (line, arm), (measure, curve)))
            .collect();
        labels::draw_ends(canvas, &labels, plane.top - 16, plane.bottom + 60)
    })
    .map(|picture| picture.with(data(about, comparison, &curves)))
}

fn subtitle(about: &About, measure: Measure, thin: usize, crowded: bool) -> String {
    let bands = match (about.runs, crowded) {
        (1, _) => "One run alone: no spread is known.",
        (_, true) => "Line: the run in the middle; band: half of the runs.",
        (_, false) => "Line: the run in the middle. Dark band: half of the runs; light band: nine in ten",
    };
    let thin = match thin {
        _ if about.runs == 1 || crowded => String::new(),
        0 => ".".into(),
        1 => "; thin: one single run of each.".into(),
        _ => format!("; thin: {thin} single runs of each."),
    };
    let (axis, counted) = (curve::axis(measure), curve::counted(measure));
    format!("{axis}: {counted}. {}. {bands}{thin}", frame::sample(about))
}

fn axes(canvas: &Canvas, about: &About, plane: &Plane) -> Drawn {
    plane.share_grid(canvas, 6)?;
    plane.weeks(canvas, about, 9, true)?;
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 88), &frame::time(about), AXIS, Side::Middle)
}

/// A line where something befalls the organisation, and what; one below the other where weeks lie close.
fn befallen(canvas: &Canvas, about: &About, plane: &Plane) -> Drawn {
    let mut free_from = [i32::MIN; EVENT_ROWS];
    for mark in events::marks(about).into_iter().filter(|mark| mark.week <= about.weeks) {
        let x = plane.x(f64::from(mark.week));
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], SOFT, 0.8, 2)?;
        let room = (x - plane.left).max(plane.right - x) - 16;
        let words = text::shorten(&mark.words, EVENT, room);
        let wide = text::width(&words, EVENT);
        let (left, right, at, side) = match x + wide + 16 > plane.right {
            true => (x - wide - 16, x, x - 8, Side::Left),
            false => (x, x + wide + 16, x + 8, Side::Right),
        };
        if let Some(row) = (0..EVENT_ROWS).find(|&row| free_from[row] <= left) {
            free_from[row] = right;
            canvas.text((at, plane.top + 14 + row as i32 * EVENT.line()), &words, EVENT, side)?;
        }
    }
    Ok(())
}

/// All bands first, then single runs, then all curves, then their marks.
fn curves_on(
    canvas: &Canvas,
    plane: &Plane,
    arms: &[&Arm],
    curves: &[Vec<Spread>],
    (measure, thin, crowded): (Measure, usize, bool),
) -> Drawn {
    let weeks: Vec<f64> = (0..curves.first().map_or(0, Vec::len)).map(|week| week as f64).collect();
    for (line, curve) in curves.iter().enumerate().filter(|_| arms[0].ensemble.runs.len() > 1) {
        let opacity = if crowded { 0.1 } else { 0.14 };
        plane.bands(canvas, line, (&weeks, curve), opacity, !crowded)?;
    }
    for (line, arm) in arms.iter().enumerate() {
        for run in arm.ensemble.runs.iter().take(thin) {
            let shares = (0..=run.weeks()).map(|week| run.share(measure, week));
            plane.curve(canvas, line, &by_week(shares), 0.35, 2)?;
        }
    }
    let medians: Vec<_> = curves.iter().map(|curve| by_week(curve.iter().map(|spread| spread.median))).collect();
    medians.iter().enumerate().try_for_each(|(line, median)| plane.curve(canvas, line, median, 1.0, 6))?;
    medians.iter().enumerate().try_for_each(|(line, median)| plane.marks(canvas, line, median, 180))
}

/// Where a curve ends; where many more do it than have made it their own, also how many.
fn label(about: &About, plane: &Plane, (line, arm): (usize, &Arm), (measure, curve): (Measure, &[Spread])) -> EndLabel {
    let last = curve.last().map_or(0.0, |spread| spread.median);
    let end = ((plane.right, plane.y(last)), plane.height(last));
    let adoption = arm.ensemble.spread(Measure::Adoption, arm.ensemble.weeks()).median;
    let comply = matches!(measure, Measure::Owned | Measure::Aligned) && adoption - last > about.margin;
    let value = if comply { format!("{} ({} do it)", percent(last), percent(adoption)) } else { percent(last) };
    EndLabel::new(line, end, &arm.strategy.name, &value, LABELS)
}

fn data(about: &About, comparison: &Comparison, curves: &[Vec<Spread>]) -> Data {
    let axis = curve::axis(comparison.verdict.on.0);
    let what = ("Adoption over time", axis.as_str());
    data::curves(about, data::strategies(comparison), curves, what)
}

fn alt(about: &About, comparison: &Comparison, curves: &[Vec<Spread>]) -> String {
    let ends: Vec<String> = shown(comparison)
        .iter()
        .zip(curves)
        .filter_map(|(arm, curve)| {
            let last = curve.last()?;
            let (median, band) = (percent(last.median), band(last.nine_in_ten));
            Some(format!("{}: {median}, nine runs in ten {band}", arm.strategy.name))
        })
        .collect();
    let measured = capital(curve::name(comparison.verdict.on.0));
    format!(
        "{measured} over {} {}, {}. In {}, median over runs: {}. {}.{}{}",
        about.weeks,
        about.step.many(),
        frame::sample(about),
        frame::at_end(about),
        ends.join("; "),
        comparison.verdict.sentence.trim_end_matches('.'),
        events::told(about).map_or_else(String::new, |told| format!(" {told}")),
        left_out(comparison.arms.len())
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::What;
    use crate::report::events::tests::event;
    use crate::report::example;

    #[test]
    fn every_curve_is_labelled_with_its_end() {
        let (about, comparison) = example::four_strategies(40, 104);
        let picture = draw(&about, &comparison, 20).unwrap();
        for arm in &comparison.arms[1..] {
            let end = arm.ensemble.spread(comparison.verdict.on.0, 104).median;
            assert!(picture.svg.contains(&percent(end)) && picture.alt.contains(&percent(end)));
        }
        assert!(picture.svg.contains("thin: 5 single runs of each") && picture.svg.contains("12 months"));
    }

    #[test]
    fn what_strategies_are_ranked_by_is_drawn() {
        let (about, mut comparison) = example::four_strategies(40, 104);
        comparison.verdict.on = (Measure::Aware, 104);
        let picture = draw(&about, &comparison, 0).unwrap();
        assert!(picture.svg.contains("Aware, % of people: everybody who knows of it."), "{}", picture.svg);
        for arm in &comparison.arms {
            let end = arm.ensemble.spread(Measure::Aware, 104).median;
            assert!(picture.alt.contains(&format!("{}: {}", arm.strategy.name, percent(end))), "{}", picture.alt);
        }
    }

    #[test]
    fn low_curves_are_enlarged_and_it_is_said() {
        let low = example::Sketch { name: "Low", level: 0.05, middle: 10.0, person_days: 1.0 };
        let (about, comparison) = example::comparison(10, 30, &[low]);
        let picture = draw(&about, &comparison, 5).unwrap();
        assert!(picture.svg.contains("The axis is enlarged: it ends at 10 points of 100"));
        assert!(!picture.svg.contains("100\u{a0}%"));
    }

    #[test]
    fn what_befalls_the_organisation_is_marked_in_its_week() {
        let (mut about, comparison) = example::four_strategies(20, 104);
        let lines = |svg: &str| svg.matches("<polyline").count();
        let plain = draw(&about, &comparison, 0).unwrap();
        let week = |week| event(week, What::Breach, &[]);
        about.events = vec![week(10), week(12), week(103), week(200)];
        let picture = draw(&about, &comparison, 0).unwrap();
        assert_eq!(picture.svg.matches(">\nA promise is broken\n<").count(), 3);
        assert_eq!(lines(&picture.svg), lines(&plain.svg) + 3);
        assert!(picture.alt.contains("In week 10: a promise is broken"));
    }
}
