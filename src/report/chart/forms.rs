//! The final cut: in which form people own it, over time, a panel a strategy.

use super::picture::Picture;
use super::stack::{self, Panel};
use super::style::TITLE;
use super::{About, ReportError, frame, left_out, shown, text, ticks};
use crate::behaviour::{Form, Measure};
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison};
use crate::report::words::{count, percent};
use plotters::style::RGBColor;

/// From the bottom of a panel to its top, with fills that differ in lightness from their neighbours.
const ORDER: [(Form, &str, RGBColor); 4] = [
    (Form::Champions, "champions’", RGBColor(0x08, 0x30, 0x55)),
    (Form::Intended, "intended", RGBColor(0x56, 0xa8, 0xd8)),
    (Form::Drifted, "drifted", RGBColor(0xb0, 0x5a, 0x12)),
    (Form::Hijacked, "hijacked", RGBColor(0xf2, 0xc2, 0x66)),
];

/// Less than this is not worth a chart.
const SEEN: f64 = 0.01;

/// Whether drifted or hijacked forms are ever seen.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    let seen = |arm: &Arm| {
        let form = |form| arm.ensemble.means(Measure::Form(form)).into_iter().any(|share| share > SEEN);
        form(Form::Drifted) || form(Form::Hijacked)
    };
    shown(comparison).into_iter().any(seen)
}

/// Draws forms over time.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let arms = shown(comparison);
    let kinds = ORDER.map(|(_, word, colour)| (word, colour));
    let panels: Vec<(String, Panel)> = arms.iter().copied().enumerate().map(panel).collect();
    let headline = headline(about, &arms);
    let highest = panels.iter().flat_map(|(_, panel)| panel).map(|row| row.iter().sum()).fold(0.0, f64::max);
    let top = ticks::share_top(highest);
    let alt = format!(
        "Stacked areas of mean shares of people who own it, by the form in which they do it, a panel for each strategy. \
         In {}: {}.",
        frame::at_end(about),
        stack::told(&kinds, &panels)
    );
    Picture::drawn("forms", &headline, alt, |canvas| {
        let subtitle = format!(
            "The final cut: who owns the behaviour in which form, % of people: means of {}. Aligned: as intended, straight \
             from the goal or handed on by champions. Hijacked: pushed off by somebody who dominates.{}{}",
            frame::sample(about),
            ticks::zoomed(top),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        stack::draw(canvas, about, (begin, top), &kinds, &panels)
    })
    .map(|picture| picture.with(stack::data(about, &kinds, &panels, ("In which form people do it", "Who owns it, by form"))))
}

fn panel((place, arm): (usize, &Arm)) -> (String, Panel) {
    let curves = ORDER.map(|(form, ..)| arm.ensemble.means(Measure::Form(form)));
    (text::named(place, &arm.strategy.name), stack::panel(&curves))
}

/// The widest gap between owned and aligned, and how often it was hijacked there.
fn headline(about: &About, arms: &[&Arm]) -> String {
    let at_end = |arm: &Arm, measure| mean(&arm.ensemble.shares(measure, about.weeks.min(arm.ensemble.weeks())));
    let gap = |arm: &Arm| at_end(arm, Measure::Owned) - at_end(arm, Measure::Aligned);
    let Some(widest) = arms.iter().max_by(|one, other| gap(one).total_cmp(&gap(other))) else {
        return "In which form people own it".into();
    };
    let (owned, aligned) = (at_end(widest, Measure::Owned), at_end(widest, Measure::Aligned));
    let hijacked = widest.ensemble.runs.iter().filter(|run| run.is_hijacked()).count();
    let hijacked = if hijacked == 0 {
        String::new()
    } else {
        format!("; hijacked in {} of {} runs", count(hijacked as u64), count(widest.ensemble.runs.len() as u64))
    };
    format!(
        "With “{}”, {} own it in {}, {} as it was intended{hijacked}",
        text::shorten(&widest.strategy.name, TITLE, 460),
        percent(owned),
        frame::at_end(about),
        percent(aligned)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn neighbouring_forms_differ_in_grey() {
        assert!(stack::differ_in_grey(&ORDER.map(|(_, word, colour)| (word, colour))));
    }

    #[test]
    fn the_headline_tells_owned_from_aligned() {
        let (about, comparison) = example::tested(10);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.svg.contains(" as it was intended") && picture.svg.contains("\ndrifted "));
        assert!(has_any(&comparison) && !has_any(&example::textbook().1));
    }
}
