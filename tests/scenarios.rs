//! Every shipped scenario runs, opens with its question, and says what was expected of it.

use groundswell::experiment::{Line, compare};
use groundswell::scenario::{SHIPPED, Scenario, Shipped};
use std::path::Path;
use std::sync::atomic::AtomicBool;

/// A shipped scenario with few runs and few people.
fn small(name: &str, text: &str) -> Scenario {
    let read = |sets: &[(&str, &str)]| {
        let sets: Vec<(String, String)> = sets.iter().map(|&(key, value)| (key.into(), value.into())).collect();
        Scenario::read(text, &format!("{name}.toml"), Path::new("scenarios"), &sets)
            .unwrap_or_else(|error| panic!("{error}"))
    };
    let few = ("runs", "8");
    if read(&[few]).people() > 2000 { read(&[few, ("organisation.people", "2000")]) } else { read(&[few]) }
}

#[test]
fn every_shipped_scenario_runs() {
    for Shipped { name, text } in SHIPPED {
        let scenario = small(name, text);
        let comparison = compare(&scenario, &AtomicBool::new(false), &|| {}).expect("nobody interrupts a test");
        assert_eq!(comparison.arms.len(), scenario.strategies.len(), "{name}");
        assert!(comparison.arms.iter().all(|arm| arm.ensemble.runs.len() == 8), "{name}");
        assert_eq!(comparison.expectation.is_some(), scenario.file.expect.is_some(), "{name}");
        assert!(!comparison.verdict.sentence.is_empty(), "{name}");
    }
}

#[test]
fn every_shipped_scenario_opens_with_its_question_and_expects_something() {
    for Shipped { name, text } in SHIPPED {
        let first = text.lines().next().unwrap_or_default();
        assert!(first.starts_with("# ") && first.ends_with('?'), "{name} opens with: {first}");
        let expects = small(name, text).file.expect.is_some();
        assert!(expects || name == "minimal", "{name} expects nothing");
    }
}

#[test]
fn planned_costs_of_every_shipped_scenario_reconcile() {
    for Shipped { name, text } in SHIPPED {
        let scenario = small(name, text);
        let comparison = compare(&scenario, &AtomicBool::new(false), &|| {}).expect("nobody interrupts a test");
        for arm in comparison.arms.iter().filter(|arm| arm.plan.budget.is_some()) {
            let budget = arm.plan.budget.expect("kept only those with a budget");
            assert!((arm.plan.person_days() + arm.plan.unspent - budget).abs() < 1e-6, "{name}: {:?}", arm.plan);
            let table = scenario.file.strategy.iter().find(|table| table.name == arm.strategy.name);
            let split = table.is_some_and(|table| !table.split_percent.is_empty());
            let open = arm.plan.lines.iter().filter(|line| line.volume + 1.0 <= line.most).map(Line::next);
            // with a split, each channel keeps to its own part and may leave less than a unit of its own
            let bound = if split { open.sum::<f64>() } else { open.fold(f64::INFINITY, f64::min) };
            // what a channel at its bound cannot spend stays unspent where nobody else may have it
            let bound_up = split && arm.plan.lines.iter().any(|line| line.volume + 1.0 > line.most);
            assert!(bound_up || arm.plan.unspent < bound, "{name}: {:?}", arm.plan);
        }
    }
}
