//! What every page says first: of what it speaks, and what it does not say.

use super::About;
use super::words::count;
use crate::experiment::Comparison;

/// What stands in every report, word for word.
pub(super) const LIMITS: &str = "This compares strategies under stated assumptions. It does not forecast your \
                                 organisation. Peer effects in trials are usually 5–15 points.";

/// How many simulated copies of what, and which behaviour.
pub(super) fn sample(about: &About, comparison: &Comparison) -> String {
    let behaviour = match about.behaviour.trim() {
        "" => String::new(),
        behaviour => format!(" The behaviour: {}.", behaviour.trim_end_matches('.')),
    };
    let assumed = match about.assumptions {
        _ if comparison.packs.is_some() => ", and the same seed under each pack of assumptions".into(),
        Some(pack) => format!(", under the {} assumptions", pack.whose()),
        None => String::new(),
    };
    format!(
        "{} simulated cop{} of an organisation of {} people, {} {}; every strategy meets the same people with the \
         same luck{assumed}.{behaviour}",
        count(about.runs),
        if about.runs == 1 { "y" } else { "ies" },
        count(about.people),
        count(about.weeks),
        about.step.many(),
    )
}
