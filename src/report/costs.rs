//! What each strategy does, and how its volumes were scaled to the budget.

use super::words::{channel, list, number, person_days, units};
use crate::experiment::{Arm, Comparison, Line};

/// A sentence a strategy that does anything.
pub(super) fn told(comparison: &Comparison) -> Vec<String> {
    comparison.arms.iter().filter(|arm| !arm.plan.lines.is_empty()).map(plan).collect()
}

fn plan(arm: &Arm) -> String {
    let lines: Vec<String> = arm.plan.lines.iter().map(volume).collect();
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

fn volume(line: &Line) -> String {
    let written =
        if line.written == line.volume { String::new() } else { format!(" (written as {})", number(line.written)) };
    let volume = format!("{}{written} at {} each", units(line.volume, line.unit), rate(line.rate()));
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
