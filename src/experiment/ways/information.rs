//! What it is worth to know more: each way of choosing at several response rates of the survey. People are chosen
//! from what is seen, and the behaviour spreads on the network as it is.

use super::Arena;
use crate::experiment::compare::Interrupted;
use crate::experiment::statistics::Estimate;
use crate::fraction::Percent;
use crate::scenario::Scenario;
use crate::seeding::ChosenBy;
use crate::strategy::Strategy;

/// The response rates that are tried, as shares.
pub const RATES: [f64; 6] = [0.0, 0.2, 0.4, 0.6, 0.8, 1.0];

/// A way of choosing, and what it comes to at each response rate.
#[derive(Debug, Clone, PartialEq)]
pub struct Information {
    /// The way.
    pub by: ChosenBy,
    /// The share of people who own the behaviour in the end, by response rate.
    pub owned: Vec<Estimate>,
    /// How much more that is with all answers than with none, run by run.
    pub worth: Estimate,
}

/// What answers are worth to ways that see ties; a search would take too long, and drawing by lot stands beside them
/// as what there is without any answer.
pub(super) fn worth(arena: &Arena, by: &[ChosenBy], people: u32) -> Result<Vec<Information>, Interrupted> {
    let sees = |by: &&ChosenBy| by.sees_ties() && **by != ChosenBy::Searched;
    let seeing: Vec<ChosenBy> = by.iter().filter(sees).copied().collect();
    if seeing.is_empty() {
        return Ok(Vec::new());
    }
    let shown: Vec<ChosenBy> = std::iter::once(ChosenBy::Random).chain(seeing).collect();
    let arms: Vec<Strategy> = shown.iter().map(|&by| arena.arm(by, people)).collect();
    let mut at_rates = Vec::with_capacity(RATES.len());
    for rate in RATES {
        let mut scenario: Scenario = arena.scenario.clone();
        scenario.file.network.survey_response_percent = Percent::new(rate * 100.0).unwrap_or(Percent::ALL);
        at_rates.push(arena.runs(&scenario, &arms, |_, _| ())?);
    }
    let told = |(arm, &by): (usize, &ChosenBy)| {
        let owned: Vec<Vec<f64>> =
            at_rates.iter().map(|runs| runs.iter().map(|run| run.owned[arm]).collect()).collect();
        let more = owned[RATES.len() - 1].iter().zip(&owned[0]).map(|(all, none)| all - none);
        Information {
            by,
            worth: Estimate::of(&more.collect::<Vec<f64>>()),
            owned: owned.iter().map(|owned| Estimate::of(owned).within(0.0, 1.0)).collect(),
        }
    };
    Ok(shown.iter().enumerate().map(told).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::ways::tests::{compared, scenario};

    #[test]
    fn more_answers_are_worth_more_and_the_lot_needs_none() {
        let ways = compared(&scenario(""), &[ChosenBy::Degree, ChosenBy::Coverage, ChosenBy::WholeTeams], 5);
        let by: Vec<ChosenBy> = ways.information.iter().map(|one| one.by).collect();
        assert_eq!(by, [ChosenBy::Random, ChosenBy::Degree, ChosenBy::Coverage]);
        let lot = &ways.information[0];
        assert!(lot.owned.iter().all(|owned| *owned == lot.owned[0]) && lot.worth.mean == 0.0);
        for one in &ways.information[1..] {
            // without an answer nobody is better connected than anybody else, and it is the lot that chooses
            assert_eq!(one.owned[0], lot.owned[0], "{:?}", one.by);
            assert!(one.worth.low > 0.0, "{one:?}");
            for (fewer, more) in one.owned.iter().zip(&one.owned[1..]) {
                let error = (more.high - more.mean).hypot(fewer.high - fewer.mean);
                assert!(more.mean > fewer.mean - error, "{one:?}");
            }
        }
    }

    #[test]
    fn with_all_answers_it_is_full_knowledge() {
        let full = compared(&scenario(""), &[ChosenBy::Degree], 5);
        let some = compared(&scenario("network.survey_response_percent = 30"), &[ChosenBy::Degree], 5);
        assert_eq!(full.information, some.information);
        assert_eq!(full.information[1].owned[RATES.len() - 1], full.ways[1].owned);
        assert!(some.ways[1].owned != full.ways[1].owned);
    }
}
