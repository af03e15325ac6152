//! `summary.md`: what came out, for a mail.

mod assessment;
mod budget;
mod fit;
mod network;
mod packs;
mod pairs;
mod table;
mod ways;

pub use assessment::assessment;
pub use fit::fit;
pub use network::network;
pub use ways::ways;

use super::findings::findings;
use super::flips::{OfRun, of_run};
use super::opening::{LIMITS, sample};
use super::spent;
use super::words::{count, plural, sentence};
use super::{About, Step};
use crate::experiment::Comparison;

/// The summary of a comparison.
pub fn summary(about: &About, comparison: &Comparison) -> String {
    let sections = [
        opening(about, comparison),
        packs::packs(about, comparison.packs.as_ref()),
        table::table(about, comparison),
        pairs::pairs(about, comparison),
        found(about, comparison),
        flips(comparison),
        budget::budget(about, comparison),
        expectation(comparison),
        format!("> {LIMITS}"),
        repeat(about, comparison),
    ];
    let written: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    written.join("\n\n") + "\n"
}

fn opening(about: &About, comparison: &Comparison) -> String {
    let mut lines = vec![format!("# {}", escaped(about.heading()))];
    if !about.question.trim().is_empty() {
        lines.push(format!("*{}*", escaped(about.question.trim())));
    }
    let verdict = escaped(&sentence(&comparison.verdict.sentence));
    match packs::finding(comparison.packs.as_ref()) {
        Some(finding) => lines.extend([finding, verdict]),
        None => lines.push(format!("**{verdict}**")),
    }
    lines.extend(spent::told(comparison).iter().map(|told| escaped(told)));
    lines.push(escaped(&sample(about, comparison)));
    lines.join("\n\n")
}

/// What adoption alone does not tell.
fn found(about: &About, comparison: &Comparison) -> String {
    let lines: Vec<String> =
        findings(about, comparison).iter().map(|finding| format!("- {}", escaped(finding))).collect();
    if lines.is_empty() { String::new() } else { format!("## What else was found\n\n{}", lines.join("\n")) }
}

/// What would flip it.
fn flips(comparison: &Comparison) -> String {
    let lines: Vec<String> =
        of_run(comparison).into_iter().flat_map(OfRun::whole).map(|told| format!("- {}", escaped(&told))).collect();
    if lines.is_empty() { String::new() } else { format!("## What would flip it\n\n{}", lines.join("\n")) }
}

fn expectation(comparison: &Comparison) -> String {
    let Some(expectation) = &comparison.expectation else { return String::new() };
    format!(
        "## What was expected\n\n{} **{}**: {}",
        escaped(&sentence(&expectation.sentence)),
        if expectation.met { "Hit" } else { "Missed" },
        escaped(&sentence(&expectation.found))
    )
}

fn repeat(about: &About, comparison: &Comparison) -> String {
    let time = match about.step {
        Step::Week => "",
        Step::Step => " Times are steps of a textbook model, not weeks.",
    };
    let how = match comparison.packs {
        Some(_) => {
            "`groundswell verify .` in this folder runs every pack again and compares; `scenario.toml` and its \
                    neighbours spell out what each assumes"
        }
        None => {
            "`groundswell run scenario.toml --out ..` in this folder runs it again, `groundswell verify .` compares"
        }
    };
    format!(
        "## To repeat it\n\n{how}. With version {}, seed {} and {} run{} the numbers are the same every time.{time}",
        about.version,
        about.seed,
        count(about.runs),
        plural(f64::from(about.runs))
    )
}

/// A text in which nothing is taken for Markdown or HTML, on one line.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => escaped.extend(['\\', letter]),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            _ if letter.is_control() => escaped.push(' '),
            _ => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_summary_answers_the_question_first() {
        let (about, comparison) = example::four_strategies(200, 104);
        let summary = summary(&about, &comparison);
        assert!(summary.starts_with("# Announce it or seed it?\n\n*Is it better"));
        for part in [
            "**After 104 weeks, “Both” is owned",
            "| No programme | ",
            " | never |",
            " of 200 runs)",
            " | – |",
            "simulated copies “Both” was ahead of “Champions” by more than 1\u{a0}point;",
            "broadcast: 104 messages (written as 100) at 2 person-days each",
            "**Hit**: ahead in 97 % of paired runs.",
            "> This compares strategies under stated assumptions.",
            "`groundswell run scenario.toml --out ..`",
            "seed 2026",
        ] {
            assert!(summary.contains(part), "{part}\n{summary}");
        }
        for word in ["agent", "node", "Monte Carlo", "optimal", "predict", "prove", "p-value"] {
            assert!(!summary.contains(word), "{word}");
        }
    }

    #[test]
    fn names_are_not_markup() {
        assert_eq!(escaped("a|b *c* <d> [e]\nf_"), "a\\|b \\*c\\* &lt;d&gt; \\[e\\] f\\_");
    }
}
