//! What the strategies of a run, and the points of a sweep that leave it alone, have in common: the
//! organisation, what people bring with them, and who is chosen.

use super::searched;
use crate::behaviour::{Behaviour, Dispositions};
use crate::intervention::Champions;
use crate::organisation::{Id, Network, Organisation};
use crate::random::{Luck, Purpose};
use crate::scenario::Scenario;
use crate::seeding::{self, ChosenBy};
use crate::strategy::Strategy;
use std::borrow::Cow;

/// Whether two scenarios have the same organisations and the same luck in all their runs.
pub(super) fn share_organisations(one: &Scenario, other: &Scenario) -> bool {
    let (a, b) = (&one.file, &other.file);
    let tables = match (&one.data, &other.data) {
        (Some(one), Some(other)) => std::ptr::eq(&**one, &**other),
        (None, None) => true,
        _ => false,
    };
    tables && a.organisation == b.organisation && a.network == b.network && (a.seed, a.runs) == (b.seed, b.runs)
}

/// Whether all runs of a scenario have one organisation.
pub(super) fn has_one_organisation(scenario: &Scenario) -> bool {
    scenario.data.is_some() || scenario.file.network.same_in_all_runs
}

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

/// What people of one run bring with them, for each of several behaviours; drawn once for all behaviours
/// to which they bring the same.
pub(super) fn dispositions<'a>(
    behaviours: impl Iterator<Item = (&'a Behaviour, u8, Vec<u32>)>,
    people: u32,
    luck: Luck,
) -> (Vec<Dispositions>, Vec<usize>) {
    let mut drawn: Vec<(&Behaviour, u8, Vec<u32>)> = Vec::new();
    let mut places = Vec::new();
    for (behaviour, number, named) in behaviours {
        let alike = |(other, its, others): &(&Behaviour, u8, Vec<u32>)| {
            behaviour.finds_people_as(other) && *its == number && *others == named
        };
        places.push(drawn.iter().position(alike).unwrap_or(drawn.len()));
        if places.last() == Some(&drawn.len()) {
            drawn.push((behaviour, number, named));
        }
    }
    let draw = |(behaviour, number, named): &(&Behaviour, u8, Vec<u32>)| {
        Dispositions::draw(behaviour, *number, people, named, luck)
    };
    (drawn.iter().map(draw).collect(), places)
}

/// The people named as starters in any strategy.
pub(super) fn named(strategies: &[Strategy], organisation: &Organisation) -> Vec<u32> {
    let ids: Vec<Id> = strategies.iter().flat_map(|strategy| strategy.starters.ids.clone()).collect();
    organisation.people_with(&ids)
}

/// Each strategy's champions; strategies that choose the same way share one choice, the fewer the first of it, but
/// where people are looked for by runs of the strategy itself.
pub(super) fn champions(
    scenario: &Scenario,
    strategies: &[&Strategy],
    organisation: &Organisation,
    luck: Luck,
) -> Vec<Vec<u32>> {
    let people = organisation.people();
    let mut observed = None;
    let mut made: Vec<(&Champions, Vec<u32>)> = Vec::new();
    // Contacts of the first are found anywhere in the order.
    let ranked = |champions: &Champions| if champions.seeded_together { people } else { champions.count(people) };
    let most = |way| {
        let same = strategies.iter().filter_map(|strategy| strategy.champions.as_ref());
        same.filter(|champions| champions.chosen_by == way).map(ranked).max().unwrap_or(0)
    };
    let mut chosen = Vec::with_capacity(strategies.len());
    for &strategy in strategies {
        let Some(champions) = &strategy.champions else {
            chosen.push(Vec::new());
            continue;
        };
        let survey = scenario.file.network.survey();
        let seen = observed.get_or_insert_with(|| seeding::observed(&organisation.network, &survey, luck));
        if champions.chosen_by == ChosenBy::Searched {
            let all = searched::search(scenario, strategy, (organisation, seen), ranked(champions), luck);
            chosen.push(asked(champions, &all, seen, luck));
            continue;
        }
        let alike = |(other, _): &&(&Champions, Vec<u32>)| {
            other.chosen_by == champions.chosen_by
                && other.ids == champions.ids
                && other.from_week == champions.from_week
        };
        if made.iter().find(alike).is_none() {
            let choice = scenario.file.choice(champions);
            made.push((champions, seeding::choose(&choice, most(champions.chosen_by), organisation, seen, luck)));
        }
        let all = made.iter().find(alike).map_or(&[][..], |(_, people)| people);
        chosen.push(asked(champions, all, seen, luck));
    }
    chosen
}

/// The people who are asked, of all in the order of choice.
fn asked(champions: &Champions, all: &[u32], observed: &Network, luck: Luck) -> Vec<u32> {
    let count = champions.count(observed.people());
    let chosen = match champions.seeded_together {
        true => seeding::together(all, count, champions.work_in_groups_of, observed),
        false => all[..all.len().min(count as usize)].to_vec(),
    };
    seeding::mistaken(chosen, champions.wrong_picks_percent, observed.people(), luck)
}
