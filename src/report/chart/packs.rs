//! Adoption under several packs of assumptions: a panel a pack, on one scale.

use super::canvas::{Canvas, Drawn, Side};
use super::data::{self, Data};
use super::labels;
use super::picture::Picture;
use super::plane::{Plane, by_week};
use super::style::{MARGIN, SMALL, TITLE, WIDTH};
use super::{About, ReportError, drawn, frame, left_out, text, ticks};
use crate::experiment::{Comparison, Packs, StrategyUnderPack, UnderPack};
use crate::report::curve;
use crate::report::packs::ranked_on;
use crate::report::words::{capital, count, list, percent};

/// Room on the right of a panel for where its curves end.
const ENDS: i32 = 104;

/// Whether there are several packs.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    comparison.packs.is_some()
}

/// Draws adoption under each pack.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let Some(packs) = &comparison.packs else { return Err(ReportError::chart("there are no packs")) };
    let packs = &few(packs, &drawn(comparison));
    let highest = packs.under.iter().flat_map(|under| &under.strategies).flat_map(|strategy| &strategy.curve);
    let top = ticks::share_top(highest.map(|spread| spread.middle_half.1).fold(0.0, f64::max));
    // Every panel names its own.
    let about = &About { assumptions: None, ..about.clone() };
    Picture::drawn("packs", &packs.finding, alt(about, packs), |canvas| {
        let subtitle = subtitle(about, packs, comparison.arms.len()) + &ticks::zoomed(top);
        let begin = frame::draw(canvas, about, &packs.finding, &subtitle)?;
        let names = packs.under[0].strategies.iter().enumerate();
        let names: Vec<String> = names.map(|(line, strategy)| text::named(line, &strategy.name)).collect();
        let begin = frame::key(canvas, &names, begin + 8)?;
        for (place, under) in packs.under.iter().enumerate() {
            draw_panel(canvas, about, &plane(about, (place, packs.under.len()), begin, top), under)?;
        }
        Ok(())
    })
    .map(|picture| picture.with(data(about, packs)))
}

/// The packs with the strategies that are drawn.
fn few(packs: &Packs, drawn: &[usize]) -> Packs {
    let few = |under: &UnderPack| UnderPack {
        strategies: drawn.iter().filter_map(|&place| under.strategies.get(place).cloned()).collect(),
        ..under.clone()
    };
    Packs { under: packs.under.iter().map(few).collect(), ..packs.clone() }
}

fn subtitle(about: &About, packs: &Packs, strategies: usize) -> String {
    let bands = if about.runs == 1 { "one run alone" } else { "line: the run in the middle; band: half of the runs" };
    format!(
        "{}: {} under each pack of assumptions; {bands}. Who is ahead: on {}.{}",
        curve::axis(packs.measure),
        frame::sample(about),
        ranked_on(about, packs),
        left_out(strategies)
    )
}

fn plane(about: &About, (place, all): (usize, usize), begin: i32, top: f64) -> Plane {
    let wide = (WIDTH - 2 * MARGIN) / all as i32;
    let left = MARGIN + place as i32 * wide;
    Plane {
        left: left + 88,
        top: begin + 54,
        right: left + wide - ENDS - 10,
        bottom: frame::BOTTOM - 52,
        across: (0.0, f64::from(about.weeks)),
        up: (0.0, top),
    }
}

fn draw_panel(canvas: &Canvas, about: &About, plane: &Plane, under: &UnderPack) -> Drawn {
    let title = format!("{} assumptions", capital(under.pack.whose()));
    canvas.text((plane.left, plane.top - 28), &title, TITLE, Side::Right)?;
    plane.share_grid(canvas, 6)?;
    let most = ((plane.right - plane.left) / 70).clamp(2, 9) as u32;
    plane.weeks(canvas, about, most, false)?;
    canvas.text((plane.right + ENDS + 6, plane.bottom + 26), about.step.many(), SMALL, Side::Left)?;
    let weeks: Vec<f64> = (0..=about.weeks).map(f64::from).collect();
    for (line, strategy) in under.strategies.iter().enumerate().filter(|_| about.runs > 1) {
        plane.bands(canvas, line, (&weeks, &strategy.curve), 0.14, false)?;
    }
    let medians: Vec<_> =
        under.strategies.iter().map(|strategy| by_week(strategy.curve.iter().map(|spread| spread.median))).collect();
    for (line, median) in medians.iter().enumerate() {
        plane.curve(canvas, line, median, 1.0, 5)?;
    }
    medians.iter().enumerate().try_for_each(|(line, median)| plane.marks(canvas, line, median, 130))?;
    let ends: Vec<f64> = medians.iter().map(|median| median.last().map_or(0.0, |end| end.1)).collect();
    labels::draw_values(canvas, plane, &ends)
}

fn data(about: &About, packs: &Packs) -> Data {
    let weeks = data::weeks(about, data::FEW_WEEKS);
    let row = |under: &UnderPack, week: usize| {
        let median = |one: &StrategyUnderPack| one.curve.get(week).map_or(0.0, |spread| spread.median);
        let names = [capital(under.pack.word()), count(week as u64)];
        names.into_iter().chain(under.strategies.iter().map(|one| percent(median(one)))).collect()
    };
    let rows = packs.under.iter().flat_map(|under| weeks.iter().map(move |&week| row(under, week))).collect();
    let names = packs.under[0].strategies.iter().map(|strategy| strategy.name.clone());
    let note = format!("{}: the run in the middle.", curve::axis(packs.measure));
    let head = ["Assumptions", &data::time(about)];
    Data::new("Under other assumptions", note, &head, rows).by_two().with_columns(names)
}

fn alt(about: &About, packs: &Packs) -> String {
    let end = |strategy: &StrategyUnderPack| {
        let median = strategy.curve.last().map_or(0.0, |spread| spread.median);
        format!("{} {}", strategy.name, percent(median))
    };
    let panel = |under: &UnderPack| {
        let ends: Vec<String> = under.strategies.iter().map(end).collect();
        format!("under the {} assumptions {}", under.pack.whose(), list(&ends))
    };
    let panels: Vec<String> = packs.under.iter().map(panel).collect();
    format!("Adoption in {}, median over runs: {}. {}.", frame::at_end(about), panels.join("; "), packs.finding)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn every_pack_has_its_panel_and_the_title_is_what_holds() {
        let (about, comparison) = example::under_packs(20, 104);
        let picture = draw(&about, &comparison).unwrap();
        for title in ["Sceptic's assumptions", "Middle assumptions", "Advocate's assumptions"] {
            assert!(picture.svg.contains(&title.replace('\'', "&apos;")), "{title}");
        }
        assert!(picture.svg.contains("<title id=\"packs-title\">“Both” is ahead of every other strategy only under"));
        assert!(!picture.svg.contains("middle assumptions · seed"));
        assert!(picture.alt.contains("under the sceptic's assumptions No programme "));
    }

    #[test]
    fn the_same_strategies_are_drawn_as_elsewhere() {
        let (about, mut comparison) = example::under_packs(3, 7);
        let (arms, packs) = (comparison.arms.clone(), comparison.packs.as_mut().unwrap());
        for extra in 0..5 {
            let mut arm = arms[extra % arms.len()].clone();
            arm.strategy.name = format!("More {extra}");
            comparison.arms.push(arm);
            for under in &mut packs.under {
                let more = StrategyUnderPack { name: format!("More {extra}"), ..under.strategies[0].clone() };
                under.strategies.push(more);
            }
        }
        comparison.verdict.ranking = vec![8, 7, 0];
        let elsewhere: Vec<String> =
            super::super::shown(&comparison).iter().map(|arm| arm.strategy.name.clone()).collect();
        assert!(elsewhere.contains(&"More 4".to_owned()));
        assert_eq!(draw(&about, &comparison).unwrap().data.head[2..], elsewhere);
    }
}
