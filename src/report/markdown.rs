//! `summary.md`: what came out, for a mail.

use super::words::{band, capital, count, level, list, number, percent, person_days, plural, points, round};
use super::{About, Step};
use crate::behaviour::Measure;
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison, Difference, Line, Outcome, Spread};
use crate::intervention::Channel;

/// What stands in every summary, word for word.
const LIMITS: &str = "This compares strategies under stated assumptions. It does not forecast your organisation. \
                      Peer effects in trials are usually 5–15 points.";

/// The summary of a comparison.
pub fn summary(about: &About, comparison: &Comparison) -> String {
    let sections = [
        opening(about, comparison),
        table(about, comparison),
        pairs(about, comparison),
        budget(comparison),
        expectation(comparison),
        format!("> {LIMITS}"),
        repeat(about),
    ];
    let written: Vec<String> = sections.into_iter().filter(|section| !section.is_empty()).collect();
    written.join("\n\n") + "\n"
}

fn opening(about: &About, comparison: &Comparison) -> String {
    let mut lines = vec![format!("# {}", escaped(about.heading()))];
    if !about.question.trim().is_empty() {
        lines.push(format!("*{}*", escaped(about.question.trim())));
    }
    lines.push(format!("**{}**", escaped(&sentence(&comparison.verdict.sentence))));
    let behaviour = match about.behaviour.trim() {
        "" => String::new(),
        behaviour => format!(" The behaviour: {}.", escaped(behaviour.trim_end_matches('.'))),
    };
    lines.push(format!(
        "{} simulated cop{} of an organisation of {} people, {} {}; every strategy meets the same people with the \
         same luck.{behaviour}",
        count(about.runs),
        if about.runs == 1 { "y" } else { "ies" },
        count(about.people),
        count(about.weeks),
        about.step.many(),
    ));
    lines.join("\n\n")
}

fn table(about: &About, comparison: &Comparison) -> String {
    let mut head: Vec<String> =
        ["Strategy", "Adoption", "Middle half", "Nine in ten", "Owned"].map(String::from).into();
    head.extend(about.milestones.iter().map(|&share| format!("{} to {} %", capital(about.step.many()), level(share))));
    head.extend(["Planned person-days", "Spent", "Person-days per additional owned adopter"].map(String::from));
    let mut lines = vec![
        format!("## The strategies in {} {}", about.step.one(), count(about.weeks)),
        String::new(),
        row(&head),
        format!("|---|{}", "--:|".repeat(head.len() - 1)),
    ];
    lines.extend(comparison.arms.iter().map(|arm| row(&cells(about, arm))));
    lines.push(String::new());
    lines.push(format!(
        "Adoption and owned are medians over runs: the run in the middle. Owned leaves out those who do it only \
         because it is required. A level counts as reached once it is held for {} {}.",
        about.held_weeks,
        if about.held_weeks == 1 { about.step.one() } else { about.step.many() }
    ));
    lines.join("\n")
}

fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn cells(about: &About, arm: &Arm) -> Vec<String> {
    let last = arm.ensemble.weeks();
    let adoption = Spread::of(arm.ensemble.shares(Measure::Adoption, last));
    let owned = Spread::of(arm.ensemble.shares(Measure::Owned, last));
    let mut cells = vec![
        escaped(&arm.strategy.name),
        percent(adoption.median),
        band(adoption.middle_half),
        band(adoption.nine_in_ten),
        percent(owned.median),
    ];
    cells.extend(about.milestones.iter().map(|&share| milestone(arm, share, about.held_weeks)));
    cells.push(number(arm.plan.person_days()));
    cells.push(number(mean(&arm.ensemble.person_days())));
    cells.push(arm.cost_per_owned_adopter.map_or_else(|| "–".into(), number));
    cells
}

/// The median over the runs that get there, and how many do where not all.
fn milestone(arm: &Arm, share: f64, held: u32) -> String {
    let weeks = arm.ensemble.weeks_reaching(share, held);
    let reached: Vec<f64> = weeks.iter().flatten().map(|&week| f64::from(week)).collect();
    if reached.is_empty() {
        return "never".into();
    }
    let all = weeks.len();
    let runs = reached.len();
    let median = number(Spread::of(reached).median);
    if runs == all { median } else { format!("{median} (in {} of {} runs)", count(runs as u64), count(all as u64)) }
}

/// The strategy that leads against each of the others, on owned adoption in the last week.
fn pairs(about: &About, comparison: &Comparison) -> String {
    let Some(&leader) = comparison.verdict.ranking.first() else { return String::new() };
    let lines: Vec<String> = comparison
        .differences
        .iter()
        .filter(|difference| difference.outcome == Outcome::Share(Measure::Owned, about.weeks))
        .filter(|difference| difference.first == leader || difference.second == leader)
        .filter_map(|difference| pair(about, comparison, difference, leader))
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    format!(
        "## Run by run\n\nOn owned adoption in {} {}, between runs with the same people and the same luck. Every pair \
         on every measure is in `differences.csv`.\n\n{}",
        about.step.one(),
        count(about.weeks),
        lines.join("\n")
    )
}

fn pair(about: &About, comparison: &Comparison, difference: &Difference, leader: usize) -> Option<String> {
    let paired = difference.paired?;
    let (other, paired) =
        if difference.first == leader { (difference.second, paired) } else { (difference.first, paired.turned()) };
    let name = |place: usize| format!("“{}”", escaped(&comparison.arms[place].strategy.name));
    let direction = if paired.difference.mean >= 0.0 { "ahead" } else { "behind" };
    let (near, far) = if paired.difference.mean >= 0.0 {
        (paired.difference.low, paired.difference.high)
    } else {
        (-paired.difference.high, -paired.difference.low)
    };
    Some(format!(
        "- In {} of {} simulated copies {} was ahead of {} by more than {}; it was behind by as much in {}, and the \
         rest lay within that. On average it was {} {direction} (95 % interval {} to {}){}.",
        count(paired.wins_first as u64),
        count(difference.runs as u64),
        name(leader),
        name(other),
        points(about.margin),
        count(paired.wins_second as u64),
        points(paired.difference.mean),
        round(near * 100.0, 1),
        round(far * 100.0, 1),
        if difference.clear { "" } else { ": no clear difference" }
    ))
}

fn budget(comparison: &Comparison) -> String {
    let lines: Vec<String> =
        comparison.arms.iter().filter(|arm| !arm.plan.lines.is_empty()).map(|arm| plan(arm)).collect();
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
    format!(
        "{} {} {}{written} at {} each",
        channel(line.channel),
        number(line.volume),
        line.unit,
        person_days(line.rate)
    )
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Broadcast => "broadcast",
        Channel::Cascade => "cascade",
        Channel::Mandate => "mandate",
        Channel::Champions => "champions",
        Channel::Backstage => "backstage",
    }
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

fn repeat(about: &About) -> String {
    let time = match about.step {
        Step::Week => "",
        Step::Step => " Times are steps of a textbook model, not weeks.",
    };
    format!(
        "## To repeat it\n\n`groundswell run scenario.toml` in this folder, with version {}: seed {}, {} run{}, the \
         same numbers on every machine. `groundswell verify .` checks that.{time}",
        about.version,
        about.seed,
        count(about.runs),
        plural(f64::from(about.runs))
    )
}

/// A text with a full stop, unless it ends in one of its own.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['.', '!', '?']) { text.into() } else { format!("{text}.") }
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
            "broadcast 104 messages (written as 100) at 2 person-days each",
            "**Hit**: ahead in 97 % of paired runs.",
            "> This compares strategies under stated assumptions.",
            "`groundswell run scenario.toml`",
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

    #[test]
    fn every_row_of_the_table_has_the_same_cells() {
        let (about, mut comparison) = example::four_strategies(3, 12);
        comparison.arms[1].strategy.name = "a|b".into();
        let summary = summary(&about, &comparison).replace("\\|", "");
        let rows: Vec<usize> =
            summary.lines().filter(|line| line.starts_with('|')).map(|line| line.matches('|').count()).collect();
        assert_eq!(rows, [13; 6]);
    }

    #[test]
    fn a_leader_that_stands_second_is_told_the_right_way_round() {
        let (about, comparison) = example::four_strategies(50, 104);
        let line = pairs(&about, &comparison);
        assert!(line.contains("- In 50 of 50 simulated copies “Both” was ahead of “No programme”"), "{line}");
        assert!(!line.contains("behind ("), "{line}");
    }
}
