//! What equal cost comes to: planned costs are equal, what is spent may not be, and two strategies may become one.

use super::words::{count, list, number, person_days, units};
use crate::experiment::statistics::mean;
use crate::experiment::{Arm, Comparison};
use crate::intervention::Channel;
use crate::strategy::Strategy;

/// How far what is spent lies from the budget where it is worth a sentence, as a share of the budget.
const OFF: f64 = 0.1;

/// Sentences on what equal cost does not tell; none where volumes are as written.
pub(super) fn told(comparison: &Comparison) -> Vec<String> {
    let deserted = comparison.arms.iter().filter_map(deserted);
    short(comparison).into_iter().chain(unequal(comparison)).chain(deserted).chain(alike(comparison)).collect()
}

/// Those that cannot use the budget: whatever is on top, they are compared at less than equal cost.
fn short(comparison: &Comparison) -> Option<String> {
    let budget = comparison.arms.iter().find_map(|arm| arm.plan.budget)?;
    let is_short = |arm: &&Arm| !arm.plan.lines.is_empty() && arm.plan.person_days() < (1.0 - OFF) * budget;
    let most = |arm: &Arm| format!("no more than {} by “{}”", number(arm.plan.person_days()), arm.strategy.name);
    let short: Vec<String> = comparison.arms.iter().filter(is_short).map(most).collect();
    let of = person_days(budget);
    (!short.is_empty()).then(|| format!("This is not at equal cost: of {of}, {} can be used.", list(&short)))
}

/// A strategy to which the budget leaves hardly a champion of those that were written.
fn deserted(arm: &Arm) -> Option<String> {
    let champions = arm.plan.lines.iter().find(|line| line.channel == Channel::Champions)?;
    (champions.volume <= 1.0 && champions.written >= 2.0 && arm.plan.budget.is_some()).then(|| {
        format!(
            "The budget leaves “{}” {} of {}: it says little of champions, or of those who support them.",
            arm.strategy.name,
            units(&number(champions.volume), champions.unit),
            number(champions.written)
        )
    })
}

/// What was spent, where that is not what was planned: some refuse, burn out, or step in.
fn unequal(comparison: &Comparison) -> Option<String> {
    let budget = comparison.arms.iter().find_map(|arm| arm.plan.budget)?;
    let off = |arm: &&Arm| {
        let planned = arm.plan.person_days();
        planned > 0.0 && (mean(&arm.ensemble.person_days()) - planned).abs() > OFF * budget
    };
    let spent = |arm: &Arm| {
        let spent = person_days(mean(&arm.ensemble.person_days()));
        format!("{spent} instead of {} with “{}”", count(arm.plan.person_days().round() as u64), arm.strategy.name)
    };
    let off: Vec<String> = comparison.arms.iter().filter(off).map(spent).collect();
    (!off.is_empty()).then(|| {
        format!("Strategies are held to one budget as planned; what is spent depends on how it goes: {}.", list(&off))
    })
}

/// Strategies that differ in nothing but volumes, which the budget makes the same.
fn alike(comparison: &Comparison) -> Vec<String> {
    let held = |arm: &&Arm| arm.plan.budget.is_some() && !arm.plan.lines.is_empty();
    let arms: Vec<&Arm> = comparison.arms.iter().filter(held).collect();
    let unnamed = |arm: &Arm| Strategy { name: String::new(), ..arm.strategy.clone() };
    let mut told = Vec::new();
    for (place, one) in arms.iter().enumerate() {
        for other in arms[place + 1..].iter().filter(|other| unnamed(one) == unnamed(other)) {
            told.push(format!(
                "“{}” and “{}” do the same once they cost the same: to compare their volumes, set budget.compare = \
                 \"as_written\".",
                one.strategy.name, other.strategy.name
            ));
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;

    #[test]
    fn what_is_spent_is_told_where_it_is_not_what_was_planned() {
        let (_, mut comparison) = example::four_strategies(4, 9);
        for arm in &mut comparison.arms {
            arm.ensemble.runs.iter_mut().for_each(|run| run.person_days = arm.plan.person_days());
        }
        assert!(told(&comparison).is_empty());
        comparison.arms[2].ensemble.runs.iter_mut().for_each(|run| run.person_days = 199.0);
        let said = told(&comparison).join("\n");
        assert!(said.contains(": 199 person-days instead of 408 with “Champions”."), "{said}");
        comparison.arms[1].plan.lines.iter_mut().for_each(|line| line.volume *= 0.5);
        let said = told(&comparison).join("\n");
        assert!(said.starts_with("This is not at equal cost: of "), "{said}");
        assert!(said.contains(" by “Announce it from the top” can be used.") && !said.contains("by “Both”"), "{said}");
        let champions = &mut comparison.arms[2].plan.lines[1];
        (champions.written, champions.volume) = (10.0, 1.0);
        let said = told(&comparison).join("\n");
        assert!(said.contains("The budget leaves “Champions” 1 champion of 10: "), "{said}");
        comparison.arms.iter_mut().for_each(|arm| arm.plan.budget = None);
        assert!(told(&comparison).is_empty());
    }

    #[test]
    fn strategies_that_the_budget_makes_one_are_named() {
        let (_, mut comparison) = example::four_strategies(4, 9);
        comparison.arms[3].strategy.starters = comparison.arms[2].strategy.starters.clone();
        let said = told(&comparison).join("\n");
        assert!(said.contains("“Champions” and “Both” do the same"), "{said}");
        assert!(!said.contains("“Announce” and"), "{said}");
        comparison.arms.iter_mut().for_each(|arm| arm.plan.budget = None);
        assert!(told(&comparison).is_empty());
    }
}
