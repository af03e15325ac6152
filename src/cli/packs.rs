//! A scenario under several packs of assumptions.

use super::arguments::Packs;
use super::failure::Failure;
use super::source::Source;
use groundswell::scenario::{File, Pack, Scenario};

/// Values laid over a scenario.
type Sets = [(String, String)];

/// The packs asked for, each once: the middle first, else from doubt to belief.
pub fn asked_for(words: &[Packs]) -> Vec<Pack> {
    let wanted = |pack: &Pack| words.iter().any(|word| word.means(*pack));
    let mut packs: Vec<Pack> = Pack::ALL.into_iter().filter(wanted).collect();
    packs.sort_by_key(|&pack| pack != Pack::Middle);
    packs
}

/// A scenario under each pack asked for; as it is written where none is.
pub fn read(source: &Source, sets: &Sets, packs: &[Pack]) -> Result<Vec<Scenario>, Failure> {
    if packs.is_empty() {
        return Ok(vec![source.scenario(sets)?]);
    }
    if sets.iter().any(|(key, _)| key == "assumptions") {
        return Err(Failure::mistake(
            "`--packs` and `--set assumptions=…` say the same thing\n   = help: keep one of the two",
        ));
    }
    let under = |pack: &Pack| {
        let set = ("assumptions".to_owned(), pack.word().to_owned());
        source.scenario(&[sets, &[set]].concat())
    };
    let scenarios = packs.iter().map(under).collect::<Result<Vec<Scenario>, _>>()?;
    match alike(&scenarios) {
        Some((one, other)) => Err(Failure::mistake(format!(
            "{}: the {} and the {} assumptions make no difference here\n   = help: a pack stands where a scenario \
             says nothing, and not in textbook models; leave out values in which the packs differ, as \
             `groundswell explain {}` shows them",
            source.shown,
            one.whose(),
            other.whose(),
            "champions.conversation_effect"
        ))),
        None => Ok(scenarios),
    }
}

/// Two packs under which a scenario is the same.
fn alike(scenarios: &[Scenario]) -> Option<(Pack, Pack)> {
    let unnamed = |scenario: &Scenario| File { assumptions: Pack::Middle, ..scenario.file.clone() };
    let pairs = (0..scenarios.len()).flat_map(|one| (one + 1..scenarios.len()).map(move |other| (one, other)));
    let same = |&(one, other): &(usize, usize)| unnamed(&scenarios[one]) == unnamed(&scenarios[other]);
    let (one, other) = pairs.into_iter().find(same)?;
    Some((scenarios[one].file.assumptions, scenarios[other].file.assumptions))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_comes_first_and_each_pack_once() {
        assert_eq!(asked_for(&[Packs::All]), [Pack::Middle, Pack::Sceptic, Pack::Advocate]);
        assert_eq!(asked_for(&[Packs::Advocate, Packs::Sceptic, Packs::Advocate]), [Pack::Sceptic, Pack::Advocate]);
        assert_eq!(asked_for(&[]), []);
    }
}
