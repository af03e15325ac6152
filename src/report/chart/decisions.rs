//! A log of decisions: how they are taken, level by level, and how far down, team by team.

use super::canvas::{Canvas, Drawn, Side};
use super::frame::{self, BOTTOM};
use super::picture::Picture;
use super::plane::{AXIS, Plane};
use super::style::{GRID, Ink, MARGIN, Mark, SMALL, SOFT, TITLE, WIDTH, colour};
use super::text;
use crate::assessment::LEVELS;
use crate::report::assessment::{Assessed, Told, heading, level_shares, range, title};
use crate::report::words::{count, round, whole_percent};
use crate::report::{About, ReportError};

/// The most teams that are drawn.
const MOST_TEAMS: usize = 12;
/// Where the left half ends and the right one begins.
const MIDDLE: i32 = 900;
/// Room for names and for values beside the dots.
const NAMES: i32 = 350;
const VALUES: i32 = 100;

/// Draws the levels of decisions and the depth at which teams' decisions are taken.
pub(in crate::report) fn draw(assessed: &Assessed) -> Result<Picture, ReportError> {
    let headline = assessed.finding();
    let rows = rows(assessed);
    Picture::drawn("decisions", &headline, alt(assessed, &rows), |canvas| {
        let right = format!("Groundswell {} · what the log holds, not a forecast", About::VERSION);
        let foot = (heading(&assessed.name), right);
        let begin = frame::around(canvas, &headline, &subtitle(assessed, rows.len() - 1), foot)?;
        levels(canvas, &assessed.whole(), begin)?;
        depths(canvas, &rows, begin)
    })
}

fn subtitle(assessed: &Assessed, drawn: usize) -> String {
    let told = assessed.assessment.teams.len();
    let left_out = if drawn < told {
        format!(" {drawn} of {told} teams are drawn: those lowest and highest.")
    } else {
        String::new()
    };
    format!("{} Bars: where 95 of 100 such logs would put it.{left_out}", assessed.more())
}

/// All decisions, then teams from the least to the most; the ends of that order where there are many.
fn rows(assessed: &Assessed) -> Vec<(String, Told)> {
    let mut teams: Vec<(String, Told)> =
        assessed.assessment.teams.iter().map(|group| (title(&group.of), Told::of(&group.measures))).collect();
    teams.sort_by(|one, other| one.1.dli.mean.total_cmp(&other.1.dli.mean));
    if teams.len() > MOST_TEAMS {
        teams.drain(MOST_TEAMS / 2..teams.len() - MOST_TEAMS / 2);
    }
    [("All decisions".to_owned(), assessed.whole())].into_iter().chain(teams).collect()
}

fn levels(canvas: &Canvas, whole: &Told, begin: i32) -> Drawn {
    let highest = whole.levels.iter().flatten().copied().fold(0.0, f64::max);
    let top = (highest * 10.0).ceil().max(1.0) / 10.0;
    let plane = Plane {
        left: MARGIN + 80,
        top: begin + 84,
        right: MIDDLE - 50,
        bottom: BOTTOM - 96,
        across: (0.5, LEVELS.len() as f64 + 0.5),
        up: (0.0, top),
    };
    canvas.text((MARGIN, begin + 26), "How decisions are taken, % of decisions", TITLE, Side::Right)?;
    plane.share_grid(canvas, 6)?;
    for (place, ((word, share), (_, shown))) in LEVELS.iter().zip(whole.levels).zip(level_shares(whole)).enumerate() {
        let level = place as f64 + 1.0;
        let (left, right) = (plane.x(level - 0.36), plane.x(level + 0.36));
        let middle = (left + right) / 2;
        let top = plane.y(share.unwrap_or(0.0));
        canvas.rectangle((left, top), (right, plane.bottom), colour(0))?;
        canvas.text((middle, top - 20), &shown, Ink::bold(24), Side::Middle)?;
        canvas.text((middle, plane.bottom + 26), &(place + 1).to_string(), AXIS, Side::Middle)?;
        canvas.text((middle, plane.bottom + 56), word, SMALL.in_colour(SOFT), Side::Middle)?;
    }
    Ok(())
}

fn depths(canvas: &Canvas, rows: &[(String, Told)], begin: i32) -> Drawn {
    let plane = Plane {
        left: MIDDLE + 40 + NAMES,
        top: begin + 84,
        right: WIDTH - MARGIN - VALUES,
        bottom: BOTTOM - 96,
        across: (0.0, 1.0),
        up: (0.0, 1.0),
    };
    let what = if rows.len() > 1 { "How far down they are taken, by team" } else { "How far down they are taken" };
    canvas.text((MIDDLE + 40, begin + 26), what, TITLE, Side::Right)?;
    for tick in 0..=4 {
        let share = f64::from(tick) / 4.0;
        let x = plane.x(share);
        canvas.path(vec![(x, plane.top), (x, plane.bottom)], GRID, 1.0, 2)?;
        let label = format!("{}\u{a0}%", round(share * 100.0, 0));
        canvas.text((x, plane.bottom + 26), &label, AXIS, Side::Middle)?;
    }
    for (share, words) in [(0.0, "the top"), (1.0, "the front line")] {
        canvas.text((plane.x(share), plane.bottom + 56), words, SMALL.in_colour(SOFT), Side::Middle)?;
    }
    let whole = plane.x(rows[0].1.dli.mean);
    canvas.path(vec![(whole, plane.top), (whole, plane.bottom)], colour(1), 0.7, 3)?;
    let step = (f64::from(plane.bottom - plane.top) / rows.len() as f64).min(90.0);
    for (place, (name, told)) in rows.iter().enumerate() {
        let y = plane.top + (step * (place as f64 + 0.5)) as i32;
        depth(canvas, &plane, y, name, told, place == 0)?;
    }
    Ok(())
}

/// A row: a name, a dot with its bar, a value.
fn depth(canvas: &Canvas, plane: &Plane, y: i32, name: &str, told: &Told, is_whole: bool) -> Drawn {
    let (shade, radius) = if is_whole { (colour(1), 13) } else { (colour(0), 9) };
    let ink = if is_whole { Ink::bold(24) } else { Ink::plain(24) };
    canvas.text((plane.left - 24, y), &text::shorten(name, ink, NAMES - 30), ink, Side::Left)?;
    if let Some((low, high)) = range(told.dli) {
        canvas.path(vec![(plane.x(low), y), (plane.x(high), y)], shade, 0.45, 7)?;
    }
    canvas.mark((plane.x(told.dli.mean), y), Mark::Circle, radius, shade)?;
    canvas.text((plane.right + 28, y), &whole_percent(told.dli.mean), ink, Side::Right)
}

fn alt(assessed: &Assessed, rows: &[(String, Told)]) -> String {
    let whole = assessed.whole();
    let levels = level_shares(&whole).into_iter();
    let levels: Vec<String> = levels.map(|(level, share)| format!("{level} {share}")).collect();
    let depths: Vec<String> = rows
        .iter()
        .map(|(name, told)| format!("{name} {} ({} decisions)", whole_percent(told.dli.mean), count(told.decisions)))
        .collect();
    format!(
        "How {} decisions are taken: {}. How far down from the top to the front line: {}.",
        count(whole.decisions),
        levels.join(", "),
        depths.join(", ")
    )
}
