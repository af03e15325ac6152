//! Whether a register is sound: every id stands once, and everything that it names is there.

use super::Register;
use super::concept::{Concept, Experiment, Kind};
use super::trial::trial;
use crate::scenario::{explain, shipped};

/// Something wrong with a row of a register.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{id}: {what}")]
pub struct Fault {
    /// The row.
    pub id: String,
    /// What is wrong with it.
    pub what: String,
}

/// Everything that is wrong with a register, row by row.
pub fn faults(register: &Register) -> Vec<Fault> {
    let rows = register.concepts.iter().enumerate();
    rows.flat_map(|(place, concept)| {
        let twice = register.concepts[..place].iter().any(|before| before.id == concept.id);
        let twice = twice.then(|| "another row has the same id".to_owned());
        let what = twice.into_iter().chain(of_row(register, concept));
        what.map(|what| Fault { id: concept.id.clone(), what }).collect::<Vec<_>>()
    })
    .collect()
}

fn of_row(register: &Register, concept: &Concept) -> Vec<String> {
    let mut found = fields(register, concept);
    let unknown = |key: &&String| !explain(key).is_ok_and(|all| all.iter().any(|one| one.key == **key));
    found.extend(concept.keys.iter().filter(unknown).map(|key| format!("there is no key `{key}`")));
    let nowhere = |name: &&String| shipped(name).is_err();
    found.extend(concept.scenario.iter().filter(nowhere).map(|name| format!("there is no scenario `{name}`")));
    for fault in concept.experiments.iter().filter_map(|experiment| of_experiment(concept, experiment)) {
        if !found.contains(&fault) {
            found.push(fault);
        }
    }
    found
}

fn fields(register: &Register, concept: &Concept) -> Vec<String> {
    let tested = !concept.experiments.is_empty() || !concept.follows.is_empty();
    let claims = matches!(concept.kind, Kind::Emergent | Kind::Consequence);
    let wrong = [
        (concept.idea.is_empty() || concept.shows.is_empty() || concept.falsifier.is_empty(), "a text is empty"),
        (!concept.seeds.iter().all(|seed| register.articles.contains_key(seed)), "no such article"),
        (!concept.mechanisms.iter().all(|one| register.mechanisms.contains_key(one)), "no such mechanism"),
        (!concept.follows.iter().all(|id| register.find(id).is_some()), "it follows a row that is not there"),
        (claims && !tested, "it claims something, and nothing is run to find out"),
    ];
    wrong.into_iter().filter(|(wrong, _)| *wrong).map(|(_, what)| what.to_owned()).collect()
}

fn of_experiment(concept: &Concept, experiment: &Experiment) -> Option<String> {
    match trial(concept.scenario_of(experiment), experiment, &[]) {
        Err(error) => Some(error.to_string()),
        Ok(trial) if trial.scenarios.len() > 1 && !experiment.sets.iter().any(|set| set.starts_with("budget.")) => {
            Some("its ways run in several scenarios, and no budget says that they cost the same".into())
        }
        Ok(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concepts::TEXT;

    #[test]
    fn a_row_that_stands_twice_is_found() {
        let mut register = Register::read(TEXT).unwrap();
        let seventh = register.concepts[6].clone();
        register.concepts = vec![seventh.clone(), seventh];
        let told: Vec<String> = faults(&register).iter().map(Fault::to_string).collect();
        assert_eq!(told, ["C07: another row has the same id"]);
    }

    #[test]
    fn what_is_not_there_is_named_once() {
        let register = Register::read(TEXT).unwrap();
        let mut concept = register.concepts[0].clone();
        (concept.keys, concept.mechanisms) = (vec!["champions.peple".into()], vec!["M21".into()]);
        concept.scenario = Some("nowhere".into());
        concept.experiments.truncate(1);
        concept.experiments[0].scenario = None;
        let expected = ["no such mechanism", "there is no key `champions.peple`", "there is no scenario `nowhere`"];
        assert_eq!(of_row(&register, &concept), expected);
    }
}
