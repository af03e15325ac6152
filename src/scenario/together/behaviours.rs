//! Behaviours: people who can be as they are said to be, names, and what they do to each other.

use super::Checks;
use crate::behaviour::Behaviour;
use crate::contagion::{Distribution, Rule, Shape};
use crate::scenario::file::File;
use crate::scenario::mistake::Together;
use crate::scenario::nearest::nearest;
use crate::scenario::overlay::same;

pub(super) fn check(checks: &mut Checks) {
    let file = checks.file;
    promoted(checks);
    for (index, behaviour) in file.behaviour.iter().enumerate() {
        let home = match file.behaviour.len() {
            1 => "behaviour".to_owned(),
            _ => format!("behaviour.{}", index + 1),
        };
        people(checks, &home, behaviour);
        spread(checks, &home, behaviour);
        either(checks, &home);
        start(checks, &home, behaviour);
        name(checks, &home, index);
        effects(checks, &home, behaviour);
    }
}

/// What strategies use is used for some behaviour.
fn promoted(checks: &mut Checks) {
    let File { behaviour, strategy, .. } = checks.file;
    let using = strategy.iter().find(|strategy| !strategy.uses.is_empty());
    if let Some(using) = using.filter(|_| !behaviour.is_empty() && behaviour.iter().all(|one| !one.promoted)) {
        let kind = Together::NothingPromoted { strategy: using.name.clone() };
        let at = if behaviour.len() == 1 { "behaviour.promoted" } else { "behaviour.1.promoted" };
        checks.add(at, &["strategy"], kind);
    }
}

fn people(checks: &mut Checks, home: &str, behaviour: &Behaviour) {
    let [never, opponents, doing] =
        ["never_percent", "opponents_percent", "already_doing_percent"].map(|key| format!("{home}.{key}"));
    let sum = behaviour.never_percent.percent() + behaviour.opponents_percent.percent();
    let do_it = behaviour.already_doing_percent.percent();
    if sum > 100.0 {
        checks.add(&opponents, &[&never, &opponents], Together::NeverAndOpponents { sum });
    } else if sum + do_it > 100.0 {
        checks.add(&doing, &[&never], Together::NeverAndDoing { never: sum, doing: do_it });
    }
}

/// A spread needs a distribution that spreads.
fn spread(checks: &mut Checks, home: &str, behaviour: &Behaviour) {
    let spreads = |thresholds: Distribution| thresholds.shape == Shape::Fixed && thresholds.spread > 0.0;
    let fixed = behaviour.spreads.as_ref().and_then(Rule::threshold).is_some_and(spreads);
    for kind in ["threshold", "reinforced"] {
        let key = format!("{home}.spreads.{kind}.spread_percent");
        if fixed && checks.wrote(&key) {
            let (beside, instead) = ("distribution = \"fixed\"", "write distribution = \"normal\"");
            let others = format!("{home}.spreads.{kind}.distribution");
            checks.add(
                &key,
                &[&others],
                Together::Ignored { key: key.clone(), beside: beside.into(), instead: instead.into() },
            );
        }
    }
}

/// Two keys of which only one can hold.
fn either(checks: &mut Checks, home: &str) {
    let threshold = format!("{home}.spreads.threshold");
    for (table, one, other) in [(&*threshold, "share_percent", "contacts"), (home, "spreads_like", "spreads")] {
        if checks.wrote(&format!("{table}.{one}")) && checks.wrote(&format!("{table}.{other}")) {
            checks.both(table, one, other);
        }
    }
}

fn start(checks: &mut Checks, home: &str, behaviour: &Behaviour) {
    let (from, weeks) = (behaviour.start_week, checks.file.weeks);
    if from > weeks {
        checks.add(&format!("{home}.start_week"), &["weeks"], Together::StartsAfterRun { from, weeks });
    }
}

fn name(checks: &mut Checks, home: &str, index: usize) {
    let behaviours = &checks.file.behaviour;
    let name = &behaviours[index].name;
    if behaviours[..index].iter().any(|before| same(&before.name, name)) {
        checks.add(&format!("{home}.name"), &[], Together::SameBehaviour { name: name.clone() });
    }
}

/// What is helped or hindered is another behaviour of the scenario.
fn effects(checks: &mut Checks, home: &str, behaviour: &Behaviour) {
    let others = checks.file.behaviour.iter().filter(|other| other.name != behaviour.name);
    let names: Vec<String> = others.map(|other| other.name.clone()).collect();
    for (index, effect) in behaviour.effect_on.iter().enumerate() {
        let given = &effect.behaviour;
        if !names.contains(given) {
            let nearest = nearest(given, names.iter().map(String::as_str)).map(String::from);
            let kind = Together::NoSuchBehaviour { given: given.clone(), nearest, names: names.clone() };
            checks.add(&format!("{home}.effect_on.{}.behaviour", index + 1), &[], kind);
        }
    }
}
