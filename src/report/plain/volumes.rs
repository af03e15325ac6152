//! What each strategy does, and how its volumes were scaled to the budget.

use super::layout::hanging;
use crate::experiment::{Arm, Comparison, Line};
use crate::report::About;
use crate::report::costs::shown;
use crate::report::words::{channel, one_line, person_days, units};

/// A line a strategy that does anything.
pub(super) fn volumes(about: &About, comparison: &Comparison, width: usize) -> String {
    let arms: Vec<&Arm> = comparison.arms.iter().filter(|arm| !arm.plan.lines.is_empty()).collect();
    let Some(first) = arms.first() else { return String::new() };
    let heading = match first.plan.budget {
        Some(budget) => format!("Volumes, scaled to {}:", person_days(budget)),
        None => "Volumes, as written:".into(),
    };
    let lines = arms.into_iter().map(|arm| format!("  {}", hanging(&plan(about, arm), width - 2, 4)));
    [heading].into_iter().chain(lines).collect::<Vec<_>>().join("\n")
}

fn plan(about: &About, arm: &Arm) -> String {
    let volumes: Vec<String> = arm.plan.lines.iter().map(|line| volume(about, line)).collect();
    let unspent = match arm.plan.budget {
        Some(_) => format!("; {} unspent", person_days(arm.plan.unspent)),
        None => String::new(),
    };
    format!("{}: {}{unspent}", one_line(&arm.strategy.name), volumes.join(", "))
}

/// "broadcast 72 → 106 messages", "champions 12".
fn volume(about: &About, line: &Line) -> String {
    let [written, volume] = [line.written, line.volume].map(|volume| shown(about, line, volume));
    let before = if written == volume { String::new() } else { format!("{written} → ") };
    let channel = channel(line.channel);
    if channel == line.unit {
        format!("{channel} {before}{volume}")
    } else {
        format!("{channel} {before}{}", units(&volume, line.unit))
    }
}
