//! The film as a GIF: every week, two strategies side by side, over and over.

mod palette;
mod stage;

use crate::experiment::{Comparison, Film};
use crate::report::{About, FileBytes, ReportError};
use gif::{DisposalMethod, Encoder, Frame, Repeat};
use palette::{Palette, SAME};
use stage::{HIGH, Stage, WIDE};

/// How long the last frame is shown, and about how long all before it together at least, in hundredths of a second.
const LAST: u16 = 350;
const ALL: usize = 500;

/// How long each of so many frames is shown: a short film slowly enough to be seen.
fn delay(frames: usize) -> u16 {
    (ALL / frames.saturating_sub(1).max(1)).clamp(9, 150) as u16
}

/// The film of a comparison, where it has one.
pub(in crate::report) fn gif(about: &About, comparison: &Comparison) -> Result<Option<FileBytes>, ReportError> {
    let Some(film) = &comparison.film else { return Ok(None) };
    let palette = Palette::of(film);
    let stage = Stage::of(about, comparison, film, &palette)?;
    let frame = |frame| stage.frame(about, film, frame, &palette);
    let bytes = encoded(film, &palette, frame)?;
    Ok(Some(FileBytes::new("film.gif", bytes)))
}

/// Frames one after the other, each as what has changed.
fn encoded(
    film: &Film,
    palette: &Palette,
    draw: impl Fn(usize) -> Result<Vec<u8>, ReportError>,
) -> Result<Vec<u8>, ReportError> {
    let mut bytes = Vec::new();
    let mut encoder =
        Encoder::new(&mut bytes, WIDE as u16, HIGH as u16, &palette.bytes()).map_err(ReportError::chart)?;
    encoder.set_repeat(Repeat::Infinite).map_err(ReportError::chart)?;
    let mut before: Option<Vec<u8>> = None;
    for at in 0..film.weeks.len() {
        let pixels = draw(at)?;
        let mut frame = changed(before.as_deref(), &pixels);
        frame.delay = if at + 1 == film.weeks.len() { LAST } else { delay(film.weeks.len()) };
        encoder.write_frame(&frame).map_err(ReportError::chart)?;
        before = Some(pixels);
    }
    drop(encoder);
    Ok(bytes)
}

/// The smallest rectangle that holds all changes; pixels in it that stay as they were are see-through.
fn changed(before: Option<&[u8]>, now: &[u8]) -> Frame<'static> {
    let of = |top: usize, left: usize, (wide, high): (usize, usize), buffer: Vec<u8>, transparent| Frame {
        top: top as u16,
        left: left as u16,
        width: wide as u16,
        height: high as u16,
        dispose: DisposalMethod::Keep,
        transparent,
        buffer: buffer.into(),
        ..Frame::default()
    };
    let Some(before) = before else { return of(0, 0, (WIDE, HIGH), now.to_vec(), None) };
    let differ = |place: &usize| before[*place] != now[*place];
    let places: Vec<usize> = (0..now.len()).filter(differ).collect();
    let (Some(first), Some(last)) = (places.first(), places.last()) else {
        return of(0, 0, (1, 1), vec![SAME], Some(SAME));
    };
    let (top, bottom) = (first / WIDE, last / WIDE);
    let columns = places.iter().map(|place| place % WIDE);
    let (left, right) = columns.fold((WIDE, 0), |(left, right), column| (left.min(column), right.max(column)));
    let pixel = |place: usize| if before[place] == now[place] { SAME } else { now[place] };
    let rows = (top..=bottom).flat_map(|row| (left..=right).map(move |column| row * WIDE + column));
    of(top, left, (right + 1 - left, bottom + 1 - top), rows.map(pixel).collect(), Some(SAME))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn a_short_film_is_slow_enough_to_be_seen() {
        assert_eq!([1, 2, 8, 105].map(delay), [150, 150, 71, 9]);
    }

    /// What is seen after each frame.
    fn played(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut options = gif::DecodeOptions::new();
        options.set_color_output(gif::ColorOutput::Indexed);
        let mut reader = options.read_info(bytes).unwrap();
        let (mut screen, mut seen) = (vec![SAME; WIDE * HIGH], Vec::new());
        while let Some(frame) = reader.read_next_frame().unwrap() {
            for (place, &pixel) in frame.buffer.iter().enumerate() {
                let wide = usize::from(frame.width);
                let row = usize::from(frame.top) + place / wide;
                if frame.transparent != Some(pixel) {
                    screen[row * WIDE + usize::from(frame.left) + place % wide] = pixel;
                }
            }
            seen.push(screen.clone());
        }
        seen
    }

    #[test]
    fn what_is_played_is_what_was_drawn() {
        let (about, comparison) = example::filmed(&[8; 12], 6);
        let film = comparison.film.as_ref().unwrap();
        let palette = Palette::of(film);
        let stage = Stage::of(&about, &comparison, film, &palette).unwrap();
        let bytes = gif(&about, &comparison).unwrap().unwrap().bytes;
        let drawn: Vec<Vec<u8>> = (0..7).map(|frame| stage.frame(&about, film, frame, &palette).unwrap()).collect();
        assert_eq!(played(&bytes), drawn);
        assert!(drawn.windows(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(bytes, gif(&about, &comparison).unwrap().unwrap().bytes);
        assert!(gif(&about, &example::four_strategies(3, 10).1).unwrap().is_none());
    }

    #[test]
    fn a_film_in_which_nothing_happens_is_one() {
        let same = vec![3; WIDE * HIGH];
        let frame = changed(Some(&same), &same);
        assert_eq!((frame.width, frame.height, &frame.buffer[..]), (1, 1, &[SAME][..]));
    }
}
