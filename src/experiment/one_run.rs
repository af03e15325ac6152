//! One run of every strategy: the same people, the same luck.

use crate::behaviour::Dispositions;
use crate::engine::{Case, Trajectory, simulate};
use crate::intervention::{Champions, Setting};
use crate::organisation::{Id, Organisation};
use crate::random::{Luck, Purpose};
use crate::scenario::Scenario;
use crate::seeding;
use crate::strategy::{Starters, Strategy};
use std::borrow::Cow;

/// The organisation of a run: its own, or the one that all runs share.
pub(super) fn organisation_of<'a>(scenario: &'a Scenario, luck: Luck) -> Cow<'a, Organisation> {
    match &scenario.data {
        Some(data) => Cow::Borrowed(&data.organisation),
        None if scenario.file.network.same_in_all_runs => {
            let shared = Luck::shared(scenario.file.seed);
            Cow::Owned(scenario.file.grown(&mut shared.stream(Purpose::Organisation)))
        }
        None => Cow::Owned(scenario.file.grown(&mut luck.stream(Purpose::Organisation))),
    }
}

/// One run of every strategy. `first` is the organisation of run 0, which others may share.
pub(super) fn one_run(
    scenario: &Scenario,
    strategies: &[Strategy],
    luck: Luck,
    first: &Organisation,
) -> Vec<Trajectory> {
    let file = &scenario.file;
    let shared = scenario.data.is_some() || file.network.same_in_all_runs || luck == Luck::new(file.seed, 0);
    let organisation = if shared { Cow::Borrowed(first) } else { organisation_of(scenario, luck) };
    let behaviour = &file.behaviour[0];
    let ids: Vec<Id> = strategies.iter().flat_map(|strategy| strategy.starters.ids.clone()).collect();
    let named = organisation.people_with(&ids);
    let dispositions = Dispositions::draw(behaviour, organisation.people(), &named, luck);
    let champions = chosen(scenario, strategies, &organisation, luck);
    let setting = Setting {
        organisation: &organisation,
        trust: &file.network.trust,
        attention: &file.attention,
        costs: &file.costs,
        weeks: file.weeks,
        luck,
    };
    let simulated = |(strategy, champions): (&Strategy, &Vec<u32>)| {
        let starters = starters(&strategy.starters, &organisation, &dispositions, luck);
        simulate(&Case {
            setting,
            behaviour,
            stages: file.stages,
            dispositions: &dispositions,
            strategy,
            starters: &starters,
            champions,
        })
    };
    strategies.iter().zip(&champions).map(simulated).collect()
}

/// Who practises at week 0: the people listed, then as many more by lot.
fn starters(starters: &Starters, organisation: &Organisation, dispositions: &Dispositions, luck: Luck) -> Vec<u32> {
    let mut people = organisation.people_with(&starters.ids);
    people.extend(dispositions.starters(starters.people, luck));
    people
}

/// Each strategy's champions; strategies that choose the same way share one choice, the fewer the first of it.
fn chosen<'a>(
    scenario: &Scenario,
    strategies: &'a [Strategy],
    organisation: &Organisation,
    luck: Luck,
) -> Vec<Vec<u32>> {
    let people = organisation.people();
    let mut observed = None;
    let mut made: Vec<(&Champions, Vec<u32>)> = Vec::new();
    let most = |way| {
        let same = strategies.iter().filter_map(|strategy| strategy.champions.as_ref());
        same.filter(|champions| champions.chosen_by == way).map(|champions| champions.count(people)).max().unwrap_or(0)
    };
    let mut choice = |champions: &'a Champions| -> Vec<u32> {
        let Champions { chosen_by, ids, .. } = champions;
        let count = champions.count(people) as usize;
        let alike = made.iter().find(|(other, _)| other.chosen_by == *chosen_by && other.ids == *ids);
        if let Some((_, people)) = alike {
            return people[..count.min(people.len())].to_vec();
        }
        let response = scenario.file.network.survey_response_percent;
        let seen = observed.get_or_insert_with(|| seeding::observed(&organisation.network, response, luck));
        let all = seeding::choose(*chosen_by, ids, most(*chosen_by), organisation, seen, luck);
        let first = all[..count.min(all.len())].to_vec();
        made.push((champions, all));
        first
    };
    strategies.iter().map(|strategy| strategy.champions.as_ref().map_or_else(Vec::new, &mut choice)).collect()
}
