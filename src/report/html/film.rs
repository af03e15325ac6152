//! The film within the page: both strategies side by side, a script that plays them, and still pictures of it for paper,
//! for a calm screen, and where no script runs.

use super::charts::drawing;
use super::page::{Section, section};
use super::table::table;
use crate::experiment::{Comparison, Film, Reel};
use crate::report::chart::Data;
use crate::report::chart::film::{self as chart, Layout, Spots};
use crate::report::words::{capital, count};
use crate::report::{About, ReportError};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use maud::{Markup, PreEscaped, html};
use serde_json::json;
use sha2::{Digest, Sha256};

/// What plays it.
const SCRIPT: &str = include_str!("film.js");

/// The middle of a strategy's circle, and how far it reaches.
const MIDDLE: f64 = 500.0;
const REACH: f64 = 490.0;

/// The film's section.
pub(super) fn film(about: &About, comparison: &Comparison, film: &Film) -> Result<Section, ReportError> {
    let stills = chart::stills(about, comparison, film)?;
    let Data { note, head, names, rows, .. } = &stills.data;
    let spots = Spots::of(&Layout::of(&film.cast), (MIDDLE, MIDDLE), REACH);
    let last = film.weeks.len().saturating_sub(1);
    let told = chart::told(about, comparison, film, &[0, last]);
    let body = html! {
        p { (chart::headline(about, comparison, film)) "." }
        p.note { (chart::dot(about, film)) " This is one run; the answer is that of all." }
        (key(film))
        div #film-controls.player hidden role="group" aria-label="The film" {
            button type="button" { "Play" }
            label for="film-week" { (capital(about.step.one())) }
            input #film-week type="range" min="0" max=(last) value=(last) step="1";
            output for="film-week" aria-live="off" { (frame_name(about, film, last)) }
        }
        div #film-stage.reels role="img" aria-label=(told) data-film=(data(about, comparison, film, &spots)) {
            @for (place, reel) in film.reels.iter().enumerate() {
                (side([&chart::name(comparison, reel), chart::role(about, reel)], film, (place, reel), &spots))
            }
        }
        details #film-stills open { summary { "Still pictures of it" } (drawing(&stills)) }
        details { summary { "The numbers, week by week" } (table(note, head, *names, rows)) }
        script { (PreEscaped(SCRIPT)) }
    };
    Ok(section("film", "How it spreads in one run", body).with_script(policy()))
}

/// What the page's policy allows: this script and no other.
fn policy() -> String {
    format!("script-src 'sha256-{}'", STANDARD.encode(Sha256::digest(SCRIPT)))
}

/// What the colours mean.
fn key(film: &Film) -> Markup {
    html! {
        ul.shades {
            @for (word, level) in chart::kinds(film) {
                li {
                    svg viewBox="0 0 10 10" aria-hidden="true" {
                        circle cx="5" cy="5" r="5" fill=(chart::hex(chart::shade(film, level))) {}
                    }
                    (word)
                }
            }
        }
    }
}

/// One strategy in the last week, a path a colour.
fn side([name, role]: [&str; 2], film: &Film, (place, reel): (usize, &Reel), spots: &Spots) -> Markup {
    let end = reel.frames.last().map_or(&[][..], |frame| frame);
    html! {
        div.reel data-reel=(place) {
            p { strong { (name) } span { (role) } }
            svg viewBox="0 0 1000 1000" fill="none" stroke-linecap="round" stroke-width=(spots.width) {
                @if !film.cast.ties.shown.is_empty() {
                    path.ties stroke=(chart::hex(chart::TIE)) stroke-width=(spots.thin) d=(spots.ties(&film.cast.ties)) {}
                }
                @for level in chart::levels(film) {
                    path stroke=(chart::hex(chart::shade(film, level))) d=(spots.path(end, level)) {}
                }
            }
            p.share data-share=(place) { (chart::share(film, reel, film.weeks.len().saturating_sub(1))) }
        }
    }
}

/// "week 26"
fn frame_name(about: &About, film: &Film, frame: usize) -> String {
    format!("{} {}", about.step.one(), count(film.weeks[frame]))
}

/// What the script needs: where dots lie, how each strategy starts, and then what changes.
fn data(about: &About, comparison: &Comparison, film: &Film, spots: &Spots) -> String {
    let levels = chart::levels(film);
    let reel = |reel: &Reel| {
        json!({
            "name": chart::name(comparison, reel),
            "shares": (0..reel.frames.len()).map(|frame| chart::share(film, reel, frame)).collect::<Vec<_>>(),
            "frames": changes(&levels, &reel.frames),
        })
    };
    let weeks: Vec<String> = film.weeks.iter().map(|&week| count(week)).collect();
    let reels: Vec<_> = film.reels.iter().map(reel).collect();
    let data = json!({
        "word": about.step.one(),
        "weeks": weeks,
        "levels": levels.len(),
        "places": spots.places,
        "reels": reels,
    });
    data.to_string()
}

/// The first frame as a digit a dot; of each later one, the dots that change, each as its number and its new digit. A
/// digit is a level's place; all numbers are to the base of 36.
fn changes(levels: &[u8], frames: &[Vec<u8>]) -> Vec<String> {
    let digit = |level: u8| based(levels.iter().position(|&other| other == level).unwrap_or_default());
    let first = frames.iter().take(1).map(|frame| frame.iter().map(|&level| digit(level)).collect());
    let later = frames.windows(2).map(|pair| {
        let dots = pair[0].iter().zip(&pair[1]).enumerate().filter(|(_, (before, now))| before != now);
        dots.map(|(dot, (_, &now))| based(dot) + &digit(now)).collect::<Vec<_>>().join(" ")
    });
    first.chain(later).collect()
}

/// A number to the base of 36.
fn based(mut number: usize) -> String {
    let mut digits = Vec::new();
    loop {
        digits.push(char::from_digit((number % 36) as u32, 36).expect("a rest is below the base"));
        number /= 36;
        if number == 0 {
            return digits.into_iter().rev().collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_to_the_base_of_36_can_be_read_again() {
        for number in [0, 1, 35, 36, 1_295, 1_296, 123_456] {
            assert_eq!(usize::from_str_radix(&based(number), 36), Ok(number));
        }
    }

    #[test]
    fn only_what_changes_is_written_down() {
        let frames = [vec![0, 0, 10], vec![0, 5, 10], vec![0, 5, 10], vec![10, 10, 0]];
        assert_eq!(changes(&[0, 5, 10], &frames), ["002", "11", "", "02 12 20"]);
        assert_eq!(changes(&[0, 5, 10], &frames[..1]), ["002"]);
    }

    #[test]
    fn the_script_has_no_letter_that_the_page_would_lose() {
        assert!(SCRIPT.chars().all(|letter| letter == '\n' || (' '..='~').contains(&letter)));
        assert!(!SCRIPT.contains("</"));
    }
}
