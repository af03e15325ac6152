//! How much may be asked for at once.

use crate::scenario::Scenario;

/// The most bytes of a request's head.
pub(super) const HEAD_BYTES: usize = 16 * 1024;

/// The most bytes that a request may bring.
pub(super) const BODY_BYTES: usize = 64 * 1024;

/// The most bytes of memory that one run may need, by a generous estimate.
const MEMORY_BYTES: f64 = 2e9;

/// Bytes that a person needs in a run, and each contact of theirs.
const PERSON_BYTES: f64 = 400.0;
const CONTACT_BYTES: f64 = 24.0;

/// Bytes that are kept of a week of a run of a strategy.
const WEEK_BYTES: f64 = 300.0;

/// How much may be asked for at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most runs at work at a time.
    pub at_once: usize,
    /// The most person-weeks of one run of everything: people × weeks × runs × strategies.
    pub person_weeks: u64,
    /// On how many threads one goes.
    pub threads: usize,
}

impl Limits {
    /// What a scenario asks for, in words, where that is too much.
    pub(super) fn refused(&self, scenario: &Scenario) -> Option<String> {
        let (people, contacts) = (scenario.people(), scenario.contacts_per_person());
        let (weeks, runs, strategies) = (scenario.file.weeks, scenario.file.runs, scenario.strategies.len());
        let rows = f64::from(weeks) * f64::from(runs) * strategies as f64;
        if f64::from(people) * rows > self.person_weeks as f64 {
            return Some(format!(
                "{people} people × {weeks} weeks × {runs} runs × {strategies} strategies are more than the {} million \
                 person-weeks that this page runs at once: ask for fewer runs",
                self.person_weeks / 1_000_000
            ));
        }
        let side_by_side = f64::from(runs).min(self.threads as f64);
        let held = side_by_side * f64::from(people) * (PERSON_BYTES + CONTACT_BYTES * contacts);
        let (needed, fewer) =
            (held + rows * WEEK_BYTES, if held > MEMORY_BYTES / 2.0 { "people or contacts" } else { "runs" });
        (needed > MEMORY_BYTES).then(|| {
            format!(
                "{people} people with {contacts:.0} contacts each, over {weeks} weeks × {runs} runs × {strategies} \
                 strategies, may need {:.1} GB of memory, and this page takes {:.0} for a run: ask for fewer {fewer}",
                needed / 1e9,
                MEMORY_BYTES / 1e9
            )
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::subject::tests::starter;
    use super::*;

    fn refused(limits: Limits, sets: &[(&str, &str)]) -> Option<String> {
        let sets: Vec<(String, String)> = sets.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
        limits.refused(&starter().with(&sets).unwrap())
    }

    #[test]
    fn what_takes_too_long_is_said() {
        let limits = Limits { at_once: 1, person_weeks: 2_000_000, threads: 2 };
        assert_eq!(refused(limits, &[]), None);
        let told = refused(limits, &[("organisation.people", "5000"), ("runs", "60")]).unwrap();
        assert!(told.contains("5000 people × 8 weeks × 60 runs") && told.contains("the 2 million"), "{told}");
    }

    #[test]
    fn what_needs_too_much_memory_is_said() {
        let limits = Limits { at_once: 1, person_weeks: u64::MAX, threads: 2 };
        let people = ("organisation.people", "500000");
        assert_eq!(refused(limits, &[people, ("network.contacts_per_person", "9")]), None);
        let told = refused(limits, &[people, ("network.contacts_per_person", "500")]).unwrap();
        assert!(told.contains("with 502 contacts each") && told.contains("fewer people or contacts"), "{told}");
        let told = refused(limits, &[("weeks", "10000"), ("runs", "5000")]).unwrap();
        assert!(told.contains("fewer runs"), "{told}");
    }
}
