//! Stages over time: where people stand, a panel a strategy.

use super::picture::Picture;
use super::stack::{self, Panel};
use super::style::TITLE;
use super::{About, ReportError, frame, left_out, shown, text};
use crate::behaviour::{Measure, Stage};
use crate::experiment::{Arm, Comparison};
use crate::report::about::Step;
use crate::report::words::percent;
use plotters::style::RGBColor;

/// The stages from the bottom of a panel to its top.
const ORDER: [Stage; 7] =
    [Stage::Habit, Stage::Practising, Stage::Complying, Stage::Trying, Stage::Aware, Stage::Lapsed, Stage::Unaware];

/// Draws stages over time.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let arms = shown(comparison);
    let kinds = ORDER.map(|stage| (stage.word(), colour(stage)));
    let panels: Vec<(String, Panel)> = arms.iter().copied().enumerate().map(panel).collect();
    let headline = headline(about, &arms, &panels);
    let alt = format!(
        "Stacked areas of mean shares over {} {}, a panel for each strategy. In {}: {}.",
        about.weeks,
        about.step.many(),
        frame::at_end(about),
        stack::told(&kinds, &panels)
    );
    Picture::drawn("stages", &headline, alt, |canvas| {
        let subtitle = format!(
            "Where people stand with the behaviour over {}, % of people: means of {}.{}",
            frame::span(about, f64::from(about.weeks)),
            frame::sample(about),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        stack::draw(canvas, about, (begin, 1.0), &kinds, &panels)
    })
    .map(|picture| picture.with(stack::data(about, &kinds, &panels, ("Where people stand, over time", "Stages"))))
}

fn panel((place, arm): (usize, &Arm)) -> (String, Panel) {
    let curves = ORDER.map(|stage| arm.ensemble.means(Measure::In(stage)));
    (text::named(place, &arm.strategy.name), stack::panel(&curves))
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
fn headline(about: &About, arms: &[&Arm], panels: &[(String, Panel)]) -> String {
    let (stage, is) = match about.step {
        Step::Week => (0, "it is a habit for"),
        Step::Step => (1, "it is practised by"),
    };
    let habit = |(_, panel): &(String, Panel)| panel[panel.len() - 1][stage];
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn neighbouring_stages_differ_in_grey() {
        assert!(stack::differ_in_grey(&ORDER.map(|stage| (stage.word(), colour(stage)))));
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
