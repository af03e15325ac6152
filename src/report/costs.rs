//! What each strategy does, and how its volumes were scaled to the budget.

use super::About;
use super::network::in_words;
use super::words::{channel, list, number, person_days, units};
use crate::experiment::{Arm, Comparison, Line};
use crate::privacy::Count;

/// A sentence a strategy that does anything.
pub(super) fn told(about: &About, comparison: &Comparison) -> Vec<String> {
    comparison.arms.iter().filter(|arm| !arm.plan.lines.is_empty()).map(|arm| plan(about, arm)).collect()
}

/// A volume of a line as it is read: real people who lead are not counted where they are few.
pub(super) fn shown(about: &About, line: &Line, volume: f64) -> String {
    match about.volume(line, volume) {
        Count::About(volume) => number(volume),
        few => in_words(few),
    }
}

fn plan(about: &About, arm: &Arm) -> String {
    let lines: Vec<String> = arm.plan.lines.iter().map(|line| volume(about, line)).collect();
    let scaled = arm.plan.lines.iter().any(|line| line.written != line.volume);
    let budget = match arm.plan.budget {
        Some(budget) => format!(
            "{} to a budget of {}, {} unspent",
            if scaled { "scaled" } else { "kept as written, which comes" },
            person_days(budget),
            number(arm.plan.unspent)
        ),
        None => "volumes as written, no budget".into(),
    };
    format!("“{}”: {}. Planned {}; {budget}.", arm.strategy.name, list(&lines), person_days(arm.plan.person_days()))
}

fn volume(about: &About, line: &Line) -> String {
    let (volume, written) = (shown(about, line, line.volume), shown(about, line, line.written));
    let written = if line.written == line.volume { String::new() } else { format!(" (written as {written})") };
    let each = about.volume(line, line.volume).value().map(|_| format!(" at {} each", rate(line.rate())));
    let volume = format!("{}{written}{}", units(&volume, line.unit), each.unwrap_or_default());
    let channel = channel(line.channel);
    if channel == line.unit { volume } else { format!("{channel}: {volume}") }
}

/// Person-days of one unit, to three digits: they are multiplied.
fn rate(days: f64) -> String {
    let digits = (2 - libm::floor(libm::log10(days.abs().max(1e-9))) as i32).clamp(0, 6) as usize;
    let shown = format!("{days:.digits$}");
    let shown = if shown.contains('.') { shown.trim_end_matches('0').trim_end_matches('.') } else { &shown };
    format!("{shown} person-day{}", if shown == "1" { "" } else { "s" })
}
