//! The table of strategies.

use super::escaped;
use crate::experiment::Comparison;
use crate::report::About;
use crate::report::outcomes::{head, note, rows};
use crate::report::words::count;

/// A row a strategy: where it ends, how long it takes, what it costs.
pub(super) fn table(about: &About, comparison: &Comparison) -> String {
    let head = head(about, comparison);
    let mut lines = vec![
        format!("## The strategies in {} {}", about.step.one(), count(about.weeks)),
        String::new(),
        row(&head),
        format!("|---|{}", "--:|".repeat(head.len() - 1)),
    ];
    let plain = |cells: Vec<String>| row(&cells.iter().map(|cell| escaped(cell)).collect::<Vec<_>>());
    lines.extend(rows(about, comparison).into_iter().map(plain));
    lines.push(String::new());
    lines.push(note(about, comparison));
    lines.join("\n")
}

pub(super) fn row(cells: &[String]) -> String {
    format!("| {} |", cells.join(" | "))
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
