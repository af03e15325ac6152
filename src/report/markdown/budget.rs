//! What each strategy does, and how its volumes were scaled to the budget.

use super::escaped;
use crate::experiment::{Arm, Comparison, Line};
use crate::report::words::{channel, list, number, person_days};

/// A line a strategy that does anything.
pub(super) fn budget(comparison: &Comparison) -> String {
    let lines: Vec<String> = comparison.arms.iter().filter(|arm| !arm.plan.lines.is_empty()).map(plan).collect();
    if lines.is_empty() {
        return String::new();
    }
    format!("## What was done, and at what cost\n\n{}", lines.join("\n"))
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
    format!(
        "- “{}”: {}. Planned {}; {budget}.",
        escaped(&arm.strategy.name),
        list(&lines),
        person_days(arm.plan.person_days())
    )
}

fn volume(line: &Line) -> String {
    let written =
        if line.written == line.volume { String::new() } else { format!(" (written as {})", number(line.written)) };
    let volume = format!("{} {}{written} at {} each", number(line.volume), line.unit, person_days(line.rate));
    let channel = channel(line.channel);
    if channel == line.unit { volume } else { format!("{channel}: {volume}") }
}
