//! A fan: how adoption goes on with the sets of values that fit, beside what was observed and Bass's curve.

use super::canvas::{Canvas, Drawn, Side};
use super::data::{self, Data};
use super::labels::{self, EndLabel};
use super::picture::Picture;
use super::plane::{AXIS, Plane, by_week};
use super::style::{INK, MARGIN, Mark, SMALL, SOFT, WIDTH};
use super::{About, ReportError, frame, text, ticks};
use crate::experiment::Spread;
use crate::experiment::statistics::share_interval;
use crate::pulse::Pulse;
use crate::report::fit::{Fitted, sets};
use crate::report::words::{band, percent};

/// Room for labels on the right.
const LABELS: i32 = 420;

/// The colours of the fan and of Bass's curve.
const FITS: usize = 0;
const BASS: usize = 1;

/// Draws the fan of a fit.
pub fn draw(fitted: &Fitted) -> Result<Picture, ReportError> {
    let (about, fan) = (&fitted.about, &fitted.fit.fan);
    let bass = fitted.fit.bass.map(|bass| by_week((0..fan.len()).map(|week| bass.share(week as f64))));
    let drawn = fan.iter().map(|spread| spread.nine_in_ten.1);
    let observed = fitted.fit.survey.pulses.iter().map(|pulse| interval(pulse).1);
    let curve = bass.iter().flatten().map(|(_, share)| *share);
    let top = ticks::share_top(drawn.chain(observed).chain(curve).fold(0.0, f64::max));
    let headline = fitted.headline();
    Picture::drawn("fan", &headline, alt(fitted), |canvas| {
        let begin = frame::draw(canvas, about, &headline, &(subtitle(fitted) + &ticks::zoomed(top)))?;
        let plane = Plane {
            left: MARGIN + 100,
            top: begin + 20,
            right: WIDTH - MARGIN - LABELS,
            bottom: frame::BOTTOM - 106,
            across: (0.0, f64::from(about.weeks)),
            up: (0.0, top),
        };
        axes(canvas, about, &plane)?;
        until(canvas, fitted, &plane)?;
        curves(canvas, &plane, fan, bass.as_deref())?;
        fitted.fit.survey.pulses.iter().try_for_each(|pulse| observation(canvas, &plane, pulse))?;
        labels::draw_ends(canvas, &ends(&plane, fan, fitted.kept(), bass.as_deref()), plane.top - 16, plane.bottom + 60)
    })
    .map(|picture| picture.with(data(fitted)))
}

/// A row a week that is observed or told.
fn data(fitted: &Fitted) -> Data {
    let (about, fit) = (&fitted.about, &fitted.fit);
    let mut weeks = data::weeks(about, data::FEW_WEEKS);
    weeks.extend(fit.survey.pulses.iter().map(|pulse| pulse.week as usize));
    weeks.sort_unstable();
    weeks.dedup();
    let none = || "–".to_owned();
    let row = |week: usize| {
        let spread = &fit.fan[week];
        let observed = fit.survey.pulses.iter().find(|pulse| pulse.week as usize == week);
        let bass = fit.bass.map_or_else(none, |bass| percent(bass.share(week as f64)));
        let shown = observed.map_or_else(none, |pulse| percent(pulse.share));
        vec![week.to_string(), percent(spread.median), band(spread.nine_in_ten), bass, shown]
    };
    let time = data::time(about);
    let middle = format!("{}: middle", fitted.kept());
    let head = [time.as_str(), &middle, "Nine in ten", "Bass’s curve", "Observed"];
    Data::new("How it may go on", "Adoption, % of people.", &head, weeks.into_iter().map(row).collect())
}

fn subtitle(fitted: &Fitted) -> String {
    let dots = match fitted.fit.survey.pulses.iter().any(|pulse| pulse.asked.is_some()) {
        true => "Dots: observed, with the range that so few answers leave (95 %)",
        false => "Dots: observed",
    };
    format!(
        "Adoption, % of people, with “{}”: the {} that come nearest to {}. Line: the middle; dark band: half; light band: nine \
         in ten. {dots}.",
        fitted.fit.strategy,
        sets(fitted.fit.sets.len()),
        fitted.observed(),
    )
}

fn axes(canvas: &Canvas, about: &About, plane: &Plane) -> Drawn {
    plane.share_grid(canvas, 6)?;
    plane.weeks(canvas, about, 9, true)?;
    canvas.text(((plane.left + plane.right) / 2, plane.bottom + 88), &frame::time(about), AXIS, Side::Middle)
}

/// A line where observation ends, unless that is at the end.
fn until(canvas: &Canvas, fitted: &Fitted, plane: &Plane) -> Drawn {
    let week = fitted.fit.observed_until();
    if week >= fitted.about.weeks {
        return Ok(());
    }
    let x = plane.x(f64::from(week));
    canvas.path(vec![(x, plane.top), (x, plane.bottom)], SOFT, 0.8, 2)?;
    let words = format!("observed until {} {week}", fitted.about.step.one());
    let side = if x + text::width(&words, SMALL) + 16 > plane.right { Side::Left } else { Side::Right };
    let at = if side == Side::Left { x - 10 } else { x + 10 };
    canvas.text((at, plane.top + 16), &words, SMALL.in_colour(SOFT), side)
}

fn curves(canvas: &Canvas, plane: &Plane, fan: &[Spread], bass: Option<&[(f64, f64)]>) -> Drawn {
    let weeks: Vec<f64> = (0..fan.len()).map(|week| week as f64).collect();
    plane.bands(canvas, FITS, (&weeks, fan), 0.16, true)?;
    if let Some(bass) = bass {
        plane.curve(canvas, BASS, bass, 1.0, 3)?;
    }
    plane.curve(canvas, FITS, &by_week(fan.iter().map(|spread| spread.median)), 1.0, 6)
}

/// A dot, and the range in which the share of all people lies.
fn observation(canvas: &Canvas, plane: &Plane, pulse: &Pulse) -> Drawn {
    let (week, (low, high)) = (f64::from(pulse.week), interval(pulse));
    canvas.path(vec![plane.at(week, low), plane.at(week, high)], INK, 1.0, 3)?;
    canvas.mark(plane.at(week, pulse.share), Mark::Circle, 8, INK)
}

fn interval(pulse: &Pulse) -> (f64, f64) {
    pulse.asked.map_or((pulse.share, pulse.share), |asked| share_interval(pulse.share, asked))
}

fn ends(plane: &Plane, fan: &[Spread], kept: &str, bass: Option<&[(f64, f64)]>) -> Vec<EndLabel> {
    let label = |line: usize, name: &str, share: f64, value: &str| {
        EndLabel::new(line, ((plane.right, plane.y(share)), plane.height(share)), name, value, LABELS)
    };
    let fits = fan.last().map(|end| label(FITS, kept, end.median, &percent(end.median)));
    let bass =
        bass.and_then(|curve| curve.last()).map(|(_, share)| label(BASS, "Bass’s curve", *share, &percent(*share)));
    fits.into_iter().chain(bass).collect()
}

fn alt(fitted: &Fitted) -> String {
    let observed = fitted.fit.survey.pulses.iter().map(|pulse| format!("{} in {}", percent(pulse.share), pulse.week));
    let end = fitted.fit.fan.last().map_or_else(String::new, |end| {
        format!("In the end: {} in the middle, {} in nine cases of ten. ", percent(end.median), band(end.nine_in_ten))
    });
    format!(
        "{}. Adoption over {} {} with “{}”. Observed, by {}: {}. {end}{}",
        fitted.finding(),
        fitted.about.weeks,
        fitted.about.step.many(),
        fitted.fit.strategy,
        fitted.about.step.one(),
        observed.collect::<Vec<_>>().join(", "),
        fitted.sentences().join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::fit::tests::example;

    #[test]
    fn it_shows_what_was_observed_and_where_it_may_go() {
        let picture = draw(&example(52, &[4, 8, 13, 26])).unwrap();
        for part in
            ["Sets that fit", "Bass’s curve", "observed until week 26", "with the range that so few answers leave"]
        {
            assert!(picture.svg.contains(part), "{part}");
        }
        let few = draw(&example(26, &[4, 26])).unwrap();
        assert!(!few.svg.contains(">\nBass’s curve") && !few.svg.contains("observed until"));
        assert!(picture.alt.contains("Of 500 sets spread evenly"));
    }

    /// Writes the fan of a made-up fit, to be looked at: `--ignored`, with `CHARTS` a folder.
    #[test]
    #[ignore = "for eyes"]
    fn charts_can_be_looked_at() {
        let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").expect("a folder"));
        let picture = draw(&example(52, &[0, 8, 13, 26])).unwrap();
        std::fs::write(folder.join("fan.png"), picture.png().unwrap()).unwrap();
    }
}
