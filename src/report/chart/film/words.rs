//! What is said of a film.

use crate::experiment::{Comparison, Film, Reel, Role};
use crate::privacy::SMALLEST;
use crate::report::About;
use crate::report::chart::drawn;
use crate::report::chart::frame;
use crate::report::chart::text;
use crate::report::words::{capital, count, people, percent};

/// The name of a strategy that is shown.
pub(in crate::report) fn name(comparison: &Comparison, reel: &Reel) -> String {
    let line = drawn(comparison).iter().position(|&place| place == reel.strategy);
    text::named(line.unwrap_or(reel.strategy), &comparison.arms[reel.strategy].strategy.name)
}

/// Why it is shown.
pub(in crate::report) fn role(about: &About, reel: &Reel) -> &'static str {
    match reel.role {
        Role::Ahead if about.runs == 1 => "has most in the only run",
        Role::Ahead => "comes first over all runs",
        Role::Beside => "beside it, to compare",
    }
}

/// "In one run, 64 % do it in week 104 with “Both” and 41 % with “Announce”: the same people, the same luck".
pub(in crate::report) fn headline(about: &About, comparison: &Comparison, film: &Film) -> String {
    let end = |reel: &Reel| {
        let shares = if film.has_complying() { &reel.owned } else { &reel.adoption };
        (percent(shares.last().copied().unwrap_or_default()), name(comparison, reel))
    };
    let told: Vec<(String, String)> = film.reels.iter().rev().map(end).collect();
    let at = frame::at_end(about);
    let does = if film.has_complying() { "do it by own choice" } else { "do it" };
    match &told[..] {
        [(share, name), (less, other)] => {
            format!(
                "In one run, {share} {does} in {at} with “{name}” and {less} with “{other}”: same people, same luck"
            )
        }
        [(share, name)] => format!("In one run, {share} {does} in {at} with “{name}”"),
        _ => format!("One run until {at}"),
    }
}

/// What a dot is.
pub(in crate::report) fn dot(about: &About, film: &Film) -> String {
    let run = match about.runs {
        1 => "the only simulated copy".into(),
        runs => format!("the first of {} simulated copies", count(runs)),
    };
    let of = format!("{run} of {}", people(about.people));
    let clusters = film.cast.clusters.len() > 1;
    if film.cast.shows_people() {
        let teams = if clusters { ", a cluster is a team" } else { "" };
        return format!("A dot is a person{teams}: {of}.{}", ties(film, "a tie"));
    }
    let least = film.cast.dots.iter().min().copied().unwrap_or_default();
    let most = film.cast.dots.iter().max().copied().unwrap_or_default();
    let many = if least < most { format!("{} to {}", count(least), count(most)) } else { count(least) };
    let branches = if clusters { ", a cluster is a branch of the organisation" } else { "" };
    let line = format!("{} ties or more between two groups", count(SMALLEST as u64));
    format!("A dot is a group of {many} people{branches}: {of}.{}", ties(film, &line))
}

/// What a line is, where there are any.
fn ties(film: &Film, line: &str) -> String {
    let (shown, of) = (film.cast.ties.shown.len() as u64, film.cast.ties.of);
    match shown {
        0 => String::new(),
        _ if shown < of => format!(" A line is {line}; {} of {} are drawn.", count(shown), count(of)),
        _ => format!(" A line is {line}."),
    }
}

/// How many do it, and where some comply, how many by own choice: "63 % (12 % by own choice)".
pub(in crate::report) fn share(film: &Film, reel: &Reel, frame: usize) -> String {
    let all = percent(reel.adoption[frame]);
    if film.has_complying() { format!("{all} ({})", by_choice(reel, frame)) } else { all }
}

/// "12 % by own choice"
pub(super) fn by_choice(reel: &Reel, frame: usize) -> String {
    format!("{} by own choice", percent(reel.owned[frame]))
}

/// What a frame shows, below it: "week 26: 34 %".
pub(super) fn moment(about: &About, film: &Film, reel: &Reel, frame: usize) -> String {
    format!("{} {}: {}", about.step.one(), count(film.weeks[frame]), percent(reel.adoption[frame]))
}

/// What the pictures show, for those who cannot see them.
pub(in crate::report) fn told(about: &About, comparison: &Comparison, film: &Film, frames: &[usize]) -> String {
    let reel = |reel: &Reel| {
        let moments: Vec<String> = frames
            .iter()
            .map(|&frame| format!("{} {}: {}", about.step.one(), count(film.weeks[frame]), share(film, reel, frame)))
            .collect();
        format!("“{}” ({}): {}.", name(comparison, reel), role(about, reel), moments.join(", "))
    };
    let reels: Vec<String> = film.reels.iter().map(reel).collect();
    format!("{} {}", capital(&dot(about, film)), reels.join(" "))
}
