//! How it spreads: the film of one run as four frames a strategy.

mod gif;
mod layout;
mod shades;
mod words;

use super::canvas::{Canvas, Drawn, Side};
use super::data::{self, Data};
use super::frame::{self, BOTTOM};
use super::picture::Picture;
use super::style::{INK, Ink, MARGIN, SMALL, SOFT, TITLE, WIDTH};
use super::{About, ReportError, text};
use crate::experiment::{Comparison, Film, Reel};
use crate::report::words::{count, list};

pub(in crate::report) use gif::gif;
pub(in crate::report) use layout::Layout;
pub(in crate::report) use shades::{Spots, TIE, hex, kinds, levels, shade};
pub(in crate::report) use words::{dot, headline, name, role, share, told};

/// What the strip is called among the charts.
pub(in crate::report) const NAME: &str = "filmstrip";

/// The weeks of the frames, where a run lasts as long as they do; its last week follows.
const WEEKS: [u32; 4] = [0, 8, 26, 52];
/// Room for names on the left.
const NAMES: i32 = 300;

/// Whether there is a film.
pub(super) fn has_any(comparison: &Comparison) -> bool {
    comparison.film.is_some()
}

/// A few frames of each strategy below what comes of them: a slide that stands alone.
pub(super) fn draw(about: &About, comparison: &Comparison) -> Result<Picture, ReportError> {
    let film = comparison.film.as_ref().expect("a film is drawn where there is one");
    strip(about, (comparison, film), &headline(about, comparison, film), &dot(about, film))
}

/// The same frames with words of their own, to stand beside the film itself.
pub(in crate::report) fn stills(about: &About, comparison: &Comparison, film: &Film) -> Result<Picture, ReportError> {
    let weeks: Vec<String> = few(&film.weeks).into_iter().map(|frame| count(film.weeks[frame])).collect();
    let headline = format!("How far it has come in {} {}", about.step.one(), list(&weeks));
    strip(about, (comparison, film), &headline, "Still pictures of the film, for paper and for a calm screen.")
}

fn strip(
    about: &About,
    (comparison, film): (&Comparison, &Film),
    headline: &str,
    subtitle: &str,
) -> Result<Picture, ReportError> {
    let (frames, layout) = (few(&film.weeks), Layout::of(&film.cast));
    let alt = told(about, comparison, film, &frames);
    let mut spread = String::new();
    let picture = Picture::drawn(NAME, headline, alt, |canvas| {
        let begin = frame::draw(canvas, about, headline, subtitle)? + 6;
        let begin = shades::key(canvas, film, begin)?;
        let high = ((BOTTOM - begin) / film.reels.len().max(1) as i32).min(520);
        for (row, reel) in (0..).zip(&film.reels) {
            let strip = Strip { top: begin + row * high, high, frames: &frames };
            spread += &strip.draw(canvas, about, (comparison, film, &layout), reel)?;
        }
        Ok(())
    })?;
    let svg = picture.svg.replace("</svg>", &format!("{spread}</svg>"));
    Ok(Picture { svg, ..picture }.with(data(about, comparison, film, &frames)))
}

/// The frames of one strategy, side by side.
struct Strip<'a> {
    top: i32,
    high: i32,
    frames: &'a [usize],
}

impl Strip<'_> {
    /// Draws all words, and gives the dots.
    fn draw(
        &self,
        canvas: &Canvas,
        about: &About,
        (comparison, film, layout): (&Comparison, &Film, &Layout),
        reel: &Reel,
    ) -> Drawn<String> {
        let wide = (WIDTH - 2 * MARGIN - NAMES) / self.frames.len().max(1) as i32;
        let complying = film.has_complying();
        let words = if complying { 76 } else { 48 };
        let reach = (self.high - words).min(wide - 12) / 2;
        let middle = self.top + reach + 4;
        self.name(canvas, &name(comparison, reel), role(about, reel), middle)?;
        let mut spread = String::new();
        for (column, &frame) in (0..).zip(self.frames) {
            let x = MARGIN + NAMES + column * wide + wide / 2;
            let below = (x, middle + reach + 22);
            canvas.text(below, &words::moment(about, film, reel, frame), LABEL, Side::Middle)?;
            if complying {
                canvas.text((x, below.1 + 30), &words::by_choice(reel, frame), ROLE, Side::Middle)?;
            }
            let spots = Spots::of(layout, (f64::from(x), f64::from(middle)), f64::from(reach));
            spread += &spots.svg(film, &reel.frames[frame]);
        }
        Ok(spread)
    }

    fn name(&self, canvas: &Canvas, name: &str, role: &str, middle: i32) -> Drawn {
        let room = NAMES - 24;
        let (names, roles) = (text::wrap(name, TITLE, room, 4), text::wrap(role, ROLE, room, 3));
        let high = names.len() as i32 * TITLE.line();
        let first = middle - (high + roles.len() as i32 * ROLE.line()) / 2;
        canvas.lines((MARGIN, first), &names, TITLE, Side::Right)?;
        canvas.lines((MARGIN, first + high + 4), &roles, ROLE, Side::Right)
    }
}

const LABEL: Ink = Ink::bold(26).in_colour(INK);
const ROLE: Ink = SMALL.in_colour(SOFT);

/// The places of a few weeks: the usual ones and the last where a run lasts so long, else evenly spread.
fn few(weeks: &[u32]) -> Vec<usize> {
    let last = weeks.len().saturating_sub(1);
    let usual: Option<Vec<usize>> = WEEKS.iter().map(|week| weeks.binary_search(week).ok()).collect();
    if let Some(mut places) = usual {
        places.extend((places.last() != Some(&last)).then_some(last));
        return places;
    }
    let mut places: Vec<usize> = (0..WEEKS.len()).map(|part| (2 * part * last + 3) / 6).collect();
    places.dedup();
    places
}

/// The share of each strategy, a row a week.
fn data(about: &About, comparison: &Comparison, film: &Film, frames: &[usize]) -> Data {
    let step = film.weeks.len().div_ceil(data::WEEKS as usize).max(1);
    let mut places: Vec<usize> = (0..film.weeks.len()).step_by(step).chain(frames.iter().copied()).collect();
    places.sort_unstable();
    places.dedup();
    let row = |frame: usize| {
        let shares = film.reels.iter().map(|reel| words::share(film, reel, frame));
        std::iter::once(count(film.weeks[frame])).chain(shares).collect()
    };
    let note = "Adoption in the first simulated copy alone: the share of people who do it.";
    let rows = places.into_iter().map(row).collect();
    let names = film.reels.iter().map(|reel| name(comparison, reel));
    Data::new("How it spreads in one run", note, &[&data::time(about)], rows).with_columns(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_first_and_the_last_week_are_among_the_frames() {
        let weeks = |last: u32| (0..=last).collect::<Vec<u32>>();
        assert_eq!(few(&weeks(52)), [0, 8, 26, 52]);
        assert_eq!(few(&weeks(104)), [0, 8, 26, 52, 104]);
        assert_eq!(few(&weeks(40)), [0, 13, 27, 40]);
        assert_eq!(few(&weeks(12)), [0, 4, 8, 12]);
        assert_eq!((few(&weeks(0)), few(&weeks(1)), few(&weeks(2))), (vec![0], vec![0, 1], vec![0, 1, 2]));
    }

    #[test]
    fn a_strip_says_what_comes_of_both() {
        let (about, comparison) = example::filmed(&[8; 40], 52);
        let picture = draw(&about, &comparison).unwrap();
        for part in [
            "do it by own choice in week 52 with “Both” and ",
            "comes first over all runs",
            "week 26: ",
            "a cluster is a team",
        ] {
            assert!(picture.svg.contains(part) || picture.alt.contains(part), "{part}");
        }
        assert_eq!(picture.svg.matches("h0").count(), 8 * 320);
        assert_eq!(picture.data.rows.last().unwrap()[0], "52");
        assert_eq!(picture, draw(&about, &comparison).unwrap());
        assert!(!has_any(&example::four_strategies(3, 10).1));
    }

    #[test]
    fn the_dots_of_a_strip_are_drawn() {
        let (about, comparison) = example::filmed(&[12; 10], 20);
        let png = draw(&about, &comparison).unwrap().png().unwrap();
        let mut reader = png::Decoder::new(std::io::Cursor::new(&png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let all = pixels.chunks_exact(3).filter(|pixel| **pixel == [0x00, 0x4f, 0x7c]).count();
        assert!(all > 5_000, "{all}");
    }
}
