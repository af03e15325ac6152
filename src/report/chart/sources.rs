//! Through whom people came to own it, over time, a panel a strategy.

use super::picture::Picture;
use super::stack::{self, Panel};
use super::style::TITLE;
use super::{About, ReportError, frame, left_out, shown, text, ticks};
use crate::engine::{Source, Trajectory};
use crate::experiment::{Arm, Comparison};
use crate::report::words::percent;
use plotters::style::RGBColor;

/// From the bottom of a panel to its top, with fills that differ in lightness from their neighbours.
const ORDER: [(Source, RGBColor); 7] = [
    (Source::Own, RGBColor(0xd9, 0xd9, 0xd6)),
    (Source::Mandate, RGBColor(0x5e, 0x57, 0x50)),
    (Source::Broadcast, RGBColor(0xe6, 0x9f, 0x45)),
    (Source::Line, RGBColor(0x99, 0x55, 0x0a)),
    (Source::Asked, RGBColor(0x86, 0xc9, 0xb3)),
    (Source::Champion, RGBColor(0x08, 0x30, 0x55)),
    (Source::Colleague, RGBColor(0x56, 0xa8, 0xd8)),
];

/// Whether anybody came to own it through anything.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    let through = |run: &Trajectory| {
        let owners = |row: &crate::engine::Adopted| row.by_source[1..].iter().any(|&owners| owners > 0);
        run.adopted.iter().any(owners)
    };
    comparison.arms.iter().flat_map(|arm| &arm.ensemble.runs).any(through)
}

/// Draws sources over time.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let arms = shown(comparison);
    let kinds = ORDER.map(|(source, colour)| (word(source), colour));
    let panels: Vec<(String, Panel)> = arms.iter().copied().enumerate().map(panel).collect();
    let headline = headline(&arms);
    let highest = panels.iter().flat_map(|(_, panel)| panel).map(|row| row.iter().sum()).fold(0.0, f64::max);
    let top = ticks::share_top(highest);
    let alt = format!(
        "Stacked areas of mean shares of people who own it, by how they came to it, a panel for each strategy. In {}: {}.",
        frame::at_end(about),
        stack::told(&kinds, &panels)
    );
    Picture::drawn("sources", &headline, alt, |canvas| {
        let subtitle = format!(
            "Who owns the behaviour, by what they last came to it through, % of people: means of {}. This is credit: what \
             would be lost without a channel may differ.{}{}",
            frame::sample(about),
            ticks::zoomed(top),
            left_out(comparison.arms.len())
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        stack::draw(canvas, about, (begin, top), &kinds, &panels)
    })
    .map(|picture| picture.with(stack::data(about, &kinds, &panels, ("Through whom people came to own it", "Who owns it, by what they last came to it through"))))
}

fn word(source: Source) -> &'static str {
    match source {
        Source::Own => "themselves",
        Source::Line => "own line",
        Source::Colleague => "colleagues",
        Source::Champion => "champions",
        other => other.word(),
    }
}

fn panel((place, arm): (usize, &Arm)) -> (String, Panel) {
    let mean = |(source, _): (Source, RGBColor)| {
        let curve = arm.ensemble.curve_of(|run, week| run.share_through(source, week));
        curve.into_iter().map(|spread| spread.mean).collect::<Vec<f64>>()
    };
    (text::named(place, &arm.strategy.name), stack::panel(&ORDER.map(mean)))
}

/// How much peers carry in each strategy that does anything, from the most to the least.
fn headline(arms: &[&Arm]) -> String {
    let mut shares: Vec<(f64, &Arm)> = arms
        .iter()
        .copied()
        .filter(|arm| arm.strategy.has_channels())
        .filter_map(|arm| Some((arm.ensemble.peer_share()?, arm)))
        .collect();
    shares.sort_by(|one, other| other.0.total_cmp(&one.0));
    let named = |(share, arm): &(f64, &Arm)| {
        format!("{} with “{}”", percent(*share), text::shorten(&arm.strategy.name, TITLE, 420))
    };
    match &shares[..] {
        [] => "Through whom people come to own it".into(),
        [only] => format!("Peers’ example accounts for {}", named(only)),
        [most, .., least] => format!("Peers’ example accounts for {} and {}", named(most), named(least)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn neighbouring_sources_differ_in_grey() {
        assert!(stack::differ_in_grey(&ORDER.map(|(source, colour)| (source.word(), colour))));
    }

    #[test]
    fn every_source_is_named_and_peers_stand_in_the_headline() {
        let (about, comparison) = example::tested(10);
        let picture = draw(&about, &comparison).unwrap();
        for word in ["broadcast", "own line", "asked", "champions", "colleagues"] {
            assert!(picture.svg.contains(&format!("\n{word} ")), "{word}");
        }
        assert!(picture.svg.contains("Peers’ example accounts for "));
        let (_, textbook) = example::textbook();
        assert!(has_any(&comparison) && !has_any(&textbook));
    }
}
