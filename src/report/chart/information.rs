//! What it is worth that people answer a survey: adoption against the response rate, a line a way of choosing.

use super::canvas::{Canvas, Drawn, Side};
use super::labels::{self, EndLabel};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{MARGIN, Mark, SOFT, WIDTH, colour, mark};
use super::{About, MOST, ReportError, frame, ticks};
use crate::experiment::{Information, RATES, Ways};
use crate::report::words::{count, percent, points};
use crate::seeding::ChosenBy;

/// Where the axis may end: what answers are worth is told by the slope, which a whole axis would hide.
const TOPS: [f64; 9] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1.0];

/// Room for labels on the right.
const LABELS: i32 = 460;

/// Draws adoption against the response rate.
pub(in crate::report) fn draw(about: &About, ways: &Ways) -> Result<Picture, ReportError> {
    let drawn = drawn(ways);
    let headline = headline(ways);
    let highest = drawn.iter().flat_map(|one| &one.owned).map(|owned| owned.high).fold(0.0, f64::max);
    let top = TOPS.into_iter().find(|top| highest <= *top).unwrap_or(1.0);
    Picture::drawn("information", &headline, alt(ways, &drawn), |canvas| {
        let left_out = match ways.information.len() - drawn.len() {
            0 => String::new(),
            1 => " One more way is in the table.".into(),
            more => format!(" {more} more ways are in the table."),
        };
        let subtitle = format!(
            "Owned in {}, % of people, by how many people answer the survey from which {} champions are chosen. {}. Line: \
             the mean; band: where it lies in 95 of 100 such experiments.{}{left_out}",
            frame::at_end(about),
            count(ways.asked),
            frame::sample(about),
            ticks::zoomed(top)
        );
        let begin = frame::draw(canvas, about, &headline, &subtitle)?;
        let plane = Plane {
            left: MARGIN + 110,
            top: begin + 20,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 80,
            across: (0.0, 1.0),
            up: (0.0, top),
        };
        axes(canvas, &plane)?;
        lines(canvas, &plane, &drawn)?;
        let label = |(line, one): (usize, &&Information)| {
            let end = one.owned[RATES.len() - 1].mean;
            let name = if one.by == ChosenBy::Random { "random, asks nobody".into() } else { one.by.word() };
            EndLabel::new(line, (plane.at(1.0, end), plane.height(end)), &name, &percent(end), LABELS)
        };
        let ends: Vec<EndLabel> = drawn.iter().enumerate().map(label).collect();
        labels::draw_ends(canvas, &ends, plane.top - 16, plane.bottom + 40)
    })
}

/// Those to whom answers are worth most, and drawing by lot last.
fn drawn(ways: &Ways) -> Vec<&Information> {
    let Some((lot, others)) = ways.information.split_first() else { return Vec::new() };
    let mut drawn: Vec<&Information> = others.iter().collect();
    let end = |one: &Information| one.owned[RATES.len() - 1].mean;
    drawn.sort_by(|one, other| end(other).total_cmp(&end(one)));
    drawn.truncate(MOST - 1);
    drawn.push(lot);
    drawn
}

fn axes(canvas: &Canvas, plane: &Plane) -> Drawn {
    plane.share_grid(canvas, 6)?;
    for rate in RATES {
        let x = plane.x(rate);
        canvas.path(vec![(x, plane.bottom), (x, plane.bottom + 8)], SOFT, 1.0, 2)?;
        canvas.text((x, plane.bottom + 28), &percent(rate), AXIS, Side::Middle)?;
    }
    let title = "People who answer the survey";
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 64), title, AXIS, Side::Middle)
}

/// All bands first, then all lines.
fn lines(canvas: &Canvas, plane: &Plane, drawn: &[&Information]) -> Drawn {
    for (line, one) in drawn.iter().enumerate().filter(|(_, one)| one.owned.iter().all(|owned| owned.low.is_finite())) {
        let edges: Vec<(f64, f64)> = one.owned.iter().map(|owned| (owned.low, owned.high)).collect();
        plane.band(canvas, line, &RATES, &edges, 0.12)?;
    }
    for (line, one) in drawn.iter().enumerate() {
        let curve: Vec<(f64, f64)> = RATES.iter().zip(&one.owned).map(|(&rate, owned)| (rate, owned.mean)).collect();
        plane.curve(canvas, line, &curve, 1.0, 5)?;
        for (rate, owned) in curve {
            canvas.mark(plane.at(rate, owned), mark(line).unwrap_or(Mark::Circle), 7, colour(line))?;
        }
    }
    Ok(())
}

fn headline(ways: &Ways) -> String {
    let best = ways.information.iter().skip(1).max_by(|one, other| one.worth.mean.total_cmp(&other.worth.mean));
    match best {
        Some(best) if best.worth.low > 0.0 => {
            let half = best.owned[0].mean + best.worth.mean / 2.0;
            let enough =
                RATES.iter().zip(&best.owned).find(|(_, owned)| owned.mean >= half).map_or(1.0, |(rate, _)| *rate);
            format!(
                "A survey that all answer is worth {} with {}; half of that is there once {} answer",
                points(best.worth.mean),
                best.by.word(),
                percent(enough)
            )
        }
        _ => "A survey is not shown to be worth anything here: the lot chooses as well".into(),
    }
}

fn alt(ways: &Ways, drawn: &[&Information]) -> String {
    let told = drawn.iter().map(|one| {
        let at =
            RATES.iter().zip(&one.owned).map(|(&rate, owned)| format!("{} at {}", percent(owned.mean), percent(rate)));
        format!("{}: {}", one.by.word(), at.collect::<Vec<_>>().join(", "))
    });
    format!(
        "Owned adoption against the response rate of the survey from which {} champions are chosen. {}.",
        count(ways.asked),
        told.collect::<Vec<_>>().join("; ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_headline_says_what_answers_are_worth() {
        let (about, ways) = example::ways();
        let picture = draw(&about, &ways).unwrap();
        assert!(headline(&ways).contains("is worth 8.3\u{a0}points with coverage"), "{}", headline(&ways));
        assert!(picture.alt.contains("random: 20 % at 0 %") || picture.alt.contains("random: 20\u{a0}% at 0\u{a0}%"));
    }
}
