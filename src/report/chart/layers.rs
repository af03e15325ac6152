//! Adoption by layer: a panel a layer, small layers pooled with the next.

use super::canvas::{Canvas, Drawn, Side};
use super::data::{self, Data};
use super::labels;
use super::picture::Picture;
use super::plane::{Plane, by_week};
use super::style::{Ink, MARGIN, SMALL, SOFT, TITLE, WIDTH};
use super::{About, ReportError, frame, left_out, shown, text};
use crate::experiment::{Arm, Comparison, Spread};
use crate::report::groups::{Group, SMALLEST, groups};
use crate::report::words::{count, percent};

/// The most panels that one chart can bear.
const PANELS: usize = 8;
/// Room on the right of a panel for where its curves end.
const ENDS: i32 = 104;

/// Draws adoption by layer.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let arms = shown(comparison);
    let all = groups(comparison);
    let groups = &all[..all.len().min(PANELS)];
    let headline = headline(about, comparison, &all);
    Picture::drawn("layers", &headline, alt(about, &arms, groups), |canvas| {
        let begin = frame::draw(canvas, about, &headline, &subtitle(about, comparison, &all))?;
        let names: Vec<String> =
            arms.iter().enumerate().map(|(line, arm)| text::named(line, &arm.strategy.name)).collect();
        let begin = frame::key(canvas, &names, begin + 8)?;
        for (place, group) in groups.iter().enumerate() {
            draw_panel(canvas, about, &plane(about, place, groups.len(), begin), group, &arms)?;
        }
        Ok(())
    })
    .map(|picture| picture.with(data(about, comparison, groups)))
}

fn subtitle(about: &About, comparison: &Comparison, all: &[Group]) -> String {
    let pooled = if all.iter().any(|group| group.first != group.last) {
        format!(" Layers with fewer than {SMALLEST} people are shown together with the next.")
    } else {
        String::new()
    };
    let hidden = if all.len() > PANELS {
        format!(" The first {PANELS} of {} groups are drawn; the tables have all.", all.len())
    } else {
        String::new()
    };
    format!(
        "Adoption within each layer, % of its people: median over {}.{pooled}{hidden}{}",
        frame::sample(about),
        left_out(comparison.arms.len())
    )
}

fn plane(about: &About, place: usize, all: usize, begin: i32) -> Plane {
    let columns = if all <= 3 { all } else { all.div_ceil(2) } as i32;
    let rows = (all as i32 + columns - 1) / columns;
    let (column, row) = (place as i32 % columns, place as i32 / columns);
    let (wide, high) = ((WIDTH - 2 * MARGIN) / columns, (frame::BOTTOM - begin) / rows);
    let (left, top) = (MARGIN + column * wide, begin + row * high);
    Plane {
        left: left + 88,
        top: top + 54,
        right: left + wide - ENDS - 10,
        bottom: top + high - 52,
        across: (0.0, f64::from(about.weeks)),
        up: (0.0, 1.0),
    }
}

fn draw_panel(canvas: &Canvas, about: &About, plane: &Plane, group: &Group, arms: &[&Arm]) -> Drawn {
    let title = group.title();
    canvas.text((plane.left, plane.top - 28), &title, TITLE, Side::Right)?;
    let people = format!("{} people", count(group.people));
    let beside = plane.left + text::width(&title, TITLE) + 16;
    canvas.text((beside, plane.top - 28), &people, Ink::plain(24).in_colour(SOFT), Side::Right)?;
    plane.share_grid(canvas, 5)?;
    let most = ((plane.right - plane.left) / 70).clamp(2, 9) as u32;
    plane.weeks(canvas, about, most, false)?;
    canvas.text((plane.right + ENDS + 6, plane.bottom + 26), about.step.many(), SMALL, Side::Left)?;
    let ends: Vec<f64> = arms
        .iter()
        .enumerate()
        .map(|(line, arm)| {
            let median = by_week(group.curve(&arm.ensemble).iter().map(|spread| spread.median));
            plane.curve(canvas, line, &median, 1.0, 5)?;
            plane.marks(canvas, line, &median, 130)?;
            Ok(median.last().map_or(0.0, |end| end.1))
        })
        .collect::<Drawn<_>>()?;
    labels::draw_values(canvas, plane, &ends)
}

/// How the leading strategy's lowest layer fares beside its highest, run by run; neutral unless most runs agree.
fn headline(about: &About, comparison: &Comparison, groups: &[Group]) -> String {
    let neutral = format!("How far it gets in each layer by {}", frame::at_end(about));
    let leader = comparison.verdict.ranking.first().and_then(|&place| comparison.arms.get(place));
    let (Some(arm), Some(upper), Some(lower)) = (leader, groups.first(), groups.last()) else { return neutral };
    let last = arm.ensemble.weeks() as usize;
    let (above, below) = (upper.shares(&arm.ensemble, last), lower.shares(&arm.ensemble, last));
    let ahead = |sign: f64| above.iter().zip(&below).filter(|(high, low)| sign * (*high - *low) > about.margin).count();
    let (behind, before) = (ahead(1.0), ahead(-1.0));
    let (runs, word) = if behind >= before { (behind, "behind") } else { (before, "ahead of") };
    if runs * 10 < above.len() * 8 {
        return neutral;
    }
    let name = text::shorten(&arm.strategy.name, TITLE, 460);
    format!(
        "With “{name}”, {} ends {word} {} in {} of {} runs: {} against {}",
        lowered(lower),
        lowered(upper),
        count(runs as u64),
        count(above.len() as u64),
        percent(Spread::of(below).median),
        percent(Spread::of(above).median)
    )
}

fn lowered(group: &Group) -> String {
    group.title().replacen('L', "l", 1)
}

fn data(about: &About, comparison: &Comparison, groups: &[Group]) -> Data {
    let weeks = data::weeks(about, data::FEW_WEEKS);
    let row = |group: &Group, week: usize| {
        let median = |arm: &Arm| percent(Spread::of(group.shares(&arm.ensemble, week)).median);
        let names = [group.title(), count(week as u64)];
        names.into_iter().chain(shown(comparison).into_iter().map(median)).collect()
    };
    let rows = groups.iter().flat_map(|group| weeks.iter().map(move |&week| row(group, week))).collect();
    let note = "Adoption within each layer, % of its people: the run in the middle.";
    let data = Data::new("How far it gets in each layer", note, &["Layer", &data::time(about)], rows).by_two();
    data.with_columns(data::strategies(comparison))
}

fn alt(about: &About, arms: &[&Arm], groups: &[Group]) -> String {
    let panels: Vec<String> = groups
        .iter()
        .map(|group| {
            let last = about.weeks as usize;
            let ends: Vec<String> = arms
                .iter()
                .map(|arm| {
                    format!("{} {}", arm.strategy.name, percent(Spread::of(group.shares(&arm.ensemble, last)).median))
                })
                .collect();
            format!("{} ({} people): {}", group.title(), group.people, ends.join(", "))
        })
        .collect();
    format!(
        "Adoption within each layer in {}, median over {}. {}.",
        frame::at_end(about),
        frame::sample(about),
        panels.join(". ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn small_layers_are_pooled_and_it_is_said() {
        let (about, comparison) = example::four_strategies(30, 104);
        let picture = draw(&about, &comparison).unwrap();
        assert!(picture.svg.contains("Layers 0 (top) to 1") && picture.svg.contains("\n10 people\n"));
        assert!(picture.svg.contains("fewer than 10 people"));
        assert!(!picture.svg.contains("Layer 1\n"));
    }

    #[test]
    fn the_headline_counts_runs() {
        let (about, comparison) = example::four_strategies(30, 104);
        let picture = draw(&about, &comparison).unwrap();
        assert!(
            picture.svg.contains("<title id=\"layers-title\">With “Both”, layer 4 ends behind layers 0 (top) to 1 in ")
        );
    }
}
