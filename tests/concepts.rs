//! The concept register: every idea has its row, and everything that a row names is there.

use groundswell::concepts::{Fault, Kind, Register, TEXT, Verdict, faults};
use std::collections::BTreeSet;

/// Keys that the register names ahead of the program. A key that is there has no place here.
const COMING_KEYS: &[&str] = &[
    "backstage.bridge_width",
    "backstage.bridges_per_month",
    "backstage.check_ins_per_month",
    "backstage.coaching",
    "backstage.coaching_effect",
    "backstage.decision_levels_effect",
    "backstage.detection_lag_weeks",
    "backstage.expected_contacts_per_month",
    "backstage.expected_contacts_spread",
    "backstage.fear_of_letting_go",
    "backstage.feedback_quality",
    "backstage.patience_weeks",
    "backstage.plan_percent",
    "backstage.recognised",
    "backstage.recognitions_per_month",
    "backstage.reverts_for_weeks",
    "backstage.steps_in_for_weeks",
    "backstage.steps_in_when_aligned_below_percent",
    "backstage.steps_in_when_drift_above",
    "backstage.unsupported_effect",
    "behaviour.risk_points",
    "champions.announced",
    "champions.commitment_effect",
    "champions.endorsement_effect",
    "champions.group_effect",
    "champions.work_in_groups_of",
    "decisions.consensus",
    "decisions.leader_decisions_per_week",
    "decisions.level",
    "decisions.level_spread",
    "decisions.override_percent",
    "decisions.ownership_effect",
    "decisions.per_team_per_month",
    "decisions.waiting_effect",
    "event.for_weeks",
    "event.strategies",
    "event.week",
    "event.what",
    "leaders.say_do_gap_effect",
    "measure.knock_outs",
    "measure.persistence_after_weeks",
    "organisation.team_safety",
    "organisation.team_safety_spread",
    "policy",
    "role_models.practise_percent",
    "role_models.visibility",
];

/// The same of scenarios.
const COMING_SCENARIOS: &[&str] = &[
    "collective-genius-300",
    "does-it-stick",
    "dose-by-layer",
    "drift-and-hijack",
    "fatigue-20k",
    "half-the-champions-leave",
    "merger-bridges",
    "multinational-200k",
    "nerve-at-month-3",
    "private-habit",
    "quiet-leader-misread",
    "stop-work",
];

/// The same of measures.
const COMING_MEASURES: &[&str] =
    &["days_to_decide", "dli", "perceived_support", "persistence", "site_gap", "total_control"];

fn register() -> Register {
    Register::read(TEXT).unwrap_or_else(|error| panic!("{error}"))
}

/// The row of a fault, and what is missing, where it is known to come.
fn coming(fault: &Fault) -> Option<(&str, &str)> {
    let (list, id, name) = match fault {
        Fault::Key { id, key } => (COMING_KEYS, id, key),
        Fault::Scenario { id, name } => (COMING_SCENARIOS, id, name),
        Fault::Measure { id, name } => (COMING_MEASURES, id, name),
        Fault::Order(_) | Fault::Field { .. } | Fault::Experiment { .. } => return None,
    };
    list.contains(&&**name).then_some((id, name))
}

#[test]
fn every_row_names_keys_scenarios_and_measures_that_exist_and_its_experiments_can_be_run() {
    let faults = faults(&register());
    let waiting: BTreeSet<&str> = faults.iter().filter_map(coming).map(|(id, _)| id).collect();
    let waits = |fault: &&Fault| match fault {
        Fault::Experiment { id, .. } => waiting.contains(&**id),
        other => coming(other).is_some(),
    };
    let told: Vec<String> = faults.iter().filter(|fault| !waits(fault)).map(Fault::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn what_is_there_is_no_longer_coming() {
    let faults = faults(&register());
    let missing: BTreeSet<&str> = faults.iter().filter_map(coming).map(|(_, name)| name).collect();
    let lists = [COMING_KEYS, COMING_SCENARIOS, COMING_MEASURES].concat();
    let there: Vec<_> = lists.into_iter().filter(|name| !missing.contains(name)).collect();
    assert!(there.is_empty(), "take these out of the lists of what is coming: {there:?}");
}

#[test]
fn a_row_that_was_run_says_what_was_found() {
    for concept in register().concepts {
        assert_eq!(concept.verdict == Verdict::NotRun, concept.found.is_empty(), "{}", concept.id);
    }
}

#[test]
fn a_question_claims_nothing_and_a_claim_is_no_question() {
    for concept in register().concepts {
        let claims = concept.experiments.iter().any(|one| one.expects != groundswell::concepts::Claim::AsFound);
        assert!(!claims || concept.kind != Kind::Question, "{}", concept.id);
        assert!(concept.verdict != Verdict::Answered || concept.kind == Kind::Question, "{}", concept.id);
    }
}
