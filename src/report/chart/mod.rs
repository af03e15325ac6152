//! Charts: drawn once as SVG, 1920 × 1080; the PNG is made from that very SVG.
//!
//! Every chart says its finding in the headline, what is shown below it, and scenario, seed and version
//! at the foot. Lines are labelled where they end. A chart is one file with a `draw`.

mod adoption;
pub mod against;
mod axis;
mod blank;
mod canvas;
mod contour;
mod control;
mod cost;
pub(super) mod cover;
mod data;
pub(super) mod decisions;
pub(super) mod fan;
pub(super) mod film;
pub mod flip_map;
pub mod flips;
mod forms;
mod frame;
pub mod frontier;
mod generations;
pub mod heat;
pub(super) mod influence;
pub(super) mod information;
mod kinds;
mod knockouts;
mod labels;
mod layers;
pub mod line;
mod milestones;
mod modes;
mod packs;
mod persistence;
mod picture;
mod plane;
pub(super) mod reach;
mod shade;
mod slide;
mod sources;
mod stack;
mod stages;
mod style;
mod text;
mod ticks;
mod tipping;
pub mod tornado;
pub(super) mod ways;

use super::csv::has_stages;
use super::groups::groups;
use super::{About, ReportError};
use crate::experiment::{Arm, Comparison, Verdict};

pub use axis::{Axis, Unit, Values};
pub use blank::blank;
pub use data::Data;
pub use picture::Picture;
pub(super) use slide::{Part, Slide};
pub(super) use text::{BOLD, REGULAR};

/// The most lines that one chart can bear.
const MOST: usize = 7;

/// Whether a chart has something to show.
type Shows = fn(&Comparison) -> bool;
/// How it is drawn.
type Draws = fn(&About, &Comparison) -> Result<Picture, ReportError>;

/// The letters that pictures of a comparison cannot show, because their font lacks them.
pub fn lacking(about: &About, comparison: &Comparison) -> Vec<char> {
    let names = comparison.arms.iter().map(|arm| arm.strategy.name.as_str());
    text::lacking(names.chain([about.heading(), about.behaviour.as_str()]))
}

/// The charts of a comparison: those that have something to show.
pub fn pictures(about: &About, comparison: &Comparison, single_runs: u32) -> Result<Vec<Picture>, ReportError> {
    let mut pictures = vec![adoption::draw(about, comparison, single_runs)?];
    if has_stages(comparison) {
        pictures.push(stages::draw(about, comparison)?);
    }
    pictures.push(milestones::draw(about, comparison)?);
    if groups(comparison).len() > 1 {
        pictures.push(layers::draw(about, comparison)?);
    }
    if comparison.arms.iter().any(|arm| arm.ensemble.runs.iter().any(|run| run.person_days > 0.0)) {
        pictures.push(cost::draw(about, comparison)?);
    }
    let more: [(Shows, Draws); 12] = [
        (packs::has_any, packs::draw),
        (film::has_any, film::draw),
        (sources::has_any, sources::draw),
        (forms::has_any, forms::draw),
        (generations::has_any, generations::draw),
        (modes::has_any, modes::draw),
        (control::has_any, control::draw),
        (kinds::has_any, kinds::draw),
        (persistence::has_any, persistence::draw),
        (tipping::has_any, tipping::draw),
        (knockouts::has_any, knockouts::draw),
        (flips::has_any, flips::beside_a_run),
    ];
    for (shows, draw) in more {
        if shows(comparison) {
            pictures.push(draw(about, comparison)?);
        }
    }
    Ok(pictures)
}

/// The strategies that are drawn.
fn shown(comparison: &Comparison) -> Vec<&Arm> {
    drawn(comparison).into_iter().map(|place| &comparison.arms[place]).collect()
}

/// The places of the strategies that are drawn, in the order of the file: where there are too many, those that the finding
/// names (the best, the first that it is clearly ahead of) and those of the film before those level with the best, and
/// these before others. Every chart gives colours and numbers by it.
fn drawn(comparison: &Comparison) -> Vec<usize> {
    let Verdict { ranking, level_with, .. } = &comparison.verdict;
    let behind = ranking.iter().skip(1).find(|place| !level_with.contains(place));
    let filmed = comparison.film.iter().flat_map(|film| &film.reels).map(|reel| &reel.strategy);
    let named: Vec<&usize> = ranking.first().into_iter().chain(behind).chain(filmed).chain(level_with).collect();
    let mut drawn: Vec<usize> = (0..comparison.arms.len()).collect();
    drawn.sort_by_key(|place| named.iter().position(|named| *named == place).unwrap_or(named.len()));
    drawn.truncate(MOST);
    drawn.sort_unstable();
    drawn
}

/// How many are left out, in a sentence; empty where none is.
fn left_out(all: usize) -> String {
    if all > MOST { format!(" {MOST} of {all} strategies are drawn; the tables have all.") } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    /// Draws everything there is for a comparison, checks that it is sound, and gives it back.
    fn sound(about: &About, comparison: &Comparison) -> Vec<Picture> {
        let pictures = pictures(about, comparison, 20).unwrap();
        for picture in &pictures {
            let options = resvg::usvg::Options { fontdb: picture::fonts(), ..Default::default() };
            resvg::usvg::Tree::from_str(&picture.svg, &options).unwrap();
            assert!(picture.svg.contains("role=\"img\"") && picture.svg.contains("what-if, not a forecast"));
            assert!(!picture.alt.is_empty());
            let Data { title, head, rows, .. } = &picture.data;
            assert!(!title.is_empty() && rows.iter().all(|row| row.len() == head.len()), "{}", picture.name);
        }
        pictures
    }

    #[test]
    fn nothing_is_too_odd_to_draw() {
        for (runs, weeks) in [(1, 1), (1, 10_000), (3, 7)] {
            let (about, mut comparison) = example::seven_strategies(runs, weeks);
            let (_, more) = example::four_strategies(runs, weeks);
            comparison.arms.extend(more.arms);
            let pictures = sound(&about, &comparison);
            assert!(pictures[0].svg.contains(" 7 of 11 strategies are drawn"));
        }
        let (_, mut many) = example::seven_strategies(3, 7);
        many.arms.extend(example::four_strategies(3, 7).1.arms);
        many.verdict = Verdict { ranking: vec![9, 10, 2, 0], level_with: vec![10, 8], ..many.verdict };
        let drawn: Vec<*const Arm> = shown(&many).into_iter().map(std::ptr::from_ref).collect();
        let named = [0, 1, 2, 3, 8, 9, 10].map(|place: usize| std::ptr::from_ref(&many.arms[place]));
        assert_eq!(drawn, named, "what the finding names is drawn");
        let (about, mut empty) = example::four_strategies(2, 5);
        for run in empty.arms.iter_mut().flat_map(|arm| &mut arm.ensemble.runs) {
            let weeks = run.weeks();
            *run = crate::engine::Trajectory::new(run.layer_sizes.clone(), weeks);
            (0..=weeks).for_each(|_| run.record([500, 0, 0, 0, 0, 0, 0], &[0; 5]));
        }
        assert_eq!(sound(&about, &empty).len(), 3);
        let (about, led) = example::led(1, 1);
        assert!(sound(&about, &led).iter().any(|picture| picture.name == "modes"));
        let (about, packs) = example::under_packs(1, 1);
        assert!(sound(&about, &packs).iter().any(|picture| picture.name == "packs"));
        let (about, filmed) = example::filmed(&[1], 1);
        assert!(sound(&about, &filmed).iter().any(|picture| picture.name == "filmstrip"));
        let (about, textbook) = example::textbook();
        assert_eq!(sound(&about, &textbook).len(), 2);
    }

    #[test]
    fn a_film_numbers_strategies_as_other_charts_do() {
        let (_, mut filmed) = example::filmed(&[1], 1);
        let arm = filmed.arms[0].clone();
        filmed.arms.resize(10, arm);
        filmed.arms.iter_mut().for_each(|arm| arm.strategy.name = "組織全体".into());
        let reel = &mut filmed.film.as_mut().unwrap().reels[0];
        reel.strategy = 9;
        let reel = reel.clone();
        assert_eq!(film::name(&filmed, &reel), "Strategy 7 組織全体");
    }

    #[test]
    fn names_are_escaped_and_words_are_plain() {
        let (mut about, comparison) = example::seven_strategies(3, 60);
        about.title = "A & B <\"quoted\">\u{7}".into();
        for picture in sound(&about, &comparison) {
            assert!(picture.svg.contains("A &amp; B &lt;"), "{}", picture.name);
            for word in ["agent", "node", "edge ", "Monte Carlo", "optimal", "predict", "p-value", "infected"] {
                assert!(!picture.svg.contains(word), "{word} in {}", picture.name);
            }
        }
    }

    /// Writes every chart of the made-up comparisons, to be looked at: `--ignored`, with `CHARTS` a folder.
    #[test]
    #[ignore = "for eyes"]
    fn charts_can_be_looked_at() {
        let folder = std::path::PathBuf::from(std::env::var_os("CHARTS").expect("a folder"));
        let sets = [
            ("tested", example::tested(60)),
            ("led", example::led(20, 104)),
            ("seven", example::seven_strategies(20, 104)),
            ("filmed", example::filmed(&[8; 40], 52)),
        ];
        for (name, (about, comparison)) in sets {
            for picture in pictures(&about, &comparison, 20).unwrap() {
                std::fs::write(folder.join(format!("{name}-{}.png", picture.name)), picture.png().unwrap()).unwrap();
            }
        }
    }

    #[test]
    fn no_text_is_small() {
        let (about, comparison) = example::seven_strategies(3, 60);
        let (over, tested) = example::tested(3);
        let (long, led) = example::led(3, 60);
        let (short, filmed) = example::filmed(&[8; 9], 52);
        let all = [sound(&about, &comparison), sound(&over, &tested), sound(&long, &led), sound(&short, &filmed)];
        for picture in all.concat() {
            for size in picture.svg.split("font-size=\"").skip(1) {
                let size: f64 = size.split('"').next().unwrap().parse().unwrap();
                assert!(size >= 22.0, "{size} in {}", picture.name);
            }
        }
    }
}
