//! The same scenario under several packs of assumptions: what holds in all of them, and what needs which.

mod sentences;
mod standing;

pub use standing::{Lead, Standing};

use super::compare::{Interrupted, compare, difference};
use super::comparison::{Arm, Comparison, Outcome};
use super::ensemble::Spread;
use super::statistics::mean;
use super::verdict::moment;
use crate::behaviour::Measure;
use crate::scenario::{Pack, Scenario};
use std::sync::atomic::AtomicBool;

/// A scenario under several packs of assumptions, with the same seed under each.
#[derive(Debug, Clone, PartialEq)]
pub struct Packs {
    /// On what strategies are ranked: what the file expects something of, else owned adoption.
    pub measure: Measure,
    /// In which week.
    pub week: u32,
    /// What each pack shows, from the one that expects least of colleagues.
    pub under: Vec<UnderPack>,
    /// Every pair of strategies, the one that is ahead more often first; the pairs of the best stand first.
    pub standings: Vec<Standing>,
    /// What they come to together, in a sentence: without condition only where it holds in all packs.
    pub finding: String,
    /// The same on the pairs of strategies that are worth a sentence, and on what was expected.
    pub sentences: Vec<String>,
}

/// What one pack shows.
#[derive(Debug, Clone, PartialEq)]
pub struct UnderPack {
    /// Which.
    pub pack: Pack,
    /// The strategies, in the order of the scenario.
    pub strategies: Vec<StrategyUnderPack>,
    /// Whether what the file expects came true, where it expects something.
    pub expectation_met: Option<bool>,
}

/// A strategy under one pack.
#[derive(Debug, Clone, PartialEq)]
pub struct StrategyUnderPack {
    /// Its name.
    pub name: String,
    /// The measure on which strategies are ranked, in the week on which they are.
    pub ranked: Spread,
    /// The measure on which strategies are ranked, a spread a week.
    pub curve: Vec<Spread>,
    /// Adoption, a spread a week.
    pub adoption: Vec<Spread>,
    /// Owned adoption, a spread a week.
    pub owned: Vec<Spread>,
    /// The places of the strategies that it is clearly ahead of.
    pub ahead_of: Vec<usize>,
}

/// Runs scenarios that differ in nothing but their packs of assumptions. The comparison is that of the first; what the others
/// show beside it is kept with it.
///
/// # Panics
/// Without a scenario.
pub fn compare_packs(
    scenarios: &[Scenario],
    stop: &AtomicBool,
    tick: &(dyn Fn() + Sync),
) -> Result<Comparison, Interrupted> {
    let [first, others @ ..] = scenarios else { panic!("there is a scenario") };
    let mut comparison = compare(first, stop, tick)?;
    if others.is_empty() {
        return Ok(comparison);
    }
    let mut shown = vec![Shown::of(first, &comparison)];
    for other in others {
        shown.push(Shown::of(other, &compare(other, stop, tick)?));
    }
    name_the_pack(&mut comparison, first.file.assumptions);
    comparison.packs = Some(together(first, shown));
    Ok(comparison)
}

/// What one pack shows, with the leads between its strategies.
struct Shown {
    under: UnderPack,
    levels: Vec<f64>,
    leads: Vec<Vec<Lead>>,
}

impl Shown {
    fn of(scenario: &Scenario, comparison: &Comparison) -> Shown {
        let (measure, week) = moment(scenario);
        let arms = &comparison.arms;
        let lead =
            |one: usize, other: usize| Lead::of(&difference(scenario, arms, one, other, Outcome::Share(measure, week)));
        let leads: Vec<Vec<Lead>> =
            (0..arms.len()).map(|one| (0..arms.len()).map(|other| lead(one, other)).collect()).collect();
        let strategy = |(arm, leads): (&Arm, &Vec<Lead>)| StrategyUnderPack {
            name: arm.strategy.name.clone(),
            ranked: arm.ensemble.spread(measure, week),
            curve: arm.ensemble.curve(measure),
            adoption: arm.ensemble.curve(Measure::Adoption),
            owned: arm.ensemble.curve(Measure::Owned),
            ahead_of: (0..arms.len()).filter(|&other| leads[other].is_ahead()).collect(),
        };
        let under = UnderPack {
            pack: scenario.file.assumptions,
            strategies: arms.iter().zip(&leads).map(strategy).collect(),
            expectation_met: comparison.expectation.as_ref().map(|expectation| expectation.met),
        };
        let levels = arms.iter().map(|arm| mean(&arm.ensemble.shares(measure, week))).collect();
        Shown { under, levels, leads }
    }
}

/// What is said of one pack alone names it: it need not hold in the others.
fn name_the_pack(comparison: &mut Comparison, pack: Pack) {
    comparison.verdict.sentence = format!("Under the {} assumptions: {}", pack.whose(), comparison.verdict.sentence);
    if let Some(expectation) = &mut comparison.expectation {
        expectation.found = format!("under the {} assumptions, {}", pack.whose(), expectation.found);
    }
}

fn together(scenario: &Scenario, mut shown: Vec<Shown>) -> Packs {
    shown.sort_by_key(|one| one.under.pack);
    let (measure, week) = moment(scenario);
    let strategies = shown[0].levels.len();
    let level = |place: usize| shown.iter().map(|one| one.levels[place]).sum::<f64>();
    let mut order: Vec<usize> = (0..strategies).collect();
    order.sort_by(|&one, &other| level(other).total_cmp(&level(one)));
    let standing = |first: usize, second: usize| {
        Standing { first, second, leads: shown.iter().map(|one| one.leads[first][second]).collect() }.best_first()
    };
    let pairs = (0..strategies).flat_map(|one| (one + 1..strategies).map(move |other| (one, other)));
    let standings: Vec<Standing> = pairs.map(|(one, other)| standing(order[one], order[other])).collect();
    let under: Vec<UnderPack> = shown.into_iter().map(|one| one.under).collect();
    let mut packs = Packs { measure, week, under, standings, finding: String::new(), sentences: Vec::new() };
    packs.finding = sentences::finding(&packs, scenario);
    packs.sentences = sentences::others(&packs);
    packs
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn under(pack: &str, more: &str) -> Scenario {
        let text = format!(
            "runs = 6\nweeks = 30\nassumptions = \"{pack}\"\n[organisation]\npeople = 80\n[[behaviour]]\nname = \"asks\"\n\
             [[strategy]]\nname = \"Announce\"\nuses = [\"broadcast\"]\n[[strategy]]\nname = \"Champions\"\n\
             uses = [\"champions\"]\n{more}"
        );
        Scenario::read(&text, "x", Path::new(""), &[]).unwrap()
    }

    fn run(scenarios: &[Scenario]) -> Comparison {
        compare_packs(scenarios, &AtomicBool::new(false), &|| {}).unwrap()
    }

    #[test]
    fn every_pack_is_what_it_is_alone_and_the_first_is_kept_whole() {
        let all = ["middle", "sceptic", "advocate"].map(|pack| under(pack, ""));
        let comparison = run(&all);
        let packs = comparison.packs.clone().unwrap();
        assert_eq!(packs.under.iter().map(|one| one.pack).collect::<Vec<_>>(), Pack::ALL);
        for (scenario, place) in all.iter().zip([1, 0, 2]) {
            let alone = run(std::slice::from_ref(scenario));
            assert!(alone.packs.is_none());
            for (arm, strategy) in alone.arms.iter().zip(&packs.under[place].strategies) {
                assert_eq!(arm.ensemble.curve(Measure::Owned), strategy.owned);
            }
        }
        assert_eq!(comparison.arms[1].ensemble, run(&all[..1]).arms[1].ensemble);
        assert!(comparison.verdict.sentence.starts_with("Under the middle assumptions: "));
    }

    #[test]
    fn who_is_ahead_is_said_of_the_better_one_in_every_pair() {
        let packs = run(&["middle", "advocate"].map(|pack| under(pack, ""))).packs.unwrap();
        assert_eq!(packs.standings.len(), 3);
        for standing in &packs.standings {
            for (lead, under) in standing.leads.iter().zip(&packs.under) {
                assert_eq!(lead.is_ahead(), under.strategies[standing.first].ahead_of.contains(&standing.second));
            }
        }
    }
}
