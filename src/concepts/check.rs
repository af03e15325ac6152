//! Whether everything that the register names is there.

use super::Register;
use super::concept::{Concept, Experiment, Kind};
use super::measure::reading;
use super::trial::trial;
use crate::scenario::{explain, shipped};

/// How many concepts there are.
const CONCEPTS: usize = 74;

/// Something that the register names and that is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The ids are not C01 to C74, each once and in order.
    #[error("{0} is not where it should be: rows are C01 to C74, each once and in order")]
    Order(String),
    /// A field is empty, or says what cannot be.
    #[error("{id}: {what}")]
    Field {
        /// The row.
        id: String,
        /// What is wrong.
        what: String,
    },
    /// No key of a scenario has this path.
    #[error("{id}: there is no key `{key}`")]
    Key {
        /// The row.
        id: String,
        /// The path.
        key: String,
    },
    /// No scenario has this name.
    #[error("{id}: there is no scenario `{name}`")]
    Scenario {
        /// The row.
        id: String,
        /// The name.
        name: String,
    },
    /// Nothing that is measured has this name.
    #[error("{id}: there is no measure `{name}`")]
    Measure {
        /// The row.
        id: String,
        /// The name.
        name: String,
    },
    /// An experiment cannot be run.
    #[error("{id}: {why}")]
    Experiment {
        /// The row.
        id: String,
        /// Why.
        why: String,
    },
}

/// Everything that is wrong with a register, row by row.
pub fn faults(register: &Register) -> Vec<Fault> {
    let ids = register.concepts.iter().map(|concept| concept.id.clone());
    let expected = (1..=CONCEPTS).map(|number| format!("C{number:02}"));
    let longest = register.concepts.len().max(CONCEPTS);
    let (mut ids, mut expected) = (ids, expected);
    let order = (0..longest).filter_map(|_| match (ids.next(), expected.next()) {
        (id, wanted) if id == wanted => None,
        (id, wanted) => id.or(wanted).map(Fault::Order),
    });
    let order: Vec<Fault> = order.take(1).collect();
    order.into_iter().chain(register.concepts.iter().flat_map(|concept| of_row(register, concept))).collect()
}

fn of_row(register: &Register, concept: &Concept) -> Vec<Fault> {
    let id = || concept.id.clone();
    let mut found = fields(register, concept);
    let unknown = |key: &&String| !explain(key).is_ok_and(|all| all.iter().any(|one| one.key == **key));
    found.extend(concept.keys.iter().filter(unknown).map(|key| Fault::Key { id: id(), key: key.clone() }));
    let experiments = concept.experiments.iter().filter_map(|experiment| experiment.scenario.as_ref());
    let named = concept.scenario.iter().chain(experiments).filter(|name| shipped(name).is_err());
    found.extend(named.map(|name| Fault::Scenario { id: id(), name: name.clone() }));
    let measures = concept.experiments.iter().map(|experiment| &experiment.on).filter(|on| reading(on).is_none());
    found.extend(measures.map(|name| Fault::Measure { id: id(), name: name.clone() }));
    found.extend(concept.experiments.iter().filter_map(|experiment| of_experiment(concept, experiment)));
    found
}

fn fields(register: &Register, concept: &Concept) -> Vec<Fault> {
    let tested = !concept.experiments.is_empty() || !concept.follows.is_empty();
    let claims = matches!(concept.kind, Kind::Emergent | Kind::Consequence);
    let wrong = [
        (concept.idea.is_empty() || concept.shows.is_empty() || concept.falsifier.is_empty(), "a text is empty"),
        (!concept.seeds.iter().all(|seed| register.articles.contains_key(seed)), "no such article"),
        (!concept.mechanisms.iter().all(|one| register.mechanisms.contains_key(one)), "no such mechanism"),
        (!concept.follows.iter().all(|id| register.find(id).is_some()), "it follows a row that is not there"),
        (claims && !tested, "it claims something, and nothing is run to find out"),
    ];
    let wrong = wrong.into_iter().filter(|(wrong, _)| *wrong);
    wrong.map(|(_, what)| Fault::Field { id: concept.id.clone(), what: what.into() }).collect()
}

fn of_experiment(concept: &Concept, experiment: &Experiment) -> Option<Fault> {
    let fault = |why: String| Some(Fault::Experiment { id: concept.id.clone(), why });
    match trial(concept.scenario_of(experiment), experiment, &[]) {
        Err(error) => fault(error.to_string()),
        Ok(trial) if trial.scenarios.len() > 1 && !experiment.sets.iter().any(|set| set.starts_with("budget.")) => {
            fault("its ways run in several scenarios, and no budget says that they cost the same".into())
        }
        Ok(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::concepts::TEXT;

    #[test]
    fn a_row_that_is_missing_or_twice_is_found() {
        let mut register = Register::read(TEXT).unwrap();
        let seventh = register.concepts.remove(6);
        assert_eq!(faults(&register).first(), Some(&Fault::Order("C08".into())));
        register.concepts.insert(6, seventh.clone());
        register.concepts.insert(6, seventh);
        assert_eq!(faults(&register).first(), Some(&Fault::Order("C07".into())));
    }

    #[test]
    fn what_is_not_there_is_named() {
        let register = Register::read(TEXT).unwrap();
        let mut concept = register.concepts[0].clone();
        concept.experiments.clear();
        (concept.keys, concept.mechanisms) = (vec!["champions.peple".into()], vec!["M21".into()]);
        concept.scenario = Some("nowhere".into());
        let told: Vec<String> = of_row(&register, &concept).iter().map(Fault::to_string).collect();
        let expected = ["no such mechanism", "there is no key `champions.peple`", "there is no scenario `nowhere`"];
        assert_eq!(told, expected.map(|what| format!("C01: {what}")));
    }
}
