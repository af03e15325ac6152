//! What tables hold beyond adoption: aligned, forms, sources and drift by week, and what each run comes to.

use super::About;
use super::groups::Group;
use crate::behaviour::{Form, Measure};
use crate::engine::{Source, Trajectory};
use crate::experiment::{Comparison, Ensemble, Spread};

/// The level of adoption at which the first and the last layers are compared.
const GAP_AT: f64 = 0.25;

/// Whether runs know where adoptions come from; textbook models do not.
pub(super) fn knows_origins(comparison: &Comparison) -> bool {
    comparison.arms.iter().flat_map(|arm| &arm.ensemble.runs).any(|run| !run.adopted.is_empty())
}

/// The curves of forms, sources and drift, by the names that they have in a table.
pub(super) fn curves(ensemble: &Ensemble) -> Vec<(String, Vec<Spread>)> {
    let forms = Form::ALL.map(|form| (format!("form_{}", form.word()), ensemble.curve(Measure::Form(form))));
    let sources = Source::ALL.map(|source| {
        (format!("source_{}", source.word()), ensemble.curve_of(|run, week| run.share_through(source, week)))
    });
    let drift = ensemble.curve_of(|run, week| run.adopted(week).map_or(0.0, |adopted| adopted.drift));
    forms.into_iter().chain(sources).chain([("drift".into(), drift)]).collect()
}

/// What each run comes to: the columns of `runs.csv` that follow the weeks to milestones.
pub(super) const COLUMNS: [&str; 11] = [
    "aligned",
    "peer_share",
    "r_0_to_1",
    "r_1_to_2",
    "structural_virality",
    "effective_contributors",
    "emergent_leaders_per_100_people",
    "hijacked",
    "stalled",
    "layer_gap_weeks",
    "joiners_owned",
];

/// The cells of a run, in the order of [`COLUMNS`]; empty where there is nothing to tell.
pub(super) fn cells(about: &About, groups: &[Group], run: &Trajectory) -> [String; COLUMNS.len()] {
    let told = !run.adopted.is_empty();
    let number = |value: Option<f64>| value.filter(|_| told).map_or_else(String::new, |value| value.to_string());
    let passing = &run.passing;
    let reproduction = passing.reproduction();
    [
        run.share(Measure::Aligned, run.weeks()).to_string(),
        number(run.peer_share()),
        number(reproduction.first().copied()),
        number(reproduction.get(1).copied()),
        number(Some(passing.structural_virality)),
        number(Some(passing.effective_contributors)),
        number(Some(run.emergent_leaders_per_100_people())),
        if told { run.is_hijacked().to_string() } else { String::new() },
        run.has_stalled().to_string(),
        layer_gap_weeks(about, groups, run).map_or_else(String::new, |weeks| weeks.to_string()),
        run.joiners.share().map_or_else(String::new, |share| share.to_string()),
    ]
}

/// How many weeks later the last layers reach a quarter than the first; `None` unless both do.
fn layer_gap_weeks(about: &About, groups: &[Group], run: &Trajectory) -> Option<i64> {
    let [first, .., last] = groups else { return None };
    let week = |group: &Group| Some(i64::from(group.week_reaching(run, GAP_AT, about.held_weeks)?));
    Some(week(last)? - week(first)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::example;
    use crate::report::groups::groups;

    #[test]
    fn every_curve_has_a_name_of_its_own() {
        let (_, comparison) = example::four_strategies(2, 3);
        let names: Vec<String> = curves(&comparison.arms[1].ensemble).into_iter().map(|(name, _)| name).collect();
        assert_eq!(names.len(), Form::ALL.len() + Source::ALL.len() + 1);
        for name in ["form_intended", "form_hijacked", "source_broadcast", "source_colleague", "drift"] {
            assert!(names.iter().any(|other| other == name), "{name}");
        }
    }

    #[test]
    fn layers_that_follow_late_show_a_gap_and_textbook_models_no_origins() {
        let (about, comparison) = example::four_strategies(20, 104);
        let groups = groups(&comparison);
        let gap = |run| layer_gap_weeks(&about, &groups, run);
        let gaps: Vec<i64> = comparison.arms[3].ensemble.runs.iter().filter_map(gap).collect();
        assert!(gaps.len() > 5 && gaps.iter().all(|&weeks| weeks > 0), "{gaps:?}");
        let (about, textbook) = example::textbook();
        assert!(!knows_origins(&textbook) && knows_origins(&comparison));
        let cells = cells(&about, &[], &textbook.arms[0].ensemble.runs[0]);
        assert_eq!(cells.iter().filter(|cell| cell.is_empty()).count(), 9);
    }
}
