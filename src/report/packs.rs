//! What holds under several packs of assumptions: a table and its words, for a mail, a terminal and other programs.

use super::csv::{Table, number_cell};
use super::words::{band, capital, count, percent};
use super::{About, FileBytes, curve};
use crate::behaviour::Measure;
use crate::experiment::{Packs, Spread, StrategyUnderPack, UnderPack};
use serde_json::{Map, Value, json};

/// The name of the table within a folder of results.
const TABLE: &str = "packs.csv";

/// On what strategies are ranked: "owned adoption in week 104".
pub(super) fn ranked_on(about: &About, packs: &Packs) -> String {
    format!("{} in {} {}", curve::name(packs.measure), about.step.one(), count(packs.week))
}

/// A row a strategy, a column a pack, with a head: the run in the middle, in brackets nine runs in ten.
pub(super) fn rows(packs: &Packs) -> Vec<Vec<String>> {
    let words = packs.under.iter().map(|under| capital(under.pack.word()));
    let head = std::iter::once("Strategy".to_owned()).chain(words).collect();
    let strategies = packs.under[0].strategies.iter().enumerate().map(|(place, strategy)| {
        let cell = |under: &UnderPack| {
            let Spread { median, nine_in_ten, .. } = under.strategies[place].ranked;
            format!("{} ({})", percent(median), band(nine_in_ten).trim_end_matches('%').trim_end())
        };
        std::iter::once(strategy.name.clone()).chain(packs.under.iter().map(cell)).collect()
    });
    std::iter::once(head).chain(strategies).collect()
}

/// `packs.csv`: pack, strategy, measure, week, mean, median, quantiles, and of whom it is clearly ahead where
/// strategies are ranked.
pub(super) fn table(packs: &Packs) -> FileBytes {
    let head = ["pack", "strategy", "measure", "week", "mean", "median", "q05", "q25", "q75", "q95", "ahead_of"];
    let mut table = Table::new(head.map(String::from).to_vec());
    for under in &packs.under {
        for strategy in &under.strategies {
            let ahead_of = names(under, strategy).join("; ");
            for (measure, curve) in [(Measure::Adoption, &strategy.adoption), (Measure::Owned, &strategy.owned)] {
                for (week, spread) in curve.iter().enumerate() {
                    let ranked = measure == packs.measure && week == packs.week as usize;
                    table.row(cells(under, strategy, (measure, week), spread, if ranked { &ahead_of } else { "" }));
                }
            }
            if !matches!(packs.measure, Measure::Adoption | Measure::Owned) {
                let moment = (packs.measure, packs.week as usize);
                table.row(cells(under, strategy, moment, &strategy.ranked, &ahead_of));
            }
        }
    }
    FileBytes::new(TABLE, table.bytes())
}

fn cells(
    under: &UnderPack,
    strategy: &StrategyUnderPack,
    (measure, week): (Measure, usize),
    spread: &Spread,
    ahead_of: &str,
) -> Vec<String> {
    let mut cells = vec![under.pack.word().into(), strategy.name.clone(), measure.word().into()];
    cells.push(week.to_string());
    cells.extend(spread.statistics().map(|(_, value)| number_cell(value)));
    cells.push(ahead_of.into());
    cells
}

/// The names of those that a strategy is clearly ahead of.
fn names<'a>(under: &'a UnderPack, strategy: &StrategyUnderPack) -> Vec<&'a str> {
    strategy.ahead_of.iter().map(|&other| under.strategies[other].name.as_str()).collect()
}

/// The same for other programs.
pub(super) fn json(packs: &Packs) -> Value {
    let statistics =
        |spread: &Spread| spread.statistics().into_iter().map(|(name, value)| (name.into(), value.into())).collect();
    let strategy = |under: &UnderPack, strategy: &StrategyUnderPack| {
        let ranked: Map<String, Value> = statistics(&strategy.ranked);
        json!({ "name": strategy.name, "ranked": ranked, "ahead_of": names(under, strategy) })
    };
    let under = |under: &UnderPack| {
        json!({
            "pack": under.pack.word(),
            "strategies": under.strategies.iter().map(|one| strategy(under, one)).collect::<Vec<_>>(),
            "expectation_met": under.expectation_met,
        })
    };
    let name = |place: usize| &packs.under[0].strategies[place].name;
    let in_all = packs.standings.iter().filter(|standing| standing.holds_in_all());
    json!({
        "finding": packs.finding,
        "sentences": packs.sentences,
        "measure": packs.measure.word(),
        "week": packs.week,
        "under": packs.under.iter().map(under).collect::<Vec<_>>(),
        "ahead_in_all": in_all.map(|one| json!([name(one.first), name(one.second)])).collect::<Vec<_>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn the_table_has_a_row_a_strategy_and_a_column_a_pack() {
        let (about, comparison) = example::under_packs(20, 52);
        let packs = comparison.packs.unwrap();
        let rows = rows(&packs);
        assert_eq!(rows[0], ["Strategy", "Sceptic", "Middle", "Advocate"]);
        assert_eq!((rows.len(), rows[4][0].as_str()), (5, "Both"));
        assert_eq!(ranked_on(&about, &packs), "owned adoption in week 52");
    }

    #[test]
    fn every_week_that_is_drawn_is_in_the_table_and_the_ranking_once() {
        let (_, comparison) = example::under_packs(20, 52);
        let file = table(&comparison.packs.unwrap());
        let text = String::from_utf8(file.bytes).unwrap();
        assert!(text.starts_with("pack,strategy,measure,week,mean,median,q05,q25,q75,q95,ahead_of\nsceptic,"));
        assert_eq!(text.lines().count(), 1 + 3 * 4 * 2 * 53);
        let ahead: Vec<&str> = text.lines().filter(|line| line.ends_with("Champions")).collect();
        assert!(ahead.iter().all(|line| line.contains(",owned,52,")), "{ahead:?}");
        assert!(ahead.iter().any(|line| line.starts_with("advocate,Both,")), "{ahead:?}");
    }
}
