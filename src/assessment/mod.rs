//! How distributed leadership is, read off a log of decisions: which layer decided, how, and how fast.
//!
//! The degree of distributed leadership (DLI) is the mean over decisions of the depth of the layer that decided,
//! as a share of the deepest layer: 0 where everything is decided at the top, 1 where everything is decided on
//! the front line. No group of fewer than [`SMALLEST`] decisions is told, or can be worked out from the others.

mod fault;
mod groups;
mod log;
mod measures;

pub use fault::Fault;
pub use log::{Decision, LEVELS, Log, read_log};
pub use measures::Measures;

pub use crate::privacy::SMALLEST;

/// What a log of decisions says of an organisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Assessment {
    /// All decisions.
    pub whole: Measures,
    /// How far the levels of teams lie apart: a standard deviation; `None` of one team.
    pub level_spread: Option<f64>,
    /// By the layer that decided, from the top, those together in which few decide; empty if none may be told.
    pub layers: Vec<Group>,
    /// By team, in the order of their names, small ones together at the end; empty if none may be told.
    pub teams: Vec<Group>,
    /// How many teams the log names.
    pub teams_named: usize,
    /// The deepest layer, counted from 0 at the top.
    pub deepest: u8,
    /// Whether the number of layers was given, not taken from the log.
    pub layers_told: bool,
    /// Whether the log says which decisions were escalated.
    pub escalated_told: bool,
    /// Whether the log says of [`SMALLEST`] decisions and more at the highest level that the top took them, above other
    /// layers.
    pub delegated_to_the_top: bool,
}

/// Some decisions that are told together.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Whose decisions.
    pub of: Of,
    /// What they come to.
    pub measures: Measures,
}

/// Whose decisions are told together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// Those that layers took, from the first to the last, counted from 0 at the top.
    Layers(u8, u8),
    /// Those of a team.
    Team(String),
    /// Those of all teams that may not be told alone: so many.
    OtherTeams(usize),
}

/// What a log comes to. The order of its rows changes nothing.
pub fn assess(log: &Log) -> Assessment {
    let all: Vec<&Decision> = log.decisions.iter().collect();
    let (layers, teams, teams_named) = groups::told(&all, log.deepest);
    let delegated = all.iter().filter(|one| one.layer == 0 && one.level == LEVELS.len() as u8).count();
    Assessment {
        whole: Measures::of(&all, log.deepest),
        level_spread: measures::level_spread(&all),
        layers,
        teams,
        teams_named,
        deepest: log.deepest,
        layers_told: log.layers_told,
        escalated_told: log.escalated_told,
        delegated_to_the_top: log.deepest > 0 && delegated >= SMALLEST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A log of rows of (team, level, layer, days).
    fn log(rows: &[(usize, u8, u8, f64)]) -> Log {
        let mut text = String::from("decision,team,level,decided_by_level,days\n");
        for (number, (team, level, layer, days)) in rows.iter().enumerate() {
            text += &format!("{number},T{team},{level},{layer},{days}\n");
        }
        read_log(text.as_bytes(), Some(5)).unwrap_or_else(|faults| panic!("{faults:?}")).0
    }

    fn rows() -> impl Strategy<Value = Vec<(usize, u8, u8, f64)>> {
        let row = (0usize..6, 1u8..=7, 0u8..5, prop::sample::select(vec![0.0, 0.1, 2.0, 7.5]));
        prop::collection::vec(row, SMALLEST..90)
    }

    #[test]
    fn all_at_the_top_is_none_and_all_on_the_front_line_is_all() {
        let dli = |layer| assess(&log(&[(0, 1, layer, 1.0), (1, 7, layer, 2.0)].repeat(10))).whole.dli;
        assert_eq!((dli(0).mean, dli(0).low, dli(0).high), (0.0, 0.0, 0.0));
        assert_eq!((dli(4).mean, dli(4).low, dli(4).high), (1.0, 1.0, 1.0));
        assert_eq!(dli(1).mean, 0.25);
    }

    proptest! {
        #[test]
        fn every_measure_stays_in_its_range(rows in rows()) {
            let assessment = assess(&log(&rows));
            let groups = assessment.layers.iter().chain(&assessment.teams).map(|group| &group.measures);
            for measures in groups.chain([&assessment.whole]) {
                for share in [Some(measures.dli), measures.escalated].into_iter().flatten() {
                    prop_assert!(0.0 <= share.low && share.low <= share.mean && share.mean <= share.high);
                    prop_assert!(share.high <= 1.0);
                }
                prop_assert!((1.0..=7.0).contains(&measures.mean_level.mean));
                prop_assert!((measures.levels.iter().sum::<f64>() - 1.0).abs() < 1e-12);
                let most = measures.decisions as f64;
                prop_assert!(1.0 - 1e-12 <= measures.effective_deciders && measures.effective_deciders <= most);
                prop_assert!(measures.days_median <= measures.days_p90);
            }
        }

        #[test]
        fn the_order_of_rows_changes_nothing(
            (rows, shuffled) in rows().prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle()))
        ) {
            prop_assert_eq!(assess(&log(&rows)), assess(&log(&shuffled)));
        }

        #[test]
        fn a_decision_taken_further_down_never_lowers_the_degree(rows in rows(), place in any::<prop::sample::Index>()) {
            let before = assess(&log(&rows)).whole.dli.mean;
            let mut moved = rows.clone();
            let layer = &mut moved[place.index(rows.len())].2;
            *layer = (*layer + 1).min(4);
            prop_assert!(assess(&log(&moved)).whole.dli.mean >= before - 1e-12);
        }

        #[test]
        fn groups_add_up_to_the_whole_or_are_not_told(rows in rows()) {
            let assessment = assess(&log(&rows));
            for groups in [&assessment.layers, &assessment.teams] {
                let sum: usize = groups.iter().map(|group| group.measures.decisions).sum();
                prop_assert!(groups.is_empty() || sum == rows.len());
            }
        }
    }
}
