//! Ways of choosing champions, compared: the same strategy on the same people with the same luck, and nothing
//! differs but who is asked.

mod assured;
mod flaws;
mod information;
mod random;
mod reach;

pub use flaws::{Flaw, Rid};
pub use information::{Information, RATES};
pub use random::Equal;
pub use reach::{Reach, Teams};

use super::compare::Interrupted;
use super::runs::one_run;
use super::shared::{has_one_organisation, organisation_of};
use super::statistics::{Estimate, Paired, paired};
use super::sweep::Watch;
use crate::behaviour::Measure;
use crate::organisation::Organisation;
use crate::random::Luck;
use crate::scenario::file::{Budget, Compare};
use crate::scenario::{File, Scenario};
use crate::seeding::ChosenBy;
use crate::strategy::Strategy;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

/// What is compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaysAsked {
    /// The ways of choosing.
    pub by: Vec<ChosenBy>,
    /// How many people each chooses.
    pub people: u32,
}

/// Ways of choosing, compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Ways {
    /// The strategy of the scenario in which they are compared.
    pub strategy: String,
    /// How many people each chooses.
    pub asked: u32,
    /// How many people there are.
    pub people: u32,
    /// Whether they may be real, so that little must be told of few.
    pub is_real: bool,
    /// Each way; the first draws by lot.
    pub ways: Vec<Way>,
    /// How many of those whom one way chooses another one chooses too, as a share of the smaller number: means over
    /// runs, a row a way.
    pub overlap: Vec<Vec<f64>>,
    /// What it is worth that more people answer the survey.
    pub information: Vec<Information>,
    /// What it is worth to be rid of each other flaw that what is seen of ties has in the scenario.
    pub flaws: Vec<Rid>,
}

/// A way of choosing, and what comes of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The way.
    pub by: ChosenBy,
    /// The share of people who own the behaviour in the end.
    pub owned: Estimate,
    /// How much more that is than with as many people drawn by lot, run by run.
    pub gain: Paired,
    /// Whether it is outside the noise.
    pub clear: bool,
    /// How many people drawn by lot do as well.
    pub equal: Equal,
    /// How near the chosen are to everybody and to all teams.
    pub reach: Reach,
    /// What part of the best the chosen are shown to reach at least, where that is known; from 0 to 1.
    pub assured: Option<f64>,
    /// Whom it chooses in the first run, sorted.
    pub first_run: Vec<u32>,
}

/// The strategy in which ways of choosing are compared: the first that has champions.
pub fn strategy_with_champions(scenario: &Scenario) -> Option<&Strategy> {
    scenario.strategies.iter().find(|strategy| strategy.champions.is_some())
}

/// The organisation of the first run.
pub fn first_organisation(scenario: &Scenario) -> Cow<'_, Organisation> {
    organisation_of(scenario, Luck::new(scenario.file.seed, 0))
}

/// Compares ways of choosing in a strategy that has champions; drawing by lot is always among them.
pub fn compare_ways(
    scenario: &Scenario,
    asked: &WaysAsked,
    stop: &AtomicBool,
    watch: Watch,
) -> Result<Ways, Interrupted> {
    let base = strategy_with_champions(scenario).cloned().unwrap_or_default();
    let others = asked.by.iter().copied().filter(|&by| by != ChosenBy::Random);
    let by: Vec<ChosenBy> = std::iter::once(ChosenBy::Random).chain(others).collect();
    let arena = Arena::new(scenario, base, stop, watch);
    let arms: Vec<Strategy> = by.iter().map(|&by| arena.arm(by, asked.people)).collect();
    let runs = arena.runs(&arena.scenario, &arms, reach::seen)?;
    let owned: Vec<Vec<f64>> = (0..by.len()).map(|arm| runs.iter().map(|run| run.owned[arm]).collect()).collect();
    let margin = scenario.file.measure.margin_points / 100.0;
    let mut lots = random::Lots::new(&arena, asked.people, &owned[0]);
    let mut ways = Vec::with_capacity(by.len());
    for (arm, &by) in by.iter().enumerate() {
        let gain = paired(&owned[arm], &owned[0], margin);
        let Estimate { mean, low, high, .. } = gain.difference;
        ways.push(Way {
            by,
            owned: Estimate::of(&owned[arm]).within(0.0, 1.0),
            gain,
            clear: (low > 0.0 || high < 0.0) && mean.abs() >= margin - 1e-9,
            equal: if arm == 0 { Equal::People(asked.people) } else { lots.equal_to(&owned[arm])? },
            reach: Reach::mean(runs.iter().map(|run| &run.seen.reach[arm])),
            assured: assured::assured(&arena, by, asked.people),
            first_run: runs[0].seen.chosen[arm].clone(),
        });
    }
    let overlap = reach::overlap(&runs.iter().map(|run| &run.seen.chosen[..]).collect::<Vec<_>>(), by.len());
    let information = information::worth(&arena, &by, asked.people)?;
    let flaws = flaws::rid(&arena, &by, asked.people, &runs)?;
    Ok(Ways {
        strategy: arena.base.name.clone(),
        asked: asked.people,
        people: scenario.people(),
        is_real: scenario.data.is_some(),
        ways,
        overlap,
        information,
        flaws,
    })
}

/// Where ways of choosing meet: a scenario with its volumes as written, and a strategy.
struct Arena<'a> {
    scenario: Scenario,
    base: Strategy,
    /// The organisation of all runs, where they share one.
    shared: Option<Organisation>,
    stop: &'a AtomicBool,
    watch: Watch<'a>,
}

/// A run: what each strategy comes to, and what was seen of it.
struct Run<T> {
    owned: Vec<f64>,
    seen: T,
}

impl<'a> Arena<'a> {
    fn new(scenario: &Scenario, base: Strategy, stop: &'a AtomicBool, watch: Watch<'a>) -> Arena<'a> {
        let budget = Budget { compare: Compare::AsWritten, person_days: None };
        let scenario = Scenario { file: File { budget, ..scenario.file.clone() }, ..scenario.clone() };
        let one = has_one_organisation(&scenario) && scenario.data.is_none();
        let shared = one.then(|| organisation_of(&scenario, Luck::new(scenario.file.seed, 0)).into_owned());
        Arena { scenario, base, shared, stop, watch }
    }

    /// The strategy with another way of choosing.
    fn arm(&self, by: ChosenBy, people: u32) -> Strategy {
        let mut arm = self.base.clone();
        if let Some(champions) = &mut arm.champions {
            (champions.chosen_by, champions.people) = (by, Some(people));
        }
        arm
    }

    /// All runs of some strategies of a scenario, side by side and in order.
    fn runs<T: Send>(
        &self,
        scenario: &Scenario,
        arms: &[Strategy],
        see: impl Fn(&Organisation, Vec<Vec<u32>>) -> T + Sync,
    ) -> Result<Vec<Run<T>>, Interrupted> {
        let (more, tick) = self.watch;
        more(u64::from(scenario.file.runs));
        let run = |number: u32| {
            if self.stop.load(Ordering::Relaxed) {
                return Err(Interrupted);
            }
            let luck = Luck::new(scenario.file.seed, number);
            let organisation = match &self.shared {
                Some(shared) => Cow::Borrowed(shared),
                None => organisation_of(scenario, luck),
            };
            let (chosen, lived) = one_run(scenario, arms, &organisation, luck);
            let owned = lived.iter().map(|run| run.share(Measure::Owned, run.weeks())).collect();
            tick();
            Ok(Run { owned, seen: see(&organisation, chosen) })
        };
        (0..scenario.file.runs).into_par_iter().map(run).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::compare;
    use crate::experiment::on_threads;
    use std::path::Path;

    pub(super) fn scenario(more: &str) -> Scenario {
        let text = format!(
            "weeks = 26\nruns = 12\nseed = 5\norganisation.people = 150\nnetwork.hubs = \"strong\"\n{more}\n\
             [[behaviour]]\nspreads.simple.chance_percent = 2\n[[strategy]]\nname = \"seeded\"\nuses = [\"champions\"]\n"
        );
        Scenario::read(text, "test", Path::new(""), &[]).unwrap()
    }

    pub(super) fn compared(scenario: &Scenario, by: &[ChosenBy], people: u32) -> Ways {
        let asked = WaysAsked { by: by.to_vec(), people };
        compare_ways(scenario, &asked, &AtomicBool::new(false), (&|_| (), &|| ())).unwrap()
    }

    #[test]
    fn a_way_comes_to_what_a_run_of_the_scenario_comes_to() {
        let mut scenario = scenario("");
        let ways = compared(&scenario, &[ChosenBy::Degree], 6);
        for strategy in &mut scenario.strategies {
            if let Some(champions) = &mut strategy.champions {
                champions.people = Some(6);
            }
        }
        let comparison = compare(&scenario, &AtomicBool::new(false), &|| ()).unwrap();
        let arm = &comparison.arms[1].ensemble;
        assert_eq!(ways.ways[1].owned.mean, Estimate::of(&arm.shares(Measure::Owned, 26)).mean);
        assert_eq!((ways.ways[0].by, ways.ways[0].gain.difference.mean), (ChosenBy::Random, 0.0));
        assert_eq!(ways.ways[0].equal, Equal::People(6));
        assert!(ways.ways.iter().all(|way| way.first_run.len() == 6) && ways.strategy == "seeded");
    }

    #[test]
    fn well_connected_people_are_worth_more_than_as_many_drawn_by_lot() {
        let ways = compared(&scenario(""), &[ChosenBy::Degree, ChosenBy::Coverage, ChosenBy::WholeTeams], 5);
        let of = |by| ways.ways.iter().find(|way| way.by == by).unwrap();
        let degree = of(ChosenBy::Degree);
        assert!(degree.gain.difference.low > 0.0, "{:?}", degree.gain);
        assert!(matches!(degree.equal, Equal::People(more) if more > 5) || degree.equal == Equal::MoreThanAll);
        let near = |by| of(by).reach.within_two_steps;
        assert!(
            ChosenBy::ALL
                .iter()
                .filter(|by| ways.ways.iter().any(|way| way.by == **by))
                .all(|&by| near(by) <= near(ChosenBy::Coverage) + 1e-12)
        );
        assert!((0..4).all(|one| ways.overlap[one][one] == 1.0
            && (0..4).all(|other| ways.overlap[one][other] == ways.overlap[other][one])));
    }

    #[test]
    fn what_is_shown_of_the_chosen_is_of_those_who_are_asked() {
        let by = [ChosenBy::Degree, ChosenBy::Maximised];
        let assured = |more| compared(&scenario(more), &by, 4).ways.iter().map(|way| way.assured).collect::<Vec<_>>();
        let shown = assured("network.survey_response_percent = 60");
        assert!(shown[..2] == [None, None] && shown[2].is_some_and(|part| part > 0.5 && part <= 1.0), "{shown:?}");
    }

    #[test]
    fn threads_do_not_change_a_number() {
        let scenario = scenario("network.survey_response_percent = 60");
        let by = [ChosenBy::Betweenness, ChosenBy::Maximised, ChosenBy::Eigenvector, ChosenBy::ComplexCentrality];
        let on = |threads| on_threads(threads, || compared(&scenario, &by, 4)).unwrap();
        assert_eq!(on(1), on(3));
    }
}
