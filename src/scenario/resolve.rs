//! A file with everything spelled out: strategies with their whole tables, and the text of it.

use super::file::{File, StrategyTable};
use super::overlay::{OWN, WITHOUT_USE, complete, network_kinds, same};
use super::together::COMPANY_ONLY;
use super::written::{Content, Entry, Node};
use crate::behaviour::{Behaviour, Stages};
use crate::contagion::Rule;
use crate::event::Event;
use crate::intervention::Channel;
use crate::leadership::decisions::Decisions;
use crate::search::Search;
use crate::strategy::Strategy;
use serde::Deserialize;

/// The strategy in which nothing is done, added to every comparison of channels.
pub const NO_PROGRAMME: &str = "No programme";

/// The file of a checked tree, with every strategy's tables whole and everything named.
pub(super) fn spelled_out(tree: &Node, stem: &str) -> Result<File, toml::de::Error> {
    let mut file = File::deserialize(whole(tree).plain())?;
    if file.title.trim().is_empty() {
        file.title = stem.into();
    }
    for (index, strategy) in file.strategy.iter_mut().enumerate() {
        if strategy.name.trim().is_empty() {
            strategy.name = format!("strategy {}", index + 1);
        }
    }
    if let Some(expect) = &mut file.expect {
        let meant = file.strategy.iter().find(|strategy| same(&strategy.name, &expect.winner));
        expect.winner = meant.map_or(expect.winner.clone(), |strategy| strategy.name.clone());
    }
    let stages = file.stages;
    file.organisation = file.organisation.spelled_out(stages);
    file.behaviour = file.behaviour.into_iter().map(|behaviour| behaviour.spelled_out(stages)).collect();
    Ok(file)
}

/// The tree with a whole table in every strategy for each channel it uses, and for what it sets without using it.
fn whole(tree: &Node) -> Node {
    let strategies = tree.get("strategy").map(Node::items).unwrap_or_default();
    let strategies = strategies.iter().map(|strategy| {
        let used = |own: &&str| match *own {
            own if WITHOUT_USE.contains(&own) => strategy.get(own).is_some(),
            channel => {
                strategy.get("uses").is_some_and(|uses| uses.items().iter().any(|used| used.text() == Some(channel)))
            }
        };
        let tables = OWN.into_iter().filter(used).map(|own| Entry {
            key: own.into(),
            place: strategy.place.clone(),
            node: complete(tree, strategy, own),
        });
        let rest = strategy.entries().iter().filter(|entry| !OWN.contains(&entry.key.as_str())).cloned();
        Node { place: strategy.place.clone(), content: Content::Table(rest.chain(tables).collect()) }
    });
    let strategies = Content::List(strategies.collect());
    let entries = tree.entries().iter().map(|entry| match entry.key.as_str() {
        "strategy" => Entry { node: Node { content: strategies.clone(), ..entry.node.clone() }, ..entry.clone() },
        _ => entry.clone(),
    });
    Node { place: tree.place.clone(), content: Content::Table(entries.collect()) }
}

/// The strategies to simulate; *No programme* comes first where it is added.
pub(super) fn strategies(file: &File) -> Vec<Strategy> {
    let added = adds_no_programme(file).then(|| Strategy {
        name: NO_PROGRAMME.into(),
        starters: file.starters.clone(),
        decisions: decided(&file.decisions),
        leaders: file.leaders.clone(),
        search: searched(&file.search),
        events: events(file, NO_PROGRAMME),
        ..Strategy::default()
    });
    let written = file.strategy.iter().map(|table| Strategy {
        name: table.name.clone(),
        starters: table.starters.clone().unwrap_or_else(|| file.starters.clone()),
        broadcast: table.broadcast.clone(),
        cascade: table.cascade.clone(),
        mandate: table.mandate.clone(),
        champions: table.champions.clone(),
        backstage: table.backstage.clone(),
        role_models: table.role_models.clone(),
        events: events(file, &table.name),
        decisions: decided(table.decisions.as_ref().unwrap_or(&file.decisions)),
        leaders: table.leaders.as_ref().unwrap_or(&file.leaders).clone(),
        policy: table.policy.clone(),
        search: searched(table.search.as_ref().unwrap_or(&file.search)),
    });
    added.into_iter().chain(written).collect()
}

/// What befalls the organisation under a strategy.
fn events(file: &File, strategy: &str) -> Vec<Event> {
    let numbered = (0..).zip(&file.event).filter(|(_, event)| event.befalls(strategy));
    numbered.map(|(number, event)| Event { number, ..event.clone() }).collect()
}

/// Decision rights, where teams meet decisions.
fn decided(decisions: &Decisions) -> Option<Decisions> {
    decisions.is_on().then(|| decisions.clone())
}

/// A search, where anybody searches.
fn searched(search: &Search) -> Option<Search> {
    search.is_on().then(|| search.clone())
}

/// Whether *No programme* is added: channels are compared, and the file has no strategy without any.
pub(super) fn adds_no_programme(file: &File) -> bool {
    let channels = !file.strategy.is_empty() && file.strategy.iter().all(|strategy| !strategy.uses.is_empty());
    channels && file.stages == Stages::Full
}

/// Whether a strategy uses a channel.
pub(super) fn uses(strategy: &StrategyTable, channel: Channel) -> bool {
    strategy.uses.contains(&channel)
}

/// The file as run, with every default spelled out; read again, it gives the same.
pub fn resolved_toml(file: &File) -> String {
    let mut table = toml::Table::try_from(file).expect("a scenario can be written as TOML");
    let network = table.get("network").and_then(toml::Value::as_table);
    let textbook = network.is_some_and(|network| network_kinds().iter().any(|kind| network.contains_key(*kind)));
    let silent = COMPANY_ONLY.iter().filter(|_| textbook).copied();
    for path in silent {
        remove(&mut table, path);
    }
    let behaviours = table.get_mut("behaviour").and_then(toml::Value::as_array_mut).into_iter().flatten();
    for (behaviour, written) in file.behaviour.iter().zip(behaviours) {
        if let (true, Some(written)) = (counts_contacts(behaviour), written.as_table_mut()) {
            remove(written, "spreads.threshold.share_percent");
        }
    }
    toml::to_string(&table).expect("a table can be written as TOML")
}

/// Whether thresholds count contacts, so that their share says nothing.
fn counts_contacts(behaviour: &Behaviour) -> bool {
    matches!(&behaviour.spreads, Some(Rule::Threshold(set)) if set.contacts.is_some())
}

fn remove(table: &mut toml::Table, path: &str) {
    let (first, rest) = path.split_once('.').unwrap_or((path, ""));
    match (table.get_mut(first), rest) {
        (_, "") => drop(table.remove(first)),
        (Some(toml::Value::Table(inner)), rest) => remove(inner, rest),
        _ => (),
    }
}
