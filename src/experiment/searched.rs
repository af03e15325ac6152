//! A search for champions: those with whom the strategy itself does best in simulated runs on what the survey shows
//! (lazy greedy, CELF: Leskovec et al. 2007).
//!
//! Runs to plan with have luck of their own, so that nobody is chosen for what only a run to come could tell. Where
//! a behaviour needs several examples, a second person may add more than the first and greedy choice has no
//! guarantee; so the choices of cheaper ways are tried beside its own, and the best of all is taken.

use super::runs::{setting, starters};
use super::shared::{dispositions, named};
use super::statistics::mean;
use crate::behaviour::{Dispositions, Measure};
use crate::engine::{Case, Trajectory, simulate_all, simulate_side_by_side};
use crate::organisation::{Network, Organisation};
use crate::random::Luck;
use crate::scenario::Scenario;
use crate::seeding::{self, ASKED_FIRST, Choice};
use crate::strategy::Strategy;
use rayon::prelude::*;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// How many people are tried at least, and how many for each of those wanted.
const TRIED: u32 = 48;
const TRIED_EACH: u32 = 2;
/// How many runs each is tried in.
const COPIES: u32 = 12;
/// How many people are chosen greedily; more come in the order in which people are tried.
const STEPS: usize = 40;
/// The number of the first run to plan with: far beyond those of runs that count.
const FIRST: u32 = 1 << 31;

/// What a search takes at least: runs for each person tried, how many are tried, and how many for each wanted.
pub const SEARCHED: (u32, u32, u32) = (COPIES, TRIED, TRIED_EACH);

/// The people with whom a strategy does best, as far as simulated runs on the network as it is `seen` tell.
pub(super) fn search(
    scenario: &Scenario,
    strategy: &Strategy,
    (organisation, seen): (&Organisation, &Network),
    count: u32,
    luck: Luck,
) -> Vec<u32> {
    let (Some(champions), true) = (&strategy.champions, count > 0) else { return Vec::new() };
    let known = match std::ptr::eq(seen, &organisation.network) {
        true => Cow::Borrowed(organisation),
        false => Cow::Owned(Organisation { network: seen.clone(), ..organisation.clone() }),
    };
    let trials = Trials::new(scenario, strategy, &known);
    let choice = scenario.file.choice(champions);
    let of = |choice: &Choice, count| seeding::choose(choice, count, organisation, seen, luck);
    let pool = of(&choice, TRIED.max(TRIED_EACH.saturating_mul(count)));
    let cheap = ASKED_FIRST.map(|way| of(&Choice { way, ..choice }, count));
    let groups: Vec<Vec<u32>> = std::iter::once(trials.greedy(&pool, count as usize)).chain(cheap).collect();
    let owned = trials.owned(&groups);
    let best = (0..groups.len()).max_by(|&one, &other| owned[one].total_cmp(&owned[other]).then(other.cmp(&one)));
    best.map_or_else(Vec::new, |best| groups[best].clone())
}

/// Runs to plan with.
struct Trials<'a> {
    scenario: &'a Scenario,
    organisation: &'a Organisation,
    /// The strategy towards each behaviour.
    towards: Vec<Cow<'a, Strategy>>,
    copies: Vec<Copy>,
}

/// The luck of a run to plan with, and for each behaviour what people bring with them and who starts.
struct Copy {
    luck: Luck,
    brought: Vec<(Dispositions, Vec<u32>)>,
}

impl<'a> Trials<'a> {
    fn new(scenario: &'a Scenario, strategy: &'a Strategy, organisation: &'a Organisation) -> Trials<'a> {
        let behaviours = &scenario.file.behaviour;
        let named = named(std::slice::from_ref(strategy), organisation);
        let copy = |number| {
            let luck = Luck::new(scenario.file.seed, FIRST + number);
            let each = (0..).zip(behaviours).map(|(number, behaviour)| (behaviour, number, named.clone()));
            let (drawn, places) = dispositions(each, organisation.people(), luck);
            let with_starters = |place: usize| {
                let brought = drawn[place].clone();
                let starters = starters(&strategy.starters, organisation, &brought, luck);
                (brought, starters)
            };
            Copy { luck, brought: places.into_iter().map(with_starters).collect() }
        };
        let towards = behaviours.iter().map(|behaviour| strategy.towards(behaviour)).collect();
        Trials { scenario, organisation, towards, copies: (0..COPIES).map(copy).collect() }
    }

    /// How many people own the first behaviour in the end if each of some groups is asked: means over copies.
    fn owned(&self, groups: &[Vec<u32>]) -> Vec<f64> {
        let of = |group: &Vec<u32>| {
            let cases: Vec<Vec<Case>> = (0..self.copies.len()).map(|copy| self.cases(copy, group)).collect();
            let runs: Vec<Trajectory> = match self.towards.len() {
                1 => simulate_all(&cases.concat()),
                _ => cases.iter().filter_map(|cases| simulate_side_by_side(cases).into_iter().next()).collect(),
            };
            mean(&runs.iter().map(|run| f64::from(run.count(Measure::Owned, run.weeks()))).collect::<Vec<f64>>())
        };
        groups.par_iter().map(of).collect()
    }

    fn cases<'b>(&'b self, copy: usize, champions: &'b [u32]) -> Vec<Case<'b>> {
        let (file, Copy { luck, brought }) = (&self.scenario.file, &self.copies[copy]);
        let each = file.behaviour.iter().zip(&self.towards).zip(brought).enumerate();
        each.map(|(number, ((behaviour, strategy), (dispositions, starters)))| Case {
            setting: setting(file, self.organisation, *luck),
            behaviour,
            number: number as u8,
            stages: file.stages,
            dispositions,
            strategy,
            starters,
            champions,
        })
        .collect()
    }

    /// Whoever of some people adds most comes next; equals in the order given.
    fn greedy(&self, pool: &[u32], count: usize) -> Vec<u32> {
        let mut chosen: Vec<u32> = Vec::with_capacity(count);
        let alone: Vec<Vec<u32>> = pool.iter().map(|&person| vec![person]).collect();
        let before = self.owned(&[Vec::new()])[0];
        let gains = self.owned(&alone).into_iter().map(|owned| owned - before);
        let mut heap: BinaryHeap<_> = gains.enumerate().map(|(place, gain)| (Gain(gain), Reverse(place), 0)).collect();
        let mut owned = before;
        while chosen.len() < count.min(STEPS) {
            let Some((Gain(gain), Reverse(place), at)) = heap.pop() else { break };
            if at == chosen.len() {
                chosen.push(pool[place]);
                owned += gain;
            } else {
                let with = [&chosen[..], &pool[place..=place]].concat();
                heap.push((Gain(self.owned(&[with])[0] - owned), Reverse(place), chosen.len()));
            }
        }
        let rest: Vec<u32> = pool.iter().copied().filter(|person| !chosen.contains(person)).collect();
        chosen.extend(rest.into_iter().take(count - chosen.len()));
        chosen
    }
}

/// A gain that can be put in order.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Gain(f64);

impl Eq for Gain {}

impl PartialOrd for Gain {
    fn partial_cmp(&self, other: &Gain) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Gain {
    fn cmp(&self, other: &Gain) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::shared::organisation_of;
    use std::path::Path;

    fn scenario(spreads: &str) -> Scenario {
        let text = format!(
            "stages = \"adoption_only\"\nweeks = 8\nruns = 3\norganisation.people = 12\n\
             network.random = {{ ties_per_person = 2.5 }}\n[[behaviour]]\nspreads.{spreads}\n[[strategy]]\n\
             name = \"searched\"\nuses = [\"champions\"]\n\
             champions = {{ people = 2, chosen_by = \"searched\", conversation_effect = 0 }}\n"
        );
        Scenario::read(text, "test", Path::new(""), &[]).unwrap()
    }

    /// Greedy choice is within 1 − 1/e of the best pair, of all pairs tried in the same runs.
    #[test]
    fn the_best_pair_of_twelve_is_nearly_found() {
        for spreads in ["cascade.chance_percent = 40", "simple.chance_percent = 6", "threshold.contacts = 2"] {
            for seed in 0..4 {
                let mut scenario = scenario(spreads);
                scenario.file.seed = seed;
                let luck = Luck::new(seed, 0);
                let organisation = organisation_of(&scenario, luck).into_owned();
                let strategy = scenario.strategies.iter().find(|one| one.champions.is_some()).unwrap();
                let found = search(&scenario, strategy, (&organisation, &organisation.network), 2, luck);
                let pairs: Vec<Vec<u32>> =
                    (0..12).flat_map(|one| (0..one).map(move |other| vec![other, one])).chain([found]).collect();
                let trials = Trials::new(&scenario, strategy, &organisation);
                let owned = trials.owned(&pairs);
                let best = owned.iter().copied().fold(0.0, f64::max);
                let ours = owned[owned.len() - 1];
                assert!(ours >= (1.0 - 1.0 / std::f64::consts::E) * best, "{spreads} {seed}: {ours} of {best}");
                assert!(spreads.starts_with("threshold") || ours >= 0.85 * best, "{spreads} {seed}: {ours} of {best}");
            }
        }
    }

    #[test]
    fn nobody_is_chosen_twice_and_as_many_as_are_asked_for() {
        let scenario = scenario("threshold.contacts = 2");
        let organisation = organisation_of(&scenario, Luck::new(1, 0)).into_owned();
        let strategy = scenario.strategies.iter().find(|one| one.champions.is_some()).unwrap();
        for count in [0, 1, 7, 12] {
            let seen = (&organisation, &organisation.network);
            let mut found = search(&scenario, strategy, seen, count, Luck::new(1, 0));
            found.sort_unstable();
            found.dedup();
            assert_eq!(found.len(), count as usize);
        }
    }
}
