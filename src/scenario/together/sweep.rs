//! What is varied exists, has values, and takes them.

use super::Checks;
use crate::scenario::check::check_value;
use crate::scenario::file::{Axis, Spacing};
use crate::scenario::keys::{self, Key, Shape};
use crate::scenario::mistake::Together;
use crate::scenario::nearest::nearest;
use crate::scenario::overlay::{position, steps};
use crate::scenario::synonyms;
use crate::scenario::written::{Content, Node};

pub(super) fn check(checks: &mut Checks) {
    let mut known: Vec<Vec<String>> = Vec::new();
    for (index, axis) in checks.file.sweep.iter().enumerate() {
        let home = format!("sweep.{}", index + 1);
        values_given(checks, &home, axis);
        let at = format!("{home}.key");
        let Some((path, key)) = locate(checks.tree, &axis.key) else {
            let names: Vec<String> = keys::dotted().iter().flat_map(|(path, _)| in_file(checks, path)).collect();
            let nearest = nearest(&axis.key, names.iter().map(String::as_str)).map(String::from);
            checks.add(&at, &[], Together::VariesUnknown { key: axis.key.clone(), nearest });
            continue;
        };
        if known.contains(&path) {
            checks.add(&at, &[], Together::VariesTwice { key: axis.key.clone() });
        }
        known.push(path);
        match &key.shape {
            shape if shape.is_table() => {
                let keys = shape.keys().iter().map(|key| key.name.clone()).collect();
                checks.add(&at, &[], Together::VariesTable { key: axis.key.clone(), keys });
            }
            Shape::List(..) => checks.add(&at, &[], Together::VariesList { key: axis.key.clone() }),
            _ => values_sound(checks, &home, axis, key),
        }
    }
}

/// A dotted key as it is written in this file: a strategy's once for each of its strategies, by name.
fn in_file(checks: &Checks, path: &str) -> Vec<String> {
    match path.strip_prefix("strategy.") {
        Some(rest) => checks.file.strategy.iter().map(|one| format!("strategy.{}.{rest}", one.name)).collect(),
        None => vec![path.to_owned()],
    }
}

/// The path of a key in this file with what is known of it; a strategy stands by its position.
pub(in crate::scenario) fn locate(tree: &Node, dotted: &str) -> Option<(Vec<String>, &'static Key)> {
    let mut shape = keys::all();
    let (mut here, mut path, mut last) = (Some(tree), Vec::new(), None);
    for (step, _) in steps(dotted) {
        if let Shape::List(item, ..) = shape {
            shape = item;
            let items = here.map(Node::items).unwrap_or_default();
            let index = position(items, &step).or((items.len() == 1).then_some(0))?;
            here = items.get(index);
            path.push((index + 1).to_string());
            if position(items, &step).is_some() {
                last = None;
                continue;
            }
        }
        let name = synonyms::key(&step, Some(shape));
        let key = shape.key(name)?;
        here = here.and_then(|node| node.get(name));
        path.push(name.to_owned());
        (shape, last) = (&key.shape, Some(key));
    }
    last.map(|key| (path, key))
}

/// Either listed values, or a start, an end and a number of steps.
fn values_given(checks: &mut Checks, home: &str, axis: &Axis) {
    let spaced = [axis.from.is_some(), axis.to.is_some(), axis.steps.is_some()];
    let parts = ["values", "from", "to", "steps"].map(|part| format!("{home}.{part}"));
    let listed = !axis.values.is_empty();
    if listed && spaced.contains(&true) {
        let other = ["from", "to", "steps"].into_iter().find(|part| checks.wrote(&format!("{home}.{part}")));
        checks.both(home, "values", other.expect("one of them is there"));
    } else if !listed && spaced[..2].contains(&false) {
        checks.add(&format!("{home}.values"), &parts.each_ref().map(String::as_str), Together::NoValues);
    }
}

/// Every value would be sound in the place of the key.
fn values_sound(checks: &mut Checks, home: &str, axis: &Axis, key: &Key) {
    let values = checks.find(&format!("{home}.values")).map(Node::items).unwrap_or_default();
    let ends = ["from", "to"].map(|end| checks.find(&format!("{home}.{end}")));
    let listed = values.iter().flat_map(|value| check_value(value, key, &axis.key));
    let whole = matches!(&key.shape, Shape::Number(number) if number.whole);
    // 1.0 is a fine end for whole numbers.
    let ends = ends.into_iter().flatten().map(|end| match end.content {
        Content::Number(value) if whole && value.fract() == 0.0 && value.abs() < 1e15 => {
            Node { content: Content::Whole(value as i128), ..end.clone() }
        }
        _ => end.clone(),
    });
    let ends = ends.flat_map(|end| check_value(&end, key, &axis.key));
    let faulty: Vec<_> =
        listed.chain(ends).filter(|_| !checks.faulty.iter().any(|path| path.starts_with(home))).collect();
    let sound = faulty.is_empty();
    checks.mistakes.extend(faulty);
    if let (Some(from), Some(to), Spacing::Ratios) = (axis.from, axis.to, axis.spacing) {
        let others = ["from", "to"].map(|end| format!("{home}.{end}"));
        if from <= 0.0 || to <= 0.0 {
            let at = format!("{home}.spacing");
            checks.add(&at, &others.each_ref().map(String::as_str), Together::NoRatios { from, to });
        }
        return;
    }
    if let (true, true, Some(from), Some(to), Some(steps)) = (sound, whole, axis.from, axis.to, axis.steps) {
        let step = (to - from) / f64::from(steps - 1);
        if step.fract() != 0.0 {
            checks.add(&format!("{home}.steps"), &[], Together::BetweenWholes { from, step });
        }
    }
}
