//! What a curve over time shows, by what it measures.

use super::words::capital;
use crate::behaviour::Measure;

/// What is measured: "owned adoption".
pub(super) fn name(measure: Measure) -> &'static str {
    match measure {
        Measure::Owned => "owned adoption",
        Measure::Aligned => "aligned adoption",
        other => other.word(),
    }
}

/// What stands on its axis: "Owned adoption, % of people".
pub(super) fn axis(measure: Measure) -> String {
    let of = if measure == Measure::Payoff { "the best variant" } else { "people" };
    format!("{}, % of {of}", capital(name(measure)))
}

/// Who is counted: "everybody who does it".
pub(super) fn counted(measure: Measure) -> &'static str {
    match measure {
        Measure::Adoption => "everybody who does it",
        Measure::Owned => "everybody who has made it their own",
        Measure::Aligned => "everybody who has made it their own, as it was intended",
        Measure::Complying => "everybody who does it because it is required",
        Measure::Aware => "everybody who knows of it",
        Measure::Payoff => "what teams do is worth, in the mean",
        Measure::In(_) => "everybody at this stage",
        Measure::Form(_) => "everybody who has made it their own in this form",
    }
}
