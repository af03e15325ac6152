//! Strategies: names, budgets, people and weeks that fit, and managers where they are needed.

use super::Checks;
use crate::intervention::{Champions, Channel};
use crate::leadership::decisions::Decisions;
use crate::organisation::Id;
use crate::scenario::choice::word;
use crate::scenario::file::{Compare, File, StrategyTable};
use crate::scenario::mistake::Together;
use crate::scenario::overlay::{OWN, WITHOUT_USE, network_kinds, same};
use crate::scenario::resolve::{NO_PROGRAMME, adds_no_programme, uses};
use crate::search::Search;
use crate::seeding::ChosenBy;
use crate::strategy::Starters;

pub(super) fn check(checks: &mut Checks) {
    names(checks);
    budget(checks);
    let file = checks.file;
    weeks(checks, "", &shared(file));
    starters(checks, "starters", &file.starters);
    ruggedness(checks, "", &file.search);
    teams(checks, "", &file.decisions);
    for (index, strategy) in file.strategy.iter().enumerate() {
        let home = format!("strategy.{}.", index + 1);
        channels(checks, &home, strategy);
        split(checks, &home, strategy);
        weeks(checks, &home, strategy);
        if let Some(own) = &strategy.starters {
            starters(checks, &format!("{home}starters"), own);
        }
        if let Some(own) = &strategy.search {
            ruggedness(checks, &home, own);
        }
        if let Some(own) = &strategy.champions {
            champions(checks, &home, own);
        }
        if let Some(own) = &strategy.decisions {
            teams(checks, &home, own);
        }
        managers(checks, &home, strategy);
    }
}

fn names(checks: &mut Checks) {
    let strategies = &checks.file.strategy;
    for (index, strategy) in strategies.iter().enumerate() {
        let taken = strategies[..index].iter().any(|before| same(&before.name, &strategy.name));
        let added = adds_no_programme(checks.file) && same(&strategy.name, NO_PROGRAMME);
        if taken || added {
            let at = format!("strategy.{}.name", index + 1);
            checks.add(&at, &[], Together::SameName { name: strategy.name.clone() });
        }
    }
}

/// Volumes as written leave no room for a budget or its split.
fn budget(checks: &mut Checks) {
    if checks.file.budget.compare != Compare::AsWritten {
        return;
    }
    let splits = (1..=checks.file.strategy.len()).map(|number| format!("strategy.{number}.split_percent"));
    for key in std::iter::once("budget.person_days".to_owned()).chain(splits) {
        if checks.wrote(&key) {
            let (beside, instead) = ("compare = \"as_written\"", "compare at \"equal_person_days\"");
            checks.add(
                &key,
                &["budget.compare"],
                Together::Ignored { key: key.clone(), beside: beside.into(), instead: instead.into() },
            );
        }
    }
}

fn starters(checks: &mut Checks, home: &str, starters: &Starters) {
    if starters.people > 0 && !starters.ids.is_empty() {
        checks.both(home, "people", "ids");
    }
    ids(checks, &format!("{home}.ids"), &starters.ids);
    let (Some(people), Some(behaviour)) = (checks.people(), checks.file.behaviour.first()) else { return };
    let never = behaviour.never_percent.fraction() + behaviour.opponents_percent.fraction();
    let never = never + if starters.ids.is_empty() { behaviour.already_doing_percent.fraction() } else { 0.0 };
    let free = people - ((f64::from(people) * never).round() as u32).min(people);
    let count = u64::from(starters.people).max(starters.ids.len() as u64);
    if count > u64::from(free) {
        let at = if starters.ids.is_empty() { format!("{home}.people") } else { format!("{home}.ids") };
        let others = ["organisation.people", "behaviour.never_percent", "behaviour.opponents_percent"];
        checks.add(&at, &others, Together::Starters { starters: count, free, people });
    }
}

/// An aspect depends on others, of which there is one fewer than there are aspects.
fn ruggedness(checks: &mut Checks, home: &str, search: &Search) {
    let (ruggedness, aspects) = (search.ruggedness, search.aspects);
    if search.is_on() && ruggedness >= aspects {
        let others = ["search.aspects", &format!("{home}search.aspects")];
        checks.add(&format!("{home}search.ruggedness"), &others, Together::Ruggedness { ruggedness, aspects });
    }
}

/// Ids of people who are numbered from 0: each exists, and is given once.
fn ids(checks: &mut Checks, at: &str, ids: &[Id]) {
    let Some(people) = checks.people() else { return };
    let exists = |id: &Id| id.to_string().parse::<u32>().is_ok_and(|person| person < people);
    if let Some(id) = ids.iter().find(|id| !exists(id)) {
        checks.add(at, &["organisation.people"], Together::NobodyHasId { id: id.to_string(), people });
    }
    let twice = ids.iter().enumerate().find(|(place, id)| ids[..*place].contains(id));
    if let Some((_, id)) = twice {
        checks.add(at, &[], Together::IdTwice { id: id.to_string() });
    }
}

fn champions(checks: &mut Checks, home: &str, champions: &Champions) {
    let at = |key: &str| format!("{home}champions.{key}");
    ids(checks, &at("ids"), &champions.ids);
    if let (Some(asked), Some(people)) = (champions.people, checks.people())
        && asked > people
    {
        let kind = Together::Champions { champions: asked, people };
        checks.add(&at("people"), &["organisation.people", "champions.people"], kind);
    }
    let chosen_by = word(&champions.chosen_by);
    let others = ["champions.chosen_by", "champions.ids", &at("ids"), &at("chosen_by")];
    match champions.chosen_by {
        ChosenBy::Listed if champions.ids.is_empty() => checks.add(&at("chosen_by"), &others, Together::NobodyListed),
        ChosenBy::Listed => (),
        _ if champions.ids.is_empty() => (),
        _ => checks.add(&at("ids"), &others, Together::ListNotUsed { chosen_by }),
    }
}

fn channels(checks: &mut Checks, home: &str, strategy: &StrategyTable) {
    for channel in OWN.iter().filter(|own| !WITHOUT_USE.contains(own)) {
        let used = strategy.uses.iter().any(|used| word(used) == *channel);
        if checks.wrote(&format!("{home}{channel}")) && !used {
            let kind = Together::NotUsed { channel: (*channel).into() };
            checks.add(&format!("{home}{channel}"), &[&format!("{home}uses")], kind);
        }
    }
    for (index, channel) in strategy.uses.iter().enumerate() {
        if strategy.uses[..index].contains(channel) {
            checks.add(&format!("{home}uses.{}", index + 1), &[], Together::UsedTwice { channel: word(channel) });
        }
    }
}

fn split(checks: &mut Checks, home: &str, strategy: &StrategyTable) {
    if strategy.split_percent.is_empty() {
        return;
    }
    let uses_path = format!("{home}uses");
    for channel in strategy.split_percent.keys().filter(|channel| !strategy.uses.contains(channel)) {
        let channel = word(channel);
        checks.add(&format!("{home}split_percent.{channel}"), &[&uses_path], Together::SplitNotUsed { channel });
    }
    let sum: f64 = strategy.split_percent.values().map(|part| part.percent()).sum();
    if (sum - 100.0).abs() > 1e-6 {
        checks.add(&format!("{home}split_percent"), &[], Together::SplitSum { sum });
    }
}

/// The channels' tables that strategies share.
fn shared(file: &File) -> StrategyTable {
    StrategyTable {
        broadcast: Some(file.broadcast.clone()),
        cascade: Some(file.cascade.clone()),
        mandate: Some(file.mandate.clone()),
        champions: Some(file.champions.clone()),
        backstage: Some(file.backstage.clone()),
        role_models: Some(file.role_models.clone()),
        ..StrategyTable::default()
    }
}

/// Every channel's table has weeks.
fn weeks(checks: &mut Checks, home: &str, tables: &StrategyTable) {
    let StrategyTable { broadcast, cascade, mandate, champions, backstage, role_models, .. } = tables;
    let spans = [
        broadcast.as_ref().map(|set| ("broadcast", set.from_week, "until_week", set.until_week)),
        cascade.as_ref().map(|set| ("cascade", set.from_week, "until_week", set.until_week)),
        mandate.as_ref().map(|set| ("mandate", set.from_week, "monitoring_until_week", set.monitoring_until_week)),
        champions.as_ref().map(|set| ("champions", set.from_week, "until_week", set.until_week)),
        backstage.as_ref().map(|set| ("backstage", set.from_week, "until_week", set.until_week)),
        role_models.as_ref().map(|set| ("role_models", set.from_week, "until_week", set.until_week)),
    ];
    for (table, from, end, until) in spans.into_iter().flatten() {
        span(checks, &format!("{home}{table}"), from, end, until);
    }
    champions.iter().for_each(|champions| waves(checks, home, champions));
}

/// Every wave of champions starts within the run.
fn waves(checks: &mut Checks, home: &str, champions: &Champions) {
    let (from, gap, weeks) = (champions.from_week, champions.wave_gap_weeks, checks.file.weeks);
    let last = from.saturating_add((champions.wave_count - 1).saturating_mul(gap));
    if from <= weeks && last > weeks {
        let kind = Together::WavesAfterRun { last, weeks, waves: 1 + (weeks - from) / gap };
        checks.add(
            &format!("{home}champions.wave_count"),
            &["weeks", &format!("{home}champions.wave_gap_weeks")],
            kind,
        );
    }
}

/// From one week until another, within the run.
fn span(checks: &mut Checks, table: &str, from: u32, end: &str, until: Option<u32>) {
    let start = format!("{table}.from_week");
    let weeks = checks.file.weeks;
    if from > weeks {
        checks.add(&start, &["weeks"], Together::StartsAfterRun { from, weeks });
    }
    if let Some(until) = until.filter(|until| *until < from) {
        checks.add(&format!("{table}.{end}"), &[&start], Together::EndsBeforeStart { from, until });
    }
}

/// The network that is written instead of a company's, where nobody is anybody's manager.
pub(super) fn without_managers(checks: &Checks) -> Option<String> {
    let written = network_kinds().into_iter().find(|kind| checks.wrote(&format!("network.{kind}")));
    let given = checks.file.network.ties_file.is_some() && checks.file.organisation.people_file.is_some();
    written.filter(|_| !given).map(|kind| format!("network.{kind}"))
}

/// Teams that meet decisions are there.
fn teams(checks: &mut Checks, home: &str, decisions: &Decisions) {
    let Some(network) = without_managers(checks).filter(|_| decisions.is_on()) else { return };
    let kind = Together::NoManagers { what: "decisions".into(), network: network.clone() };
    checks.add(&format!("{home}decisions.per_team_per_month"), &[&network, "organisation.people_file"], kind);
}

/// What needs reporting lines has them.
fn managers(checks: &mut Checks, home: &str, strategy: &StrategyTable) {
    let Some(network) = without_managers(checks) else { return };
    for (channel, name) in
        [(Channel::Cascade, "cascade"), (Channel::Backstage, "backstage"), (Channel::RoleModels, "role_models")]
    {
        if let Some(index) = strategy.uses.iter().position(|used| *used == channel) {
            let kind = Together::NoManagers { what: name.into(), network: network.clone() };
            checks.add(&format!("{home}uses.{}", index + 1), &[&network, "organisation.people_file"], kind);
        }
    }
    let Some(champions) = strategy.champions.as_ref().filter(|_| uses(strategy, Channel::Champions)) else { return };
    if champions.chosen_by.needs_a_chart() {
        let kind = Together::NoManagers { what: word(&champions.chosen_by), network: network.clone() };
        checks.add(&format!("{home}champions.chosen_by"), &[&network, "organisation.people_file"], kind);
    }
}
