//! Whose influence it is: each layer's share of people beside its share of what reaches people.

use super::canvas::{Canvas, Drawn, Side};
use super::frame::{self, BOTTOM};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::reach::foot;
use super::style::{GRID, Ink, MARGIN, WIDTH, colour};
use super::ticks;
use crate::network::LayerInfluence;
use crate::report::ReportError;
use crate::report::network::{Measured, layers_title};
use crate::report::words::{number, percent, round};

/// Room for names on the left, and for values beside the bars.
const NAMES: i32 = 360;
const VALUES: i32 = 330;
/// The colour of people, and that of influence.
const PEOPLE: usize = 6;
const INFLUENCE: usize = 0;

/// Draws whose influence it is; `None` without layers.
pub(in crate::report) fn draw(measured: &Measured) -> Result<Option<Picture>, ReportError> {
    let layers = measured.influence();
    if layers.is_empty() {
        return Ok(None);
    }
    let headline = headline(&layers);
    Picture::drawn("influence", &headline, alt(&layers), |canvas| {
        let subtitle = "Each layer's share of people, and of what reaches people: everybody shares out one part over those \
                        whose example reaches them, by the strength of ties.";
        let begin = frame::around(canvas, &headline, subtitle, foot(measured))?;
        let most = layers.iter().map(|layer| layer.of_people.max(layer.of_influence)).fold(0.0, f64::max);
        let plane = Plane {
            left: MARGIN + NAMES,
            top: begin + 16,
            right: WIDTH - MARGIN - VALUES,
            bottom: BOTTOM - 48,
            across: (0.0, ((most * 10.0).ceil() / 10.0).clamp(0.1, 1.0)),
            up: (0.0, 1.0),
        };
        for share in ticks::values(0.0, plane.across.1, 6) {
            let x = plane.x(share);
            canvas.path(vec![(x, plane.top), (x, plane.bottom)], GRID, 1.0, 2)?;
            canvas.text((x, plane.bottom + 26), &percent(share), AXIS, Side::Middle)?;
        }
        let high = (f64::from(plane.bottom - plane.top) / layers.len() as f64).min(220.0);
        for (place, layer) in layers.iter().enumerate() {
            bars(canvas, &plane, layer, plane.top + ((place as f64 + 0.5) * high) as i32, high)?;
        }
        Ok(())
    })
    .map(Some)
}

fn bars(canvas: &Canvas, plane: &Plane, layer: &LayerInfluence, middle: i32, high: f64) -> Drawn {
    let bar = ((high * 0.34) as i32).clamp(12, 64);
    canvas.text((plane.left - 24, middle), &layers_title(layer.first, layer.last), Ink::bold(26), Side::Left)?;
    let both =
        [(-bar / 2, layer.of_people, PEOPLE, "of people"), (bar / 2, layer.of_influence, INFLUENCE, "of influence")];
    for (below, share, line, word) in both {
        let (y, right) = (middle + below, plane.x(share));
        canvas.rectangle((plane.left, y - bar / 2 + 2), (right, y + bar / 2 - 2), colour(line))?;
        let value = format!("{}\u{a0}% {word}", round(share * 100.0, 0));
        canvas.text((right + 12, y), &value, Ink::plain(24).in_colour(colour(line)), Side::Right)?;
    }
    Ok(())
}

/// The layers that have the most for each of their people, or that all have as much.
fn headline(layers: &[LayerInfluence]) -> String {
    let times = |layer: &LayerInfluence| layer.of_influence / layer.of_people.max(0.005); // at least half a percent
    let most = layers.iter().max_by(|one, other| times(one).total_cmp(&times(other))).expect("there are layers");
    let shares = format!(
        "{}: {} of people, {} of influence",
        layers_title(most.first, most.last),
        percent(round(most.of_people, 2)),
        percent(round(most.of_influence, 2)),
    );
    match round(times(most), 1) {
        most if most <= 1.0 => format!("{shares}, what a person has on average"),
        most => format!("{shares}, {} times what a person has on average", number(most)),
    }
}

fn alt(layers: &[LayerInfluence]) -> String {
    let told = layers.iter().map(|layer| {
        let shares = [layer.of_people, layer.of_influence].map(|share| percent(round(share, 2)));
        format!("{}: {} of people, {} of influence", layers_title(layer.first, layer.last), shares[0], shares[1])
    });
    told.collect::<Vec<_>>().join("; ") + "."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_much_as_others_have_is_no_number_of_times() {
        let layer =
            |first, of_influence| LayerInfluence { first, last: first, people: 50, of_people: 0.5, of_influence };
        assert_eq!(
            headline(&[layer(0, 0.5), layer(1, 0.5)]).replace('\u{a0}', " "),
            "Layer 1: 50 % of people, 50 % of influence, what a person has on average"
        );
        assert!(headline(&[layer(0, 0.8), layer(1, 0.2)]).ends_with("1.6 times what a person has on average"));
    }
}
