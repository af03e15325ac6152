//! What it is worth to be rid of one flaw of what is seen of ties: each way of choosing with all flaws that the scenario
//! has, and with all but one. People are chosen from what is seen, and the behaviour spreads on the network as it is.

use super::{Arena, Run};
use crate::experiment::compare::Interrupted;
use crate::experiment::statistics::Estimate;
use crate::fraction::Percent;
use crate::scenario::Scenario;
use crate::scenario::file::Network;
use crate::seeding::ChosenBy;
use crate::strategy::Strategy;

/// What may be wrong with what is seen of ties, beside that not all answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// People name no more than so many contacts.
    Names,
    /// Of contacts, people rather name those whom many know.
    FavoursKnown,
    /// Ties are missed.
    Missed,
    /// Ties are seen that are not there.
    False,
    /// Managers know only roughly who is well connected.
    Managers,
}

/// What it is worth to a way of choosing to be rid of a flaw.
#[derive(Debug, Clone, PartialEq)]
pub struct Rid {
    /// The flaw.
    pub of: Flaw,
    /// The way.
    pub by: ChosenBy,
    /// The share of people who own the behaviour in the end without the flaw.
    pub owned: Estimate,
    /// How much more that is than with it, run by run.
    pub worth: Estimate,
}

impl Flaw {
    /// All flaws, in the order of their keys.
    pub const ALL: [Flaw; 5] = [Flaw::Names, Flaw::FavoursKnown, Flaw::Missed, Flaw::False, Flaw::Managers];

    /// Its key in a scenario.
    pub fn key(self) -> &'static str {
        match self {
            Flaw::Names => "survey_most_names",
            Flaw::FavoursKnown => "survey_favours_known",
            Flaw::Missed => "survey_missed_percent",
            Flaw::False => "survey_false_percent",
            Flaw::Managers => "managers_error",
        }
    }

    /// A network without it; who may name everybody favours nobody.
    fn without(self, network: &Network) -> Network {
        let mut rid = network.clone();
        match self {
            Flaw::Names => (rid.survey_most_names, rid.survey_favours_known) = (None, 0.0),
            Flaw::FavoursKnown => rid.survey_favours_known = 0.0,
            Flaw::Missed => rid.survey_missed_percent = Percent::NONE,
            Flaw::False => rid.survey_false_percent = Percent::NONE,
            Flaw::Managers => rid.managers_error = 0.0,
        }
        rid
    }

    /// Whether a way of choosing may go astray by it; a search would take too long.
    fn misleads(self, by: ChosenBy) -> bool {
        by.sees_ties() && by != ChosenBy::Searched && (self != Flaw::Managers || by == ChosenBy::Managers)
    }
}

/// What it is worth to be rid of each flaw that the scenario has; `with` are its runs as it is, a strategy a way.
pub(super) fn rid<T>(arena: &Arena, by: &[ChosenBy], people: u32, with: &[Run<T>]) -> Result<Vec<Rid>, Interrupted> {
    let mut found = Vec::new();
    for flaw in Flaw::ALL {
        let network = flaw.without(&arena.scenario.file.network);
        let misled: Vec<usize> = (0..by.len()).filter(|&way| flaw.misleads(by[way])).collect();
        if misled.is_empty() || network == arena.scenario.file.network {
            continue;
        }
        let mut scenario: Scenario = arena.scenario.clone();
        scenario.file.network = network;
        let arms: Vec<Strategy> = misled.iter().map(|&way| arena.arm(by[way], people)).collect();
        let without = arena.runs(&scenario, &arms, |_, _| ())?;
        for (arm, &way) in misled.iter().enumerate() {
            let owned: Vec<f64> = without.iter().map(|run| run.owned[arm]).collect();
            let more: Vec<f64> = owned.iter().zip(with).map(|(owned, run)| owned - run.owned[way]).collect();
            let owned = Estimate::of(&owned).within(0.0, 1.0);
            found.push(Rid { of: flaw, by: by[way], owned, worth: Estimate::of(&more) });
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::experiment::ways::tests::{compared, scenario};

    #[test]
    fn without_its_only_flaw_a_survey_is_full_knowledge() {
        let by = [ChosenBy::Degree, ChosenBy::Managers, ChosenBy::WholeTeams];
        let exact = "network.managers_error = 0";
        let full = compared(&scenario(exact), &by, 5);
        assert!(full.flaws.is_empty());
        for (flaw, set) in [
            (Flaw::Names, "network.survey_most_names = 1\nnetwork.survey_favours_known = 2"),
            (Flaw::Missed, "network.survey_missed_percent = 70"),
            (Flaw::False, "network.survey_false_percent = 100"),
            (Flaw::Managers, "network.managers_error = 3"),
        ] {
            let set = if flaw == Flaw::Managers { set.to_owned() } else { format!("{exact}\n{set}") };
            let found = compared(&scenario(&set), &by, 5);
            let rid: Vec<&Rid> = found.flaws.iter().filter(|rid| rid.of == flaw).collect();
            let misled: Vec<ChosenBy> = rid.iter().map(|rid| rid.by).collect();
            assert_eq!(misled, if flaw == Flaw::Managers { &by[1..2] } else { &by[..2] }, "{flaw:?}");
            for rid in rid {
                let way = |ways: &[super::super::Way]| ways.iter().find(|way| way.by == rid.by).unwrap().owned;
                assert_eq!(rid.owned, way(&full.ways), "{flaw:?}");
                assert!((rid.worth.mean - (rid.owned.mean - way(&found.ways).mean)).abs() < 1e-12);
            }
        }
    }
}
