//! What teams find by searching, in every run: it hangs on nothing that is done for a behaviour, so that it is worked
//! out once for all strategies that search alike.

use crate::organisation::Organisation;
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::search::{Payoff, Search, found};
use crate::strategy::Strategy;

/// What the teams of every strategy of every scenario find in one run, a row a week; nothing where nobody searches.
pub(super) fn payoffs(
    scenarios: &[&Scenario],
    strategies: &[&[Strategy]],
    organisation: &Organisation,
    luck: Luck,
) -> Vec<Vec<Payoff>> {
    let mut known: Vec<((&Search, u32), Vec<Payoff>)> = Vec::new();
    let each = scenarios.iter().zip(strategies).flat_map(|(scenario, strategies)| {
        strategies.iter().map(|strategy| (strategy.search.as_ref(), scenario.file.weeks))
    });
    let of = |(search, weeks)| {
        let Some(search) = search else { return Vec::new() };
        if let Some((_, payoffs)) = known.iter().find(|(asked, _)| *asked == (search, weeks)) {
            return payoffs.clone();
        }
        let payoffs = found(search, organisation, weeks, luck);
        known.push(((search, weeks), payoffs.clone()));
        payoffs
    };
    each.map(of).collect()
}
