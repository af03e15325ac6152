//! The concept register: every idea has its row, and everything that a row names is there.

use groundswell::concepts::{Fault, Kind, Register, TEXT, Verdict, concluded, faults};

fn register() -> Register {
    Register::read(TEXT).unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn every_row_names_keys_scenarios_and_measures_that_exist_and_its_experiments_can_be_run() {
    let told: Vec<String> = faults(&register()).iter().map(Fault::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn every_idea_has_its_row_in_order() {
    let ids: Vec<String> = register().concepts.into_iter().map(|concept| concept.id).collect();
    assert_eq!(ids, (1..=74).map(|number| format!("C{number:02}")).collect::<Vec<_>>());
}

#[test]
fn a_row_that_was_run_says_what_was_found() {
    for concept in register().concepts {
        assert_eq!(concept.verdict == Verdict::NotRun, concept.found.is_empty(), "{}", concept.id);
    }
}

#[test]
fn a_row_that_follows_others_has_the_verdict_that_theirs_come_to() {
    let register = register();
    for concept in register.concepts.iter().filter(|concept| !concept.follows.is_empty()) {
        let (verdict, found) = concluded(concept, &[], |id| register.find(id).unwrap().verdict).unwrap();
        assert_eq!((concept.verdict, &concept.found), (verdict, &found), "{}", concept.id);
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
