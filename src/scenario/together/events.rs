//! Events strike while the run lasts, in strategies that there are, where somebody feels them.

use super::Checks;
use super::strategies::without_managers;
use crate::behaviour::Stages;
use crate::event::{Event, What};
use crate::intervention::Channel;
use crate::scenario::choice::word;
use crate::scenario::given::shown;
use crate::scenario::mistake::{Kind, Together};
use crate::scenario::nearest::nearest;
use crate::scenario::resolve::{NO_PROGRAMME, adds_no_programme, uses};

pub(super) fn check(checks: &mut Checks) {
    let file = checks.file;
    let mut names: Vec<String> = file.strategy.iter().map(|strategy| strategy.name.clone()).collect();
    if adds_no_programme(file) {
        names.push(NO_PROGRAMME.into());
    }
    for (index, event) in file.event.iter().enumerate() {
        let home = format!("event.{}", index + 1);
        if event.week > file.weeks {
            let kind = Together::StartsAfterRun { from: event.week, weeks: file.weeks };
            checks.add(&format!("{home}.week"), &["weeks"], kind);
        }
        for given in event.strategies.iter().filter(|given| !names.contains(given)) {
            let nearest = nearest(given, names.iter().map(String::as_str)).map(String::from);
            let kind = Together::NoSuchStrategy { given: given.clone(), nearest, names: names.clone() };
            checks.add(&format!("{home}.strategies"), &[], kind);
        }
        settings(checks, &home, event);
        strength(checks, &home, event);
        channel(checks, &home, event, &names);
        circumstances(checks, &home, event);
    }
}

/// What may be set of each kind.
fn felt(what: What) -> &'static [&'static str] {
    match what {
        What::ChampionsLeave | What::Reorganisation | What::Merger => &["share_percent"],
        What::LeadersRevertToControl | What::LeaderAbsent => &["share_percent", "for_weeks"],
        What::PushByChampions | What::PushByTheTop => &["share_percent", "effect"],
        What::Breach => &["effect", "for_weeks"],
        What::TargetMoves => &["effect"],
    }
}

/// Only what means something to its kind is set; a scenario as run spells defaults out, and they do no harm.
fn settings(checks: &mut Checks, home: &str, event: &Event) {
    let means = felt(event.what);
    for key in event.given().filter(|key| !means.contains(key)) {
        let at = format!("{home}.{key}");
        if checks.wrote(&at) {
            let beside = format!("what = \"{}\"", word(&event.what));
            let instead = format!("give `{}`", means.join("` and `"));
            checks.add(&at, &[&format!("{home}.what")], Together::Ignored { key: key.into(), beside, instead });
        }
    }
}

/// A push is a chance and a breach a share; only a target moves either way.
fn strength(checks: &mut Checks, home: &str, event: &Event) {
    let at = format!("{home}.effect");
    let is_share = matches!(event.what, What::PushByChampions | What::PushByTheTop | What::Breach);
    let Some(given) = checks.find(&at).filter(|_| is_share && !(0.0..=1.0).contains(&event.effect)).map(shown) else {
        return;
    };
    let kind = Kind::OutOfRange { given, least: Some(0.0), most: Some(1.0), unit: None };
    checks.add(&at, &[&format!("{home}.what")], kind);
}

/// Whoever it befalls is there in one of its strategies.
fn channel(checks: &mut Checks, home: &str, event: &Event, names: &[String]) {
    let channel = match event.what {
        What::ChampionsLeave | What::PushByChampions => Channel::Champions,
        What::LeadersRevertToControl => Channel::Backstage,
        _ => return,
    };
    let strategies = &checks.file.strategy;
    let has = |name: &String| strategies.iter().any(|strategy| strategy.name == *name && uses(strategy, channel));
    let (what, channel_word) = (word(&event.what), word(&channel));
    if event.strategies.is_empty() {
        if !strategies.iter().any(|strategy| uses(strategy, channel)) {
            let kind = Together::BefallsNobody { what, channel: channel_word };
            checks.add(&format!("{home}.what"), &["strategy"], kind);
        }
        return;
    }
    for (index, name) in event.strategies.iter().enumerate().filter(|(_, name)| names.contains(name) && !has(name)) {
        let kind =
            Together::BefallsNobodyIn { what: what.clone(), channel: channel_word.clone(), strategy: name.clone() };
        checks.add(&format!("{home}.strategies.{}", index + 1), &["strategy", &format!("{home}.what")], kind);
    }
}

/// What it changes is there: managers, sites, forms of the behaviour.
fn circumstances(checks: &mut Checks, home: &str, event: &Event) {
    let at = format!("{home}.what");
    let key = word(&event.what);
    let led = matches!(event.what, What::LeaderAbsent | What::Merger);
    if let Some(network) = without_managers(checks).filter(|_| led) {
        let kind = Together::NoManagers { what: key, network: network.clone() };
        return checks.add(&at, &[&network, "organisation.people_file"], kind);
    }
    let file = checks.file;
    if event.what == What::Merger && file.organisation.people_file.is_none() && file.organisation.sites < 2 {
        let (beside, instead) = ("organisation.sites = 1".into(), "give more sites".into());
        return checks.add(&at, &["organisation.sites"], Together::Ignored { key, beside, instead });
    }
    if event.what == What::TargetMoves && file.stages == Stages::AdoptionOnly {
        let (beside, instead) = ("stages = \"adoption_only\"".into(), "keep all stages".into());
        checks.add(&at, &["stages"], Together::Ignored { key, beside, instead });
    }
}
