//! The table of strategies.

use super::escaped;
use crate::behaviour::Measure;
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison, Spread};
use crate::report::About;
use crate::report::measures::knows_origins;
use crate::report::words::{band, capital, count, level, number, percent, unreached};

/// A row a strategy: where it ends, how long it takes, what it costs.
pub(super) fn table(about: &About, comparison: &Comparison) -> String {
    let mut head: Vec<String> =
        ["Strategy", "Adoption", "Middle half", "Nine in ten", "Owned"].map(String::from).into();
    let aligned = knows_origins(comparison);
    if aligned {
        head.push("Aligned".into());
    }
    head.extend(about.milestones.iter().map(|&share| format!("{} to {} %", capital(about.step.many()), level(share))));
    head.extend(["Planned person-days", "Spent", "Person-days per additional owned adopter"].map(String::from));
    if aligned {
        head.push("Per aligned one".into());
    }
    let mut lines = vec![
        format!("## The strategies in {} {}", about.step.one(), count(about.weeks)),
        String::new(),
        row(&head),
        format!("|---|{}", "--:|".repeat(head.len() - 1)),
    ];
    lines.extend(comparison.arms.iter().map(|arm| row(&cells(about, arm, aligned))));
    lines.push(String::new());
    lines.push(format!(
        "Adoption and owned are medians over runs: the run in the middle. Owned leaves out those who do it only \
         because it is required{}. A level counts as reached once it is held for {} {}.",
        if aligned { "; aligned are those who own it in a form near enough to what was meant" } else { "" },
        about.held_weeks,
        if about.held_weeks == 1 { about.step.one() } else { about.step.many() }
    ));
    lines.join("\n")
}

pub(super) fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
}

fn cells(about: &About, arm: &Arm, aligned: bool) -> Vec<String> {
    let last = arm.ensemble.weeks();
    let adoption = arm.ensemble.spread(Measure::Adoption, last);
    let owned = arm.ensemble.spread(Measure::Owned, last);
    let mut cells = vec![
        escaped(&arm.strategy.name),
        percent(adoption.median),
        band(adoption.middle_half),
        band(adoption.nine_in_ten),
        percent(owned.median),
    ];
    if aligned {
        cells.push(percent(arm.ensemble.spread(Measure::Aligned, last).median));
    }
    cells.extend(about.milestones.iter().map(|&share| milestone(arm, share, about.held_weeks)));
    cells.push(number(arm.plan.person_days()));
    cells.push(number(mean(&arm.ensemble.person_days())));
    let costs = [Some(arm.cost_per_owned_adopter), aligned.then_some(arm.cost_per_aligned_adopter)];
    cells.extend(costs.into_iter().flatten().map(|cost| cost.map_or_else(|| "–".into(), number)));
    cells
}

/// The median over the runs that get there, and how many do where not all.
fn milestone(arm: &Arm, share: f64, held: u32) -> String {
    let weeks = arm.ensemble.weeks_reaching(share, held);
    let reached: Vec<f64> = weeks.iter().flatten().map(|&week| f64::from(week)).collect();
    if reached.is_empty() {
        return unreached(arm, share).into();
    }
    let all = weeks.len();
    let runs = reached.len();
    let median = number(Spread::of(reached).median);
    if runs == all { median } else { format!("{median} (in {} of {} runs)", count(runs as u64), count(all as u64)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn every_row_of_the_table_has_the_same_cells() {
        let (about, mut comparison) = example::four_strategies(3, 12);
        comparison.arms[1].strategy.name = "a|b".into();
        let written = table(&about, &comparison).replace("\\|", "");
        let rows: Vec<usize> =
            written.lines().filter(|line| line.starts_with('|')).map(|line| line.matches('|').count()).collect();
        assert_eq!(rows, [15; 6]);
    }
}
