//! A control graph (after Tannenbaum 1968): the share of decisions that each layer takes, a line a strategy.

use super::canvas::{Canvas, Drawn, Side};
use super::data::Data;
use super::frame::{self, BOTTOM};
use super::labels::{self, EndLabel};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{MARGIN, Mark, SMALL, SOFT, TITLE, WIDTH, colour, mark};
use super::{About, ReportError, left_out, shown, text};
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison};
use crate::leadership::decisions::Control;
use crate::report::groups::{Group, SMALLEST, groups};
use crate::report::words::{list, percent};

/// Room for labels on the right.
const LABELS: i32 = 480;

/// Who has control under one strategy, in the mean over runs.
struct Line {
    /// Which strategy: it gives colour and mark.
    place: usize,
    name: String,
    /// The share of decisions that each group of layers takes.
    by_group: Vec<f64>,
    dli: f64,
    total: f64,
}

/// Whether teams of any strategy that is drawn meet decisions, in more than one layer.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    groups(comparison).len() > 1 && !lines(comparison, &groups(comparison)).is_empty()
}

/// Draws the control graph.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let groups = groups(comparison);
    let lines = lines(comparison, &groups);
    let headline = headline(&lines);
    Picture::drawn("control", &headline, alt(&groups, &lines), |canvas| {
        let begin = frame::draw(canvas, about, &headline, &subtitle(about, comparison, &groups))?;
        let highest = lines.iter().flat_map(|line| &line.by_group).copied().fold(0.0, f64::max);
        let plane = Plane {
            left: MARGIN + 90,
            top: begin + 40,
            right: WIDTH - MARGIN - LABELS,
            bottom: BOTTOM - 96,
            across: (-0.03 * (groups.len() - 1) as f64, (groups.len() - 1) as f64),
            up: (0.0, (highest * 10.0).ceil().clamp(1.0, 10.0) / 10.0),
        };
        axes(canvas, &plane, &groups)?;
        lines.iter().rev().try_for_each(|line| curve(canvas, &plane, line))?;
        let ends: Vec<EndLabel> = lines.iter().map(|line| end(&plane, line)).collect();
        labels::draw_ends(canvas, &ends, plane.top - 30, plane.bottom + 8)
    })
    .map(|picture| picture.with(data(&groups, &lines)))
}

fn lines(comparison: &Comparison, groups: &[Group]) -> Vec<Line> {
    shown(comparison).into_iter().enumerate().filter_map(|(place, arm)| line(place, arm, groups)).collect()
}

fn line(place: usize, arm: &Arm, groups: &[Group]) -> Option<Line> {
    let controls: Vec<&Control> = arm.ensemble.runs.iter().filter_map(|run| run.control.as_ref()).collect();
    let over_runs =
        |value: &dyn Fn(&Control) -> f64| mean(&controls.iter().map(|control| value(control)).collect::<Vec<_>>());
    let taken =
        |group: &Group| over_runs(&|control| control.by_layer.iter().take(group.last + 1).skip(group.first).sum());
    (!controls.is_empty()).then(|| Line {
        place,
        name: arm.strategy.name.clone(),
        by_group: groups.iter().map(taken).collect(),
        dli: over_runs(&|control| control.dli),
        total: over_runs(&Control::total),
    })
}

fn axes(canvas: &Canvas, plane: &Plane, groups: &[Group]) -> Drawn {
    plane.share_grid(canvas, 6)?;
    let room = (plane.right - plane.left) / (groups.len() as i32 - 1).max(1) - 16;
    for (place, group) in groups.iter().enumerate() {
        let x = plane.x(place as f64);
        canvas.path(vec![(x, plane.bottom), (x, plane.bottom + 8)], SOFT, 1.0, 2)?;
        let title = text::shorten(&group.title(), AXIS, room);
        canvas.text((x, plane.bottom + 28), &title, AXIS, Side::Middle)?;
    }
    let hint = "from the top to the front line";
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 62), hint, SMALL.in_colour(SOFT), Side::Middle)
}

fn curve(canvas: &Canvas, plane: &Plane, line: &Line) -> Drawn {
    let points: Vec<(f64, f64)> =
        line.by_group.iter().enumerate().map(|(place, &share)| (place as f64, share)).collect();
    plane.curve(canvas, line.place, &points, 1.0, 5)?;
    let shape = mark(line.place).unwrap_or(Mark::Circle);
    points.iter().try_for_each(|&(across, up)| canvas.mark(plane.at(across, up), shape, 8, colour(line.place)))
}

fn end(plane: &Plane, line: &Line) -> EndLabel {
    let last = line.by_group[line.by_group.len() - 1];
    let end = plane.at((line.by_group.len() - 1) as f64, last);
    let value = format!("DLI {:.2}, total {}", line.dli, percent(line.total));
    EndLabel::new(line.place, (end, plane.height(last)), &line.name, &value, LABELS)
}

fn subtitle(about: &About, comparison: &Comparison, groups: &[Group]) -> String {
    let pooled = if groups.iter().any(|group| group.first != group.last) {
        format!(" Layers with fewer than {SMALLEST} people count together with the next.")
    } else {
        String::new()
    };
    format!(
        "Control graph: who decides, % of the decisions met that a layer takes; means of {}. Total control: what anybody \
         takes. DLI: 0 if all is decided at the top, 1 at the front line.{pooled}{}",
        frame::sample(about),
        left_out(comparison.arms.len())
    )
}

/// Where decisions are taken furthest down, and where least, with total control.
fn headline(lines: &[Line]) -> String {
    let mut order: Vec<&Line> = lines.iter().collect();
    order.sort_by(|one, other| other.dli.total_cmp(&one.dli));
    let comes_to = |line: &Line| format!("DLI {:.2}, total control {}", line.dli, percent(line.total));
    let name = |line: &Line| format!("“{}”", text::shorten(&line.name, TITLE, 420));
    match order[..] {
        [] => "Who decides".into(),
        [only] => format!("Who decides with {}: {}", name(only), comes_to(only)),
        [most, .., least] if most.dli - least.dli < 0.01 => {
            format!("Who decides is much the same with every strategy: {}", comes_to(most))
        }
        [most, .., least] => format!(
            "Deciding goes furthest down with {}: {}; least with {}: {}",
            name(most),
            comes_to(most),
            name(least),
            comes_to(least)
        ),
    }
}

fn data(groups: &[Group], lines: &[Line]) -> Data {
    let row = |line: &Line| {
        let ends = [percent(line.total), format!("{:.2}", line.dli)];
        let shares = line.by_group.iter().map(|&share| percent(share));
        std::iter::once(line.name.clone()).chain(shares).chain(ends).collect()
    };
    let note = "The share of the decisions met that each layer takes: means over runs. Total: what anybody takes. DLI: 0 if all \
                is decided at the top, 1 at the front line.";
    let names = groups.iter().map(Group::title).chain(["Total".into(), "DLI".into()]);
    Data::new("Who decides", note, &["Strategy"], lines.iter().map(row).collect()).with_columns(names)
}

fn alt(groups: &[Group], lines: &[Line]) -> String {
    let told = |line: &Line| {
        let each = groups.iter().zip(&line.by_group);
        let each: Vec<String> = each.map(|(group, &share)| format!("{} {}", group.title(), percent(share))).collect();
        format!("{}: {} (DLI {:.2}, total control {})", line.name, list(&each), line.dli, percent(line.total))
    };
    let told: Vec<String> = lines.iter().map(told).collect();
    format!("Lines of the share of decisions that each layer takes, means over runs. {}.", told.join(". "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_headline_says_total_control_and_how_far_down_it_goes() {
        let (about, comparison) = example::led(10, 8);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.alt.contains("Both: Layers 0 (top) to 1 ") && !picture.alt.contains("No programme"));
        let told = headline(&lines(&comparison, &groups(&comparison)));
        assert!(
            told.starts_with("Deciding goes furthest down with “Both”: DLI 0.") && told.contains("least with “Ann")
        );
        assert_eq!(told.matches("total control 90\u{a0}%").count(), 2, "{told}");
    }

    #[test]
    fn nothing_is_drawn_where_teams_meet_no_decisions() {
        assert!(!has_any(&example::four_strategies(2, 4).1) && has_any(&example::led(2, 4).1));
    }
}
