//! Stages over time: where people stand, a panel a strategy.

use super::canvas::{Canvas, Drawn, Point, Side};
use super::labels::apart;
use super::picture::Picture;
use super::plane::Plane;
use super::style::{INK, Ink, MARGIN, PAPER, SMALL, TITLE, WIDTH};
use super::{About, ReportError, frame, left_out, shown, text};
use crate::behaviour::{Measure, Stage};
use crate::experiment::{Arm, Comparison};
use crate::report::about::Step;
use crate::report::words::{list, percent};
use plotters::style::RGBColor;

/// The stages from the bottom of a panel to its top.
const ORDER: [Stage; 7] =
    [Stage::Habit, Stage::Practising, Stage::Complying, Stage::Trying, Stage::Aware, Stage::Lapsed, Stage::Unaware];

/// Room for labels on the right of a panel.
const LABELS: i32 = 196;

/// Draws stages over time.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let arms = shown(comparison);
    let panels: Vec<Vec<[f64; ORDER.len()]>> = arms.iter().map(shares).collect();
    let headline = headline(about, arms, &panels);
    Picture::drawn("stages", &headline, alt(about, arms, &panels), |canvas| {
        let subtitle = format!(
            "Where people stand with the behaviour over {}, % of people: means of {}.{}",
            frame::span(about, f64::from(about.weeks)),
            frame::sample(about),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        for (place, (arm, panel)) in arms.iter().zip(&panels).enumerate() {
            let plane = plane(about, place, arms.len(), begin);
            draw_panel(canvas, about, &plane, &text::named(place, &arm.strategy.name), panel)?;
        }
        Ok(())
    })
}

/// Mean shares in the order of the stack, a row a week.
fn shares(arm: &Arm) -> Vec<[f64; ORDER.len()]> {
    let curves = ORDER.map(|stage| arm.ensemble.means(Measure::In(stage)));
    (0..=arm.ensemble.weeks() as usize).map(|week| curves.each_ref().map(|curve| curve[week])).collect()
}

/// The place of a panel among so many.
fn plane(about: &About, place: usize, all: usize, begin: i32) -> Plane {
    let columns = match all {
        1..=3 => all,
        4 => 2,
        5 | 6 => 3,
        _ => 4,
    } as i32;
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

fn draw_panel(canvas: &Canvas, about: &About, plane: &Plane, name: &str, panel: &[[f64; ORDER.len()]]) -> Drawn {
    let lines = text::wrap(name, TITLE, plane.right + LABELS - plane.left, 2);
    let first = plane.top - 26 - (lines.len() as i32 - 1) * TITLE.line();
    canvas.lines((plane.left, first), &lines, TITLE, Side::Right)?;
    let step = panel.len().div_ceil(500).max(1);
    let mut weeks: Vec<usize> = (0..panel.len()).step_by(step).collect();
    weeks.push(panel.len() - 1);
    let edge = |stages: usize| -> Vec<Point> {
        let below = |week: usize| panel[week][..stages].iter().sum::<f64>();
        weeks.iter().map(|&week| plane.at(week as f64, below(week))).collect()
    };
    for stage in (0..ORDER.len()).filter(|&stage| ever(panel, stage)) {
        let outline: Vec<Point> = edge(stage + 1).into_iter().chain(edge(stage).into_iter().rev()).collect();
        canvas.area(outline, colour(ORDER[stage]), 1.0)?;
    }
    for stage in (1..ORDER.len()).filter(|&stage| ever(panel, stage)) {
        canvas.path(edge(stage), PAPER, 1.0, 2)?;
    }
    plane.grid(canvas, &[0.0, 0.5, 1.0], percent)?;
    let most = ((plane.right - plane.left) / 70).clamp(2, 9) as u32;
    plane.weeks(canvas, about, most, false)?;
    if plane.right - plane.left > 300 {
        canvas.text((plane.right + 36, plane.bottom + 26), about.step.many(), SMALL, Side::Right)?;
    }
    labels(canvas, plane, panel)
}

/// Whether a stage is ever seen in a panel.
fn ever(panel: &[[f64; ORDER.len()]], stage: usize) -> bool {
    panel.iter().any(|shares| shares[stage] >= 0.002)
}

/// A label a stage, beside the place that it ends at.
fn labels(canvas: &Canvas, plane: &Plane, panel: &[[f64; ORDER.len()]]) -> Drawn {
    let last = panel[panel.len() - 1];
    let shown: Vec<usize> = (0..ORDER.len()).filter(|&stage| ever(panel, stage)).collect();
    let middle = |stage: usize| last[..stage].iter().sum::<f64>() + last[stage] / 2.0;
    // Higher stages come first where two end at the same place.
    let wanted: Vec<(f64, f64)> =
        shown.iter().map(|&stage| (f64::from(plane.y(middle(stage))) - stage as f64 * 1e-3, 22.0)).collect();
    let heights = apart(&wanted, f64::from(plane.top) - 10.0, f64::from(plane.bottom) - 2.0);
    for (&stage, height) in shown.iter().zip(heights) {
        let (x, y) = (plane.right + 12, height.round() as i32);
        canvas.path(vec![(plane.right + 1, plane.y(middle(stage))), (x, y)], INK, 0.5, 1)?;
        canvas.rectangle((x, y - 9), (x + 18, y + 9), INK)?;
        canvas.rectangle((x + 1, y - 8), (x + 17, y + 8), colour(ORDER[stage]))?;
        let label = format!("{} {}", ORDER[stage].word(), percent(last[stage]));
        canvas.text((x + 24, y), &label, Ink::plain(22), Side::Right)?;
    }
    Ok(())
}

/// Fills that differ in lightness from those above and below.
fn colour(stage: Stage) -> RGBColor {
    match stage {
        Stage::Habit => RGBColor(0x08, 0x30, 0x55),
        Stage::Practising => RGBColor(0x00, 0x72, 0xb2),
        Stage::Trying => RGBColor(0x99, 0x66, 0x14),
        Stage::Complying => RGBColor(0xe6, 0x9f, 0x45),
        Stage::Aware => RGBColor(0xbf, 0xdd, 0xf0),
        Stage::Lapsed => RGBColor(0x8c, 0x84, 0x7c),
        Stage::Unaware => RGBColor(0xf0, 0xf0, 0xee),
    }
}

/// What became habit (in textbook models, which have none: who practises), with the strategies in order of it.
fn headline(about: &About, arms: &[Arm], panels: &[Vec<[f64; ORDER.len()]>]) -> String {
    let (stage, is) = match about.step {
        Step::Week => (0, "it is a habit for"),
        Step::Step => (1, "it is practised by"),
    };
    let habit = |panel: &Vec<[f64; ORDER.len()]>| panel[panel.len() - 1][stage];
    let mut order: Vec<usize> = (0..arms.len()).collect();
    order.sort_by(|&one, &other| habit(&panels[other]).total_cmp(&habit(&panels[one])));
    let named = |place: usize| {
        let name = text::shorten(&arms[place].strategy.name, TITLE, 460);
        format!("{} with “{name}”", percent(habit(&panels[place])))
    };
    match order[..] {
        [] => "Where people stand".into(),
        [best, ..] if habit(&panels[best]) < 0.005 => {
            format!("By {}, {is} hardly anybody", frame::at_end(about))
        }
        [only] => format!("By {}, {is} {}", frame::at_end(about), named(only)),
        [best, .., least] => {
            format!("By {}, {is} {} and {}", frame::at_end(about), named(best), named(least))
        }
    }
}

fn alt(about: &About, arms: &[Arm], panels: &[Vec<[f64; ORDER.len()]>]) -> String {
    let panels: Vec<String> = arms
        .iter()
        .zip(panels)
        .map(|(arm, panel)| {
            let last = panel[panel.len() - 1];
            let stages = (0..ORDER.len()).filter(|&stage| ever(panel, stage));
            let shares: Vec<String> =
                stages.map(|stage| format!("{} {}", ORDER[stage].word(), percent(last[stage]))).collect();
            format!("{}: {}", arm.strategy.name, list(&shares))
        })
        .collect();
    format!(
        "Stacked areas of mean shares over {} {}, a panel for each strategy. In {}: {}.",
        about.weeks,
        about.step.many(),
        frame::at_end(about),
        panels.join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn neighbouring_stages_differ_in_grey() {
        let grey = |stage| {
            let RGBColor(red, green, blue) = colour(stage);
            0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue)
        };
        assert!(ORDER.windows(2).all(|pair| (grey(pair[0]) - grey(pair[1])).abs() > 40.0));
    }

    #[test]
    fn every_stage_is_named_in_every_panel() {
        let (about, comparison) = example::four_strategies(10, 104);
        let picture = draw(&about, &comparison).unwrap();
        for stage in ["habit", "practising", "complying", "aware", "lapsed", "unaware"] {
            assert!(picture.svg.matches(&format!("\n{stage} ")).count() >= 3, "{stage}");
        }
        assert!(picture.alt.contains("In week 104: No programme: "));
    }
}
